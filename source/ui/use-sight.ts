import {useEffect} from 'react';
import {stages} from '../model/stage.ts';
import type {Brush} from './brush.ts';
import type {BodyContent} from './body.tsx';
import type {MarkRow} from './components/rows.tsx';
import type {Explanation} from './panes/explanation.ts';
import {following} from './components/pane.tsx';
import {repliesIn} from './look-update.ts';
import {markRow, type Marks} from './search-marks.ts';
import {inSight, needsMore} from './search-state.ts';
import {noText, saySame, searchRows, type SearchText} from './search-text.ts';
import type {Row} from './theme.ts';
import type {Metrics} from './ui-events.ts';
import type {UiState} from './ui-state.ts';
import type {Ui} from './use-ui.ts';
import type {Transcript} from './panes/transcript.ts';

/** The first row of the transcript in sight. */
export function transcriptTop(
	state: UiState,
	{rows, text}: Pick<Transcript, 'rows' | 'text'>,
	height: number,
): number {
	const last = Math.max(0, rows.length - height);
	if (state.aim !== undefined) {
		const line = text.lineOf(state.aim);
		const row = line === undefined ? undefined : text.rowOf(line);
		if (row !== undefined) return inSight(row, {rows: rows.length, height});
	}
	return Math.min(state.transcriptTop ?? last, last);
}

/** What stands in the rule of the transcript: whether it follows, or what came since and is out of sight. */
function followWords(state: UiState, {blocks}: Transcript, end: number): string {
	if (state.transcriptTop === undefined && state.aim === undefined) return following;
	const fresh = blocks.slice(state.seen ?? blocks.length);
	const more = fresh.filter(({row, rows}) => row + rows > end).length;
	return more > 0 ? `${more} new below` : '';
}

/** What stands in the rule of the explanation while something else than the present is read. */
function readingWords(state: UiState, {blocks}: Transcript, present: string | undefined): string {
	if (state.since === undefined) return '';
	const {chosen, selected} = state;
	const places: readonly string[] = stages;
	const isEarlier =
		chosen === undefined
			? places.indexOf(selected ?? '') < places.indexOf(present ?? '')
			: chosen !== blocks.at(-1)?.id;
	const fresh = repliesIn(blocks) - state.since;
	return `${isEarlier ? 'earlier' : 'chosen'}${fresh > 0 ? `, ${fresh} new` : ''}`;
}

/**
 * The text that has the focus, to be searched. Rows that say the same are the
 * same text: a redraw does not begin the search again.
 */
function searchTextOf(
	state: UiState,
	said: SearchText,
	explanation: readonly Row[],
	overlay: readonly Row[] | undefined,
): SearchText {
	// Only a search asks for it, and the field opens before anything can be typed.
	if (state.search === undefined) return noText;
	const rows = overlay ?? (state.focus === 'explanation' ? explanation : undefined);
	if (rows === undefined) return said;
	const before = state.search.hunt.text;
	return before.rows !== undefined && saySame(before.rows, rows) ? before : searchRows(rows);
}

/** Go on searching between the keys until nothing is left; not every step is drawn. */
export function useHunt(
	state: UiState,
	text: SearchText,
	{dispatch, isHunting}: Pick<Ui, 'dispatch' | 'isHunting'>,
): void {
	const {search} = state;
	useEffect(() => {
		if (search === undefined || !needsMore(search, text)) return;
		const step = (): void => {
			dispatch({type: 'search-more'});
			if (isHunting()) timer = setImmediate(step);
		};
		let timer = setImmediate(step);
		return () => clearImmediate(timer);
	}, [search, text, dispatch, isHunting]);
}

/** What of the panes is looked at: where the transcript stands, what is searched and marked. */
export function useSight(
	options: {
		readonly state: UiState;
		readonly brush: Brush;
		readonly said: Transcript;
		readonly text: Explanation;
		readonly overlay: BodyContent['overlay'];
		/** The stage where the walk stands. */
		readonly present: string | undefined;
	},
	/** Rows of the transcript that fit. */
	height: number,
): Pick<BodyContent, 'follow' | 'reading' | 'marks'> & {
	readonly top: number;
	readonly search: Metrics['search'];
} {
	const {state, brush, said, text, overlay} = options;
	const sought = searchTextOf(state, said.text, text.rows, overlay?.rows);
	const top = transcriptTop(state, said, height);
	const found = marksOf(state, sought);
	const markFound: MarkRow | undefined =
		found === undefined ? undefined : (row, at, rows) => markRow(row, at, rows, found);
	const chosen = said.blocks.find(({id}) => id === state.chosen);
	const isOver = overlay !== undefined;
	const markSaid: MarkRow = (row, at, rows) => {
		const isFound = !isOver && state.focus === 'transcript';
		const marked = isFound && markFound !== undefined ? markFound(row, at, rows) : row;
		const isHere = isFound && found?.here === at;
		const isChosen = chosen !== undefined && at >= chosen.row && at < chosen.row + chosen.rows;
		return isHere || isChosen ? chosenRow(marked, brush) : marked;
	};
	return {
		top,
		follow: brush.say(followWords(state, said, top + height)),
		reading: brush.say(readingWords(state, said, options.present)),
		marks: {
			transcript: markSaid,
			...(isOver && markFound ? {over: markFound} : {}),
			...(!isOver && state.focus === 'explanation' && markFound ? {explanation: markFound} : {}),
		},
		search: {text: sought, line: firstLine(state, said, top)},
	};
}

/** The first line in sight of the text that has the focus. */
function firstLine(state: UiState, said: Transcript, top: number): number {
	const {overlay} = state;
	if (overlay !== undefined) return 'top' in overlay ? (overlay.top ?? 0) : 0;
	return state.focus === 'explanation' ? state.explanationTop.top : said.text.lineFrom(top);
}

/** The sign of a choice in the first column, which only a very long session needs for its clock. */
function chosenRow(row: Row, {glyphs}: Brush): Row {
	const [first, ...rest] = row;
	if (first === undefined) return row;
	return [{text: glyphs.select, tone: 'accent'}, {...first, text: first.text.slice(1)}, ...rest];
}

/** What to mark in the pane that is searched. */
function marksOf({search}: UiState, text: SearchText): Marks | undefined {
	if (search === undefined || search.hunt.needle === '') return undefined;
	// The text on the screen, not the one that was searched: what was folded may be open by now.
	const line = search.at === undefined ? undefined : text.lineOf(search.at);
	return {hunt: search.hunt, here: line === undefined ? undefined : text.rowOf(line)};
}

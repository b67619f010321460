import {useEffect, useRef} from 'react';
import type {Brush} from './brush.ts';
import type {BodyContent} from './body.tsx';
import type {MarkRow} from './components/rows.tsx';
import type {Explanation} from './panes/explanation.ts';
import {markRow, type Marks} from './search-marks.ts';
import {inSight, lineAt, needsMore} from './search-state.ts';
import {noText, saySame, searchRows, type SearchText} from './search-text.ts';
import type {Row} from './theme.ts';
import type {Metrics, UiEvent} from './ui-events.ts';
import type {UiState} from './ui-state.ts';
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

/** What stands in the rule of the transcript: whether it follows, or what came below since. */
export function followWords(state: UiState, {blocks}: Transcript): string {
	if (state.transcriptTop === undefined && state.aim === undefined) return 'following';
	const more = blocks.length - (state.seen ?? blocks.length);
	return more > 0 ? `${more} new below` : '';
}

/**
 * The text that has the focus, to be searched. Rows that say the same are the
 * same text: a redraw does not begin the search again.
 */
export function useSearchText(
	state: UiState,
	said: SearchText,
	explanation: readonly Row[],
	overlay: readonly Row[] | undefined,
): SearchText {
	const known = useRef<{rows: readonly Row[]; text: SearchText}>({rows: [], text: noText});
	if (state.search === undefined) {
		// Only the field asks for the text, and it opens with the next frame.
		return noText;
	}
	const rows = overlay ?? (state.focus === 'explanation' ? explanation : undefined);
	if (rows === undefined) return said;
	if (known.current.text === noText || !saySame(known.current.rows, rows))
		known.current = {rows, text: searchRows(rows)};
	return known.current.text;
}

/** Go on searching between the keys until nothing is left. */
export function useHunt(
	state: UiState,
	text: SearchText,
	dispatch: (event: UiEvent) => void,
): void {
	const {search} = state;
	const isOpen = search !== undefined && needsMore(search, text);
	useEffect(() => {
		if (!isOpen) return;
		const timer = setImmediate(() => dispatch({type: 'search-more'}));
		return () => clearImmediate(timer);
	}, [isOpen, search, text, dispatch]);
}

/** What of the panes is looked at: where the transcript stands, what is searched and marked. */
export function useSight(options: {
	readonly state: UiState;
	readonly brush: Brush;
	readonly said: Transcript;
	readonly text: Explanation;
	readonly overlay: BodyContent['overlay'];
	/** Rows of the transcript that fit. */
	readonly height: number;
}): Pick<BodyContent, 'follow' | 'marks'> & {
	readonly top: number;
	readonly search: Metrics['search'];
} {
	const {state, brush, said, text, overlay, height} = options;
	const sought = useSearchText(state, said.text, text.rows, overlay?.rows);
	const top = transcriptTop(state, said, height);
	const found = marksOf(state);
	const markFound: MarkRow | undefined =
		found === undefined ? undefined : (row, at, rows) => markRow(row, at, rows, found);
	const chosen = said.blocks.find(({id}) => id === state.chosen);
	const isOver = overlay !== undefined;
	const markSaid: MarkRow = (row, at, rows) => {
		const isFound = !isOver && state.focus === 'transcript';
		const marked = isFound && markFound !== undefined ? markFound(row, at, rows) : row;
		return chosen !== undefined && at >= chosen.row && at < chosen.row + chosen.rows
			? chosenRow(marked, brush)
			: marked;
	};
	return {
		top,
		follow: brush.say(followWords(state, said)),
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
function marksOf({search}: UiState): Marks | undefined {
	if (search === undefined || search.hunt.needle === '') return undefined;
	const line = lineAt(search);
	return {hunt: search.hunt, here: line === undefined ? undefined : search.hunt.text.rowOf(line)};
}

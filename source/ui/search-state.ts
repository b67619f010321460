import {unfold, type Folds} from './folds.ts';
import {createEditor, edit, lineOf, type EditAction, type LineEditor} from './line-editor.ts';
import {huntOn, isDone, nearest, startHunt, type Hunt} from './search.ts';
import {noText, type SearchText} from './search-text.ts';
import type {Metrics} from './ui-events.ts';
import type {UiState} from './ui-state.ts';

/** What Esc in the field goes back to. */
type Origin = Pick<UiState, 'transcriptTop' | 'aim' | 'explanationTop' | 'overlay'> & {
	readonly folds: Folds;
};

/** A search in the text that has the focus. */
export type Search = {
	/** While it is being typed. */
	readonly field: LineEditor | undefined;
	readonly hunt: Hunt;
	/** The line gone to, by its name in the text. */
	readonly at: string | undefined;
	/** Where to look for the next one as soon as more is known. */
	readonly wanted: {readonly from: number; readonly direction: 1 | -1} | undefined;
	/** The first row shown of a list that has no place of its own. */
	readonly top: number | undefined;
	readonly origin: Origin;
};

/** The line of the text that was gone to; undefined: none, or it is gone. */
export function lineAt({at, hunt}: Search): number | undefined {
	return at === undefined ? undefined : hunt.text.lineOf(at);
}

/** True while what was found is marked and the field is closed. */
export function isMarked({search}: UiState): boolean {
	return search !== undefined && search.field === undefined;
}

/** Open the field. The stage list has no text: the transcript is searched then. */
export function openSearch(state: UiState, metrics: Metrics): UiState {
	const focus = state.focus === 'rail' && state.overlay === undefined ? 'transcript' : state.focus;
	const {transcriptTop, aim, explanationTop, overlay, folds} = state;
	const text = focus === state.focus ? metrics.search.text : noText;
	const search: Search = {
		field: createEditor(''),
		hunt: startHunt('', text),
		at: undefined,
		wanted: {from: metrics.search.line, direction: 1},
		top: undefined,
		origin: {transcriptTop, aim, explanationTop, overlay, folds},
	};
	return {...state, focus, search, mark: undefined};
}

/** A key or a paste in the field: the first place from where the search began is shown at once. */
export function typeSearch(state: UiState, action: EditAction, metrics: Metrics): UiState {
	const {search} = state;
	if (search?.field === undefined) return state;
	if (action.type === 'backspace' && search.field.text.length === 0) return cancelSearch(state);
	const field = edit(search.field, action);
	const needle = lineOf(field);
	if (needle === search.hunt.needle) return {...state, search: {...search, field}};
	const from = search.wanted?.from ?? 0;
	const hunt = huntOn(startHunt(needle, metrics.search.text));
	const back = {
		...state,
		...search.origin,
		search: {...search, field, hunt, at: undefined, top: undefined},
	};
	return settle(wanting(back, from, 1), metrics);
}

const wanting = (state: UiState, from: number, direction: 1 | -1): UiState =>
	state.search === undefined
		? state
		: {...state, search: {...state.search, wanted: {from, direction}}};

/** Enter: the field closes, what was found stays marked. Without a word the last one is looked for again. */
export function keepSearch(state: UiState, metrics: Metrics): UiState {
	const {search} = state;
	if (search?.field === undefined) return state;
	const typed = search.hunt.needle;
	const wanted = search.at === undefined ? search.wanted : undefined;
	if (typed !== '')
		return {...state, searched: typed, search: {...search, field: undefined, wanted}};
	if (state.searched === '') return cancelSearch(state);
	const hunt = huntOn(startHunt(state.searched, metrics.search.text));
	return settle({...state, search: {...search, field: undefined, hunt}}, metrics);
}

/** Esc in the field: as if nothing had been looked for. */
export function cancelSearch(state: UiState): UiState {
	return state.search === undefined ? state : {...state, ...state.search.origin, search: undefined};
}

/** The next place or the one before, round the ends. */
export function stepSearch(state: UiState, direction: 1 | -1, metrics: Metrics): UiState {
	const {search} = state;
	if (search === undefined || search.hunt.needle === '') return state;
	const here = lineAt(search);
	const from = here === undefined ? metrics.search.line : here + direction;
	return settle(wanting(state, from, direction), metrics);
}

/** Look further, and in what is on the screen now; to be called until nothing is left. */
export function searchMore(state: UiState, metrics: Metrics): UiState {
	const {search} = state;
	if (search === undefined || !needsMore(search, metrics.search.text)) return state;
	const isSame = search.hunt.text === metrics.search.text;
	const hunt = huntOn(isSame ? search.hunt : startHunt(search.hunt.needle, metrics.search.text));
	return settle({...state, search: {...search, hunt}}, metrics);
}

/** True if there is more to look at than was looked at. */
export function needsMore(search: Search, text: SearchText): boolean {
	return search.hunt.text !== text || !isDone(search.hunt);
}

/** True if nothing but the count of places can have changed: that need not be drawn at every step. */
export function isOnlyFurther(before: UiState, after: UiState): boolean {
	const [some, others] = [before.search, after.search];
	if (some === undefined || others === undefined || isDone(others.hunt)) return false;
	return some.at === others.at && some.wanted === others.wanted && before.folds === after.folds;
}

/** Go to the place that was asked for, if it is known by now. */
function settle(state: UiState, metrics: Metrics): UiState {
	const {search} = state;
	if (search?.wanted === undefined) return state;
	const {from, direction} = search.wanted;
	const last = Math.max(0, search.hunt.text.count - 1);
	// Beyond the first or the last line goes round.
	const start = from < 0 ? last : from > last ? (direction === 1 ? 0 : last) : from;
	const line = nearest(search.hunt, start, direction);
	if (line === undefined) return state;
	const at = search.hunt.text.keyOf(line);
	// While one types, the next letter looks from the same place on.
	const wanted = search.field === undefined ? undefined : search.wanted;
	const next = show({...state, search: {...search, at, wanted}}, line, metrics);
	return next;
}

/** Bring a line of the text into sight. */
function show(state: UiState, line: number, metrics: Metrics): UiState {
	const {search, overlay} = state;
	if (search === undefined) return state;
	const {text} = search.hunt;
	if (overlay !== undefined) {
		const top = inSight(text.rowOf(line) ?? 0, metrics.overlay);
		return 'top' in overlay
			? {...state, overlay: {...overlay, top}}
			: {...state, search: {...search, top}};
	}
	if (state.focus === 'explanation') {
		const {key} = metrics.explanation;
		const top = inSight(text.rowOf(line) ?? 0, metrics.explanation);
		return {...state, explanationTop: {key, top}};
	}
	const folded = text.foldOf(line);
	const folds = folded === undefined ? state.folds : unfold(state.folds, folded);
	return {...state, folds, aim: text.keyOf(line), transcriptTop: undefined};
}

/** The first row shown, so that this row stands in the upper third. */
export function inSight(
	row: number,
	extent: {readonly rows: number; readonly height: number},
): number {
	const last = Math.max(0, extent.rows - extent.height);
	return Math.max(0, Math.min(last, row - Math.floor(extent.height / 3)));
}

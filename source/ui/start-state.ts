import {
	createEditor,
	edit,
	lineOf,
	oneLine,
	type EditAction,
	type LineEditor,
} from './line-editor.ts';
import {looksLikeReply} from './looks-like-reply.ts';

/** One domain of the practice network, with addresses to visit. */
export type PracticeEntry = {
	readonly id: string;
	readonly title: string;
	readonly domain: string;
	readonly teaches: string;
	readonly visits: readonly PracticeVisit[];
};

/** An address to visit, what it shows, and the command line options that belong to it. */
export type PracticeVisit = {
	readonly address: string;
	readonly about: string;
	readonly options?: readonly string[] | undefined;
};

/** A walk that was put off and waits for its time. */
export type WaitingWalk = {
	readonly id: string;
	readonly address: string;
	/** Who asked whom, where the address alone does not tell: sender and host. Safe to show. */
	readonly who: string;
	/** ISO 8601, UTC. */
	readonly dueAt: string;
	/** What the server said. Safe to show. */
	readonly text: string;
};

/** The state of the start screen. */
export type StartState = {
	/** The field, with its cursor and what was cut. */
	readonly editor: LineEditor;
	/** What stands in it. */
	readonly typed: string;
	/** Which item of the list is chosen; −1: what was typed. */
	readonly index: number;
	/** Why the last address was not taken. */
	readonly error: string | undefined;
	readonly notice: string | undefined;
	/** What the address itself lets one see: a likely slip, a role. Safe to show; it stops nobody. */
	readonly hint: string | undefined;
	/** What was typed or pasted, line breaks and all, if it looks like a reply and not like an address. */
	readonly offer: string | undefined;
	/** What is said then. */
	readonly offered: string;
	/** All recent walks are listed, not the newest alone. */
	readonly unfolded: boolean;
};

/** Something that happened to the start screen. */
export type StartEvent =
	/** A key of the field. */
	| {readonly type: 'edit'; readonly action: EditAction}
	| {readonly type: 'paste'; readonly text: string}
	| {readonly type: 'cleared'}
	| {readonly type: 'unfolded'}
	| {readonly type: 'move'; readonly by: number; readonly count: number}
	| {readonly type: 'rejected'; readonly error: string}
	/** What there is to say about this text, unless another one stands there by now. */
	| {readonly type: 'hinted'; readonly typed: string; readonly hint: string | undefined}
	/** A word to the person; the list may have become shorter. */
	| {readonly type: 'told'; readonly notice: string; readonly count: number};

/** All addresses of the practice network, flat. */
export function allVisits(
	practice: readonly PracticeEntry[],
): readonly (PracticeVisit & {readonly entry: PracticeEntry})[] {
	return practice.flatMap((entry) => entry.visits.map((visit) => ({entry, ...visit})));
}

/** Those of them that what was typed occurs in: typing searches the list. */
export function matchingVisits(
	practice: readonly PracticeEntry[],
	typed: string,
): ReturnType<typeof allVisits> {
	const words = typed.toLowerCase().split(/\s+/u);
	return allVisits(practice).filter(({entry, address, about}) => {
		const text = `${address} ${about} ${entry.title}`.toLowerCase();
		return words.every((word) => text.includes(word));
	});
}

/** The first state: at `index` of the list, or in the field (−1). */
export function startState(options: {
	readonly typed: string;
	readonly index: number;
	readonly error: string | undefined;
	readonly offered?: string;
}): StartState {
	const {typed, index, error, offered = 'This looks like a reply: Enter explains it.'} = options;
	return {
		editor: createEditor(typed),
		typed,
		index,
		error,
		notice: undefined,
		hint: undefined,
		offer: undefined,
		offered,
		unfolded: false,
	};
}

/** The start screen after an event. */
export function startReducer(state: StartState, event: StartEvent): StartState {
	switch (event.type) {
		case 'edit':
			return edited(state, event.action);
		case 'paste':
			return pasted(state, event.text);
		case 'cleared':
			// All of it, wherever the cursor is; it can be put back.
			return edited(state, {type: 'kill-all'});
		case 'unfolded':
			return {...state, unfolded: true, error: undefined, notice: undefined};
		case 'move': {
			const index = Math.max(-1, Math.min(event.count - 1, state.index + event.by));
			return index === state.index ? state : {...state, index, error: undefined, notice: undefined};
		}
		case 'rejected':
			return {...state, error: event.error, notice: undefined};
		case 'hinted':
			return event.typed === state.typed ? {...state, hint: event.hint} : state;
		case 'told':
			return {
				...state,
				index: Math.min(state.index, event.count - 1),
				error: undefined,
				notice: event.notice,
			};
	}
}

const withEditor = (state: StartState, editor: LineEditor): StartState => ({
	...state,
	editor,
	typed: lineOf(editor),
});

/** A key of the field. What was said goes with it; what was chosen in the list, only if there is a text to go to. */
function edited(state: StartState, action: EditAction): StartState {
	// An address and a search both begin with a letter.
	const isLeading =
		action.type === 'insert' &&
		action.text.trim() === '' &&
		state.editor.text.slice(0, state.editor.cursor).every((part) => part.trim() === '');
	if (isLeading) return {...state, notice: undefined};
	const next = withEditor(state, edit(state.editor, action));
	if (next.typed !== state.typed) return taken(next, next.typed, next.editor.notice);
	const index = state.typed === '' ? state.index : -1;
	// The offer stands as long as the text does.
	const notice = state.offer === undefined ? next.editor.notice : state.offered;
	return {...next, index, notice};
}

/**
 * What is whole takes the place of what is there: an address, a reply. The rest
 * goes where the cursor is. Unless the field was empty, a word says which of the two was done.
 */
function pasted(state: StartState, text: string): StartState {
	const piece = text.trim();
	if (piece === '') return {...state, notice: oneLine(text).notice};
	const {editor} = state;
	const isWhole = /^[^\s@][^\s]*@[^\s@]+$/u.test(piece) || looksLikeReply(piece);
	const isAtEnd = editor.cursor === editor.text.length;
	const base = isWhole ? edit(editor, {type: 'kill-all'}) : editor;
	const head = base.text.slice(0, base.cursor).join('');
	const tail = base.text.slice(base.cursor).join('');
	const whole = head + (head === '' ? text.trim() : text.trimEnd()) + tail;
	const shown = looksLikeReply(whole) ? piece.slice(0, maxShown) : oneLine(text).line.trimEnd();
	const put = edit(base, {type: 'paste', text: head === '' ? shown.trimStart() : shown});
	// Too long: what was there is not given up for it.
	if (lineOf(put) === lineOf(base) && shown !== '') return {...state, notice: put.notice};
	const added = put.notice ?? oneLine(text).notice;
	const next = taken(withEditor(state, put), whole, added);
	if (state.typed === '') return next;
	const told = isWhole
		? 'The paste took the place of what was there.'
		: isAtEnd
			? 'The paste was put behind what was there.'
			: 'The paste was put where the cursor was.';
	return {...next, notice: next.notice === undefined ? told : `${told} ${next.notice}`};
}

/** Characters of a pasted reply that the field keeps: the offer has all of it, the field shows one row. */
const maxShown = 500;

/** There is new text in the field; `whole` is all of it with its line breaks. */
function taken(state: StartState, whole: string, notice: string | undefined): StartState {
	const offer = looksLikeReply(whole) ? whole : undefined;
	return {
		...state,
		index: -1,
		error: undefined,
		notice: offer === undefined ? notice : state.offered,
		hint: undefined,
		offer,
	};
}

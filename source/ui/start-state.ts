import {oneLine} from './line-editor.ts';
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
	/** Counts changes made from outside the field, which then starts anew with its cursor at the end. */
	readonly mount: number;
};

/** Something that happened to the start screen. */
export type StartEvent =
	| {readonly type: 'typed'; readonly value: string}
	| {readonly type: 'paste'; readonly text: string}
	/** A key that the field took for a letter: `before` it did. */
	| {readonly type: 'control'; readonly before: StartState}
	| {readonly type: 'cleared'}
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
		typed,
		index,
		error,
		notice: undefined,
		hint: undefined,
		offer: undefined,
		offered,
		mount: 0,
	};
}

/** The start screen after an event. */
export function startReducer(state: StartState, event: StartEvent): StartState {
	switch (event.type) {
		case 'typed': {
			const next = taken(state, event.value, event.value);
			return next.typed === event.value ? {...next, mount: state.mount} : next;
		}
		case 'paste':
			return pasted(state, event.text);
		case 'control': {
			// The field takes Ctrl-A for an "a": put back what was there.
			return {...event.before, mount: state.mount + 1};
		}
		case 'cleared':
			return {
				...state,
				typed: '',
				offer: undefined,
				notice: undefined,
				hint: undefined,
				mount: state.mount + 1,
			};
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

/**
 * What is whole takes the place of what is there: an address, a reply. The rest
 * goes behind it. Unless the field was empty, a word says which of the two was done.
 */
function pasted(state: StartState, text: string): StartState {
	const piece = text.trim();
	if (state.typed === '' || piece === '') return taken(state, text, state.typed + text.trimEnd());
	const isWhole = /^[^\s@][^\s]*@[^\s@]+$/u.test(piece) || looksLikeReply(piece);
	const next = isWhole
		? taken(state, text, piece)
		: taken(state, text, state.typed + text.trimEnd());
	const told = isWhole
		? 'The paste took the place of what was there.'
		: 'The paste was put behind what was there.';
	return {...next, notice: next.notice === undefined ? told : `${told} ${next.notice}`};
}

/** Characters of a pasted reply that the field keeps. */
const maxShown = 500;

/** New text in the field: what came, and all of it with its line breaks. */
function taken(state: StartState, added: string, whole: string): StartState {
	const offer = looksLikeReply(whole) ? whole : undefined;
	const {line} = oneLine(whole);
	return {
		// The offer has all of it; the field shows one row.
		typed: offer === undefined ? line.trimStart() : line.trimStart().slice(0, maxShown),
		index: -1,
		error: undefined,
		notice: offer === undefined ? oneLine(added).notice : state.offered,
		hint: undefined,
		offer,
		offered: state.offered,
		mount: state.mount + 1,
	};
}

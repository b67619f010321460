import type {Stroke} from './keys.ts';
import {oneLine} from './line-editor.ts';

/** One domain of the practice network, with addresses to visit. */
export type PracticeEntry = {
	readonly id: string;
	readonly title: string;
	readonly domain: string;
	readonly teaches: string;
	readonly visits: readonly {readonly address: string; readonly about: string}[];
};

/** The state of the start screen. */
export type StartState = {
	readonly typed: string;
	/** Which practice address is chosen; −1: what was typed. */
	readonly index: number;
	/** Why the last address was not taken. */
	readonly error: string | undefined;
	readonly notice: string | undefined;
	/** Counts changes made from outside the field, which then starts anew with its cursor at the end. */
	readonly mount: number;
};

/** Something that happened to the start screen. */
export type StartEvent =
	| {readonly type: 'typed'; readonly value: string}
	| {readonly type: 'paste'; readonly text: string}
	| {readonly type: 'control'; readonly stroke: Stroke; readonly before: string}
	| {readonly type: 'move'; readonly by: number; readonly count: number}
	| {readonly type: 'rejected'; readonly error: string};

/** All addresses of the practice network, flat. */
export function allVisits(
	practice: readonly PracticeEntry[],
): readonly {readonly entry: PracticeEntry; readonly address: string; readonly about: string}[] {
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

/**
 * Which practice address Enter takes; −1: what was typed. Letters without an @
 * are no address, so they mean the first one they are found in.
 */
export function chosenIndex(state: StartState, found: number): number {
	const isSearch = state.index < 0 && state.typed.trim() !== '' && !state.typed.includes('@');
	return isSearch && found > 0 ? 0 : Math.min(state.index, found - 1);
}

/** The first state: the list if there is one, else the field. */
export function startState(options: {
	readonly typed: string;
	readonly hasPractice: boolean;
	readonly error: string | undefined;
}): StartState {
	const {typed, hasPractice, error} = options;
	return {
		typed,
		index: hasPractice && typed === '' ? 0 : -1,
		error,
		notice: undefined,
		mount: 0,
	};
}

/** The start screen after an event. */
export function startReducer(state: StartState, event: StartEvent): StartState {
	switch (event.type) {
		case 'typed': {
			const {line, notice} = oneLine(event.value);
			const mount = line === event.value ? state.mount : state.mount + 1;
			return {typed: line, index: -1, error: undefined, notice, mount};
		}
		case 'paste': {
			const {line, notice} = oneLine(event.text);
			return {
				typed: state.typed + line.trim(),
				index: -1,
				error: undefined,
				notice,
				mount: state.mount + 1,
			};
		}
		case 'control': {
			// The field takes Ctrl-A for an "a": put back what was there.
			const typed = event.stroke === 'ctrl-u' ? '' : event.before;
			return {...state, typed, mount: state.mount + 1};
		}
		case 'move': {
			const index = Math.max(-1, Math.min(event.count - 1, state.index + event.by));
			return index === state.index ? state : {...state, index, error: undefined, notice: undefined};
		}
		case 'rejected':
			return {...state, error: event.error, notice: undefined};
	}
}

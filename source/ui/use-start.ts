import {useInput, usePaste} from 'ink';
import {useReducer, useRef} from 'react';
import {strokes, type Stroke} from './keys.ts';
import {
	chosenIndex,
	matchingVisits,
	startReducer,
	startState,
	type PracticeEntry,
	type WaitingWalk,
	type StartState,
} from './start-state.ts';

/** The start screen's state, and what its field reports. */
export type StartUi = {
	readonly state: StartState;
	readonly change: (value: string) => void;
	readonly begin: () => void;
};

const steps: Readonly<Record<Stroke, number>> = {
	up: -1,
	'shift-tab': -1,
	down: 1,
	tab: 1,
	pageup: -8,
	pagedown: 8,
};

/** Hold the start screen's state and read its keys; the field itself reads what is typed. */
export function useStart(options: {
	readonly practice: readonly PracticeEntry[];
	readonly initial: string;
	readonly error: string | undefined;
	readonly onStart: (address: string, options?: readonly string[]) => string | undefined;
	/** Go and explain this text; empty: ask for one. */
	readonly onExplain: (text: string, typed: string) => void;
	readonly waits: readonly WaitingWalk[];
	readonly onResume: (address: string) => string | undefined;
	readonly onLeave: (by: 'person' | 'signal') => void;
}): StartUi {
	const {practice, waits, onResume, onStart, onExplain, onLeave} = options;
	const [state, dispatch] = useReducer(
		startReducer,
		{typed: options.initial, hasPractice: practice.length > 0, error: options.error},
		startState,
	);
	// Several keys can arrive between two frames: act on the newest state, not on the drawn one.
	const newest = useRef(state);
	const before = useRef(state);
	const send = (event: Parameters<typeof startReducer>[1]): void => {
		before.current = newest.current;
		newest.current = startReducer(newest.current, event);
		dispatch(event);
	};
	const begin = (): void => {
		const {typed, index, offer} = newest.current;
		if (offer !== undefined && index < 0) {
			onExplain(offer, '');
			return;
		}
		const found = matchingVisits(practice, typed);
		const chosen = found[chosenIndex(newest.current, found.length)];
		const address = (chosen?.address ?? typed).trim();
		const error =
			address === ''
				? 'Type an address first, such as alice@example.org.'
				: onStart(address, chosen?.options);
		if (error !== undefined) send({type: 'rejected', error: withHelp(error, address)});
	};
	const explain = (): void => {
		const {typed, offer} = newest.current;
		if (offer !== undefined) onExplain(offer, '');
		// A code or a keyword may be meant; an address is kept for the way back.
		else if (typed.includes('@')) onExplain('', typed);
		else onExplain(typed, '');
	};
	const resume = (): void => {
		const {typed} = before.current;
		const wait = waits.find(({address}) => address === typed.trim()) ?? waits[0];
		const error = wait && onResume(wait.address);
		if (error !== undefined) send({type: 'rejected', error});
	};
	useInput((input, key) => {
		for (const stroke of strokes(input, key)) {
			const by = steps[stroke];
			if (stroke === 'ctrl-c') onLeave('signal');
			else if (stroke === 'esc') onLeave('person');
			else if (by !== undefined)
				send({type: 'move', by, count: matchingVisits(practice, newest.current.typed).length});
			else if (/^(?:ctrl|alt)-[a-z]$/u.test(stroke)) {
				send({type: 'control', stroke, before: before.current});
				if (stroke === 'ctrl-e') explain();
				if (stroke === 'ctrl-r') resume();
			}
		}
	});
	usePaste((text) => send({type: 'paste', text}));
	const change = (value: string): void => {
		send({type: 'typed', value});
		// An Enter that came in one piece with the text.
		if (/[^\r\n][\r\n]+$/u.test(value) && !/[\r\n]+[^\r\n]/u.test(value)) begin();
	};
	return {state, change, begin};
}

/** A code, a keyword or a command in the field of the address: say where it belongs. */
function withHelp(error: string, address: string): string {
	return address === '' || address.includes('@')
		? error
		: `${error} Ctrl-E explains a reply, a code or a keyword.`;
}

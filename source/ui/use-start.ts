import {useInput, usePaste} from 'ink';
import {useReducer, useRef, useState} from 'react';
import {useHints} from './use-hints.ts';
import {strokes, type Stroke} from './keys.ts';
import {
	chosenItem,
	firstIndex,
	startItems,
	type RecentEntry,
	type RecentWalks,
	type StartItem,
	type StartSources,
} from './start-items.ts';
import {startReducer, startState, type StartState} from './start-state.ts';

/** The start screen's state, and what its field reports. */
export type StartUi = {
	readonly state: StartState;
	/** What can be chosen now. */
	readonly items: readonly StartItem[];
	readonly sources: StartSources;
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

/** What the start screen is given, and what it can bring about. */
export type StartOptions = {
	readonly practice: StartSources['practice'];
	readonly recent: RecentWalks | undefined;
	/** The tour is wished for. */
	readonly onTour: () => void;
	readonly initial: string;
	readonly error: string | undefined;
	readonly onStart: (address: string, options?: readonly string[]) => string | undefined;
	/** Go and explain this text; empty: ask for one. */
	readonly onExplain: (text: string, typed: string) => void;
	readonly waits: StartSources['waits'];
	readonly onResume: (id: string) => string | undefined;
	readonly onLeave: (by: 'person' | 'signal') => void;
	readonly onSuspend: () => void;
};

/** Hold the start screen's state and read its keys; the field itself reads what is typed. */
export function useStart(options: StartOptions): StartUi {
	const {practice, waits, recent, onResume, onStart, onExplain, onLeave} = options;
	const [recents, setRecents] = useState((): readonly RecentEntry[] => recent?.list() ?? []);
	const sources = useRef<StartSources>({practice, waits, recents});
	const [state, dispatch] = useReducer(
		startReducer,
		{
			typed: options.initial,
			index: firstIndex({practice, waits, recents}, options.initial),
			error: options.error,
		},
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
	useHints(state, send);
	const letters = useControlLetters(newest, before);
	const begin = (): void => {
		const {typed, index, offer} = newest.current;
		if (offer !== undefined && index < 0) {
			onExplain(offer, '');
			return;
		}
		const items = startItems(sources.current, typed);
		const chosen = items[chosenItem(newest.current, items)];
		if (chosen?.kind === 'wait') return resumeAt(chosen.wait.id);
		const address = (chosen?.address ?? typed).trim();
		const error = address === '' ? noAddress : onStart(address, chosen?.options);
		if (error !== undefined) send({type: 'rejected', error: withHelp(error, address)});
	};
	const resumeAt = (id: string): void => {
		const error = onResume(id);
		if (error !== undefined) send({type: 'rejected', error});
	};
	const explain = (): void => {
		const {typed, offer} = newest.current;
		if (offer !== undefined) onExplain(offer, '');
		// A code or a keyword may be meant; an address is kept for the way back.
		else if (typed.includes('@')) onExplain('', typed);
		else onExplain(typed, '');
	};
	const resume = (): void => {
		const {typed} = newest.current;
		const wait = waits.find(({address}) => address === typed.trim()) ?? waits[0];
		if (wait !== undefined) resumeAt(wait.id);
	};
	const {forget, forgetAll} = useForgetting({recent, sources, setRecents, newest, send});
	const count = (): number => startItems(sources.current, newest.current.typed).length;
	useStartKeys({
		onLeave,
		onMove: (by) => send({type: 'move', by, count: count()}),
		onControl: (stroke) => send({type: 'control', stroke, before: letters.before(stroke)}),
		controls: {
			'ctrl-e': explain,
			'ctrl-r': resume,
			'ctrl-d': forget,
			'ctrl-x': forgetAll,
			'ctrl-z': options.onSuspend,
			'ctrl-t': () => {
				options.onTour();
				send({type: 'told', count: count(), notice: tourNotice});
			},
		},
	});
	usePaste((text) => send({type: 'paste', text}));
	const change = (value: string): void => {
		if (letters.isStray(value)) return;
		send({type: 'typed', value});
		// An Enter that came in one piece with the text.
		if (/[^\r\n][\r\n]+$/u.test(value) && !/[\r\n]+[^\r\n]/u.test(value)) begin();
	};
	return {state, ...seen(state, {practice, waits, recents}), change, begin};
}

const noAddress = 'Type an address first, such as alice@example.org.';

const seen = (state: StartState, sources: StartSources): Pick<StartUi, 'items' | 'sources'> => ({
	items: startItems(sources, state.typed),
	sources,
});

/** Read the keys that the field does not. */
function useStartKeys(options: {
	readonly onLeave: (by: 'person' | 'signal') => void;
	readonly onMove: (by: number) => void;
	/** Before what the key does: the letter that the field took for it goes. */
	readonly onControl: (stroke: Stroke) => void;
	readonly controls: Readonly<Record<Stroke, () => void>>;
}): void {
	useInput((input, key) => {
		for (const stroke of strokes(input, key)) {
			const by = steps[stroke];
			if (stroke === 'ctrl-c') options.onLeave('signal');
			else if (stroke === 'esc') options.onLeave('person');
			else if (by !== undefined) options.onMove(by);
			else if (/^(?:ctrl|alt)-[a-z]$/u.test(stroke)) {
				options.onControl(stroke);
				options.controls[stroke]?.();
			}
		}
	});
}

/**
 * The field takes Ctrl-A for an "a", before or after we hear of the key: it
 * subscribes anew whenever it starts anew. Both happen in one turn.
 */
function useControlLetters(
	newest: {readonly current: StartState},
	before: {readonly current: StartState},
): {
	/** The state before the letter of this key was typed, if it was. */
	readonly before: (stroke: Stroke) => StartState;
	/** Whether this change of the field is the letter of a key that was heard already. */
	readonly isStray: (value: string) => boolean;
} {
	const typed = useRef(false);
	const due = useRef('');
	return {
		before(stroke) {
			due.current = typed.current ? '' : stroke.slice(-1);
			queueMicrotask(() => {
				due.current = '';
			});
			return typed.current ? before.current : newest.current;
		},
		isStray(value) {
			const letter = due.current;
			if (
				letter !== '' &&
				value.length === newest.current.typed.length + 1 &&
				value.includes(letter)
			) {
				due.current = '';
				return true;
			}
			typed.current = true;
			queueMicrotask(() => {
				typed.current = false;
			});
			return false;
		},
	};
}

const tourNotice = 'The next walk comes with a tour: a few lines at each step. T ends it.';

/** Forget one recent walk, or all of them; all takes the key twice. */
function useForgetting(options: {
	readonly recent: RecentWalks | undefined;
	readonly sources: {current: StartSources};
	readonly setRecents: (recents: readonly RecentEntry[]) => void;
	readonly newest: {readonly current: StartState};
	readonly send: (event: Parameters<typeof startReducer>[1]) => void;
}): {readonly forget: () => void; readonly forgetAll: () => void} {
	const {recent, sources, setRecents, newest, send} = options;
	const tell = (notice: string): void => {
		const recents = recent?.list() ?? [];
		sources.current = {...sources.current, recents};
		setRecents(recents);
		send({type: 'told', notice, count: startItems(sources.current, newest.current.typed).length});
	};
	return {
		forget() {
			const items = startItems(sources.current, newest.current.typed);
			const chosen = items[chosenItem(newest.current, items)];
			if (chosen?.kind !== 'recent') {
				tell('Choose a recent walk first; then Ctrl-D forgets it.');
				return;
			}
			recent?.forget(chosen.address);
			tell('Forgotten.');
		},
		forgetAll() {
			if (sources.current.recents.length === 0) {
				tell('There are no recent walks.');
				return;
			}
			if (newest.current.notice !== allNotice) {
				tell(allNotice);
				return;
			}
			recent?.forgetAll();
			tell('All recent walks are forgotten.');
		},
	};
}

const allNotice = 'Ctrl-X again forgets all recent walks; any other key keeps them.';

/** A code, a keyword or a command in the field of the address: say where it belongs. */
function withHelp(error: string, address: string): string {
	return address === '' || address.includes('@')
		? error
		: `${error} Ctrl-E explains a reply, a code or a keyword.`;
}

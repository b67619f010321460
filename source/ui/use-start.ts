import {useInput, usePaste} from 'ink';
import {useReducer, useRef, useState} from 'react';
import type {Command} from './key-commands.ts';
import type {Binding} from './key-table.ts';
import {commandFor, keyOf} from './keymap.ts';
import {keyRuns, looksPasted, strokes, type Stroke} from './keys.ts';
import type {EditAction} from './line-editor.ts';
import {useHints} from './use-hints.ts';
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

/** The start screen's state, and what can be chosen. */
export type StartUi = {
	readonly state: StartState;
	/** What can be chosen now. */
	readonly items: readonly StartItem[];
	readonly sources: StartSources;
};

const steps: Partial<Readonly<Record<Command, number>>> = {
	'previous-item': -1,
	'next-item': 1,
	'items-up': -8,
	'items-down': 8,
};

/** What the start screen is given, and what it can bring about. */
export type StartOptions = {
	readonly practice: StartSources['practice'];
	readonly recent: RecentWalks | undefined;
	/** The tour is wished for. */
	readonly onTour: () => void;
	/** What the keys mean. */
	readonly keys: readonly Binding[];
	readonly initial: string;
	readonly error: string | undefined;
	readonly onStart: (address: string, options?: readonly string[]) => string | undefined;
	/** Go and explain this text; empty: ask for one. */
	readonly onExplain: (text: string, typed: string) => void;
	/** The walks that were put off, as they are now. */
	readonly waits: () => StartSources['waits'];
	readonly onResume: (id: string) => string | undefined;
	readonly onLeave: (by: 'person' | 'signal') => void;
	readonly onSuspend: () => void;
};

/** Hold the start screen's state and read its keys. */
export function useStart(options: StartOptions): StartUi {
	const {practice, recent, keys, onLeave} = options;
	// Read when the screen comes up: every time, for a walk may have changed them.
	const [waits, setWaits] = useState(options.waits);
	const [recents, setRecents] = useState((): readonly RecentEntry[] => recent?.list() ?? []);
	const sources = useRef<StartSources>({practice, waits, recents});
	const [state, dispatch] = useReducer(
		startReducer,
		{
			typed: options.initial,
			index: firstIndex({practice, waits, recents}, options.initial),
			error: options.error,
			offered: offeredNotice(keys),
		},
		startState,
	);
	// Several keys can arrive between two frames: act on the newest state, not on the drawn one.
	const newest = useRef(state);
	const send = (event: Parameters<typeof startReducer>[1]): void => {
		newest.current = startReducer(newest.current, event);
		dispatch(event);
	};
	useHints(state, send);
	const {begin, explain, resume} = useWaysOut({...options, newest, sources, setWaits, send});
	const {forget, forgetAll} = useForgetting({recent, sources, setRecents, newest, send, keys});
	const count = (): number => startItems(sources.current, newest.current).length;
	const wishTour = (): void => {
		options.onTour();
		const end = keyOf('tour', 'ready', keys);
		send({type: 'told', count: count(), notice: `${tourNotice} ${end} ends it.`});
	};
	const actions: Partial<Record<Command, () => void>> = {
		interrupt: () => onLeave('signal'),
		'leave-start': () => onLeave('person'),
		suspend: options.onSuspend,
		'begin-walk': begin,
		'explain-reply': explain,
		'resume-walk': resume,
		forget,
		'forget-all': forgetAll,
		'wish-tour': wishTour,
		'line-kill-to-start': () => send({type: 'cleared'}),
	};
	const press = (stroke: Stroke): void => {
		const command = commandFor(stroke, 'start', keys);
		const by = command && steps[command];
		const own = command && actions[command];
		if (by !== undefined) send({type: 'move', by, count: count()});
		else if (own !== undefined) own();
		else if (command?.startsWith('line-') === true)
			send({type: 'edit', action: {type: command.slice(5)} as EditAction});
	};
	useInput((input, key) => {
		const list = strokes(input, key);
		if (looksPasted(list)) {
			send({type: 'paste', text: input});
			return;
		}
		for (const {stroke, isText} of keyRuns(list))
			if (isText) send({type: 'edit', action: {type: 'insert', text: stroke}});
			else press(stroke);
	});
	usePaste((text) => send({type: 'paste', text}));
	return {state, ...seen(state, {practice, waits, recents})};
}

/** What leaves this screen: a walk, a page about a reply, a walk that was put off. */
function useWaysOut(
	options: StartOptions & {
		readonly newest: {readonly current: StartState};
		readonly sources: {current: StartSources};
		readonly setWaits: (waits: StartSources['waits']) => void;
		readonly send: (event: Parameters<typeof startReducer>[1]) => void;
	},
): Readonly<Record<'begin' | 'explain' | 'resume', () => void>> {
	const {keys, newest, sources, send, onResume, onStart, onExplain} = options;
	const resumeAt = (id: string): void => {
		const error = onResume(id);
		if (error === undefined) return;
		// What another mxray has settled meanwhile must not go on being offered.
		const waits = options.waits();
		sources.current = {...sources.current, waits};
		options.setWaits(waits);
		send({type: 'rejected', error});
	};
	const explain = (): void => {
		const {typed, offer} = newest.current;
		if (offer !== undefined) onExplain(offer, '');
		// A code or a keyword may be meant; whatever it is, it is kept for the way back.
		else onExplain(typed.includes('@') ? '' : typed, typed);
	};
	const resume = (): void => {
		const {typed} = newest.current;
		const {waits} = sources.current;
		const wait = waits.find(({address}) => address === typed.trim()) ?? waits[0];
		if (wait === undefined) send({type: 'rejected', error: 'No walk was put off.'});
		else resumeAt(wait.id);
	};
	const begin = (): void => {
		const {typed, index, offer} = newest.current;
		if (offer !== undefined && index < 0) {
			onExplain(offer, '');
			return;
		}
		const items = startItems(sources.current, newest.current);
		const chosen = items[chosenItem(newest.current, items)];
		if (chosen?.kind === 'wait') return resumeAt(chosen.wait.id);
		if (chosen?.kind === 'more') return send({type: 'unfolded'});
		const address = (chosen?.address ?? typed).trim();
		const error = address === '' ? noAddress : onStart(address, chosen?.options);
		if (error !== undefined) send({type: 'rejected', error: withHelp(error, address, keys)});
	};
	return {begin, explain, resume};
}

const noAddress = 'Type an address first, such as alice@example.org.';

const seen = (state: StartState, sources: StartSources): Pick<StartUi, 'items' | 'sources'> => ({
	items: startItems(sources, state),
	sources,
});

const tourNotice = 'The next walk comes with a tour: a few lines at each step.';

/** Forget one recent walk, or all of them; all takes the key twice. */
function useForgetting(options: {
	readonly recent: RecentWalks | undefined;
	readonly sources: {current: StartSources};
	readonly setRecents: (recents: readonly RecentEntry[]) => void;
	readonly newest: {readonly current: StartState};
	readonly send: (event: Parameters<typeof startReducer>[1]) => void;
	readonly keys: readonly Binding[];
}): {readonly forget: () => void; readonly forgetAll: () => void} {
	const {recent, sources, setRecents, newest, send, keys} = options;
	const again = `${keyOf('forget-all', 'start', keys)} again forgets all recent walks; any other key keeps them.`;
	const tell = (notice: string): void => {
		const recents = recent?.list() ?? [];
		sources.current = {...sources.current, recents};
		setRecents(recents);
		send({type: 'told', notice, count: startItems(sources.current, newest.current).length});
	};
	return {
		forget() {
			const items = startItems(sources.current, newest.current);
			const chosen = items[chosenItem(newest.current, items)];
			if (chosen?.kind !== 'recent') {
				tell(`Choose a recent walk first; then ${keyOf('forget', 'start', keys)} forgets it.`);
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
			if (newest.current.notice !== again) {
				tell(again);
				return;
			}
			recent?.forgetAll();
			tell('All recent walks are forgotten.');
		},
	};
}

/** A code, a keyword or a command in the field of the address: say where it belongs. */
function withHelp(error: string, address: string, keys: readonly Binding[]): string {
	return address === '' || address.includes('@')
		? error
		: `${error} ${keyOf('explain-reply', 'start', keys)} explains a reply, a code or a keyword.`;
}

/** What is said of something that looks like a reply. */
function offeredNotice(keys: readonly Binding[]): string {
	const [enter, clear] = (['begin-walk', 'line-kill-to-start'] as const).map((command) =>
		keyOf(command, 'start', keys),
	);
	return `This looks like a reply of a mail server. Press ${enter} to have it explained, ${clear} to clear.`;
}

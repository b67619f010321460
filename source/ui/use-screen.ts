import {useCallback, useRef, useState} from 'react';
import type {Session} from '../engine/session.ts';
import type {Change} from '../render/change.ts';
import type {Resumption} from './resume.tsx';

/** Begin a walk, with command line options of its own if it has any; or say in a sentence why not. */
export type StartWalk = (
	address: string,
	options?: readonly string[],
) => Session | {readonly error: string};

/** Make a walk again with something changed. */
export type RestartWalk = (change: Change) => Session;

/** A walk of this screen, and what was changed in it. */
export type KeptWalk = {
	readonly session: Session;
	readonly said: string | undefined;
	/** False: STARTTLS is passed over. */
	readonly tls: boolean;
};

/** What is on the screen. */
export type Screen = {
	readonly session: Session | undefined;
	/** Counts walks, so that each starts with a fresh screen. */
	readonly number: number;
	readonly typed: string;
	readonly error: string | undefined;
	/** What is to be explained; empty: it is asked for; undefined: a walk or the start screen is shown. */
	readonly explaining: string | undefined;
	/** The walk and those made from it with something changed, oldest first. */
	readonly walks: readonly KeptWalk[];
	/** A walk that was put off and goes on, here or when its time has come. */
	readonly resumption: Resumption | undefined;
};

/** What is on the screen, and the ways to something else. */
export type ScreenControl = {
	readonly screen: Screen;
	/** Begin a walk; returns why not. */
	readonly begin: (address: string, options?: readonly string[]) => string | undefined;
	/** Count down to a walk that was put off; returns why not. */
	readonly goOn: (id: string) => string | undefined;
	/** Begin the walk that is counted down to. */
	readonly goOnNow: () => void;
	readonly newWalk: () => void;
	/** End the present walk, and make it again with something changed. */
	readonly restart: (change: Change) => void;
	/** Show another walk of this screen. */
	readonly show: (at: number) => void;
	readonly explain: (text: string, typed: string) => void;
	readonly back: () => void;
};

type ScreenOptions = {
	readonly start: StartWalk;
	readonly restart?: RestartWalk | undefined;
	readonly initialAddress: string | undefined;
	readonly resume?: Resumption | undefined;
	readonly resumeWalk?: ((id: string) => Resumption | {readonly error: string}) | undefined;
};

/** Hold the screen. `clear`: forget the experiments of the walk before. */
export function useScreen(options: ScreenOptions, clear: () => void): ScreenControl {
	const {start, restart, resumeWalk} = options;
	const [screen, setScreen] = useState((): Screen => firstScreen(options));
	// The time can be over in the moment in which a key is pressed: begin once.
	const begun = useRef<Resumption | undefined>(undefined);
	const show = useCallback(
		(next: Screen) => {
			clear();
			setScreen(next);
		},
		[clear],
	);
	const {number, resumption} = screen;
	return {
		screen,
		begin: (address, extra) => {
			const next = openScreen(start, address, number + 1, extra);
			if (next.session === undefined) return next.error;
			show(next);
			return undefined;
		},
		goOn: (id) => {
			const found = resumeWalk?.(id) ?? {error: 'This walk cannot be gone on with.'};
			if ('error' in found) return found.error;
			show({...emptyScreen, number, typed: found.address, resumption: found});
			return undefined;
		},
		goOnNow: useCallback(() => {
			if (resumption === undefined || begun.current === resumption) return;
			begun.current = resumption;
			const session = resumption.start();
			setScreen((old) => ({...old, number: old.number + 1, session, walks: [first(session)]}));
		}, [resumption]),
		restart: useCallback(
			(change) => {
				if (restart === undefined) return;
				clear();
				const session = restart(change);
				const {said, tls} = change;
				setScreen((old) => ({
					...old,
					number: old.number + 1,
					session,
					walks: [...old.walks, {session, said, tls}],
					resumption: undefined,
				}));
			},
			[restart, clear],
		),
		show: useCallback((at) => {
			setScreen((old) => {
				const kept = old.walks[at];
				return kept === undefined ? old : {...old, number: old.number + 1, session: kept.session};
			});
		}, []),
		newWalk: useCallback(() => show({...emptyScreen, number}), [show, number]),
		explain: (text, typed) => {
			setScreen({...screen, typed, error: undefined, explaining: text});
		},
		back: () => {
			setScreen({...screen, explaining: undefined});
		},
	};
}

const emptyScreen: Screen = {
	session: undefined,
	number: 0,
	typed: '',
	error: undefined,
	explaining: undefined,
	walks: [],
	resumption: undefined,
};

const first = (session: Session): KeptWalk => ({session, said: undefined, tls: true});

function firstScreen({start, initialAddress, resume}: ScreenOptions): Screen {
	if (resume !== undefined) return {...emptyScreen, typed: resume.address, resumption: resume};
	return initialAddress === undefined ? emptyScreen : openScreen(start, initialAddress, 1);
}

function openScreen(
	start: StartWalk,
	address: string,
	number: number,
	options?: readonly string[],
): Screen {
	const result = start(address, options);
	const screen = {...emptyScreen, number, typed: address};
	return 'error' in result
		? {...screen, error: result.error}
		: {...screen, session: result, walks: [first(result)]};
}

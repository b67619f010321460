import {useApp} from 'ink';
import {useCallback, useEffect, useRef, useState, type ReactNode} from 'react';
import type {Session} from '../engine/session.ts';
import type {Outcome} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import type {Brush} from './brush.ts';
import {Explain} from './explain.tsx';
import {Start} from './start.tsx';
import type {PracticeEntry} from './start-state.ts';
import {suspendProcess} from './suspend.ts';
import type {UiEffect} from './update.ts';
import {Walk} from './walk.tsx';

/** How the screen was left, and the last walk on it. */
export type UiResult = {
	readonly view: SessionView | undefined;
	readonly endedBy: 'done' | 'person' | 'signal';
};

/** Begin a walk, with command line options of its own if it has any; or say in a sentence why not. */
export type StartWalk = (
	address: string,
	options?: readonly string[],
) => Session | {readonly error: string};

/** How long leaving waits for the session to hang up, in milliseconds. */
const hangUpMs = 500;

type Screen = {
	readonly session: Session | undefined;
	/** Counts walks, so that each starts with a fresh screen. */
	readonly number: number;
	readonly typed: string;
	readonly error: string | undefined;
	/** What is to be explained; empty: it is asked for; undefined: a walk or the start screen is shown. */
	readonly explaining: string | undefined;
};

/** The start screen or the walk, and the ways between and out. */
export function App(props: {
	readonly brush: Brush;
	readonly start: StartWalk;
	readonly initialAddress: string | undefined;
	readonly practice: readonly PracticeEntry[];
	readonly judge: (view: SessionView) => Outcome | undefined;
	readonly auto: boolean;
	readonly signal: AbortSignal | undefined;
}): ReactNode {
	const {brush, start, practice, judge, signal} = props;
	const {exit, suspendTerminal} = useApp();
	const [screen, setScreen] = useState((): Screen => firstScreen(start, props.initialAddress));
	const {session} = screen;
	const isLeaving = useRef(false);

	const leave = useCallback(
		(by: UiResult['endedBy']) => {
			if (isLeaving.current) return;
			isLeaving.current = true;
			void hangUp(session, by).then(() => exit({view: lastView(session, by), endedBy: by}), exit);
		},
		[session, exit],
	);
	const perform = usePerform({
		session,
		leave,
		newWalk: useCallback(() => {
			setScreen((old) => ({
				...old,
				session: undefined,
				typed: '',
				error: undefined,
				explaining: undefined,
			}));
		}, []),
		suspend: useCallback(() => void suspendTerminal(suspendProcess), [suspendTerminal]),
	});
	useFailure(session, exit);
	useSignal(signal, leave);

	const begin = (address: string, options?: readonly string[]): string | undefined => {
		const next = openScreen(start, address, screen.number + 1, options);
		if (next.session === undefined) return next.error;
		setScreen(next);
		return undefined;
	};
	if (screen.explaining !== undefined)
		return (
			<Explain
				brush={brush}
				initial={screen.explaining}
				onBack={() => setScreen({...screen, explaining: undefined})}
				onLeave={leave}
			/>
		);
	if (session === undefined)
		return (
			<Start
				brush={brush}
				practice={practice}
				initial={screen.typed}
				error={screen.error}
				onStart={begin}
				onExplain={(text, typed) =>
					setScreen({...screen, typed, error: undefined, explaining: text})
				}
				onLeave={leave}
			/>
		);
	return (
		<Walk
			key={screen.number}
			session={session}
			brush={brush}
			judge={judge}
			auto={props.auto}
			perform={perform}
		/>
	);
}

/** Do what an update asks for. */
function usePerform(options: {
	readonly session: Session | undefined;
	readonly leave: (by: UiResult['endedBy']) => void;
	readonly newWalk: () => void;
	readonly suspend: () => void;
}): (effect: UiEffect) => void {
	const {session, leave, newWalk, suspend} = options;
	return useCallback(
		(effect) => {
			switch (effect.type) {
				case 'intend':
					session?.intend(effect.intent);
					return;
				case 'leave':
					leave(effect.by);
					return;
				case 'new-walk':
					newWalk();
					return;
				case 'suspend':
					suspend();
			}
		},
		[session, leave, newWalk, suspend],
	);
}

/** A session fails only on a bug; then the screen goes, and the caller gets the error. */
function useFailure(session: Session | undefined, exit: (error: Error) => void): void {
	useEffect(() => {
		session?.finished.catch((error: unknown) => {
			exit(error instanceof Error ? error : new Error(String(error)));
		});
	}, [session, exit]);
}

function useSignal(signal: AbortSignal | undefined, leave: (by: 'signal') => void): void {
	useEffect(() => {
		if (signal === undefined) return;
		const onAbort = (): void => leave('signal');
		if (signal.aborted) onAbort();
		signal.addEventListener('abort', onAbort);
		return () => signal.removeEventListener('abort', onAbort);
	}, [signal, leave]);
}

function firstScreen(start: StartWalk, address: string | undefined): Screen {
	return address === undefined
		? {session: undefined, number: 0, typed: '', error: undefined, explaining: undefined}
		: openScreen(start, address, 1);
}

function openScreen(
	start: StartWalk,
	address: string,
	number: number,
	options?: readonly string[],
): Screen {
	const result = start(address, options);
	const explaining = undefined;
	return 'error' in result
		? {session: undefined, number, typed: address, error: result.error, explaining}
		: {session: result, number, typed: address, error: undefined, explaining};
}

/** The last view. A screen that was interrupted after the walk's end says so, too: the exit code does. */
function lastView(session: Session | undefined, by: UiResult['endedBy']): SessionView | undefined {
	const view = session?.getView();
	return view !== undefined && by === 'signal' ? {...view, over: {by}} : view;
}

/** End the session if it is open, and give it a moment to do so. */
async function hangUp(session: Session | undefined, by: UiResult['endedBy']): Promise<void> {
	if (session === undefined || session.getView().over !== undefined) return;
	session.intend({type: 'stop', by: by === 'signal' ? 'signal' : 'person'});
	let timer: ReturnType<typeof setTimeout> | undefined;
	const patience = new Promise<void>((resolve) => {
		timer = setTimeout(resolve, hangUpMs);
	});
	await Promise.race([session.finished, patience]);
	clearTimeout(timer);
}

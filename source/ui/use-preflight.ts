import {useAnimation} from 'ink';
import {useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore} from 'react';
import type {Session} from '../engine/session.ts';
import type {SessionView} from '../model/view.ts';
import type {Preflight, PreflightState} from '../preflight/preflight.ts';
import {calmMs, useLook} from './look.ts';
import {isSelfEffect, type SelfEffect} from './self-update.ts';

/** Look at ourselves as a receiver does; loaded when it is asked for. `view`: the walk that it is about. */
export type LookAtUs = (view: SessionView) => Promise<Preflight>;

/** What is found out about us in the walk on the screen, and what can be done with it. */
export type PreflightControl = {
	readonly preflight: Preflight | undefined;
	/** Do what the panel asks for. To look again begins anew. */
	readonly perform: (effect: SelfEffect, view: SessionView | undefined) => void;
	/** End it now; resolves when nothing of it is open any more. */
	readonly stop: (by: 'person' | 'signal') => Promise<void>;
	/** Forget it: another walk begins. */
	readonly clear: () => void;
};

/** Hold the preflight; a bug in it ends the screen, as one in a session does. */
export function usePreflightControl(
	look: LookAtUs | undefined,
	onBug: (error: Error) => void,
): PreflightControl {
	const [preflight, setPreflight] = useState<Preflight>();
	const newest = useRef<Preflight | undefined>(undefined);
	/** Counts what was asked for: what is loaded too late for its walk is not begun. */
	const wanted = useRef(0);
	const set = useCallback((next: Preflight | undefined) => {
		newest.current = next;
		setPreflight(next);
	}, []);
	const stop = useCallback(async (by: 'person' | 'signal') => {
		wanted.current += 1;
		const now = newest.current;
		if (now === undefined || now.getState().phase === 'over') return;
		now.stop(by);
		await now.finished;
	}, []);
	const begin = useCallback(
		(view: SessionView) => {
			void stop('person').catch(() => {});
			const order = wanted.current;
			look?.(view).then(
				(made) => {
					if (order === wanted.current) set(made);
					else made.stop('person');
				},
				(error: unknown) => onBug(asError(error)),
			);
		},
		[look, set, stop, onBug],
	);
	const perform = useCallback(
		(effect: SelfEffect, view: SessionView | undefined) => {
			if (effect.type === 'agree') newest.current?.agree(effect.groups);
			else if (effect.type === 'stop-look') void stop('person').catch(() => {});
			else if (view !== undefined) begin(view);
		},
		[begin, stop],
	);
	const clear = useCallback(() => {
		void stop('person').catch(() => {});
		set(undefined);
	}, [set, stop]);
	useEffect(() => {
		preflight?.finished.catch((error: unknown) => onBug(asError(error)));
	}, [preflight, onBug]);
	return {preflight, perform, stop, clear};
}

/** What an update asks for: of the panel it is done here, the rest is passed on. */
export function useWithLook<Effect extends {readonly type: string}>(
	{perform}: PreflightControl,
	session: Session | undefined,
	rest: (effect: Exclude<Effect, SelfEffect>) => void,
): (effect: Effect | SelfEffect) => void {
	return useCallback(
		(effect) => {
			if (isSelfEffect(effect)) perform(effect, session?.getView());
			else rest(effect as Exclude<Effect, SelfEffect>);
		},
		[perform, session, rest],
	);
}

const asError = (error: unknown): Error =>
	error instanceof Error ? error : new Error(String(error));

const noState = (): undefined => undefined;
const noSubscription = (): (() => void) => () => {};

/** The newest state of a preflight; redraws when it changes. */
export function usePreflightState(preflight: Preflight | undefined): PreflightState | undefined {
	return useSyncExternalStore(
		useMemo(
			() => (preflight ? (listener: () => void) => preflight.subscribe(listener) : noSubscription),
			[preflight],
		),
		useMemo(() => (preflight ? () => preflight.getState() : noState), [preflight]),
	);
}

/** A counter for the spinner while something is looked at. */
export function useLookTick(state: PreflightState | undefined): number {
	const {isCalm} = useLook();
	const {frame} = useAnimation({
		interval: isCalm ? calmMs : 200,
		isActive: state?.phase === 'looking',
	});
	return isCalm ? 0 : frame;
}

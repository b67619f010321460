import {useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore} from 'react';
import type {Greetings} from '../engine/greetings.ts';
import type {GreetingsState} from '../model/greeting.ts';
import type {SessionView} from '../model/view.ts';

/** Ask all servers of this walk for their greeting. */
export type AskGreetings = (view: SessionView) => Greetings;

/** The greetings of the servers of the walk on the screen. */
export type GreetingsControl = {
	readonly greetings: Greetings | undefined;
	readonly begin: (view: SessionView) => void;
	readonly stop: (by: 'person' | 'signal') => void;
	readonly clear: () => void;
};

/** Hold the greetings; a bug in asking ends the screen. */
export function useGreetingsControl(
	ask: AskGreetings | undefined,
	onBug: (error: Error) => void,
): GreetingsControl {
	const [greetings, setGreetings] = useState<Greetings>();
	const newest = useRef<Greetings | undefined>(undefined);
	const set = useCallback((next: Greetings | undefined) => {
		newest.current = next;
		setGreetings(next);
	}, []);
	useEffect(() => {
		greetings?.finished.catch((error: unknown) => {
			onBug(error instanceof Error ? error : new Error(String(error)));
		});
	}, [greetings, onBug]);
	const stop = useCallback((by: 'person' | 'signal') => {
		if (newest.current?.getState().isOver === false) newest.current.stop(by);
	}, []);
	return {
		greetings,
		begin: useCallback(
			(view) => {
				if (newest.current === undefined || newest.current.getState().isOver) set(ask?.(view));
			},
			[ask, set],
		),
		stop,
		clear: useCallback(() => {
			stop('person');
			set(undefined);
		}, [set, stop]),
	};
}

const nothing = (): undefined => undefined;
const noSubscription = (): (() => void) => () => {};

/** How far they are; redraws when that changes. */
export function useGreetings(greetings: Greetings | undefined): GreetingsState | undefined {
	return useSyncExternalStore(
		useMemo(() => greetings?.subscribe ?? noSubscription, [greetings]),
		useMemo(() => greetings?.getState ?? nothing, [greetings]),
	);
}

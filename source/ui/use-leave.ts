import {useCallback, useRef} from 'react';
import type {Session} from '../engine/session.ts';
import type {TrialResult} from '../model/trial.ts';
import type {Outcome} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import type {GreetingsControl} from './use-greetings.ts';
import type {PreflightControl} from './use-preflight.ts';
import type {SeriesControl} from './use-series.ts';
import type {Judge} from '../verdict/judge.ts';

/** How the screen was left, and the last walk on it. */
export type UiResult = {
	readonly view: SessionView | undefined;
	readonly endedBy: 'done' | 'person' | 'signal';
	/** What it says, with all that is known; undefined if nothing was decided. */
	readonly outcome: Outcome | undefined;
	/** What experiments showed about that walk. */
	readonly results: readonly TrialResult[];
	/** The screen was left while a walk that was put off had not gone on yet. */
	readonly waiting: boolean;
};

/** How long leaving waits for the session to hang up, in milliseconds. */
const hangUpMs = 500;

/** The way out: hang up, stop what else goes on, and tell how it came out. Once. */
export function useLeave(options: {
	readonly newest: Session | undefined;
	/** A walk that was put off has not gone on yet. */
	readonly isWaiting: boolean;
	readonly exit: (value: unknown) => void;
	readonly asking: GreetingsControl;
	readonly control: SeriesControl;
	readonly look: PreflightControl;
	readonly judge: Judge;
}): (by: UiResult['endedBy']) => void {
	const {newest, isWaiting, exit, judge} = options;
	const {stop: stopGreetings} = options.asking;
	const {stop, resultsFor} = options.control;
	const {stop: stopLook} = options.look;
	const isLeaving = useRef(false);
	return useCallback(
		(by) => {
			if (isLeaving.current) return;
			isLeaving.current = true;
			stopGreetings(by === 'signal' ? by : 'person');
			const other = by === 'signal' ? by : 'person';
			void Promise.all([hangUp(newest, by), patiently(stop(other)), patiently(stopLook(other))])
				.then(() => {
					const view = lastView(newest, by);
					const results = resultsFor(view);
					const outcome = view && judge(view, results);
					exit({view, outcome, endedBy: by, results, waiting: isWaiting});
				})
				.catch(exit);
		},
		[newest, isWaiting, exit, stopGreetings, stop, stopLook, resultsFor, judge],
	);
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
	await patiently(session.finished);
}

/** Wait for it, but not long. */
async function patiently(work: Promise<unknown>): Promise<void> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const patience = new Promise<void>((resolve) => {
		timer = setTimeout(resolve, hangUpMs);
	});
	await Promise.race([work, patience]);
	clearTimeout(timer);
}

import {useAnimation} from 'ink';
import {useCallback, useEffect, useMemo, useState, useSyncExternalStore} from 'react';
import type {Session} from '../engine/session.ts';
import type {
	FirstWalk,
	Investigation,
	InvestigationState,
	Offer,
} from '../experiments/investigation.ts';
import type {Deferral, Visit} from '../model/deferral.ts';
import type {Outcome} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import {conclusionOf} from '../verdict/conclusion.ts';
import {findDecisive} from '../verdict/decisive.ts';
import {deferralOf, visitOf} from '../verdict/deferral.ts';
import type {Judge} from '../verdict/judge.ts';
import {calmMs, useLook} from './look.ts';
import {isDecided} from './panes/verdict.ts';
import type {Appointment} from './why-update.ts';

/** What it takes to find out why; loaded when it is asked for. */
export type WhyTools = {
	/** What could be tried, and what it would cost. Sends nothing. */
	readonly offer: (first: FirstWalk, controls: readonly string[]) => Offer | Promise<Offer>;
	/** Make these experiments. The person agreed to exactly this offer. `judge`: with what is known when they begin. */
	readonly investigate: (first: FirstWalk, offer: Offer, judge: Judge) => Investigation;
	/** Destinations of others that were agreed to before: by option, or those of the practice network. */
	readonly controls: (first: FirstWalk) => readonly string[];
};

/** The two clocks of the world that is walked in. */
export type UiClock = {
	/** Milliseconds, monotonic: the one that pauses between experiments are told on. */
	readonly now: () => number;
	/** Wall clock. */
	readonly date: () => Date;
};

/** A series of experiments and the walk that raised the question. */
export type Series = {readonly first: FirstWalk; readonly investigation: Investigation};

/** What the series shows, as far as it is. */
export type SeriesView = {
	readonly first: Outcome;
	readonly state: InvestigationState;
	readonly conclusion: string | undefined;
	/** How long the wait of the running experiment lasts. */
	readonly elapsedMs: number;
	/** Until the next connection; undefined: no pause. */
	readonly pauseMs: number | undefined;
	readonly tick: number;
};

const noState = (): undefined => undefined;
const noSubscription = (): (() => void) => () => {};

/** The newest state of a series; redraws when it changes, and while something is awaited. */
export function useSeries(series: Series | undefined, clock: UiClock): SeriesView | undefined {
	const investigation = series?.investigation;
	const state = useSyncExternalStore(
		useMemo(
			() =>
				investigation
					? (listener: () => void) => investigation.subscribe(listener)
					: noSubscription,
			[investigation],
		),
		useMemo(() => (investigation ? () => investigation.getState() : noState), [investigation]),
	);
	const isActive = state !== undefined && state.ended === undefined;
	const {isCalm} = useLook();
	const {frame} = useAnimation({interval: isCalm ? calmMs : 200, isActive});
	const elapsedMs = useElapsed(waitKey(state), clock);
	const conclusion = useMemo(
		() =>
			state === undefined || state.results.length === 0
				? undefined
				: conclusionOf(state.outcome, state.results),
		[state],
	);
	if (series === undefined || state === undefined) return undefined;
	const {pausedUntilMs} = state;
	return {
		first: series.first.outcome,
		state,
		conclusion,
		elapsedMs,
		pauseMs: pausedUntilMs === undefined ? undefined : pausedUntilMs - clock.now(),
		tick: isCalm ? 0 : frame,
	};
}

/** How long this wait has been seen; a session has a clock of its own. */
function useElapsed(wait: string, clock: UiClock): number {
	const [since, setSince] = useState({wait, atMs: clock.now()});
	if (since.wait === wait) return Math.max(0, clock.now() - since.atMs);
	setSince({wait, atMs: clock.now()});
	return 0;
}

/** What is awaited, by a name that changes with it. */
function waitKey(state: InvestigationState | undefined): string {
	if (state?.running === undefined) return '';
	const {running} = state.running.session.getView();
	return `${state.running.trial.number}/${running?.stage ?? ''}/${running?.sinceMs ?? ''}`;
}

/** The walk as it stands, as the one that raises the question; undefined before it is decided. */
export function firstWalk(session: Session, judge: Judge): FirstWalk | undefined {
	const view = session.getView();
	const outcome = isDecided(view) ? judge(view) : undefined;
	if (outcome === undefined) return undefined;
	// Hung up on request behind the last answer: for the question it is a walk that stands still.
	const wasAnswered = view.over?.by === 'person' && outcome.ended !== 'stopped';
	return {
		view: wasAnswered ? {...view, over: undefined} : view,
		events: [...session.log.events],
		outcome,
	};
}

/** Servers count whole seconds, and their clock may go behind ours. */
const marginMs = 1000;

/** When the server wants us back. */
export type Wait = {
	readonly deferral: Deferral;
	readonly appointment: Appointment;
	readonly leftMs: number;
};

/** The wait that the server asked for, counted down once a second; undefined if it asked for none. */
export function useWaitingTime(options: {
	readonly view: SessionView;
	readonly outcome: Outcome | undefined;
	readonly visits: readonly Visit[];
	readonly clock: UiClock;
}): Wait | undefined {
	const {view, outcome, visits, clock} = options;
	const found = useMemo(() => {
		const deferral = outcome && deferralOf(view, outcome, visits);
		const visit = outcome && visitOf(view, outcome);
		const target = findDecisive(view)?.attempt?.target;
		if (deferral === undefined || visit === undefined || target === undefined) return undefined;
		const dueAtMs = Date.parse(visit.at) + deferral.waitMs + marginMs;
		return {deferral, appointment: {dueAtMs, target, visit, deferral}};
	}, [view, outcome, visits]);
	const leftMs = useCountdown(found?.appointment.dueAtMs, clock);
	return found && {...found, leftMs};
}

/** Milliseconds until then, by the wall clock, anew every second while some are left. */
export function useCountdown(dueAtMs: number | undefined, clock: UiClock): number {
	const left = useCallback(
		() => (dueAtMs === undefined ? 0 : Math.max(0, dueAtMs - clock.date().getTime())),
		[dueAtMs, clock],
	);
	const [, redraw] = useState(0);
	const isActive = left() > 0;
	const {isCalm} = useLook();
	useEffect(() => {
		if (!isActive) return;
		const timer = setInterval(() => redraw((count) => count + 1), isCalm ? calmMs : 1000);
		return () => clearInterval(timer);
	}, [isActive, isCalm]);
	return left();
}

/** Call back when the time is over; at once if it is. */
export function useDue(dueAtMs: number | undefined, clock: UiClock, onDue: () => void): void {
	useEffect(() => {
		if (dueAtMs === undefined) return;
		let timer: ReturnType<typeof setTimeout> | undefined;
		// A laptop may sleep meanwhile, and a timer counts only up to some 24 days: look again now and then.
		const look = (): void => {
			const left = dueAtMs - clock.date().getTime();
			if (left <= 0) onDue();
			else timer = setTimeout(look, Math.min(left, 30_000));
		};
		look();
		return () => clearTimeout(timer);
	}, [dueAtMs, clock, onDue]);
}

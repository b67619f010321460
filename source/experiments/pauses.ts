import type {Io} from '../engine/io.ts';
import type {Trial, TrialResult} from '../model/trial.ts';
import {movementOf} from '../verdict/movement.ts';
import type {FirstWalk, Offer} from './investigation.ts';
import {isTooMuch, longestSitMs, longPauseMs, mayBeGreylisted, namedWait} from './manners.ts';

type Walked = Pick<FirstWalk, 'view' | 'outcome'>;

/** Clocks differ, and who comes a moment too early has to wait again. */
const marginMs = 1000;

/**
 * How long to wait before this experiment: the pace; after a server said that
 * we are too much for it, or to come back later, what it asks for or a long pause.
 */
export function pauseBefore(now: {
	trial: Trial;
	first: FirstWalk;
	results: readonly TrialResult[];
	offer: Offer;
	io: Pick<Io, 'clock' | 'restrain'>;
}): number {
	const {trial, first, results, offer, io} = now;
	const last = results.findLast((result) => result.trial.factor !== 'control') ?? first;
	const waitMs = Math.max(
		waitAfter(trial, last, offer.paceMs),
		isForTime(trial, first, results) ? longPauseMs(offer.paceMs, first.view.plan.practice) : 0,
	);
	const passedMs = io.clock.date().getTime() - (Date.parse(last.view.startedAt) + last.view.atMs);
	const limitMs = trial.factor === 'control' ? 0 : limitPause(last, io);
	return Math.max(offer.paceMs, limitMs, waitMs - Math.max(0, Math.floor(passedMs)));
}

/** A limit that leaves room again within one sitting is waited for. */
function limitPause({view}: Walked, {clock, restrain}: Pick<Io, 'clock' | 'restrain'>): number {
	const target = view.attempts.at(-1)?.target;
	const restraint = target && restrain?.(view.plan, target);
	if (restraint?.level !== 'over' || restraint.until === null) return 0;
	const leftMs = Date.parse(restraint.until) - clock.date().getTime() + marginMs;
	return leftMs <= longestSitMs + marginMs ? Math.max(0, leftMs) : 0;
}

/** Counted from the end of that walk. */
function waitAfter({factor}: Trial, last: Walked, paceMs: number): number {
	const {view, outcome} = last;
	// Whoever changes something is a stranger to greylisting anyway, and has nothing to wait for.
	const isDue = isTooMuch(view, outcome) || (factor === 'again' && mayBeGreylisted(view, outcome));
	if (!isDue) return 0;
	const named = namedWait(view, outcome);
	if (named === undefined) return longPauseMs(paceMs, view.plan.practice);
	return Math.min(named, longestSitMs) + marginMs;
}

/**
 * A hang-up at the door may be for a while only, and so may whatever is there
 * still when the same is asked for the second time: to come back at once would
 * prove nothing. What got further meanwhile is to be checked at once, though.
 */
function isForTime(
	{factor}: Trial,
	{outcome}: FirstWalk,
	results: readonly TrialResult[],
): boolean {
	if (factor !== 'again') return false;
	if (results.some((result) => movementOf(outcome, result) === 'further')) return false;
	const hungUp = outcome.ended === 'fin' || outcome.ended === 'rst';
	if (outcome.stage === 'banner' && hungUp) return true;
	return results.some((result) => result.trial.factor === 'again');
}

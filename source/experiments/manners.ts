import type {Outcome, Reason} from '../model/verdict.ts';
import type {TrialResult} from '../model/trial.ts';
import type {SessionView} from '../model/view.ts';
import {deferralOf} from '../verdict/deferral.ts';
import {findDecisive} from '../verdict/decisive.ts';

/** A wait that a server names is kept within one sitting up to this; a longer one is for another day. */
export const longestSitMs = 60_000;
/** After a sign that we are too much: so many times the usual pause, and never less than this. */
const longPause = {times: 4, leastMs: 30_000, leastPracticeMs: 1500} as const;

const tooMuch: ReadonlySet<Reason> = new Set<Reason>(['rate-limited', 'too-many-recipients']);
const tooMuchWords =
	/\btoo (?:many|much|fast|frequent|often)\b|\brate[ -]?limit|\bthrottl|\bconnection (?:rate|limit)|\bdirectory harvest|\bslow down\b/iu;

/** A server that says we are too much for it. To go on would make it worse, for us and for the result. */
export function isTooMuch(view: SessionView, outcome: Outcome): boolean {
	if (outcome.code === null || outcome.code < 400) return false;
	if (tooMuch.has(outcome.reason)) return true;
	const reply = findDecisive(view)?.exchange?.reply?.reply;
	return (
		reply?.lines.slice(0, 50).some(({text}) => tooMuchWords.test(text.slice(0, 1000))) ?? false
	);
}

/** The same for an experiment. Controls are other people: what they say binds nobody else. */
export function wasTooMuch({trial, view, outcome}: TrialResult): boolean {
	return trial.factor !== 'control' && isTooMuch(view, outcome);
}

/**
 * Is the same visit worth making again in this sitting? After greylisting only
 * when the wait it names is short; after a rate limit once, after a pause.
 */
export function isAgainLater(view: SessionView, outcome: Outcome): boolean {
	const wait = namedWait(view, outcome);
	if (isGreylisted(view, outcome)) return wait !== undefined && wait <= longestSitMs;
	return wait === undefined || wait <= longestSitMs;
}

/** Might it be that, though the server does not say so? Then a repetition should not come at once. */
export function mayBeGreylisted(view: SessionView, outcome: Outcome): boolean {
	return deferralOf(view, outcome, [])?.kind === 'greylist';
}

/** Does the server want the very same visit again, later? Then nothing else is worth trying. */
export function isGreylisted(view: SessionView, outcome: Outcome): boolean {
	if (outcome.reason === 'greylisted') return true;
	const deferral = deferralOf(view, outcome, []);
	return deferral?.kind === 'greylist' && deferral.confidence !== 'low';
}

/** How long the server itself asks us to wait; undefined if it names no time. */
export function namedWait(view: SessionView, outcome: Outcome): number | undefined {
	const deferral = deferralOf(view, outcome, []);
	return deferral?.source === 'server' ? deferral.waitMs : undefined;
}

/** The pause after such a sign. */
export function longPauseMs(paceMs: number, practice: boolean): number {
	const least = practice ? longPause.leastPracticeMs : longPause.leastMs;
	return Math.max(paceMs * longPause.times, least);
}

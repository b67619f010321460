import {blockedPort} from '../knowledge/index.ts';
import type {Hypothesis} from '../model/cause.ts';
import type {Outcome} from '../model/verdict.ts';
import {causeOf} from './rules/replies.ts';
import type {Tried} from './rules/trials.ts';
import type {Signals} from './signals.ts';

/** Does the likeliest cause go beyond what the reply's own words said? */
export function isNewsOf({reason, code}: Outcome, top: Hypothesis | undefined): boolean {
	if (top === undefined || top.confidence === 'low') return false;
	return code === null || causeOf[reason] !== top.id;
}

/** What to do: for the likeliest cause first, and nothing that was done already or cannot be done here. */
export function stepsOf(
	top: Hypothesis | undefined,
	next: readonly string[],
	outcome: Outcome,
	{
		tried,
		signals,
		isFault,
	}: {
		readonly tried: readonly Tried[];
		readonly signals: Signals;
		/** A fault of our own, which was found, speaks for that cause. */
		readonly isFault: boolean;
	},
): readonly string[] {
	const isLikely = top !== undefined && top.confidence !== 'low';
	// The steps of a reply's reason are of no use where something else is behind it.
	const isOther = isLikely && outcome.code !== null && causeOf[outcome.reason] !== top.id;
	const isKept = !isLikely || (tried.length === 0 && !isOther);
	// What was found wrong with ourselves can be mended, whatever the server meant.
	const isMended = outcome.code === null && isFault;
	const all = isKept && !isMended ? next : [...(top?.next ?? []), ...(isOther ? [] : next)];
	return open(all, tried, signals).slice(0, 6);
}

/** The steps that are still to be made. */
export function open(
	steps: readonly string[],
	tried: readonly Tried[],
	signals: Signals,
): readonly string[] {
	const wasCompared = tried.some(({factor}) => factor === 'control');
	const isLastHost = hostsLeft(tried, signals) === 0;
	return [...new Set(steps)].filter((text) => {
		if (text === blockedPort) return !wasCompared;
		if (nextHost.test(text)) return !isLastHost;
		if (namesList.test(text)) return signals.reply !== undefined;
		return !(useTls.test(text) && signals.tls.offered === false);
	});
}

const nextHost = /^Try the next mail exchanger/u;
const namesList = /the list that the reply names/u;
const useTls = /^Use STARTTLS/u;

function hostsLeft(tried: readonly Tried[], {view}: Signals): number {
	const views = [
		view,
		...tried.filter(({factor}) => factor !== 'control').map((each) => each.result.view),
	];
	const asked = new Set(views.flatMap(({attempts}) => attempts.map(({target}) => target.host)));
	return (view.route?.hosts ?? []).filter(({host}) => !asked.has(host)).length;
}

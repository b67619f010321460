import {causeText} from '../knowledge/causes.ts';
import type {Cause, Evidence, Hypothesis} from '../model/cause.ts';
import type {Deferral, Visit} from '../model/deferral.ts';
import type {Confidence, Outcome, Reason} from '../model/verdict.ts';
import {waitWords} from '../knowledge/wait-time.ts';
import {isMisfitOutcome} from './misfit.ts';

/** What lay before this visit. */
export type Waited = {
	/** Oldest first; at least one. */
	readonly earlier: readonly Visit[];
	readonly kind: Deferral['kind'];
	/** From the newest of them to this one. */
	readonly waitedMs: number;
	/** What had been asked for. */
	readonly askedMs: number;
	/** We came with the same address, sender, recipient and EHLO name, to the same place. */
	readonly sameTriplet: boolean;
};

/** Servers count whole seconds, and clocks differ: that much too early is in time. */
const leewayMs = 1000;

/**
 * The outcome of a visit after a wait, with what the wait settles: let in, it
 * was greylisting; refused alike although the time was over, it is not that
 * alone; refused for good, that is the real answer. Pure. What the walk itself
 * says (code, reason, mailbox, exit code) stays.
 */
export function afterWait(outcome: Outcome, waited: Waited): Outcome {
	if (waited.earlier.length === 0) return outcome;
	const settled = settle(outcome, waited);
	return {...settled, noticed: [visitsLine(waited), ...settled.noticed]};
}

function settle(outcome: Outcome, waited: Waited): Outcome {
	const code = outcome.stage === 'rcpt' || isRefusal(outcome) ? outcome.code : null;
	if (code === null || outcome.ended === 'stopped' || isMisfitOutcome(outcome))
		return undecided(outcome, waited);
	if (code < 400) return letIn(outcome, waited);
	return code < 500 ? deferredAgain(outcome, waited) : refused(outcome, waited);
}

function isRefusal({code}: Outcome): boolean {
	return code !== null && code >= 400;
}

function letIn(outcome: Outcome, waited: Waited): Outcome {
	const {kind, sameTriplet} = waited;
	const again = `This was visit ${waited.earlier.length + 1}, ${waitWords(waited.waitedMs)} after the last`;
	if (!sameTriplet) {
		return noting(
			outcome,
			`${again}, and it was let in; but not everything was the same as before, so whether it was greylisting stays open.`,
		);
	}
	if (kind === 'throttle') {
		return noting(
			outcome,
			`${again}, and it was let in: the refusal before was for that moment only.`,
		);
	}
	return {
		...noting(
			outcome,
			`${again}, and it was let in: it was greylisting. A mail server that comes again by itself gets through.`,
		),
		confidence: 'high',
		hypotheses: outcome.hypotheses.filter(({id}) => !byReputation.includes(id)),
		ruledOut: [
			...outcome.ruledOut.filter(({id}) => !byReputation.includes(id)),
			...byReputation.map((id) => ({
				id,
				text: 'The same address, sender and recipient were let in after the wait.',
			})),
		],
	};
}

/** What keeps somebody out however long they wait. */
const byReputation: readonly Cause[] = ['bad-reputation', 'ip-blocklisted'];

function refused(outcome: Outcome, waited: Waited): Outcome {
	const last = lastOf(waited);
	return noting(
		outcome,
		`Before, the server only said "not now" (${last.code}). This is its real answer, and waiting does not change it.`,
	);
}

function undecided(outcome: Outcome, waited: Waited): Outcome {
	const last = lastOf(waited);
	return noting(
		outcome,
		`This visit did not come as far as an answer, so what the server meant by its ${last.code} before is still open.`,
	);
}

function deferredAgain(outcome: Outcome, waited: Waited): Outcome {
	const {waitedMs, askedMs, sameTriplet, earlier} = waited;
	const visits = earlier.length + 1;
	if (waitedMs + leewayMs < askedMs) {
		return noting(
			outcome,
			`This visit came after ${waitWords(waitedMs)}; ${waitWords(askedMs)} had been asked for. It shows nothing, and may have started the clock anew.`,
		);
	}
	if (!sameTriplet) {
		return noting(
			outcome,
			'You came with another address or name than before. Greylisting counts anew from this visit on.',
		);
	}
	const last = lastOf(waited);
	if (last.code !== outcome.code || !isAlike(last.reason, outcome.reason)) {
		return noting(
			outcome,
			`The wait was over, and the server now says something else (${last.code} before). It is another reason, or a further step.`,
		);
	}
	if (waited.kind === 'throttle') {
		return noting(
			outcome,
			`Visit ${visits}, and it is refused as before. Wait longer each time; more visits would only prolong it.`,
		);
	}
	const noted = noting(
		outcome,
		`The wait was over and everything was the same, and yet the answer is the same (visit ${visits}): this is not greylisting alone. A limit or the reputation of your address is likelier.`,
	);
	return {...noted, ...reordered(outcome, visits)};
}

/** Some servers call the same thing by several names from visit to visit. */
function isAlike(one: Reason, other: Reason): boolean {
	return one === other || one === 'unspecified' || other === 'unspecified';
}

/** Greylisting behind limit and reputation; it stays possible, since a farm of servers may forget one another. */
function reordered(outcome: Outcome, visits: number): Partial<Outcome> {
	const spoken = {
		text: `The same answer at visit ${visits}, after the wait that was asked for.`,
		events: outcome.evidence,
		trial: null,
	};
	const confidence: Confidence = visits > 2 ? 'medium' : 'low';
	const isOut = (id: Cause) => outcome.ruledOut.some((each) => each.id === id);
	const likelier = (['rate-limited', 'bad-reputation'] as const)
		.filter((id) => !isOut(id))
		.map((id) => withEvidence(outcome, id, confidence, {for: [spoken]}));
	const against: Evidence = {
		...spoken,
		text: 'Greylisting lets the same address, sender and recipient in after the wait, and it did not. Several servers that do not share what they saw can do that.',
	};
	const greylisted = withEvidence(outcome, 'greylisted', 'low', {against: [against]});
	const ids = new Set<Cause>([
		...[...likelier, greylisted].map(({id}) => id),
		...outcome.ruledOut.map(({id}) => id),
	]);
	const others = outcome.hypotheses.filter(({id}) => !ids.has(id));
	return {
		confidence: 'low',
		hypotheses: [...likelier, ...(isOut('greylisted') ? [] : [greylisted]), ...others].slice(0, 5),
		next: [
			...new Set([...(likelier[0]?.next ?? []), ...(likelier[1]?.next ?? []), ...outcome.next]),
		],
	};
}

function withEvidence(
	outcome: Outcome,
	id: Cause,
	confidence: Confidence,
	more: {readonly for?: readonly Evidence[]; readonly against?: readonly Evidence[]},
): Hypothesis {
	const known = outcome.hypotheses.find((each) => each.id === id) ?? plain(outcome, id);
	return {
		...known,
		confidence,
		for: [...known.for, ...(more.for ?? [])],
		against: [...known.against, ...(more.against ?? [])],
	};
}

function plain({evidence}: Outcome, id: Cause): Hypothesis {
	const {text, about, factor, howToTell, next} = causeText(id);
	const test = {factor, text: howToTell};
	return {id, text, about, confidence: 'low', for: [], against: [], test, next, evidence};
}

/** With a sentence that says what the wait showed. */
function noting(outcome: Outcome, sentence: string): Outcome {
	return {...outcome, summary: `${outcome.summary} ${sentence}`};
}

/** The earlier visits in one line, the newest of many. */
function visitsLine({earlier}: Waited): string {
	const shown = earlier.slice(-maxShown).map(({at, code, enhanced}) => {
		const time = `${at.slice(0, 10)} ${at.slice(11, 19)}`;
		return `${time} UTC (${[code, ...(enhanced === null ? [] : [enhanced])].join(' ')})`;
	});
	const count = earlier.length === 1 ? 'One earlier visit' : `${earlier.length} earlier visits`;
	return `${count}: ${shown.join(', ')}.`;
}

const maxShown = 5;

function lastOf({earlier}: Waited): Visit {
	const last = earlier.at(-1);
	if (!last) throw new Error('a wait without a visit');
	return last;
}

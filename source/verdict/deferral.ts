import type {Deferral, Visit} from '../model/deferral.ts';
import type {Confidence, Outcome, Reason} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import {visible} from '../protocol/visible.ts';
import {findDecisive} from './decisive.ts';
import {bounded, waitOf, waitWords} from '../knowledge/wait-time.ts';

const minuteMs = 60_000;
/** What greylisting servers want, visit by visit, when they do not say. */
const usualMs = [5, 15, 30, 60, 120, 240].map((minutes) => minutes * minuteMs);
/** A plain throttle: doubled with every visit. */
const firstBackoffMs = 5 * minuteMs;
const ceilingMs = 240 * minuteMs;

/** Temporary refusals that may be over when one comes back. The others want something done. */
const worthAnotherVisit: ReadonlySet<Reason> = new Set<Reason>([
	'greylisted',
	'rate-limited',
	'service-unavailable',
	'mailbox-temp-unavailable',
	'system-error',
	'too-many-recipients',
	'bad-reputation',
	'recipient-refused',
	'policy',
	'unspecified',
]);

/** Reasons that leave room for greylisting under another name. */
const mayBeGreylisting: ReadonlySet<Reason> = new Set<Reason>([
	'service-unavailable',
	'mailbox-temp-unavailable',
	'system-error',
	'recipient-refused',
	'policy',
	'unspecified',
]);

const greylistWords = /\bgr[ae]y ?-?list/iu;
const againWords = /\b(?:try|come|retry|again|later|back)\b/iu;
/** Characters of a server's words that are kept of a visit. */
const maxWords = 200;

/**
 * Did the server say "not now", when is it worth coming back, and why? Pure;
 * undefined where waiting cures nothing or nobody asked for it. `earlier`: the
 * visits before this one, which make the wait longer.
 */
export function deferralOf(
	view: SessionView,
	outcome: Outcome,
	earlier: readonly Visit[],
): Deferral | undefined {
	const visit = visitOf(view, outcome);
	if (!visit || visit.code < 400 || visit.code > 499) return undefined;
	if (!worthAnotherVisit.has(visit.reason)) return undefined;
	const named = waitOf(wordsOf(view), new Date(visit.at));
	const greylist = greylistConfidence(visit, outcome.confidence, named !== undefined);
	if (greylist !== undefined) return greylisting(greylist, named, earlier.length);
	return throttle(outcome.confidence, named, earlier.length);
}

/** What this visit came to, for the record; undefined if no reply decided it. */
export function visitOf(view: SessionView, outcome: Outcome): Visit | undefined {
	const reply = findDecisive(view)?.exchange?.reply;
	if (!reply || outcome.code === null || reply.reply.code !== outcome.code) return undefined;
	return {
		at: new Date(Date.parse(view.startedAt) + reply.atMs).toISOString(),
		stage: outcome.stage,
		code: outcome.code,
		enhanced: outcome.enhanced,
		// What is cut off anyway need not be made visible: a reply can have a megabyte.
		text: visible(wordsOf(view).slice(0, maxWords + 64)).slice(0, maxWords),
		reason: outcome.reason,
	};
}

/** The words of the reply that decided. NOT safe to show. */
function wordsOf(view: SessionView): string {
	const lines = findDecisive(view)?.exchange?.reply?.reply.lines ?? [];
	return lines
		.slice(0, 50)
		.map(({text}) => text)
		.join(' ');
}

/** How sure it is that this is greylisting (RFC 6647 §2); undefined if it is not. */
function greylistConfidence(
	{stage, enhanced, reason, text}: Visit,
	confidence: Confidence,
	namesTime: boolean,
): Confidence | undefined {
	if (reason !== 'greylisted' && !mayBeGreylisting.has(reason)) return undefined;
	if (greylistWords.test(text)) return 'high';
	if (reason === 'greylisted') return confidence;
	// A triplet is complete with RCPT; some look at the sender alone.
	if ((stage !== 'rcpt' && stage !== 'mail') || !againWords.test(text)) return undefined;
	// What greylisting says itself to be: policy, "other mailbox status", or nothing.
	const isUsual = enhanced === null || enhanced === '4.2.0' || enhanced.startsWith('4.7.');
	return namesTime && isUsual ? 'medium' : isUsual || namesTime ? 'low' : undefined;
}

function greylisting(confidence: Confidence, named: number | undefined, visits: number): Deferral {
	const waitMs = named ?? rung(usualMs, visits);
	const when =
		named === undefined
			? `It did not say when; ${waitWords(waitMs)} is usual${visits > 0 ? ' by now' : ''}.`
			: `It says when: in ${waitWords(waitMs)}.`;
	const sure = confidence === 'high' ? 'This is greylisting' : 'This looks like greylisting';
	return {
		kind: 'greylist',
		waitMs,
		source: named === undefined ? 'usual' : 'server',
		confidence,
		text: `${sure}: the server wants the same address, sender and recipient to come again. ${when}`,
	};
}

function throttle(confidence: Confidence, named: number | undefined, visits: number): Deferral {
	const backoff = Math.min(ceilingMs, firstBackoffMs * 2 ** Math.min(visits, 20));
	// Who names the same short time again and again is not let off the back-off.
	const byServer = named !== undefined && (visits === 0 || named >= backoff);
	const waitMs = byServer ? named : backoff;
	const when = byServer
		? `It says when: in ${waitWords(waitMs)}.`
		: `${named === undefined ? 'It did not say when' : 'The time that it says was not enough'}: wait ${waitWords(waitMs)}, and longer after every further refusal.`;
	return {
		kind: 'throttle',
		waitMs: bounded(waitMs),
		source: byServer ? 'server' : 'backoff',
		confidence,
		text: `The server refuses for the moment and may take it later. ${when}`,
	};
}

function rung(ladder: readonly number[], visits: number): number {
	return ladder[Math.min(visits, ladder.length - 1)] ?? ceilingMs;
}

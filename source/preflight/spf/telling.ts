import type {CheckStep} from '../../model/check.ts';
import type {DnsAnswer} from '../../model/dns.ts';
import {whyCut} from '../answers.ts';
import {lookupLimit, type SpfSubject, voidLimit} from './library.ts';
import type {Asked, Questions} from './questions.ts';
import {countWords, qualifierOf, resultOfQualifier, shown} from './step-words.ts';
import type {Decision, Notebook, Trouble} from './story.ts';
import type {Trial, Trials} from './trial.ts';

/** A story while it is told. */
export type Telling = {
	readonly subject: SpfSubject;
	/** The domain whose record is looked at. */
	readonly top: string;
	readonly questions: Questions;
	readonly trials: Trials;
	readonly book: Notebook;
	/** So far. */
	readonly count: {lookups: number; voids: number; trials: number};
};

/** What a term, or a whole record, came to. */
export type Outcome = {
	/** `open`: no term matched. `none`: there is no record. */
	readonly kind: 'decided' | 'open' | 'none' | 'trouble';
	readonly path: readonly Decision[];
	readonly trouble: Trouble | undefined;
};

/** A term in its record. NOT safe to show. */
export type Term = {readonly text: string; readonly domain: string; readonly index: number};

export const open: Outcome = {kind: 'open', path: [], trouble: undefined};
export const none: Outcome = {kind: 'none', path: [], trouble: undefined};

export function troubled(trouble: Trouble): Outcome {
	return {kind: 'trouble', path: [], trouble};
}

/** A question that failed, and the evaluation with it. */
export function failed(domain: string, {name, type, answer}: Asked): Outcome {
	const {status} = answer;
	return troubled({
		kind: 'dns',
		domain,
		question: `${type} ${name}`,
		status,
		why: whyCut(answer),
	});
}

/** A term matched: its qualifier says what that means. */
export function matched(telling: Telling, term: Term, text: string): Outcome {
	const qualifier = qualifierOf(term.text);
	telling.book.note(`${label(telling, term)} ${text}: ${resultOfQualifier[qualifier]}.`);
	const {domain, index} = term;
	return {
		kind: 'decided',
		path: [{domain, term: term.text, index, qualifier}],
		trouble: undefined,
	};
}

/** A term that the library could not make anything of. */
export function broken(term: Term, trial: Trial): Outcome {
	const {domain, text} = term;
	const failure = trial.asked.findLast(({answer}) => isFailure(answer));
	if (trial.result === 'temperror' && failure) return failed(domain, failure);
	const isMany = trial.asked.some(
		({type, answer}) => type === 'MX' && answer.answers.length > lookupLimit,
	);
	const kind = isMany ? 'hosts' : 'other';
	return troubled({kind, domain, term: text});
}

/** Count what a term asked, and say so; an outcome if that is more than the limits allow. */
export function spend(
	{count, book}: Telling,
	{domain, text}: Term,
	used: {readonly lookups: number; readonly voids: number},
	steps: readonly CheckStep[] = [],
): Outcome | undefined {
	const lookups = count.lookups + used.lookups;
	if (lookups > lookupLimit) {
		// The evaluation ends before this question is asked.
		count.lookups = lookupLimit + 1;
		return troubled({kind: 'lookups', domain, term: text});
	}
	book.add(...steps);
	count.lookups = lookups;
	count.voids = Math.min(count.voids + used.voids, voidLimit + 1);
	if (count.voids > voidLimit) return troubled({kind: 'voids', domain, term: text});
	if (used.lookups > 0) book.note(countWords(count));
	return undefined;
}

/** The term for people, with the name of its record where that is another than the first. */
export function label({top}: Telling, {domain, text}: Term): string {
	return `${domain === top ? '' : `${shown(domain)}: `}${shown(text)}`;
}

/** The question could not be answered, by anybody. */
export function isFailure({status}: DnsAnswer): boolean {
	return status !== 'answer' && !isVoid(status);
}

/** The answer is that there is nothing (RFC 7208 §4.6.4). */
export function isVoid(status: DnsAnswer['status']): boolean {
	return status === 'nodata' || status === 'nxdomain';
}

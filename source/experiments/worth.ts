import type {Factor} from '../model/trial.ts';
import type {Outcome, Reason} from '../model/verdict.ts';
import {isAgainLater, isGreylisted, isTooMuch} from './manners.ts';
import type {Subject} from './subject.ts';

/** Refusals that speak of the mailbox and of nothing else. */
const ofRecipient: ReadonlySet<Reason> = new Set<Reason>([
	'user-unknown',
	'mailbox-disabled',
	'mailbox-full',
	'user-moved',
	'mailbox-temp-unavailable',
	'bad-address-syntax',
]);

/** Does the refusal speak of the mailbox and of nothing else? */
export function isAboutMailbox({stage, ended, about, reason, code}: Outcome): boolean {
	if (stage !== 'rcpt' || ended !== 'reply' || code === null || code < 400) return false;
	return about === 'recipient' && ofRecipient.has(reason);
}

/** May the answer be another one a moment later: temporary, or none at all? */
export function isPassing({code, ended}: Outcome): boolean {
	return code === null || ended !== 'reply' || (code >= 400 && code < 500);
}

/** What an experiment is about: one of each group tells more than several of one. */
export type Group = 'host' | 'way' | 'helo' | 'sender' | 'mailbox' | 'time';

const groups: Readonly<Record<Factor, Group>> = {
	host: 'host',
	address: 'host',
	port: 'host',
	tls: 'way',
	control: 'way',
	family: 'way',
	helo: 'helo',
	sender: 'sender',
	postmaster: 'mailbox',
	name: 'mailbox',
	again: 'time',
	patience: 'time',
	pace: 'time',
};

/** The group of causes that a factor tells from the others. */
export function groupOf(factor: Factor): Group {
	return groups[factor];
}

/** No series is left at “likely” before these were tried, where they can be. */
export const discriminating: ReadonlySet<Factor> = new Set<Factor>([
	'host',
	'tls',
	'control',
	'helo',
	'sender',
]);

const names: readonly Factor[] = ['helo', 'sender', 'pace', 'postmaster', 'name'];

/**
 * Which factors may tell something after this end, the most telling and
 * cheapest first. Empty: nothing would.
 */
export function factorsFor(outcome: Outcome, subject: Subject): readonly Factor[] {
	const {stage, ended, code, reason} = outcome;
	if (stage === 'rcpt' && ended === 'reply' && code !== null && code < 400) return ['name'];
	const isGrey = isGreylisted(subject.view, outcome);
	if (isGrey || isTooMuch(subject.view, outcome)) {
		if (!isAgainLater(subject.view, outcome)) return [];
		if (isGrey) return ['again'];
		return stage === 'rcpt'
			? ['again', 'postmaster', 'sender']
			: stage === 'mail'
				? ['again', 'sender']
				: ['again'];
	}
	if (isAboutMailbox(outcome)) {
		return ['postmaster', 'name', 'host', 'sender', 'helo', 'tls', 'again'];
	}
	const silent = code === null || ended !== 'reply';
	const left = new Set<Factor>();
	if (!isImpatient(outcome, subject)) left.add('patience');
	if (!concernsOthers(outcome)) left.add('control');
	// With STARTTLS refused, asking for it anew is the same walk once more.
	if (subject.tls === 'refused') left.add('again');
	// Other names in the clear are still in the clear.
	if (reason === 'tls-required') for (const factor of names) left.add(factor);
	return byStage(outcome, silent).filter((factor) => !left.has(factor));
}

/** Past EHLO others have nothing to tell, unless something on the way is suspected. */
function concernsOthers({stage, hypotheses}: Outcome): boolean {
	if (stage !== 'mail' && stage !== 'rcpt') return true;
	return hypotheses.some(({test}) => test?.factor === 'control');
}

/** One of each group first, then the rest. */
function byStage({stage, code}: Outcome, silent: boolean): readonly Factor[] {
	// A permanent refusal that is the same on the next day needs no second asking at first.
	const permanent = code !== null && code >= 500 && !silent;
	const first: readonly Factor[] = permanent ? [] : ['again'];
	const last: readonly Factor[] = permanent ? ['again'] : [];
	const ways: readonly Factor[] = ['control', 'family', 'address'];
	switch (stage) {
		case 'connect':
			return ['control', 'port', 'family', 'host', 'address', ...first, 'patience', ...last];
		case 'banner':
			return [
				...first,
				'patience',
				'control',
				'host',
				'family',
				'address',
				...(silent ? (['port'] as const) : []),
				...last,
			];
		case 'ehlo':
			return [...first, 'helo', 'host', 'tls', ...last, 'pace', 'patience', ...ways];
		case 'starttls':
			return [...first, 'tls', 'host', ...last, 'patience', ...ways];
		case 'mail':
			return [...first, 'host', 'tls', 'helo', 'sender', ...last, 'pace', 'patience', ...ways];
		case 'rcpt':
			return [
				...first,
				'host',
				'tls',
				'helo',
				'sender',
				'postmaster',
				...last,
				'name',
				'pace',
				'patience',
				...ways,
			];
		case 'mx':
		case 'vrfy':
		case 'quit':
			return ['again', 'control'];
		default:
			return stage satisfies never;
	}
}

/** Did we give up before the other side did? Only then can waiting longer change anything. */
function isImpatient({ended}: Outcome, {moment, attempt}: Subject): boolean {
	if (ended === 'timeout' || ended === 'stopped') return true;
	return (
		attempt.closed?.how === 'timeout' ||
		(moment.ended === 'tls-failure' && (moment.detail?.startsWith('timeout') ?? false))
	);
}

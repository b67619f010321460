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

/**
 * Which factors may tell something after this end, the most telling and
 * cheapest first. Empty: nothing would.
 */
export function factorsFor(outcome: Outcome, subject: Subject): readonly Factor[] {
	const {stage, ended, reason, about, code} = outcome;
	if (stage === 'rcpt' && ended === 'reply' && code !== null && code < 400) return ['name'];
	if (isGreylisted(subject.view, outcome) || isTooMuch(subject.view, outcome)) {
		return isAgainLater(subject.view, outcome) ? ['again'] : [];
	}
	if (stage === 'rcpt' && about === 'recipient' && ofRecipient.has(reason) && code !== null) {
		return outcome.mailbox === 'unknown'
			? ['name', 'postmaster', 'sender', 'again']
			: ['name', 'postmaster'];
	}
	const silent = code === null || ended !== 'reply';
	const left = new Set<Factor>();
	if (!isImpatient(outcome, subject)) left.add('patience');
	if (!concernsOthers(outcome)) left.add('control');
	// With STARTTLS refused, asking for it anew is the same walk once more.
	if (subject.tls === 'refused') left.add('again');
	return byStage(outcome, silent).filter((factor) => !left.has(factor));
}

/** Past EHLO others have nothing to tell, unless something on the way is suspected. */
function concernsOthers({stage, hypotheses}: Outcome): boolean {
	if (stage !== 'mail' && stage !== 'rcpt') return true;
	return hypotheses.some(({test}) => test?.factor === 'control');
}

function byStage({stage, code}: Outcome, silent: boolean): readonly Factor[] {
	// A permanent refusal that is the same on the next day needs no second asking at first.
	const permanent = code !== null && code >= 500 && !silent;
	const first: readonly Factor[] = permanent ? [] : ['again'];
	const last: readonly Factor[] = permanent ? ['again'] : [];
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
			return [
				...first,
				'helo',
				'pace',
				'patience',
				'control',
				'host',
				'family',
				'address',
				...last,
			];
		case 'starttls':
			return [...first, 'tls', 'patience', 'control', 'host', 'family', 'address', ...last];
		case 'mail':
			return [
				...first,
				'sender',
				'helo',
				'tls',
				'pace',
				'patience',
				'host',
				'family',
				'address',
				'control',
				...last,
			];
		case 'rcpt':
			return [
				...first,
				'sender',
				'helo',
				'tls',
				'postmaster',
				'name',
				'pace',
				'patience',
				'host',
				'family',
				'address',
				'control',
				...last,
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

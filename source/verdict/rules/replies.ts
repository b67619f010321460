import type {Cause} from '../../model/cause.ts';
import type {Reason} from '../../model/verdict.ts';
import type {Finding} from '../finding.ts';
import type {Signals} from '../signals.ts';
import {quoteReply} from '../words.ts';
import {priorOfRefusal, priorOfUnsent} from './silence.ts';
import {isInWords, isVague} from './vague.ts';

/** The cause that a reason speaks of; undefined where it speaks of none. */
export const causeOf: Readonly<Record<Reason, Cause | undefined>> = {
	accepted: undefined,
	ready: undefined,
	capability: undefined,
	'cannot-verify': undefined,
	unspecified: undefined,
	'user-unknown': 'user-unknown',
	'mailbox-disabled': 'mailbox-disabled',
	'mailbox-full': 'mailbox-full',
	'mailbox-temp-unavailable': 'mailbox-temp-unavailable',
	'user-moved': 'user-moved',
	'recipient-refused': 'recipient-refused',
	'relay-denied': 'relay-denied',
	'domain-not-found': 'domain-not-found',
	'domain-refuses-mail': 'domain-refuses-mail',
	'auth-required': 'auth-required',
	'tls-required': 'tls-required',
	'helo-rejected': 'helo-rejected',
	'no-ptr': 'no-ptr',
	'sender-rejected': 'sender-rejected',
	'sender-auth-failed': 'sender-auth-failed',
	greylisted: 'greylisted',
	'rate-limited': 'rate-limited',
	'too-many-recipients': 'too-many-recipients',
	'ip-blocklisted': 'ip-blocklisted',
	'domain-blocklisted': 'domain-blocklisted',
	'bad-reputation': 'bad-reputation',
	'spam-content': 'policy',
	virus: 'policy',
	'content-rejected': 'policy',
	'message-too-big': 'policy',
	policy: 'policy',
	'protocol-error': 'protocol-error',
	'bad-address-syntax': 'bad-address-syntax',
	'service-unavailable': 'overload',
	'system-error': 'overload',
	timeout: 'overload',
};

const byWords = {high: 9, medium: 7, low: 4} as const;
const byNumber = {high: 6, medium: 5, low: 3} as const;

/** What the last words themselves say: their reason, the rules that came second, and what stays open. */
export function sayings(signals: Signals): readonly Finding[] {
	const {explanation, reply, stage, events, moment} = signals;
	if (explanation === undefined || reply === undefined) return [];
	const {reason, confidence, permanence, runnersUp} = explanation;
	const inWords = isInWords(explanation);
	const vague = isVague(explanation, signals.words);
	const quote = quoteReply(reply);
	const base = {events, trial: null} as const;
	// A server that answers STARTTLS with a refusal demands nothing: it cannot do it.
	const cause = stage === 'starttls' && reason === 'tls-required' ? 'tls-failing' : causeOf[reason];
	// Words, enhanced code or basic code that agree say it outright.
	const isAgreed = inWords && runnersUp.some((each) => each.reason === reason && !isInWords(each));
	const surety = isAgreed && confidence === 'medium' ? 'high' : confidence;
	const weight = vague ? 2 : inWords ? byWords[surety] : byNumber[confidence];
	const found: Finding[] = [];
	if (cause !== undefined) {
		const isSure = inWords && !vague && surety === 'high' && !mayMeanOther(signals, cause);
		found.push({...base, cause, weight, isSure, text: `The server says so: ${quote}.`});
	}
	for (const other of runnersUp.slice(0, 3)) {
		const rival = causeOf[other.reason];
		const isOther = rival !== undefined && rival !== cause && isInWords(other);
		if (!isOther || isVague(other, signals.words)) continue;
		found.push({...base, cause: rival, weight: 2, text: `${quote} can also be read like that.`});
	}
	const isOpen = vague || (confidence !== 'high' && !inWords) || confidence === 'low';
	if (isOpen) {
		const prior =
			moment.unsent === undefined
				? priorOfRefusal(stage, permanence === 'temporary')
				: priorOfUnsent(moment.ended);
		for (const [rival, points] of Object.entries(prior) as [Cause, number][]) {
			found.push({
				...base,
				cause: rival,
				weight: points,
				text: `${quote} names no cause that this program is sure of.`,
			});
		}
	}
	return found;
}

/** Words that are clear and may still hide something that an experiment brings to light. */
function mayMeanOther(
	{explanation, hosts, addresses, greeting, tls}: Signals,
	cause: Cause,
): boolean {
	switch (cause) {
		case 'overload':
			return hosts > 1 || addresses > 1;
		case 'relay-denied':
		case 'auth-required':
			return greeting.foreign;
		case 'tls-required':
			return tls.offered === false || tls.failure !== undefined;
		case 'user-unknown':
			// Some say so to every name: the knowledge knows which.
			return explanation?.mailbox !== 'absent';
		default:
			return false;
	}
}

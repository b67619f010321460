import type {Cause} from '../../model/cause.ts';
import type {Reason} from '../../model/verdict.ts';
import type {Finding, Rule} from '../finding.ts';
import type {Signals} from '../signals.ts';
import {quoteReply, seconds} from '../words.ts';
import {priorOfRefusal} from './silence.ts';

/** The cause that a reason speaks of; undefined where it speaks of none. */
const causeOf: Readonly<Record<Reason, Cause | undefined>> = {
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

/** Reasons that name no cause: the refusal is clear, what is behind it is not. */
const vague: ReadonlySet<Reason> = new Set<Reason>([
	'policy',
	'unspecified',
	'service-unavailable',
	'protocol-error',
	'accepted',
	'ready',
	'capability',
	'timeout',
]);

const byWords = {high: 9, medium: 7, low: 4} as const;
const byNumber = {high: 6, medium: 5, low: 3} as const;

/** What the last words themselves say: their reason, the rules that came second, and what stays open. */
export function sayings(signals: Signals): readonly Finding[] {
	const {explanation, reply, stage, events} = signals;
	if (explanation === undefined || reply === undefined) return [];
	const {reason, confidence, layer, permanence, runnersUp} = explanation;
	const inWords = layer === 'provider' || layer === 'software' || layer === 'text';
	const quote = quoteReply(reply);
	const base = {events, trial: null} as const;
	const isVague = vague.has(reason);
	const cause = causeOf[reason];
	const weight = inWords && !isVague ? byWords[confidence] : byNumber[isVague ? 'low' : confidence];
	const found: Finding[] = [];
	if (cause !== undefined) {
		const isSure = inWords && !isVague && confidence === 'high';
		found.push({...base, cause, weight, isSure, text: `The server says so: ${quote}.`});
	}
	for (const other of runnersUp.slice(0, 3)) {
		const rival = causeOf[other.reason];
		const byWord =
			other.layer === 'provider' || other.layer === 'software' || other.layer === 'text';
		if (rival === undefined || rival === cause || !byWord || vague.has(other.reason)) continue;
		found.push({...base, cause: rival, weight: 2, text: `${quote} can also be read like that.`});
	}
	const isOpen = isVague || (confidence !== 'high' && !inWords) || confidence === 'low';
	if (isOpen) {
		const prior = priorOfRefusal(stage, permanence === 'temporary');
		for (const [rival, points] of Object.entries(prior) as [Cause, number][]) {
			found.push({...base, cause: rival, weight: points, text: `${quote} gives no reason.`});
		}
	}
	return found;
}

const mentions = (pattern: RegExp) => (signals: Signals) =>
	signals.reply !== undefined && pattern.test(signals.words);
const says = (signals: Signals) =>
	signals.reply === undefined ? '' : `The server says ${quoteReply(signals.reply)}.`;
const isAtDoor = ({stage}: Signals) => stage === 'banner';
const reasonIs =
	(...list: readonly Reason[]) =>
	({explanation}: Signals) =>
		explanation !== undefined && list.includes(explanation.reason);

const tooEarly =
	/pre-?greet|before (?:the |my |our )?(?:smtp )?(?:greeting|banner)|(?:talk|spoke|speak)(?:s|ing|ed)? (?:too (?:soon|early)|first|before)|too early|early talk|synchroni[sz]ation error|improper (?:use of )?(?:command )?pipelining|i can break rules/u;
const manyErrors =
	/too many (?:\w+ )?(?:errors?|bad commands?|unrecogni[sz]ed commands?|syntax errors?|protocol errors?|failed commands?|invalid commands?)|error limit|errors? (?:on|in) this (?:connection|session)/u;
const manyNames =
	/harvest|dictionary attack|too many (?:\w+ )?(?:unknown|invalid|non-?existent|bad|wrong) (?:recipients?|users?|addresses|rcpts?)/u;

/** What single words of a reply point to, whatever its reason. */
export const wordRules: readonly Rule[] = [
	{cause: 'pre-greeting', weight: 9, isSure: true, when: mentions(tooEarly), text: says},
	{
		cause: 'pre-greeting',
		weight: 8,
		when: (s) => isAtDoor(s) && reasonIs('protocol-error')(s),
		text: 'It speaks of a protocol error although nothing had been sent: it took something for talk before the greeting.',
	},
	{
		cause: 'pre-greeting',
		weight: 6,
		when: (s) =>
			!isAtDoor(s) &&
			s.stage !== 'ehlo' &&
			reasonIs('protocol-error')(s) &&
			/^protocol error/u.test(stripped(s)),
		text: 'No command was wrong, and it speaks of a protocol error: it holds the beginning of the session against you.',
	},
	{cause: 'error-limit', weight: 11, isSure: true, when: mentions(manyErrors), text: says},
	{
		cause: 'error-limit',
		weight: 4,
		when: (s) => s.earlierErrors > 0 && (s.isSilent || s.code === 421),
		text: ({earlierErrors}) =>
			earlierErrors === 1
				? 'One command had been refused before on this connection.'
				: `${earlierErrors} commands had been refused before on this connection.`,
	},
	{cause: 'harvest-protection', weight: 11, isSure: true, when: mentions(manyNames), text: says},
	{
		cause: 'greylisted',
		weight: 6,
		when: (s) =>
			s.stage === 'rcpt' &&
			(s.code === 450 || s.code === 451) &&
			mentions(/service currently unavailable/u)(s),
		text: 'Everything before was taken, and only the recipient is put off: so servers do with clients they meet for the first time.',
	},
	{
		cause: 'ip-blocklisted',
		weight: 5,
		when: (s) =>
			isAtDoor(s) &&
			(s.code ?? 0) >= 500 &&
			reasonIs('service-unavailable', 'policy', 'unspecified')(s),
		text: 'The refusal came before you had said anything: the server knew nothing but your address.',
	},
	{
		cause: 'sender-auth-failed',
		weight: 3,
		when: (s) => !reasonIs('sender-auth-failed')(s) && mentions(/\bspf\b|\bdmarc\b|\bdkim\b/u)(s),
		text: says,
	},
	{
		cause: 'ipv6-identity',
		weight: 6,
		when: (s) => s.family === 6 && mentions(/ipv6/u)(s),
		text: says,
	},
	{
		cause: 'tls-failing',
		weight: 11,
		when: (s) => s.tls.failure !== undefined && reasonIs('tls-required')(s),
		text: 'TLS is demanded, and the handshake failed on the connection before.',
		events: (s) => [...s.events, s.tls.failure?.event],
	},
	{
		cause: 'starttls-stripped',
		weight: 10,
		when: (s) =>
			s.tls.offered === false && s.tls.failure === undefined && reasonIs('tls-required')(s),
		text: 'TLS is demanded, yet STARTTLS was not in the answer to EHLO that arrived here.',
	},
	{
		cause: 'tls-failing',
		weight: 5,
		when: (s) => s.stage === 'starttls' && s.reply !== undefined,
		text: says,
	},
	{
		cause: 'middlebox',
		weight: 4,
		when: (s) =>
			s.stage === 'ehlo' &&
			s.code !== undefined &&
			[500, 501, 502].includes(s.code) &&
			reasonIs('protocol-error')(s),
		text: 'EHLO is called unknown, which hardly any server does: firewalls that know only old commands do.',
	},
	{
		cause: 'transparent-proxy',
		weight: 3,
		when: (s) => s.greeting.foreign && reasonIs('relay-denied', 'auth-required')(s),
		text: ({greeting}) =>
			`The greeting names ${greeting.name ?? ''}, which is no name of this domain.`,
	},
	{
		cause: 'tarpit',
		weight: 2,
		when: (s) => s.isSilent && isSlow(s),
		text: ({delays}) => `Every answer was slow, the last one took ${seconds(delays.at(-1) ?? 0)}.`,
	},
];

/** Two answers or more, each of them late. */
export function isSlow({delays}: Signals): boolean {
	return delays.length > 1 && delays.every((ms) => ms >= 1000);
}

function stripped({words}: Signals): string {
	return words.replace(/^[245]\.\d{1,3}\.\d{1,3}\s*/u, '');
}

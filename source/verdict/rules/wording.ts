import type {Reason} from '../../model/verdict.ts';
import {visible} from '../../protocol/visible.ts';
import type {Rule} from '../finding.ts';
import type {Signals} from '../signals.ts';
import {quoteReply, seconds} from '../words.ts';
import {isVague} from './vague.ts';

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

const allFull =
	/too many (?:concurrent |simultaneous |open )?(?:smtp )?(?:connections|sessions|processes)/u;
const yours = /\bfrom\b|\byour?\b|\bper\b|client|\bip\b|\[/u;
const isAboutRecipient = ({explanation}: Signals) => explanation?.about === 'recipient';
const unasked = ({afterwords}: Signals) =>
	`Right behind it the server said unasked: “${visible(afterwords.slice(0, 120))}”.`;

const spokenBefore = {
	text: 'The server saw talk before its greeting, though nothing had been sent from here: something in front of it, or on your side of the way, spoke first.',
	next: [
		'Tell their postmaster: a load balancer or proxy in front of the server speaks first.',
		'Look for a proxy or antivirus on your side that speaks in your place.',
	],
};

/** What single words of a reply point to, whatever its reason. */
export const wordRules: readonly Rule[] = [
	{cause: 'pre-greeting', weight: 9, isSure: true, when: mentions(tooEarly), text: says},
	{
		cause: 'pre-greeting',
		weight: 1,
		when: (s) => isAtDoor(s) && mentions(tooEarly)(s),
		text: 'Nothing had been sent from here.',
		words: spokenBefore,
	},
	{
		cause: 'pre-greeting',
		weight: 8,
		when: (s) => isAtDoor(s) && reasonIs('protocol-error')(s),
		text: 'It speaks of a protocol error although nothing had been sent: it took something for talk before the greeting.',
		words: spokenBefore,
	},
	{
		cause: 'pre-greeting',
		weight: 6,
		when: (s) =>
			!isAtDoor(s) &&
			s.stage !== 'ehlo' &&
			reasonIs('protocol-error')(s) &&
			stripped(s).startsWith('protocol error'),
		text: 'No command was wrong, and it speaks of a protocol error: it holds the beginning of the session against you.',
	},
	{cause: 'error-limit', weight: 11, isSure: true, when: mentions(manyErrors), text: says},
	{
		cause: 'error-limit',
		weight: 13,
		isSure: true,
		when: (s) => manyErrors.test(s.afterwords) && !isAboutRecipient(s),
		text: unasked,
	},
	{
		// The limit explains that it hung up, not that it refused the recipient.
		cause: 'error-limit',
		weight: 3,
		when: (s) => manyErrors.test(s.afterwords) && isAboutRecipient(s),
		text: unasked,
	},
	{
		cause: 'overload',
		weight: 12,
		when: (s) => s.stage === 'banner' && mentions(allFull)(s) && !mentions(yours)(s),
		text: 'It speaks of all connections, not of yours: the whole server is full.',
	},
	{
		cause: 'tls-required',
		weight: -3,
		when: (s) => s.tls.offered === false && reasonIs('tls-required')(s),
		text: 'STARTTLS was not offered here, so it could not be used.',
	},
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
		when: (s) => failedTls(s) && !stalledTls(s) && reasonIs('tls-required')(s),
		text: 'TLS is demanded, and the handshake failed on the connection before.',
		events: (s) => [...s.events, s.tls.failure?.event],
	},
	{
		cause: 'path-mtu',
		weight: 11,
		when: (s) => stalledTls(s) && reasonIs('tls-required')(s),
		text: 'TLS is demanded, and on the connection before the handshake stood still, though small packets had passed.',
		events: (s) => [...s.events, s.tls.failure?.event],
	},
	{
		cause: 'tls-failing',
		weight: 7,
		when: (s) => failedTls(s) && !reasonIs('tls-required')(s) && isOpenRefusal(s),
		text: 'TLS had failed on the connection before, so this refusal came in the clear, which some servers do not take.',
		events: (s) => [...s.events, s.tls.failure?.event],
	},
	{
		cause: 'path-mtu',
		weight: 5,
		when: (s) => stalledTls(s) && !reasonIs('tls-required')(s) && isOpenRefusal(s),
		text: 'The handshake stood still on the connection before, and this refusal came in the clear.',
		events: (s) => [...s.events, s.tls.failure?.event],
	},
	{
		cause: 'tls-required',
		weight: 4,
		when: (s) => isOpenRefusal(s) && !s.tls.secure && s.tls.refused,
		text: 'STARTTLS was refused, so this refusal came in the clear, which some servers do not take.',
	},
	{
		cause: 'sick-mx',
		weight: 2,
		when: (s) =>
			s.reply !== undefined && s.hosts > 1 && reasonIs('system-error', 'service-unavailable')(s),
		text: ({hosts}) => `It may be this one of ${hosts} hosts only.`,
	},
	{
		cause: 'policy',
		weight: 3,
		when: (s) => reasonIs('policy')(s) && mentions(/\bpolic(?:y|ies)\b/u)(s),
		text: 'The words name a policy.',
	},
	{
		cause: 'sick-mx',
		weight: 3,
		when: (s) => failedTls(s) && s.hosts > 1,
		text: ({hosts}) => `TLS may fail at this one of ${hosts} hosts only.`,
	},
	{
		cause: 'bad-reputation',
		weight: 3,
		when: reasonIs('greylisted'),
		text: 'Some servers say so, on every visit, to addresses that they do not trust.',
	},
	{
		cause: 'policy',
		weight: 3,
		when: (s) => reasonIs('user-unknown')(s) && s.explanation?.mailbox !== 'absent',
		text: 'This server may say so to every name.',
	},
	{
		cause: 'starttls-stripped',
		weight: 10,
		when: (s) =>
			s.tls.offered === false && s.tls.failure === undefined && reasonIs('tls-required')(s),
		text: 'TLS is demanded, yet STARTTLS was not in the answer to EHLO that arrived here. A server that demands it offers it.',
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

const failedTls = ({tls, stage}: Signals) => tls.failure !== undefined && stage !== 'starttls';
const stalledTls = (s: Signals) => failedTls(s) && s.tls.failure?.stalled === true;
const isOpenRefusal = ({explanation, words, stage}: Signals) =>
	explanation !== undefined &&
	isVague(explanation, words) &&
	(stage === 'mail' || stage === 'rcpt');

/** Two answers or more, each of them late. */
export function isSlow({delays}: Signals): boolean {
	return delays.length > 1 && delays.every((ms) => ms >= 1000);
}

function stripped({words}: Signals): string {
	return words.replace(/^[245]\.\d{1,3}\.\d{1,3}\s*/u, '');
}

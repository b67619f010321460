import type {Cause} from '../../model/cause.ts';
import {causeText} from '../../knowledge/index.ts';
import type {Rule} from '../finding.ts';
import type {Signals} from '../signals.ts';
import {seconds} from '../words.ts';

const wasReached = ({tried}: Signals) => tried.some(({stages}) => stages.connect.ended === 'reply');
const hasSpoken = ({tried}: Signals) =>
	tried.some(({exchanges}) => exchanges.some((each) => each.reply !== undefined));

type Exclusion = Omit<Rule, 'cause' | 'weight' | 'isSure'> & {readonly causes: readonly Cause[]};

/** Causes that only the recipient's own name can have. */
export const mailboxCauses: readonly Cause[] = [
	'user-unknown',
	'mailbox-disabled',
	'mailbox-full',
	'mailbox-temp-unavailable',
	'user-moved',
	'recipient-refused',
	'too-many-recipients',
];
const notMailbox = 'The refusal is about you, not about the mailbox.';
const isSurelyAboutYou = ({explanation}: Signals) =>
	explanation?.about === 'you' && explanation.confidence === 'high' && explanation.layer !== 'code';
const senderCauses: readonly Cause[] = ['sender-rejected', 'sender-auth-failed'];

/** What the walk alone excludes. Where the server itself names such a cause, only the logical ones stand. */
const table: readonly Exclusion[] = [
	{
		causes: ['port25-blocked'],
		when: (s) => s.port25Open,
		text: 'A connection to port 25 came about, so your network lets it through.',
		isLogical: true,
		isFirstThought: (s) => s.stage === 'banner',
	},
	{
		causes: ['no-route'],
		when: wasReached,
		text: 'A connection came about, so there is a way.',
		isLogical: true,
	},
	{
		causes: ['server-down'],
		when: hasSpoken,
		text: 'The server answered, so it runs.',
		isLogical: true,
	},
	{
		causes: ['server-down'],
		when: wasReached,
		text: 'The connection came about, so something listens there.',
		isLogical: true,
	},
	{
		causes: ['firewalled'],
		when: hasSpoken,
		text: 'The server spoke to you, so no firewall keeps your address out.',
		isLogical: true,
	},
	{
		causes: ['helo-rejected'],
		when: (s) => !s.said.ehlo,
		text: 'It ended before you had said EHLO.',
		isLogical: true,
	},
	{
		causes: ['helo-rejected'],
		when: (s) => s.stage === 'ehlo' && s.begun !== undefined,
		text: ({begun}) =>
			`The server had begun to answer EHLO with ${begun ?? ''}, so it took the name.`,
		isFirstThought: () => true,
	},
	{
		causes: senderCauses,
		when: (s) => !s.said.mail,
		text: 'It ended before a sender was named.',
		isLogical: true,
	},
	{
		causes: mailboxCauses,
		when: (s) => !s.said.rcpt,
		text: 'It ended before the recipient was named.',
		isLogical: true,
	},
	{
		causes: ['user-unknown'],
		when: isSurelyAboutYou,
		text: notMailbox,
		isFirstThought: ({stage}) => stage === 'rcpt',
	},
	{causes: mailboxCauses.slice(1), when: isSurelyAboutYou, text: notMailbox},
	{
		causes: ['greylisted'],
		when: (s) => (s.code ?? 0) >= 500,
		text: 'The refusal is permanent (5xx); greylisting puts off with 4xx.',
	},
	{
		causes: ['no-ptr'],
		// What a server says that it sees is not refuted by what we see: see signs.ts.
		when: (s) => s.own.ptr === 'confirmed' && s.explanation?.reason !== 'no-ptr',
		text: ({own}) =>
			`Your PTR is confirmed: ${own.ptrName || 'its name'} leads back to your address.`,
		isFirstThought: (s) => s.stage === 'banner' || (s.stage === 'ehlo' && s.isSilent),
	},
	{
		causes: ['ipv6-identity', 'ipv6-path'],
		when: (s) => s.family === 4,
		text: 'The connection ran over IPv4.',
		isLogical: true,
	},
	{
		causes: ['tls-required'],
		when: (s) => s.tls.secure,
		text: 'The session was encrypted when it ended.',
	},
	{
		causes: ['tls-failing'],
		when: (s) => s.tls.secure,
		text: 'The TLS handshake went well.',
	},
	{
		causes: ['tls-failing'],
		when: (s) => s.tls.failure === undefined && s.stage !== 'starttls',
		text: 'No TLS handshake failed in this walk.',
	},
	{
		causes: ['starttls-stripped'],
		when: (s) => s.tls.offered !== false,
		text: 'STARTTLS was not found missing.',
		isLogical: true,
	},
	{
		causes: ['greet-delay'],
		when: (s) => s.greeting.delayMs !== undefined,
		text: ({greeting}) => `The greeting came after ${seconds(greeting.delayMs ?? 0)}, in time.`,
		isLogical: true,
	},
	{
		causes: ['sick-mx'],
		when: (s) => s.hosts === 1 && s.addresses <= 1,
		text: 'The domain has this one mail exchanger with one address.',
	},
	{
		causes: ['sick-mx'],
		when: (s) => s.isSilent && allFailedAlike(s),
		text: ({tried}) => `All ${tried.length} addresses that were tried failed in the same way.`,
	},
	{
		causes: ['path-mtu'],
		when: (s) =>
			s.tls.failure?.stalled !== true &&
			(s.reply !== undefined || s.stage === 'connect' || s.stage === 'banner'),
		text: 'No large packet was on its way when it ended.',
	},
	{
		causes: ['path-mtu'],
		when: (s) => (s.stage === 'mail' || s.stage === 'rcpt') && s.tls.failure === undefined,
		text: 'The answer that is missing is a small one; larger ones had arrived.',
		isLogical: true,
	},
];

function allFailedAlike({tried, addresses, stage, ended}: Signals): boolean {
	const places = new Set(tried.map(({target}) => target.address.address));
	if (places.size < 2 || places.size < addresses) return false;
	return tried.every(({stages}) => stages[stage].ended === ended);
}

/** The exclusions as rules, one for each cause. */
export const exclusionRules: readonly Rule[] = table.flatMap(({causes, ...rest}) =>
	causes.map((cause) => ({...rest, cause, weight: 'out' as const})),
);

/** Causes that are about the connecting side. */
export function isAboutYou(cause: Cause): boolean {
	return causeText(cause).about === 'you' || cause === 'policy';
}

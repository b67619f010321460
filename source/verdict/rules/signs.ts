import {heloForm} from '../../protocol/own-name.ts';
import type {Rule} from '../finding.ts';
import type {Signals} from '../signals.ts';
import {seconds} from '../words.ts';

/** Nobody said that it is about somebody else than us. */
export const isOpenQuestion = ({isSilent, explanation}: Signals) =>
	isSilent || (explanation !== undefined && ['you', 'unknown'].includes(explanation.about));
const afterEhlo = ({said}: Signals) => said.ehlo;
const atConnect = ({stage}: Signals) => stage === 'connect';
const stalls = ({stage, ended}: Signals) =>
	ended === 'timeout' && ['ehlo', 'starttls', 'mail', 'rcpt'].includes(stage);
const handshake = ({stage, ended}: Signals) =>
	stage === 'starttls' && ended !== 'reply' && ended !== 'stopped' && ended !== 'skipped';
const tlsDetail = (pattern: RegExp) => (s: Signals) =>
	handshake(s) &&
	pattern.test(`${s.tls.failure?.detail ?? ''} ${s.moment.detail ?? ''}`.toLowerCase());
const othersFail = ({tried, moment}: Signals) =>
	tried.filter(
		({stages, target}) =>
			stages.connect.ended === moment.ended &&
			target.address.address !== moment.attempt?.target.address.address,
	).length;

const nameTaken = 'EHLO with this name was answered with 250, and MAIL was accepted after it.';
/** It ended at RCPT without a word, behind a good answer to EHLO and to MAIL. */
const wasNameTaken = ({stage, isSilent, attempt}: Signals) =>
	stage === 'rcpt' &&
	isSilent &&
	attempt?.stages.ehlo.status === 'done' &&
	attempt.stages.mail.status === 'done';
/** What servers look up rather late: an address in place of a name, or a name that leads nowhere. */
const isNameUnresolvable = ({own, checks}: Signals) =>
	checks.has('helo-resolves', 'bad') ||
	['literal', 'literal-private', 'bare-address', 'local-name'].includes(
		heloForm(own.helo ?? '').kind,
	);

/** Signs beside the last words: own names, greeting, addresses, times, TLS. */
export const signRules: readonly Rule[] = [
	// Your names.
	{
		cause: 'no-ptr',
		weight: 4,
		when: (s) => s.own.ptr === 'missing' && isOpenQuestion(s) && !atConnect(s),
		text: ({checks}) => checks.of('ptr', 'bad')[0]?.found ?? 'Your address has no PTR record.',
		fault: ({checks}) => checks.of('ptr', 'bad')[0]?.id,
	},
	{
		cause: 'no-ptr',
		weight: 4,
		when: (s) => s.own.ptr === 'unconfirmed' && isOpenQuestion(s) && !atConnect(s),
		text: ({own}) =>
			`The PTR name of your address${own.ptrName === '' ? '' : `, ${own.ptrName},`} does not lead back to it.`,
	},
	{
		cause: 'no-ptr',
		weight: -2,
		when: (s) => s.own.ptr === 'confirmed' && s.explanation?.reason === 'no-ptr',
		text: ({own}) =>
			`From here your address has a name, ${own.ptrName || 'by its PTR record'}, and it leads back.`,
		words: {
			text: 'The server finds no name for your address, and from here there is one that leads back to it: their DNS failed or holds an old answer, or they want the name in another form.',
			next: [
				'Try again when old answers have run out: after a change that takes as long as the TTL.',
				'Tell their postmaster, with the time, your IP address and its PTR record.',
			],
		},
	},
	{
		cause: 'helo-rejected',
		weight: 4,
		when: (s) => afterEhlo(s) && isOpenQuestion(s) && s.own.heloFault !== undefined,
		text: ({own}) => own.heloFault ?? '',
	},
	{
		cause: 'helo-rejected',
		weight: 1,
		when: (s) =>
			afterEhlo(s) &&
			isOpenQuestion(s) &&
			s.own.heloDoubt !== undefined &&
			s.own.heloFault === undefined,
		text: ({own}) => own.heloDoubt ?? '',
	},
	{
		cause: 'helo-rejected',
		weight: -2,
		when: (s) =>
			afterEhlo(s) &&
			s.own.ptr === 'confirmed' &&
			s.own.heloFault === undefined &&
			s.own.heloDoubt === undefined,
		text: ({own}) => `The EHLO name ${own.helo ?? ''} is the confirmed PTR name of your address.`,
	},
	// Servers that mind the name mostly say so at EHLO, or at MAIL.
	{
		cause: 'helo-rejected',
		weight: -3,
		when: (s) => wasNameTaken(s) && !isNameUnresolvable(s),
		text: nameTaken,
	},
	{
		cause: 'helo-rejected',
		weight: -1,
		when: (s) => wasNameTaken(s) && isNameUnresolvable(s),
		text: nameTaken,
	},
	{
		cause: 'sender-rejected',
		weight: 2,
		when: (s) => s.said.mail && isOpenQuestion(s) && s.own.sender === '',
		text: 'The sender was the null sender <>, which some servers refuse.',
	},
	{
		cause: 'sender-rejected',
		weight: 3,
		when: (s) => s.said.mail && isOpenQuestion(s) && s.own.senderIsRecipient,
		text: 'The sender is the recipient’s own address.',
	},
	{
		cause: 'ip-blocklisted',
		weight: 1,
		when: (s) => s.own.isPrivate && isOpenQuestion(s) && !atConnect(s),
		text: 'You share a public address with others: your own one is private.',
	},
	// The address family.
	{
		cause: 'ipv6-identity',
		weight: 3,
		when: (s) => s.family === 6 && !atConnect(s) && isOpenQuestion(s),
		text: 'The connection ran over IPv6, where servers are stricter about names.',
	},
	{
		cause: 'ipv6-path',
		weight: 3,
		when: (s) => s.family === 6 && s.isSilent && (atConnect(s) || s.ended === 'timeout'),
		text: 'The address is one of IPv6.',
	},
	{
		cause: 'ipv6-path',
		weight: 3,
		when: (s) => s.family === 6 && s.ended === 'unreachable',
		text: 'Your system knows no way to IPv6 addresses, or a router on the way does not.',
	},
	// Hosts that failed alike.
	{
		cause: 'port25-blocked',
		weight: 1,
		when: (s) => atConnect(s) && s.ended === 'timeout' && othersFail(s) > 0,
		text: (s) => `Other addresses failed alike: ${othersFail(s)}.`,
	},
	{
		cause: 'port25-blocked',
		weight: 1,
		when: (s) => atConnect(s) && s.own.isPrivate,
		text: 'Your own address is private: this looks like a home or office network.',
	},
	{
		cause: 'sick-mx',
		weight: 1,
		when: (s) => s.isSilent && s.tried.length === 1 && (s.hosts > 1 || s.addresses > 1),
		text: ({hosts}) =>
			`The first walk tried only one of ${hosts > 1 ? `${hosts} hosts` : 'several addresses'}.`,
	},
	// The greeting.
	{
		cause: 'greet-delay',
		weight: 6,
		when: ({greeting}) => greeting.teaser,
		text: 'The first line of the greeting (“220-”) came, its end did not: servers do so to catch the impatient.',
	},
	{
		cause: 'pre-greeting',
		weight: 2,
		when: (s) => s.stage === 'ehlo' && s.isSilent && (s.greeting.delayMs ?? 0) >= 2000,
		text: ({greeting}) =>
			`The greeting came after ${seconds(greeting.delayMs ?? 0)}: this server watches for haste.`,
	},
	{
		cause: 'middlebox',
		weight: 8,
		when: ({greeting}) => greeting.masked,
		text: 'The greeting is overwritten with asterisks, as firewalls do that inspect SMTP.',
	},
	{
		cause: 'middlebox',
		weight: 3,
		when: ({tls}) => tls.maskedKeyword,
		text: 'A keyword in the answer to EHLO is overwritten with X.',
	},
	{
		cause: 'starttls-stripped',
		weight: 6,
		isSure: true,
		when: ({tls}) => tls.maskedKeyword && tls.offered === false,
		text: 'A keyword is overwritten with X, and STARTTLS is missing.',
	},
	{
		cause: 'middlebox',
		weight: 4,
		when: ({heloOnly, stage}) => heloOnly && stage !== 'rcpt',
		text: 'EHLO was refused and HELO was taken, as behind a firewall that knows old commands only.',
	},
	{
		cause: 'starttls-stripped',
		weight: 5,
		when: (s) =>
			s.tls.offered === false &&
			s.stage !== 'rcpt' &&
			['google', 'microsoft', 'yahoo', 'apple'].includes(s.provider ?? ''),
		text: 'STARTTLS is missing, though this provider offers it to everybody.',
	},
	{
		cause: 'transparent-proxy',
		weight: 3,
		when: (s) => s.greeting.foreign && s.provider !== undefined && isOpenQuestion(s),
		text: ({greeting}) =>
			`The greeting names ${greeting.name ?? ''}, which does not fit this provider.`,
	},
	{
		cause: 'not-smtp',
		weight: 6,
		when: (s) =>
			s.stage === 'banner' && s.isSilent && s.port !== 25 && s.view.plan.implicitTls !== true,
		text: ({port}) => `The port is ${port}, not 25: it may expect TLS from the first byte.`,
	},
	// Stalls and TLS.
	{
		cause: 'path-mtu',
		weight: 2,
		when: (s) => stalls(s) && (s.stage === 'starttls' || s.tls.secure),
		text: 'Small packets passed; it hangs where large ones begin, those of TLS.',
	},
	{
		cause: 'path-mtu',
		weight: 3,
		when: tlsDetail(/timeout|timed out|etimedout/u),
		text: 'The handshake got no answer: its large packets may be lost on the way.',
	},
	{
		cause: 'middlebox',
		weight: 2,
		when: tlsDetail(/econnreset|socket hang up|reset|disconnected|eof/u),
		text: 'The connection broke off in the handshake.',
	},
	{
		cause: 'tls-failing',
		weight: 4,
		when: tlsDetail(
			/alert|handshake_failure|version|cipher|unsupported|protocol|wrong|dh key|key too small|sslv3|certificate/u,
		),
		text: 'The handshake was answered, and refused: the two sides do not agree.',
	},
	{
		cause: 'tls-required',
		weight: 3,
		when: (s) =>
			s.isSilent &&
			!s.tls.secure &&
			s.tls.offered === true &&
			(s.stage === 'mail' || s.stage === 'rcpt'),
		text: 'STARTTLS was offered and not used on this connection.',
	},
	{
		cause: 'tls-failing',
		weight: 3,
		when: (s) =>
			s.tls.failure !== undefined && s.isSilent && s.stage !== 'starttls' && s.stage !== 'connect',
		text: 'The TLS handshake had failed on a connection before.',
		events: (s) => [s.tls.failure?.event],
	},
];

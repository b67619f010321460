import type {Cause} from '../../model/cause.ts';
import type {Reason} from '../../model/verdict.ts';
import {visible} from '../../protocol/visible.ts';
import type {Rule} from '../finding.ts';
import type {Signals} from '../signals.ts';
import {waitOf} from '../../knowledge/wait-time.ts';
import {isLostInAnswer} from './silence.ts';
import {isVague} from './vague.ts';

const reasonIs =
	(reason: Reason) =>
	({explanation}: Signals) =>
		explanation?.reason === reason;
const namesWait = ({words, view}: Signals) =>
	waitOf(words, new Date(Date.parse(view.startedAt))) !== undefined;
const isOpenWord = ({explanation, words}: Signals) =>
	explanation !== undefined && isVague(explanation, words);
const subjectIs =
	(subject: number, detail?: number) =>
	({reply}: Signals) =>
		reply?.enhanced?.subject === subject &&
		(detail === undefined || reply.enhanced.detail === detail);
const isPutOff = ({explanation}: Signals) => explanation?.permanence === 'temporary';

/** Protocols that other servers name in their first line. */
const otherProtocol =
	/\b(?:s?ftpd?|ftp server|proftpd|pop3?|imap4?|ssh-\d|http\/\d|lmtp|nntp|irc|telnet)\b/iu;
/** The command itself is refused, under both its names. */
function isRefusedTwice({attempt}: Signals): boolean {
	const codes = (attempt?.exchanges ?? []).flatMap(({stage, reply}) =>
		stage === 'ehlo' ? (reply?.reply.code ?? []) : [],
	);
	return codes.length > 1 && codes.every((code) => [500, 501, 502, 503, 530].includes(code));
}

/** Causes for which a server says no before it begins to say yes. */
const refusers: readonly Cause[] = ['no-ptr', 'ip-blocklisted', 'bad-reputation', 'ipv6-identity'];

/** What codes, waits and the shape of replies point to, in whatever language they speak. */
export const formRules: readonly Rule[] = [
	...refusers.map((cause): Rule => ({
		cause,
		weight: -3,
		when: isLostInAnswer,
		text: ({begun}) => `The server had begun to say ${begun ?? ''}, which is no refusal.`,
	})),
	{
		cause: 'greylisted',
		weight: 5,
		when: (s) => s.said.mail && isPutOff(s) && isOpenWord(s) && namesWait(s),
		text: 'It is put off, and the words say for how long.',
	},
	{
		cause: 'rate-limited',
		weight: 3,
		when: (s) => isPutOff(s) && isOpenWord(s) && namesWait(s),
		text: 'It is put off, and the words say for how long.',
	},
	{
		cause: 'too-many-recipients',
		weight: 8,
		when: subjectIs(5, 3),
		text: 'The enhanced code x.5.3 means too many recipients (RFC 3463).',
	},
	{
		cause: 'domain-refuses-mail',
		weight: 6,
		when: (s) => s.code === 521 || s.code === 556,
		text: ({code}) => `The code ${code ?? ''} means that no mail is taken here at all (RFC 7504).`,
	},
	{
		cause: 'protocol-error',
		weight: 6,
		when: ({reply}) => reply?.anomalies.some(({kind}) => kind === 'mixed-codes') === true,
		text: 'The lines of the answer bear different codes, so it says two things at once.',
	},
	{
		cause: 'mailbox-temp-unavailable',
		weight: 4,
		when: (s) =>
			s.stage === 'rcpt' && isPutOff(s) && subjectIs(2)(s) && s.explanation?.about !== 'recipient',
		text: 'The enhanced code x.2.z is about the recipient’s mailbox (RFC 3463).',
	},
	{
		cause: 'protocol-error',
		weight: 8,
		when: (s) => s.code === 503 && s.said.ehlo && reasonIs('protocol-error')(s),
		text: 'The code 503 means that it takes the commands for out of order, though they were in order.',
	},
	{
		cause: 'protocol-error',
		weight: 8,
		when: (s) => s.code === 503 && !s.said.ehlo && reasonIs('protocol-error')(s),
		text: 'EHLO was passed over, and MAIL comes after EHLO (RFC 5321 §4.1.4).',
		words: {
			text: 'EHLO was passed over, so the command came out of order. That is no fault of the server.',
			next: ['Walk again, and say EHLO.'],
			about: 'you',
		},
	},
	{
		cause: 'not-smtp',
		weight: 9,
		isSure: true,
		when: ({greeting}) => otherProtocol.test(greeting.text) && !/smtp/iu.test(greeting.text),
		text: ({greeting}) =>
			`The greeting names another protocol than SMTP: “${visible(greeting.text.slice(0, 120))}”.`,
	},
	{
		cause: 'not-smtp',
		weight: 4,
		when: (s) => s.stage === 'ehlo' && isRefusedTwice(s),
		text: 'EHLO and HELO are both refused as commands: every server for mail knows one of them.',
	},
	{
		cause: 'protocol-error',
		weight: 4,
		when: (s) => s.stage === 'ehlo' && isRefusedTwice(s),
		text: 'EHLO and HELO are both refused as commands.',
	},
	{
		cause: 'protocol-error',
		weight: 6,
		when: (s) => s.isCut,
		text: 'The answer is longer than mxray reads, and than any usual server says.',
		words: {
			text: 'The server says more in one answer than any usual one. It may be broken and repeat itself, or keep clients busy on purpose.',
			next: [
				'Read how the answer begins, in the transcript.',
				'Tell their postmaster, with the time and your IP address.',
			],
			about: 'server',
		},
	},
	{
		cause: 'protocol-error',
		weight: 6,
		when: (s) => s.isHalf && !s.isCut,
		text: 'An answer was begun and had no end.',
		words: {
			text: 'The server began an answer and never ended it. It may be broken, or keep clients busy on purpose.',
			next: [
				'Read what came back, in the transcript: it often names the program.',
				'Tell their postmaster, with the time and your IP address.',
			],
			about: 'server',
		},
	},
	{
		cause: 'not-smtp',
		weight: 4,
		when: (s) => s.isHalf && !s.isCut && s.stage === 'banner' && s.ended === 'protocol-error',
		text: 'The greeting has no end; no server for mail greets like that.',
	},
];

import type {Reason} from '../../model/verdict.ts';
import {visible} from '../../protocol/visible.ts';
import type {Rule} from '../finding.ts';
import type {Signals} from '../signals.ts';
import {waitOf} from '../../knowledge/wait-time.ts';
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

/** What codes, waits and the shape of replies point to, in whatever language they speak. */
export const formRules: readonly Rule[] = [
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
		when: (s) => s.code === 503 && reasonIs('protocol-error')(s),
		text: 'The code 503 means that it takes the commands for out of order, though they were in order.',
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
		when: (s) => s.isHalf,
		text: 'An answer was begun and had no end.',
		words: {
			text: 'The server began an answer and never ended it. It may be broken, or keep clients busy on purpose.',
			next: [
				'Read the raw bytes: they often name the program.',
				'Tell their postmaster, with the time and your IP address.',
			],
			about: 'server',
		},
	},
	{
		cause: 'not-smtp',
		weight: 4,
		when: (s) => s.isHalf && s.stage === 'banner' && s.ended === 'protocol-error',
		text: 'The greeting has no end; no server for mail greets like that.',
	},
];

import type {Source} from '../model/explanation.ts';
import {sourceBook} from './source-book.ts';
import {note, rfc} from './sources.ts';

/**
 * The lines of ours that a receiver thinks about. `message` is what would come
 * behind RCPT; mxray never sends it.
 */
export const receiverLines = ['connect', 'ehlo', 'starttls', 'mail', 'rcpt', 'message'] as const;
export type ReceiverLine = (typeof receiverLines)[number];

/** What a receiver may look at when it has heard a line. */
export const receiverLooks = [
	'blocklists',
	'reverse-name',
	'forward-confirmation',
	'connection-count',
	'greet-delay',
	'helo-form',
	'helo-resolves',
	'helo-matches',
	'helo-spf',
	'encryption',
	'sender-form',
	'sender-domain',
	'sender-spf',
	'sender-lists',
	'call-back',
	'role-mailboxes',
	'responsible',
	'directory',
	'greylisting',
	'held-back',
	'policy',
] as const;
export type ReceiverLook = (typeof receiverLooks)[number];

/** What it learns from a line. */
export type LineText = {
	/** At most 60 characters, without a full stop. */
	readonly title: string;
	/** One or two sentences. */
	readonly learns: string;
};

/** What it may do then. */
export type LookText = {
	/** At most 40 characters, without a full stop. */
	readonly title: string;
	/** One or two sentences. We do not know what this server does: 'may', 'many', 'some'. */
	readonly text: string;
	readonly sources: readonly Source[];
};

const lineTexts: Readonly<Record<ReceiverLine, LineText>> = {
	connect: {
		title: 'You connect',
		learns: 'It knows your IP address now, and nothing else.',
	},
	ehlo: {
		title: 'You say who you are',
		learns:
			'It knows the name that you give yourself. Anybody may say any name, so it is held against your address.',
	},
	starttls: {
		title: 'You ask for encryption',
		learns:
			'It knows that you can do TLS. Mail servers ask each other for no certificate of the client, so it learns no more about you.',
	},
	mail: {
		title: 'You name the sender',
		learns: 'It knows the domain that answers for this mail, and where bounces would go.',
	},
	rcpt: {
		title: 'You name the recipient',
		learns:
			'It knows for whom the mail is. All three are together now: address, sender, recipient. So most servers say only here what they think.',
	},
	message: {
		title: 'The message',
		learns:
			'mxray never sends one. From real mail it would learn the From line, the signatures and the contents.',
	},
};

const practices = note('M3AAWG: Sender Best Common Practices, version 3');
const {experience} = sourceBook;
const postscreen = sourceBook['postfix-postscreen'];
const postfix = sourceBook['postfix-smtpd'];
const verify = sourceBook['postfix-verify'];

const lookTexts: Readonly<Record<ReceiverLook, LookText>> = {
	blocklists: {
		title: 'Block lists',
		text: 'It may ask lists over DNS whether your address is known for spam, or belongs to a home line. Most servers ask at least one.',
		sources: [rfc(5782, '2'), postscreen],
	},
	'reverse-name': {
		title: 'Reverse name (PTR)',
		text: 'It may ask which name your address has. None, or one that looks like a home line, is a reason to refuse for many.',
		sources: [practices, sourceBook['google-smtp'], postfix],
	},
	'forward-confirmation': {
		title: 'Forward confirmation',
		text: 'It may ask whether that name leads back to your address. If not, the name could be anybody’s and counts for nothing.',
		sources: [rfc(1912, '2.1'), postfix],
	},
	'connection-count': {
		title: 'How often you come',
		text: 'It may count your connections, and what it remembers of earlier ones. Somebody new or too quick is slowed down.',
		sources: [postscreen, sourceBook['outlook-postmaster']],
	},
	'greet-delay': {
		title: 'Greet delay',
		text: 'It may wait on purpose before it speaks: whoever talks first is a program that does not listen.',
		sources: [postscreen, rfc(5321, '4.3.1')],
	},
	'helo-form': {
		title: 'Form of the name',
		text: 'It may want a full host name, or your address in brackets. localhost, a bare word or a private address look like a bot.',
		sources: [rfc(5321, '4.1.1.1'), postfix],
	},
	'helo-resolves': {
		title: 'The name in DNS',
		text: 'It may ask DNS for the name. The standard wants one that resolves; some refuse what does not.',
		sources: [rfc(5321, '2.3.5'), postfix],
	},
	'helo-matches': {
		title: 'Name and address together',
		text: 'It may compare the name with your address and its reverse name. By the standard a mismatch alone is no reason to refuse; in practice it counts against you.',
		sources: [rfc(5321, '4.1.4'), practices],
	},
	'helo-spf': {
		title: 'SPF of the EHLO name',
		text: 'It may ask whether your address may use this name. For bounces, which have no sender, this is the only SPF there is.',
		sources: [rfc(7208, '2.3')],
	},
	encryption: {
		title: 'Encryption',
		text: 'It may note whether the mail comes encrypted. Few demand it; those that do say so at MAIL.',
		sources: [rfc(3207, '4')],
	},
	'sender-form': {
		title: 'Form of the sender',
		text: 'It may look whether the sender can be one at all. Its own users from outside, or the recipient itself, look like a forgery.',
		sources: [rfc(5321, '4.1.1.2'), postfix],
	},
	'sender-domain': {
		title: 'The domain of the sender in DNS',
		text: 'It may ask for MX and address of the domain: where no bounce can go, no mail should come from.',
		sources: [rfc(5321, '2.3.5'), postfix],
	},
	'sender-spf': {
		title: 'SPF of the sender',
		text: 'It may ask whether the domain allows your address to send. A plain no is often refused, a soft one counts against you.',
		sources: [rfc(7208, '2.4'), rfc(7208, '8')],
	},
	'sender-lists': {
		title: 'Lists of domains',
		text: 'It may ask lists over DNS whether the domain is known for spam, or is only days old.',
		sources: [rfc(5782, '2.2')],
	},
	'call-back': {
		title: 'Call-back',
		text: 'It may connect to the sender’s mail server and ask whether it takes mail for the sender. A few do; it costs seconds, which one can see.',
		sources: [verify],
	},
	'role-mailboxes': {
		title: 'postmaster and abuse',
		text: 'It may look whether complaints about the domain reach somebody. Hardly any server does so on the spot; lists and people do.',
		sources: [rfc(5321, '4.5.1'), rfc(2142)],
	},
	responsible: {
		title: 'A domain of its own',
		text: 'It looks whether it takes mail for this domain. If not, “relaying denied” is the only right answer to a stranger.',
		sources: [rfc(5321, '3.6.2')],
	},
	directory: {
		title: 'The directory',
		text: 'It may look the mailbox up. Some do so only after the message, and some take every name.',
		sources: [rfc(5321, '3.3'), rfc(5321, '7.3')],
	},
	greylisting: {
		title: 'Greylisting',
		text: 'It may put off whoever comes with this address, sender and recipient for the first time: real mail servers come back.',
		sources: [rfc(6647)],
	},
	'held-back': {
		title: 'What was held back',
		text: 'It may say now what it decided at an earlier line. So a refusal here need not be about the recipient.',
		sources: [postfix, experience],
	},
	policy: {
		title: 'Signatures and DMARC',
		text: 'It would check the DKIM signatures, and whether they or SPF fit the From line, as the DMARC record of its domain asks.',
		sources: [rfc(7489, '4.2'), rfc(6376, '6')],
	},
};

/** What it learns from this line, in words. */
export function receiverLineText(line: ReceiverLine): LineText {
	return lineTexts[line];
}

/** What it may look at, in words. */
export function receiverLookText(look: ReceiverLook): LookText {
	return lookTexts[look];
}

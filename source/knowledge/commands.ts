import type {Source} from '../model/explanation.ts';
import {note, rfc} from './sources.ts';

/** A command explained, also one that mxray never sends. */
export type CommandText = {
	/** Upper case. */
	readonly verb: string;
	readonly title: string;
	readonly meaning: string;
	/** How it is written. */
	readonly syntax: string;
	/** False for those that would carry a message: mxray refuses to send them. */
	readonly sent: boolean;
	readonly sources: readonly Source[];
};

type Row = readonly [
	title: string,
	syntax: string,
	meaning: string,
	source: Source,
	sent?: 'never',
];

const rows: Readonly<Record<string, Row>> = {
	EHLO: [
		'Introduce the client, ask for extensions',
		'EHLO client.example',
		'Gives the name of the client and asks what the server can do. The server answers with one keyword a line. Sent again after STARTTLS, since the list may change.',
		rfc(5321, '4.1.1.1'),
	],
	HELO: [
		'Introduce the client, the old way',
		'HELO client.example',
		'Gives the name of the client without asking for extensions. Used when a server does not know EHLO.',
		rfc(5321, '4.1.1.1'),
	],
	LHLO: [
		'Introduce the client in LMTP',
		'LHLO client.example',
		'Takes the place of EHLO in LMTP, the protocol for local delivery. An SMTP server usually answers 500.',
		rfc(2033, '4.1'),
	],
	STARTTLS: [
		'Switch the connection to TLS',
		'STARTTLS',
		'Asks the server to start encryption. After 220 the TLS handshake follows at once; afterwards both sides forget what was said and EHLO is sent again.',
		rfc(3207, '4'),
	],
	MAIL: [
		'Start a transaction, name the sender',
		'MAIL FROM:<sender@example.org> SIZE=1000',
		'Names the envelope sender, to whom bounces go; <> is the null sender used by bounces. It may differ from the From line that people see.',
		rfc(5321, '4.1.1.2'),
	],
	RCPT: [
		'Name one recipient',
		'RCPT TO:<alice@example.com>',
		'Names one recipient of the transaction. The server answers for each: taken, refused for good, or not now. A 250 is no proof that the mailbox exists.',
		rfc(5321, '4.1.1.3'),
	],
	VRFY: [
		'Ask whether a mailbox exists',
		'VRFY alice',
		'Asks the server to confirm a user or mailbox. It is nearly always turned off or answered with 252, which says neither yes nor no.',
		rfc(5321, '4.1.1.6'),
	],
	EXPN: [
		'Ask for the members of a list',
		'EXPN staff',
		'Asks the server to list the members of a mailing list. It is turned off nearly everywhere, since it reveals addresses.',
		rfc(5321, '4.1.1.7'),
	],
	HELP: [
		'Ask for help',
		'HELP [command]',
		'Asks the server for help text. The answer often shows the software, or nothing useful.',
		rfc(5321, '4.1.1.8'),
	],
	NOOP: [
		'Do nothing',
		'NOOP',
		'Does nothing but make the server answer 250. It shows that the connection is alive.',
		rfc(5321, '4.1.1.9'),
	],
	RSET: [
		'Forget the transaction',
		'RSET',
		'Drops the sender and the recipients named so far. EHLO stays valid.',
		rfc(5321, '4.1.1.5'),
	],
	QUIT: [
		'End the session',
		'QUIT',
		'Ends the session. The server answers 221 and closes the connection.',
		rfc(5321, '4.1.1.10'),
	],
	DATA: [
		'Send the message',
		'DATA',
		'Starts the message itself. The server answers 354, then the text follows up to a line with a single dot. mxray never sends it: it sends no mail.',
		rfc(5321, '4.1.1.4'),
		'never',
	],
	BDAT: [
		'Send a piece of the message',
		'BDAT 1000 LAST',
		'Sends a piece of the message with its length in advance; needs CHUNKING. mxray never sends it: it sends no mail.',
		rfc(3030, '2'),
		'never',
	],
	BURL: [
		'Fetch the message from IMAP',
		'BURL imap://… LAST',
		'Lets the submission server fetch the message from an IMAP server. mxray never sends it: it sends no mail.',
		rfc(4468, '3'),
		'never',
	],
	AUTH: [
		'Log in',
		'AUTH PLAIN',
		'Logs the client in, so that it may send mail to anywhere. It belongs to the submission ports 587 and 465; a mail exchanger for strangers has no use for it. Type it with the mechanism alone (PLAIN, LOGIN, CRAM-MD5, XOAUTH2, OAUTHBEARER): mxray asks for name and password apart and writes them nowhere.',
		rfc(4954, '4'),
	],
	ETRN: [
		'Ask for the queue of a domain',
		'ETRN example.org',
		'Asks the server to deliver the mail that waits for a domain, over new connections. For sites that are not always on line.',
		rfc(1985, '5'),
	],
	ATRN: [
		'Fetch the queue of a domain',
		'ATRN example.org',
		'After a login, turns the connection around so that the server delivers the mail that waits. Port 366, hardly used.',
		rfc(2645, '5'),
	],
	TURN: [
		'Swap client and server',
		'TURN',
		'Swaps the two roles on the same connection. Unsafe, since nobody proves who they are; it must not be used any more.',
		rfc(5321, 'F.1'),
	],
	SEND: [
		'Write to a terminal',
		'SEND FROM:<sender@example.org>',
		'Delivers to the terminal of a logged-in user instead of the mailbox. Historic, must not be used.',
		rfc(5321, 'F.6'),
	],
	SOML: [
		'Write to a terminal or the mailbox',
		'SOML FROM:<sender@example.org>',
		'Delivers to the terminal, or to the mailbox if nobody is logged in. Historic, must not be used.',
		rfc(5321, 'F.6'),
	],
	SAML: [
		'Write to a terminal and the mailbox',
		'SAML FROM:<sender@example.org>',
		'Delivers to the terminal and to the mailbox. Historic, must not be used.',
		rfc(5321, 'F.6'),
	],
	XCLIENT: [
		'State the real client, Postfix',
		'XCLIENT ADDR=192.0.2.1 NAME=client.example',
		'Lets a trusted proxy tell Postfix which client it speaks for. Strangers are refused.',
		note('Postfix XCLIENT_README'),
	],
	XFORWARD: [
		'Pass on the client for the log, Postfix',
		'XFORWARD ADDR=192.0.2.1 NAME=client.example',
		'Lets a content filter tell Postfix who the first client was, for the log only. Strangers are refused.',
		note('Postfix XFORWARD_README'),
	],
};

/** All commands that are explained, in upper case. */
export const commandVerbs: readonly string[] = Object.keys(rows);

/** The text of a command; undefined if it is not known. Looks at the first word only. */
export function commandText(verb: string): CommandText | undefined {
	const name = verb.trim().split(/[\s:]/u, 1)[0]?.toUpperCase() ?? '';
	const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
	if (row === undefined) return undefined;
	const [title, syntax, meaning, source, sent] = row;
	return {verb: name, title, meaning, syntax, sent: sent !== 'never', sources: [source]};
}

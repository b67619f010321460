import type {KeywordText, Source} from '../model/explanation.ts';
import {ianaMail, note, rfc} from './sources.ts';

type Row = readonly [title: string, meaning: string, ...sources: readonly Source[]];

const exchange = note('Microsoft: SMTP extensions of Exchange Server; captures of EHLO replies');

/** EHLO keywords: the IANA registry first, then common ones that are not registered. */
// prettier-ignore
const rows: Readonly<Record<string, Row>> = {
	SEND: ['Write to a terminal', 'Old way to write to the terminal of a user. Must not be used any more.', rfc(5321, 'F.6'), ianaMail],
	SOML: ['Write to a terminal or the mailbox', 'Old way to write to a terminal or else the mailbox. Must not be used any more.', rfc(5321, 'F.6'), ianaMail],
	SAML: ['Write to a terminal and the mailbox', 'Old way to write to a terminal and the mailbox. Must not be used any more.', rfc(5321, 'F.6'), ianaMail],
	TURN: ['Swap client and server', 'Swaps the two roles on the connection. Unsafe, must not be used any more.', rfc(5321, 'F.1'), ianaMail],
	EXPN: ['List the members of a list', 'The command EXPN is known. Whether it gives an honest answer is another matter.', rfc(5321, '4.1.1.7'), ianaMail],
	HELP: ['Help text', 'The command HELP gives some text about the server.', rfc(5321, '4.1.1.8'), ianaMail],
	VRFY: ['Ask about a mailbox', 'The command VRFY is known. Most servers that list it still refuse to confirm a mailbox.', rfc(5321, '3.5.2')],
	'8BITMIME': ['8-bit text allowed', 'The text of a message may hold bytes above 127, so that it need not be encoded.', rfc(6152), ianaMail],
	SIZE: ['Largest message', 'The largest message in bytes that the server takes. 0 or no number means that it states no fixed limit.', rfc(1870), ianaMail],
	VERB: ['Verbose replies', 'Historic, from Sendmail: the server tells more about what it does.', ianaMail],
	ONEX: ['One message only', 'Historic, from Sendmail: one message for each connection.', ianaMail],
	CHUNKING: ['Message in pieces', 'The message may be sent with BDAT, in pieces of stated length, instead of DATA.', rfc(3030), ianaMail],
	BINARYMIME: ['Binary message', 'The message may hold any bytes, without a limit on the length of lines. Needs CHUNKING.', rfc(3030), ianaMail],
	CHECKPOINT: ['Resume a transfer', 'An experiment: a broken transfer can be taken up again. Hardly used.', rfc(1845), ianaMail],
	DELIVERBY: ['Deliver in time', 'The sender may ask for delivery within a given time, or a notice that it was late.', rfc(2852), ianaMail],
	PIPELINING: ['Several commands at once', 'The client may send several commands without waiting for each reply, but must wait after EHLO, STARTTLS, AUTH and DATA. mxray always waits, so that each reply belongs to one command.', rfc(2920), ianaMail],
	DSN: ['Delivery notices', 'The sender may say which delivery notices it wants: NOTIFY, RET, ENVID and ORCPT.', rfc(3461), ianaMail],
	ETRN: ['Start the queue of a domain', 'A site that was off line may ask for the mail that waits for it.', rfc(1985), ianaMail],
	ENHANCEDSTATUSCODES: ['Detailed codes', 'Replies carry a second code such as 5.1.1 that says more than the three digits.', rfc(2034), ianaMail],
	STARTTLS: ['Encryption offered', 'The connection can be switched to TLS. EHLO must be sent again afterwards.', rfc(3207), ianaMail],
	'NO-SOLICITING': ['No advertising wanted', 'The server does not want messages marked as solicitation of the named kinds. Hardly used.', rfc(3865), ianaMail],
	MTRK: ['Message tracking', 'The sender may ask later what became of a message. Hardly used.', rfc(3885), ianaMail],
	SUBMITTER: ['Responsible sender', 'Part of Sender ID, an experiment that was given up. MAIL FROM may name the party responsible.', rfc(4405), ianaMail],
	ATRN: ['Fetch the queue of a domain', 'On-demand relay: after a login the server delivers what waits for a domain. Hardly used.', rfc(2645), ianaMail],
	AUTH: ['Login offered', 'The client may log in with one of the methods named. On a mail exchanger that strangers talk to this is unusual.', rfc(4954), ianaMail],
	FUTURERELEASE: ['Send later', 'The server can hold a message until a given time. For submission only.', rfc(4865), ianaMail],
	BURL: ['Fetch the text from IMAP', 'The server can fetch the message from an IMAP server. For submission only.', rfc(4468), ianaMail],
	CONPERM: ['Conversion permitted', 'The sender may permit that the content is converted on the way. Hardly used.', rfc(4141), ianaMail],
	CONNEG: ['Conversion by agreement', 'The server may tell what content the recipient can handle. Hardly used.', rfc(4141), ianaMail],
	SMTPUTF8: ['Addresses in any script', 'Addresses and headers may use letters beyond ASCII, such as 用户@例子.example.', rfc(6531), ianaMail],
	UTF8SMTP: ['Addresses in any script, experiment', 'The experiment that came before SMTPUTF8. Obsolete.', rfc(5336), ianaMail],
	'MT-PRIORITY': ['Priority of a message', 'A message may carry a priority from -9 to 9.', rfc(6710), ianaMail],
	RRVS: ['Same owner since', 'The sender may ask for refusal if the mailbox has changed its owner since a given date.', rfc(7293), ianaMail],
	REQUIRETLS: ['TLS on the whole way', 'The sender may demand that a message travels over TLS only, to the end.', rfc(8689), ianaMail],
	LIMITS: ['Limits told in advance', 'The server tells its limits: MAILMAX (messages a connection), RCPTMAX (recipients a message), RCPTDOMAINMAX (domains a message).', rfc(9422), ianaMail],
	'X-ANONYMOUSTLS': ['Exchange: TLS between its own servers', 'Exchange servers encrypt among each other without checking certificates. Shows Exchange on site.', exchange],
	'X-EXPS': ['Exchange: its own login', 'Exchange servers log in to each other with GSSAPI or NTLM. Shows Exchange on site.', exchange],
	'X-LINK2STATE': ['Exchange 2003: routing tables', 'Old Exchange servers swap their routing tables. Shows a very old Exchange.', exchange],
	XEXCH50: ['Exchange: message properties', 'Old Exchange servers pass on properties of messages. Shows Exchange 2003 to 2010.', exchange],
	XRDST: ['Exchange: routing destination', 'Exchange servers tell each other where a message shall go. Shows Exchange on site.', exchange],
	XSHADOW: ['Exchange 2010: shadow copies', 'Exchange servers keep copies of messages in transit.', exchange],
	XSHADOWREQUEST: ['Exchange: ask for shadow copies', 'Exchange servers ask each other for copies of messages in transit.', exchange],
	XOORG: ['Exchange Online: originating tenant', 'Passes on from which organisation a message came. Used between Microsoft servers and connectors.', exchange],
	XPROXY: ['Exchange: original client', 'The front end tells the back end who the client really is.', exchange],
	XPROXYFROM: ['Exchange: original client', 'The front end tells the back end where a connection came from.', exchange],
	XPROXYTO: ['Exchange: where to', 'The front end tells the back end where a connection shall go.', exchange],
	XSYSPROBE: ['Exchange: self-test', 'Marks the test messages of Exchange itself.', exchange],
	XORIGFROM: ['Exchange: original sender', 'Passes on the original sender between Exchange servers.', exchange],
	XMESSAGECONTEXT: ['Exchange: context', 'Passes on internal data of a message between Exchange servers.', exchange],
	XSESSIONPARAMS: ['Exchange: session data', 'Passes on internal data of a session between Exchange servers.', exchange],
	'AUTH=LOGIN': ['Login offered, old spelling', 'The same as AUTH LOGIN, spelled for mail programs of the nineties.', rfc(4954)],
	'AUTH=PLAIN': ['Login offered, old spelling', 'The same as AUTH PLAIN, spelled for mail programs of the nineties.', rfc(4954)],
	XCLIENT: ['Postfix: state the real client', 'A trusted proxy may tell which client it speaks for. Of no use to strangers.', note('Postfix XCLIENT_README')],
	XFORWARD: ['Postfix: pass on the client', 'A content filter may tell who the first client was, for the log. Of no use to strangers.', note('Postfix XFORWARD_README')],
	XVERP: ['Postfix: a sender for each recipient', 'The server writes the recipient into the sender address, so that bounces can be told apart.', note('Postfix VERP_README')],
	VERP: ['A sender for each recipient', 'Courier and others: the server writes the recipient into the sender address, so that bounces can be told apart.', note('Courier manual')],
	PRDR: ['A reply for each recipient', 'Exim: after the message the server may answer for each recipient separately.', note('Exim specification, PRDR')],
	PIPECONNECT: ['Exim: talk before the banner', 'A client that knows the server may send commands before the greeting. mxray never does.', note('Exim specification, pipelining of connections')],
	X_PIPE_CONNECT: ['Exim: talk before the banner', 'The earlier name of PIPECONNECT.', note('Exim specification, pipelining of connections')],
	XACK: ['Acknowledge transfer', 'Unregistered. Seen on a few servers that confirm each transfer.', note('Captures of EHLO replies')],
};

/** A keyword that a firewall has overwritten: nothing but X, perhaps with one last letter. */
const masked = /^X{4,}[A-Z]?$/u;

const maskedText: KeywordText = {
	keyword: 'XXXXXXXA',
	title: 'Overwritten by a firewall',
	meaning:
		'This is no keyword. A firewall on the way, such as a Cisco with SMTP inspection, has overwritten what the server said, often STARTTLS. The server itself may well offer TLS.',
	sources: [note('Cisco ASA: inspection of ESMTP')],
};

/** All keywords that are explained, in upper case. */
export const keywordNames: readonly string[] = Object.keys(rows);

function withParameters(keyword: string, parameters: readonly string[]): string {
	const first = parameters[0];
	if (keyword === 'SIZE') {
		if (first === undefined || !/^\d{1,15}$/u.test(first)) return ' Here: no number given.';
		const bytes = Number(first);
		if (bytes === 0) return ' Here: no fixed limit.';
		return bytes < 1e6
			? ` Here: ${bytes} bytes, which is remarkably little.`
			: ` Here: ${(bytes / 1e6).toFixed(1)} million bytes.`;
	}
	if (keyword === 'STARTTLS' && first !== undefined) {
		return ' The standard knows no parameters here; they can be ignored.';
	}
	return '';
}

/** An EHLO keyword explained; with its parameters, also what they say here. Undefined if unknown. */
export function explainKeyword(
	keyword: string,
	parameters: readonly string[] = [],
): KeywordText | undefined {
	const name = keyword.trim().toUpperCase().slice(0, 100);
	if (masked.test(name)) return maskedText;
	const key = Object.hasOwn(rows, name) ? name : name.startsWith('AUTH=') ? 'AUTH=LOGIN' : name;
	const row = Object.hasOwn(rows, key) ? rows[key] : undefined;
	if (row === undefined) return undefined;
	const [title, meaning, ...sources] = row;
	return {keyword: key, title, meaning: meaning + withParameters(key, parameters), sources};
}

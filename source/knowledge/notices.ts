import type {RefusalCode} from '../model/event.ts';
import type {WarningId} from '../model/session.ts';
import type {Anomaly} from '../model/wire.ts';
import {grouped} from '../protocol/grouped.ts';
import {boundWords} from './breaches.ts';

/** A short text with a heading. */
export type Notice = {readonly title: string; readonly text: string};

const warnings: Readonly<Record<WarningId, Notice>> = {
	'helo-literal-private': {
		title: 'EHLO with a private address',
		text: 'Your own address is private, so the EHLO name says nothing to the server. Many servers refuse it. Give a host name that resolves with --helo.',
	},
	'helo-not-fqdn': {
		title: 'EHLO name is not fully qualified',
		text: 'The name has no dot, so nobody can look it up. Many servers refuse it. Give a full host name with --helo.',
	},
	'helo-is-localhost': {
		title: 'EHLO as localhost',
		text: 'A stranger who calls itself localhost looks like a bot. Expect a refusal that says nothing about the mailbox. Give a full host name with --helo.',
	},
	'helo-is-theirs': {
		title: 'EHLO with their own name',
		text: 'The name belongs to the server or to the domain you ask about. Many servers take that for a forgery and refuse. Give your own host name with --helo.',
	},
	'sender-is-recipient': {
		title: 'Sender and recipient are the same',
		text: 'Servers often refuse mail from outside that claims to come from their own user. The answer would then say nothing about the mailbox. Give another sender with --from.',
	},
	'sender-null': {
		title: 'Empty sender',
		text: 'The empty sender <> is meant for bounces. Some servers refuse it or check it more strictly. Give an address of your own with --from if you can.',
	},
	'private-address': {
		title: 'Private address',
		text: 'The mail host has a private address, one inside some network. Where the public DNS gave it, that is a mistake or a trick. Go on only if you know that this network is meant.',
	},
	'loopback-address': {
		title: 'Loopback address',
		text: 'The address is that of your own machine. Where the public DNS gave it, that is a mistake or a trick. Go on only if you run the server yourself.',
	},
	'mx-is-alias': {
		title: 'The MX is an alias',
		text: 'The mail host is a CNAME. The standard forbids that; most mail servers put up with it, some do not.',
	},
	'needs-smtputf8': {
		title: 'The address needs SMTPUTF8',
		text: 'The part before the @ has letters beyond ASCII. The server must offer SMTPUTF8 to take it; this one does not, or has not said so yet.',
	},
	'starttls-not-offered': {
		title: 'STARTTLS was not offered',
		text: 'The server did not list STARTTLS. It will probably refuse the command. A firewall on the way may have removed the keyword.',
	},
	'already-encrypted': {
		title: 'Already encrypted',
		text: 'The connection is encrypted already. The standard forbids a second STARTTLS; expect 503.',
	},
	'after-tls-failure': {
		title: 'In the clear after a failed handshake',
		text: 'TLS did not work on the last connection. This one stays in the clear, as mail servers do when nothing demands TLS. Everybody on the way can read it.',
	},
	'command-out-of-order': {
		title: 'Not in the usual order',
		text: 'This command does not belong at this place: MAIL and RCPT come after EHLO. Expect 503; lenient servers say 250. You may send it all the same, to see what the server does.',
	},
	'unknown-command': {
		title: 'Unknown command',
		text: 'No standard knows this command. Expect 500 or 502.',
	},
	'line-too-long': {
		title: 'Longer than the standard allows',
		text: 'A command line may have 512 bytes with its line end. Longer lines may be refused or cut.',
	},
	'limit-near': {
		title: 'Close to a limit',
		text: 'What mxray did there lately comes close to what this destination puts up with. Go on slowly: whoever asks too much is refused, and the refusal looks as if something else were wrong.',
	},
	'limit-reached': {
		title: 'A limit is reached',
		text: 'One more connection would be more than this destination puts up with. It may get your address listed, and the answer would say nothing about the mailbox. Wait until the pause is over, or say yes on purpose.',
	},
	'not-ascii': {
		title: 'Letters beyond ASCII',
		text: 'The command holds letters beyond ASCII. Without SMTPUTF8 the server may refuse or misread them.',
	},
};

/** Something to know before approving, in words. */
export function warningText(id: WarningId): Notice {
	return warnings[id];
}

const refusals: Readonly<Record<RefusalCode, string>> = {
	'nothing-proposed': 'There is nothing to approve at the moment.',
	'line-break':
		'A command is one line. Remove the line break: it would smuggle in a second command.',
	'empty-command': 'The command is empty. Type one, or skip it.',
	'command-too-long': 'The command is too long. Shorten it.',
	'data-never': 'mxray sends no mail, so it never sends DATA, BDAT or BURL.',
	'not-editable': 'This step has no text that could be edited.',
	'not-skippable': 'This step cannot be skipped: the next one needs it.',
	'needs-confirmation': 'This needs a confirmation first, since the address is not a public one.',
	'limit-reached':
		'A limit is reached there. Wait until the pause is over, or confirm to go on all the same.',
	'unknown-host': 'That host is not among the mail exchangers found.',
	'auth-never':
		'A login is never sent as it is typed. Type AUTH and the mechanism alone, such as AUTH PLAIN: name and password are asked for apart and written nowhere. X-EXPS never goes out.',
	'auth-in-clear':
		'This connection is not encrypted: everybody on the way could read the password. It goes out only if you say that you know.',
	'auth-unverified':
		'The certificate does not vouch for this server: whoever answers would get the password. It goes out only if you say that you know.',
	'secret-too-short':
		'The password is too short to be told from ordinary words if the server repeats it, so it could get into the record. It needs at least four characters.',
	'secret-in-line':
		'This line holds the password that you gave before, so it is not sent: it would get into the record.',
	'not-encodable': 'The command holds half a character that cannot be sent. Type it again.',
	'too-late': 'It is too late for that: the moment has passed.',
	'nothing-to-stop': 'Nothing is being waited for.',
};

/** Why an intent was not carried out, in words. */
export function refusalText(code: RefusalCode): string {
	return refusals[code];
}

const line = (index: number): string => `line ${grouped(index + 1)}`;

/** Something odd in what the server sent, in words. */
export function anomalyText(anomaly: Anomaly): Notice {
	switch (anomaly.kind) {
		case 'bare-lf':
			return {
				title: 'Line ends with LF only',
				text: `The server ended ${line(anomaly.line)} of the reply with LF instead of CR LF. It was read all the same. Strict clients may wait forever.`,
			};
		case 'bare-cr':
			return {
				title: 'Stray CR inside a line',
				text: `There is a carriage return inside ${line(anomaly.line)} of the reply. It does not end the line and should not be there.`,
			};
		case 'no-code':
			return {
				title: 'Line without a code',
				text: `A reply line must start with three digits; ${line(anomaly.line)} does not. The server may not speak SMTP, or something on the way speaks for it.`,
			};
		case 'odd-code':
			return {
				title: 'Code outside the standard',
				text: `The code ${anomaly.code} in ${line(anomaly.line)} is outside the range of SMTP, 200 to 599.`,
			};
		case 'bad-separator':
			return {
				title: 'Wrong sign behind the code',
				text: `Behind the code must stand a space or a hyphen; in ${line(anomaly.line)} something else does. It is not clear whether more lines belong to the reply.`,
			};
		case 'mixed-codes':
			return {
				title: 'Different codes in one reply',
				text: `All lines of a reply must carry the same code; here are ${anomaly.codes.slice(0, 5).join(', ')}. The last one is taken.`,
			};
		case 'line-too-long':
			return {
				title: 'Line longer than allowed',
				text: `A reply line may have 512 bytes; ${line(anomaly.line)} has ${grouped(anomaly.bytes)}.`,
			};
		case 'reply-too-long':
			return {
				title: 'Reply longer than mxray reads',
				text: `The reply is ${boundWords(anomaly)}: the rest of it was not read, after ${grouped(anomaly.lines)} ${anomaly.lines === 1 ? 'line' : 'lines'} and ${grouped(anomaly.bytes)} bytes. That is far more than any usual server says.`,
			};
		case 'not-utf8':
			return {
				title: 'Not UTF-8',
				text: `The bytes of ${line(anomaly.line)} are not UTF-8. Replies should be ASCII, or UTF-8 where SMTPUTF8 is in use.`,
			};
		case 'control-characters':
			return {
				title: 'Control characters',
				text: `There ${anomaly.count === 1 ? 'is a control character' : `are ${grouped(anomaly.count)} control characters`} in ${line(anomaly.line)}. They are shown as codes such as <1B>, so that they cannot do harm.`,
			};
		case 'unterminated':
			return {
				title: 'Cut off in the middle',
				text: `The connection ended before ${line(anomaly.line)} was complete. What had arrived is shown.`,
			};
		case 'unsolicited-reply':
			return {
				title: 'A reply that nobody asked for',
				text: 'The server spoke although no command was waiting for an answer. Often these are its last words before it closes, such as 421.',
			};
		case 'plaintext-after-starttls':
			return {
				title: 'Clear text after STARTTLS',
				text: `${grouped(anomaly.bytes)} bytes came in the clear behind the reply to STARTTLS, where encryption should begin. That is the mark of an injection, or of a broken server. They were not used.`,
			};
	}
}

import type {CodeText, Source} from '../model/explanation.ts';
import type {Reason} from '../model/verdict.ts';
import type {Stage} from '../model/stage.ts';
import {isMisfit} from '../protocol/reply-codes.ts';
import {misfitText} from './misfit.ts';
import {note, rfc} from './sources.ts';

/** What a code says by itself, where it depends on the stage. */
type AtStage = {
	readonly reason?: Reason;
	readonly title?: string;
	readonly meaning?: string;
};

type Entry = {
	readonly title: string;
	readonly meaning: string;
	/** What the code says when neither words nor an enhanced code say more. */
	readonly reason: Reason;
	readonly source: Source;
	readonly at?: Partial<Record<Stage, AtStage>>;
};

const basic = rfc(5321, '4.2.3');
const usage = note('Not in a standard; seen in the wild');

// prettier-ignore
const entries: Readonly<Record<number, Entry>> = {
	101: {title: 'Cannot connect', meaning: 'No server says this: client programs print it when they could not connect.', reason: 'unspecified', source: usage},
	200: {title: 'Success, not standard', meaning: 'No standard defines 200 for SMTP. It means success.', reason: 'accepted', source: usage},
	211: {title: 'Status or help', meaning: 'The server tells its status, or help was asked for.', reason: 'capability', source: basic},
	214: {title: 'Help text', meaning: 'The answer to HELP, meant for people.', reason: 'capability', source: basic},
	220: {title: 'Ready', meaning: 'The server is ready.', reason: 'ready', source: basic, at: {banner: {title: 'Server is ready', meaning: 'The server greets you and waits for EHLO. That is no promise: many servers refuse later what they disliked from the start.'}, starttls: {title: 'Ready for TLS', meaning: 'The server waits for the TLS handshake, which follows at once.'}}},
	221: {title: 'Goodbye', meaning: 'The server closes the connection, as asked for.', reason: 'accepted', source: basic},
	235: {title: 'Logged in', meaning: 'The login worked.', reason: 'accepted', source: rfc(4954, '6')},
	250: {title: 'Done', meaning: 'The command was carried out.', reason: 'accepted', source: basic, at: {ehlo: {reason: 'capability', title: 'The server tells what it can do', meaning: 'The server accepts your greeting. Each further line names an extension that it offers.'}, mail: {title: 'Sender accepted', meaning: 'The server accepts the sender for now. It may still refuse because of it later.'}, rcpt: {title: 'Recipient accepted for now', meaning: 'The server would take a message for this recipient. That is no proof that the mailbox exists: many servers accept every name and sort it out later.'}, vrfy: {title: 'Mailbox confirmed', meaning: 'The server says that it knows this mailbox. A server that says so for every name proves nothing; compare with a name that cannot exist.'}}},
	251: {title: 'Will forward', meaning: 'The user is not local, but the server knows where to pass the mail on to.', reason: 'accepted', source: rfc(5321, '3.4')},
	252: {title: 'Cannot verify', meaning: 'The server will not say whether the mailbox exists, but would take a message and try. It proves nothing either way.', reason: 'cannot-verify', source: rfc(5321, '3.5.3')},
	253: {title: 'Queue started', meaning: 'The server starts to deliver the messages that wait for a domain.', reason: 'accepted', source: rfc(1985, '5')},
	334: {title: 'Go on with the login', meaning: 'The server waits for the next part of the login.', reason: 'ready', source: rfc(4954, '4')},
	354: {title: 'Send the message now', meaning: 'The server waits for the message, which ends with a line of a single dot.', reason: 'ready', source: basic},
	420: {title: 'Deferred, not standard', meaning: 'Not a standard code. Some filters use it to put a message off.', reason: 'unspecified', source: usage},
	421: {title: 'Closing the connection', meaning: 'The server ends the session and closes the connection. It may do so at any time. Without more words the reason can be load, maintenance, a limit, or you.', reason: 'service-unavailable', source: basic, at: {mail: {reason: 'unspecified'}, rcpt: {reason: 'unspecified'}}},
	422: {title: 'Not now, not standard', meaning: 'RFC 5248 lists it for a password that must be changed over; others use it for a full mailbox.', reason: 'unspecified', source: rfc(5248)},
	430: {title: 'Wrong order, for now', meaning: 'Listed by RFC 5248 for an invalid sequence of commands.', reason: 'protocol-error', source: rfc(5248)},
	431: {title: 'Out of room, not standard', meaning: 'Not a standard code; used for a full disk or lack of memory.', reason: 'system-error', source: usage},
	432: {title: 'Password must be changed over', meaning: 'The account must log in once with another method. Exchange uses the number for a recipient that is too busy.', reason: 'auth-required', source: rfc(4954, '6')},
	441: {title: 'Next server silent, not standard', meaning: 'Not a standard code; client programs print it when the next server does not answer.', reason: 'system-error', source: usage},
	442: {title: 'Connection dropped, not standard', meaning: 'Not a standard code; client programs print it when the connection broke.', reason: 'timeout', source: usage},
	446: {title: 'Mail loop, not standard', meaning: 'Not a standard code; used when a message runs in circles.', reason: 'system-error', source: usage},
	447: {title: 'Timed out, not standard', meaning: 'Not a standard code; used when a message waited too long.', reason: 'timeout', source: usage},
	449: {title: 'Routing error, not standard', meaning: 'Not a standard code; used when the next host cannot be found.', reason: 'system-error', source: usage},
	450: {title: 'Not now', meaning: 'The server did not do it, but may do so later. The standard speaks of a mailbox that is busy or blocked for the moment; greylisting uses the code as well.', reason: 'unspecified', source: basic},
	451: {title: 'Not now: local error', meaning: 'The server gave up for the moment. The standard speaks of an error in processing; in practice the code is also used for greylisting and other rules.', reason: 'unspecified', source: basic},
	452: {title: 'Not now: no room', meaning: 'The standard speaks of too little storage; the code also stands for too many recipients in one transaction.', reason: 'unspecified', source: rfc(5321, '4.5.3.1.10')},
	453: {title: 'No mail for you', meaning: 'ATRN: nothing waits for this domain. Some systems use it for "not taking mail now".', reason: 'service-unavailable', source: rfc(2645, '5.2.1')},
	454: {title: 'Temporarily not available', meaning: 'TLS or login does not work for the moment.', reason: 'unspecified', source: rfc(3207, '4'), at: {starttls: {reason: 'tls-required', title: 'TLS not available now', meaning: 'The server cannot start TLS for the moment, for a reason of its own.'}}},
	455: {title: 'Parameters not possible now', meaning: 'The server cannot use the parameters of MAIL or RCPT for the moment.', reason: 'protocol-error', source: basic},
	456: {title: 'Try over IPv4', meaning: 'A draft that never became a standard: the server asks to be contacted over IPv4.', reason: 'policy', source: usage},
	458: {title: 'Cannot queue for this node', meaning: 'ETRN: the server cannot start the queue of that domain.', reason: 'system-error', source: rfc(1985, '5')},
	459: {title: 'Node not allowed', meaning: 'ETRN: the server does not start the queue of that domain for you.', reason: 'policy', source: rfc(1985, '5')},
	471: {title: 'Filter error, not standard', meaning: 'Not a standard code; used when a filter on the server fails.', reason: 'system-error', source: usage},
	500: {title: 'Command not understood', meaning: 'The server does not know the command, or the line is too long.', reason: 'protocol-error', source: basic},
	501: {title: 'Bad arguments', meaning: 'The command is known, but what stands behind it is not acceptable: a name or an address of wrong form.', reason: 'protocol-error', source: basic, at: {ehlo: {reason: 'helo-rejected', title: 'EHLO name not acceptable', meaning: 'What stands behind EHLO is no acceptable host name.'}}},
	502: {title: 'Command not offered', meaning: 'The server knows the command but has it turned off.', reason: 'protocol-error', source: basic},
	503: {title: 'Wrong order', meaning: 'The command comes at the wrong place, for example RCPT before MAIL.', reason: 'protocol-error', source: basic},
	504: {title: 'Parameter not offered', meaning: 'The server does not support this parameter of the command.', reason: 'protocol-error', source: basic, at: {ehlo: {reason: 'helo-rejected', title: 'EHLO name not acceptable', meaning: 'The server wants a fully qualified host name behind EHLO.'}}},
	510: {title: 'Bad address, not standard', meaning: 'Not a standard code; used for an address that cannot be used.', reason: 'unspecified', source: usage},
	512: {title: 'Host not found, not standard', meaning: 'Not a standard code; used when the domain of an address cannot be found.', reason: 'domain-not-found', source: usage},
	521: {title: 'Takes no mail', meaning: 'This host takes no mail at all. Some operators use the code for "takes no mail from you".', reason: 'domain-refuses-mail', source: rfc(7504)},
	523: {title: 'Encryption needed', meaning: 'Listed by RFC 5248 for encryption that is needed. Others use it for a size limit.', reason: 'tls-required', source: rfc(5248)},
	524: {title: 'Encryption needed for this login', meaning: 'This way to log in is allowed over TLS only.', reason: 'auth-required', source: rfc(5248)},
	525: {title: 'Account disabled', meaning: 'The account exists but was disabled.', reason: 'mailbox-disabled', source: rfc(5248)},
	530: {title: 'Login or TLS needed', meaning: 'The server wants a login, or STARTTLS, before it goes on.', reason: 'auth-required', source: rfc(4954, '6')},
	533: {title: 'Not allowed', meaning: 'Listed by RFC 5248; the enhanced code says what is meant.', reason: 'unspecified', source: rfc(5248)},
	534: {title: 'Login method too weak', meaning: 'The chosen way to log in is too weak.', reason: 'auth-required', source: rfc(4954, '6')},
	535: {title: 'Login wrong', meaning: 'User name or password is not right, or the server will not let this account log in.', reason: 'auth-required', source: rfc(4954, '6')},
	538: {title: 'Encryption needed for this login', meaning: 'This way to log in is allowed over TLS only.', reason: 'auth-required', source: rfc(4954, '6')},
	540: {title: 'Refused, not standard', meaning: 'Not a standard code. Rambler uses it for blocked or inactive mailboxes.', reason: 'unspecified', source: usage},
	541: {title: 'Refused, not standard', meaning: 'Not a standard code. Some systems use it for mail refused by a filter or by the recipient.', reason: 'unspecified', source: usage},
	542: {title: 'Refused, not standard', meaning: 'Not a standard code; used for a refused recipient.', reason: 'unspecified', source: usage},
	550: {title: 'Refused', meaning: 'The server will not do it. The standard speaks of a mailbox that is not there or may not be used; in practice the code stands for every kind of refusal.', reason: 'unspecified', source: basic},
	551: {title: 'User not here', meaning: 'The user is not local; the server may name the new address. Some systems use the code to refuse relaying.', reason: 'unspecified', source: rfc(5321, '3.4')},
	552: {title: 'Over a limit', meaning: 'A limit of storage or size is exceeded: of the mailbox, or of the message. The code alone does not say which.', reason: 'unspecified', source: basic},
	553: {title: 'Address not allowed', meaning: 'The server does not allow this address, for its form or by its rules. The code alone does not say which of the two addresses it means.', reason: 'unspecified', source: basic},
	554: {title: 'Failed', meaning: 'The transaction failed. The code is used for every kind of refusal.', reason: 'unspecified', source: basic, at: {banner: {reason: 'unspecified', title: 'No service for you', meaning: 'The server refuses the connection before you have said anything. It knows nothing but your IP address, so the refusal is about that address or its name, or there is no mail service here at all.'}}},
	555: {title: 'Parameters unknown', meaning: 'The server does not know, or does not allow, a parameter of MAIL or RCPT.', reason: 'protocol-error', source: basic},
	556: {title: 'Domain takes no mail', meaning: 'The domain of the recipient says that it takes no mail.', reason: 'domain-refuses-mail', source: rfc(7504)},
	557: {title: 'Too many questions', meaning: 'A draft that never became a standard: too many queries about addresses.', reason: 'rate-limited', source: usage},
	559: {title: 'Bad recipient, not standard', meaning: 'Not a standard code. Alibaba Cloud uses it for a recipient that is not valid.', reason: 'unspecified', source: usage},
	571: {title: 'Refused by policy, not standard', meaning: 'Not a standard code; used for refusals by rule, for example by La Poste.', reason: 'unspecified', source: usage},
	585: {title: 'Refused, not standard', meaning: 'Not a standard code; single operators use it.', reason: 'unspecified', source: usage},
	591: {title: 'Refused, not standard', meaning: 'Not a standard code; single operators use it.', reason: 'unspecified', source: usage},
};

const firstDigits: Readonly<Record<number, string>> = {
	1: 'SMTP never uses a first digit 1.',
	2: 'Done.',
	3: 'Go on: the server waits for more.',
	4: 'Not now: the same again later may work.',
	5: 'No: the server asks not to try the same again.',
};

const secondDigits: Readonly<Record<number, string>> = {
	0: 'It is about the syntax of commands.',
	1: 'It is information, such as help.',
	2: 'It is about the connection.',
	3: 'It is about the login.',
	5: 'It is about the mail system: mailbox, message, transfer.',
};

/** What each of the three digits says (RFC 5321 §4.2.1). */
export function digitTexts(
	code: number,
): readonly {readonly part: string; readonly meaning: string}[] {
	const first = Math.floor(code / 100);
	const second = Math.floor(code / 10) % 10;
	return [
		{part: `${first}xx`, meaning: firstDigits[first] ?? 'No standard defines this first digit.'},
		{
			part: `x${second}x`,
			meaning: secondDigits[second] ?? 'No standard defines this second digit.',
		},
		{part: `xx${code % 10}`, meaning: 'The last digit only tells codes of one group apart.'},
	];
}

/** All codes that are explained. */
export const codeNumbers: readonly number[] = Object.keys(entries).map(Number);

/** What a code says by itself at a stage; undefined if the code is not known. */
export function codeReason(code: number, stage?: Stage): Reason | undefined {
	const entry = Object.hasOwn(entries, code) ? entries[code] : undefined;
	if (entry === undefined) return undefined;
	return (stage === undefined ? undefined : entry.at?.[stage]?.reason) ?? entry.reason;
}

/** A basic code explained, where possible for the stage. Never fails. */
export function explainCode(code: number, stage?: Stage): CodeText {
	if (isMisfit(code, {stage})) {
		const {title, meaning, sources} = misfitText(code, {stage});
		return {code, title, meaning, sources};
	}
	const entry = Object.hasOwn(entries, code) ? entries[code] : undefined;
	if (entry === undefined) {
		const first = firstDigits[Math.floor(code / 100)];
		return {
			code,
			title: 'Not a standard code',
			meaning:
				first === undefined
					? 'No standard defines this code. The words of the reply must tell.'
					: `No standard defines this code. Its first digit says: ${first} The words of the reply must tell more.`,
			sources: [rfc(5321, '4.2.1')],
		};
	}
	const here = stage === undefined ? undefined : entry.at?.[stage];
	return {
		code,
		title: here?.title ?? entry.title,
		meaning: here?.meaning ?? entry.meaning,
		sources: [entry.source],
	};
}

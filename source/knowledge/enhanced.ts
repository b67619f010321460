import type {EnhancedText} from '../model/explanation.ts';
import type {Reason} from '../model/verdict.ts';
import type {EnhancedCode} from '../model/wire.ts';
import {ianaEnhanced, note, rfc} from './sources.ts';

/**
 * `reason` is what the code says when the words say nothing; a pair gives the
 * reasons for 4.x.x and 5.x.x.
 */
type Row = readonly [
	title: string,
	meaning: string,
	reason: Reason | readonly [temporary: Reason, permanent: Reason],
	rfc: number | undefined,
];

/** The IANA registry of enhanced status codes, without the class. */
// prettier-ignore
const rows: Readonly<Record<string, Row>> = {
	'0.0': ['Undefined', 'The code says no more than the class: done, not now, or not at all.', 'unspecified', 3463],
	'1.0': ['Some address trouble', 'Something is wrong with one of the addresses; the code does not say what.', 'unspecified', 3463],
	'1.1': ['Recipient not known', 'The code says that the part before the @ is not known at this domain. With a 4 in front, the check may only be unfinished.', ['mailbox-temp-unavailable', 'user-unknown'], 3463],
	'1.2': ['Recipient domain not usable', 'The code says that the domain of the recipient does not exist or cannot take mail.', 'domain-not-found', 3463],
	'1.3': ['Recipient address malformed', 'The address of the recipient breaks the rules of syntax.', 'bad-address-syntax', 3463],
	'1.4': ['Recipient ambiguous', 'The address fits more than one mailbox.', 'bad-address-syntax', 3463],
	'1.5': ['Recipient valid', 'The address of the recipient was accepted.', 'accepted', 3463],
	'1.6': ['Mailbox moved', 'The mailbox has moved and mail is not forwarded.', 'user-moved', 3463],
	'1.7': ['Sender address malformed', 'The address of the sender breaks the rules of syntax.', 'bad-address-syntax', 3463],
	'1.8': ['Sender domain bad', 'The domain of the sender does not exist or takes no mail.', 'sender-rejected', 3463],
	'1.9': ['Passed on to a system without this protocol', 'The message was relayed to a system that does not report back.', 'accepted', 3886],
	'1.10': ['Recipient domain has a null MX', 'The domain of the recipient says in the DNS that it takes no mail.', 'domain-refuses-mail', 7505],
	'2.0': ['Some mailbox trouble', 'Something about the mailbox hinders delivery, says the server; that is no proof that it exists.', ['mailbox-temp-unavailable', 'unspecified'], 3463],
	'2.1': ['Mailbox disabled', 'The mailbox exists but takes no messages.', ['mailbox-temp-unavailable', 'mailbox-disabled'], 3463],
	'2.2': ['Mailbox full', 'The mailbox has used up its space.', 'mailbox-full', 3463],
	'2.3': ['Message too long for the mailbox', 'The message is larger than this recipient may receive.', 'message-too-big', 3463],
	'2.4': ['List cannot be expanded', 'The mailing list exists, but its members could not be found out.', 'system-error', 3463],
	'3.0': ['Some trouble of the mail system', 'The receiving system has a problem; the code does not say which.', ['system-error', 'unspecified'], 3463],
	'3.1': ['Mail system full', 'The receiving system has no room left.', 'system-error', 3463],
	'3.2': ['System takes no messages now', 'The receiving host does not take mail for the moment: maintenance, load, shutdown.', 'service-unavailable', 3463],
	'3.3': ['Feature not supported', 'The system cannot do what the message needs.', 'protocol-error', 3463],
	'3.4': ['Message too big', 'The message is larger than this system takes.', 'message-too-big', 3463],
	'3.5': ['System wrongly set up', 'The receiving system is not set up to take this message.', 'system-error', 3463],
	'3.6': ['Priority changed', 'The message was accepted, but with another priority than asked for.', 'accepted', 6710],
	'4.0': ['Some network trouble', 'Something went wrong in network or routing; the code does not say what.', 'system-error', 3463],
	'4.1': ['No answer from host', 'The next host did not answer.', 'system-error', 3463],
	'4.2': ['Bad connection', 'The connection failed or timed out.', 'timeout', 3463],
	'4.3': ['Directory server failed', 'A look-up that the server needs, such as DNS or LDAP, failed.', 'system-error', 3463],
	'4.4': ['Unable to route', 'The server does not know where to pass the message on to.', ['system-error', 'domain-not-found'], 3463],
	'4.5': ['Congestion', 'The system is too busy.', 'service-unavailable', 3463],
	'4.6': ['Mail loop', 'The message runs in circles between servers.', 'system-error', 3463],
	'4.7': ['Delivery time expired', 'The message waited too long and was given up.', 'timeout', 3463],
	'5.0': ['Some protocol trouble', 'Something in the SMTP dialogue was not right; the code does not say what.', 'unspecified', 3463],
	'5.1': ['Invalid command', 'The command is not known, or not at this place.', 'protocol-error', 3463],
	'5.2': ['Syntax error', 'The command could not be understood.', 'protocol-error', 3463],
	'5.3': ['Too many recipients', 'More recipients than the server takes in one transaction.', 'too-many-recipients', 3463],
	'5.4': ['Invalid arguments', 'The command is known, its arguments are not acceptable.', 'protocol-error', 3463],
	'5.5': ['Wrong protocol version', 'Client and server speak different versions.', 'protocol-error', 3463],
	'5.6': ['Login line too long', 'The data of a login was too long.', 'auth-required', 4954],
	'6.0': ['Some trouble with the content', 'The content of the message is a problem; the code does not say why.', 'content-rejected', 3463],
	'6.1': ['Content type not supported', 'The kind of content is not accepted.', 'content-rejected', 3463],
	'6.2': ['Conversion needed but forbidden', 'The content would have to be converted, which is not allowed.', 'content-rejected', 3463],
	'6.3': ['Conversion needed but not possible', 'The content would have to be converted, which cannot be done here.', 'content-rejected', 3463],
	'6.4': ['Converted with loss', 'The content was converted and lost something.', 'content-rejected', 3463],
	'6.5': ['Conversion failed', 'The content could not be converted.', 'content-rejected', 3463],
	'6.6': ['Content not available', 'The content could not be fetched from where it is kept.', 'content-rejected', 4468],
	'6.7': ['Addresses beyond ASCII not taken', 'The server does not take addresses in other scripts here.', 'bad-address-syntax', 6531],
	'6.8': ['Reply would need UTF-8', 'The answer would hold letters beyond ASCII, which the client did not allow.', 'protocol-error', 6531],
	'6.9': ['UTF-8 message cannot be delivered', 'A message with headers in other scripts cannot reach this recipient.', 'content-rejected', 6531],
	'6.10': ['Reply would need UTF-8 (old number)', 'A duplicate of X.6.8 that is no longer used.', 'protocol-error', 5336],
	'7.0': ['Some security matter', 'A rule of security or policy; the code does not say which.', 'policy', 3463],
	'7.1': ['Not authorised', 'The server will not take this by its own rules. It is used for nearly every kind of refusal.', 'policy', 3463],
	'7.2': ['List closed to you', 'The sender may not write to this mailing list.', 'recipient-refused', 3463],
	'7.3': ['Secure conversion not possible', 'The message would have to be converted between security protocols, which cannot be done.', 'content-rejected', 3463],
	'7.4': ['Security feature not supported', 'A feature such as a login method is not supported.', 'protocol-error', 3463],
	'7.5': ['Cryptographic failure', 'Something could not be decrypted or verified.', 'content-rejected', 3463],
	'7.6': ['Algorithm not supported', 'The cryptographic algorithm is not supported.', 'content-rejected', 3463],
	'7.7': ['Message damaged', 'The integrity check of the message failed.', 'content-rejected', 3463],
	'7.8': ['Login wrong', 'User name or password is not right, or the account may not log in.', 'auth-required', 4954],
	'7.9': ['Login method too weak', 'The chosen way to log in is too weak for this user.', 'auth-required', 4954],
	'7.10': ['Encryption needed', 'TLS must be started first.', 'tls-required', 5248],
	'7.11': ['Encryption needed for this login', 'This way to log in is allowed over TLS only.', 'auth-required', 4954],
	'7.12': ['Password must be changed over', 'The account must log in once with another method.', 'auth-required', 4954],
	'7.13': ['Account disabled', 'The account exists but was disabled.', 'mailbox-disabled', 5248],
	'7.14': ['Trust relationship needed', 'The server would have to ask a third server that it does not trust yet.', 'auth-required', 5248],
	'7.15': ['Priority too low', 'The server takes only messages of higher priority now.', 'policy', 6710],
	'7.16': ['Too big for this priority', 'The message is too large for its priority.', 'message-too-big', 6710],
	'7.17': ['Mailbox has a new owner', 'The mailbox has changed hands since the date the sender gave.', 'user-unknown', 7293],
	'7.18': ['Domain has a new owner', 'The domain has changed hands since the date the sender gave.', 'domain-not-found', 7293],
	'7.19': ['Owner could not be checked', 'The server cannot tell since when the mailbox has its owner.', 'system-error', 7293],
	'7.20': ['No DKIM signature that passes', 'The message has no DKIM signature that is valid.', 'sender-auth-failed', 7372],
	'7.21': ['No DKIM signature that is acceptable', 'There are valid DKIM signatures, but none that this server accepts.', 'sender-auth-failed', 7372],
	'7.22': ['No DKIM signature of the author', 'No valid DKIM signature belongs to the domain in the From line.', 'sender-auth-failed', 7372],
	'7.23': ['SPF failed', 'The SPF record of the sender domain does not allow your IP address.', 'sender-auth-failed', 7372],
	'7.24': ['SPF could not be evaluated', 'The SPF record of the sender domain is broken, or its check ended in an error.', 'sender-auth-failed', 7372],
	'7.25': ['Reverse name missing or wrong', 'Your address has no reverse name, or the name does not lead back to the address.', 'no-ptr', 7372],
	'7.26': ['Several authentication checks failed', 'More than one of SPF, DKIM and DMARC failed.', 'sender-auth-failed', 7372],
	'7.27': ['Sender domain has a null MX', 'The domain of the sender says that it takes no mail, so bounces could not be delivered.', 'sender-rejected', 7505],
	'7.28': ['Flood of mail', 'Too much mail: from you, or to this recipient.', 'rate-limited', undefined],
	'7.29': ['ARC failed', 'The chain of forwarding signatures (ARC) is broken.', 'sender-auth-failed', 8617],
	'7.30': ['REQUIRETLS not possible', 'The message demands TLS on the whole way, which cannot be given.', 'tls-required', 8689],
};

const subjects: readonly string[] = [
	'nothing in particular',
	'an address',
	'the mailbox',
	'the mail system',
	'network and routing',
	'the SMTP dialogue',
	'the content of the message',
	'security or policy',
];

/** The meaning of the class digit of an enhanced code. */
export const classTexts: Readonly<Record<2 | 4 | 5, string>> = {
	2: 'Success.',
	4: 'A problem that may pass: trying again later can help.',
	5: 'A lasting problem: the server asks not to try the same again.',
};

/** The meaning of the subject digit of an enhanced code (RFC 3463 §3). */
export function subjectText(subject: number): string {
	const what = subjects[subject];
	return what === undefined
		? `Subject ${subject} is not defined by any standard.`
		: `It is about ${what}.`;
}

/** All registered details as 'subject.detail'. */
export const enhancedNames: readonly string[] = Object.keys(rows);

function rowOf(code: EnhancedCode): Row | undefined {
	const key = `${code.subject}.${code.detail}`;
	return Object.hasOwn(rows, key) ? rows[key] : undefined;
}

/** What an enhanced code says by itself; undefined if it is not registered. */
export function enhancedReason(code: EnhancedCode): Reason | undefined {
	const reason = rowOf(code)?.[2];
	if (reason === undefined) return undefined;
	if (typeof reason === 'string') return reason;
	return code.class === 4 ? reason[0] : reason[1];
}

/** An enhanced code explained. Never fails: unregistered codes get an honest text. */
export function explainEnhanced(code: EnhancedCode): EnhancedText {
	const row = rowOf(code);
	if (row !== undefined) {
		const [title, meaning, , number] = row;
		return {
			code: `X.${code.subject}.${code.detail}`,
			title,
			meaning,
			sources: number === undefined ? [ianaEnhanced] : [ianaEnhanced, rfc(number)],
		};
	}
	return {
		code: `${code.class}.${code.subject}.${code.detail}`,
		title: 'Not in the registry',
		meaning: `No standard defines this detail; it is the operator's own number. ${subjectText(code.subject)} Providers such as Google and Microsoft number their refusals themselves, so the words of the reply count more.`,
		sources: [ianaEnhanced, note('Not listed on the day it was checked')],
	};
}

import type {ReceiverLine} from '../knowledge/receiver-words.ts';

/**
 * The sentences about what a server did and what mxray knows, apart from the
 * rules that choose them. Each takes values that are safe to show.
 */

/** '15 ms', '6.0 s'. */
export function timeWords(ms: number): string {
	return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** It answered in a friendly way. */
export const wentOn: Readonly<Record<Exclude<ReceiverLine, 'message'>, string>> = {
	connect: 'Your address alone was no reason to turn you away.',
	ehlo: 'It liked the name, or it keeps its opinion to itself: many servers look now and speak at RCPT.',
	starttls: 'From here on nobody on the way reads along.',
	mail: 'It liked the sender, or it keeps its opinion to itself until RCPT.',
	rcpt: 'Nothing that it looked at so far made it refuse. What it does with a message is open.',
};

/** It answered with 4xx or 5xx, and the words do not say whom they are about. */
export const refusedAt: Readonly<Record<Exclude<ReceiverLine, 'message'>, string>> = {
	connect:
		'It had nothing but your address to judge by: the refusal is about that, or it serves nobody at the moment.',
	ehlo: 'The name is the newest that it heard. But the fault may be older: your address, and told only now.',
	starttls: 'It gives no TLS at the moment. That says nothing about you.',
	mail: 'It may be the sender. It may as well be your name or your address, and told only now.',
	rcpt: 'Whether it means the recipient or you, its words do not say.',
};

/** It ended without an answer. */
export const brokeOffAt = {
	fin: 'It closed without an answer to this line. What it disliked may be this line or an earlier one; it does not say.',
	rst: 'The connection was cut off here, by the server or by something on the way. That says nothing of its reasons.',
	timeout:
		'No answer came in time. It may be busy with its own questions, or let you wait on purpose; silence proves neither.',
	'tls-failure': 'The handshake failed: that is about TLS, not about who you are.',
	'protocol-error': 'What came back is no SMTP: perhaps no mail server thought anything at all.',
	'no-connection':
		'No connection came about. A firewall decided, or nobody listens: no mail server has seen you.',
	stopped: 'The walk was stopped here.',
} as const;

export const recipientMeant = 'Its words are about the recipient: you were let come this far.';
export const youMeant =
	'Its words are about you and not about the recipient: it says here what it found out at an earlier line.';
export const domainMeant = 'Its words are about the domain, not about you.';

/** It took long. */
export function slowWords(time: string): string {
	return `It took ${time}: long enough for slow look-ups, a call-back, or a delay on purpose.`;
}

/** What mxray knows of that may be the reason. */
export function suspectWords(
	suspects: readonly {readonly look: string; readonly line: string}[],
): string {
	const lines = [...new Set(suspects.map(({line}) => line))];
	const list = lines.map((line) => {
		const looks = suspects.filter((each) => each.line === line).map(({look}) => look);
		return `${looks.join(', ')} (at “${line}”)`;
	});
	return `It may have seen what mxray knows to be wrong: ${list.join('; ')}.`;
}

export const known = {
	hasName: (address: string, name: string) => `${address} has the name ${name}.`,
	noName: (address: string) => `DNS knows no name for ${address}.`,
	confirmed: (name: string) => `${name} leads back to the address.`,
	notConfirmed: (name: string) => `${name} was not found to lead back to the address.`,
	greetedAfter: (time: string) => `It greeted after ${time}: no delay to speak of.`,
	greetedLate: (time: string) =>
		`It greeted only after ${time}: a delay on purpose, or slow look-ups.`,
	visits: (name: string, hour: number, day: number) =>
		`mxray went to ${name} ${times(hour)} in the last hour and ${times(day)} in the last day.`,
	encrypted: (protocol: string) => `The connection is encrypted with ${protocol}.`,
	notOffered: 'It does not offer TLS itself.',
	tlsFailed: 'TLS did not work, so the rest goes in the clear.',
	own: (name: string) => `${name} is your own, by the confirmed name of your address.`,
	responsible: 'It took the recipient, so the domain is one of its own.',
	relayDenied: 'It says that it is not responsible for the domain.',
	noMailbox: 'It says that there is no such mailbox.',
	tookName: 'It took the name. That does not prove that it looked.',
	greylisted: 'Its words are those of greylisting: come back later with the same three.',
	maybeGreylisted: 'It put you off. Greylisting may be behind it, among other things.',
	notGreylisted: 'It did not put you off.',
	heldBack: 'Its words at RCPT are about you.',
	nothingHeld: 'It took the recipient, so nothing was held back.',
	otherName: (looked: string) => `mxray looked at ${looked}, which is not what was sent here.`,
} as const;

function times(count: number): string {
	return count === 1 ? 'once' : `${count} times`;
}

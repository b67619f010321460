import type {WalkPlan} from '../model/session.ts';
import type {SessionView} from '../model/view.ts';
import {parseHeloName, parseMailbox, parseSender} from '../protocol/address.ts';

/** What can be changed before a walk is made again, in the order of the form. */
export const formFields = [
	'helo',
	'sender',
	'recipient',
	'family',
	'tls',
	'port',
	'timeout',
] as const;
export type FormField = (typeof formFields)[number];

/** What stands in each field. NOT safe to show. */
export type FieldValues = Readonly<Record<FormField, string>>;

const choices = {
	family: ['any', '4', '6'],
	tls: ['on', 'off'],
} as const satisfies Partial<Record<FormField, readonly string[]>>;

/** The values a field can have, if it has a few only. */
export function choicesOf(field: FormField): readonly string[] | undefined {
	return field === 'family' || field === 'tls' ? choices[field] : undefined;
}

/** A walk to be made once more, with what was changed. */
export type Change = {
	readonly plan: WalkPlan;
	/** False: STARTTLS is passed over. */
	readonly tls: boolean;
	/** What is different, for the header. Not safe to show. */
	readonly said: string;
};

/** How the fields are called. */
export const fieldLabels: Readonly<Record<FormField, string>> = {
	helo: 'EHLO name',
	sender: 'Sender',
	recipient: 'Recipient',
	family: 'Addresses',
	tls: 'TLS',
	port: 'Port',
	timeout: 'Wait, seconds',
};

/** What the values of a field with a few values mean, by 'FIELD VALUE'. */
export const valueWords: Readonly<Record<string, string>> = {
	'family any': 'IPv4 and IPv6',
	'family 4': 'IPv4 only',
	'family 6': 'IPv6 only',
	'tls on': 'if the server offers it',
	'tls off': 'no: STARTTLS is passed over',
};

/** Longest wait for a reply that RFC 5321 §4.5.3.2 has before DATA, in seconds. */
const mostSeconds = 300;

/** The values of the present walk; `tls` tells whether it takes TLS where offered. */
export function valuesOf({plan}: SessionView, tls: boolean): FieldValues {
	return {
		helo: plan.helo ?? '',
		sender: plan.from === '' ? '<>' : (plan.from ?? ''),
		recipient: plan.mailbox.text,
		family: String(plan.family),
		tls: tls ? 'on' : 'off',
		port: String(plan.port),
		timeout: String(plan.timeouts.commandMs / 1000),
	};
}

/** What mxray takes where nothing is given; '' where something must be, undefined while that is not known. */
export function ownValue({identity}: SessionView, field: FormField): string | undefined {
	if (field !== 'helo' && field !== 'sender') return '';
	if (identity === undefined) return undefined;
	return field === 'helo' ? identity.helo : identity.sender === '' ? '<>' : identity.sender;
}

/** The walk that the values describe; or the field that is wrong, and why. */
export function readChange(
	values: FieldValues,
	before: FieldValues,
	{plan}: SessionView,
): Change | {readonly field: FormField; readonly error: string} {
	const wrong = (field: FormField, error: string) => ({field, error});
	const helo = values.helo === '' ? undefined : parseHeloName(values.helo);
	if (helo?.ok === false) return wrong('helo', helo.message);
	const sender = values.sender === '' ? undefined : parseSender(values.sender);
	if (sender?.ok === false) return wrong('sender', sender.message);
	const mailbox = parseMailbox(values.recipient);
	if (!mailbox.ok) return wrong('recipient', mailbox.message);
	const port = /^\d{1,5}$/u.test(values.port) ? Number(values.port) : 0;
	if (port < 1 || port > 65_535) return wrong('port', 'A port is a number from 1 to 65535.');
	const seconds = /^\d+(?:\.\d+)?$/u.test(values.timeout) ? Number(values.timeout) : 0;
	if (seconds <= 0 || seconds > mostSeconds)
		return wrong('timeout', `Give seconds, more than 0 and at most ${mostSeconds}.`);
	const ms = Math.ceil(seconds * 1000);
	const waits = {connectMs: ms, bannerMs: ms, commandMs: ms, tlsMs: ms};
	const isNewWait = values.timeout !== before.timeout;
	const {family} = values;
	return {
		plan: {
			...plan,
			mailbox: mailbox.mailbox,
			helo: helo?.name,
			from: sender?.sender,
			port,
			family: family === '4' ? 4 : family === '6' ? 6 : 'any',
			timeouts: isNewWait ? {...plan.timeouts, ...waits} : plan.timeouts,
		},
		tls: values.tls === 'on',
		said:
			formFields
				.flatMap((field) => (values[field] === before[field] ? [] : [said(field, values[field])]))
				.join(', ') || 'the same again',
	};
}

function said(field: FormField, value: string): string {
	switch (field) {
		case 'helo':
			return value === '' ? 'EHLO name by itself' : `EHLO ${value}`;
		case 'sender':
			return value === '' ? 'sender by itself' : `from ${value}`;
		case 'recipient':
			return `to ${value}`;
		case 'family':
			return value === 'any' ? 'IPv4 and IPv6' : `IPv${value} only`;
		case 'tls':
			return value === 'on' ? 'with TLS' : 'without TLS';
		case 'port':
			return `port ${value}`;
		case 'timeout':
			return `waits ${value} s`;
	}
}

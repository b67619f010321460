import type {WalkPlan} from '../model/session.ts';
import type {SessionView} from '../model/view.ts';
import {parseHeloName, parseMailbox, parseSender} from '../protocol/address.ts';
import {createEditor, edit, lineOf, type EditAction, type LineEditor} from './line-editor.ts';

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

const choices = {
	family: ['any', '4', '6'],
	tls: ['on', 'off'],
} as const satisfies Partial<Record<FormField, readonly string[]>>;

/** The form: a line editor for each field; those with a few values are turned over. */
export type RestartForm = {
	readonly editors: Readonly<Record<FormField, LineEditor>>;
	/** What they were when the form was opened. */
	readonly before: Readonly<Record<FormField, string>>;
	readonly index: number;
	/** What is wrong with the chosen field. */
	readonly error: string | undefined;
};

/** A walk to be made once more, with what was changed. */
export type Change = {
	readonly plan: WalkPlan;
	/** False: STARTTLS is passed over. */
	readonly tls: boolean;
	/** What is different, for the header. Not safe to show. */
	readonly said: string;
};

/** Longest wait for a reply that RFC 5321 §4.5.3.2 has before DATA, in seconds. */
const mostSeconds = 300;

/** The form with the values of the present walk; `tls` tells whether it takes TLS where offered. */
export function formOf({plan}: SessionView, tls: boolean): RestartForm {
	const before = {
		helo: plan.helo ?? '',
		sender: plan.from === '' ? '<>' : (plan.from ?? ''),
		recipient: plan.mailbox.text,
		family: String(plan.family),
		tls: tls ? 'on' : 'off',
		port: String(plan.port),
		timeout: String(plan.timeouts.commandMs / 1000),
	};
	const editors = Object.fromEntries(
		formFields.map((field) => [field, createEditor(before[field])]),
	) as Record<FormField, LineEditor>;
	return {editors, before, index: 0, error: undefined};
}

/** The field that is chosen. */
export function chosenField({index}: RestartForm): FormField {
	return formFields[index] ?? 'helo';
}

/** The values to turn over, if the field has a few only. */
export function choicesOf(field: FormField): readonly string[] | undefined {
	return field === 'family' || field === 'tls' ? choices[field] : undefined;
}

/** What stands in a field. */
export const valueOf = (form: RestartForm, field: FormField): string =>
	lineOf(form.editors[field]).trim();

/** Whether a field was changed. */
export const isChanged = (form: RestartForm, field: FormField): boolean =>
	valueOf(form, field) !== form.before[field];

/** The field before or after, round the ends. */
export function moveInForm(form: RestartForm, by: number): RestartForm {
	const count = formFields.length;
	return {...form, index: (form.index + by + count) % count, error: undefined};
}

/** A key or a paste in the chosen field. */
export function editForm(form: RestartForm, action: EditAction): RestartForm {
	const field = chosenField(form);
	const values = choicesOf(field);
	const editor = form.editors[field];
	const next =
		values === undefined ? edit(editor, action) : turned(editor, values, directionOf(action));
	return {...form, editors: {...form.editors, [field]: next}, error: undefined};
}

function directionOf(action: EditAction): number {
	if (action.type === 'left') return -1;
	return action.type === 'right' || (action.type === 'insert' && action.text === ' ') ? 1 : 0;
}

function turned(editor: LineEditor, values: readonly string[], by: number): LineEditor {
	const at = values.indexOf(lineOf(editor)) + by + values.length;
	return by === 0 ? editor : createEditor(values[at % values.length] ?? '');
}

/** The walk that the form describes; or the field that is wrong, and why. */
export function readForm(
	form: RestartForm,
	{plan}: SessionView,
): Change | {readonly field: FormField; readonly error: string} {
	const wrong = (field: FormField, error: string) => ({field, error});
	const [heloText, senderText, portText, timeText] = (
		['helo', 'sender', 'port', 'timeout'] as const
	).map((field) => valueOf(form, field)) as [string, string, string, string];
	const helo = heloText === '' ? undefined : parseHeloName(heloText);
	if (helo?.ok === false) return wrong('helo', helo.message);
	const sender = senderText === '' ? undefined : parseSender(senderText);
	if (sender?.ok === false) return wrong('sender', sender.message);
	const mailbox = parseMailbox(valueOf(form, 'recipient'));
	if (!mailbox.ok) return wrong('recipient', mailbox.message);
	const port = /^\d{1,5}$/u.test(portText) ? Number(portText) : 0;
	if (port < 1 || port > 65_535) return wrong('port', 'A port is a number from 1 to 65535.');
	const seconds = /^\d+(?:\.\d+)?$/u.test(timeText) ? Number(timeText) : 0;
	if (seconds <= 0 || seconds > mostSeconds)
		return wrong('timeout', `Give seconds, more than 0 and at most ${mostSeconds}.`);
	const ms = Math.ceil(seconds * 1000);
	const waits = {connectMs: ms, bannerMs: ms, commandMs: ms, tlsMs: ms};
	const family = valueOf(form, 'family');
	return {
		plan: {
			...plan,
			mailbox: mailbox.mailbox,
			helo: helo?.name,
			from: sender?.sender,
			port,
			family: family === '4' ? 4 : family === '6' ? 6 : 'any',
			timeouts: isChanged(form, 'timeout') ? {...plan.timeouts, ...waits} : plan.timeouts,
		},
		tls: valueOf(form, 'tls') === 'on',
		said:
			formFields
				.flatMap((field) => (isChanged(form, field) ? [said(form, field)] : []))
				.join(', ') || 'the same again',
	};
}

function said(form: RestartForm, field: FormField): string {
	const value = valueOf(form, field);
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

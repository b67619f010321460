import type {SessionView} from '../model/view.ts';
import {
	choicesOf,
	type FieldValues,
	formFields,
	type FormField,
	readChange,
	valuesOf,
} from '../render/change.ts';
import {createEditor, edit, lineOf, type EditAction, type LineEditor} from './line-editor.ts';

/** The form: a line editor for each field; those with a few values are turned over. */
export type RestartForm = {
	readonly editors: Readonly<Record<FormField, LineEditor>>;
	/** What they were when the form was opened. */
	readonly before: FieldValues;
	readonly index: number;
	/** What is wrong with the chosen field. */
	readonly error: string | undefined;
};

const ofEach = <T>(value: (field: FormField) => T): Record<FormField, T> =>
	Object.fromEntries(formFields.map((field) => [field, value(field)])) as Record<FormField, T>;

/** The form with the values of the present walk; `tls` tells whether it takes TLS where offered. */
export function formOf(view: SessionView, tls: boolean): RestartForm {
	const before = valuesOf(view, tls);
	const editors = ofEach((field) => createEditor(before[field]));
	return {editors, before, index: 0, error: undefined};
}

/** The field that is chosen. */
export function chosenField({index}: RestartForm): FormField {
	return formFields[index] ?? 'helo';
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
	if (values === undefined && isStrayBlank(editor, action))
		return {...form, error: 'No space can stand there.'};
	const next =
		values === undefined ? edit(editor, action) : turned(editor, values, directionOf(action));
	return {...form, editors: {...form.editors, [field]: next}, error: undefined};
}

/** A blank can stand in a quoted local part (RFC 5321 §4.1.2), and in nothing else of the form. */
function isStrayBlank({text, cursor}: LineEditor, action: EditAction): boolean {
	if (action.type !== 'insert' || action.text.trim() !== '') return false;
	const quotes = text.slice(0, cursor).filter((part) => part === '"').length;
	return quotes % 2 === 0;
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
export function readForm(form: RestartForm, view: SessionView): ReturnType<typeof readChange> {
	return readChange(
		ofEach((field) => valueOf(form, field)),
		form.before,
		view,
	);
}

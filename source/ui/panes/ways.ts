import type {SessionView} from '../../model/view.ts';
import type {Brush} from '../brush.ts';
import {cells, cut, graphemes, prose} from '../cells.ts';
import {lineOf} from '../line-editor.ts';
import {
	choicesOf,
	fieldLabels,
	formFields,
	type FormField,
	ownValue,
	valueWords,
} from '../../render/change.ts';
import {isChanged, type RestartForm} from '../restart-form.ts';
import type {Row, Span} from '../theme.ts';
import {openAttempt, waysFrom, type WalkCount} from '../../render/ways.ts';

type Options = {readonly brush: Brush; readonly width: number};

/** What a list looks like: its rows, and the one that must be in sight. */
export type ListRows = {readonly rows: readonly Row[]; readonly selectedRow: number};

/**
 * The ways to go on, the chosen one unfolded:
 *
 *     ▸ Connect to the same server again  mx1.example
 *         A new conversation with it, from the greeting on.
 *       Another server
 */
export function wayRows(
	view: SessionView,
	walks: WalkCount,
	chosen: {readonly index: number; readonly asked?: boolean},
	{brush, width}: Options,
): ListRows {
	const rows: Row[] = [];
	let selectedRow = 0;
	for (const [at, way] of waysFrom(view, walks).entries()) {
		const isChosen = at === chosen.index;
		if (isChosen) selectedRow = rows.length;
		const quote = way.quote === undefined ? '' : `  ${brush.show(way.quote)}`;
		const room = Math.max(0, width - 3 - cells(way.label));
		rows.push([
			{text: isChosen ? `${brush.glyphs.select} ` : '  ', tone: 'accent'},
			{text: brush.say(way.label), tone: isChosen ? 'selected' : 'plain'},
			{text: cut(quote, room, brush.glyphs.cut), tone: 'dim'},
		]);
		if (!isChosen) continue;
		rows.push(...prose(brush.say(way.about), width, 'dim', [{text: '    '}]));
		if (chosen.asked === true) rows.push(...closingRows(view, {brush, width}));
	}
	return {rows, selectedRow};
}

function closingRows(view: SessionView, {brush, width}: Options): Row[] {
	const host = openAttempt(view)?.target.host;
	if (host === undefined) return [];
	const text = `This closes the connection to ${brush.show(host)}. Enter again to go, Esc to stay.`;
	return prose(brush.say(text), width, 'warn', [{text: '    '}]);
}

const abouts: Readonly<Record<FormField, string>> = {
	helo: 'Empty: the name that belongs to your address. Never take somebody else’s.',
	sender: 'The envelope sender. Empty: mxray chooses; <> is the null sender of bounces.',
	recipient: 'Whose mailbox is asked about.',
	family: 'Which addresses of the servers may be used. Space turns it over.',
	tls: 'Space turns it over.',
	port: '25 is where servers take mail from servers.',
	timeout: 'For the connection, the greeting and each reply.',
};

/** The form of a walk to be made again. */
export function formRows(view: SessionView, form: RestartForm, options: Options): ListRows {
	const {brush, width} = options;
	const rows: Row[] = [];
	let selectedRow = 0;
	const host = openAttempt(view)?.target.host;
	const closing =
		host === undefined
			? 'This walk stays as it is, to be looked at.'
			: `Enter closes the connection to ${brush.show(host)}. This walk stays as it is, to be looked at.`;
	for (const [at, field] of formFields.entries()) {
		const isChosen = at === form.index;
		if (isChosen) selectedRow = rows.length;
		rows.push(fieldRow(view, form, field, isChosen, options));
		if (!isChosen) continue;
		rows.push(...prose(brush.say(abouts[field]), width, 'dim', [{text: '    '}]));
		if (form.error !== undefined)
			rows.push(
				...prose(brush.show(form.error), width, 'warn', [
					{text: `  ${brush.glyphs.warning} `, tone: 'warn'},
				]),
			);
	}
	rows.push([], ...prose(brush.say(closing), width, 'dim'));
	return {rows, selectedRow};
}

const labelCells = 15;

function fieldRow(
	view: SessionView,
	form: RestartForm,
	field: FormField,
	isChosen: boolean,
	{brush, width}: Options,
): Row {
	const mark = isChanged(form, field) ? '*' : ' ';
	const head: Span[] = [
		{text: isChosen ? `${brush.glyphs.select} ` : '  ', tone: 'accent'},
		{text: `${fieldLabels[field]}${mark}`.padEnd(labelCells), tone: isChosen ? 'strong' : 'plain'},
	];
	const room = Math.max(4, width - 2 - labelCells);
	const value = lineOf(form.editors[field]);
	if (choicesOf(field) !== undefined) {
		const text = brush.say(valueWords[`${field} ${value}`] ?? value);
		return [
			...head,
			{text: cut(text, room, brush.glyphs.cut), tone: isChosen ? 'selected' : 'plain'},
		];
	}
	if (isChosen && value === '') {
		// Where the value of each field stands, with the cursor on its first character.
		const [under = ' ', ...own] = graphemes(
			cut(ownWords(view, field, brush), room, brush.glyphs.cut),
		);
		return [...head, {text: under, tone: 'selected'}, {text: own.join(''), tone: 'dim'}];
	}
	if (isChosen) return [...head, ...cursorSpans(form, field, room, brush)];
	if (value !== '') return [...head, {text: cut(brush.show(value), room, brush.glyphs.cut)}];
	return [...head, {text: cut(ownWords(view, field, brush), room, brush.glyphs.cut), tone: 'dim'}];
}

/** What mxray takes where nothing is given. */
function ownWords(view: SessionView, field: FormField, brush: Brush): string {
	const own = ownValue(view, field);
	if (own === undefined) return brush.say('chosen when connected');
	return own === '' ? '' : brush.say(`${brush.show(own)} (by itself)`);
}

/** The cursor is a reversed cell, as the place is in a list that scrolls. */
function cursorSpans(form: RestartForm, field: FormField, room: number, brush: Brush): Span[] {
	const {text, cursor} = form.editors[field];
	const before = brush.show(text.slice(0, cursor).join(''));
	const at = brush.show(text[cursor] ?? ' ');
	const after = brush.show(text.slice(cursor + 1).join(''));
	let shown = before;
	while (cells(shown) > room - cells(at) && shown !== '') shown = shown.slice(1);
	return [
		{text: shown, tone: 'accent'},
		{text: at, tone: 'selected'},
		{
			text: cut(after, Math.max(0, room - cells(shown) - cells(at)), brush.glyphs.cut),
			tone: 'accent',
		},
	];
}

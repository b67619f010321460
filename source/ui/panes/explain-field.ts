import type {Brush} from '../brush.ts';
import {prose} from '../cells.ts';
import {fieldShape, fieldView, type FieldShape} from '../field-rows.ts';
import {keyOf} from '../keymap.ts';
import type {LineEditor} from '../line-editor.ts';
import type {Row} from '../theme.ts';

const question =
	'Paste a reply, a log line or a bounce, in one line or many: it is explained at once. Or type it and press';
const examples =
	'Also a code (550), an enhanced code (4.7.28), a keyword of EHLO (PIPELINING), a command (VRFY). Nothing of it goes out.';

/** Rows for the question, and for the examples and what there may be to say. */
const others = 6;

/** The field of a screen: what is not needed for the words around it is for the text. */
export function explainShape(
	brush: Brush,
	{width, height}: {readonly width: number; readonly height: number},
): FieldShape {
	// The sign before the text, and a place for the cursor behind it.
	return fieldShape(brush, Math.max(4, width - 5), Math.max(1, height - 2 - others));
}

/** The rows of the screen while the text is written, and where the cursor stands. */
export function explainFieldRows(
	editor: LineEditor,
	notice: string | undefined,
	{
		shape,
		brush,
		width,
		height,
	}: {
		readonly shape: FieldShape;
		readonly brush: Brush;
		readonly width: number;
		readonly height: number;
	},
): {readonly rows: readonly Row[]; readonly cursor: {readonly x: number; readonly y: number}} {
	const room = Math.max(1, height - 2);
	const inner = width - 2;
	const {rows: shown, cursor, hasMore} = fieldView(editor, shape);
	const {glyphs} = brush;
	const field = shown.map((text, index): Row => {
		const isCut = (index === 0 && hasMore.above) || (index === shown.length - 1 && hasMore.below);
		if (isCut) return [{text: `${glyphs.cut} `, tone: 'dim'}, {text}];
		return [{text: index === 0 ? `${glyphs.select} ` : '  ', tone: 'accent'}, {text}];
	});
	const enter = keyOf('explain-text', 'explain-text', brush.keys);
	const spare = room - field.length;
	const ask =
		spare < 2 ? [] : [[], ...prose(brush.say(`${question} ${enter}.`), inner)].slice(0, spare - 1);
	const below = [
		...(notice === undefined
			? []
			: prose(brush.say(notice), inner, 'warn', [{text: `${glyphs.warning} `, tone: 'warn'}])),
		[],
		...prose(brush.say(examples), inner, 'dim'),
	];
	return {
		rows: [...ask, ...field, ...below].map((row): Row => [{text: ' '}, ...row]),
		// Behind the header and the question, and the two columns of the sign.
		cursor: {
			x: Math.min(width - 1, 3 + cursor.column),
			y: 1 + ask.length + cursor.row,
		},
	};
}

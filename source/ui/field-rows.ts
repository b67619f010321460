import type {Brush} from './brush.ts';
import {cells, cut} from './cells.ts';
import type {EditAction, LineEditor} from './line-editor.ts';
import {lineEnd, lineStart} from './line-places.ts';

/** How a field of several rows is drawn. */
export type FieldShape = {
	/** Columns of a row; behind them there is one more for the cursor. */
	readonly room: number;
	/** Rows in sight at most. */
	readonly most: number;
	/** A grapheme as it is written: safe to show, and no wider than a row. */
	readonly show: (part: string) => string;
	/** The columns that it takes. */
	readonly widthOf: (part: string) => number;
};

/** What of a text is in sight, and where in it the cursor stands. */
export type FieldView = {
	/** Safe to show. */
	readonly rows: readonly string[];
	readonly cursor: {readonly row: number; readonly column: number};
	/** There are rows before the first and behind the last one. */
	readonly hasMore: {readonly above: boolean; readonly below: boolean};
};

/** Graphemes from one place to another. */
type FieldRow = {readonly from: number; readonly to: number};

const keptWidths = 2000;

/** A field of so many columns and rows. */
export function fieldShape(brush: Brush, room: number, most: number): FieldShape {
	const widths = new Map<string, number>();
	// A letter under a pile of marks may be wider than a row.
	const show = (part: string): string => cut(brush.show(part), room, brush.glyphs.cut);
	return {
		room,
		most,
		show,
		widthOf(part) {
			if (part.length === 1 && part >= ' ' && part <= '~') return 1;
			const known = widths.get(part);
			if (known !== undefined) return known;
			const width = cells(show(part));
			if (widths.size >= keptWidths) widths.clear();
			widths.set(part, width);
			return width;
		},
	};
}

/**
 * The rows round the cursor: as many before it as behind it, as far as there are
 * so many. Only what could be in sight is laid out.
 */
export function fieldView(
	{text, cursor}: Pick<LineEditor, 'text' | 'cursor'>,
	shape: FieldShape,
): FieldView {
	const {most, show, widthOf} = shape;
	const own = rowsOfLine(text, cursor, shape);
	const at = own.findLastIndex(({from}) => from <= cursor);
	const above = own.slice(Math.max(0, at - most), at);
	for (let from = own[0]?.from ?? 0; above.length < most && from > 0;) {
		const rows = rowsOfLine(text, from - 1, shape);
		above.unshift(...rows);
		from = rows[0]?.from ?? 0;
	}
	const below = own.slice(at + 1, at + 1 + most);
	for (let to = own.at(-1)?.to ?? 0; below.length < most && to < text.length;) {
		const rows = rowsOfLine(text, to + 1, shape);
		below.push(...rows);
		to = rows.at(-1)?.to ?? text.length;
	}
	const half = Math.floor((most - 1) / 2);
	const before = Math.min(above.length, Math.max(half, most - 1 - below.length));
	const all = [...above.slice(above.length - before), ...own.slice(at, at + 1), ...below];
	const rows = all.slice(0, most);
	return {
		rows: rows.map(({from, to}) => text.slice(from, to).map(show).join('')),
		cursor: {row: before, column: widthBetween(text, own[at]?.from ?? 0, cursor, widthOf)},
		hasMore: {above: above.length > before, below: all.length > rows.length},
	};
}

/** Some rows up or down, as near as can be to the column that the cursor came from. */
export function rowMove(editor: LineEditor, by: number, shape: FieldShape): EditAction {
	const {text, cursor, last} = editor;
	const own = rowsOfLine(text, cursor, shape);
	const at = own.findLastIndex(({from}) => from <= cursor);
	const column =
		last?.type === 'row'
			? last.column
			: widthBetween(text, own[at]?.from ?? 0, cursor, shape.widthOf);
	let [rows, goal] = [own, at + by];
	while (goal < 0 && (rows[0]?.from ?? 0) > 0) {
		rows = rowsOfLine(text, (rows[0]?.from ?? 0) - 1, shape);
		goal += rows.length;
	}
	while (goal >= rows.length && (rows.at(-1)?.to ?? text.length) < text.length) {
		goal -= rows.length;
		rows = rowsOfLine(text, (rows.at(-1)?.to ?? 0) + 1, shape);
	}
	const index = Math.max(0, Math.min(rows.length - 1, goal));
	const row = rows[index] ?? {from: cursor, to: cursor};
	return {type: 'go', to: placeIn(text, row, index === rows.length - 1, column, shape), column};
}

/** The place in a row that is nearest to a column; behind a row that goes on the cursor is in the next. */
function placeIn(
	text: readonly string[],
	{from, to}: FieldRow,
	isLast: boolean,
	column: number,
	{widthOf}: FieldShape,
): number {
	const most = isLast ? to : to - 1;
	let used = 0;
	for (let at = from; at < most; at++) {
		used += widthOf(text[at] ?? '');
		if (used > column) return at;
	}
	return most;
}

/** The rows of the line that a place is in; one at least. */
function rowsOfLine(
	text: readonly string[],
	at: number,
	{room, widthOf}: FieldShape,
): readonly FieldRow[] {
	const end = lineEnd(text, at);
	const rows: FieldRow[] = [];
	let from = lineStart(text, at);
	let used = 0;
	for (let place = from; place < end; place++) {
		const width = widthOf(text[place] ?? '');
		if (used + width > room && place > from) {
			rows.push({from, to: place});
			from = place;
			used = 0;
		}
		used += width;
	}
	rows.push({from, to: end});
	return rows;
}

function widthBetween(
	text: readonly string[],
	from: number,
	to: number,
	widthOf: FieldShape['widthOf'],
): number {
	let width = 0;
	for (let at = from; at < to; at++) width += widthOf(text[at] ?? '');
	return width;
}

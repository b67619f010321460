import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import * as knowledge from '../../source/knowledge/index.ts';
import {createBrush} from '../../source/ui/brush.ts';
import {cells, cut} from '../../source/ui/cells.ts';
import {fieldShape, fieldView, rowMove} from '../../source/ui/field-rows.ts';
import {createText, edit, type LineEditor} from '../../source/ui/line-editor.ts';
import {glyphsFor} from '../../source/ui/theme.ts';

const brush = createBrush(glyphsFor(true), knowledge);

/** A text with the cursor there; nothing was done to it yet. */
function at(text: string, cursor: number): LineEditor {
	const editor = createText(text, 100_000);
	return {...editor, cursor: Math.min(cursor, editor.text.length)};
}

/** What is in sight, the cursor as `|`; `…` where there is more. */
function seen(editor: LineEditor, room: number, most: number): string {
	const {rows, cursor, hasMore} = fieldView(editor, fieldShape(brush, room, most));
	const shown = rows.map((row, index) => {
		if (index !== cursor.row) return row;
		let head = '';
		for (const letter of new Intl.Segmenter().segment(row)) {
			if (cells(head) >= cursor.column) break;
			head += letter.segment;
		}
		return `${head}|${row.slice(head.length)}`;
	});
	return [...(hasMore.above ? ['…'] : []), ...shown, ...(hasMore.below ? ['…'] : [])].join('/');
}

describe('the rows in sight', () => {
	test.each([
		['', 0, '|'],
		['ab\ncd', 0, '|ab/cd'],
		['ab\ncd', 5, 'ab/cd|'],
		['ab\n', 3, 'ab/|'],
		['abcdefgh', 8, 'abcdef/gh|'],
		// Behind a full row the cursor has a place of its own; between two rows it is in the second.
		['abcdef', 6, 'abcdef|'],
		['abcdef\ngh', 6, 'abcdef|/gh'],
		['abcdefgh', 6, 'abcdef/|gh'],
		['a\nb\nc\nd\ne\nf', 11, '…/d/e/f|'],
		['a\nb\nc\nd\ne\nf', 0, '|a/b/c/…'],
		['a\nb\nc\nd\ne\nf', 4, '…/b/|c/d/…'],
		['abcdefghijklmnopqrstuvwxyz', 13, '…/ghijkl/m|nopqr/stuvwx/…'],
		['你好世界', 2, '你好世/界'.replace('世', '|世')],
		['a你好世', 4, 'a你好/世|'],
		['e\u0301e\u0301\u0301x', 2, 'e\u0301e\u0301\u0301|x'],
		['\u001b[x', 1, '<1B>|[x'],
		['\u0301x', 2, '<U+03…/x|'],
		['👨‍👩‍👧', 1, '👨<U+…|'],
	])('%j at %i: %j', (text, cursor, expected) => {
		expect(seen(at(text, cursor), 6, 3)).toBe(expected);
	});
});

describe('a row up and down', () => {
	const place = (text: string, cursor: number, ...steps: readonly number[]): number => {
		const shape = fieldShape(brush, 6, 3);
		return steps.reduce((each, by) => edit(each, rowMove(each, by, shape)), at(text, cursor))
			.cursor;
	};

	test.each<[string, number, number[], number]>([
		['abc\ndef', 5, [-1], 1],
		['abc\ndef', 1, [1], 5],
		['abc\nd\nefg', 3, [1], 5],
		// The column is kept over a short line.
		['abc\nd\nefg', 3, [1, 1], 9],
		['abc\n\nefg', 8, [-1, -1], 3],
		['abc', 2, [-1], 2],
		['abc', 2, [1], 2],
		['abc\ndef\nghi', 9, [-9], 1],
		['abc\ndef\nghi', 1, [9], 9],
		// A wrapped line has several rows.
		['abcdefghij', 8, [-1], 2],
		['abcdefghij', 5, [1], 10],
		['abcdefgh\nxyz', 10, [-1], 7],
		['abcdefgh\nxyz', 10, [-2], 1],
		// The last place of a row that goes on is before its last letter.
		['abcdefghijkl', 12, [-1], 5],
		['abcdefghijkl', 12, [-1, 1], 12],
		// Never into the middle of a wide letter.
		['你好\nabc', 4, [-1], 0],
		['你好\nabc', 5, [-1], 1],
	])('%j from %i by %j: %i', (text, cursor, steps, expected) => {
		expect(place(text, cursor, ...steps)).toBe(expected);
	});
});

const letters = fc
	.array(
		fc.oneof(
			{weight: 3, arbitrary: fc.constantFrom('a', 'b', ' ', '\n', '你', 'e\u0301', '\u001b')},
			{weight: 1, arbitrary: fc.constant('\n')},
			{weight: 1, arbitrary: fc.constantFrom('👨‍👩‍👧', '🇩🇪', '\u202e', '\t', '\u0301', 'long word ')},
		),
		{maxLength: 60, size: 'max'},
	)
	.map((parts) => parts.join(''));

/** Each place as likely as the others. */
function somewhere(text: string, place: number): LineEditor {
	const editor = at(text, 0);
	return {...editor, cursor: place % (editor.text.length + 1)};
}

const shown = (part: string, room: number): string => cut(brush.show(part), room, '…');

/** All rows of a text, from where to where, by the simplest layout. */
function laidOut(
	{text}: LineEditor,
	room: number,
): readonly (readonly [from: number, to: number])[] {
	const rows: (readonly [number, number])[] = [];
	let [from, used] = [0, 0];
	for (const [index, part] of [...text, '\n'].entries()) {
		const width = part === '\n' ? 0 : cells(shown(part, room));
		if (part === '\n' || (used + width > room && index > from)) {
			rows.push([from, index]);
			from = part === '\n' ? index + 1 : index;
			used = 0;
		}
		used += width;
	}
	return rows;
}

const sizes = {room: fc.integer({min: 8, max: 20}), most: fc.integer({min: 1, max: 6})};

test('whatever stands there, the window has the cursor in it and is full where it can be', () => {
	fc.assert(
		fc.property(letters, fc.nat(), fc.record(sizes), (text, place, {room, most}) => {
			const editor = somewhere(text, place);
			const all = laidOut(editor, room);
			const here = all.findLastIndex(([from]) => from <= editor.cursor);
			const first = Math.max(0, Math.min(here - Math.floor((most - 1) / 2), all.length - most));
			const written = (from: number, to: number): string =>
				editor.text
					.slice(from, to)
					.map((part) => shown(part, room))
					.join('');
			const view = fieldView(editor, fieldShape(brush, room, most));
			expect(view.rows).toEqual(all.slice(first, first + most).map((row) => written(...row)));
			expect(view.hasMore).toEqual({above: first > 0, below: first + most < all.length});
			expect(view.cursor.row).toBe(here - first);
			expect(view.cursor.column).toBe(cells(written(all[here]?.[0] ?? 0, editor.cursor)));
			expect(view.cursor.column).toBeLessThanOrEqual(room);
			for (const row of view.rows) expect(cells(row)).toBeLessThanOrEqual(room);
		}),
		{numRuns: 300},
	);
});

test('rows up and down: as many as there are, and back again to the same place', () => {
	fc.assert(
		fc.property(letters, fc.nat(), fc.nat(9), fc.record(sizes), (text, place, by, size) => {
			const shape = fieldShape(brush, size.room, size.most);
			const editor = somewhere(text, place);
			const all = laidOut(editor, size.room);
			const rowOf = (place: number): number => all.findLastIndex(([from]) => from <= place);
			const here = rowOf(editor.cursor);
			for (const steps of [by, -by]) {
				const there = edit(editor, rowMove(editor, steps, shape));
				expect(rowOf(there.cursor)).toBe(Math.max(0, Math.min(all.length - 1, here + steps)));
				const back = edit(there, rowMove(there, here - rowOf(there.cursor), shape));
				expect(back.cursor).toBe(editor.cursor);
			}
		}),
		{numRuns: 300},
	);
});

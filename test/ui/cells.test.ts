import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
	cells,
	cut,
	cutAtWord,
	cutRow,
	cutRowAtWord,
	fit,
	hardWrap,
	rowCells,
	wordWrap,
	tokenWrap,
} from '../../source/ui/cells.ts';
import {canShowUnicode, toAscii} from '../../source/ui/theme.ts';

test('wide characters take two columns and are never cut in half', () => {
	expect(cells('漢字')).toBe(4);
	expect(cut('漢字漢字', 5, '…')).toBe('漢字…');
	expect(fit('漢', 4, '…')).toBe('漢  ');
	expect(hardWrap('漢字漢', 4)).toEqual(['漢字', '漢']);
});

test('prose breaks at spaces, a long word is cut hard', () => {
	expect(wordWrap('one two three', 7)).toEqual(['one two', 'three']);
	expect(wordWrap('a verylongword', 5)).toEqual(['a', 'veryl', 'ongwo', 'rd']);
});

test('a text is cut where a word ends, and inside of one only where it is the first', () => {
	expect(cutAtWord('one two three', 13)).toBe('one two three');
	expect(cutAtWord('one two three', 12)).toBe('one two');
	expect(cutAtWord('one two three', 7)).toBe('one two');
	expect(cutAtWord('one two three', 6)).toBe('one');
	expect(cutAtWord('verylongword', 4)).toBe('very');
	const row = [{text: '> '}, {text: 'one two three'}] as const;
	expect(cutRowAtWord(row, 15)).toBe(row);
	expect(cutRowAtWord(row, 10)).toEqual([{text: '> '}, {text: 'one two'}]);
});

test('a row is cut with a mark', () => {
	const row = [{text: 'abc'}, {text: 'def'}] as const;
	expect(cutRow(row, 6, '…')).toBe(row);
	expect(
		cutRow(row, 4, '…')
			.map(({text}) => text)
			.join(''),
	).toBe('abc…');
	expect(
		cutRow(row, 3, '…')
			.map(({text}) => text)
			.join(''),
	).toBe('ab…');
});

test('hard wrap loses nothing and never exceeds the width', () => {
	fc.assert(
		fc.property(fc.string({unit: 'grapheme'}), fc.integer({min: 2, max: 20}), (text, width) => {
			const pieces = hardWrap(text, width);
			expect(pieces.join('')).toBe(text);
			for (const piece of pieces) expect(cells(piece)).toBeLessThanOrEqual(width);
		}),
	);
});

test('hard wrap breaks a grapheme that is wider than the column', () => {
	const note = '\u{1D158}\u{1D165}\u{1D16E}';
	expect(hardWrap(note, 2).every((piece) => cells(piece) <= 2)).toBe(true);
	expect(hardWrap(note, 2).join('')).toBe(note);
});

test('a cut row never exceeds its width', () => {
	const span = fc.record({text: fc.string({unit: 'grapheme', maxLength: 8})});
	fc.assert(
		fc.property(fc.array(span), fc.integer({min: 1, max: 30}), (row, width) => {
			expect(rowCells(cutRow(row, width, '…'))).toBeLessThanOrEqual(width);
		}),
	);
});

test.each([
	[{LANG: 'en_US.UTF-8'}, 'linux', true],
	[{LANG: 'C'}, 'linux', false],
	[{}, 'linux', false],
	[{}, 'darwin', true],
	[{}, 'win32', true],
	[{LC_ALL: 'C', LANG: 'en_US.UTF-8'}, 'linux', false],
	[{LANG: 'de_DE.utf8', TERM: 'linux'}, 'linux', false],
])('%j on %s: unicode %s', (environment, platform, expected) => {
	expect(canShowUnicode(environment, platform)).toBe(expected);
});

test('without UTF-8 everything becomes ASCII, and nothing vanishes', () => {
	expect(toAscii('a → b · §4 “x”…')).toBe('a -> b . sec. 4 "x"...');
	expect(toAscii('é漢')).toBe('<U+00E9><U+6F22>');
});

test.each([
	['connect mx [192.0.2.86]:25', 20, ['connect mx ', '[192.0.2.86]:25']],
	['connect mx [192.0.2.86]:25', 10, ['connect mx', '[192.0.2.8', '6]:25']],
	['a  b', 10, ['a  b']],
	['ab cd', 2, ['ab', 'cd']],
	['abcdef', 4, ['abcd', 'ef']],
	['', 4, ['']],
])('%j in %i columns: what fits into a row is not cut', (text, width, rows) => {
	expect(tokenWrap(text, width)).toEqual(rows);
});

import fc from 'fast-check';
import {expect, test} from 'vitest';
import {SegmenterWhenUsed} from '../../source/ui/segmenter-when-used.ts';

const ours = new SegmenterWhenUsed();
const real = new Intl.Segmenter();
const differs = (text: string): boolean => {
	const [got, want] = [ours.segment(text), real.segment(text)].map((characters) => [
		...Array.from(characters),
		...[undefined, -1, 0, 0.7, 1, text.length - 1, text.length].map((at) =>
			characters.containing(at),
		),
	]);
	return JSON.stringify(got) !== JSON.stringify(want);
};

test('is like the real one for every unit, alone and beside others', () => {
	const units = Array.from({length: 0x2c_10}, (_, unit) => String.fromCharCode(unit));
	const texts = units.map((unit) => [unit, unit, 'a', unit, '\n', unit, '⌚', unit, '─', unit]);
	expect(texts.map((parts) => parts.join('')).filter(differs)).toEqual([]);
});

test('is like the real one for any text', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string({unit: 'binary'}), fc.string({unit: 'grapheme'})), (text) => {
			expect(differs(text)).toBe(false);
		}),
	);
});

test('words are left to the real one', () => {
	const words = new SegmenterWhenUsed('en', {granularity: 'word'});
	expect(Array.from(words.segment('two words'), ({segment}) => segment)).toEqual([
		'two',
		' ',
		'words',
	]);
});

import fc from 'fast-check';
import {expect, test} from 'vitest';
import {graphemes} from '../../source/ui/cells.ts';
import {splice} from '../../source/ui/splice.ts';

/** Letters that join others, before them or behind them, over any distance. */
const joining = fc
	.array(
		fc.oneof(
			fc.constantFrom('🇩', '🇪', '👨', '\u200d', '👧', '🏽', 'ᄒ', 'ᅡ', 'ᆫ', '한', '가'),
			fc.constantFrom('e', '\u0301', '\n', '\u0600', 'क', '\u094d', 'ष', '\u093f', '你', ' '),
		),
		{maxLength: 14},
	)
	.map((parts) => parts.join(''));

test('whatever is put in the place of whatever, the text is split as a whole would be, and can be brought back', () => {
	fc.assert(
		fc.property(joining, joining, joining, fc.nat(), fc.nat(), (old, head, tail, first, second) => {
			const text = graphemes(old);
			const places = [first % (text.length + 1), second % (text.length + 1)];
			const [from, to] = [Math.min(...places), Math.max(...places)];
			const before = text.slice(0, from).join('') + head;
			const after = splice(text, {from, to, text: head}, tail);
			expect(after.text).toEqual(graphemes(before + tail + text.slice(to).join('')));
			// The first place for a cursor at or behind the end of what stands before it.
			const ends = [0, ...after.text.map((_, at) => after.text.slice(0, at + 1).join('').length)];
			expect(after.cursor).toBe(ends.findIndex((end) => end >= before.length));
			expect(splice(after.text, after.back).text).toEqual(text);
		}),
		{numRuns: 2000},
	);
});

test('a long row of flags is paired anew up to its end', () => {
	const text = graphemes('🇩🇪'.repeat(500));
	const after = splice(text, {from: 0, to: 0, text: '🇫'});
	expect(after.text).toEqual(graphemes(`🇫${'🇩🇪'.repeat(500)}`));
	expect(splice(after.text, after.back).text).toEqual(text);
});

test('a change in a long text keeps hold of what was changed, and of no more', () => {
	const text = graphemes('line\n'.repeat(10_000));
	const {back} = splice(text, {from: 25_000, to: 25_000, text: 'x'});
	expect(back.text.length).toBeLessThan(10);
});

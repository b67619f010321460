import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {formatEnhanced} from '../../source/protocol/enhanced-code.ts';
import {replyFromText} from '../../source/knowledge/reply-from-text.ts';
import type {Reply} from '../../source/model/wire.ts';
import {visible} from '../../source/protocol/visible.ts';
import {wordsOf} from '../../source/verdict/words.ts';
import {connect, said, walked} from '../support/diagnosis.ts';

/* What long replies come to, though nobody reads them to their end. */

describe('a greeting that something on the way overwrote', () => {
	const noticed = (greeting: string) =>
		walked({}, ...connect({}), {say: greeting}, ...said.ehlo, {say: '250 mx1'}).outcome.noticed;

	it.each([
		['in its only line', '220 *****************2***0**'],
		['in the last line of a few', `${'220-mx1\n'.repeat(20)}220 ********`],
	])('is noticed %s', (_where, greeting) => {
		expect(noticed(greeting).join(' ')).toContain('overwritten');
	});

	it('is none for a few stars', () => {
		expect(noticed('220 *** mx1 ***').join(' ')).not.toContain('overwritten');
	});
});

/** All lines together, then cut: what `wordsOf` comes to sooner. */
function allWordsOf({lines, enhanced}: Reply): string | null {
	const prefix = enhanced ? formatEnhanced(enhanced) : '';
	const words = lines
		.slice(0, 200)
		.map(({text}) => text.trim())
		.map((text) => (prefix !== '' && text.startsWith(prefix) ? text.slice(prefix.length) : text))
		.join(' ')
		.replaceAll(/\s+/g, ' ')
		.trim();
	if (words === '') return null;
	return visible(words.length > 200 ? `${words.slice(0, 199)}…` : words);
}

test('the words of a reply are the same as if all of it had been read', () => {
	const line = fc.oneof(
		fc.constantFrom('', '  ', '5.1.1', '5.1.1 no such user', '\u00A0x', 'a  b'),
		fc.string({maxLength: 120}).map((text) => text.replaceAll(/[\r\n]/g, ' ')),
	);
	fc.assert(
		fc.property(fc.array(line, {minLength: 1, maxLength: 30}), (texts) => {
			const last = texts.length - 1;
			const wire = texts.map((text, index) => `550${index < last ? '-' : ' '}${text}`);
			const reply = replyFromText(wire.join('\r\n'));
			expect(wordsOf(reply)).toBe(allWordsOf(reply));
		}),
	);
});

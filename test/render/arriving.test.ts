import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Arriving} from '../../source/model/view.ts';
import type {Reply} from '../../source/model/wire.ts';
import {encodeUtf8} from '../../source/protocol/bytes.ts';
import {createReplyParser} from '../../source/protocol/reply-parser.ts';
import {arrivedWords} from '../../source/render/arriving.ts';
import {createTextFormatter, type TextFormatter} from '../../source/render/text.ts';

const replied = (formatter: TextFormatter, reply: Reply): readonly string[] =>
	formatter.event({
		seq: 9,
		atMs: 9,
		type: 'replied',
		stage: 'banner',
		attempt: 1,
		reply,
		secure: false,
		solicited: true,
		elapsedMs: 1,
	});

/** What is printed of a reply that comes in these chunks: before it is whole, and then. */
function print(chunks: readonly string[], verbose = false) {
	const parser = createReplyParser();
	const formatter = createTextFormatter({color: false, verbose});
	formatter.event({
		seq: 8,
		atMs: 0,
		type: 'stage-started',
		stage: 'banner',
		attempt: 1,
		timeoutMs: 9,
	});
	const early: string[] = [];
	for (const chunk of chunks) {
		const [reply] = parser.push(encodeUtf8(chunk), 0);
		if (reply) {
			const whole = replied(createTextFormatter({color: false, verbose}), reply);
			return {early, late: replied(formatter, reply), whole};
		}
		const unfinished = parser.peek(36);
		if (unfinished === undefined) continue;
		const arriving: Arriving = {...unfinished, early: false, withheld: false};
		early.push(...formatter.arriving(arriving, false));
	}
	throw new Error('the reply is never whole');
}

const lineText = fc.string({
	unit: fc.constantFrom('a', ' ', 'é', '你', '\u001b', '\u009b', '\t'),
	maxLength: 30,
});

describe('a reply in pieces', () => {
	test('reads as one that came at once: nothing twice, nothing left out', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(220, 334, 421, 550),
				fc.array(lineText, {minLength: 1, maxLength: 90}),
				fc.array(fc.nat(), {maxLength: 30}),
				fc.boolean(),
				(code, texts, cuts, verbose) => {
					const wire = texts
						.map((text, at) => `${code}${at + 1 < texts.length ? '-' : ' '}${text}\r\n`)
						.join('');
					const places = [...cuts.map((cut) => cut % wire.length), wire.length];
					const ends = places.toSorted((a, b) => a - b);
					const chunks = ends.map((end, at) => wire.slice(at === 0 ? 0 : ends[at - 1], end));
					const {early, late, whole} = print(chunks, verbose);
					expect([...early, ...late]).toEqual(whole);
				},
			),
		);
	});

	test('each line is printed when it comes, in the colours of its code', () => {
		const {early, late} = print(['220-a\r\n', '220-b\r', '\n', '220 c\r\n']);
		expect(early).toEqual(['<-  220-a', '<-  220-b']);
		expect(late[0]).toBe('<-  220 c');
		expect(print(['421-a\r\n', '421 c\r\n']).early).toEqual(['<** 421-a']);
	});

	test('of a long one no more is printed than of one that came at once', () => {
		const lines = Array.from({length: 500}, (_, at) => `220-${at}\r\n`);
		const {early, late, whole} = print([...lines, '220 end\r\n']);
		expect(early).toHaveLength(58);
		expect([...early, ...late]).toEqual(whole);
		const all = print([...lines, '220 end\r\n'], true);
		expect(all.early).toHaveLength(500);
		expect([...all.early, ...all.late]).toEqual(all.whole);
	});

	test('lines that came in such a mass that some are not at hand wait for the whole reply', () => {
		const {early, late, whole} = print([`220-x\r\n`.repeat(50), '220-y\r\n', '220 z\r\n']);
		expect(early).toEqual([]);
		expect(late).toEqual(whole);
	});
});

test.each([
	[0, 1, '1 byte of a line so far'],
	[0, 12, '12 bytes of a line so far'],
	[1, 0, '1 line so far'],
	[2, 5, '2 lines and 5 bytes of a line so far'],
])('%i lines and %i bytes', (count, begunBytes, words) => {
	expect(arrivedWords({count, begunBytes})).toBe(words);
});

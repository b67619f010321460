import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Reply} from '../../source/model/wire.ts';
import * as bounds from '../../source/protocol/bounds.ts';
import {concatBytes, encodeUtf8, equalBytes, toAscii} from '../../source/protocol/bytes.ts';
import {createReplyParser, type ParserBounds} from '../../source/protocol/reply-parser.ts';

const small: ParserBounds = {
	keptLineBytes: 12,
	maxLineBytes: 30,
	maxReplyLines: 4,
	maxReplyBytes: 60,
	maxReplies: 6,
	maxAnomaliesPerReply: 14,
};

/** Bytes that make lines, codes and mischief likely. */
const wire = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				'250 ',
				'250-',
				'550 5.1.1 ',
				'421',
				'\r\n',
				'\n',
				'\r',
				'\0',
				'\x1b',
				'é',
				'x',
			),
			fc.string({maxLength: 6}),
		),
		{maxLength: 40},
	)
	.map((parts) => encodeUtf8(parts.join('')));
const anything = fc.oneof(wire, fc.uint8Array({maxLength: 200}));

type Run = {
	replies: Reply[];
	last: Reply | undefined;
	totalBytes: number;
	overflowed: boolean;
	mostPending: number;
};

function run(
	bytes: Uint8Array,
	cuts: readonly number[],
	options?: {bounds: Partial<ParserBounds>},
): Run {
	const parser = createReplyParser(options);
	const replies: Reply[] = [];
	const places = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length];
	let start = 0;
	let mostPending = 0;
	for (const end of places.toSorted((a, b) => a - b)) {
		replies.push(...parser.push(bytes.subarray(start, end), 5));
		mostPending = Math.max(mostPending, parser.pendingBytes);
		expect(parser.pendingSince).toBe(parser.pendingBytes > 0 ? 5 : undefined);
		start = end;
	}
	const last = parser.flush(9);
	expect(parser.pendingBytes).toBe(0);
	const {totalBytes, overflowed} = parser;
	return {replies, last, totalBytes, overflowed, mostPending};
}

function allLines({replies, last}: Run) {
	return [...replies, ...(last ? [last] : [])].flatMap((reply) => reply.lines);
}

describe('any bytes', () => {
	test('cut into any chunks, give the same replies', () => {
		fc.assert(
			fc.property(anything, fc.array(fc.nat()), fc.boolean(), (bytes, cuts, tight) => {
				const options = tight ? {bounds: small} : undefined;
				const {mostPending: _, ...whole} = run(bytes, [], options);
				const {mostPending: __, ...pieces} = run(bytes, cuts, options);
				const {mostPending: ___, ...single} = run(bytes, [...bytes.keys()], options);
				expect(pieces).toEqual(whole);
				expect(single).toEqual(whole);
			}),
		);
	});

	test('are all kept and all counted while no bound is broken', () => {
		fc.assert(
			fc.property(anything, fc.array(fc.nat()), (bytes, cuts) => {
				const result = run(bytes, cuts);
				expect(result.overflowed).toBe(false);
				expect(result.totalBytes).toBe(bytes.length);
				const lines = allLines(result);
				expect(equalBytes(concatBytes(lines.map(({raw}) => raw)), bytes)).toBe(true);
				let offset = 0;
				for (const line of lines) {
					expect(line.offset).toBe(offset);
					expect(line.bytes).toBe(line.raw.length);
					offset += line.bytes;
				}
				for (const reply of [...result.replies, ...(result.last ? [result.last] : [])]) {
					expect(reply.bytes).toBe(reply.lines.reduce((sum, line) => sum + line.bytes, 0));
					expect(reply.lines.length).toBeGreaterThan(0);
				}
			}),
		);
	});

	test('never take more than the bounds', () => {
		fc.assert(
			fc.property(anything, fc.array(fc.nat()), (bytes, cuts) => {
				const result = run(bytes, cuts, {bounds: small});
				expect(result.totalBytes).toBe(bytes.length);
				expect(result.mostPending).toBeLessThan(small.maxReplyBytes);
				expect(result.replies.length).toBeLessThanOrEqual(small.maxReplies);
				for (const reply of result.replies) {
					expect(reply.lines.length).toBeLessThanOrEqual(small.maxReplyLines);
					expect(reply.bytes).toBeLessThanOrEqual(small.maxReplyBytes);
					expect(reply.anomalies.length).toBeLessThanOrEqual(small.maxAnomaliesPerReply);
					for (const line of reply.lines) {
						expect(line.raw.length).toBe(Math.min(line.bytes, small.keptLineBytes));
						expect(line.bytes).toBeLessThanOrEqual(small.maxLineBytes);
					}
				}
			}),
		);
	});
});

/** Push the chunk again and again, and gather what comes. */
function flood(chunk: Uint8Array, times: number) {
	const parser = createReplyParser();
	const replies: Reply[] = [];
	for (let count = 0; count < times; count++) replies.push(...parser.push(chunk, count));
	return {parser, replies, kept: replies.flatMap(({lines}) => lines)};
}

describe('attacks', () => {
	test('endless-reply: a multi-line reply without an end', () => {
		const {parser, replies, kept} = flood(toAscii('250-again and again\r\n'.repeat(100)), 2000);
		expect(replies).toHaveLength(1);
		expect(kept).toHaveLength(bounds.maxReplyLines);
		expect(replies[0]?.code).toBe(250);
		expect(replies[0]?.anomalies).toEqual([
			{kind: 'reply-too-long', lines: bounds.maxReplyLines, bytes: bounds.maxReplyLines * 21},
		]);
		expect(parser.overflowed).toBe(true);
		expect(parser.pendingBytes).toBe(0);
		expect(parser.totalBytes).toBe(100 * 21 * 2000);
		expect(parser.flush(1)).toBeUndefined();
	});

	test('endless-reply: long lines reach the bound on bytes first', () => {
		const {parser, replies} = flood(toAscii(`250-${'x'.repeat(994)}\r\n`), 3000);
		expect(parser.overflowed).toBe(true);
		expect(replies).toHaveLength(1);
		expect(replies[0]?.bytes).toBe(bounds.maxReplyBytes);
		expect(replies[0]?.anomalies.map(({kind}) => kind)).toContain('reply-too-long');
		expect(replies[0]?.anomalies.length).toBeLessThanOrEqual(bounds.maxAnomaliesPerReply);
	});

	test('megabyte-line: 50 MB without a line end', () => {
		const {parser, replies, kept} = flood(new Uint8Array(65536).fill(0x41), 800);
		expect(parser.overflowed).toBe(true);
		expect(parser.totalBytes).toBe(65536 * 800);
		expect(replies).toHaveLength(1);
		expect(kept).toHaveLength(1);
		expect(kept[0]?.raw).toHaveLength(bounds.keptLineBytes);
		expect(kept[0]?.raw.buffer.byteLength).toBe(bounds.keptLineBytes);
		expect(kept[0]?.bytes).toBe(bounds.maxLineBytes);
		expect(replies[0]?.anomalies.map(({kind}) => kind)).toEqual([
			'no-code',
			'line-too-long',
			'reply-too-long',
		]);
	});

	test('megabyte-line: one that ends is cut, counted, and the session goes on', () => {
		const long = toAscii(`250 ${'x'.repeat(500_000)}\r\n250 next\r\n`);
		const {parser, replies} = flood(long, 1);
		expect(parser.overflowed).toBe(false);
		expect(replies.map(({code}) => code)).toEqual([250, 250]);
		expect(replies[0]?.anomalies).toEqual([{kind: 'line-too-long', line: 0, bytes: 500_006}]);
		expect(replies[1]?.lines[0]?.offset).toBe(500_006);
	});

	test('a character cut in two by the bound is not called broken UTF-8', () => {
		for (const pad of ['', 'x', 'xx', 'xxx']) {
			const {replies} = flood(encodeUtf8(`250 ${pad}${'🙂'.repeat(4000)}\r\n`), 1);
			expect(replies[0]?.anomalies.map(({kind}) => kind)).toEqual(['line-too-long']);
		}
		const {replies} = flood(
			concatBytes([toAscii(`250 ${'x'.repeat(9000)}`), Uint8Array.of(10)]),
			1,
		);
		expect(replies[0]?.anomalies.map(({kind}) => kind)).toEqual(['bare-lf', 'line-too-long']);
	});

	test('slow-drip: one byte at a time, in time that grows no faster than the bytes', () => {
		const {parser, replies, kept} = flood(toAscii('2'), 1_200_000);
		expect(parser.overflowed).toBe(true);
		expect(replies).toHaveLength(1);
		expect(kept[0]?.bytes).toBe(bounds.maxLineBytes);
		expect(replies[0]?.firstByteAtMs).toBe(0);
		expect(replies[0]?.completeAtMs).toBe(bounds.maxLineBytes - 1);
	});

	test('a flood of empty lines ends at the bound on replies', () => {
		const {parser, replies} = flood(toAscii('\n'.repeat(65536)), 50);
		expect(replies).toHaveLength(bounds.maxReplies);
		expect(parser.overflowed).toBe(true);
		expect(parser.totalBytes).toBe(65536 * 50);
	});

	test('anomalies in every line leave room for every kind', () => {
		const parser = createReplyParser();
		const line = '250-x\x00\r\x01\n';
		const [reply] = parser.push(toAscii(`${line.repeat(500)}nocode\r\n950-y\r\n250 z\r\n`), 0);
		const kinds = new Set(reply?.anomalies.map(({kind}) => kind));
		expect(reply?.anomalies.length).toBeLessThanOrEqual(bounds.maxAnomaliesPerReply);
		for (const kind of [
			'bare-lf',
			'bare-cr',
			'control-characters',
			'no-code',
			'odd-code',
			'mixed-codes',
		]) {
			expect(kinds).toContain(kind);
		}
	});

	test('starttls-injection: what is pending is dropped and counted', () => {
		const parser = createReplyParser();
		const replies = parser.push(toAscii('220 go ahead\r\n250-inject'), 3);
		expect(replies).toHaveLength(1);
		expect(parser.pendingBytes).toBe(10);
		expect(parser.drop()).toBe(10);
		expect(parser.pendingSince).toBeUndefined();
		const [next] = parser.push(toAscii('250 clean\r\n'), 4);
		expect(next?.lines.map(({text, offset}) => ({text, offset}))).toEqual([
			{text: 'clean', offset: 24},
		]);
		expect(next?.anomalies).toEqual([]);
		expect(parser.drop()).toBe(0);
	});
});

describe('what is here of a reply that goes on', () => {
	const textOf = (line: {code: number | undefined; text: string}): string =>
		`${line.code} ${line.text}`;

	test('its whole lines with their times, and how many bytes of one have begun', () => {
		const parser = createReplyParser();
		expect(parser.peek(9)).toBeUndefined();
		parser.push(toAscii('22'), 1);
		expect(parser.peek(9)).toEqual({lines: [], count: 0, begunBytes: 2});
		parser.push(toAscii('0-one\r\n220-two\r\n220 th'), 2);
		const seen = parser.peek(9);
		expect(seen).toMatchObject({count: 2, begunBytes: 6});
		expect(seen?.lines.map(textOf)).toEqual(['220 one', '220 two']);
		expect(seen?.lines.map(({atMs}) => atMs)).toEqual([2, 2]);
		expect(parser.peek(1)?.lines.map(textOf)).toEqual(['220 two']);
		expect(parser.peek(0)).toEqual({lines: [], count: 2, begunBytes: 6});
		parser.push(toAscii('ree\r\n'), 3);
		expect(parser.peek(9)).toBeUndefined();
		expect(seen?.lines).toHaveLength(2);
	});

	test('is what the reply says in the end, up to there', () => {
		fc.assert(
			fc.property(anything, fc.integer({min: 0, max: 5}), fc.boolean(), (bytes, most, tight) => {
				const parser = createReplyParser(tight ? {bounds: small} : undefined);
				const seen: NonNullable<ReturnType<typeof parser.peek>>[] = [];
				const check = (reply: Reply | undefined): void => {
					for (const {lines, count, begunBytes} of seen.splice(0)) {
						expect(lines).toHaveLength(Math.min(count, most));
						expect(lines).toEqual(reply?.lines.slice(count - lines.length, count));
						expect(reply?.lines[count]?.bytes ?? 0).toBeGreaterThanOrEqual(begunBytes);
					}
				};
				for (const [at] of bytes.entries()) {
					for (const reply of parser.push(bytes.subarray(at, at + 1), at)) check(reply);
					const now = parser.peek(most);
					expect(now === undefined).toBe(parser.pendingBytes === 0);
					if (now) seen.push(now);
				}
				check(parser.flush(9));
				expect(parser.peek(most)).toBeUndefined();
			}),
		);
	});
});

describe('times', () => {
	test('are those of the bytes, not of the close', () => {
		const parser = createReplyParser();
		parser.push(toAscii('250-a\r'), 10);
		expect(parser.pendingSince).toBe(10);
		parser.push(toAscii('\n250 b'), 20);
		const reply = parser.flush(900);
		expect(reply).toMatchObject({firstByteAtMs: 10, completeAtMs: 20});
		expect(reply?.lines.map(({atMs}) => atMs)).toEqual([20, 20]);
	});

	test('the chunk belongs to the caller, who may write over it', () => {
		const parser = createReplyParser();
		const chunk = toAscii('250 yes\r\n');
		const [reply] = parser.push(chunk, 0);
		chunk.fill(0);
		expect(reply?.lines[0]?.raw).toEqual(toAscii('250 yes\r\n'));
	});
});

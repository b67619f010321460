import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import type {Reply} from '../../source/model/wire.ts';
import {unescape} from '../../source/protocol/bytes.ts';
import {formatEnhanced} from '../../source/protocol/enhanced-code.ts';
import {visibleText} from '../../source/protocol/reply-line.ts';
import {createReplyParser} from '../../source/protocol/reply-parser.ts';
import {visibleLine} from '../../source/protocol/visible.ts';

const folder = new URL('../fixtures/replies/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));

function read(name: string): {bytes: Uint8Array; expected: string[]} {
	const lines = readFileSync(new URL(name, folder), 'utf8').split(/\r?\n/);
	const dashes = lines.findIndex((line) => /^-{3,}$/.test(line));
	if (dashes === -1) throw new Error(`${name} has no line of dashes`);
	const input = lines.slice(0, dashes).filter((line) => !line.startsWith('#'));
	return {
		bytes: unescape(input.join('')),
		expected: lines.slice(dashes + 1).filter((line) => line !== ''),
	};
}

function parse(bytes: Uint8Array, size: number): string[] {
	const parser = createReplyParser();
	const replies: Reply[] = [];
	for (let start = 0; start < bytes.length; start += size) {
		replies.push(...parser.push(bytes.subarray(start, start + size), start));
	}
	const last = parser.flush(bytes.length);
	if (last) replies.push(last);
	return [...replies.flatMap(describeReply), ...(parser.overflowed ? ['overflowed'] : [])];
}

function describeReply(reply: Reply): string[] {
	const enhanced = reply.enhanced ? ` ${formatEnhanced(reply.enhanced)}` : '';
	return [
		`reply ${reply.code ?? 'none'}${enhanced}`,
		...reply.lines.map((line) => {
			const continues = line.code !== undefined && !line.isLast;
			return `line ${line.code ?? 'none'}${continues ? '-' : ''} ${visibleText(line)}`.trimEnd();
		}),
		...reply.anomalies.map(({kind, ...rest}) =>
			['anomaly', kind, ...Object.entries(rest).map(([name, value]) => `${name}=${value}`)].join(
				' ',
			),
		),
	];
}

describe('reply fixtures', () => {
	test('there are some', () => {
		expect(files.length).toBeGreaterThan(15);
	});

	test.for(files)('%s', (name) => {
		const {bytes, expected} = read(name);
		for (const size of [bytes.length, 1, 2, 3, 7]) {
			expect(parse(bytes, size), `in pieces of ${size}`).toEqual(expected);
		}
	});
});

test('visibleLine leaves out the line end and nothing else', () => {
	expect(visibleLine(unescape('250 hi\\r\\n'))).toBe('250 hi');
	expect(visibleLine(unescape('250 hi\\n'))).toBe('250 hi');
	expect(visibleLine(unescape('250 hi\\r'))).toBe('250 hi<0D>');
	expect(visibleLine(unescape('\\r\\n\\r\\n'))).toBe('<0D><0A>');
	expect(visibleLine(new Uint8Array())).toBe('');
});

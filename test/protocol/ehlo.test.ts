import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {maxCapabilities, maxParameters, maxWordCharacters} from '../../source/protocol/bounds.ts';
import {encodeUtf8} from '../../source/protocol/bytes.ts';
import {findCapability, hasCapability, readEhlo, sizeLimit} from '../../source/protocol/ehlo.ts';
import {
	equalEnhanced,
	findEnhanced,
	formatEnhanced,
	parseEnhanced,
} from '../../source/protocol/enhanced-code.ts';
import {createReplyParser} from '../../source/protocol/reply-parser.ts';

function ehlo(...texts: string[]) {
	const lines = texts.map(
		(text, index) => `250${index === texts.length - 1 ? ' ' : '-'}${text}\r\n`,
	);
	const [reply] = createReplyParser().push(encodeUtf8(lines.join('')), 0);
	if (!reply) throw new Error('no reply');
	return readEhlo(reply);
}

describe('readEhlo', () => {
	test('reads keywords, parameters and the greeting', () => {
		const {greeting, capabilities} = ehlo(
			'mx.example.com at your service',
			'size 35882577',
			'8BITMIME',
			'AUTH=LOGIN PLAIN',
			'AUTH PLAIN\tXOAUTH2',
			'X_ODD/KEY  a ',
			'',
			'STARTTLS',
		);
		expect(greeting).toBe('mx.example.com at your service');
		expect(capabilities).toEqual([
			{keyword: 'SIZE', parameters: ['35882577'], line: 1},
			{keyword: '8BITMIME', parameters: [], line: 2},
			{keyword: 'AUTH', parameters: ['LOGIN', 'PLAIN'], line: 3},
			{keyword: 'AUTH', parameters: ['PLAIN', 'XOAUTH2'], line: 4},
			{keyword: 'X_ODD/KEY', parameters: ['a'], line: 5},
			{keyword: 'STARTTLS', parameters: [], line: 7},
		]);
		expect(hasCapability(capabilities, 'starttls')).toBe(true);
		expect(hasCapability(capabilities, 'PIPELINING')).toBe(false);
		expect(findCapability(capabilities, 'AUTH')?.line).toBe(3);
		expect(sizeLimit(capabilities)).toBe(35_882_577);
	});

	test('a greeting is no capability, nor is a line without a code', () => {
		expect(ehlo('STARTTLS').capabilities).toEqual([]);
		const [reply] = createReplyParser().push(encodeUtf8('250-a\r\nSTARTTLS\r\n250 SIZE\r\n'), 0);
		expect(reply && readEhlo(reply).capabilities.map(({keyword}) => keyword)).toEqual(['SIZE']);
	});

	test.for([
		['SIZE', undefined],
		['SIZE 0', undefined],
		['SIZE many', undefined],
		['SIZE -1', undefined],
		['SIZE 100', 100],
		['HELP', undefined],
	] as const)('%s limits to %s', ([line, limit]) => {
		expect(sizeLimit(ehlo('x', line).capabilities)).toBe(limit);
	});

	test('is bounded, whatever is offered', () => {
		const flood = ehlo(...Array.from({length: 3000}, (_, index) => `X${index}`)).capabilities;
		expect(flood).toHaveLength(maxCapabilities);
		const wide = ehlo('x', `AUTH ${'a '.repeat(3000)}`).capabilities[0];
		expect(wide?.parameters).toHaveLength(maxParameters);
		const long = ehlo('x', `${'k'.repeat(5000)} ${'p'.repeat(2000)}`).capabilities[0];
		expect(long?.keyword).toHaveLength(maxWordCharacters);
		expect(long?.parameters[0]).toHaveLength(maxWordCharacters);
	});

	test('never throws', () => {
		fc.assert(
			fc.property(fc.array(fc.string({unit: 'binary'}), {minLength: 1}), (texts) => {
				const reply = {
					lines: texts.map((text, index) => ({
						raw: new Uint8Array(),
						bytes: 0,
						offset: 0,
						atMs: 0,
						code: 250,
						isLast: index === texts.length - 1,
						text,
					})),
				};
				for (const {keyword} of readEhlo(reply).capabilities)
					expect(keyword).not.toMatch(/[a-z \t]/);
			}),
		);
	});
});

describe('enhanced codes', () => {
	test.for(['2.0.0', '4.7.1', '5.7.26', '5.999.999'])('%s reads and writes', (text) => {
		const code = parseEnhanced(text);
		expect(code && formatEnhanced(code)).toBe(text);
	});

	test.for([
		'',
		'3.1.1',
		'1.0.0',
		'5.1',
		'5.1.1.1',
		'5.1.1 ',
		' 5.1.1',
		'5.1000.1',
		'5..1',
		'x5.1.1',
	])('%j is none', (text) => {
		expect(parseEnhanced(text)).toBeUndefined();
	});

	test.for([
		[['5.1.1 no'], 550, '5.1.1'],
		[['5.1.1'], 550, '5.1.1'],
		[['  5.1.1: no'], 550, '5.1.1'],
		[['5.1.1. no'], 550, '5.1.1'],
		[['no', '5.1.2 no'], 550, '5.1.2'],
		[['5.1.1 no'], 450, undefined],
		[['4.1.1', '5.1.3'], 550, '5.1.3'],
		[['no (5.7.1)'], 550, undefined],
		[['#5.1.1'], 550, undefined],
		[['5.1.1a'], 550, undefined],
		[['5.6.7.8 listed'], 554, undefined],
		[['3.1.1 what'], 354, undefined],
		[['5.1.1'], undefined, undefined],
	] as const)('%j with code %s: %s', ([texts, code, expected]) => {
		const found = findEnhanced(
			texts.map((text) => ({text})),
			code,
		);
		expect(found && formatEnhanced(found)).toBe(expected);
	});

	test('are equal when all three numbers are', () => {
		const code = {class: 5, subject: 7, detail: 1} as const;
		expect(equalEnhanced(code, {...code})).toBe(true);
		expect(equalEnhanced(code, {...code, detail: 2})).toBe(false);
		expect(equalEnhanced(code, {...code, class: 4})).toBe(false);
	});
});

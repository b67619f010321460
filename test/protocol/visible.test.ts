import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	concatBytes,
	encodeUtf8,
	equalBytes,
	escape,
	escapeBytes,
	isUtf8,
	unescape,
} from '../../source/protocol/bytes.ts';
import {visible} from '../../source/protocol/visible.ts';

const unsafe = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const anyUnits = fc
	.array(fc.integer({min: 0, max: 0xffff}))
	.map((units) => String.fromCharCode(...units));
const anyText = fc.oneof(fc.string({unit: 'binary'}), anyUnits);

describe('visible', () => {
	test.for([
		['plain <b>text</b> & more', 'plain <b>text</b> & more'],
		['Grüße 你好 مرحبا שלום नमस्ते 안녕 ไทย 😀', 'Grüße 你好 مرحبا שלום नमस्ते 안녕 ไทย 😀'],
		['a\u00A0b\u3000c', 'a\u00A0b\u3000c'],
		['\u001B[31m\u0007\u007F\t\r\n\0', '<1B>[31m<07><7F><09><0D><0A><00>'],
		['\u009B31m\u0085', '<U+009B>31m<U+0085>'],
		['\u202Egnp.exe\u2066\u200F', '<U+202E>gnp.exe<U+2066><U+200F>'],
		['a\u200Bb\u200Dc\uFEFF\u00AD', 'a<U+200B>b<U+200D>c<U+FEFF><U+00AD>'],
		['\u2028\u2029', '<U+2028><U+2029>'],
		['\uD800x\uDC00', '<U+D800>x<U+DC00>'],
		['\uE000\uFFFF\u{10FFFF}', '<U+E000><U+FFFF><U+10FFFF>'],
		['\u{E0041}\uFE0F\u{E0101}\u3164\u034F', '<U+E0041><U+FE0F><U+E0101><U+3164><U+034F>'],
		['\u0301x\u0301', '<U+0301>x\u0301'],
		['\u001B\u0338', '<1B><U+0338>'],
		[`e${'\u0301'.repeat(9)}`, `e${'\u0301'.repeat(8)}<U+0301>`],
		['', ''],
	] as const)('text %j', ([input, expected]) => {
		expect(visible(input)).toBe(expected);
		if (input.isWellFormed()) expect(visible(encodeUtf8(input))).toBe(expected);
	});

	test.for([
		[[0xff, 0xfe, 0x41], '<FF><FE>A'],
		[[0xc3, 0xa9], 'é'],
		[[0xe2, 0x82], '<E2><82>'],
		[[0xc0, 0xaf], '<C0><AF>'],
		[[0xe0, 0x80, 0x80], '<E0><80><80>'],
		[[0xed, 0xa0, 0x80], '<ED><A0><80>'],
		[[0xf4, 0x90, 0x80, 0x80], '<F4><90><80><80>'],
		[[0x85, 0xc2, 0x85], '<85><U+0085>'],
		[[0xf0, 0x9f, 0x98, 0x80], '😀'],
		[[0xc3, 0x1b], '<C3><1B>'],
	] as const)('bytes %j', ([input, expected]) => {
		expect(visible(Uint8Array.from(input))).toBe(expected);
	});

	test('keeps every character that can be seen, and turns every other one into a token', () => {
		const hidden = new RegExp(`^${unsafe.source}$`, 'u');
		const wrong: string[] = [];
		for (let point = 0; point <= 0x2fff; point++) {
			const char = String.fromCodePoint(point);
			// Behind a base, so that a mark may stand.
			const shown = visible(`x${char}`).slice(1);
			if ((shown === char) === hidden.test(char)) wrong.push(`${point.toString(16)}: ${shown}`);
		}
		expect(wrong).toEqual([]);
	});

	test('never gives out a control or format character', () => {
		fc.assert(
			fc.property(anyText, fc.uint8Array(), (text, bytes) => {
				expect(visible(text)).not.toMatch(unsafe);
				expect(visible(bytes)).not.toMatch(unsafe);
			}),
		);
	});

	test('no code point slips through', () => {
		for (let point = 0; point <= 0x10ffff; point++) {
			const shown = visible(String.fromCodePoint(point));
			if (unsafe.test(shown)) expect.unreachable(`U+${point.toString(16)}`);
		}
	});

	test('knows UTF-8 as the platform does', () => {
		fc.assert(
			fc.property(fc.uint8Array(), (bytes) => {
				const wellFormed = isUtf8(bytes);
				// Tokens of bytes have two digits above 7F and no "U+".
				expect(
					/<[89A-F][0-9A-F]>/.test(visible(bytes.map((byte) => (byte === 0x3c ? 0x20 : byte)))),
				).toBe(!wellFormed);
			}),
		);
	});

	test('is itself plain to visible()', () => {
		fc.assert(fc.property(anyText, (text) => visible(visible(text)) === visible(text)));
	});
});

describe('escape', () => {
	test('comes back without loss and is printable ASCII', () => {
		fc.assert(
			fc.property(fc.uint8Array(), (bytes) => {
				const text = escape(bytes);
				expect(text).toMatch(/^[\x20-\x7e]*$/);
				expect(equalBytes(unescape(text), bytes)).toBe(true);
			}),
		);
	});

	test('escapeBytes keeps printable lines as text and gives base64 beside the rest', () => {
		expect(escapeBytes(encodeUtf8('250 OK\r\n'))).toEqual({text: '250 OK\r\n'});
		expect(escapeBytes(encodeUtf8('250 OK\n'))).toEqual({
			base64: 'MjUwIE9LCg==',
			escaped: '250 OK\\n',
		});
		expect(escapeBytes(Uint8Array.of(0xff, 0x5c))).toEqual({base64: '/1w=', escaped: '\\xff\\\\'});
	});

	test('unescape refuses what it does not know', () => {
		expect(() => unescape('\\q')).toThrow(SyntaxError);
		expect(() => unescape('\\x1')).toThrow(SyntaxError);
		expect(() => unescape('\\')).toThrow(SyntaxError);
	});
});

test('concatBytes joins in order', () => {
	expect(concatBytes([Uint8Array.of(1), new Uint8Array(), Uint8Array.of(2, 3)])).toEqual(
		Uint8Array.of(1, 2, 3),
	);
});

import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {nameToWire, readName, sameName} from '../../source/net/dns-name.ts';

const wire = (...labels: (string | readonly number[])[]): Uint8Array => {
	const parts = labels.map((label) => Buffer.from(label as string, 'latin1'));
	return Uint8Array.from([...parts.flatMap((part) => [part.length, ...part]), 0]);
};

describe('names between the wire and text', () => {
	it('is the root as an empty text', () => {
		expect(nameToWire('')).toEqual(Uint8Array.of(0));
		expect(nameToWire('.')).toEqual(Uint8Array.of(0));
		expect(readName(Uint8Array.of(0), 0)).toEqual({name: '', next: 1});
	});

	it('leaves out the trailing dot', () => {
		expect(nameToWire('mx.example.')).toEqual(wire('mx', 'example'));
		expect(readName(wire('mx', 'example'), 0).name).toBe('mx.example');
	});

	it('keeps a label with a dot apart from two labels', () => {
		expect(readName(wire('a.b', 'example'), 0).name).toBe(String.raw`a\.b.example`);
		expect(readName(wire('a', 'b', 'example'), 0).name).toBe('a.b.example');
		expect(nameToWire(String.raw`a\.b.example`)).toEqual(wire('a.b', 'example'));
	});

	it('writes odd bytes as decimal escapes', () => {
		expect(readName(wire([0, 0x1b, 0x20, 0xff, 0x5c]), 0).name).toBe(
			String.raw`\000\027\032\255\\`,
		);
	});

	it('leads back to the same bytes, whatever the labels hold', () => {
		const label = fc.uint8Array({minLength: 1, maxLength: 20});
		fc.assert(
			fc.property(fc.array(label, {maxLength: 8}), (labels) => {
				const bytes = wire(...labels.map((part) => [...part]));
				const {name, next} = readName(bytes, 0);
				expect(next).toBe(bytes.length);
				expect(name).toMatch(/^[\x21-\x7e]*$/);
				expect(nameToWire(name)).toEqual(bytes);
			}),
		);
	});

	it('never throws on text', () => {
		fc.assert(
			fc.property(fc.string({unit: 'binary'}), (text) => {
				const bytes = nameToWire(text);
				if (bytes) expect(readName(bytes, 0).next).toBe(bytes.length);
			}),
		);
	});

	it.each([
		'a..b',
		'.a',
		'bücher.example',
		String.raw`a\999`,
		'a\\',
		'x'.repeat(64),
		`${'x'.repeat(63)}.`.repeat(4),
	])('cannot ask %j', (name) => {
		expect(nameToWire(name)).toBeUndefined();
	});

	it('takes the longest name there is', () => {
		const name = `${'x'.repeat(63)}.`.repeat(3) + 'x'.repeat(61);
		expect(nameToWire(name)).toHaveLength(255);
		expect(nameToWire(`${name}x`)).toBeUndefined();
	});

	it('follows compression backwards', () => {
		const message = Uint8Array.from([...wire('mx', 'example'), 1, 0x61, 0xc0, 3]);
		expect(readName(message, 12)).toEqual({name: 'a.example', next: 16});
	});

	it.each([
		['compression loop onto itself', [0xc0, 0]],
		['compression loop of two', [0xc0, 2, 0xc0, 0]],
		['compression loop through a label', [1, 0x61, 0xc0, 0]],
		['compression forwards', [0xc0, 2, 0]],
		['label cut short', [5, 0x61]],
		['pointer cut short', [0xc0]],
		['reserved label type', [0x40, 0]],
		['nothing', []],
	])('%s', (_attack, bytes) => {
		expect(() => readName(Uint8Array.from(bytes), 0)).toThrow(RangeError);
	});

	it('pointer chain', () => {
		// Each pointer points to the one before: legal backwards, but nobody honest does it.
		const message = new Uint8Array(400);
		for (let offset = 2; offset < 400; offset += 2) {
			message[offset] = 0xc0 | ((offset - 2) >> 8);
			message[offset + 1] = (offset - 2) & 0xff;
		}
		expect(() => readName(message, 398)).toThrow(RangeError);
		expect(readName(message, 100).name).toBe('');
	});

	it('compression bomb', () => {
		const label = [63, ...Array.from({length: 63}, () => 0x61)];
		const message = Uint8Array.from([...label, ...label, ...label, ...label, 0]);
		expect(() => readName(message, 0)).toThrow('255');
	});

	it('compares without case', () => {
		expect(sameName('MX.Example', 'mx.eXAMPLE')).toBe(true);
		expect(sameName('mx.example', 'mx2.example')).toBe(false);
	});
});

/**
 * The only way from bytes of others to a screen. A control or format character
 * is evidence, so it is not removed: it becomes a token.
 */

/** Combining marks in a row that a script may need; more would climb over the neighbouring lines. */
const maxMarks = 8;

const plain = /^[\x20-\x7e]*$/;
// Cc Cf Cs Co Cn, line and paragraph separators, and all that Unicode asks to
// draw as nothing: fillers, variation selectors, tags, the grapheme joiner.
const unsafe = /^[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]$/u;
const mark = /^\p{M}$/u;

/**
 * Text that is safe to show, on one line. Printable text of every script stays
 * as it is; controls of ASCII become tokens such as `<1B>`, other characters
 * that move a cursor, reorder text or cannot be seen become `<U+202E>`, and
 * bytes that are not UTF-8 become `<FF>`. A literal `<` stays as it is. A
 * combining mark without a base, or the ninth in a row, becomes a token too.
 */
export function visible(input: string | Uint8Array): string {
	if (typeof input === 'string') {
		return plain.test(input) ? input : show(codePoints(input));
	}
	return isPlain(input) ? asciiText(input) : show(utf8CodePoints(input));
}

const ascii = new TextDecoder('latin1');

/** A decoder is worth its call only for more than a line. */
function asciiText(bytes: Uint8Array): string {
	return bytes.length < 1024 ? String.fromCharCode(...bytes) : ascii.decode(bytes);
}

/** Printable ASCII throughout: nearly every line is, and a reply can have ten thousand. */
function isPlain(bytes: Uint8Array): boolean {
	for (let index = 0; index < bytes.length; index++) {
		const byte = bytes[index] ?? 0;
		if (byte < 0x20 || byte > 0x7e) return false;
	}
	return true;
}

/** `visible` for a line off the wire, without the CR LF or LF at its end: its absence is a finding of the parser. */
export function visibleLine(bytes: Uint8Array): string {
	let end = bytes.length;
	if (bytes[end - 1] === 0x0a) {
		end--;
		if (bytes[end - 1] === 0x0d) end--;
	}
	return visible(bytes.subarray(0, end));
}

/** A code point, or −1 minus the byte where the input is not UTF-8. */
function show(points: Iterable<number>): string {
	const parts: string[] = [];
	// As if full: a mark needs a base, and neither the start nor a token is one.
	let marks = maxMarks;
	for (const point of points) {
		if (isPlainPoint(point)) {
			marks = 0;
			parts.push(String.fromCharCode(point));
			continue;
		}
		const char = point < 0 ? undefined : String.fromCodePoint(point);
		const isMark = char !== undefined && mark.test(char);
		if (char === undefined || unsafe.test(char) || (isMark && marks >= maxMarks)) {
			marks = maxMarks;
			parts.push(token(point));
			continue;
		}
		marks = isMark ? marks + 1 : 0;
		parts.push(char);
	}
	return parts.join('');
}

/**
 * Letters and signs that are known to be safe and no marks: ASCII, Latin without
 * the soft hyphen, dashes and quotation marks. They are most of what is shown,
 * and the tables of Unicode take milliseconds to get ready.
 */
function isPlainPoint(point: number): boolean {
	return (
		(point >= 0x20 && point <= 0x7e) ||
		(point >= 0xa0 && point <= 0x24f && point !== 0xad) ||
		(point >= 0x2010 && point <= 0x2027)
	);
}

function token(point: number): string {
	if (point < 0) return `<${hex(-1 - point, 2)}>`;
	// C1 as U+0085, so that it differs from the stray byte 85.
	return point < 0x80 ? `<${hex(point, 2)}>` : `<U+${hex(point, 4)}>`;
}

function hex(value: number, digits: number): string {
	return value.toString(16).toUpperCase().padStart(digits, '0');
}

function* codePoints(text: string): Generator<number> {
	for (const char of text) yield char.codePointAt(0) ?? 0;
}

function* utf8CodePoints(bytes: Uint8Array): Generator<number> {
	let index = 0;
	while (index < bytes.length) {
		const byte = bytes[index] ?? 0;
		const length = sequenceLength(byte);
		const point = length === 1 ? byte : multiByte(bytes, index, length);
		if (point === undefined) {
			yield -1 - byte;
			index++;
		} else {
			yield point;
			index += length;
		}
	}
}

function sequenceLength(first: number): number {
	if (first < 0x80) return 1;
	if (first >= 0xc2 && first <= 0xdf) return 2;
	if (first >= 0xe0 && first <= 0xef) return 3;
	if (first >= 0xf0 && first <= 0xf4) return 4;
	return 0;
}

/** The code point of a well-formed sequence (RFC 3629 §4): nothing overlong, no surrogate, none above U+10FFFF. */
function multiByte(bytes: Uint8Array, start: number, length: number): number | undefined {
	if (length === 0) return undefined;
	let point = (bytes[start] ?? 0) & (0xff >> (length + 1));
	for (let index = start + 1; index < start + length; index++) {
		const byte = bytes[index];
		if (byte === undefined || (byte & 0xc0) !== 0x80) return undefined;
		point = (point << 6) | (byte & 0x3f);
	}
	const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
	const surrogate = point >= 0xd800 && point <= 0xdfff;
	return point < least || point > 0x10ffff || surrogate ? undefined : point;
}

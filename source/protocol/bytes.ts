const encoder = new TextEncoder();
// A byte order mark inside a reply is evidence, so it is kept.
const lenient = new TextDecoder('utf-8', {ignoreBOM: true});
const strict = new TextDecoder('utf-8', {ignoreBOM: true, fatal: true});

/** The text as UTF-8. Unpaired surrogates become U+FFFD: check with `isWellFormed` before. */
export function encodeUtf8(text: string): Uint8Array {
	return encoder.encode(text);
}

/** Decode UTF-8; what is none becomes U+FFFD. NOT safe to show. */
export function decodeUtf8(bytes: Uint8Array): string {
	return lenient.decode(bytes);
}

/** True if the bytes are well-formed UTF-8 (RFC 3629). */
export function isUtf8(bytes: Uint8Array): boolean {
	try {
		strict.decode(bytes);
		return true;
	} catch {
		return false;
	}
}

/** The text as bytes, one a character; throws a RangeError on anything but ASCII. */
export function toAscii(text: string): Uint8Array {
	const bytes = new Uint8Array(text.length);
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		if (unit > 0x7f) throw new RangeError('Not ASCII');
		bytes[index] = unit;
	}
	return bytes;
}

/** All parts in one new array. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
	let length = 0;
	for (const part of parts) length += part.length;
	const whole = new Uint8Array(length);
	let offset = 0;
	for (const part of parts) {
		whole.set(part, offset);
		offset += part.length;
	}
	return whole;
}

/** True if both hold the same bytes. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** Bytes as a machine reads them back without loss. */
export type EscapedBytes =
	{readonly text: string} | {readonly base64: string; readonly escaped: string};

/**
 * For JSON: printable ASCII with CR LF line ends as `text`, anything else as
 * `base64` beside the form of `escape`.
 */
export function escapeBytes(bytes: Uint8Array): EscapedBytes {
	const text = latin1(bytes);
	if (/^(?:[\x20-\x7e]|\r\n)*$/.test(text)) return {text};
	return {base64: toBase64(bytes), escaped: escape(bytes)};
}

/** Printable ASCII as it is, all else as `\r` `\n` `\t` `\\` `\xHH`: one line, safe to show, reversible. */
export function escape(bytes: Uint8Array): string {
	// oxlint-disable-next-line no-control-regex -- these are the characters to be escaped
	return latin1(bytes).replace(/[\x00-\x1f\\\x7f-\xff]/g, (char) => {
		const name = escapeNames.get(char);
		return name ?? `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
	});
}

/** The way back from `escape`; other characters count as their UTF-8 bytes. Throws a SyntaxError on an unknown escape. */
export function unescape(text: string): Uint8Array {
	const parts: Uint8Array[] = [];
	for (const match of text.matchAll(/\\x([0-9A-Fa-f]{2})|\\([\s\S]?)|[^\\]+/g)) {
		const [whole, hex, letter] = match;
		if (hex !== undefined) parts.push(Uint8Array.of(Number.parseInt(hex, 16)));
		else if (letter === undefined) parts.push(encodeUtf8(whole));
		else parts.push(unescapeLetter(whole));
	}
	return concatBytes(parts);
}

const escapeNames: ReadonlyMap<string, string> = new Map([
	['\r', '\\r'],
	['\n', '\\n'],
	['\t', '\\t'],
	['\\', '\\\\'],
]);

function unescapeLetter(sequence: string): Uint8Array {
	for (const [char, name] of escapeNames) if (name === sequence) return toAscii(char);
	throw new SyntaxError(`Unknown escape ${sequence}`);
}

function latin1(bytes: Uint8Array): string {
	let text = '';
	// In pieces: a call with a million arguments overflows the stack.
	for (let start = 0; start < bytes.length; start += 4096) {
		text += String.fromCharCode(...bytes.subarray(start, start + 4096));
	}
	return text;
}

function toBase64(bytes: Uint8Array): string {
	return btoa(latin1(bytes));
}

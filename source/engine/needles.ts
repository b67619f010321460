import {decodeUtf8} from '../protocol/bytes.ts';

/** What stands in the place of what is hidden. */
export const hiddenMark = '[hidden]';

/** Blanks and control characters: somebody who quotes may put them in between, or break the line. */
const isGap = (code: number): boolean => code <= 0x20 || code === 0x7f;

/** Fewer characters than this cannot be told from ordinary words. */
export const leastNeedle = 4;
/** A longer needle is looked for by its beginning, its middle and its end. */
const manyWindows = 200;

/** A text of bytes, one character each, as it is compared: small letters, no gaps. */
function folded(text: string): {readonly text: string; readonly at: readonly number[]} {
	let kept = '';
	const at: number[] = [];
	for (let index = 0; index < text.length; index++) {
		if (isGap(text.charCodeAt(index))) continue;
		kept += text.charAt(index).toLowerCase();
		at.push(index);
	}
	return {text: kept, at};
}

/** Needles are kept as they are compared; undefined for what is too short to be looked for. */
export function needleOf(text: string): string | undefined {
	const needle = folded(Buffer.from(text, 'utf8').toString('latin1')).text;
	return needle.length < leastNeedle ? undefined : needle;
}

/**
 * All forms in which a server may give a secret back: as it is, in other case,
 * base64 (also in the middle of something longer), hex, percent-encoded.
 */
export function formsOf(secret: string): readonly string[] {
	const bytes = Buffer.from(secret, 'utf8');
	const middle = [0, 1, 2].flatMap((before) => {
		const padded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
		// The characters that hold bits of the neighbours are not of the secret alone.
		const from = Math.ceil((before * 8) / 6);
		const to = Math.floor(((before + bytes.length) * 8) / 6);
		return padded.slice(from, to);
	});
	const url = middle.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
	const hex = bytes.toString('hex');
	const percent = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
	const all = [
		secret,
		secret.toUpperCase(),
		secret.toLowerCase(),
		encodeURIComponent(secret.toWellFormed()),
		bytes.toString('base64').replaceAll('=', ''),
		...middle,
		...url,
		hex,
		percent,
		[...secret].toReversed().join(''),
	];
	return [...new Set(all.flatMap((text) => needleOf(text) ?? []))];
}

/** The places of a text that hold a needle, or two thirds of one: true where a character is to be hidden. */
export function hiddenIn(text: string, needles: Iterable<string>): readonly boolean[] | undefined {
	const {text: hay, at} = folded(text);
	let marks: boolean[] | undefined;
	const mark = (from: number, to: number): void => {
		marks ??= Array<boolean>(text.length).fill(false);
		marks.fill(true, at[from] ?? 0, (at[to - 1] ?? 0) + 1);
	};
	for (const needle of needles)
		for (const offset of windowsOf(needle)) findWindow(hay, needle, offset, mark);
	return marks;
}

/** How much of a needle gives it away. */
const windowSize = (needle: string): number =>
	Math.max(Math.min(needle.length, 6), Math.ceil((needle.length * 2) / 3));

function windowsOf(needle: string): readonly number[] {
	const last = needle.length - windowSize(needle);
	if (needle.length > manyWindows) return [0, Math.floor(last / 2), last];
	return Array.from({length: last + 1}, (_, index) => index);
}

function findWindow(
	hay: string,
	needle: string,
	offset: number,
	mark: (from: number, to: number) => void,
): void {
	const size = windowSize(needle);
	const window = needle.slice(offset, offset + size);
	for (let found = hay.indexOf(window); found >= 0; found = hay.indexOf(window, found + 1)) {
		let end = found + size;
		while (offset + end - found < needle.length && hay[end] === needle[offset + end - found]) end++;
		mark(found, end);
	}
}

/** The text with a mark in place of each run of hidden characters. */
export function withMarks(text: string, hidden: readonly boolean[], from = 0): string {
	let shown = '';
	for (let index = 0; index < text.length; index++) {
		if (!hidden[from + index]) shown += text.charAt(index);
		else if (index === 0 || !hidden[from + index - 1]) shown += hiddenMark;
	}
	return shown;
}

/** Bytes as a text of one character each, and back. */
export const asLatin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
export const fromLatin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
export const textOfLatin1 = (text: string): string => decodeUtf8(fromLatin1(text));

import type {Anomaly, ReplyLine} from '../model/wire.ts';
import {replyLineOctets} from './bounds.ts';
import {decodeUtf8, isUtf8} from './bytes.ts';
import {visibleLine} from './visible.ts';

/** What the parser knows of a line when it ends. */
export type LineFacts = {
	/** The kept bytes, terminator included; belongs to the line from now on. */
	readonly raw: Uint8Array;
	/** Length on the wire. */
	readonly bytes: number;
	readonly offset: number;
	readonly atMs: number;
	readonly ending: 'crlf' | 'lf' | 'none';
	/** Carriage returns that end no line. */
	readonly bareCrs: number;
	readonly controls: number;
};

/** Read one line of a reply (RFC 5321 §4.2); `index` is its place in the reply. Never throws. */
export function readLine(facts: LineFacts, index: number): {line: ReplyLine; anomalies: Anomaly[]} {
	const cut = facts.raw.length < facts.bytes;
	const content = facts.raw.subarray(0, contentLength(facts, cut));
	const code = readCode(content);
	const separator = code === undefined ? undefined : content[3];
	const odd = separator !== undefined && separator !== hyphen && separator !== space;
	const textStart = code === undefined ? 0 : odd ? 3 : 4;
	const line: ReplyLine = {
		raw: facts.raw,
		bytes: facts.bytes,
		offset: facts.offset,
		atMs: facts.atMs,
		code,
		// A line without a code ends a reply only where none has begun.
		isLast: code === undefined ? index === 0 : separator !== hyphen,
		text: decodeUtf8(content.subarray(textStart)),
	};
	const anomalies: Anomaly[] = [];
	if (facts.ending === 'lf') anomalies.push({kind: 'bare-lf', line: index});
	if (facts.bareCrs > 0) anomalies.push({kind: 'bare-cr', line: index});
	if (code === undefined && !(facts.ending === 'none' && isCutCode(content))) {
		anomalies.push({kind: 'no-code', line: index});
	}
	if (code !== undefined && (code < 200 || code > 599)) {
		anomalies.push({kind: 'odd-code', line: index, code});
	}
	if (odd) anomalies.push({kind: 'bad-separator', line: index});
	if (facts.bytes > replyLineOctets) {
		anomalies.push({kind: 'line-too-long', line: index, bytes: facts.bytes});
	}
	if (!isUtf8(cut ? withoutCutCharacter(content) : content)) {
		anomalies.push({kind: 'not-utf8', line: index});
	}
	if (facts.controls > 0) {
		anomalies.push({kind: 'control-characters', line: index, count: facts.controls});
	}
	return {line, anomalies};
}

/**
 * The text of a line, safe to show: as `text`, but from the bytes, so that
 * what is not UTF-8 is seen as it came (`text` has only U+FFFD there).
 */
export function visibleText(line: Pick<ReplyLine, 'raw' | 'code'>): string {
	const separator = line.raw[3];
	const proper = separator === hyphen || separator === space;
	return visibleLine(line.raw.subarray(line.code === undefined ? 0 : proper ? 4 : 3));
}

const hyphen = 0x2d;
const space = 0x20;

function contentLength(facts: LineFacts, cut: boolean): number {
	if (cut) return facts.raw.length;
	if (facts.ending === 'crlf') return facts.raw.length - 2;
	if (facts.ending === 'lf') return facts.raw.length - 1;
	// A carriage return at the very end is half a terminator, not text.
	return facts.raw.at(-1) === 0x0d ? facts.raw.length - 1 : facts.raw.length;
}

function isDigit(byte: number | undefined): byte is number {
	return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function readCode(content: Uint8Array): number | undefined {
	const [a, b, c] = content;
	if (!isDigit(a) || !isDigit(b) || !isDigit(c)) return undefined;
	return (a - 0x30) * 100 + (b - 0x30) * 10 + (c - 0x30);
}

/** One or two digits before the connection ended: the beginning of a code, nothing odd. */
function isCutCode(content: Uint8Array): boolean {
	return content.length < 3 && content.every(isDigit);
}

/** The bound may cut a character in two; that is our doing, not the server's. */
function withoutCutCharacter(content: Uint8Array): Uint8Array {
	for (let back = 1; back <= 3; back++) {
		const byte = content.at(-back);
		if (byte === undefined || byte < 0x80) break;
		if (byte < 0xc0) continue;
		const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
		return length > back ? content.subarray(0, content.length - back) : content;
	}
	return content;
}

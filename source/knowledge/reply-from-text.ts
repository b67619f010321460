import type {Reply} from '../model/wire.ts';
import {encodeUtf8} from '../protocol/bytes.ts';
import {createReplyParser} from '../protocol/reply-parser.ts';

/** Characters of pasted text that are read: more than any reply has. */
const maxText = 64 * 1024;

const empty: Reply = {
	code: undefined,
	enhanced: undefined,
	lines: [],
	anomalies: [],
	firstByteAtMs: 0,
	completeAtMs: 0,
	bytes: 0,
};

/**
 * A reply from text that somebody pasted, by the parser that reads the wire.
 * Line ends may be LF; an announced line may be missing; text without a code is
 * a reply without a code. Takes the first reply if there are several.
 */
export function replyFromText(text: string): Reply {
	const lines = text
		.slice(0, maxText)
		.split(/\r?\n/u)
		.map((line) => line.trimEnd())
		.filter((line) => line.trim() !== '');
	if (lines.length === 0) return empty;
	const wire = encodeUtf8(`${lines.join('\r\n')}\r\n`.toWellFormed());
	const parser = createReplyParser();
	const replies = parser.push(wire, 0);
	return replies[0] ?? parser.flush(0) ?? empty;
}

import type {Anomaly, Reply, ReplyLine} from '../model/wire.ts';
import * as defaults from './bounds.ts';
import {findEnhanced} from './enhanced-code.ts';
import {readLine} from './reply-line.ts';

/** The bounds of `bounds.ts` that a test may want smaller. */
export type ParserBounds = {
	readonly keptLineBytes: number;
	readonly maxLineBytes: number;
	readonly maxReplyLines: number;
	readonly maxReplyBytes: number;
	readonly maxReplies: number;
	readonly maxAnomaliesPerReply: number;
};

/** The beginning of a reply. */
export type Unfinished = {
	/** Its newest whole lines, oldest first. */
	readonly lines: readonly ReplyLine[];
	/** How many whole lines it has so far. */
	readonly count: number;
	/** Bytes of a line that has begun. */
	readonly begunBytes: number;
};

/**
 * Bytes in, replies out (RFC 5321 §4.2). Never throws, whatever comes; takes
 * time in proportion to the bytes and keeps a bounded number of them; how the
 * bytes are cut into chunks makes no difference.
 */
export type ReplyParser = {
	/** Take the next bytes, which came at `atMs`; the replies that they complete, in order. Keeps no reference to `chunk`. */
	push(chunk: Uint8Array, atMs: number): Reply[];
	/**
	 * The peer will send no more: its last words, if it was not finished, with
	 * `unterminated`. Their time is that of their last byte, not of the close.
	 */
	flush(atMs: number): Reply | undefined;
	/** Throw away the unfinished reply (RFC 3207 §4.2 asks for it after STARTTLS). Its bytes. */
	drop(): number;
	/** What is here of the unfinished reply, with at most so many of its lines; undefined: nothing is. */
	peek(mostLines: number): Unfinished | undefined;
	/** Bytes of the unfinished reply. */
	readonly pendingBytes: number;
	/** When the first of them came. */
	readonly pendingSince: number | undefined;
	/** All bytes that ever came, dropped ones included. */
	readonly totalBytes: number;
	/** A bound was broken: all further bytes are counted and thrown away. */
	readonly overflowed: boolean;
};

/** A parser for one direction of one connection. Offsets count from its first byte. */
export function createReplyParser(
	options: {readonly bounds?: Partial<ParserBounds>} = {},
): ReplyParser {
	const state = createState({...defaults, ...options.bounds});
	return {
		push: (chunk, atMs) => push(state, chunk, atMs),
		flush: () => flush(state),
		drop() {
			const bytes = state.replyBytes;
			reset(state);
			return bytes;
		},
		peek(mostLines) {
			const {lines, replyBytes, lineBytes} = state;
			if (replyBytes === 0) return undefined;
			return {
				lines: lines.slice(Math.max(0, lines.length - mostLines)),
				count: lines.length,
				begunBytes: lineBytes,
			};
		},
		get pendingBytes() {
			return state.replyBytes;
		},
		get pendingSince() {
			return state.replyBytes > 0 ? state.firstByteAtMs : undefined;
		},
		get totalBytes() {
			return state.totalBytes;
		},
		get overflowed() {
			return state.overflowed;
		},
	};
}

type State = {
	readonly bounds: ParserBounds;
	/** The kept bytes of the unfinished line. */
	readonly kept: Uint8Array;
	keptBytes: number;
	/** Where the bytes of ended lines are put, one behind the other, and up to where it is full. */
	slab: Uint8Array;
	slabBytes: number;
	lineBytes: number;
	bareCrs: number;
	controls: number;
	/** The byte before the next one; 0 at the start. */
	previous: number;
	/** CR stood before the LF that ended the line. */
	properEnd: boolean;
	lines: ReplyLine[];
	anomalies: Anomaly[];
	/** Bytes of the unfinished reply, the unfinished line included. */
	replyBytes: number;
	firstByteAtMs: number;
	lastByteAtMs: number;
	totalBytes: number;
	replies: number;
	overflowed: boolean;
};

const lf = 0x0a;
const cr = 0x0d;
const tab = 0x09;
const slabSize = 4 * 1024;
/** How many kinds of anomalies this parser can find in one reply. */
const kinds = 11;

function createState(bounds: ParserBounds): State {
	return {
		bounds,
		kept: new Uint8Array(bounds.keptLineBytes),
		keptBytes: 0,
		slab: new Uint8Array(),
		slabBytes: 0,
		lineBytes: 0,
		bareCrs: 0,
		controls: 0,
		previous: 0,
		properEnd: false,
		lines: [],
		anomalies: [],
		replyBytes: 0,
		firstByteAtMs: 0,
		lastByteAtMs: 0,
		totalBytes: 0,
		replies: 0,
		overflowed: false,
	};
}

function push(state: State, chunk: Uint8Array, atMs: number): Reply[] {
	const replies: Reply[] = [];
	let index = 0;
	while (index < chunk.length && !state.overflowed) {
		const room = Math.min(
			state.bounds.maxLineBytes - state.lineBytes,
			state.bounds.maxReplyBytes - state.replyBytes,
		);
		const found = chunk.indexOf(lf, index);
		const lineEnd = found === -1 ? chunk.length : found + 1;
		const end = Math.min(lineEnd, index + room);
		if (state.replyBytes === 0) state.firstByteAtMs = atMs;
		state.lastByteAtMs = atMs;
		take(state, chunk, index, end);
		index = end;
		const reply = afterTake(state, found !== -1 && end === lineEnd);
		if (reply) replies.push(reply);
	}
	state.totalBytes += chunk.length - index;
	return replies;
}

/** Bytes of one line, at most one LF among them and that at the end. */
function take(state: State, chunk: Uint8Array, start: number, end: number): void {
	let {previous} = state;
	for (let index = start; index < end; index++) {
		const byte = chunk[index] ?? 0;
		if (byte !== lf) {
			if (previous === cr) state.bareCrs++;
			if (isControl(byte, previous)) state.controls++;
		} else {
			state.properEnd = previous === cr;
		}
		previous = byte;
	}
	state.previous = previous;
	const room = Math.min(end - start, state.bounds.keptLineBytes - state.keptBytes);
	if (room > 0) {
		state.kept.set(chunk.subarray(start, start + room), state.keptBytes);
		state.keptBytes += room;
	}
	const bytes = end - start;
	state.lineBytes += bytes;
	state.replyBytes += bytes;
	state.totalBytes += bytes;
}

/** C0 without TAB, CR and LF; DEL; C1 as UTF-8 writes it, since terminals obey it. */
function isControl(byte: number, previous: number): boolean {
	if (byte < 0x20) return byte !== tab && byte !== cr;
	return byte === 0x7f || (previous === 0xc2 && byte >= 0x80 && byte <= 0x9f);
}

function afterTake(state: State, lineEnded: boolean): Reply | undefined {
	const {bounds} = state;
	if (lineEnded) {
		if (endLine(state, state.properEnd ? 'crlf' : 'lf')) return finish(state, []);
	}
	const tooLong =
		state.lineBytes >= bounds.maxLineBytes ||
		state.replyBytes >= bounds.maxReplyBytes ||
		state.lines.length >= bounds.maxReplyLines;
	if (!tooLong) return undefined;
	if (state.lineBytes > 0) endLine(state, 'none');
	state.overflowed = true;
	return finish(state, [
		{kind: 'reply-too-long', lines: state.lines.length, bytes: state.replyBytes},
	]);
}

/** The peer closed: what is left becomes a reply. */
function flush(state: State): Reply | undefined {
	if (state.replyBytes === 0) return undefined;
	if (state.lineBytes > 0) endLine(state, 'none');
	return finish(state, [{kind: 'unterminated', line: state.lines.length - 1}]);
}

/**
 * The bytes of the line, for good. Many lines share a buffer: one of its own
 * costs ten times as much memory as a line has bytes.
 */
function ownBytes(state: State): Uint8Array {
	const {kept, keptBytes} = state;
	if (state.slab.length - state.slabBytes < keptBytes) {
		state.slab = new Uint8Array(Math.max(slabSize, keptBytes));
		state.slabBytes = 0;
	}
	const start = state.slabBytes;
	state.slab.set(kept.subarray(0, keptBytes), start);
	state.slabBytes += keptBytes;
	return state.slab.subarray(start, state.slabBytes);
}

/** Close the line; true if the reply is complete with it. */
function endLine(state: State, ending: 'crlf' | 'lf' | 'none'): boolean {
	const index = state.lines.length;
	const {line, anomalies} = readLine(
		{
			raw: ownBytes(state),
			bytes: state.lineBytes,
			offset: state.totalBytes - state.lineBytes,
			atMs: state.lastByteAtMs,
			ending,
			bareCrs: state.bareCrs,
			controls: state.controls,
		},
		index,
	);
	state.lines.push(line);
	for (const anomaly of anomalies) note(state, anomaly);
	resetLine(state);
	return line.isLast;
}

/** Keep an anomaly: the first of its kind always, repetitions while there is room. */
function note(state: State, anomaly: Anomaly): void {
	const {anomalies, bounds} = state;
	const room = anomalies.length < bounds.maxAnomaliesPerReply - kinds;
	if (room || !anomalies.some(({kind}) => kind === anomaly.kind)) anomalies.push(anomaly);
}

function finish(state: State, endings: readonly Anomaly[]): Reply {
	const {lines, bounds} = state;
	const codes: number[] = [];
	let code: number | undefined;
	for (const line of lines) {
		if (line.code === undefined) continue;
		code = line.code;
		if (codes.length < bounds.maxAnomaliesPerReply && !codes.includes(code)) codes.push(code);
	}
	if (codes.length > 1) note(state, {kind: 'mixed-codes', codes});
	for (const ending of endings) note(state, ending);
	const reply: Reply = {
		code,
		enhanced: findEnhanced(lines, code),
		lines,
		anomalies: state.anomalies,
		firstByteAtMs: state.firstByteAtMs,
		completeAtMs: state.lastByteAtMs,
		bytes: state.replyBytes,
	};
	reset(state);
	state.replies++;
	if (state.replies >= bounds.maxReplies) state.overflowed = true;
	return reply;
}

function reset(state: State): void {
	resetLine(state);
	state.lines = [];
	state.anomalies = [];
	state.replyBytes = 0;
	state.previous = 0;
}

function resetLine(state: State): void {
	state.keptBytes = 0;
	state.lineBytes = 0;
	state.bareCrs = 0;
	state.controls = 0;
}

import type {Target} from '../model/session.ts';
import type {Arriving} from '../model/view.ts';
import type {Reply} from '../model/wire.ts';
import {maxArrivingLines} from '../protocol/bounds.ts';
import {createReplyParser} from '../protocol/reply-parser.ts';
import type {CloseReason, Dialer} from './io.ts';
import type {Input} from './state.ts';

/** An input before the driver puts the time to it. */
export type InputBody = Input extends infer I
	? I extends Input
		? Omit<I, 'atMs' | 'restraint'>
		: never
	: never;

/** One connection with its parser: bytes in, inputs for the engine out. */
export type Link = {
	write(bytes: Uint8Array): void;
	startTls(servername: string): void;
	/** What is here of a reply that is not whole yet; the same object until more comes. */
	arriving(): Arriving | undefined;
	/** The beginning of a reply that will never be whole, if there is one. */
	flush(): Reply | undefined;
	/** Close, and be silent from now on. */
	close(): void;
};

/** Connect, and feed the engine with what happens, until `close`. */
export function openLink(options: {
	dialer: Dialer;
	target: Target;
	/** Milliseconds on the session's clock. */
	now: () => number;
	feed: (body: InputBody) => void;
	/** More of a reply came, and it is not whole yet. Once for all that came at once. */
	onArriving: () => void;
	/** A secret may come back: no line is shown before it was looked through. */
	hasSecrets: () => boolean;
}): Link {
	const {now} = options;
	const parser = createReplyParser();
	/** Between the reply to STARTTLS and the end of the handshake bytes in the clear are no replies. */
	let handshaking = false;
	/** A reply was in the making when our command went out. */
	let early = false;
	let silent = false;
	let seen: {readonly key: string; readonly arriving: Arriving | undefined} | undefined;

	function feed(body: InputBody): void {
		if (!silent) options.feed(body);
	}

	const connection = options.dialer.connect(options.target, {
		onConnected(facts) {
			feed({type: 'connected', ...facts});
		},
		onData(chunk) {
			if (silent) return;
			if (handshaking) feed({type: 'plaintext-dropped', bytes: chunk.length});
			else feedReplies(parser.push(chunk, now()));
			if (parser.pendingBytes > 0 && !silent) options.onArriving();
		},
		onSecure(facts) {
			handshaking = false;
			feed({type: 'secured', facts});
		},
		onTlsFailed(failure) {
			feed({type: 'tls-failed', ...failure});
		},
		onClosed(reason: CloseReason) {
			feed({type: 'closed', reason, partial: parser.flush(now())});
			silent = true;
		},
	});

	function feedReplies(replies: readonly Reply[]): void {
		for (const [index, reply] of replies.entries()) {
			const isEarly = early;
			early = false;
			feed({type: 'replied', reply, early: isEarly});
			if (silent) return;
			if (!handshaking) continue;
			// RFC 3207 §4.2, CVE-2011-0411: what came in the clear behind the reply is not to be trusted.
			const bytes = sizeOf(replies.slice(index + 1)) + parser.drop();
			if (bytes > 0) feed({type: 'plaintext-dropped', bytes});
			return;
		}
	}

	function look(withheld: boolean): Arriving | undefined {
		const unfinished = silent ? undefined : parser.peek(withheld ? 0 : maxArrivingLines);
		return unfinished && {...unfinished, early, withheld};
	}

	return {
		arriving() {
			const withheld = options.hasSecrets();
			const key = [parser.totalBytes, parser.pendingBytes, early, withheld, silent].join('/');
			if (seen?.key !== key) seen = {key, arriving: look(withheld)};
			return seen.arriving;
		},
		write(bytes) {
			early = parser.pendingBytes > 0;
			connection.write(bytes);
		},
		startTls(servername) {
			handshaking = true;
			// Only after the bytes behind the reply were counted: `onReplies` is still on the stack.
			queueMicrotask(() => {
				if (!silent) connection.startTls({servername});
			});
		},
		flush: () => parser.flush(now()),
		close() {
			silent = true;
			connection.close();
		},
	};
}

function sizeOf(replies: readonly Reply[]): number {
	return replies.reduce((sum, reply) => sum + reply.bytes, 0);
}

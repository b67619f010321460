import {isIP, type OnReadOpts, Socket} from 'node:net';
import type {CloseReason} from '../engine/io.ts';

/** What happens on a TCP connection; `onClosed` exactly once and last, and not after our own `close`. */
export type TcpHandlers = {
	onConnected(facts: {localAddress: string; localPort: number}): void;
	onData(chunk: Uint8Array): void;
	onClosed(reason: CloseReason): void;
};

export type TcpSocket = {
	write(bytes: Uint8Array): void;
	pause(): void;
	resume(): void;
	close(): void;
};

/** Reads go into one buffer of this size: what it takes to make sense of so much holds up nobody. */
const bufferBytes = 16 * 1024;
/** After our FIN the peer has this long to send its own before we let go. */
const lingerMs = 500;
/** After a failed write the kernel reports the end to the reader; should it not, silence this long is the end. */
const silenceMs = 1000;

/**
 * A TCP connection that never loses the peer's last words. node:net destroys a
 * socket as soon as a write fails, and with it the bytes that wait in the
 * kernel: precisely the "421 …" that a server says before it slams the door. So
 * here a failed write is noted and kept from the stream, reading goes on, and
 * the end is what the reader finds: every byte, then FIN or RST. Nothing is ever
 * buffered between the kernel and `onData` either, since an RST would take that
 * along.
 */
export function connectTcp(
	target: {address: string; port: number; localAddress?: string | undefined},
	handlers: TcpHandlers,
): TcpSocket {
	const tcp: Tcp = {handlers, paused: false, over: false, writeError: undefined, timer: undefined};
	const onread = readInto((chunk) => {
		if (tcp.over) return true;
		handlers.onData(chunk);
		if (tcp.writeError) expectEnd(tcp, socket);
		if (tcp.paused || tcp.over) return tcp.over;
		if (chunk.length < bufferBytes) return true;
		// More is there already. libuv would read up to 32 times before it looks at
		// anything else, and a person who presses a key would wait for all of it.
		setImmediate(() => {
			if (!tcp.paused && !socket.destroyed) socket.resume();
		});
		return false;
	});
	const socket = new Socket({allowHalfOpen: true, noDelay: true, onread});
	noteWriteErrors(socket, (error) => {
		tcp.writeError ??= error;
		expectEnd(tcp, socket);
	});
	surviveEarlyReset(socket, (error) => {
		tcp.writeError = error;
		expectEnd(tcp, socket);
		if (!tcp.over) handlers.onConnected(localEnd(socket));
	});
	let broken: Error | undefined;
	socket.on('connect', () => {
		if (!tcp.over) handlers.onConnected(localEnd(socket));
	});
	socket.on('end', () => {
		finish(tcp, socket, () => reasonOfEnd(tcp, socket));
		socket.destroy();
	});
	socket.on('error', (error) => (broken = error));
	socket.on('close', () => {
		clearTimeout(tcp.timer);
		finish(tcp, socket, () => reasonOf(broken));
	});
	start(socket, target, (error) => finish(tcp, socket, () => reasonOf(error)));
	return {
		write(bytes) {
			if (!tcp.over && !tcp.writeError) socket.write(bytes);
		},
		pause() {
			tcp.paused = true;
			socket.pause();
		},
		resume() {
			tcp.paused = false;
			if (tcp.over) return;
			if (tcp.writeError) expectEnd(tcp, socket);
			socket.resume();
		},
		close() {
			if (tcp.over) return;
			tcp.over = true;
			clearTimeout(tcp.timer);
			if (socket.connecting) socket.destroy();
			else tcp.timer = closePolitely(socket);
		},
	};
}

type Tcp = {
	readonly handlers: TcpHandlers;
	paused: boolean;
	/** The end was reported, or we closed: nobody is told anything any more. */
	over: boolean;
	/** The first one; the kernel says the telling word only once. */
	writeError: NodeJS.ErrnoException | undefined;
	timer: ReturnType<typeof setTimeout> | undefined;
};

function expectEnd(tcp: Tcp, socket: Socket): void {
	clearTimeout(tcp.timer);
	if (tcp.over) return;
	tcp.timer = setTimeout(() => {
		if (!tcp.paused) finish(tcp, socket, () => reasonOf(tcp.writeError));
	}, silenceMs);
}

function finish(tcp: Tcp, socket: Socket, reason: () => CloseReason): void {
	if (tcp.over) return;
	tcp.over = true;
	clearTimeout(tcp.timer);
	const why = reason();
	socket.destroy();
	tcp.handlers.onClosed(why);
}

function localEnd(socket: Socket): {localAddress: string; localPort: number} {
	return {localAddress: socket.localAddress ?? '', localPort: socket.localPort ?? 0};
}

/** Have the kernel's bytes in a buffer that is used again and again; `take` gets a copy and says whether to read on. */
function readInto(take: (chunk: Uint8Array) => boolean): OnReadOpts {
	const buffer = Buffer.allocUnsafeSlow(bufferBytes);
	return {
		buffer,
		callback(length) {
			const chunk = new Uint8Array(length);
			chunk.set(buffer.subarray(0, length));
			return take(chunk);
		},
	};
}

/** What the system's error says about the other side. Whatever is neither a no, a reset nor silence, kept us from getting there. */
function reasonOf(error: NodeJS.ErrnoException | undefined): CloseReason {
	if (!error) return {how: 'fin', detail: undefined};
	const detail = error.code ?? error.message;
	if (detail === 'ECONNREFUSED') return {how: 'refused', detail};
	if (detail === 'ETIMEDOUT') return {how: 'timeout', detail};
	const resets = ['ECONNRESET', 'ECONNABORTED', 'EPIPE'];
	return {how: resets.includes(detail) ? 'rst' : 'unreachable', detail};
}

/**
 * The reader found an end. libuv reports a hang-up as the end of the stream, so
 * an RST may look like a FIN here. A write of no bytes puts nothing on the wire
 * and tells them apart: after a FIN alone it succeeds; ECONNRESET means RST;
 * EPIPE means that the FIN came first, and an RST only answered what we wrote
 * into the closed connection.
 */
function reasonOfEnd(tcp: Tcp, socket: Socket): CloseReason {
	if (!tcp.writeError && socket.writableLength === 0) socket.write(new Uint8Array());
	const {writeError} = tcp;
	return reasonOf(writeError?.code === 'EPIPE' ? undefined : writeError);
}

/** Tell of write errors and hide them from the stream, which would destroy the socket with all that is unread. */
function noteWriteErrors(socket: Socket, note: (error: Error) => void): void {
	type Done = (error?: Error | null) => void;
	const hide = (done: Done): Done => {
		return (error) => {
			if (error) note(error);
			done();
		};
	};
	const write = socket._write.bind(socket);
	const writev = socket._writev?.bind(socket);
	const final = socket._final.bind(socket);
	socket._write = (chunk, encoding, done) => write(chunk, encoding, hide(done));
	if (writev) socket._writev = (chunks, done) => writev(chunks, hide(done));
	socket._final = (done) => final(hide(done));
}

/**
 * A server that takes the connection, says "421 …" and resets may be done before
 * we look: then libuv reports that connecting failed, and node:net throws the
 * socket away with the words in it. But no server resets what it did not
 * accept (a refusal is ECONNREFUSED), so this was a connection: read it.
 */
function surviveEarlyReset(socket: Socket, note: (error: NodeJS.ErrnoException) => void): void {
	const destroy = socket.destroy.bind(socket);
	socket.destroy = (error?: NodeJS.ErrnoException) => {
		const wasReset = error?.code === 'ECONNRESET' || error?.code === 'EPIPE';
		if (!error || !wasReset || error.syscall !== 'connect') return destroy(error);
		socket.destroy = destroy;
		note(error);
		socket.read(0);
		return socket;
	};
}

function start(
	socket: Socket,
	target: {address: string; port: number; localAddress?: string | undefined},
	fail: (error: Error) => void,
): void {
	try {
		// A name would be looked up behind our back.
		if (isIP(target.address) === 0) throw new TypeError('no IP address');
		socket.connect({
			host: target.address,
			port: target.port,
			...(target.localAddress === undefined ? {} : {localAddress: target.localAddress}),
			autoSelectFamily: false,
		});
	} catch (error) {
		setImmediate(() => fail(error as Error));
	}
}

/**
 * FIN, then read on for a moment: closing with unread bytes would make the
 * kernel send RST. Once our FIN is on its way the process may exit.
 */
function closePolitely(socket: Socket): ReturnType<typeof setTimeout> {
	socket.resume();
	socket.end(() => socket.unref());
	return setTimeout(() => socket.destroy(), lingerMs).unref();
}

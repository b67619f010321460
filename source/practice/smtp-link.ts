import type {Socket} from 'node:net';
import {TLSSocket} from 'node:tls';
import {secureContext} from './certificate-context.ts';
import type {TlsScript} from './script.ts';
import type {Wire} from './smtp-steps.ts';

/** Who listens to what a client sends. */
export type LinkListener = {
	/** Bytes came, before they are cut into lines. */
	onBytes(): void;
	/** A line with its terminator, LF or CR LF. */
	onLine(line: Uint8Array): void;
	/** The client sent its FIN. */
	onEnd(): void;
};

/** Bytes without a line end after which a client is cut off. */
const maxLineBytes = 64 * 1024;

/** A client's socket as lines, with the means to answer, in the clear and after STARTTLS. */
export function openLink(socket: Socket, listener: LinkListener): Wire {
	const gone = new AbortController();
	const splitter = createSplitter(listener, () => socket.destroy());
	let stream: Socket = socket;
	const onEnd = () => {
		splitter.release();
		listener.onEnd();
	};
	const listen = () => {
		stream.on('data', splitter.push);
		stream.on('end', onEnd);
		stream.on('error', () => {});
	};
	socket.on('close', () => {
		gone.abort();
		splitter.release();
	});
	listen();
	return {
		signal: gone.signal,
		write: (bytes) =>
			new Promise((resolve) => {
				if (stream.writable) stream.write(bytes, () => resolve());
				else setImmediate(resolve);
			}),
		swallow: splitter.swallow,
		holdForTls() {
			// The client's first handshake bytes may follow our reply at once; they
			// stay in the kernel until the TLS layer reads them. Whatever came in the
			// clear behind STARTTLS is dropped (RFC 3207 §4.2).
			socket.pause();
			socket.off('data', splitter.push);
			socket.off('end', onEnd);
			splitter.drop();
		},
		async startTls(script) {
			const {tls, done} = upgrade(socket, script);
			stream = tls;
			const ok = await done;
			if (ok) listen();
			else socket.destroy();
			return ok;
		},
		fin: () => stream.end(),
		rst: () => socket.resetAndDestroy(),
	};
}

type Splitter = {
	readonly push: (chunk: Buffer) => void;
	/** Resolves when the next bytes have come and were thrown away. */
	readonly swallow: () => Promise<void>;
	/** No more bytes will come: nobody has to wait for them. */
	readonly release: () => boolean;
	readonly drop: () => void;
};

/** Cut what comes in into lines. */
function createSplitter(listener: LinkListener, cutOff: () => void): Splitter {
	let pending: Buffer = Buffer.alloc(0);
	let swallowing: (() => void) | undefined;
	const release = () => {
		const resolve = swallowing;
		swallowing = undefined;
		resolve?.();
		return resolve !== undefined;
	};
	return {
		push(chunk) {
			if (release()) return;
			listener.onBytes();
			pending = Buffer.concat([pending, chunk]);
			for (let end = pending.indexOf(10); end !== -1; end = pending.indexOf(10)) {
				const line = Uint8Array.from(pending.subarray(0, end + 1));
				pending = pending.subarray(end + 1);
				listener.onLine(line);
			}
			if (pending.length > maxLineBytes) cutOff();
		},
		swallow: () =>
			new Promise((resolve) => {
				swallowing = resolve;
			}),
		release,
		drop() {
			pending = Buffer.alloc(0);
		},
	};
}

function upgrade(socket: Socket, script: TlsScript): {tls: TLSSocket; done: Promise<boolean>} {
	const tls = new TLSSocket(socket, {isServer: true, secureContext: secureContext(script)});
	const done = new Promise<boolean>((resolve) => {
		tls.once('secure', () => resolve(true));
		tls.on('error', () => resolve(false));
		tls.once('close', () => resolve(false));
	});
	return {tls, done};
}

import type {SecureContext} from 'node:tls';
import type {CloseReason, Connection, ConnectionHandlers, Dialer} from '../engine/io.ts';
import type {Target} from '../model/session.ts';
import {connectTcp, type TcpSocket} from './tcp-socket.ts';
import {createTlsContext, startTlsLayer, tlsFailures, type TlsLayer} from './tls-layer.ts';

export type DialerOptions = {
	/** PEM certificates of authorities to trust besides the usual ones. */
	readonly ca?: readonly string[];
	/** Our own address to connect from. */
	readonly localAddress?: string;
};

/** Reading what TLS needs takes a while; `prepare` does it now, because nobody waits. */
export type Preparable = {readonly prepare: () => void};

/**
 * A dialer on real sockets. It has no deadlines of its own: whoever is tired of
 * waiting closes. Every byte that the peer sent reaches `onData` before
 * `onClosed`, also when an RST follows at once or our own write fails.
 */
export function createDialer(options: DialerOptions = {}): Dialer & Preparable {
	let made: SecureContext | undefined;
	const context = (): SecureContext => (made ??= createTlsContext(options.ca ?? []));
	const prepare = (): void => {
		if (!made) tryTo(context);
	};
	return {
		connect(target, handlers) {
			const link = openLink(target, handlers, options.localAddress, context);
			// Here it costs nothing, for the SYN is on its way.
			setImmediate(prepare);
			return link;
		},
		prepare,
	};
}

type Link = {
	readonly handlers: ConnectionHandlers;
	tcp: TcpSocket | undefined;
	tls: TlsLayer | undefined;
	/** `starting`: the last bytes in the clear are being awaited. */
	mode: 'clear' | 'starting' | 'handshake' | 'secure' | 'gone';
	paused: boolean;
	/** We closed: nobody is told anything any more. */
	over: boolean;
	/** What could not be told during a pause. */
	readonly held: (() => void)[];
	/** Commands given before the handshake began. */
	readonly early: Uint8Array[];
};

function openLink(
	target: Target,
	handlers: ConnectionHandlers,
	localAddress: string | undefined,
	context: () => SecureContext,
): Connection {
	const link: Link = {
		handlers,
		tcp: undefined,
		tls: undefined,
		mode: 'clear',
		paused: false,
		over: false,
		held: [],
		early: [],
	};
	const tcp = connectTcp(
		{address: target.address.address, port: target.port, localAddress},
		{
			onConnected: (facts) => tell(link, () => handlers.onConnected(facts)),
			onData(chunk) {
				if (link.tls) link.tls.receive(chunk);
				else tell(link, () => handlers.onData(chunk));
			},
			onClosed(reason) {
				if (link.tls) link.tls.receiveEnd(reason);
				else tellClosed(link, reason);
			},
		},
	);
	link.tcp = tcp;
	return {
		write: (bytes) => write(link, bytes),
		startTls: ({servername}) => startTls(link, servername, context),
		pause() {
			link.paused = true;
			// Not in mid-handshake: nobody would finish it.
			if (link.mode === 'clear' || link.mode === 'secure') tcp.pause();
		},
		resume() {
			link.paused = false;
			setImmediate(() => release(link));
		},
		close: () => close(link),
	};
}

/** Tell the owner something, in order, but not during a pause. */
function tell(link: Link, what: () => void): void {
	if (link.over) return;
	if (link.paused || link.held.length > 0) link.held.push(what);
	else what();
}

function release(link: Link): void {
	while (!link.paused && !link.over && link.held.length > 0) link.held.shift()?.();
	if (!link.paused) link.tcp?.resume();
}

function tellClosed(link: Link, reason: CloseReason): void {
	if (link.mode === 'starting') {
		const code = reason.how === 'fin' ? tlsFailures.closed : (reason.detail ?? 'ECONNRESET');
		const detail = 'the server closed the connection before the handshake';
		tell(link, () => link.handlers.onTlsFailed({code, detail}));
	}
	link.mode = 'gone';
	tell(link, () => {
		link.over = true;
		link.handlers.onClosed(reason);
	});
}

function write(link: Link, bytes: Uint8Array): void {
	if (link.over) return;
	if (link.tls) link.tls.write(bytes);
	else if (link.mode === 'starting') link.early.push(bytes);
	else link.tcp?.write(bytes);
}

/**
 * Two turns of the event loop let everything be read that is here by now: a
 * server speaks TLS only after us, so that is in the clear and is told as such.
 */
function startTls(link: Link, servername: string, context: () => SecureContext): void {
	if (link.over || link.mode !== 'clear') return;
	link.mode = 'starting';
	link.tcp?.resume();
	setImmediate(() => setImmediate(() => beginHandshake(link, servername, context)));
}

function beginHandshake(link: Link, servername: string, context: () => SecureContext): void {
	if (link.over || link.mode !== 'starting') return;
	link.mode = 'handshake';
	try {
		link.tls = startTlsLayer({
			host: servername,
			context: context(),
			send: (bytes) => link.tcp?.write(bytes),
			sendEnd: () => link.tcp?.close(),
			onSecure(facts) {
				link.mode = 'secure';
				if (link.paused) link.tcp?.pause();
				tell(link, () => link.handlers.onSecure(facts));
			},
			onData: (chunk) => tell(link, () => link.handlers.onData(chunk)),
			onFailed: (failure, reason) => failTls(link, failure, reason),
			onEnd(reason) {
				link.tcp?.close();
				tellClosed(link, reason);
			},
		});
	} catch (error) {
		// An OpenSSL that was built or set up to know none of these settings.
		const {code = 'ERR_TLS', message} = error as NodeJS.ErrnoException;
		failTls(link, {code, detail: message}, {how: 'fin', detail: code});
		return;
	}
	for (const bytes of link.early.splice(0)) link.tls.write(bytes);
}

function failTls(link: Link, failure: {code: string; detail: string}, reason: CloseReason): void {
	link.tcp?.close();
	tell(link, () => link.handlers.onTlsFailed(failure));
	tellClosed(link, reason);
}

function close(link: Link): void {
	if (link.over) return;
	link.over = true;
	if (link.tls) link.tls.close();
	else link.tcp?.close();
}

function tryTo(action: () => unknown): void {
	try {
		action();
	} catch {
		// It will fail again where somebody can be told.
	}
}

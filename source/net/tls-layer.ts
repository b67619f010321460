import {constants} from 'node:crypto';
import {isIP} from 'node:net';
import {Duplex} from 'node:stream';
import * as tls from 'node:tls';
import type {CloseReason} from '../engine/io.ts';
import type {TlsFacts} from '../model/wire.ts';
import {decodeUtf8} from '../protocol/bytes.ts';
import {readTlsFacts} from './tls-facts.ts';

/** The wishes of the connection that a TLS layer sits on. */
export type TlsOptions = {
	/** The name we expect the certificate to carry; an IP address is not sent as SNI (RFC 6066 §3). */
	readonly host: string;
	readonly context: tls.SecureContext;
	/** Hand ciphertext to the network. */
	send(bytes: Uint8Array): void;
	/** Our part is said, close_notify included: send FIN. */
	sendEnd(): void;
	onSecure(facts: TlsFacts): void;
	onData(chunk: Uint8Array): void;
	/** Once, instead of `onSecure`; `reason` is how the connection came to its end, or comes to it now. */
	onFailed(failure: {code: string; detail: string}, reason: CloseReason): void;
	/** After `onSecure`, once: the peer said its last, or the layer broke. */
	onEnd(reason: CloseReason): void;
};

export type TlsLayer = {
	/** Ciphertext from the network. */
	receive(bytes: Uint8Array): void;
	/** The network has no more: FIN, RST or worse. */
	receiveEnd(reason: CloseReason): void;
	write(bytes: Uint8Array): void;
	close(): void;
};

/** Codes of ours for failed handshakes, beside those of OpenSSL and the system. */
export const tlsFailures = {
	/** The peer sent FIN in mid-handshake. */
	closed: 'ERR_TLS_PEER_CLOSED',
	/** What came is no TLS, most often plain text. */
	notTls: 'ERR_TLS_NOT_TLS',
} as const;

/** A close_notify that cannot be sent within this time is not worth waiting for. */
const lingerMs = 500;
/** Bytes of plain text that are quoted when a server sends that instead of TLS. */
const quotedBytes = 300;

/**
 * Settings that let us see old servers instead of failing at them: any TLS
 * version and cipher that this OpenSSL still has, and servers without secure
 * renegotiation. What we would not trust shows in the facts. The roots are
 * node's own (with NODE_EXTRA_CA_CERTS, or --use-system-ca) and those given.
 */
export function createTlsContext(ca: readonly string[]): tls.SecureContext {
	return tls.createSecureContext({
		minVersion: 'TLSv1',
		ciphers: `${tls.DEFAULT_CIPHERS}:@SECLEVEL=0`,
		secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
		...(ca.length > 0 ? {ca: [...tls.getCACertificates('default'), ...ca]} : {}),
	});
}

/**
 * A TLS client over any pair of byte streams. It never touches the TCP socket,
 * so that stays with the code that keeps last words.
 */
export function startTlsLayer(options: TlsOptions): TlsLayer {
	let state: 'handshake' | 'secure' | 'over' = 'handshake';
	let firstBytes: Uint8Array | undefined;
	let peerEnd: CloseReason | undefined;
	const wire = new Duplex({
		allowHalfOpen: true,
		autoDestroy: false,
		read() {},
		write(chunk: Uint8Array, _encoding, done) {
			options.send(chunk);
			done();
		},
		final(done) {
			options.sendEnd();
			done();
		},
	});
	wire.on('error', () => {});
	const servername = sniOf(options.host);
	const socket = tls.connect({
		socket: wire,
		secureContext: options.context,
		host: options.host,
		rejectUnauthorized: false,
		...(servername === undefined ? {} : {servername}),
	});

	function end(error: NodeJS.ErrnoException | undefined): void {
		const was = state;
		state = 'over';
		socket.destroy();
		// close_notify without a FIN, or bytes that are no TLS: we are the ones to hang up.
		const reason = peerEnd ?? {how: 'fin', detail: error && (error.code ?? error.message)};
		if (was === 'handshake') options.onFailed(failureOf(error, peerEnd, firstBytes), reason);
		else if (was === 'secure') options.onEnd(reason);
	}

	socket.on('secureConnect', () => {
		if (state !== 'handshake') return;
		state = 'secure';
		options.onSecure(readTlsFacts(socket, servername));
		socket.on('data', (chunk: Uint8Array) => {
			if (state === 'secure') options.onData(new Uint8Array(chunk));
		});
	});
	socket.on('end', () => end(undefined));
	socket.on('error', end);
	socket.on('close', () => end(undefined));
	return {
		receive(bytes) {
			firstBytes ??= bytes;
			wire.push(bytes);
		},
		receiveEnd(reason) {
			peerEnd = reason;
			wire.push(null);
		},
		write: (bytes) => void socket.write(bytes),
		close() {
			const was = state;
			state = 'over';
			if (was === 'secure') endPolitely(socket, () => options.sendEnd());
			else options.sendEnd();
			if (was === 'handshake') socket.destroy();
		},
	};
}

/** close_notify, then FIN; FIN in any case. */
function endPolitely(socket: tls.TLSSocket, sendEnd: () => void): void {
	const timer = setTimeout(() => {
		sendEnd();
		socket.destroy();
	}, lingerMs).unref();
	socket.end(() => {
		clearTimeout(timer);
		sendEnd();
		socket.destroy();
	});
}

/** The name to send as SNI, if it is one that may be sent. */
function sniOf(host: string): string | undefined {
	const isName = /^(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/i.test(host);
	return isName && isIP(host) === 0 ? host : undefined;
}

function failureOf(
	error: NodeJS.ErrnoException | undefined,
	peerEnd: CloseReason | undefined,
	firstBytes: Uint8Array | undefined,
): {code: string; detail: string} {
	// A TLS record starts with its type: 20 to 23 (RFC 8446 §5.1).
	const type = firstBytes?.[0];
	if (firstBytes && type !== undefined && (type < 20 || type > 23)) {
		const text = decodeUtf8(firstBytes.subarray(0, quotedBytes)).trim();
		return {code: tlsFailures.notTls, detail: `the server did not speak TLS; it sent: ${text}`};
	}
	const isOpenssl = error?.code?.startsWith('ERR_SSL') ?? false;
	if (peerEnd?.how === 'fin' && !isOpenssl) {
		const detail = 'the server closed the connection during the handshake';
		return {code: tlsFailures.closed, detail};
	}
	if (peerEnd && !isOpenssl) {
		const code = peerEnd.detail ?? 'ECONNRESET';
		return {code, detail: 'the connection broke during the handshake'};
	}
	const reason = error && 'reason' in error ? String(error.reason) : error?.message;
	return {code: error?.code ?? tlsFailures.closed, detail: reason ?? 'the handshake failed'};
}

import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {type AddressInfo, createServer, type Socket} from 'node:net';
import {Duplex} from 'node:stream';
import {TLSSocket, type TLSSocketOptions} from 'node:tls';
import type {CloseReason, Connection, Dialer} from '../../source/engine/io.ts';
import type {Target} from '../../source/model/session.ts';
import type {TlsFacts} from '../../source/model/wire.ts';

const fixture = (name: string): string => {
	return readFileSync(new URL(`../fixtures/tls/${name}`, import.meta.url), 'utf8');
};

/** A key pair for mx.example.net, and the authority that signed it. */
export const testTls = {
	key: fixture('server-key.pem'),
	cert: fixture('server.pem'),
	ca: fixture('ca.pem'),
};

export type TcpServer = {
	readonly port: number;
	readonly target: Target;
	connections(): number;
	close(): Promise<void>;
};

/** A TCP server on an ephemeral port of 127.0.0.1 that does with each connection what the test wants. */
export async function startTcp(
	onConnection: (socket: Socket) => void,
	host = 'mx.example.net',
): Promise<TcpServer> {
	const sockets = new Set<Socket>();
	const server = createServer({allowHalfOpen: true, noDelay: true}, (socket) => {
		sockets.add(socket);
		socket.on('error', () => {});
		socket.on('close', () => sockets.delete(socket));
		onConnection(socket);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	return {
		port,
		target: targetOf('127.0.0.1', port, host),
		connections: () => sockets.size,
		close: () =>
			new Promise((resolve) => {
				for (const socket of sockets) socket.destroy();
				server.close(() => resolve());
			}),
	};
}

export function targetOf(address: string, port: number, host = 'mx.example.net'): Target {
	const family = address.includes(':') ? 6 : 4;
	return {host, port, address: {address, family, scope: 'loopback', ttl: undefined}};
}

/** The server's side of STARTTLS on a connection that is in the clear so far. */
export function upgradeServer(socket: Socket, options: TLSSocketOptions = {}): TLSSocket {
	const secure = new TLSSocket(socket, {
		isServer: true,
		key: testTls.key,
		cert: testTls.cert,
		...options,
	});
	secure.on('error', () => {});
	return secure;
}

/** The same, but the socket stays free for bytes past TLS, and the end of TLS sends no FIN. */
export function upgradeDetached(socket: Socket): {secure: TLSSocket} {
	const wire = new Duplex({
		read() {},
		write(chunk: Uint8Array, _encoding, done) {
			socket.write(chunk, () => done());
		},
	});
	socket.on('data', (chunk) => wire.push(chunk));
	// TLSSocket takes any stream; its types say net.Socket.
	return {secure: upgradeServer(wire as Socket)};
}

/** A client's record of what it was told, in order. */
export type Told = {
	readonly connection: Connection;
	/** Everything received, as text. */
	text(): string;
	/** Names of the handlers in the order they were called, runs of the same one joined. */
	readonly calls: readonly string[];
	readonly closed: Promise<CloseReason>;
	reason(): CloseReason | undefined;
	tlsFailure(): {code: string; detail: string} | undefined;
	facts(): TlsFacts | undefined;
};

/** Connect and write down everything the dialer tells. */
export function dial(
	dialer: Dialer,
	target: Target,
	on: {
		connected?: (connection: Connection) => void;
		data?: (text: string, connection: Connection) => void;
		secure?: (connection: Connection) => void;
	} = {},
): Told {
	const calls: string[] = [];
	const chunks: Uint8Array[] = [];
	let reason: CloseReason | undefined;
	let failure: {code: string; detail: string} | undefined;
	let facts: TlsFacts | undefined;
	const {promise, resolve} = Promise.withResolvers<CloseReason>();
	const call = (name: string): void => {
		if (calls.at(-1) !== name) calls.push(name);
	};
	const text = (): string => Buffer.concat(chunks).toString('latin1');
	const connection = dialer.connect(target, {
		onConnected() {
			call('connected');
			on.connected?.(connection);
		},
		onData(chunk) {
			call('data');
			chunks.push(chunk);
			on.data?.(text(), connection);
		},
		onSecure(given) {
			call('secure');
			facts = given;
			on.secure?.(connection);
		},
		onTlsFailed(given) {
			call('tls-failed');
			failure = given;
		},
		onClosed(given) {
			calls.push('closed');
			reason = given;
			resolve(given);
		},
	});
	return {
		connection,
		text,
		calls,
		closed: promise,
		reason: () => reason,
		tlsFailure: () => failure,
		facts: () => facts,
	};
}

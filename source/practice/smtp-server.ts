import {createServer, type Socket} from 'node:net';
import type {Clock} from '../engine/io.ts';
import type {HostScript} from './script.ts';
import {serveConnection, type Seen} from './smtp-connection.ts';
import {createMemory, type Memory} from './smtp-rules.ts';

export type {Seen} from './smtp-connection.ts';

/** A running practice mail server on 127.0.0.1. */
export type SmtpServer = {
	readonly address: string;
	readonly port: number;
	/** Every line received, oldest first; bounded. */
	readonly seen: readonly Seen[];
	/** Connections accepted so far. */
	readonly connections: () => number;
	/** End all connections at once and stop listening. */
	close(): Promise<void>;
};

/** All have a default: a bare server for one test needs none of them. */
export type SmtpServerOptions = {
	/** The client's address as the server's words name it. Default: 127.0.0.1. */
	readonly client?: string;
	/** Our address and port in the practice world. */
	readonly place?: {readonly address: string; readonly port: number};
	readonly clock?: Clock;
	/** Shared by the servers of one network: greylisting, counts. */
	readonly memory?: Memory;
};

const loopback = '127.0.0.1';
const maxSeen = 10_000;
/** The machine's own clocks. */
export const systemClock: Clock = {now: () => performance.now(), date: () => new Date()};

/** Start one scripted server on a free port. It cannot deliver mail: there is no DATA in it. */
export async function startSmtpServer(
	script: HostScript,
	options: SmtpServerOptions = {},
): Promise<SmtpServer> {
	const {client = loopback, clock = systemClock, memory = createMemory(), place} = options;
	const seen: Seen[] = [];
	const sockets = new Set<Socket>();
	let connections = 0;
	const onSeen = (line: Seen) => {
		if (seen.length < maxSeen) seen.push(line);
	};
	const server = createServer({allowHalfOpen: true, noDelay: true}, (socket) => {
		connections++;
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		serveConnection(socket, {script, client, clock, memory, onSeen, ...(place ? {place} : {})});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, loopback, resolve);
	});
	const address = server.address();
	return {
		address: loopback,
		port: typeof address === 'object' && address ? address.port : 0,
		seen,
		connections: () => connections,
		close() {
			for (const socket of sockets) socket.destroy();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
}

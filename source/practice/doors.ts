import {connect, type Socket} from 'node:net';
import type {Clock} from '../engine/io.ts';
import type {OwnAddresses} from './learner.ts';
import {startNarrowWay} from './narrow-way.ts';
import type {HostScript} from './script.ts';
import type {Memory} from './smtp-rules.ts';
import {startSmtpServer, type SmtpServer} from './smtp-server.ts';
import {canonicalAddress, forFamily, ownAddressTowards} from './world.ts';

/** Where all of it really is. */
export const loopback = '127.0.0.1';
/** The port of mail exchangers (RFC 5321 §4.5.4.2). */
export const smtpPort = 25;

/** One address and port of one host. */
export type Door = {readonly host: HostScript; readonly address: string; readonly port: number};

/** A mail server that was started. */
export type OpenDoor = {
	readonly door: Door;
	readonly server: SmtpServer;
	/** The loopback port that leads there. */
	readonly port: number;
	close(): Promise<unknown>;
};

/** Where these hosts can be reached. */
export function doorsOf(host: HostScript): readonly Door[] {
	const ports = [host.port ?? smtpPort, ...(host.alsoOn ?? [])];
	return host.addresses.flatMap((address) => ports.map((port) => ({host, address, port})));
}

/** Start the mail server behind a door, and what narrows the way to it. */
export async function openDoor(
	door: Door,
	{memory, clock, own}: {memory: Memory; clock: Clock; own: OwnAddresses},
): Promise<OpenDoor> {
	const {host, address, port} = door;
	const server = await startSmtpServer(host, {
		client: ownAddressTowards(host, address, own),
		place: {address, port},
		memory,
		clock,
	});
	const path = forFamily(host.path, address);
	if (typeof path !== 'object' || host.alsoOn?.includes(port)) {
		return {door, server, port: server.port, close: () => server.close()};
	}
	const way = await startNarrowWay({port: server.port, maxBytes: path.maxBytes});
	return {
		door,
		server,
		port: way.port,
		close: () => Promise.all([way.close(), server.close()]),
	};
}

/**
 * The mail servers behind these doors, each started when somebody first wants
 * to go there: a walk needs one of some two hundred, and the first frame of the
 * app none.
 */
export function openedOnDemand(
	doors: readonly Door[],
	dnsPort: number,
	open: (door: Door) => Promise<OpenDoor>,
): {
	portOf(key: string): Promise<number>;
	open(): readonly OpenDoor[];
	close(): Promise<void>;
} {
	const known = new Map(doors.map((door) => [placeKey(door.address, door.port), door]));
	const opening = new Map<string, Promise<OpenDoor>>();
	const opened: OpenDoor[] = [];
	let nowhere: ReturnType<typeof holdClosedPort> | undefined;
	async function openedDoor(door: Door): Promise<OpenDoor> {
		const done = await open(door);
		opened.push(done);
		return done;
	}
	return {
		async portOf(key) {
			const door = known.get(key);
			if (door === undefined) return (await (nowhere ??= holdClosedPort(dnsPort))).port;
			const begun = opening.get(key) ?? openedDoor(door);
			opening.set(key, begun);
			return (await begun).port;
		},
		open: () => opened,
		async close() {
			const held = await nowhere?.catch(() => undefined);
			held?.socket.destroy();
			await Promise.allSettled(opening.values());
			await Promise.all(opened.map((each) => each.close()));
		},
	};
}

/** An address and a port, however the address is written. */
export function placeKey(address: string, port: number): string {
	return `${canonicalAddress(address)}#${port}`;
}

/**
 * A port that refuses connections for as long as the network runs: it belongs
 * to a client socket of ours, so nobody else can listen there. The explicit
 * local address makes the system bind it, and so never hand it out again as
 * the port of an outgoing connection, which could then connect to itself.
 */
async function holdClosedPort(peerPort: number): Promise<{socket: Socket; port: number}> {
	const socket = connect({host: loopback, port: peerPort, localAddress: loopback});
	await new Promise<void>((resolve, reject) => {
		socket.once('connect', resolve);
		socket.once('error', reject);
	});
	socket.on('error', () => {});
	return {socket, port: socket.localPort ?? 0};
}

import {connect, type Socket} from 'node:net';
import type {Clock, Connection, ConnectionHandlers, Dialer} from '../engine/io.ts';
import type {Target} from '../model/session.ts';
import {startDnsServer, type Asked} from './dns-server.ts';
import {controlPlaces, healthyControls} from './controls.ts';
import {learnerPlaces, type OwnAddresses, usualAddresses} from './learner.ts';
import {startNarrowWay} from './narrow-way.ts';
import type {Place, Scenario} from './scenario.ts';
import {allScenarios} from './scenarios/index.ts';
import type {HostScript} from './script.ts';
import {createMemory, type Memory, tripletKey} from './smtp-rules.ts';
import {startSmtpServer, systemClock, type Seen, type SmtpServer} from './smtp-server.ts';
import {buildWorld, canonicalAddress, forFamily, ownAddressTowards} from './world.ts';

export {practiceCa} from './certificate.ts';

/**
 * A small internet inside this process, on 127.0.0.1 alone: a resolver that
 * knows the practice domains and a mail server for each of their hosts. Names
 * lead to addresses for documentation; `translate` says which loopback port
 * stands for such an address.
 */
export type PracticeNetwork = {
	readonly dns: {readonly address: string; readonly port: number};
	/** Where to connect in place of this address; a port that refuses if nothing is there. Never leaves loopback. */
	translate(address: string, port: number): {readonly address: string; readonly port: number};
	/** What happens on the way there. */
	pathTo(address: string, port: number): 'open' | 'silent' | 'unreachable';
	/** The address of the person who practises, with a PTR record that leads back to it. */
	readonly ownAddress: string;
	readonly ownAddress6: string;
	/** The same as a host sees it, there: some are reached through another exit of ours. */
	ownAddressTowards(address: string): string;
	readonly scenarios: readonly Scenario[];
	/** Healthy domains of others, to compare with; on this network they agree to it. */
	readonly controls: readonly string[];
	/** Those for the walk to this address: a visit may have its own. */
	controlsFor(address: string): readonly string[];
	/** Command line options that belong to the visit of this address; none for an address of no scenario. */
	optionsFor(address: string): readonly string[];
	/** Every line that the mail servers received, in order of arrival. */
	seen(): readonly Seen[];
	/** Every question that the resolver received. */
	readonly asked: readonly Asked[];
	close(): Promise<void>;
};

/** A deferral from before this network was started: who asked for whom, and when (epoch milliseconds). */
export type FirstSeen = {
	readonly client: string;
	readonly sender: string;
	readonly recipient: string;
	readonly at: number;
};

export type PracticeOptions = {
	/** Default: all. */
	readonly scenarios?: readonly Scenario[];
	/** Drives greylisting, rates and the dates in replies. */
	readonly clock?: Clock;
	/** Where the person comes from, in place of the healthy addresses; at most one of each family. */
	readonly ownAddresses?: readonly string[];
	/** What greylisting servers already know, so that somebody who comes back in a new process is known again. */
	readonly firstSeen?: readonly FirstSeen[];
};

/** Start the network: the scenarios, the domains to compare with, and those of the person. */
export async function startPractice(options: PracticeOptions = {}): Promise<PracticeNetwork> {
	const {scenarios = allScenarios, clock = systemClock} = options;
	const own: OwnAddresses = {
		ipv4: options.ownAddresses?.find((address) => !address.includes(':')) ?? usualAddresses.ipv4,
		ipv6: options.ownAddresses?.find((address) => address.includes(':')) ?? usualAddresses.ipv6,
	};
	const memory = createMemory();
	for (const {client, sender, recipient, at} of options.firstSeen ?? []) {
		const agoMs = clock.date().getTime() - at;
		memory.triplets.set(tripletKey(client, sender, recipient), clock.now() - agoMs);
	}
	const places: readonly Place[] = [...scenarios, ...controlPlaces, ...learnerPlaces];
	const doors = places.flatMap(({hosts}) => hosts).flatMap(doorsOf);
	const opening = doors.map((door) => openDoor(door, {memory, clock, own}));
	const [dns, ...opened] = await Promise.all([startDnsServer(buildWorld(places, own)), ...opening]);
	const closed = await holdClosedPort(dns.port);
	const ports = new Map(opened.map(({door, port}) => [placeKey(door.address, door.port), port]));
	const hosts = new Map(doors.map(({host, address}) => [canonicalAddress(address), host]));
	const visits = new Map(
		scenarios
			.flatMap((scenario) => scenario.visits)
			.map((visit) => [visit.address.toLowerCase(), visit]),
	);
	return {
		dns: {address: dns.address, port: dns.port},
		translate: (address, port) => ({
			address: loopback,
			port: ports.get(placeKey(address, port)) ?? closed.port,
		}),
		pathTo(address, port) {
			const host = hosts.get(canonicalAddress(address));
			const path = forFamily(host?.path, address) ?? 'open';
			if (path === 'unreachable' || (path === 'silent' && port === (host?.port ?? smtpPort))) {
				return path;
			}
			return 'open';
		},
		ownAddress: own.ipv4,
		ownAddress6: own.ipv6,
		ownAddressTowards: (address) =>
			ownAddressTowards(hosts.get(canonicalAddress(address)), address, own),
		scenarios,
		controls: healthyControls,
		controlsFor: (address) => visits.get(address.toLowerCase())?.controls ?? healthyControls,
		optionsFor: (address) => visits.get(address.toLowerCase())?.options ?? [],
		seen: () =>
			opened.flatMap(({server}) => server.seen).toSorted((left, right) => left.atMs - right.atMs),
		asked: dns.asked,
		async close() {
			closed.socket.destroy();
			await Promise.all([dns.close(), ...opened.map((each) => each.close())]);
		},
	};
}

/**
 * A dialer for the practice world: connections go to the loopback port that
 * stands for the target, and the facts that come back speak of the practice
 * world again. Nothing can be reached outside it.
 */
export function practiceDialer(dialer: Dialer, network: PracticeNetwork): Dialer {
	return {
		connect(target, handlers) {
			const {address} = target.address;
			const path = network.pathTo(address, target.port);
			if (path !== 'open') return deadEnd(path, handlers);
			const place = network.translate(address, target.port);
			const loopbackTarget: Target = {
				host: target.host,
				address: {...target.address, address: place.address, family: 4},
				port: place.port,
			};
			return dialer.connect(loopbackTarget, {
				...handlers,
				onConnected({localPort}) {
					handlers.onConnected({localAddress: network.ownAddressTowards(address), localPort});
				},
			});
		},
	};
}

const loopback = '127.0.0.1';
const smtpPort = 25;

/** One address and port of one host. */
type Door = {readonly host: HostScript; readonly address: string; readonly port: number};

type OpenDoor = {
	readonly door: Door;
	readonly server: SmtpServer;
	/** The loopback port that leads there. */
	readonly port: number;
	close(): Promise<unknown>;
};

function doorsOf(host: HostScript): readonly Door[] {
	const ports = [host.port ?? smtpPort, ...(host.alsoOn ?? [])];
	return host.addresses.flatMap((address) => ports.map((port) => ({host, address, port})));
}

async function openDoor(
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

function placeKey(address: string, port: number): string {
	return `${canonicalAddress(address)}#${port}`;
}

/** A way that leads nowhere: silence until our side gives up, or a router's word. */
function deadEnd(path: 'silent' | 'unreachable', handlers: ConnectionHandlers): Connection {
	let given = false;
	if (path === 'unreachable') {
		setImmediate(() => {
			if (!given) handlers.onClosed({how: 'unreachable', detail: 'EHOSTUNREACH'});
		});
	}
	return {
		write() {},
		startTls() {},
		pause() {},
		resume() {},
		close() {
			given = true;
		},
	};
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

import {connect, isIPv6, type Socket} from 'node:net';
import type {Clock, Connection, ConnectionHandlers, Dialer} from '../engine/io.ts';
import type {Target} from '../model/session.ts';
import {startDnsServer, type Asked} from './dns-server.ts';
import type {Scenario} from './scenario.ts';
import {allScenarios} from './scenarios/index.ts';
import type {HostScript} from './script.ts';
import {createMemory} from './smtp-rules.ts';
import {startSmtpServer, type Seen, type SmtpServer} from './smtp-server.ts';
import {buildWorld, canonicalAddress, ownAddress, ownAddress6} from './world.ts';

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
	readonly scenarios: readonly Scenario[];
	/** Every line that the mail servers received, in order of arrival. */
	seen(): readonly Seen[];
	/** Every question that the resolver received. */
	readonly asked: readonly Asked[];
	close(): Promise<void>;
};

/** Start the network; default: all scenarios. `clock` drives greylisting and the dates in replies. */
export async function startPractice(
	options: {readonly scenarios?: readonly Scenario[]; readonly clock?: Clock} = {},
): Promise<PracticeNetwork> {
	const {scenarios = allScenarios, clock} = options;
	const memory = createMemory();
	const places = scenarios.flatMap(({hosts}) => hosts).flatMap(placesOf);
	const starting = places.map(({host, address}) =>
		startSmtpServer(host, {
			client: isIPv6(address) ? ownAddress6 : ownAddress,
			memory,
			...(clock ? {clock} : {}),
		}),
	);
	const [dns, ...servers] = await Promise.all([startDnsServer(buildWorld(scenarios)), ...starting]);
	const closed = await holdClosedPort(dns.port);
	const ports = new Map<string, {server: SmtpServer; host: HostScript}>();
	for (const [index, {host, key}] of places.entries()) {
		const server = servers[index];
		if (server) ports.set(key, {server, host});
	}
	return {
		dns: {address: dns.address, port: dns.port},
		translate(address, port) {
			const server = ports.get(placeKey(address, port))?.server;
			return {address: loopback, port: server?.port ?? closed.port};
		},
		pathTo: (address, port) => ports.get(placeKey(address, port))?.host.path ?? 'open',
		ownAddress,
		ownAddress6,
		scenarios,
		seen: () => servers.flatMap(({seen}) => seen).toSorted((left, right) => left.atMs - right.atMs),
		asked: dns.asked,
		async close() {
			closed.socket.destroy();
			await Promise.all([dns.close(), ...servers.map((server) => server.close())]);
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
					const localAddress = isIPv6(address) ? network.ownAddress6 : network.ownAddress;
					handlers.onConnected({localAddress, localPort});
				},
			});
		},
	};
}

const loopback = '127.0.0.1';
const smtpPort = 25;

function placesOf(host: HostScript): {host: HostScript; address: string; key: string}[] {
	return host.addresses.map((address) => ({
		host,
		address,
		key: placeKey(address, host.port ?? smtpPort),
	}));
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

import type {Clock, Connection, ConnectionHandlers, Dialer} from '../engine/io.ts';
import type {Target} from '../model/session.ts';
import {startDnsServer, type Asked} from './dns-server.ts';
import {controlPlaces, healthyControls} from './controls.ts';
import {doorsOf, loopback, openDoor, openedOnDemand, placeKey, smtpPort} from './doors.ts';
import {learnerPlaces, type OwnAddresses, usualAddresses} from './learner.ts';
import type {Place, Scenario} from './scenario.ts';
import {allScenarios} from './scenarios/index.ts';
import {createMemory, tripletKey} from './smtp-rules.ts';
import {type Seen, systemClock} from './smtp-server.ts';
import {apexOf, canonicalName} from './zone.ts';
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
	/** Where to connect in place of this address; a port that refuses if nothing is there. Never leaves loopback. The server there is started when it is first asked for. */
	translate(
		address: string,
		port: number,
	): Promise<{readonly address: string; readonly port: number}>;
	/** Is there anything to be said about this domain, be it that it does not exist? */
	knows(domain: string): boolean;
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
	const world = buildWorld(places, own);
	const dns = await startDnsServer(world);
	const street = openedOnDemand(doors, dns.port, (door) => openDoor(door, {memory, clock, own}));
	const hosts = new Map(doors.map(({host, address}) => [canonicalAddress(address), host]));
	const visits = new Map(
		scenarios
			.flatMap((scenario) => scenario.visits)
			.map((visit) => [visit.address.toLowerCase(), visit]),
	);
	return {
		dns: {address: dns.address, port: dns.port},
		translate: async (address, port) => ({
			address: loopback,
			port: await street.portOf(placeKey(address, port)),
		}),
		knows: (domain) => apexOf(world, canonicalName(domain)) !== undefined,
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
			street
				.open()
				.flatMap(({server}) => server.seen)
				.toSorted((left, right) => left.atMs - right.atMs),
		asked: dns.asked,
		async close() {
			await Promise.all([dns.close(), street.close()]);
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
			const connectTo = (place: {readonly address: string; readonly port: number}): Connection => {
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
			};
			return whenKnown(network.translate(address, target.port), connectTo, () => {
				handlers.onClosed({how: 'unreachable', detail: 'ENETDOWN'});
			});
		},
	};
}

/** A connection that begins as soon as it is known where to; until then it can only be given up. */
function whenKnown<Place>(
	place: Promise<Place>,
	connectTo: (place: Place) => Connection,
	onNowhere: () => void,
): Connection {
	let real: Connection | undefined;
	let given = false;
	place.then(
		(known) => {
			if (!given) real = connectTo(known);
		},
		// The network was closed meanwhile.
		() => {
			if (!given) onNowhere();
		},
	);
	return {
		write: (bytes) => real?.write(bytes),
		startTls: (options) => real?.startTls(options),
		pause: () => real?.pause(),
		resume: () => real?.resume(),
		close() {
			given = true;
			real?.close();
		},
	};
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

import {isIPv6} from 'node:net';
import {
	homeName,
	type OwnAddresses,
	ownAddressAtHome,
	ownAddressWithoutPtr,
	ownAddressWithoutPtr6,
	practiceWhoAmI,
	usualAddresses,
} from './learner.ts';
import {address as addressRecord} from './records.ts';
import type {Place} from './scenario.ts';
import type {HostScript, PerFamily} from './script.ts';
import {canonicalName, reverseName, type World, type ZoneNode, type ZoneRecord} from './zone.ts';

/** Tops of zones that are always there; what is below and unknown does not exist. */
const topZones = ['example', 'test', 'invalid', 'in-addr.arpa', 'ip6.arpa'];

/** All the names of the practice world: those of its places, their hosts', and the person's. */
export function buildWorld(places: readonly Place[], own: OwnAddresses = usualAddresses): World {
	const names = new Map<string, ZoneNode>();
	const apexes = new Set(topZones);
	const add = (name: string, node: ZoneNode) => {
		const key = canonicalName(name);
		const known = names.get(key);
		const records = [...(known?.records ?? []), ...(node.records ?? [])];
		names.set(key, {...known, ...node, records});
	};
	const addHost = (name: string, addresses: readonly string[]) => {
		for (const address of addresses) {
			add(name, {records: [addressRecord(address)]});
			add(reverseName(address), {records: [pointer(name)]});
		}
	};
	for (const {domain, dns, hosts} of places) {
		for (const [name, node] of Object.entries(dns)) add(name, node);
		for (const host of hosts) addHost(host.name, host.addresses);
		if (names.has(domain)) apexes.add(domain);
	}
	addHost(homeName, [ownAddressAtHome]);
	add(practiceWhoAmI.question.name, {
		records: [own.ipv4, own.ipv6].map((text) => addressRecord(text)),
	});
	return {names, apexes};
}

/** One way to write an address, so that two can be compared. */
export function canonicalAddress(address: string): string {
	if (!isIPv6(address) || address.includes('%')) return address;
	return new URL(`http://[${address}]/`).hostname.slice(1, -1);
}

/** Our address as this host sees it. */
export function ownAddressTowards(
	host: HostScript | undefined,
	address: string,
	own: OwnAddresses,
): string {
	const six = isIPv6(address);
	if (host && forFamily(host.exit, address) === 'no-ptr') {
		return six ? ownAddressWithoutPtr6 : ownAddressWithoutPtr;
	}
	return six ? own.ipv6 : own.ipv4;
}

/** The value that holds for this address. */
export function forFamily<T extends string | {readonly maxBytes: number}>(
	value: PerFamily<T> | undefined,
	address: string,
): T | undefined {
	if (typeof value !== 'object' || 'maxBytes' in value) return value as T | undefined;
	return isIPv6(address) ? value.ipv6 : value.ipv4;
}

function pointer(target: string): ZoneRecord {
	return {type: 'PTR', target};
}

import type {AddressScope} from '../model/dns.ts';
import {type Ip, parseIp} from './ip.ts';

/**
 * Where an address points to. Addresses for documentation (192.0.2.0/24,
 * 2001:db8::/32, …) are `public`; IPv6 that carries an IPv4 address (mapped,
 * compatible, NAT64 of RFC 6052) is what that is. What is no IP address is
 * `unspecified`: nobody can be reached there.
 */
export function addressScope(address: string): AddressScope {
	const ip = parseIp(address);
	if (!ip) return 'unspecified';
	const inner = ip.family === 6 ? innerIpv4(ip.bytes) : ip.bytes;
	return match(inner ? ipv4Ranges : ipv6Ranges, inner ?? ip.bytes) ?? 'public';
}

/** What an address can be set aside for, so that nobody on the internet has it. */
export type Reservation = 'documentation' | 'translation' | 'testing' | 'protocol' | 'unassigned';

/**
 * What this address is set aside for (IANA special-purpose registries);
 * undefined for one that somebody may have. What `addressScope` tells, such as
 * a private address, is not repeated here.
 */
export function reservedFor(address: string): Reservation | undefined {
	const ip = parseIp(address);
	if (!ip) return undefined;
	const {family, bytes} = ip;
	if (match(family === 4 ? ipv4Ranges : ipv6Ranges, bytes) !== undefined) return undefined;
	// Of IPv6 no more than one range is given to anybody (RFC 4291 §2.4).
	const isGiven = family === 4 || within(bytes, globalUnicast, 3);
	return match(reservations[family], bytes) ?? (isGiven ? undefined : 'unassigned');
}

type Range<What = AddressScope> = readonly [prefix: Ip, bits: number, what: What];

const ipv4Ranges: readonly Range[] = [
	range('0.0.0.0', 8, 'unspecified'),
	range('127.0.0.0', 8, 'loopback'),
	range('10.0.0.0', 8, 'private'),
	range('172.16.0.0', 12, 'private'),
	range('192.168.0.0', 16, 'private'),
	// Shared between carriers and their customers (RFC 6598).
	range('100.64.0.0', 10, 'private'),
	range('169.254.0.0', 16, 'link-local'),
	range('224.0.0.0', 4, 'multicast'),
	// Broadcast: everybody on the link.
	range('255.255.255.255', 32, 'multicast'),
];

const ipv6Ranges: readonly Range[] = [
	range('::', 128, 'unspecified'),
	range('::1', 128, 'loopback'),
	range('fc00::', 7, 'private'),
	// Site-local: given up by RFC 3879, still private where it is in use.
	range('fec0::', 10, 'private'),
	range('fe80::', 10, 'link-local'),
	range('ff00::', 8, 'multicast'),
];

const globalUnicast = ip('2000::');

const reservations: Readonly<Record<4 | 6, readonly Range<Reservation>[]>> = {
	4: [
		// RFC 5737.
		range('192.0.2.0', 24, 'documentation'),
		range('198.51.100.0', 24, 'documentation'),
		range('203.0.113.0', 24, 'documentation'),
		// RFC 2544.
		range('198.18.0.0', 15, 'testing'),
		// RFC 6890; RFC 7526, the relays of 6to4.
		range('192.0.0.0', 24, 'protocol'),
		range('192.88.99.0', 24, 'protocol'),
		// RFC 1112.
		range('240.0.0.0', 4, 'unassigned'),
	],
	6: [
		// RFC 3849, RFC 9637.
		range('2001:db8::', 32, 'documentation'),
		range('3fff::', 20, 'documentation'),
		// NAT64: RFC 6052, RFC 8215.
		range('64:ff9b::', 96, 'translation'),
		range('64:ff9b:1::', 48, 'translation'),
		// RFC 5180.
		range('2001:2::', 48, 'testing'),
		// ORCHID: names that look like addresses (RFC 4843, RFC 7343).
		range('2001:10::', 28, 'protocol'),
		range('2001:20::', 28, 'protocol'),
		// What is sent there is thrown away (RFC 6666).
		range('100::', 64, 'protocol'),
	],
};

const carriers: readonly (readonly [prefix: Ip, bits: number])[] = [
	[ip('::ffff:0:0'), 96],
	[ip('64:ff9b::'), 96],
	[ip('::'), 96],
];

function innerIpv4(bytes: Uint8Array): Uint8Array | undefined {
	const own = within(bytes, ip('::'), 127);
	if (own || !carriers.some(([prefix, bits]) => within(bytes, prefix, bits))) return undefined;
	return bytes.subarray(12);
}

function match<What>(ranges: readonly Range<What>[], bytes: Uint8Array): What | undefined {
	return ranges.find(([prefix, bits]) => within(bytes, prefix, bits))?.[2];
}

function within(bytes: Uint8Array, prefix: Ip, bits: number): boolean {
	return prefix.bytes.every((expected, index) => {
		const mask = (0xff00 >> Math.min(8, Math.max(0, bits - index * 8))) & 0xff;
		return ((bytes[index] ?? 0) & mask) === (expected & mask);
	});
}

function range<What>(prefix: string, bits: number, what: What): Range<What> {
	return [ip(prefix), bits, what];
}

function ip(text: string): Ip {
	const parsed = parseIp(text);
	if (!parsed) throw new Error(`No IP address: ${text}`);
	return parsed;
}

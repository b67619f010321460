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
	return match(inner ? ipv4Ranges : ipv6Ranges, inner ?? ip.bytes);
}

type Range = readonly [prefix: Ip, bits: number, scope: AddressScope];

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

function match(ranges: readonly Range[], bytes: Uint8Array): AddressScope {
	return ranges.find(([prefix, bits]) => within(bytes, prefix, bits))?.[2] ?? 'public';
}

function within(bytes: Uint8Array, prefix: Ip, bits: number): boolean {
	return prefix.bytes.every((expected, index) => {
		const mask = (0xff00 >> Math.min(8, Math.max(0, bits - index * 8))) & 0xff;
		return ((bytes[index] ?? 0) & mask) === (expected & mask);
	});
}

function range(prefix: string, bits: number, scope: AddressScope): Range {
	return [ip(prefix), bits, scope];
}

function ip(text: string): Ip {
	const parsed = parseIp(text);
	if (!parsed) throw new Error(`No IP address: ${text}`);
	return parsed;
}

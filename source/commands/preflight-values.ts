import {networkInterfaces} from 'node:os';
import {openZones} from '../knowledge/blocklists.ts';
import {whoamiServices} from '../knowledge/whoami.ts';
import type {ConsentGroup} from '../model/check.ts';
import type {AddressScope} from '../model/dns.ts';
import type {Mailbox} from '../model/session.ts';
import {plainAddress} from '../preflight/addresses.ts';
import type {WhoAmI} from '../preflight/preflight.ts';
import {parseMailbox} from '../protocol/address.ts';
import {parseIp} from '../protocol/ip.ts';
import {addressScope, type Reservation, reservedFor} from '../protocol/scope.ts';
import {visible} from '../protocol/visible.ts';
import {practiceWhoAmI, practiceZones} from '../practice/learner.ts';
import {fail, hostOf} from './option-values.ts';
import type {GivenChoices} from './preflight-flags.ts';

/** What the command line says about looking at ourselves. */
export type PreflightChoices = {
	readonly ownAddresses: readonly string[];
	readonly whoami: WhoAmI;
	readonly zones: readonly string[];
	/** What the person agreed to on the command line. */
	readonly agreed: readonly ConsentGroup[];
};

/**
 * Check what was given. A zone or a service that is named is agreed to.
 * `machine`: the addresses of this machine.
 */
export function choicesOf(
	given: GivenChoices,
	machine: () => readonly string[] = interfaceAddresses,
): PreflightChoices {
	const zones = given.dnsblZones.map((text) => zoneOf(text));
	const asksWho = given.whoami !== undefined && given.whoami !== false;
	return {
		ownAddresses: ownAddressesOf(given, machine),
		whoami:
			typeof given.whoami === 'string' && given.whoami !== ''
				? whoamiOf(given.whoami)
				: given.practice
					? practiceWhoAmI
					: usualWhoAmI(),
		zones: zones.length > 0 ? zones : given.practice ? practiceZones : openZones,
		agreed: [
			...(asksWho ? (['whoami'] as const) : []),
			...(given.callback ? (['callback'] as const) : []),
			...(given.dnsbl || zones.length > 0 ? (['blocklists'] as const) : []),
		],
	};
}

function usualWhoAmI(): WhoAmI {
	const [usual] = whoamiServices;
	return usual ?? fail('--whoami: name one as NAME@SERVER.');
}

function ownAddressesOf(
	{myIp, practice}: GivenChoices,
	machine: () => readonly string[],
): readonly string[] {
	// A network whose machines have such addresses is one for trying things out.
	const isUsual = (own: string): boolean =>
		reservedFor(own) === 'documentation' &&
		(practice || machine().some((address) => areNeighbours(address, own)));
	const addresses = myIp.map((text) => ownAddressOf(text, isUsual));
	const families = new Set(addresses.map((address) => parseIp(address)?.family));
	if (families.size < addresses.length) {
		fail('--my-ip: give at most one IPv4 and one IPv6 address.');
	}
	return addresses;
}

function interfaceAddresses(): readonly string[] {
	const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
	return all.map(({address}) => address);
}

/** In one range for documentation: IPv4 has three of a /24, IPv6 one of a /32 and a wider one. */
function areNeighbours(one: string, other: string): boolean {
	const [ours, theirs] = [parseIp(one), parseIp(other)];
	const length = ours?.family === 4 ? 3 : 4;
	return (
		ours?.family === theirs?.family &&
		ours?.bytes.subarray(0, length).join('.') === theirs?.bytes.subarray(0, length).join('.')
	);
}

/** One that a single host can have towards others; that of a private network is judged later. */
function ownAddressOf(text: string, isUsual: (address: string) => boolean): string {
	const address =
		plainAddress(text) ??
		fail(`--my-ip: ${visible(text)} is no IP address; one looks like 192.0.2.7 or 2001:db8::7.`);
	const reserved = reservedFor(address);
	const what =
		reserved !== undefined && !isUsual(address)
			? nobodys[reserved]
			: notOneHost[addressScope(address)];
	return what === undefined
		? address
		: fail(`--my-ip: ${visible(text)} is ${what}. Give the address that others see you by.`);
}

const notOneHost: Readonly<Record<AddressScope, string | undefined>> = {
	public: undefined,
	private: undefined,
	loopback: 'the address by which a machine reaches itself',
	unspecified: 'no address of any machine',
	multicast: 'the address of a group, not of one machine',
	'link-local': 'an address for the nearest network only',
};

const nobodys: Readonly<Record<Reservation, string>> = {
	documentation: 'an address for documentation, which nobody on the internet has',
	translation: 'how a NAT64 writes an IPv4 address, and nobody is seen by it',
	testing: 'an address for testing devices, which nobody on the internet has',
	protocol: 'an address set aside for a protocol, which no machine is seen by',
	unassigned: 'from a range that is given to nobody',
};

function whoamiOf(text: string): WhoAmI {
	const at = text.lastIndexOf('@');
	if (at < 1)
		fail(`--whoami: ${visible(text)} should look like NAME@SERVER, the server by its IP address.`);
	const name = hostOf(text.slice(0, at), '--whoami');
	const server = hostOf(text.slice(at + 1), '--whoami');
	if (name.isLiteral || name.port !== undefined || !server.isLiteral) {
		fail(`--whoami: ${visible(text)} should look like NAME@SERVER, the server by its IP address.`);
	}
	return {
		name: `the DNS server ${server.host}`,
		question: {name: name.host, type: server.host.includes(':') ? 'AAAA' : 'A'},
		server: {address: server.host, port: server.port ?? 53},
	};
}

function zoneOf(text: string): string {
	const {host, isLiteral, port} = hostOf(text, '--dnsbl-zone');
	return isLiteral || port !== undefined
		? fail(`--dnsbl-zone: ${visible(text)} is no zone, such as zen.spamhaus.org.`)
		: host;
}

/** `--to`: an address, or a domain. */
export function recipientOf(text: string): Mailbox {
	const parsed = parseMailbox(text.includes('@') ? text : `postmaster@${text}`);
	return parsed.ok ? parsed.mailbox : fail(`--to: ${parsed.message}`);
}

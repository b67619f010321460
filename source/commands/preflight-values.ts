import {openZones} from '../knowledge/blocklists.ts';
import {whoamiServices} from '../knowledge/whoami.ts';
import type {ConsentGroup} from '../model/check.ts';
import type {AddressScope} from '../model/dns.ts';
import type {Mailbox} from '../model/session.ts';
import {plainAddress} from '../preflight/addresses.ts';
import type {WhoAmI} from '../preflight/preflight.ts';
import {parseMailbox} from '../protocol/address.ts';
import {parseIp} from '../protocol/ip.ts';
import {addressScope} from '../protocol/scope.ts';
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

/** Check what was given. A zone or a service that is named is agreed to. */
export function choicesOf(given: GivenChoices): PreflightChoices {
	const zones = given.dnsblZones.map((text) => zoneOf(text));
	const asksWho = given.whoami !== undefined && given.whoami !== false;
	return {
		ownAddresses: ownAddressesOf(given.myIp),
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

function ownAddressesOf(texts: readonly string[]): readonly string[] {
	const addresses = texts.map(ownAddressOf);
	const families = new Set(addresses.map((address) => parseIp(address)?.family));
	if (families.size < addresses.length) {
		fail('--my-ip: give at most one IPv4 and one IPv6 address.');
	}
	return addresses;
}

/** One that a single host can have towards others; that of a private network is judged later. */
function ownAddressOf(text: string): string {
	const address =
		plainAddress(text) ?? fail(`--my-ip: ${visible(text)} is no IP address, such as 192.0.2.7.`);
	const what = notOneHost[addressScope(address)];
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

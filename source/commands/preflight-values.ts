import {openZones} from '../knowledge/blocklists.ts';
import {whoamiServices} from '../knowledge/whoami.ts';
import type {ConsentGroup} from '../model/check.ts';
import type {Mailbox} from '../model/session.ts';
import type {WhoAmI} from '../preflight/preflight.ts';
import {parseMailbox} from '../protocol/address.ts';
import {normalizeIp, parseIp} from '../protocol/ip.ts';
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
	const addresses = texts.map(
		(text) =>
			normalizeIp(text) ?? fail(`--my-ip: ${visible(text)} is no IP address, such as 192.0.2.7.`),
	);
	const families = new Set(addresses.map((address) => parseIp(address)?.family));
	if (families.size < addresses.length) {
		fail('--my-ip: give at most one IPv4 and one IPv6 address.');
	}
	return addresses;
}

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

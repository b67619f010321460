import type {DnsAnswer, DnsRecord, HostAddress, MailHost, RouteSource} from '../model/dns.ts';
import type {Identity} from '../model/session.ts';
import {visible} from '../protocol/visible.ts';
import {digText, recordLine} from './dns.ts';
import {plural, seconds, wrap} from './layout.ts';
import {heloSources, routeTitles, senderSources} from './words.ts';

function shortData(record: DnsRecord): string | undefined {
	if (record.type === 'A' || record.type === 'AAAA') return visible(record.address);
	if (record.type === 'PTR' || record.type === 'CNAME') return visible(record.target);
	return undefined;
}

/** Why there is nothing, in the words of the DNS. */
const failures: Readonly<Record<Exclude<DnsAnswer['status'], 'answer'>, string>> = {
	nodata: 'no such record',
	nxdomain: 'no such name (NXDOMAIN)',
	servfail: 'the DNS server failed (SERVFAIL)',
	refused: 'the DNS server refused (REFUSED)',
	timeout: 'no answer from the DNS (time-out)',
	malformed: 'the answer is malformed',
	unreachable: 'the DNS server cannot be reached',
};

/** An answer of the DNS: what it said, who said it and how long that took; with `verbose` as dig shows it. */
export function dnsLines(answer: DnsAnswer, verbose: boolean): string[] {
	const {question, status} = answer;
	if (verbose)
		return digText(answer)
			.split('\n')
			.map((line) => `=== ${line}`.trimEnd());
	const asked = `DNS ${question.type} ${visible(question.name)}`;
	const over = answer.transport === 'tcp' ? ' over TCP' : '';
	const from = `${visible(answer.server)}${over}, ${seconds(answer.elapsedMs)}`;
	if (status !== 'answer') {
		const isError = status !== 'nodata' && status !== 'nxdomain';
		const prefix = isError ? '*** ' : '=== ';
		const detail = answer.detail === undefined ? '' : `; ${visible(answer.detail)}`;
		return wrap(`${asked}: ${failures[status]} (${from})${detail}`, prefix, `${prefix}  `);
	}
	if (question.type === 'MX') {
		const title = `${asked}: ${plural(answer.answers.length, 'record')} (${from})`;
		const records = answer.answers.map((record) => `===   ${recordLine(record)}`);
		return [...wrap(title, '=== ', '===   '), ...records];
	}
	const data = answer.answers
		.map((record) => shortData(record))
		.filter((text) => text !== undefined);
	return wrap(`${asked}: ${data.join(', ')} (${from})`, '=== ', '===   ');
}

const hostFailures: Readonly<Record<NonNullable<MailHost['failure']>, string>> = {
	'dns-no-address': 'has no address',
	'dns-nxdomain': 'does not exist (NXDOMAIN)',
	'dns-servfail': 'its DNS failed (SERVFAIL)',
	'dns-refused': 'its DNS refused (REFUSED)',
	'dns-timeout': 'its DNS did not answer (time-out)',
};

function addressText(address: HostAddress): string {
	const scope = address.scope === 'public' ? '' : ` (${address.scope})`;
	return visible(address.address) + scope;
}

/** One mail exchanger: preference, name, addresses, time to live, and what is wrong with it. */
export function hostLines(host: MailHost, lead = ''): string[] {
	const preference = host.preference === undefined ? '' : `${host.preference} `;
	const addresses = host.addresses?.map((address) => addressText(address)).join(', ') ?? '';
	const parts = [
		...(addresses === '' ? [] : [addresses]),
		...(host.failure === undefined ? [] : [hostFailures[host.failure]]),
		...(isKnown(host) ? [] : ['addresses still being asked']),
		...(host.alias === undefined
			? []
			: [`an alias (CNAME) of ${visible(host.alias)}, which an MX must not be`]),
		...(host.ttl === undefined ? [] : [`TTL ${host.ttl} s`]),
	];
	const name = visible(host.host);
	const rest = parts.filter((part, index) => !(index === 0 && part === name));
	const tail = rest.length === 0 ? '' : `: ${rest.join('; ')}`;
	const prefix = lead === '' ? '===   ' : '=== ';
	return wrap(`${lead}${preference}${name}${tail}`, prefix, `${prefix}  `);
}

/** Are the addresses of the host known, or known to be missing? */
export function isKnown(host: MailHost): boolean {
	return host.addresses !== undefined || host.failure !== undefined;
}

/** The list of hosts in the order of use. */
export function routeLines(
	domain: string,
	source: RouteSource,
	hosts: readonly MailHost[],
	elapsedMs: number | undefined,
): string[] {
	const time = elapsedMs === undefined ? '' : ` (${seconds(elapsedMs)})`;
	const groups = new Set(hosts.map((host) => host.group));
	return [
		...wrap(`${visible(domain)} ${routeTitles[source]}${time}:`, '=== ', '===   '),
		...hosts.flatMap((host) => hostLines(host)),
		...(groups.size < hosts.length
			? wrap('Hosts of equal preference are taken in random order.', '=== ')
			: []),
	];
}

/** Who we say we are, and why. */
export function identityLines(identity: Identity): string[] {
	const address = identity.address === undefined ? 'unknown' : visible(identity.address);
	const ptr =
		identity.ptr === undefined
			? 'no reverse name found'
			: `reverse name ${visible(identity.ptr)}, ${
					identity.ptrConfirmed ? 'which leads back to it' : 'which does not lead back to it'
				}`;
	const sender = `<${visible(identity.sender)}>`;
	return [
		...wrap(`Your address on the way: ${address}; ${ptr}.`, '=== ', '===   '),
		...wrap(
			`EHLO name ${visible(identity.helo)} (${heloSources[identity.heloSource]}); sender ${sender} (${senderSources[identity.senderSource]}).`,
			'=== ',
			'===   ',
		),
	];
}

import type {AddressScope, DnsAnswer, DnsStatus, HostAddress, MailHost} from '../model/dns.ts';
import type {Ended} from '../model/stage.ts';
import {canonical, followAliases} from './aliases.ts';
import {maxAddressesPerHost, maxMailHosts} from './bounds.ts';
import {normalizeIp, parseIp} from './ip.ts';

/** What the answer to an MX question says. */
export type MxReading =
	/** In the order of use. Names are NOT safe to show. */
	| {readonly kind: 'hosts'; readonly hosts: readonly MailHost[]}
	/** The domain takes no mail (RFC 7505). */
	| {readonly kind: 'null-mx'}
	/** No MX record: the domain itself is the host (RFC 5321 §5.1). */
	| {readonly kind: 'none'}
	| {readonly kind: 'failed'; readonly ended: Ended};

/** Brings hosts of equal preference into random order (RFC 5321 §5.1); randomness is the caller's. */
export type Shuffle = <T>(items: readonly T[]) => readonly T[];

/** What the answers for one host's A and AAAA say. */
export type AddressReading = {
	/** IPv4 before IPv6, each in the order of the answer; without repetitions. */
	readonly addresses: readonly HostAddress[];
	/** The end of the CNAME chain, if the host name is an alias. NOT safe to show. */
	readonly alias: string | undefined;
	/** Why there is no address; undefined if there is one. */
	readonly failure: MailHost['failure'];
};

/**
 * Read the answer to an MX question. Only records of the name asked for, or of
 * what it is an alias of, count. '.' is a null MX if nothing stands beside it,
 * whatever its preference (RFC 7505 §3 wants 0), and is passed over otherwise.
 * A host named twice keeps its better place.
 */
export function readMx(answer: DnsAnswer, shuffle: Shuffle = (items) => items): MxReading {
	const ended = mxFailure(answer.status);
	if (ended) return {kind: 'failed', ended};
	if (answer.status === 'nodata') return {kind: 'none'};
	const {names} = followAliases(answer);
	const best = new Map<string, {preference: number; ttl: number}>();
	let sawRoot = false;
	for (const record of answer.answers) {
		if (record.type !== 'MX' || !names.has(canonical(record.name))) continue;
		const host = canonical(record.exchange);
		const {preference, ttl} = record;
		if (host === '') sawRoot = true;
		else if (preference < (best.get(host)?.preference ?? Infinity))
			best.set(host, {preference, ttl});
	}
	if (best.size === 0) return {kind: sawRoot ? 'null-mx' : 'none'};
	return {kind: 'hosts', hosts: inOrderOfUse(best, shuffle)};
}

/**
 * Read A and AAAA of one host, in any order. That one family failed is no
 * failure while the other has an address.
 */
export function readAddresses(
	answers: readonly DnsAnswer[],
	scopeOf: (address: string) => AddressScope,
): AddressReading {
	const found = new Map<string, HostAddress>();
	let alias: string | undefined;
	for (const answer of answers) {
		const {names, end} = followAliases(answer);
		if (names.size > 1) alias ??= end;
		for (const record of answer.answers) {
			if (record.type !== 'A' && record.type !== 'AAAA') continue;
			const address = normalizeIp(record.address);
			if (address === undefined || found.has(address)) continue;
			if (!names.has(canonical(record.name))) continue;
			const family = parseIp(address)?.family ?? 4;
			found.set(address, {address, family, scope: scopeOf(address), ttl: record.ttl});
		}
	}
	const addresses = bounded([...found.values()]);
	return {addresses, alias, failure: addresses.length > 0 ? undefined : failureOf(answers)};
}

function mxFailure(status: DnsStatus): Ended | undefined {
	return status === 'nxdomain' ? 'dns-nxdomain' : resolverFailure(status);
}

/** The resolver could not tell. */
function resolverFailure(
	status: DnsStatus,
): 'dns-servfail' | 'dns-refused' | 'dns-timeout' | undefined {
	switch (status) {
		case 'answer':
		case 'nodata':
		case 'nxdomain':
			return undefined;
		case 'servfail':
		case 'malformed':
			return 'dns-servfail';
		case 'refused':
			return 'dns-refused';
		case 'timeout':
		case 'unreachable':
			return 'dns-timeout';
		default:
			return status satisfies never;
	}
}

function failureOf(answers: readonly DnsAnswer[]): MailHost['failure'] {
	for (const answer of answers) {
		const failure = resolverFailure(answer.status);
		if (failure) return failure;
	}
	const gone = answers.length > 0 && answers.every((answer) => answer.status === 'nxdomain');
	return gone ? 'dns-nxdomain' : 'dns-no-address';
}

function inOrderOfUse(
	best: ReadonlyMap<string, {preference: number; ttl: number}>,
	shuffle: Shuffle,
): MailHost[] {
	const groups = Map.groupBy(best, ([, {preference}]) => preference);
	const sorted = [...groups].toSorted(([a], [b]) => a - b);
	const hosts = sorted.flatMap(([preference, members], group) =>
		shuffle(members).map(([host, {ttl}]): MailHost => {
			return {
				host,
				preference,
				ttl,
				group,
				addresses: undefined,
				alias: undefined,
				failure: undefined,
			};
		}),
	);
	return hosts.slice(0, maxMailHosts);
}

/** Neither family crowds out the other. */
function bounded(all: readonly HostAddress[]): HostAddress[] {
	const four = all.filter(({family}) => family === 4);
	const six = all.filter(({family}) => family === 6);
	const half = Math.floor(maxAddressesPerHost / 2);
	const fours = four.slice(0, Math.max(half, maxAddressesPerHost - six.length));
	return [...fours, ...six.slice(0, maxAddressesPerHost - fours.length)];
}

import {isIPv4} from 'node:net';
import type {RrType} from '../model/dns.ts';

/** One resource record of a practice zone. Names are without the trailing dot, '' is the root. */
export type ZoneRecord = {
	/** Seconds; default 3600. */
	readonly ttl?: number;
} & (
	| {readonly type: 'MX'; readonly preference: number; readonly exchange: string}
	| {readonly type: 'A' | 'AAAA'; readonly address: string}
	| {readonly type: 'CNAME' | 'PTR' | 'NS'; readonly target: string}
	| {readonly type: 'TXT'; readonly strings: readonly string[]}
);

/**
 * What can go wrong instead of an answer. `silent`: nothing comes back.
 * `garbage`: bytes that are no DNS message. `wrong-id`, `wrong-question`: an
 * answer to something else, as a forger would send it.
 */
export type DnsTrouble =
	| 'servfail'
	| 'refused'
	| 'nxdomain'
	| 'formerr'
	| 'notimp'
	| 'silent'
	| 'garbage'
	| 'wrong-id'
	| 'wrong-question';

/** All that is known at one name. */
export type ZoneNode = {
	readonly records?: readonly ZoneRecord[];
	readonly trouble?: DnsTrouble;
	/** The types that `trouble` is limited to; default: all. */
	readonly troubleOnly?: readonly RrType[];
	/** Over UDP the answer is cut (TC) whatever its size. */
	readonly cut?: boolean;
	/** Over TCP, this instead of an answer. */
	readonly tcpTrouble?: DnsTrouble;
	readonly delayMs?: number;
};

/** Names in lower case, without the trailing dot. */
export type ZoneData = Readonly<Record<string, ZoneNode>>;

/** What the practice resolver finds for a question. */
export type Finding = {
	readonly rcode: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED' | 'FORMERR' | 'NOTIMP';
	readonly answers: readonly NamedRecord[];
	/** Zone whose SOA belongs into the authority section (RFC 2308 §3); undefined: none. */
	readonly soaOf: string | undefined;
	/** The node that decides about delays, cuts and trouble. */
	readonly node: ZoneNode | undefined;
	readonly trouble: DnsTrouble | undefined;
};

export type NamedRecord = {readonly name: string; readonly record: ZoneRecord};

/** All names of the practice world and the tops of its zones. */
export type World = {
	readonly names: ReadonlyMap<string, ZoneNode>;
	readonly apexes: ReadonlySet<string>;
};

/** The RCODE that a trouble shows itself as; the others have none. */
export const troubleRcodes: Partial<Record<DnsTrouble, Finding['rcode']>> = {
	servfail: 'SERVFAIL',
	refused: 'REFUSED',
	nxdomain: 'NXDOMAIN',
	formerr: 'FORMERR',
	notimp: 'NOTIMP',
};

/** Longest chain of aliases that the practice resolver follows. */
const maxAliases = 8;

/** Lower case, without the trailing dot. */
export function canonicalName(name: string): string {
	return name.toLowerCase().replace(/\.$/, '');
}

/**
 * Answer as a recursive resolver would: aliases are followed, a name that does
 * not exist and a type that does not exist are told apart (RFC 2308 §2), and
 * names outside the practice world are refused rather than denied, since
 * nothing is known about them.
 */
export function lookUp(world: World, name: string, type: string): Finding {
	const answers: NamedRecord[] = [];
	let current = canonicalName(name);
	for (let hops = 0; hops <= maxAliases; hops++) {
		const soaOf = apexOf(world, current);
		const node = world.names.get(current);
		if (soaOf === undefined) return finding('REFUSED', answers, undefined, node);
		if (!node) {
			const rcode = hasNamesBelow(world, current) ? 'NOERROR' : 'NXDOMAIN';
			return finding(rcode, answers, soaOf, undefined);
		}
		const trouble = troubleOf(node, type);
		if (trouble) return troubled(trouble, soaOf, node);
		const records = node.records ?? [];
		const wanted = records.filter((record) => record.type === type);
		const alias = records.find(isAlias);
		for (const record of wanted) answers.push({name: current, record});
		if (wanted.length > 0) return finding('NOERROR', answers, undefined, node);
		if (!alias) return finding('NOERROR', answers, soaOf, node);
		answers.push({name: current, record: alias});
		current = canonicalName(alias.target);
	}
	// A loop of aliases: resolvers give up with SERVFAIL.
	return finding('SERVFAIL', [], undefined, world.names.get(canonicalName(name)));
}

/** The name under which an address has its PTR record (RFC 1035 §3.5, RFC 3596 §2.5). */
export function reverseName(address: string): string {
	if (isIPv4(address)) return `${address.split('.').toReversed().join('.')}.in-addr.arpa`;
	const nibbles = expandIpv6(address).replaceAll(':', '');
	return `${Array.from(nibbles).toReversed().join('.')}.ip6.arpa`;
}

/** All eight groups of an IPv6 address in four digits each. */
function expandIpv6(address: string): string {
	const [head = '', tail] = address.toLowerCase().split('::');
	const left = head === '' ? [] : head.split(':');
	const right = tail === undefined || tail === '' ? [] : tail.split(':');
	const missing = Array.from({length: 8 - left.length - right.length}, () => '0');
	return [...left, ...missing, ...right].map((group) => group.padStart(4, '0')).join(':');
}

function finding(
	rcode: Finding['rcode'],
	answers: readonly NamedRecord[],
	soaOf: string | undefined,
	node: ZoneNode | undefined,
): Finding {
	return {rcode, answers, soaOf, node, trouble: undefined};
}

function troubled(trouble: DnsTrouble, soaOf: string, node: ZoneNode): Finding {
	const rcode = troubleRcodes[trouble] ?? 'NOERROR';
	const authority = trouble === 'nxdomain' ? soaOf : undefined;
	return {rcode, answers: [], soaOf: authority, node, trouble};
}

function troubleOf(node: ZoneNode, type: string): DnsTrouble | undefined {
	if (!node.trouble) return undefined;
	if (node.troubleOnly && !node.troubleOnly.some((only) => only === type)) return undefined;
	return node.trouble;
}

/** The top of the zone that the name belongs to; undefined outside of the practice world. */
export function apexOf(world: World, name: string): string | undefined {
	let rest = name;
	while (true) {
		if (world.apexes.has(rest)) return rest;
		const dot = rest.indexOf('.');
		if (dot === -1) return undefined;
		rest = rest.slice(dot + 1);
	}
}

function hasNamesBelow(world: World, name: string): boolean {
	const end = `.${name}`;
	for (const other of world.names.keys()) if (other.endsWith(end)) return true;
	return false;
}

function isAlias(record: ZoneRecord): record is ZoneRecord & {type: 'CNAME'; target: string} {
	return record.type === 'CNAME';
}

import {randomInt} from 'node:crypto';
import type {Answer} from 'dns-packet';
import type {DnsAnswer, RrType} from '../../source/model/dns.ts';
import {systemClock} from '../../source/net/io.ts';
import {createResolver} from '../../source/net/resolver.ts';
import {failure, type SpfResolver} from '../../source/preflight/spf/questions.ts';
import {type DnsQuery, dnsReply, type FakeDns, overTcp, startDns} from './dns.ts';

type Broken = 'TIMEOUT' | 'SERVFAIL' | 'REFUSED';

/** What stands at a name. A word instead of a record: what becomes of every type that has none. */
export type SpfRecord =
	| readonly ['TXT', ...string[]]
	| readonly ['A' | 'AAAA' | 'PTR' | 'CNAME', string]
	| readonly ['MX', number, string]
	| Broken;
export type SpfZone = Readonly<Record<string, readonly SpfRecord[]>>;

/** What a question comes to. */
type Found = {
	readonly records: readonly (readonly [string, SpfRecord])[];
	readonly status: Broken | 'NOERROR' | 'NXDOMAIN';
};

function look(zone: SpfZone, asked: string, type: string): Found {
	const records: (readonly [string, SpfRecord])[] = [];
	let name = asked;
	for (let hops = 0; hops < 20; hops++) {
		const here = Object.entries(zone).find(
			([key]) => key.toLowerCase() === name.toLowerCase(),
		)?.[1];
		const below = Object.keys(zone).some((key) =>
			key.toLowerCase().endsWith(`.${name.toLowerCase()}`),
		);
		if (!here) return {records, status: below ? 'NOERROR' : 'NXDOMAIN'};
		const own = here.filter((record) => record[0] === type);
		records.push(...own.map((record) => [name, record] as const));
		if (own.length > 0) return {records, status: 'NOERROR'};
		const alias = here.find((record) => record[0] === 'CNAME');
		const broken = here.find((record) => typeof record === 'string');
		if (!alias || typeof alias === 'string') return {records, status: broken ?? 'NOERROR'};
		records.push([name, alias]);
		name = String(alias[1]);
	}
	return {records, status: 'NOERROR'};
}

/** The zone in memory, as node:dns would give it to the library. */
export function inMemory(zone: SpfZone): SpfResolver {
	return (name, type) => {
		const {records, status} = look(zone, name, type);
		const values = records.flatMap(([, record]) => (record[0] === type ? [valueOf(record)] : []));
		if (values.length > 0) return Promise.resolve(values);
		const codes = {NOERROR: 'ENODATA', NXDOMAIN: 'ENOTFOUND', TIMEOUT: 'ETIMEOUT'} as const;
		return Promise.reject(
			failure(status in codes ? codes[status as keyof typeof codes] : `E${status}`, name, type),
		);
	};
}

function valueOf(record: SpfRecord): unknown {
	if (typeof record === 'string') return undefined;
	if (record[0] === 'TXT') return record.slice(1);
	if (record[0] === 'MX') return {priority: record[1], exchange: record[2]};
	return record[1];
}

/** The zone on a real DNS server on loopback, asked by our own resolver. */
export type ServedZone = {
	readonly dns: FakeDns;
	readonly ask: (name: string, type: RrType) => Promise<DnsAnswer>;
	close(): Promise<void>;
};

export async function serveZone(zone: SpfZone): Promise<ServedZone> {
	// Waiting is for silence only; a busy machine must not look like it.
	const isSilent = Object.values(zone).some((records) => records.includes('TIMEOUT'));
	const timeoutMs = isSilent ? 1000 : 5000;
	const dns = await startDns((query) => reply(zone, query));
	const resolver = createResolver({
		servers: [{address: dns.address, port: dns.port}],
		timeoutMs,
		tries: 1,
		clock: systemClock,
		randomId: () => randomInt(65_536),
	});
	const {signal} = new AbortController();
	return {
		dns,
		ask: (name, type) => resolver.resolve({name, type}, signal),
		close: () => dns.close(),
	};
}

function reply(zone: SpfZone, query: DnsQuery): readonly Buffer[] {
	const {records, status} = look(zone, query.name, query.type);
	if (status === 'TIMEOUT') return [];
	const answers = records.map(([name, record]) => answerOf(name, record));
	const message = dnsReply(query, {rcode: status, answers});
	if (query.transport === 'tcp') return [overTcp(message)];
	return [message.length > 1232 ? dnsReply(query, {truncated: true}) : message];
}

function answerOf(name: string, record: SpfRecord): Answer {
	const head = {name, ttl: 300} as const;
	if (typeof record === 'string') throw new TypeError('no record');
	switch (record[0]) {
		case 'TXT':
			return {...head, type: 'TXT', data: record.slice(1).map((text) => Buffer.from(text))};
		case 'MX':
			return {...head, type: 'MX', data: {preference: record[1], exchange: record[2] || '.'}};
		default:
			return {...head, type: record[0], data: record[1]};
	}
}

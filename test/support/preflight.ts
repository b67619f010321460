import {randomInt} from 'node:crypto';
import type {Answer} from 'dns-packet';
import type {Self} from '../../source/model/check.ts';
import type {DnsAnswer} from '../../source/model/dns.ts';
import {createResolver} from '../../source/net/resolver.ts';
import type {CheckContext, Theirs} from '../../source/preflight/context.ts';
import {dnsReply, type FakeDns, startDns} from './dns.ts';
import {planFor} from './view.ts';

/** 'name TYPE' → what a server says; 'name' alone: how it fails for every type. */
export type ZoneData = Readonly<
	Record<string, readonly string[] | 'silence' | 'SERVFAIL' | 'REFUSED'>
>;

/** A server of these names and no others. `rewrite`: what it says in the place of NXDOMAIN. */
export function startZone(data: ZoneData, rewrite?: string): Promise<FakeDns> {
	const names = Object.keys(data).map((key) => key.split(' ')[0]!.toLowerCase());
	return startDns((query) => {
		const name = query.name.toLowerCase() || '.';
		const found = data[`${name} ${query.type}`] ?? data[name];
		if (found === 'silence') return [];
		if (typeof found === 'string') return dnsReply(query, {rcode: found});
		const alias = data[`${name} CNAME`];
		if (!found && Array.isArray(alias)) {
			const answers = follow(name, query.type, data);
			const last = answers.at(-1);
			const isGone = last?.type === 'CNAME' && !names.includes(last.data);
			// The code is that of the last name (RFC 6604 §3).
			return dnsReply(query, isGone ? {answers, rcode: 'NXDOMAIN'} : {answers});
		}
		if (found)
			return dnsReply(query, {answers: found.map((each) => record(name, query.type, each))});
		const exists = names.some((each) => each === name || each.endsWith(`.${name}`));
		if (exists) return dnsReply(query);
		if (rewrite !== undefined && query.type === 'A') {
			return dnsReply(query, {answers: [record(name, 'A', rewrite)]});
		}
		return dnsReply(query, {rcode: 'NXDOMAIN'});
	});
}

function follow(start: string, type: string, data: ZoneData): readonly Answer[] {
	const answers: Answer[] = [];
	let name = start;
	for (let hops = 0; hops < 8; hops++) {
		const alias = data[`${name} CNAME`];
		if (!Array.isArray(alias)) break;
		answers.push(record(name, 'CNAME', alias[0] as string));
		name = alias[0] as string;
	}
	const end = data[`${name} ${type}`];
	if (Array.isArray(end)) answers.push(...end.map((each: string) => record(name, type, each)));
	return answers;
}

function record(name: string, type: string, value: string): Answer {
	if (type === 'MX') {
		const [preference, exchange = ''] = value.split(' ');
		return {name, type, ttl: 60, data: {preference: Number(preference), exchange}};
	}
	if (type === 'TXT') {
		// As a zone file has it: strings of at most 255 bytes, with room for letters of several.
		return {name, type, ttl: 60, data: value.match(/.{1,80}/gsu) ?? ['']};
	}
	return {name, type, ttl: 60, data: value} as Answer;
}

const clock = {now: () => performance.now(), date: () => new Date()};

/** A context whose questions go through our real resolver, each once. */
export function contextAt(
	server: {readonly address: string; readonly port: number},
	options: {
		readonly self?: Partial<Self>;
		readonly theirs?: Theirs | undefined;
		readonly timeoutMs?: number;
	},
): CheckContext {
	const resolver = createResolver({
		servers: [server],
		timeoutMs: options.timeoutMs ?? 8000,
		tries: 1,
		clock,
		randomId: () => randomInt(65_536),
	});
	const {signal} = new AbortController();
	const asked = new Map<string, Promise<DnsAnswer>>();
	return {
		self: {...self, ...options.self},
		theirs: options.theirs,
		signal,
		ask(name, type) {
			const key = `${name} ${type}`;
			const known = asked.get(key) ?? resolver.resolve({name, type}, signal);
			asked.set(key, known);
			return known;
		},
	};
}

/** Somebody for whom all is well, if DNS agrees. */
export const self: Self = {
	addresses: [{address: '203.0.113.7', family: 4, source: 'echo', local: undefined}],
	helo: 'mail.example.org',
	heloSource: 'option',
	sender: 'me@example.org',
	senderSource: 'option',
};

/** Whom a walk would be to. */
export const theirs: Theirs = {
	mailbox: planFor('alice@target.example').mailbox,
	hosts: ['mx1.target.example'],
};

import {randomInt} from 'node:crypto';
import {hostname} from 'node:os';
import {performance} from 'node:perf_hooks';
import type {Clock, Io} from '../engine/io.ts';
import type {DnsAnswer, DnsQuestion} from '../model/dns.ts';
import {createDialer, type Preparable} from './dialer.ts';
import {createIdentify} from './identity.ts';
import {createResolver, systemServers} from './resolver.ts';
import {sourceAddress} from './source-address.ts';

/** The machine's own clocks. */
export const systemClock: Clock = {
	now: () => performance.now(),
	date: () => new Date(),
};

/** How often a silent DNS server is asked within the time for a question. */
const dnsTries = 2;

/** Ask one DNS server, whichever the system would ask. */
export type AskAt = (
	server: {readonly address: string; readonly port: number},
	question: DnsQuestion,
	signal: AbortSignal,
) => Promise<DnsAnswer>;

/**
 * The real network. No `servers` means those of the system; `ca` holds PEM
 * certificates to trust besides the usual ones; `ownAddresses` are the public ones
 * that the person says are ours, and names that are `isBorrowed` make no sender. With `ownAddress` (and
 * `ownAddress6` towards IPv6) we are said to be there, and neither the routing
 * table nor the name of this machine is asked: for networks that do not exist.
 */
export function createIo(options: {
	readonly servers: readonly {readonly address: string; readonly port: number}[];
	readonly ca: readonly string[];
	readonly dnsTimeoutMs: number;
	readonly ownAddresses?: readonly string[];
	readonly isBorrowed?: (name: string) => boolean;
	readonly ownAddress?: string;
	readonly ownAddress6?: string;
}): Io & Preparable & {readonly askAt: AskAt} {
	const {ownAddress, ownAddress6, ownAddresses = []} = options;
	const isBorrowed = options.isBorrowed ?? (() => false);
	const manner = {
		timeoutMs: options.dnsTimeoutMs,
		tries: dnsTries,
		clock: systemClock,
		randomId: () => randomInt(65_536),
	};
	const servers = options.servers.length > 0 ? options.servers : systemServers();
	const resolver = createResolver({...manner, servers});
	const askAt: AskAt = (server, question, signal) =>
		createResolver({...manner, servers: [server]}).resolve(question, signal);
	const identify =
		ownAddress === undefined
			? createIdentify({resolver, hostname, sourceAddress, ownAddresses, isBorrowed})
			: createIdentify({
					resolver,
					isBorrowed,
					hostname: () => '',
					sourceAddress: ({address}) =>
						Promise.resolve(address.family === 6 ? (ownAddress6 ?? ownAddress) : ownAddress),
				});
	const dialer = createDialer({ca: options.ca});
	return {resolver, dialer, identify, clock: systemClock, askAt, prepare: dialer.prepare};
}

import {isIP} from 'node:net';
import {getServers} from 'node:dns';
import type {Clock, Resolver} from '../engine/io.ts';
import type {DnsQuestion, DnsStatus} from '../model/dns.ts';
import {askServer, noAnswer, type Outcome} from './dns-ask.ts';
import type {DnsServer} from './dns-exchange.ts';
import {encodeQuery} from './dns-wire.ts';

/**
 * How to ask. `timeoutMs` is for a question as a whole; within it a silent
 * server is asked up to `tries` times.
 */
export type ResolverOptions = {
	readonly servers: readonly DnsServer[];
	readonly timeoutMs: number;
	readonly tries: number;
	readonly clock: Clock;
	/** A number from 0 to 65535 that nobody can guess. */
	readonly randomId: () => number;
};

const dnsPort = 53;

/**
 * The DNS servers that this system is set up to use; none if it has none. Their
 * addresses may carry a zone ('fe80::1%eth0').
 */
export function systemServers(): readonly DnsServer[] {
	return getServers().flatMap((text) => parseServer(text) ?? []);
}

/** Read a server as node:dns writes it: '192.0.2.1', '192.0.2.1:5353', '2001:db8::1', '[2001:db8::1]:5353'. */
export function parseServer(text: string): DnsServer | undefined {
	const match = /^(?:\[(?<six>[^\]]+)\]|(?<four>[^:]+))(?::(?<port>\d{1,5}))?$/.exec(text);
	const address = isIP(text) === 0 ? (match?.groups?.['six'] ?? match?.groups?.['four']) : text;
	const port = isIP(text) === 0 ? Number(match?.groups?.['port'] ?? dnsPort) : dnsPort;
	if (address === undefined || isIP(address) === 0) return undefined;
	return port > 0 && port < 65536 ? {address, port} : undefined;
}

/**
 * A resolver that asks the given servers itself, in their order, and keeps the
 * answer as it came. A server that cannot be reached, fails or refuses makes it
 * turn to the next at once, a silent one after its share of the time; only
 * silence is asked again, and a late answer still counts. It does not read the
 * hosts file. Throws if a server is no IP address with a port.
 */
export function createResolver(options: ResolverOptions): Resolver {
	for (const {address, port} of options.servers) {
		if (isIP(address) === 0 || !(port > 0 && port < 65536)) {
			throw new RangeError(`No DNS server: ${address} port ${port}`);
		}
	}
	return {
		async resolve(question, signal) {
			signal.throwIfAborted();
			const startedAt = options.clock.now();
			const outcome = refuse(options, question) ?? (await askAll(options, question, signal));
			return {...outcome, elapsedMs: options.clock.now() - startedAt};
		},
	};
}

/** The more an outcome tells about the name, the lower. */
const ranks: Readonly<Record<DnsStatus, number>> = {
	answer: 0,
	nodata: 0,
	nxdomain: 0,
	servfail: 1,
	refused: 2,
	malformed: 3,
	timeout: 4,
	unreachable: 5,
};

/** What needs no asking. */
function refuse(options: ResolverOptions, question: DnsQuestion): Outcome | undefined {
	const [first] = options.servers;
	if (!first) {
		const detail = 'this system has no DNS server set up; name one with --resolver';
		return noAnswer(question, undefined, 'unreachable', detail);
	}
	if (encodeQuery(question, {id: 0, edns: false})) return undefined;
	return noAnswer(question, first, 'malformed', 'no DNS question can carry this name; not asked');
}

function askAll(
	options: ResolverOptions,
	question: DnsQuestion,
	signal: AbortSignal,
): Promise<Outcome> {
	const {clock, randomId, servers, timeoutMs} = options;
	const {promise, resolve, reject} = Promise.withResolvers<Outcome>();
	const turns = Array.from({length: Math.max(1, options.tries)}, () => servers).flat();
	const shareMs = timeoutMs / turns.length;
	const deadline = clock.now() + timeoutMs;
	const stop = new AbortController();
	const outcomes = new Map<DnsServer, Outcome>();
	const asked = new Set<DnsServer>();
	let latest: DnsServer | undefined;
	let pending = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const abort = (): void => fail(signal.reason);
	signal.addEventListener('abort', abort, {once: true});

	function next(): void {
		clearTimeout(timer);
		latest = turns.shift();
		while (latest && outcomes.has(latest)) latest = turns.shift();
		if (latest) start(latest);
		else if (pending === 0) finish();
	}

	function start(server: DnsServer): void {
		pending++;
		asked.add(server);
		timer = setTimeout(next, shareMs);
		const asking = {server, question, clock, randomId, deadline, signal: stop.signal};
		askServer(asking).then((outcome) => settle(server, outcome), fail);
	}

	function settle(server: DnsServer, outcome: Outcome): void {
		pending--;
		const known = outcomes.get(server);
		if (!known || ranks[outcome.status] < ranks[known.status]) outcomes.set(server, outcome);
		if (ranks[outcome.status] === 0) finish();
		else if (server === latest || pending === 0) next();
	}

	function release(): void {
		clearTimeout(timer);
		signal.removeEventListener('abort', abort);
		stop.abort();
	}

	function finish(): void {
		release();
		resolve(best(asked, outcomes));
	}

	function fail(error: unknown): void {
		release();
		reject(error);
	}

	next();
	return promise;
}

/** The outcome that tells most, with what became of the other servers. */
function best(asked: ReadonlySet<DnsServer>, outcomes: ReadonlyMap<DnsServer, Outcome>): Outcome {
	const [outcome] = [...outcomes.values()].sort((a, b) => ranks[a.status] - ranks[b.status]);
	if (!outcome) throw new Error('No server was asked');
	const others = [...asked].filter((server) => outcomes.get(server) !== outcome);
	const told = others.map((server) => {
		const other = outcomes.get(server);
		const why = other?.detail === undefined ? '' : ` (${other.detail})`;
		return `${server.address}#${server.port}: ${other ? other.status + why : 'no answer yet'}`;
	});
	const detail = [outcome.detail, ...told].filter((text) => text !== undefined).join('; ');
	return {...outcome, detail: detail === '' ? undefined : detail};
}

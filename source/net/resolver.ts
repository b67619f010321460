import {isIP} from 'node:net';
import {getServers} from 'node:dns';
import type {Clock, Resolver} from '../engine/io.ts';
import type {DnsAnswer, DnsQuestion, DnsStatus} from '../model/dns.ts';
import type {DnsServer, Exchange, ExchangeOptions} from './dns-exchange.ts';
import {statusOf} from './dns-status.ts';
import {askOverTcp} from './dns-tcp.ts';
import {askOverUdp} from './dns-udp.ts';
import {encodeQuery, readMessage} from './dns-wire.ts';

/** How to ask. `timeoutMs` is for one query; `tries` counts the rounds through all servers. */
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
 * answer as it came. A server that is silent, cannot be reached, fails or
 * refuses makes it turn to the next; only silence is asked again. It does not
 * read the hosts file. Throws if a server is no IP address with a port.
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
			const outcome = await askAll(options, question, signal);
			return {...outcome, elapsedMs: options.clock.now() - startedAt};
		},
	};
}

type Outcome = Omit<DnsAnswer, 'elapsedMs'>;

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

async function askAll(
	options: ResolverOptions,
	question: DnsQuestion,
	signal: AbortSignal,
): Promise<Outcome> {
	const [first] = options.servers;
	if (!first) {
		const detail = 'this system has no DNS server set up; name one with --resolver';
		return noAnswer(question, undefined, 'unreachable', detail);
	}
	if (!encodeQuery(question, {id: 0, edns: false})) {
		return noAnswer(question, first, 'malformed', 'no DNS question can carry this name; not asked');
	}
	const outcomes = new Map<DnsServer, Outcome>();
	for (let round = 1; round <= Math.max(1, options.tries); round++) {
		for (const server of options.servers) {
			if ((outcomes.get(server)?.status ?? 'timeout') !== 'timeout') continue;
			const outcome = await askServer(options, server, question, signal);
			outcomes.set(server, outcome);
			if (ranks[outcome.status] === 0) return withHistory(outcome, outcomes);
		}
	}
	const [best] = [...outcomes.values()].sort((a, b) => ranks[a.status] - ranks[b.status]);
	return withHistory(best ?? noAnswer(question, first, 'timeout', undefined), outcomes);
}

/** Say what became of the other servers. */
function withHistory(outcome: Outcome, outcomes: ReadonlyMap<DnsServer, Outcome>): Outcome {
	const others = [...outcomes.values()].filter((other) => other !== outcome);
	const told = others.map(({server, status, detail}) => {
		return `${server}: ${status}${detail === undefined ? '' : ` (${detail})`}`;
	});
	const detail = [outcome.detail, ...told].filter((text) => text !== undefined).join('; ');
	return {...outcome, detail: detail === '' ? undefined : detail};
}

/** One server: UDP, without EDNS if it does not know that, and TCP if the answer was cut. */
async function askServer(
	options: ResolverOptions,
	server: DnsServer,
	question: DnsQuestion,
	signal: AbortSignal,
): Promise<Outcome> {
	const ask = async (by: typeof askOverUdp, edns: boolean): Promise<Exchange> => {
		signal.throwIfAborted();
		const id = options.randomId() & 0xffff;
		const query = encodeQuery(question, {id, edns}) ?? new Uint8Array();
		const exchange: ExchangeOptions = {
			server,
			query,
			id,
			question,
			signal,
			timeoutMs: options.timeoutMs,
		};
		return by(exchange);
	};
	let edns = true;
	let exchange = await ask(askOverUdp, edns);
	if (!('failed' in exchange) && rejectsEdns(exchange)) {
		edns = false;
		exchange = await ask(askOverUdp, edns);
	}
	const cut = readOutcome(question, server, 'udp', exchange);
	if ('failed' in exchange || !exchange.heading.isTruncated) return cut;
	const whole = readOutcome(question, server, 'tcp', await ask(askOverTcp, edns));
	if (whole.raw && whole.status !== 'malformed') return {...whole, truncated: true};
	// What did come is worth showing, but an empty cut answer does not say that there is nothing.
	const words = `cut short over UDP; over TCP: ${whole.status}${whole.detail === undefined ? '' : ` (${whole.detail})`}`;
	const status = cut.status === 'nodata' ? whole.status : cut.status;
	const detail = [cut.detail, words].filter((text) => text !== undefined).join('; ');
	return {...cut, status, truncated: true, detail};
}

/** RFC 6891 §7 and §6.1.3: FORMERR, NOTIMP or BADVERS, whose low four bits are zero. */
function rejectsEdns(exchange: Exclude<Exchange, {failed: string}>): boolean {
	const {rcode} = exchange.heading;
	if (rcode === 1 || rcode === 4) return true;
	const message = rcode === 0 ? readMessage(exchange.message, exchange.heading) : undefined;
	return message !== undefined && 'rcode' in message && message.rcode === 'BADVERS';
}

function readOutcome(
	question: DnsQuestion,
	server: DnsServer,
	transport: 'udp' | 'tcp',
	exchange: Exchange,
): Outcome {
	if ('failed' in exchange) {
		return {...noAnswer(question, server, exchange.failed, exchange.detail), transport};
	}
	const {heading, message} = exchange;
	const seen = {
		...noAnswer(question, server, 'malformed', undefined),
		transport,
		id: heading.id,
		flags: heading.flags,
		raw: message,
	};
	const records = readMessage(message, heading);
	if ('malformed' in records) return {...seen, detail: records.malformed};
	const {note, ...rest} = records;
	return {...seen, ...rest, status: statusOf(question, records), detail: note};
}

function noAnswer(
	question: DnsQuestion,
	server: DnsServer | undefined,
	status: DnsStatus,
	detail: string | undefined,
): Outcome {
	return {
		question,
		status,
		detail,
		server: server ? `${server.address}#${server.port}` : '',
		transport: 'udp',
		truncated: false,
		id: undefined,
		rcode: undefined,
		flags: [],
		answers: [],
		authorities: [],
		additionals: [],
		raw: undefined,
	};
}

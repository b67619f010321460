import type {Clock} from '../engine/io.ts';
import type {DnsAnswer, DnsQuestion, DnsStatus} from '../model/dns.ts';
import type {DnsServer, Exchange} from './dns-exchange.ts';
import {statusOf} from './dns-status.ts';
import {askOverTcp} from './dns-tcp.ts';
import {askOverUdp} from './dns-udp.ts';
import {encodeQuery, readMessage} from './dns-wire.ts';

/** An answer before its time was taken. */
export type Outcome = Omit<DnsAnswer, 'elapsedMs'>;

/** One question to one server. */
export type Asking = {
	readonly server: DnsServer;
	readonly question: DnsQuestion;
	readonly clock: Clock;
	readonly randomId: () => number;
	/** When the answer must be there, on that clock. */
	readonly deadline: number;
	readonly signal: AbortSignal;
};

/** Ask one server: UDP, again without EDNS if it does not know that, TCP if the answer was cut. */
export async function askServer(asking: Asking): Promise<Outcome> {
	const {server, question, signal} = asking;
	const ask = (by: typeof askOverUdp, edns: boolean): Promise<Exchange> => {
		signal.throwIfAborted();
		const id = asking.randomId() & 0xffff;
		const query = encodeQuery(question, {id, edns}) ?? new Uint8Array();
		const timeoutMs = Math.max(1, asking.deadline - asking.clock.now());
		return by({server, query, id, question, timeoutMs, signal});
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

/** An answer that says nothing but why there is none. */
export function noAnswer(
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

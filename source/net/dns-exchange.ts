import type {DnsQuestion} from '../model/dns.ts';
import type {Heading} from './dns-wire.ts';

/** A DNS server to ask. */
export type DnsServer = {readonly address: string; readonly port: number};

/** One query to one server. */
export type ExchangeOptions = {
	readonly server: DnsServer;
	/** The encoded query, and what is in it. */
	readonly query: Uint8Array;
	readonly id: number;
	readonly question: DnsQuestion;
	readonly timeoutMs: number;
	/** Must not be aborted yet; when it is, the promise rejects with its reason. */
	readonly signal: AbortSignal;
};

/** The reply that belongs to the query, or why there is none. */
export type Exchange =
	| {readonly message: Uint8Array; readonly heading: Heading}
	| {
			readonly failed: 'timeout' | 'unreachable' | 'malformed';
			/** The system's word, or ours. */
			readonly detail: string | undefined;
	  };

/** What the system's error means for a query. */
export function failureOf(error: NodeJS.ErrnoException): Exchange {
	const detail = error.code ?? error.message;
	return {failed: detail === 'ETIMEDOUT' ? 'timeout' : 'unreachable', detail};
}

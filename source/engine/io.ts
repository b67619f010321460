import type {DnsAnswer, DnsQuestion} from '../model/dns.ts';
import type {Restraint} from '../model/limit.ts';
import type {Identity, Target, WalkPlan} from '../model/session.ts';
import type {TlsFacts} from '../model/wire.ts';
import type {Vault} from './vault.ts';

/**
 * The outside world as the driver sees it. `net/` implements it on real
 * sockets; `practice/` wraps that for the built-in network; tests may fake it.
 */
export type Io = {
	readonly resolver: Resolver;
	readonly dialer: Dialer;
	/**
	 * Who we are on the way to this target: our address, its PTR name, the
	 * EHLO name and sender that follow (`plan.helo` and `plan.from` win).
	 * Sends nothing but DNS questions to our own resolver; never rejects except
	 * with the signal's reason.
	 */
	identify(
		plan: WalkPlan,
		target: Target,
		signal: AbortSignal,
	): Promise<{
		identity: Identity;
		/** Our own end of the connection, as the system would choose it; absent: `identity.address`. */
		local?: string | undefined;
		answers: readonly DnsAnswer[];
	}>;
	readonly clock: Clock;
	/**
	 * What stands against one more connection to this target, by what was done
	 * there before; undefined: nothing does. Asked whenever a connection is
	 * proposed or approved, so that others who do the same at this time count.
	 */
	readonly restrain?: (plan: WalkPlan, target: Target) => Restraint | undefined;
	/** The passwords that were given in this process, if it has more than one session. */
	readonly vault?: Vault;
};

export type Clock = {
	/** Milliseconds, monotonic, with fractions. */
	now(): number;
	/** Wall clock. */
	date(): Date;
};

export type Resolver = {
	/**
	 * Ask one question. Every failure is an answer with its status; rejects only
	 * with the signal's reason.
	 */
	resolve(question: DnsQuestion, signal: AbortSignal): Promise<DnsAnswer>;
};

/** Why a connection did not come about or came to an end. */
export type CloseReason = {
	readonly how: 'fin' | 'rst' | 'refused' | 'unreachable' | 'timeout';
	/** The system's word, such as 'ECONNREFUSED'. */
	readonly detail: string | undefined;
};

export type ConnectionHandlers = {
	onConnected(facts: {localAddress: string; localPort: number}): void;
	/** Bytes in order, decrypted after TLS. Called before `onClosed`, always. */
	onData(chunk: Uint8Array): void;
	onSecure(facts: TlsFacts): void;
	/** The handshake failed; `onClosed` follows. `code` is stable: 'ERR_SSL_…', 'ECONNRESET', …. */
	onTlsFailed(failure: {code: string; detail: string}): void;
	/**
	 * Exactly once, last: the peer is gone and every byte it sent before was
	 * delivered. Not called after our own `close()`.
	 */
	onClosed(reason: CloseReason): void;
};

export type Connection = {
	/** Write without delay (no Nagle). */
	write(bytes: Uint8Array): void;
	/**
	 * Begin the handshake on this connection. Bytes already received but not
	 * yet delivered in the clear are delivered through `onData` first.
	 */
	startTls(options: {servername: string}): void;
	/** Stop and resume reading: back-pressure for floods. */
	pause(): void;
	resume(): void;
	/** Send FIN and forget; never throws, harmless when repeated. */
	close(): void;
};

export type Dialer = {
	/** Begin to connect; the outcome arrives through the handlers, asynchronously, never as an exception. */
	connect(target: Target, handlers: ConnectionHandlers): Connection;
};

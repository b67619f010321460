import type {Confidence, Reason} from './verdict.ts';
import type {Stage} from './stage.ts';

/** One visit to a server that said "not now". */
export type Visit = {
	/** ISO 8601, UTC: when the answer came. */
	readonly at: string;
	readonly stage: Stage;
	readonly code: number;
	readonly enhanced: string | null;
	/** The server's words, through `visible` and cut to 200 characters. */
	readonly text: string;
	readonly reason: Reason;
};

/**
 * A server asked us to come back later: when that is, and why we think so.
 * `greylist`: the same address, sender and recipient have to come again;
 * `throttle`: too much of something, so that every further visit waits longer.
 */
export type Deferral = {
	readonly kind: 'greylist' | 'throttle';
	/** How long to wait from the newest visit on. */
	readonly waitMs: number;
	/** `server`: it named the time; `usual`: what servers of this kind want; `backoff`: doubled since the last visit. */
	readonly source: 'server' | 'usual' | 'backoff';
	readonly confidence: Confidence;
	/** One sentence for the person. Safe to show. */
	readonly text: string;
};

/** What has to stay the same for a greylisting server to know us again (RFC 6647 §2). */
export type Triplet = {
	/** Ours, as the system said; undefined where it would not. */
	readonly ownAddress: string | undefined;
	/** Envelope sender without brackets; '' is the null sender. */
	readonly sender: string;
	/** The recipient as typed. */
	readonly recipient: string;
	readonly helo: string;
	readonly host: string;
	readonly address: string;
	readonly port: number;
};

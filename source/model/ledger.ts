import type {Factor} from './trial.ts';

/**
 * One line in the book of what mxray did to others. It names domains and hosts,
 * never a person: no local part is ever written.
 */
export type LedgerEntry = {
	/** ISO 8601, UTC. */
	readonly at: string;
	/** `connection`: one was begun; `recipient`: a RCPT went out on it. */
	readonly what: 'connection' | 'recipient';
	readonly why: 'walk' | 'experiment' | 'resume' | 'preflight';
	/** What the experiment changed; null for a walk. */
	readonly factor: Factor | null;
	/** A-labels. */
	readonly domain: string;
	readonly host: string;
	readonly address: string;
	readonly port: number;
	/** Stable id of the provider that the host name shows. */
	readonly provider: string | null;
	/** Null before the connection stands. */
	readonly ownAddress: string | null;
	readonly practice: boolean;
};

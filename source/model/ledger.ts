import type {Factor} from './trial.ts';

/**
 * `connection`: one was begun. `opened`: it stands, and our own address is
 * known. `recipient`: a RCPT went out on it. `refusal`: it was turned away or
 * broke off before the recipient was taken.
 */
export const ledgerKinds = ['connection', 'opened', 'recipient', 'refusal'] as const;
export type LedgerKind = (typeof ledgerKinds)[number];

/**
 * One line in the book of what mxray did to others. It names domains and hosts,
 * never a person: no local part is ever written.
 */
export type LedgerEntry = {
	/** ISO 8601, UTC. */
	readonly at: string;
	readonly what: LedgerKind;
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

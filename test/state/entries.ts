import type {LedgerEntry} from '../../source/model/ledger.ts';

/** An entry of a walk, now, with these differences. */
export function entryFor(changes: Partial<LedgerEntry> = {}): LedgerEntry {
	return {
		at: new Date().toISOString(),
		what: 'connection',
		why: 'walk',
		factor: null,
		domain: 'example.com',
		host: 'mx.example.com',
		address: '192.0.2.1',
		port: 25,
		provider: null,
		ownAddress: null,
		practice: true,
		...changes,
	};
}

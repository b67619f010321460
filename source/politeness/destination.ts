import {providerOf} from '../knowledge/index.ts';
import {providerName} from '../knowledge/provider-name.ts';
import type {LedgerEntry} from '../model/ledger.ts';
import {visible} from '../protocol/visible.ts';

/** Whom counts are about: all of a provider, where the host shows one, else the domain. */
export type Destination = {
	/** What entries are gathered under. */
	readonly key: string;
	/** Safe to show. */
	readonly name: string;
	readonly provider: string | null;
	/** A-labels. */
	readonly domain: string;
};

/** The destination of a host that takes mail for a domain. */
export function destinationOf(domain: string, host: string): Destination {
	return destinationFrom(providerOf({mx: host}) ?? null, domain);
}

/** The destination that an entry was about. */
export function destinationOfEntry({provider, domain}: LedgerEntry): Destination {
	return destinationFrom(provider, domain);
}

function destinationFrom(provider: string | null, domain: string): Destination {
	return {
		key: provider === null ? `domain ${domain}` : `provider ${provider}`,
		name: provider === null ? visible(domain) : providerName(provider),
		provider,
		domain,
	};
}

import {customs, limits as knownLimits} from '../knowledge/limits.ts';
import {limitText} from '../knowledge/limit-words.ts';
import {providerName} from '../knowledge/provider-name.ts';
import type {LedgerEntry} from '../model/ledger.ts';
import type {Limit} from '../model/limit.ts';
import {visible} from '../protocol/visible.ts';
import {countVisits, entriesOf, rowsOf, spans, type Visits} from './counts.ts';
import {type Destination, destinationOfEntry} from './destination.ts';
import {limitsFor, sentence, type Standing, standingsOf} from './levels.ts';

/** What was done to one destination in the last day. All texts are safe to show. */
export type DestinationReport = {
	readonly destination: Destination;
	readonly visits: Visits;
	/** The same for each of our own addresses; null: those that never stood. */
	readonly from: readonly {readonly ownAddress: string | null; readonly visits: Visits}[];
	/** Limits that are near or reached. */
	readonly tight: readonly (Standing & {readonly text: string})[];
	/** What is known of its patience without a number. */
	readonly customs: readonly string[];
};

/** One limit in words, with where it is known from. */
export type LimitReport = Limit & {readonly whom: string; readonly text: string};

/** All that the ledger says of the last day, and the limits that mxray keeps to. */
export type LedgerReport = {
	readonly at: string;
	readonly practice: boolean;
	/** The newest first. */
	readonly destinations: readonly DestinationReport[];
	readonly limits: readonly LimitReport[];
};

/** Read the ledger for a person. Pure. */
export function reportOf(
	entries: readonly LedgerEntry[],
	options: {readonly now: Date; readonly practice: boolean; readonly limits?: readonly Limit[]},
): LedgerReport {
	const {now, practice, limits: more = []} = options;
	const recent = entries.filter(({at}) => now.getTime() - Date.parse(at) < spans.day);
	const rows = rowsOf(recent, now);
	const keys = [...new Set(rows.map(({destination}) => destination.key))];
	const destinations = keys.flatMap((key): DestinationReport[] => {
		const own = entriesOf(recent, {key});
		const [newest] = own.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
		if (newest === undefined) return [];
		const destination = destinationOfEntry(newest);
		const host = newest.host;
		const standings = standingsOf(own, limitsFor(destination, more, practice), {host, now});
		return [
			{
				destination,
				visits: countVisits(own, now),
				from: rows
					.filter((row) => row.destination.key === key)
					.map(({ownAddress, visits}) => ({ownAddress, visits})),
				tight: standings
					.filter(({level}) => level !== 'free')
					.map((each) => ({...each, text: sentence(each, destination.name)})),
				customs: customs
					.filter(({provider}) => provider === destination.provider)
					.map(({id}) => limitText(id)),
			},
		];
	});
	const all = practice ? more : [...more, ...knownLimits];
	return {
		at: now.toISOString(),
		practice,
		destinations,
		limits: all.map((limit) => ({...limit, whom: whomOf(limit), text: limitText(limit.id)})),
	};
}

function whomOf({providers, domains, each}: Limit): string {
	if (domains !== undefined) return domains.map((domain) => visible(domain)).join(', ');
	if (providers !== undefined) return providers.map((id) => providerName(id)).join(', ');
	return each === 'host' ? 'each server' : 'each domain or provider';
}

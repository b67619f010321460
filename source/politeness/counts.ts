import type {LedgerEntry} from '../model/ledger.ts';
import type {Destination} from './destination.ts';
import {destinationOfEntry} from './destination.ts';

/** The spans that are counted, in milliseconds. */
export const spans = {minute: 60_000, hour: 3_600_000, day: 86_400_000} as const;
export type Span = keyof typeof spans;

/** How often something happened in the last minute, hour and day. */
export type Counts = Readonly<Record<Span, number>>;

/** What was done to a destination. */
export type Visits = {
	readonly connections: Counts;
	readonly recipients: Counts;
	/** Visits that were turned away or broke off. */
	readonly refusals: Counts;
};

/** The entries about this destination. */
export function entriesOf(
	entries: readonly LedgerEntry[],
	{key}: Pick<Destination, 'key'>,
): readonly LedgerEntry[] {
	return entries.filter((entry) => destinationOfEntry(entry).key === key);
}

/** Count what lies in the spans before `now`. An entry from the future (a clock that was put back) counts as just now. */
export function countVisits(entries: readonly LedgerEntry[], now: Date): Visits {
	const count = (what: LedgerEntry['what']): Counts => {
		const ages = entries
			.filter((entry) => entry.what === what)
			.map(({at}) => now.getTime() - Date.parse(at));
		const within = (span: Span) => ages.filter((age) => age < spans[span]).length;
		return {minute: within('minute'), hour: within('hour'), day: within('day')};
	};
	return {
		connections: count('connection'),
		recipients: count('recipient'),
		refusals: count('refusal'),
	};
}

/** One destination, seen from one of our addresses. */
export type Row = {
	readonly destination: Destination;
	/** Null: the connections that never stood, so that nobody knows. */
	readonly ownAddress: string | null;
	readonly visits: Visits;
	readonly lastAt: string;
};

/**
 * The visits of the last day by destination and own address, the newest first.
 * A connection is entered before it stands, when its own address is not known
 * yet; that of the entry `opened` behind it is taken.
 */
export function rowsOf(entries: readonly LedgerEntry[], now: Date): readonly Row[] {
	const groups = new Map<string, LedgerEntry[]>();
	for (const entry of withOwnAddresses(entries)) {
		if (now.getTime() - Date.parse(entry.at) >= spans.day) continue;
		const key = `${destinationOfEntry(entry).key} ${entry.ownAddress ?? ''}`;
		groups.set(key, [...(groups.get(key) ?? []), entry]);
	}
	const rows = [...groups.values()].flatMap((group) => {
		const last = group.toSorted(byTime).at(-1);
		if (last === undefined) return [];
		return [
			{
				destination: destinationOfEntry(last),
				ownAddress: last.ownAddress,
				visits: countVisits(group, now),
				lastAt: last.at,
			},
		];
	});
	return rows.toSorted((one, other) => Date.parse(other.lastAt) - Date.parse(one.lastAt));
}

function byTime(one: LedgerEntry, other: LedgerEntry): number {
	return Date.parse(one.at) - Date.parse(other.at);
}

/** Longest time between the beginning of a connection and the moment it stands: the bound of the time-outs. */
const longestMs = 300_000;

function withOwnAddresses(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
	const place = ({address, port, host}: LedgerEntry) => `${host} ${address} ${port}`;
	const opened = new Map<string, LedgerEntry[]>();
	for (const entry of entries.toSorted(byTime)) {
		if (entry.what !== 'opened') continue;
		opened.set(place(entry), [...(opened.get(place(entry)) ?? []), entry]);
	}
	return entries.toSorted(byTime).map((entry) => {
		if (entry.what !== 'connection' || entry.ownAddress !== null) return entry;
		const candidates = opened.get(place(entry)) ?? [];
		const at = candidates.findIndex((each) => {
			const after = Date.parse(each.at) - Date.parse(entry.at);
			return after >= 0 && after <= longestMs;
		});
		const [match] = at === -1 ? [] : candidates.splice(at, 1);
		return match === undefined ? entry : {...entry, ownAddress: match.ownAddress};
	});
}

import {limits as knownLimits} from '../knowledge/limits.ts';
import {limitText} from '../knowledge/limit-words.ts';
import type {Earlier} from '../model/known.ts';
import type {LedgerEntry} from '../model/ledger.ts';
import type {Limit, Restraint} from '../model/limit.ts';
import {countVisits, entriesOf, type Span, spans} from './counts.ts';
import {type Destination, destinationOf} from './destination.ts';

/** From this share of a limit on, it is near. */
export const nearShare = 0.8;

/** How far we are from one limit of a destination. */
export type Standing = {
	readonly limit: Limit;
	readonly count: number;
	/** `free`: far from it. `over`: one more would pass it. */
	readonly level: 'free' | 'near' | 'over';
	/** Milliseconds since the epoch at which one more fits in; undefined unless `over`. */
	readonly untilMs: number | undefined;
};

/** Whom a connection would go to. */
export type Place = {readonly domain: string; readonly host: string};

/** The limits that hold there. On the practice network only those of its scenarios: nobody is disturbed there. */
export function limitsFor(
	{provider, domain}: Pick<Destination, 'provider' | 'domain'>,
	more: readonly Limit[] = [],
	practice = false,
): readonly Limit[] {
	return [...more, ...knownLimits].filter((limit) => {
		if (limit.domains !== undefined) return limit.domains.includes(domain);
		if (practice) return false;
		return (
			limit.providers === undefined || (provider !== null && limit.providers.includes(provider))
		);
	});
}

/** How we stand at one destination, by all limits that can be counted. `entries` may be about anybody. */
export function standingsAt(
	entries: readonly LedgerEntry[],
	place: Place,
	options: {
		readonly now: Date;
		readonly limits?: readonly Limit[];
		readonly practice?: boolean;
	},
): readonly Standing[] {
	const destination = destinationOf(place.domain, place.host);
	const own = entriesOf(entries, destination);
	const all = limitsFor(destination, options.limits, options.practice);
	return standingsOf(own, all, {host: place.host, now: options.now});
}

/** The same for entries that are all about one destination, and its limits. */
export function standingsOf(
	own: readonly LedgerEntry[],
	all: readonly Limit[],
	{host, now}: {readonly host: string; readonly now: Date},
): readonly Standing[] {
	return all.flatMap((limit) => {
		const there = limit.each === 'host' ? own.filter((entry) => sameName(entry.host, host)) : own;
		return limit.per === 'at-once' ? [] : [standing(limit, limit.per, there, now)];
	});
}

function sameName(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}

function standing(limit: Limit, span: Span, entries: readonly LedgerEntry[], now: Date): Standing {
	const what = limit.what === 'connections' ? 'connection' : 'recipient';
	const times = entries
		.filter((entry) => entry.what === what)
		.map(({at}) => Math.min(Date.parse(at), now.getTime()))
		.filter((at) => now.getTime() - at < spans[span])
		.toSorted((one, other) => one - other);
	const count = times.length;
	if (count >= limit.max) {
		// As soon as so many have left the span, one more fits in.
		const last = times[count - limit.max] ?? now.getTime();
		return {limit, count, level: 'over', untilMs: last + spans[span]};
	}
	// What is only told is told when it is reached.
	const near = limit.pauses ? Math.max(1, Math.floor(limit.max * nearShare)) : limit.max;
	return {limit, count, level: count >= near ? 'near' : 'free', untilMs: undefined};
}

/**
 * What stands against one more connection there; undefined: nothing. A limit
 * that pauses and is reached needs a yes; any other is told.
 */
export function restraintAt(
	entries: readonly LedgerEntry[],
	place: Place,
	options: Parameters<typeof standingsAt>[2],
): Restraint | undefined {
	const {name} = destinationOf(place.domain, place.host);
	const standings = standingsAt(entries, place, options);
	const over = standings
		.filter(({limit, level}) => limit.pauses && level === 'over')
		.toSorted((one, other) => (other.untilMs ?? 0) - (one.untilMs ?? 0))[0];
	if (over !== undefined) {
		const until = new Date(over.untilMs ?? options.now.getTime()).toISOString();
		return {level: 'over', name, until, text: sentence(over, name)};
	}
	const near = standings.find(({level}) => level !== 'free');
	return near && {level: 'near', name, until: null, text: sentence(near, name)};
}

/** What was done there before `now`, for the verdict. Undefined where nothing was. */
export function earlierAt(
	entries: readonly LedgerEntry[],
	place: Place,
	options: Parameters<typeof standingsAt>[2],
): Earlier | undefined {
	const destination = destinationOf(place.domain, place.host);
	const before = entriesOf(entries, destination).filter(
		({at}) => Date.parse(at) < options.now.getTime(),
	);
	const {connections, recipients, refusals} = countVisits(before, options.now);
	if (connections.day === 0) return undefined;
	// What is only told is no suspicion: whoever walks three times in a minute is no prober yet.
	const standings = standingsAt(before, place, options).filter(({limit}) => limit.pauses);
	const reached =
		standings.find(({level}) => level === 'over') ?? standings.find(({level}) => level === 'near');
	return {
		name: destination.name,
		connectionsLastMinute: connections.minute,
		connectionsLastHour: connections.hour,
		connectionsLastDay: connections.day,
		recipientsLastHour: recipients.hour,
		recipientsLastDay: recipients.day,
		refusalsLastDay: refusals.day,
		limit: reached && {
			level: reached.level === 'over' ? 'over' : 'near',
			text: sentence(reached, destination.name),
		},
	};
}

/** How often we were there, and the limits that pause, in a sentence. Safe to show. */
export function countsText(
	entries: readonly LedgerEntry[],
	place: Place,
	options: Parameters<typeof standingsAt>[2],
): string {
	const destination = destinationOf(place.domain, place.host);
	const {connections, recipients} = countVisits(entriesOf(entries, destination), options.now);
	const of = (span: Span) =>
		`${plural(connections[span], 'connection')} and ${plural(recipients[span], 'recipient')} in ${spanWords[span]}`;
	const known = limitsFor(destination, options.limits, options.practice)
		.filter(({pauses}) => pauses)
		.map(({max, what, per}) => `${max} ${what} ${per === 'hour' ? 'an' : 'a'} ${per}`);
	const limits = known.length === 0 ? '' : ` mxray keeps to ${known.join(' and ')} there.`;
	return `At ${destination.name}: ${of('hour')}, ${of('day')}.${limits}`;
}

function plural(count: number, what: string): string {
	return `${count} ${what}${count === 1 ? '' : 's'}`;
}

const spanWords: Readonly<Record<Span, string>> = {
	minute: 'the last minute',
	hour: 'the last hour',
	day: 'the last day',
};

/** The count, the limit, and where it is known from. Safe to show. */
export function sentence({limit, count}: Standing, name: string): string {
	const {what, per, max} = limit;
	const one = what === 'connections' ? 'connection' : 'recipient';
	const counted = `mxray ${what === 'connections' ? 'made' : 'named'} ${count} ${count === 1 ? one : what}`;
	const when = per === 'at-once' ? 'now' : spanWords[per];
	const source = limit.sources[0]?.title;
	const from = source === undefined ? '' : ` (${source})`;
	const why = limitText(limit.id);
	return `${counted} at ${name} in ${when}; the limit is ${max}${from}.${why === '' ? '' : ` ${why}`}`;
}

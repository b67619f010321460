import type {LedgerEntry} from '../model/ledger.ts';
import {destinationOf} from './destination.ts';
import {nearShare, type Place, sentence, type Standing, standingsAt} from './levels.ts';

/** How much of a destination's patience is left for a series of connections. */
export type Room = {
	/** So many more fit in before a limit that pauses; undefined: no limit counts them. */
	readonly left: number | undefined;
	/** Between two of them, so that they stay below a limit by the minute. */
	readonly paceMs: number;
	/** What a series of this length comes to; undefined while it stays far from any limit. Safe to show. */
	readonly wordsFor: (connections: number) => string | undefined;
};

/** Servers count whole seconds. */
const marginMs = 1000;

/** What is left there. Each connection of a series names one recipient at most. */
export function roomAt(
	entries: readonly LedgerEntry[],
	place: Place,
	options: Parameters<typeof standingsAt>[2],
): Room {
	const standings = standingsAt(entries, place, options).filter(({limit}) => limit.pauses);
	const long = standings.filter(({limit}) => limit.per !== 'minute');
	const short = standings.filter(({limit}) => limit.per === 'minute');
	const left = long.map(({limit, count}) => Math.max(0, limit.max - count));
	const {name} = destinationOf(place.domain, place.host);
	return {
		left: left.length === 0 ? undefined : Math.min(...left),
		paceMs: Math.max(0, ...short.map(({limit}) => Math.ceil(60_000 / limit.max) + marginMs)),
		wordsFor(connections) {
			const tight = long.find(
				({limit, count}) => count + connections >= limit.max * nearShare && count > 0,
			);
			return tight && tightWords(tight, connections, name);
		},
	};
}

function tightWords(standing: Standing, connections: number, name: string): string {
	const {count, limit} = standing;
	const sum = count + connections;
	const end =
		connections === 0
			? 'Nothing more fits in now.'
			: `With ${connections} more it would be ${sum}${sum >= limit.max ? ', all that fits in' : ''}.`;
	return `${sentence(standing, name)} ${end}`;
}

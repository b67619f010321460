import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {customs, limits} from '../../source/knowledge/limits.ts';
import {limitText, limitWordIds} from '../../source/knowledge/limit-words.ts';
import {providers} from '../../source/knowledge/providers/index.ts';
import type {LedgerEntry, LedgerKind} from '../../source/model/ledger.ts';
import type {Limit} from '../../source/model/limit.ts';
import {countVisits, rowsOf} from '../../source/politeness/counts.ts';
import {earlierAt, restraintAt, standingsAt} from '../../source/politeness/levels.ts';
import {reportOf} from '../../source/politeness/report.ts';
import {roomAt} from '../../source/politeness/room.ts';
import {entryFor} from '../state/entries.ts';

const now = new Date('2026-06-01T12:00:00.000Z');
const before = (ms: number) => new Date(now.getTime() - ms).toISOString();
const minute = 60_000;
const hour = 60 * minute;

/** So many entries, the oldest first, evenly over this time before now. */
function spread(
	count: number,
	overMs: number,
	what: LedgerKind,
	more: Partial<LedgerEntry> = {},
): readonly LedgerEntry[] {
	return Array.from({length: count}, (_, index) =>
		entryFor({
			what,
			practice: false,
			at: before(overMs - (overMs * index) / Math.max(1, count)),
			...more,
		}),
	);
}

const place = {domain: 'example.com', host: 'mx.example.com'};
const google = {
	provider: 'google',
	domain: 'gmail.com',
	host: 'gmail-smtp-in.l.google.com',
} as const;

describe('the limits', () => {
	it('have words, a source and a date; those that nobody confirmed say so', () => {
		for (const {id, sources} of [...limits, ...customs]) {
			expect(limitText(id), id).toMatch(/\.$/u);
			expect(sources.length, id).toBeGreaterThan(0);
			for (const {checked} of sources) expect(checked).toMatch(/^\d{4}-\d\d-\d\d$/u);
		}
		const ids = [...limits, ...customs].map(({id}) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(limitWordIds.toSorted()).toEqual(ids.toSorted());
		expect(limits.find(({id}) => id === 'any/recipients-hour')).toMatchObject({
			max: 200,
			per: 'hour',
			confidence: 'low',
		});
	});

	it('are of providers that are known', () => {
		const known = new Set(providers.map(({id}) => id));
		for (const limit of limits) for (const id of limit.providers ?? []) expect(known).toContain(id);
		for (const {provider} of customs) expect(known).toContain(provider);
	});
});

describe('how close it is', () => {
	const levelAt = (entries: readonly LedgerEntry[]) => restraintAt(entries, place, {now})?.level;

	it.each([
		[0, undefined],
		[159, undefined],
		[160, 'near'],
		[199, 'near'],
		[200, 'over'],
		[900, 'over'],
	])('%i recipients in an hour', (count, level) => {
		expect(levelAt(spread(count, 0.9 * hour, 'recipient'))).toBe(level);
	});

	it('what is older than the span does not count', () => {
		expect(levelAt(spread(500, 0.5 * hour, 'recipient').map(aged(hour)))).toBe(undefined);
	});

	it('the pause ends when one more fits in', () => {
		const entries = spread(200, 0.5 * hour, 'recipient');
		const restraint = restraintAt(entries, place, {now});
		const until = new Date(restraint?.until ?? '');
		expect(until.getTime()).toBe(now.getTime() + 0.5 * hour);
		expect(restraintAt(entries, place, {now: new Date(until.getTime() - 1)})?.level).toBe('over');
		expect(restraintAt(entries, place, {now: until})?.level).toBe('near');
	});

	it('says the count, the limit and where it is known from', () => {
		const restraint = restraintAt(spread(201, 0.5 * hour, 'recipient'), place, {now});
		expect(restraint?.text).toMatch(
			/^mxray named 201 recipients at example\.com in the last hour; the limit is 200 \(Rule of thumb/u,
		);
	});

	it('a strict server is only told of, unless it is known to be one', () => {
		const twice = spread(2, 0.5 * minute, 'connection');
		expect(restraintAt(twice, place, {now})).toMatchObject({level: 'near', until: null});
		const orange = {provider: 'orange', domain: 'orange.fr', host: 'smtp-in.orange.fr'};
		const there = spread(2, 0.5 * minute, 'connection', orange);
		expect(restraintAt(there, orange, {now})?.level).toBe('over');
	});

	it('servers of one domain are counted each where a limit is about servers', () => {
		const other = spread(2, 0.5 * minute, 'connection', {host: 'mx2.example.com'});
		expect(restraintAt(other, place, {now})).toBeUndefined();
	});

	it('counts a provider as one, whatever the domain; and no other domain', () => {
		const many = spread(200, 0.5 * hour, 'recipient', {...google, domain: 'elsewhere.example'});
		expect(restraintAt(many, google, {now})?.level).toBe('over');
		expect(restraintAt(many, place, {now})).toBeUndefined();
	});

	it('fifty practice domains in an hour stop nobody; a scenario with a limit does', () => {
		const limit: Limit = {
			id: 'practice/x',
			what: 'connections',
			per: 'minute',
			max: 2,
			domains: ['strict.example'],
			pauses: true,
			confidence: 'high',
			sources: [],
		};
		const options = {now, practice: true, limits: [limit]};
		const domains = Array.from({length: 50}, (_, index) => `d${index}.example`);
		const entries = domains.flatMap((domain) =>
			spread(9, 0.5 * minute, 'connection', {domain, host: `mx.${domain}`, practice: true}),
		);
		for (const domain of domains)
			expect(restraintAt(entries, {domain, host: `mx.${domain}`}, options)).toBeUndefined();
		const strict = {domain: 'strict.example', host: 'mx.strict.example'};
		const there = spread(2, 0.5 * minute, 'connection', strict);
		expect(restraintAt(there, strict, options)?.level).toBe('over');
		expect(restraintAt(there.slice(1), strict, options)?.level).toBe('near');
	});

	it('a clock that was put back counts as now, and never holds for longer than the span', () => {
		const ahead = spread(200, hour, 'recipient').map(aged(-5 * hour));
		const {level, until} = restraintAt(ahead, place, {now}) ?? {};
		expect(level).toBe('over');
		expect(Date.parse(until ?? '')).toBeLessThanOrEqual(now.getTime() + hour);
	});
});

function aged(ms: number): (entry: LedgerEntry) => LedgerEntry {
	return (entry) => ({...entry, at: new Date(Date.parse(entry.at) - ms).toISOString()});
}

describe('whatever stands in the ledger', () => {
	const entry = fc
		.record({
			what: fc.constantFrom<LedgerKind>('connection', 'opened', 'recipient', 'refusal'),
			ago: fc.integer({min: -hour, max: 30 * hour}),
			domain: fc.constantFrom('example.com', 'other.example'),
			provider: fc.constantFrom(null, 'google', 'orange', 'unheard-of'),
			ownAddress: fc.constantFrom(null, '203.0.113.7', '2001:db8::7'),
		})
		.map(({ago, ...rest}) => entryFor({...rest, at: before(ago), practice: false}));

	it('counts grow with the span, and add up over own addresses and destinations', () => {
		fc.assert(
			fc.property(fc.array(entry, {maxLength: 60}), (entries) => {
				const {connections, recipients} = countVisits(entries, now);
				for (const counts of [connections, recipients]) {
					expect(counts.minute).toBeLessThanOrEqual(counts.hour);
					expect(counts.hour).toBeLessThanOrEqual(counts.day);
				}
				const rows = rowsOf(entries, now);
				const sum = rows.reduce((total, {visits}) => total + visits.recipients.day, 0);
				expect(sum).toBe(recipients.day);
				const begun = rows.reduce((total, {visits}) => total + visits.connections.day, 0);
				expect(begun).toBe(connections.day);
				expect(reportOf(entries, {now, practice: false}).destinations.length).toBeLessThanOrEqual(
					rows.length,
				);
			}),
		);
	});

	it('the order of the lines changes nothing, and what is over ends within its span', () => {
		fc.assert(
			fc.property(fc.array(entry, {maxLength: 60}), (entries) => {
				const one = restraintAt(entries, place, {now});
				expect(restraintAt(entries.toReversed(), place, {now})).toEqual(one);
				for (const {level, untilMs, limit} of standingsAt(entries, place, {now})) {
					if (level !== 'over') continue;
					const span = limit.per === 'minute' ? minute : limit.per === 'hour' ? hour : 24 * hour;
					expect(untilMs).toBeGreaterThan(now.getTime());
					expect(untilMs).toBeLessThanOrEqual(now.getTime() + span);
				}
			}),
		);
	});
});

describe('own addresses', () => {
	it('a connection counts for the address it stood on', () => {
		const at = (seconds: number) => before(minute - seconds * 1000);
		const entries = [
			entryFor({at: at(0)}),
			entryFor({at: at(1), what: 'opened', ownAddress: '203.0.113.7'}),
			entryFor({at: at(2), what: 'recipient', ownAddress: '203.0.113.7'}),
			entryFor({at: at(3), address: '192.0.2.2'}),
			entryFor({at: at(4)}),
			entryFor({at: at(5), what: 'opened', ownAddress: '203.0.113.8'}),
		];
		const rows = rowsOf(entries, now).map(({ownAddress, visits}) => [
			ownAddress,
			visits.connections.hour,
			visits.recipients.hour,
		]);
		expect(rows).toHaveLength(3);
		expect(rows).toContainEqual(['203.0.113.7', 1, 1]);
		expect(rows).toContainEqual(['203.0.113.8', 1, 0]);
		expect(rows).toContainEqual([null, 1, 0]);
	});
});

describe('what the verdict is told', () => {
	it('counts only what was before the walk', () => {
		const entries = [
			...spread(3, 30 * minute, 'connection'),
			...spread(2, 30 * minute, 'refusal'),
			entryFor({at: now.toISOString(), practice: false}),
			entryFor({at: before(-minute), practice: false}),
		];
		expect(earlierAt(entries, place, {now})).toMatchObject({
			name: 'example.com',
			connectionsLastHour: 3,
			refusalsLastDay: 2,
			limit: undefined,
		});
		expect(earlierAt([], place, {now})).toBeUndefined();
	});
});

describe('room for a series', () => {
	it('counts what is announced in beforehand, and paces below a limit by the minute', () => {
		const room = roomAt(spread(195, 0.9 * hour, 'recipient'), place, {now});
		expect(room.left).toBe(5);
		expect(room.paceMs).toBe(0);
		expect(room.wordsFor(5)).toMatch(/With 5 more it would be 200, all that fits in\.$/u);
		const orange = {domain: 'orange.fr', host: 'smtp-in.orange.fr'};
		expect(roomAt([], orange, {now}).paceMs).toBeGreaterThanOrEqual(30_000);
		expect(roomAt([], place, {now})).toMatchObject({left: 200, paceMs: 0});
		expect(roomAt([], place, {now}).wordsFor(12)).toBeUndefined();
	});
});

import {afterEach, describe, expect, it} from 'vitest';
import {keepBooks} from '../../source/commands/bookkeeping.ts';
import {politenessOf} from '../../source/commands/politeness.ts';
import {makeWorld, type World} from '../../source/commands/world.ts';
import type {LedgerEntry} from '../../source/model/ledger.ts';
import {strictLimits} from '../../source/practice/scenarios/strict-limits.ts';
import {beginWalk, optionsFor} from '../support/walk.ts';

const address = 'alice@strict-limits.example';
const worlds: World[] = [];
afterEach(async () => {
	await Promise.all(worlds.splice(0).map(async (world) => world.close()));
});

/** The practice network with this server alone, and a ledger in memory. */
async function strict(ignore: boolean) {
	const world = await makeWorld(optionsFor(['--practice', address]), undefined, [], [strictLimits]);
	worlds.push(world);
	const entries: LedgerEntry[] = [];
	const {polite, judge, countsFor} = politenessOf({world, entries: () => entries, ignore});
	const walk = async () => {
		const session = beginWalk(address, polite);
		keepBooks(session, {append: (entry) => entries.push(entry)}, {why: 'walk', factor: null});
		await session.finished;
		const view = session.getView();
		return {view, outcome: judge(view)!};
	};
	return {walk, entries, countsFor, polite};
}

const connections = (entries: readonly LedgerEntry[]) =>
	entries.filter(({what}) => what === 'connection').length;

describe('two connections a minute', () => {
	it('mxray keeps to it, and the server never hears of the third', async () => {
		const {walk, entries, countsFor, polite} = await strict(false);
		expect((await walk()).outcome.exitCode).toBe(0);
		const second = await walk();
		expect(second.outcome).toMatchObject({exitCode: 0, noticed: expect.any(Array) as unknown});
		const third = await walk();
		expect(third.outcome).toMatchObject({stage: 'connect', ended: 'skipped', exitCode: 30});
		// On the practice network the counts stand in a ledger of their own.
		expect(third.outcome.next).toContain('See all counts with: mxray ledger --practice.');
		expect(connections(entries)).toBe(2);
		expect(countsFor(third.view)).toMatch(
			/^At strict-limits\.example: 2 connections and 2 recipients in the last hour/u,
		);
		expect(polite.roomFor?.(second.view)?.paceMs).toBe(31_000);
	});

	it('whoever goes on all the same gets 421, and the verdict says whose doing it may be', async () => {
		const {walk, entries} = await strict(true);
		await walk();
		await walk();
		const {view, outcome} = await walk();
		expect(view.attempts[0]?.stages.banner.code).toBe(421);
		expect(outcome).toMatchObject({stage: 'banner', code: 421, reason: 'rate-limited'});
		expect(outcome.hypotheses[0]?.id).toBe('rate-limited');
		expect(outcome.noticed.join(' ')).toContain('This failure may be your own earlier probing.');
		expect(connections(entries)).toBe(3);
		expect(entries.at(-1)).toMatchObject({what: 'refusal', ownAddress: '203.0.113.77'});
	});
});

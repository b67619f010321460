import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Outcome} from '../../source/model/verdict.ts';
import {failureModes} from '../../source/practice/failure-modes.ts';
import {allScenarios} from '../../source/practice/scenarios/index.ts';
import {makeWorld, type World} from '../../source/commands/world.ts';
import {optionsFor, walkTo} from '../support/walk.ts';

const visits = new Map(
	allScenarios.flatMap((scenario) => scenario.visits).map((visit) => [visit.address, visit]),
);

let world: World;
beforeAll(async () => {
	world = await makeWorld(optionsFor(['--practice']));
});
afterAll(() => world.close());

const outcomes = new Map<string, Outcome>();
/** Names and addresses taken out, so that two sentences are not different for them alone. */
const withoutNames = (text: string) =>
	text.replaceAll(/[\w.-]+\.example|\[?(?:\d{1,3}\.){3}\d{1,3}\]?/g, '…');

/** All that a person is told of what happened. */
const wordsOf = ({summary, noticed}: Outcome) => [summary, ...noticed].map(withoutNames).join(' ');

it('fifteen ways in the dialogue, four of DNS, each a practice visit', () => {
	expect(failureModes).toHaveLength(19);
	expect(new Set(failureModes.map(({id}) => id)).size).toBe(19);
	for (const {address} of failureModes) expect([...visits.keys()]).toContain(address);
});

describe('nineteen failure modes', () => {
	describe.concurrent('each verdict is right', () => {
		it.each(failureModes)('$id: $title', async ({id, address}) => {
			const visit = visits.get(address);
			if (!visit) throw new Error(`nobody visits ${address}`);
			const {outcome} = await walkTo(address, world, visit.options);
			outcomes.set(id, outcome);
			expect(outcome).toMatchObject(visit.expect);
			expect(outcome.summary.length).toBeGreaterThan(40);
		});
	});

	it('no two are told the same', () => {
		const told = [...outcomes].map(([id, outcome]) => ({id, words: wordsOf(outcome)}));
		expect(told).toHaveLength(19);
		for (const [index, one] of told.entries()) {
			for (const other of told.slice(index + 1)) {
				expect(one.words, `${one.id} and ${other.id}`).not.toBe(other.words);
			}
		}
	});

	it('no two are the same to a script', () => {
		const keys = [...outcomes].map(
			([id, {stage, ended, code, enhanced, closed, about, reason}]) => ({
				id,
				// What was accepted in the end differs in how it came there.
				key: JSON.stringify([stage, ended, code, enhanced, closed, about, reason]),
			}),
		);
		const accepted = keys.filter(({id}) => id === 'implicit-mx' || id === 'first-mx-refuses');
		const others = keys.filter((each) => !accepted.includes(each));
		expect(others).toHaveLength(17);
		expect(new Set(others.map(({key}) => key)).size).toBe(17);
	});
});

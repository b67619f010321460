import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {allScenarios} from '../../source/practice/scenarios/index.ts';
import type {Outcome} from '../../source/model/verdict.ts';
import type {Expectation} from '../../source/practice/scenario.ts';
import {makeWorld, type World} from '../../source/world.ts';
import {optionsFor, walkTo} from '../support/walk.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld(optionsFor(['--practice']));
});
afterAll(() => world.close());

/** The fields of the outcome that the scenario speaks of. */
function spokenOf(outcome: Outcome, expected: Expectation): Partial<Outcome> {
	const keys = Object.keys(expected) as (keyof Expectation)[];
	return Object.fromEntries(keys.map((key) => [key, outcome[key]]));
}

// Each scenario in a network of its own would cost more; they do not share hosts.
describe.each(allScenarios)('$domain: $title', ({visits}) => {
	it.concurrent.each(visits)(
		'$address: $about',
		async ({address, options = [], expect: expected}) => {
			const {outcome} = await walkTo(address, world, options);
			expect(spokenOf(outcome, expected), outcome.summary).toEqual(expected);
		},
	);
});

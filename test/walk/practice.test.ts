import {readFileSync} from 'node:fs';
import {Ajv2020} from 'ajv/dist/2020.js';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {allScenarios} from '../../source/practice/scenarios/index.ts';
import type {Outcome} from '../../source/model/verdict.ts';
import type {Expectation} from '../../source/practice/scenario.ts';
import {makeWorld, type World} from '../../source/commands/world.ts';
import {sessionDocument} from '../../source/render/json.ts';
import {optionsFor, walkTo} from '../support/walk.ts';

const schema = JSON.parse(
	readFileSync(new URL('../../schema/mxray.session-1.schema.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;
const isDocument = new Ajv2020({strict: true, allErrors: true}).compile(schema);

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

const later = allScenarios
	.flatMap((scenario) => scenario.visits)
	.flatMap((visit) => (visit.again ? [{...visit, again: visit.again}] : []));

describe('a second visit', () => {
	it.each(later)(
		'to $address, after the wait',
		async ({address, options = [], expect: first, again}) => {
			let skippedMs = 0;
			const clock = {
				now: () => performance.now() + skippedMs,
				date: () => new Date(Date.now() + skippedMs),
			};
			const world = await makeWorld(optionsFor(['--practice']), clock);
			try {
				const visit = async () => (await walkTo(address, world, options)).outcome;
				expect(spokenOf(await visit(), first)).toEqual(first);
				skippedMs = again.afterMs / 2;
				expect(spokenOf(await visit(), first)).toEqual(first);
				skippedMs = again.afterMs;
				expect(spokenOf(await visit(), again.expect)).toEqual(again.expect);
			} finally {
				await world.close();
			}
		},
	);
});

const visits = allScenarios.flatMap((scenario) => scenario.visits);

// Many of them wait for a server that is silent on purpose: together they wait once.
describe.concurrent('a walk comes to what its scenario says', () => {
	it.each(visits)('$address: $about', async ({address, options = [], expect: expected}) => {
		const {session, outcome} = await walkTo(address, world, options);
		expect(spokenOf(outcome, expected), outcome.summary).toEqual(expected);
		const document = sessionDocument({
			tool: {name: 'mxray', version: 'test'},
			view: session.getView(),
			events: session.log.events,
			outcome,
		});
		isDocument(document);
		expect(isDocument.errors ?? []).toEqual([]);
	});
});

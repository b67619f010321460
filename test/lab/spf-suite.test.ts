import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {evaluateSpf, resultOf} from '../../source/preflight/spf/evaluate.ts';
import {loadSpfLibrary} from '../../source/preflight/spf/library.ts';
import {questionsOver} from '../../source/preflight/spf/questions.ts';
import {toldResult} from '../support/spf.ts';
import {bundledSpf} from '../support/spf-bundled.ts';
import {inMemory, type ServedZone, serveZone} from '../support/spf-zone.ts';
import {readSuite} from './spf-suite.ts';

// Every case three times: the library as npm installs it over the zone in memory, the library out
// of our bundle, and all of our own over a real DNS server on loopback.
const scenarios = readSuite();
const library = await loadSpfLibrary();
const {library: bundled} = await bundledSpf();

test('the suite is whole', () => {
	expect(scenarios.length).toBeGreaterThan(14);
	expect(scenarios.flatMap(({tests}) => tests).length).toBeGreaterThan(200);
});

test('the library passes nearly all of it', async () => {
	const missed: string[] = [];
	for (const {zone, tests} of scenarios) {
		for (const {name, subject, results} of tests) {
			const {result} = await library(subject, inMemory(zone));
			if (!results.includes(result)) missed.push(`${name}: ${result} for ${results.join(' or ')}`);
		}
	}
	// What it fails is not compared below: an explanation of a wrong result would be as wrong.
	expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(3);
});

describe.each(scenarios.map((scenario) => [scenario.description, scenario] as const))(
	'%s',
	(_, {zone, tests}) => {
		let served: ServedZone;
		beforeAll(async () => {
			served = await serveZone(zone);
		});
		afterAll(() => served.close());

		test.each(tests.map((entry) => [entry.name, entry] as const))(
			'%s',
			async (_, {subject, results}) => {
				const expected = await library(subject, inMemory(zone));
				if (!results.includes(expected.result)) return;
				expect(await bundled(subject, inMemory(zone))).toEqual(expected);

				const evaluation = await evaluateSpf(library, subject, questionsOver(served.ask));
				const {verdict, story, decided} = evaluation;
				expect(verdict).toEqual(expected);
				expect(toldResult(evaluation)).toBe(expected.result);
				if (story) expect([story.lookups, story.voids]).toEqual([verdict.lookups, verdict.voids]);
				if (['pass', 'fail', 'softfail'].includes(verdict.result)) expect(decided).toBeDefined();
				if (decided) expect(resultOf(decided)).toBe(verdict.result);
			},
		);
	},
);

import {describe, expect, test} from 'vitest';
import {withVisitOptions} from '../../source/commands/visit-options.ts';
import {allScenarios} from '../../source/practice/scenarios/index.ts';
import {optionsFor} from '../support/walk.ts';

describe('options of a practice visit', () => {
	test('join those of the person', () => {
		const {plan} = optionsFor(withVisitOptions(['--practice', '--ipv4'], ['--timeout', '2']));
		expect(plan).toMatchObject({family: 4, practice: true, timeouts: {commandMs: 2000}});
	});

	test.each([[['--timeout', '9']], [['--timeout=9']]])(
		'give way to the same option of the person: %j',
		(argv) => {
			const extra = ['--timeout', '2', '--helo', 'client'];
			const {plan} = optionsFor(withVisitOptions(['--practice', ...argv], extra));
			expect(plan).toMatchObject({helo: 'client', timeouts: {commandMs: 9000}});
		},
	);

	test('of every visit can be read', () => {
		const visits = allScenarios.flatMap((scenario) => scenario.visits);
		const special = visits.filter(({options}) => options !== undefined);
		expect(special.length).toBeGreaterThan(4);
		for (const {options = []} of special)
			expect(() => optionsFor(withVisitOptions(['--practice'], options))).not.toThrow();
	});
});

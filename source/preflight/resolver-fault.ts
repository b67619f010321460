import type {Check} from '../model/check.ts';
import {isFailed, stepsOf} from './answers.ts';
import type {CheckFunction} from './context.ts';

/** Findings that say that DNS did not answer. */
const unanswered: ReadonlySet<string> = new Set(['unanswered', 'dns-failed']);

const next: readonly string[] = [
	'Try again later, or ask another DNS server with --resolver.',
	'If it stays so, tell whoever runs the DNS server that you ask: it does not answer for the root of DNS either.',
];

/**
 * A check of which an unanswered question is only told as the fault of those
 * who serve the name if our own resolver works at all: it is asked for the
 * servers of the root, which every one of them knows.
 */
export function blamingResolver(check: CheckFunction): CheckFunction {
	return async (context) => {
		const checks = await check(context);
		const isOpen = (each: Check): boolean =>
			each.state === 'unknown' && unanswered.has(each.finding);
		if (!checks.some(isOpen)) return checks;
		const root = await context.ask('', 'NS');
		if (!isFailed(root)) return checks;
		return checks.map((each) =>
			isOpen(each)
				? {...each, who: 'resolver', next, steps: [...each.steps, ...stepsOf([root])]}
				: each,
		);
	};
}

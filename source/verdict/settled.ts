import type {TrialResult} from '../model/trial.ts';
import type {Outcome} from '../model/verdict.ts';
import {movementOf, succeeded} from './movement.ts';

/**
 * True when nothing that is left to try would change the answer. `first` is the
 * first walk judged with these results.
 */
export function isSettled(first: Outcome, results: readonly TrialResult[]): boolean {
	if (succeeded(first)) {
		if (first.stage !== 'rcpt') return true;
		return results.some(
			(result) => result.trial.factor === 'name' && movementOf(first, result) !== 'none',
		);
	}
	const [top, ...rivals] = first.hypotheses;
	// Nothing is suspected: there is nothing to tell apart.
	if (top === undefined) return true;
	// Some say so to whomever they dislike: postmaster tells.
	const isAboutName = top.id === 'user-unknown' && first.mailbox === 'absent';
	if (isAboutName && !results.some(({trial}) => trial.factor === 'postmaster')) return false;
	return top.confidence === 'high' && rivals.every(({confidence}) => confidence === 'low');
}

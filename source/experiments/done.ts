import type {Trial, TrialResult} from '../model/trial.ts';
import type {Outcome} from '../model/verdict.ts';
import {succeeded} from '../verdict/movement.ts';
import type {isSettled} from '../verdict/settled.ts';
import {isAboutMailbox} from './worth.ts';

/**
 * Is the answer clear? Never without any cause, and never about the mailbox
 * before other mailboxes of the domain were heard: some servers say “no such
 * user” to whomever they dislike. `left` is what can still be tried.
 */
export function isDone(
	outcome: Outcome,
	results: readonly TrialResult[],
	left: readonly Pick<Trial, 'factor'>[],
	settled: typeof isSettled,
): boolean {
	if (!settled(outcome, results)) return false;
	if (succeeded(outcome)) return true;
	if (outcome.hypotheses.length === 0 && left.length > 0) return false;
	const others = left.some(({factor}) => factor === 'postmaster' || factor === 'name');
	return !(others && isAboutMailbox(outcome));
}

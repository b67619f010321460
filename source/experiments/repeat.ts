import type {Factor, TrialResult} from '../model/trial.ts';
import {movementOf} from '../verdict/movement.ts';
import type {FirstWalk} from './investigation.ts';
import {isPassing} from './worth.ts';

/** What we change ourselves; time may have done it instead. */
const ofOurs: ReadonlySet<Factor> = new Set<Factor>(['helo', 'sender', 'tls', 'pace', 'patience']);
/** Other mailboxes are let in by time as well, where the first answer was for the moment only. */
const ofTheirs: ReadonlySet<Factor> = new Set<Factor>(['postmaster', 'name']);
/** After so long a permanent answer may have changed, too. */
const longMs = 1000;

/**
 * Something got further: was it the change, or did time do it? True if the
 * unchanged walk has to be made once more to tell (A-B-A).
 */
export function owesRepetition(first: FirstWalk, results: readonly TrialResult[]): boolean {
	const at = results.findLastIndex(
		(result) =>
			movementOf(first.outcome, result) === 'further' && mayBeTime(first, result, results),
	);
	if (at === -1) return false;
	return !results.slice(at + 1).some(({trial}) => trial.factor === 'again');
}

function mayBeTime(
	first: FirstWalk,
	result: TrialResult,
	results: readonly TrialResult[],
): boolean {
	const {factor} = result.trial;
	const isFleeting = isPassing(first.outcome);
	if (ofTheirs.has(factor)) return isFleeting;
	if (!ofOurs.has(factor)) return false;
	// An answer that came later than we waited before is its own proof.
	if (factor === 'patience' && result.view.atMs > shortestWait(first)) return false;
	if (isFleeting) return true;
	const unchanged = results
		.slice(0, results.indexOf(result))
		.findLast(({trial}) => trial.factor === 'again');
	return endOf(result) - endOf(unchanged ?? first) > longMs;
}

function shortestWait({view}: FirstWalk): number {
	const {connectMs, bannerMs, commandMs} = view.plan.timeouts;
	return Math.min(connectMs, bannerMs, commandMs);
}

function endOf({view}: Pick<FirstWalk, 'view'>): number {
	return Date.parse(view.startedAt) + view.atMs;
}

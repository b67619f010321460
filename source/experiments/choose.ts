import type {InvestigationEnd, Trial, TrialResult} from '../model/trial.ts';
import type {Outcome} from '../model/verdict.ts';
import {movementOf} from '../verdict/movement.ts';
import {isSettled} from '../verdict/settled.ts';
import type {FirstWalk, Offer} from './investigation.ts';
import {isAgainLater, isTooMuch, wasTooMuch} from './manners.ts';

/** Values of one factor that may change nothing before the rest of them is given up. */
const enoughOfTheSame = 2;
/** Experiments after which a likely cause is left at that, where none is left that would decide. */
const enoughToLeaveIt = 3;

/**
 * The next experiment: the one that would decide what is likeliest, else the
 * next of the agenda that may still tell something; or why there is none.
 * Pure. `outcome` is the first walk judged with `results`.
 */
export function nextTrial(
	first: FirstWalk,
	offer: Offer,
	results: readonly TrialResult[],
	outcome: Outcome,
	settled: typeof isSettled = isSettled,
): Trial | InvestigationEnd {
	if (settled(outcome, results)) return 'clear';
	const used = new Set(results.map(({trial}) => trial.number));
	const left = offer.agenda.filter(({number}) => !used.has(number));
	if (left.length === 0) return 'exhausted';
	if (results.length >= offer.announced) return 'limit';
	const polite = politely(first, results, left);
	if (polite !== undefined) return polite;
	for (const {test} of outcome.hypotheses) {
		const wanted = left.find(({factor}) => factor === test?.factor);
		if (wanted) return wanted;
	}
	const useful = left.filter((trial) => isUseful(trial, outcome, results));
	const isEnough = results.length >= enoughToLeaveIt && isLikely(outcome);
	// What is said to a made-up name is worth knowing in any case.
	const worthwhile = isEnough ? useful.filter(({factor}) => factor === 'name') : useful;
	return worthwhile[0] ?? 'exhausted';
}

/** One cause stands out, and no experiment would decide between it and the rest. */
function isLikely({hypotheses: [top, ...rivals]}: Outcome): boolean {
	if (top === undefined || top.confidence === 'low') return false;
	return rivals.every(({confidence}) => confidence === 'low');
}

/**
 * A server that says we are too much for it is asked once more, unchanged and
 * after a longer pause; then it is left alone.
 */
function politely(
	first: FirstWalk,
	results: readonly TrialResult[],
	left: readonly Trial[],
): Trial | InvestigationEnd | undefined {
	const wasWarned = isTooMuch(first.view, first.outcome);
	const sign = results.find((result) => wasTooMuch(result));
	// The first walk heard it itself: the agenda was made for that.
	if (!sign) return wasWarned && results.length > 0 ? 'polite' : undefined;
	if (wasWarned || !isAgainLater(sign.view, sign.outcome)) return 'polite';
	return left.find(({factor}) => factor === 'again') ?? 'polite';
}

/** May this one still tell something that the ones before it did not? */
function isUseful(trial: Trial, outcome: Outcome, results: readonly TrialResult[]): boolean {
	const movements = results.map((result) => ({
		factor: result.trial.factor,
		movement: movementOf(outcome, result),
	}));
	// What comes and goes by itself cannot be compared with.
	if (movements.some(({factor, movement}) => factor === 'again' && movement === 'further')) {
		return false;
	}
	const same = movements.filter(
		({factor, movement}) => factor === trial.factor && movement === 'same',
	);
	return trial.factor === 'control' || same.length < enoughOfTheSame;
}

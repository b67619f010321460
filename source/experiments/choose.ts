import type {Factor, InvestigationEnd, Trial, TrialResult} from '../model/trial.ts';
import type {Outcome} from '../model/verdict.ts';
import {movementOf} from '../verdict/movement.ts';
import {isSettled} from '../verdict/settled.ts';
import {isDone} from './done.ts';
import type {FirstWalk, Offer} from './investigation.ts';
import {isAgainLater, isTooMuch, wasTooMuch} from './manners.ts';
import {owesRepetition} from './repeat.ts';
import {discriminating, groupOf, isAboutMailbox, isPassing} from './worth.ts';

/** Values of one factor that may change nothing before the rest of them is given up; of names all are tried. */
const enoughOfTheSame: Partial<Record<Factor, number>> = {host: 2, address: 2, family: 2};
/** Experiments after which a likely cause is left at that, once every group of causes had its turn. */
const enoughToLeaveIt = 3;
/** A walk that ended inside TLS is tried without it among the first so many. */
const tlsAmongFirst = 3;

/**
 * The next experiment: first one of each group of causes (their host, the way,
 * our names, the mailbox, time), the likeliest before the others, then the rest;
 * or why there is none. What got further is checked against the unchanged walk
 * before anything is called clear. Pure. `outcome` is the first walk judged with
 * `results`.
 */
export function nextTrial(
	first: FirstWalk,
	offer: Offer,
	results: readonly TrialResult[],
	outcome: Outcome,
	settled: typeof isSettled = isSettled,
): Trial | InvestigationEnd {
	const used = new Set(results.map(({trial}) => trial.number));
	const left = offer.agenda.filter(({number}) => !used.has(number));
	const isClear = isDone(outcome, results, left, settled);
	if (left.length === 0) return isClear ? 'clear' : 'exhausted';
	if (results.length >= offer.announced) return isClear ? 'clear' : 'limit';
	const repetition = owesRepetition(first, results)
		? left.find(({factor}) => factor === 'again')
		: undefined;
	if (isClear && repetition === undefined) return 'clear';
	const polite = politely(first, results, left, repetition);
	if (polite !== undefined) return polite;
	return repetition ?? mostTelling(first, results, left, outcome) ?? 'exhausted';
}

/** Undefined if none of them would tell anything that is not known. */
function mostTelling(
	first: FirstWalk,
	results: readonly TrialResult[],
	left: readonly Trial[],
	outcome: Outcome,
): Trial | undefined {
	const wanted = outcome.hypotheses.flatMap(({test}) => test?.factor ?? []);
	const wish = (from: readonly Trial[]): Trial | undefined =>
		wanted
			.map((each) => from.find(({factor}) => factor === each))
			.find((found) => found !== undefined);
	const moved = movedBy(outcome, results);
	// What comes and goes by itself cannot be compared with.
	if (moved.some(({factor, movement}) => factor === 'again' && movement === 'further')) {
		return wish(left.filter(({factor}) => factor !== 'again'));
	}
	const useful = left.filter((trial) => isUseful(trial, first, moved));
	const tried = new Set(moved.map(({factor}) => factor));
	const groups = new Set([...tried].map((factor) => groupOf(factor)));
	const fresh = useful.filter(({factor}) => !groups.has(groupOf(factor)));
	const telling = useful.filter(
		({factor}) =>
			// What is said to a made-up name is worth knowing in any case; and controls were asked for.
			factor === 'name' ||
			factor === 'control' ||
			!groups.has(groupOf(factor)) ||
			(discriminating.has(factor) && !tried.has(factor)),
	);
	const isEnough = results.length >= enoughToLeaveIt && isLikely(outcome);
	return (
		otherMailbox(outcome, useful) ??
		insideTls(results, useful) ??
		(isConcentrated(outcome) ? wish(useful) : undefined) ??
		wish(fresh) ??
		fresh[0] ??
		(isEnough ? (wish(telling) ?? telling[0]) : (wish(useful) ?? useful[0]))
	);
}

/** Is it about this mailbox at all? Postmaster tells, and then a made-up name. */
function otherMailbox(outcome: Outcome, useful: readonly Trial[]): Trial | undefined {
	if (!isAboutMailbox(outcome)) return undefined;
	return useful.find(({factor}) => factor === 'postmaster' || factor === 'name');
}

function insideTls(results: readonly TrialResult[], useful: readonly Trial[]): Trial | undefined {
	if (results.length !== tlsAmongFirst - 1) return undefined;
	return useful.find(({factor, value}) => factor === 'tls' && value === 'off');
}

/** The likeliest two point to the same group of causes: that one decides. */
function isConcentrated({hypotheses: [top, second]}: Outcome): boolean {
	const one = top?.test?.factor;
	const two = second?.test?.factor;
	if (top === undefined || !one || !two) return false;
	return top.confidence !== 'low' && groupOf(one) === groupOf(two);
}

/** One cause stands out. */
function isLikely({hypotheses: [top, ...rivals]}: Outcome): boolean {
	if (top === undefined || top.confidence === 'low') return false;
	return rivals.every(({confidence}) => confidence === 'low');
}

/**
 * A server that says we are too much for it is asked once more, unchanged and
 * after a longer pause; then it is left alone. Only if the first walk heard it
 * behind EHLO, it may mean the mailbox or the sender: one of each, after long
 * pauses. Controls are other people.
 */
function politely(
	first: FirstWalk,
	results: readonly TrialResult[],
	left: readonly Trial[],
	repetition: Trial | undefined,
): Trial | InvestigationEnd | undefined {
	const pick = (wanted: Factor): Trial | undefined => left.find(({factor}) => factor === wanted);
	const end = pick('control') ?? 'polite';
	const {view, outcome} = first;
	if (isTooMuch(view, outcome)) {
		if (results.length === 0) return undefined;
		if (outcome.stage !== 'mail' && outcome.stage !== 'rcpt') return end;
		if (repetition) return repetition;
		if (movedBy(outcome, results).some(({movement}) => movement === 'further')) return end;
		const has = (wanted: Factor): boolean => results.some(({trial}) => trial.factor === wanted);
		return (
			(has('postmaster') ? undefined : pick('postmaster')) ??
			(has('sender') ? undefined : pick('sender')) ??
			end
		);
	}
	const sign = results.find((result) => wasTooMuch(result));
	if (!sign) return undefined;
	if (!isAgainLater(sign.view, sign.outcome)) return end;
	// Once since the sign, and no more.
	const isAsked = results.slice(results.indexOf(sign)).some(({trial}) => trial.factor === 'again');
	return isAsked ? end : (pick('again') ?? end);
}

type Moved = {readonly factor: Factor; readonly movement: ReturnType<typeof movementOf>};

function movedBy(outcome: Outcome, results: readonly TrialResult[]): readonly Moved[] {
	return results.map((result) => ({
		factor: result.trial.factor,
		movement: movementOf(outcome, result),
	}));
}

/** May this one still tell something that the ones before it did not? */
function isUseful({factor}: Trial, first: FirstWalk, moved: readonly Moved[]): boolean {
	const same = moved.filter((each) => each.factor === factor && each.movement === 'same');
	// The second repetition is for what passes by itself: after the others, and a longer pause.
	if (factor === 'again' && same.length > 0) return isPassing(first.outcome);
	return same.length < (enoughOfTheSame[factor] ?? Infinity);
}

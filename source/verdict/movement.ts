import {type Stage, stages} from '../model/stage.ts';
import type {Factor, Movement, TrialResult} from '../model/trial.ts';
import type {Outcome} from '../model/verdict.ts';
import {isMisfitOutcome} from './misfit.ts';
import {sameWords} from './same-words.ts';

/**
 * How an experiment came out beside the first walk (see `Movement`). Pure: the
 * stage that decided, how it ended and what was answered are all that is compared.
 * Another recipient that is refused with the same code but in other words was
 * answered otherwise: the server tells the two apart.
 */
export function movementOf(first: Outcome, result: TrialResult): Movement {
	const movement = movementOfEnds(first, result);
	return movement === 'same' && isToldApart(first, result) ? 'different' : movement;
}

const otherRecipients: ReadonlySet<Factor> = new Set<Factor>(['name', 'postmaster']);

function isToldApart(first: Outcome, {outcome, trial, view}: TrialResult): boolean {
	if (!otherRecipients.has(trial.factor) || first.stage !== 'rcpt') return false;
	const {said} = first;
	const other = outcome.said;
	return said !== null && other !== null && !sameWords(said, other, view.plan);
}

function movementOfEnds(first: Outcome, {outcome, view}: TrialResult): Movement {
	if (outcome.ended === 'stopped' || outcome.ended === 'skipped') return 'none';
	// Nothing was learned about a server that was never asked.
	if (view.attempts.length === 0) return first.stage === 'mx' ? compare(first, outcome) : 'none';
	if (outcome.ended === 'blocked-address') return 'none';
	const goal = view.plan.stopAfter;
	// It went as far as it was meant to go, and that is short of where the first one broke off.
	if (succeeded(outcome) && depth(goal) < depth(first.stage)) return 'none';
	return compare(first, outcome);
}

function compare(first: Outcome, other: Outcome): Movement {
	const from = depth(first.stage);
	const to = depth(other.stage);
	if (succeeded(first)) {
		if (to < from) return 'sooner';
		return succeeded(other) ? 'same' : to === from ? 'different' : 'further';
	}
	if (to > from) return 'further';
	if (to < from) return 'sooner';
	if (succeeded(other)) return 'further';
	return sameAnswer(first, other) ? 'same' : 'different';
}

/** Did the stage that decided go well? */
export function succeeded(outcome: Outcome): boolean {
	const {ended, code, stage} = outcome;
	if (ended !== 'reply' || isMisfitOutcome(outcome)) return false;
	return code === null ? stage === 'mx' || stage === 'connect' : code < 400;
}

/** The same code and the same meaning; without a code the same end. */
function sameAnswer(one: Outcome, other: Outcome): boolean {
	if (one.code === null && other.code === null) return one.ended === other.ended;
	return one.code === other.code && one.enhanced === other.enhanced && one.reason === other.reason;
}

function depth(stage: Stage): number {
	return stages.indexOf(stage);
}

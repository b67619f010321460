import type {FirstWalk, InvestigationState, Offer} from '../experiments/investigation.ts';
import type {Trial, TrialResult} from '../model/trial.ts';
import {conclusionOf} from '../verdict/conclusion.ts';
import {movementOf} from '../verdict/movement.ts';
import type {
	Experiments,
	OfferRecord,
	TrialName,
	TrialRecord,
	TrialTarget,
} from './codec-experiments.ts';
import type {ExperimentsLine} from './codec-line.ts';
import {decisiveAttempt} from './json.ts';

/**
 * The experiments of a session document. `state` is that of an investigation
 * that is over.
 */
export function experimentsOf(first: FirstWalk, state: InvestigationState): Experiments {
	const {offer, results, used, outcome, ended} = state;
	return {
		announced: offer.announced,
		used,
		ended: ended ?? 'exhausted',
		others: offer.others,
		trials: results.map((result): TrialRecord => ({
			...nameOf(result.trial),
			movement: movementOf(first.outcome, result),
			target: targetOf(result),
			outcome: result.outcome,
			events: result.events,
		})),
		conclusion: conclusionOf(outcome, results),
	};
}

function nameOf({number, factor, value, label}: Trial): TrialName {
	return {number, factor, value, label};
}

function targetOf({view, events, outcome}: TrialResult): TrialTarget | null {
	const target = decisiveAttempt(view, events, outcome)?.target;
	return target ? {host: target.host, ip: target.address.address, port: target.port} : null;
}

/** What a stream says before the first experiment. */
export function offerLine(offer: Offer): ExperimentsLine {
	const {announced, paceMs, aboutMs, others, agenda, nothing, limit} = offer;
	const record: OfferRecord = {
		announced,
		paceMs,
		aboutMs,
		others,
		agenda: agenda.map((trial) => nameOf(trial)),
		nothing: nothing ?? null,
		...(limit === undefined ? {} : {limit}),
	};
	return {type: 'experiments', ...record};
}

/** What a stream says when an experiment begins. */
export function trialStartedLine(trial: Trial): ExperimentsLine {
	const {number, ...words} = nameOf(trial);
	return {type: 'trial-started', trial: number, ...words};
}

/** What a stream says when an experiment is over. */
export function trialEndedLine(first: FirstWalk, result: TrialResult): ExperimentsLine {
	return {
		type: 'trial-ended',
		trial: result.trial.number,
		movement: movementOf(first.outcome, result),
		target: targetOf(result),
		outcome: result.outcome,
	};
}

/** What a stream says when there will be no more experiments. */
export function experimentsEndedLine({
	results,
	used,
	outcome,
	ended,
}: InvestigationState): ExperimentsLine {
	const conclusion = conclusionOf(outcome, results);
	return {type: 'experiments-ended', used, ended: ended ?? 'exhausted', conclusion};
}

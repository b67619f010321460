import type {SessionEvent} from '../model/event.ts';
import type {Factor, InvestigationEnd, Movement} from '../model/trial.ts';
import {factors, movements} from '../model/trial.ts';
import type {Outcome} from '../model/verdict.ts';
import type {Codec, Fields} from './codec.ts';
import {
	count,
	described,
	list,
	milliseconds,
	named,
	ifThere,
	nullable,
	object,
	oneOf,
	text,
	words,
} from './codec.ts';
import {sessionEvent} from './codec-event.ts';
import {outcome} from './codec-outcome.ts';

/** Where an experiment went. */
export type TrialTarget = {readonly host: string; readonly ip: string; readonly port: number};

/** What an experiment is, without its plan: that stands in its first event. */
export type TrialName = {
	readonly number: number;
	readonly factor: Factor;
	/** What it was changed to, for scripts. */
	readonly value: string;
	/** The same for people. */
	readonly label: string;
};

/** An experiment that was made, as a document holds it: a walk of its own. */
export type TrialRecord = TrialName & {
	readonly movement: Movement;
	readonly target: TrialTarget | null;
	/** Of this experiment alone. */
	readonly outcome: Outcome;
	readonly events: readonly SessionEvent[];
};

/** The experiments behind a walk, as a document holds them. */
export type Experiments = {
	/** Connections announced before the first packet: never more were begun. */
	readonly announced: number;
	/** Connections that were begun. */
	readonly used: number;
	readonly ended: InvestigationEnd;
	/** Hosts and domains that the first walk had not spoken to. */
	readonly others: readonly string[];
	readonly trials: readonly TrialRecord[];
	readonly conclusion: string;
};

const number = described('Counts from 1; it names the experiment.', count);
const factor = named('Factor', oneOf(factors));

/** The keys that say which experiment it is. */
export const trialNameFields: Fields<TrialName> = {
	number,
	factor: described('The one thing that was changed.', factor),
	value: described('What it was changed to, for scripts.', text),
	label: described('The same for people.', text),
};

/** How an experiment came out beside the first walk. */
export const movement: Codec<Movement> = named('Movement', oneOf(movements));

/** Why a series of experiments ended. */
export const investigationEnd: Codec<InvestigationEnd> = oneOf(
	words<InvestigationEnd>({
		clear: true,
		exhausted: true,
		limit: true,
		polite: true,
		person: true,
		signal: true,
	}),
);

/** Where an experiment went; null where it went nowhere. */
export const trialTarget: Codec<TrialTarget | null> = nullable(
	object<TrialTarget>({host: text, ip: text, port: count}),
);

/** What is asked for before the first packet of an experiment. */
export type OfferRecord = {
	readonly announced: number;
	readonly paceMs: number;
	readonly aboutMs: number;
	readonly others: readonly string[];
	readonly agenda: readonly TrialName[];
	readonly nothing: string | null;
	readonly limit?: string | undefined;
};

/** The keys of an offer. */
export const offerFields: Fields<OfferRecord> = {
	announced: described('Never more connections than this.', count),
	paceMs: described('Pause between two connections.', milliseconds),
	aboutMs: described('How long it takes, about.', milliseconds),
	others: described('Hosts and domains that the first walk did not speak to.', list(text)),
	agenda: described(
		'What may be tried, in this order; the choice is made after each result.',
		list(object<TrialName>(trialNameFields)),
	),
	nothing: described('Why nothing is offered.', nullable(text)),
	limit: described('What a limit of the destination makes of it.', ifThere(text)),
};

/** The experiments of a session document. */
export const experiments: Codec<Experiments> = named(
	'Experiments',
	object<Experiments>({
		announced: described('Connections announced before; never more were begun.', count),
		used: described('Connections that were begun.', count),
		ended: described('Why there were no more.', investigationEnd),
		others: offerFields.others,
		trials: described(
			'In the order in which they were made; each is a walk of its own.',
			list(
				object<TrialRecord>({
					...trialNameFields,
					movement,
					target: trialTarget,
					outcome,
					events: list(sessionEvent),
				}),
			),
		),
		conclusion: described('What they show, and what they cannot.', text),
	}),
);

import type {SessionEvent} from '../model/event.ts';
import type {InvestigationEnd, Movement} from '../model/trial.ts';
import type {Outcome} from '../model/verdict.ts';
import type {Codec, JsonObject} from './codec.ts';
import {count, described, flag, named, object, oneOf, text, union} from './codec.ts';
import {sessionEvent} from './codec-event.ts';
import {
	investigationEnd,
	movement,
	offerFields,
	type OfferRecord,
	type TrialName,
	trialNameFields,
	type TrialTarget,
	trialTarget,
} from './codec-experiments.ts';
import {outcome, outcomeFields} from './codec-outcome.ts';
import {preflightFields, type PreflightRecord} from './codec-preflight.ts';
import type {Tool} from './json.ts';
import {toolCodec} from './json.ts';

/** The name and version of the shape of the lines. Grows only with a new number. */
export const eventSchema = 'mxray.event/1';

type HeaderLine = {
	readonly type: 'stream';
	readonly schema: typeof eventSchema;
	readonly tool: Tool;
};
type OutcomeLine = {readonly type: 'outcome'; readonly final: boolean} & Outcome;
type OfferLine = {readonly type: 'experiments'} & OfferRecord;
type TrialStartedLine = {
	readonly type: 'trial-started';
	readonly trial: number;
} & Omit<TrialName, 'number'>;
type TrialEndedLine = {
	readonly type: 'trial-ended';
	readonly trial: number;
	readonly movement: Movement;
	readonly target: TrialTarget | null;
	readonly outcome: Outcome;
};
type ExperimentsEndedLine = {
	readonly type: 'experiments-ended';
	readonly used: number;
	readonly ended: InvestigationEnd;
	readonly conclusion: string;
};

/** A line about the experiments that is no event of theirs. */
export type ExperimentsLine = OfferLine | TrialStartedLine | TrialEndedLine | ExperimentsEndedLine;

/** What was found out about ourselves, before the walk. */
export type PreflightLine = {readonly type: 'preflight'} & PreflightRecord;

/** A line that is no event of a walk. */
export type ExtraLine = HeaderLine | OutcomeLine | ExperimentsLine | PreflightLine;

const header: Codec<HeaderLine> = named(
	'stream',
	described(
		'The first line.',
		object<HeaderLine>({
			type: oneOf(['stream']),
			schema: oneOf([eventSchema]),
			tool: toolCodec,
		}),
	),
);

const verdict: Codec<OutcomeLine> = named(
	'outcome',
	described(
		'What the walk says so far; `final` at its end.',
		object<OutcomeLine>({type: oneOf(['outcome']), final: flag, ...outcomeFields}),
	),
);

const trial = described('The number of the experiment.', count);

const offer: Codec<OfferLine> = named(
	'experiments',
	described(
		'The walk is over, and these experiments may be made.',
		object<OfferLine>({type: oneOf(['experiments']), ...offerFields}),
	),
);

const {number: _number, ...trialWords} = trialNameFields;

const trialStarted: Codec<TrialStartedLine> = named(
	'trial-started',
	described(
		'An experiment begins; its events bear its number.',
		object<TrialStartedLine>({type: oneOf(['trial-started']), trial, ...trialWords}),
	),
);

const trialEnded: Codec<TrialEndedLine> = named(
	'trial-ended',
	described(
		'An experiment is over.',
		object<TrialEndedLine>({
			type: oneOf(['trial-ended']),
			trial,
			movement,
			target: trialTarget,
			outcome,
		}),
	),
);

const experimentsEnded: Codec<ExperimentsEndedLine> = named(
	'experiments-ended',
	described(
		'There will be no more experiments.',
		object<ExperimentsEndedLine>({
			type: oneOf(['experiments-ended']),
			used: described('Connections that were begun.', count),
			ended: investigationEnd,
			conclusion: text,
		}),
	),
);

const preflight: Codec<PreflightLine> = named(
	'preflight',
	described(
		'What was found out about ourselves, before the walk.',
		object<PreflightLine>({type: oneOf(['preflight']), ...preflightFields}),
	),
);

/** Every line but the events. */
export const extra = union<ExtraLine, 'type'>('type', {
	stream: header,
	outcome: verdict,
	experiments: offer,
	'trial-started': trialStarted,
	'trial-ended': trialEnded,
	'experiments-ended': experimentsEnded,
	preflight,
});

/** The types of these lines; none is that of an event. */
export const extraTypes: ReadonlySet<unknown> = new Set<ExtraLine['type']>([
	'stream',
	'outcome',
	'experiments',
	'trial-started',
	'trial-ended',
	'experiments-ended',
	'preflight',
]);

type EventOfTrial = {readonly event: SessionEvent; readonly trial: number | undefined};

/** Is this an object of JSON? */
export function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
	return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** An event as it stands in a stream: of an experiment it has the key `trial`, of the first walk it has not. */
export const eventOfTrial: Codec<EventOfTrial> = {
	schema: sessionEvent.schema,
	defs: Object.fromEntries(
		Object.entries(sessionEvent.defs).map(([name, schema]) => [
			name,
			name.startsWith('event-') ? withTrialKey(schema as JsonObject) : schema,
		]),
	),
	encode(value) {
		const event = sessionEvent.encode(value.event) as JsonObject;
		return value.trial === undefined ? event : {trial: value.trial, ...event};
	},
	decode(json, path) {
		if (!isObject(json) || !Object.hasOwn(json, 'trial')) {
			const event = sessionEvent.decode(json, path);
			return event.ok ? {ok: true, value: {event: event.value, trial: undefined}} : event;
		}
		const {trial: number, ...rest} = json;
		const read = trial.decode(number, `${path}.trial`);
		if (!read.ok) return read;
		const event = sessionEvent.decode(rest, path);
		return event.ok ? {ok: true, value: {event: event.value, trial: read.value}} : event;
	},
};

function withTrialKey(schema: JsonObject): JsonObject {
	return {...schema, properties: {trial: trial.schema, ...(schema['properties'] as JsonObject)}};
}

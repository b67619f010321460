import type {SessionEvent} from '../model/event.ts';
import type {InvestigationEnd, Movement} from '../model/trial.ts';
import type {Outcome} from '../model/verdict.ts';
import type {Decoded, Json} from './codec.ts';
import {sessionEvent} from './codec-event.ts';
import type {PreflightRecord} from './codec-preflight.ts';
import type {OfferRecord, TrialName, TrialTarget} from './codec-experiments.ts';
import {
	eventOfTrial,
	eventSchema,
	type ExperimentsLine,
	extra,
	type ExtraLine,
	extraTypes,
	isObject,
} from './codec-line.ts';
import {jsonText, type Tool} from './json.ts';

/** A line of `--ndjson` or of a session file, read. */
export type Line =
	| {readonly kind: 'stream'; readonly tool: Tool}
	| {readonly kind: 'outcome'; readonly final: boolean; readonly outcome: Outcome}
	/** `trial`: the number of the experiment it belongs to; undefined for the first walk. */
	| {readonly kind: 'event'; readonly event: SessionEvent; readonly trial: number | undefined}
	| {readonly kind: 'preflight'; readonly preflight: PreflightRecord}
	| {
			readonly kind: 'experiments';
			readonly line: ExperimentsLine;
	  };

/** A line that is no event, without its line end. */
export function extraLine(line: ExtraLine): string {
	return jsonText(extra.encode(line));
}

/** The first line of a stream, without its line end. */
export function headerLine(tool: Tool): string {
	return extraLine({type: 'stream', schema: eventSchema, tool});
}

/** An event as plain JSON. */
export function eventToJson(event: SessionEvent): Json {
	return sessionEvent.encode(event);
}

/** An event as a line, without its line end; `trialNumber` for one of an experiment. */
export function eventLine(event: SessionEvent, trialNumber?: number): string {
	return jsonText(eventOfTrial.encode({event, trial: trialNumber}));
}

/** An outcome as a line, without its line end; `final` once the session is over. */
export function outcomeLine(result: Outcome, final: boolean): string {
	return extraLine({type: 'outcome', final, ...result});
}

/** Read an event back from parsed JSON; never throws. */
export function eventFromJson(json: unknown): Decoded<SessionEvent> {
	return sessionEvent.decode(json, 'event');
}

function parse(line: string): Decoded<unknown> {
	try {
		return {ok: true, value: JSON.parse(line) as unknown};
	} catch {
		return {ok: false, problem: 'not JSON'};
	}
}

/** Read a line back; never throws. */
export function lineFromJson(line: string): Decoded<Line> {
	const parsed = parse(line);
	if (!parsed.ok) return parsed;
	const json = parsed.value;
	const type = isObject(json) ? json['type'] : undefined;
	if (!extraTypes.has(type)) {
		const read = eventOfTrial.decode(json, 'event');
		return read.ok ? {ok: true, value: {kind: 'event', ...read.value}} : read;
	}
	const read = extra.decode(json, String(type));
	return read.ok ? {ok: true, value: lineOf(read.value)} : read;
}

function lineOf(line: ExtraLine): Line {
	if (line.type === 'stream') return {kind: 'stream', tool: line.tool};
	if (line.type === 'preflight') {
		const {type: _type, ...preflight} = line;
		return {kind: 'preflight', preflight};
	}
	if (line.type !== 'outcome') return {kind: 'experiments', line};
	const {type: _type, final, ...result} = line;
	return {kind: 'outcome', final, outcome: result};
}

/** An experiment read back: a session of its own. What is undefined had not come about when the stream broke off. */
export type ReadTrial = TrialName & {
	readonly events: readonly SessionEvent[];
	readonly movement: Movement | undefined;
	readonly target: TrialTarget | null;
	readonly outcome: Outcome | undefined;
};

/** A session read back from its lines. */
export type ReadSession = {
	readonly tool: Tool | undefined;
	/** What was found out about ourselves before. */
	readonly preflight: PreflightRecord | undefined;
	/** Of the first walk. */
	readonly events: readonly SessionEvent[];
	/** The last one in the file. */
	readonly outcome: Outcome | undefined;
	/** What was announced before the experiments. */
	readonly offer: OfferRecord | undefined;
	/** In the order in which they were made. */
	readonly trials: readonly ReadTrial[];
	readonly experimentsEnded:
		| {readonly used: number; readonly ended: InvestigationEnd; readonly conclusion: string}
		| undefined;
};

type Writable<T> = {-readonly [K in keyof T]: T[K]};
type GrowingTrial = Omit<Writable<ReadTrial>, 'events'> & {events: SessionEvent[]};
type Growing = Omit<Writable<ReadSession>, 'events' | 'trials'> & {
	events: SessionEvent[];
	trials: GrowingTrial[];
};

/**
 * Read a whole session file. The problem names the first line that does not
 * fit, counted from 1; blank lines are passed over. Never throws.
 */
export function readSession(content: string): Decoded<ReadSession> {
	const session: Growing = {
		tool: undefined,
		preflight: undefined,
		events: [],
		outcome: undefined,
		offer: undefined,
		trials: [],
		experimentsEnded: undefined,
	};
	for (const [index, text] of content.split('\n').entries()) {
		if (text.trim() === '') continue;
		const read = lineFromJson(text);
		const problem = read.ok ? add(session, read.value) : read.problem;
		if (problem !== undefined) return {ok: false, problem: `line ${index + 1}: ${problem}`};
	}
	if (session.events[0]?.type !== 'session-started') {
		return {ok: false, problem: 'the first event is not session-started'};
	}
	return {ok: true, value: session};
}

/** What is wrong with this line behind those before it; undefined if nothing is. */
function add(session: Growing, line: Line): string | undefined {
	switch (line.kind) {
		case 'stream':
			session.tool = line.tool;
			return undefined;
		case 'preflight':
			session.preflight = line.preflight;
			return undefined;
		case 'outcome':
			session.outcome = line.outcome;
			return undefined;
		case 'event':
			return addEvent(session, line.event, line.trial);
		case 'experiments':
			return addExperiments(session, line.line);
		default:
			return line satisfies never;
	}
}

function addEvent(
	session: Growing,
	event: SessionEvent,
	trial: number | undefined,
): string | undefined {
	const {events} = trial === undefined ? session : (trialOf(session, trial) ?? {});
	if (!events) return `there is no experiment ${trial} yet`;
	if (event.seq !== events.length) return `expected event ${events.length}`;
	if (trial !== undefined && event.seq === 0 && event.type !== 'session-started') {
		return 'the first event is not session-started';
	}
	events.push(event);
	return undefined;
}

function trialOf(session: Growing, number: number): GrowingTrial | undefined {
	return session.trials.find((trial) => trial.number === number);
}

function addExperiments(session: Growing, line: ExperimentsLine): string | undefined {
	switch (line.type) {
		case 'experiments': {
			const {type: _type, ...offer} = line;
			session.offer = offer;
			return undefined;
		}
		case 'trial-started': {
			if (trialOf(session, line.trial)) return `experiment ${line.trial} began before`;
			const {trial: number, factor, value, label} = line;
			const name = {number, factor, value, label};
			const nothing = {movement: undefined, target: null, outcome: undefined};
			session.trials.push({...name, events: [], ...nothing});
			return undefined;
		}
		case 'trial-ended': {
			const trial = trialOf(session, line.trial);
			if (!trial) return `there is no experiment ${line.trial} yet`;
			const {movement, target, outcome} = line;
			Object.assign(trial, {movement, target, outcome});
			return undefined;
		}
		case 'experiments-ended': {
			const {type: _type, ...end} = line;
			session.experimentsEnded = end;
			return undefined;
		}
		default:
			return line satisfies never;
	}
}

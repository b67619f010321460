import type {SessionEvent} from '../model/event.ts';
import type {Outcome} from '../model/verdict.ts';
import type {Codec, Decoded, Json} from './codec.ts';
import {described, flag, named, object, oneOf, union} from './codec.ts';
import {sessionEvent} from './codec-event.ts';
import {outcomeFields} from './codec-outcome.ts';
import type {Tool} from './json.ts';
import {jsonText, toolCodec} from './json.ts';

/** The name and version of the shape of the lines. Grows only with a new number. */
export const eventSchema = 'mxray.event/1';

type HeaderLine = {
	readonly type: 'stream';
	readonly schema: typeof eventSchema;
	readonly tool: Tool;
};
type OutcomeLine = {readonly type: 'outcome'; readonly final: boolean} & Outcome;

/** A line of `--ndjson` or of a session file, read. */
export type Line =
	| {readonly kind: 'stream'; readonly tool: Tool}
	| {readonly kind: 'outcome'; readonly final: boolean; readonly outcome: Outcome}
	| {readonly kind: 'event'; readonly event: SessionEvent};

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

const extra = union<HeaderLine | OutcomeLine, 'type'>('type', {stream: header, outcome: verdict});

/** The three kinds of lines, for the schema. */
export const lineCodecs = {extra, event: sessionEvent};

/** The first line of a stream, without its line end. */
export function headerLine(tool: Tool): string {
	return jsonText(header.encode({type: 'stream', schema: eventSchema, tool}));
}

/** An event as plain JSON. */
export function eventToJson(event: SessionEvent): Json {
	return sessionEvent.encode(event);
}

/** An event as a line, without its line end. */
export function eventLine(event: SessionEvent): string {
	return jsonText(eventToJson(event));
}

/** An outcome as a line, without its line end; `final` once the session is over. */
export function outcomeLine(outcome: Outcome, final: boolean): string {
	return jsonText(verdict.encode({type: 'outcome', final, ...outcome}));
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
	const type = typeof json === 'object' && json !== null && 'type' in json ? json.type : undefined;
	if (type !== 'stream' && type !== 'outcome') {
		const read = eventFromJson(json);
		return read.ok ? {ok: true, value: {kind: 'event', event: read.value}} : read;
	}
	const read = extra.decode(json, type);
	if (!read.ok) return read;
	if (read.value.type === 'stream') {
		return {ok: true, value: {kind: 'stream', tool: read.value.tool}};
	}
	const {type: _type, final, ...outcome} = read.value;
	return {ok: true, value: {kind: 'outcome', final, outcome}};
}

/** A session read back from its lines. */
export type ReadSession = {
	readonly tool: Tool | undefined;
	readonly events: readonly SessionEvent[];
	/** The last one in the file. */
	readonly outcome: Outcome | undefined;
};

/**
 * Read a whole session file. The problem names the first line that does not
 * fit, counted from 1; blank lines are passed over. Never throws.
 */
export function readSession(content: string): Decoded<ReadSession> {
	const events: SessionEvent[] = [];
	let tool: Tool | undefined;
	let outcome: Outcome | undefined;
	for (const [index, text] of content.split('\n').entries()) {
		if (text.trim() === '') continue;
		const read = lineFromJson(text);
		if (!read.ok) return {ok: false, problem: `line ${index + 1}: ${read.problem}`};
		const line = read.value;
		if (line.kind === 'stream') tool = line.tool;
		else if (line.kind === 'outcome') outcome = line.outcome;
		else if (line.event.seq === events.length) events.push(line.event);
		else return {ok: false, problem: `line ${index + 1}: expected event ${events.length}`};
	}
	if (events[0]?.type !== 'session-started') {
		return {ok: false, problem: 'the first event is not session-started'};
	}
	return {ok: true, value: {tool, events, outcome}};
}

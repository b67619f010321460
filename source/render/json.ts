import type {Deferral} from '../model/deferral.ts';
import type {SessionEvent} from '../model/event.ts';
import type {WalkPlan} from '../model/session.ts';
import type {Outcome} from '../model/verdict.ts';
import type {Attempt, SessionView} from '../model/view.ts';
import type {PreflightState} from '../preflight/preflight.ts';
import type {Codec, Json, JsonObject} from './codec.ts';
import {count, described, list, milliseconds, named, object, oneOf, orNull, text} from './codec.ts';
import {options, sessionEvent} from './codec-event.ts';
import {type Experiments, experiments} from './codec-experiments.ts';
import {confidence, outcome} from './codec-outcome.ts';
import {preflightPart, type PreflightRecord, preflightRecord} from './codec-preflight.ts';

/** The name and version of the shape of a session document. Grows only with a new number. */
export const sessionSchema = 'mxray.session/1';

/** Who wrote a document. */
export type Tool = {readonly name: string; readonly version: string};

/** Which address was investigated, and the server that gave the decisive answer. */
type DocumentTarget = {
	readonly address: string;
	readonly localPart: string;
	readonly domain: string;
	readonly asciiDomain: string;
	readonly host: string | undefined;
	readonly ip: string | undefined;
	readonly port: number | undefined;
};

type SessionDocument = {
	readonly schema: typeof sessionSchema;
	readonly tool: Tool;
	readonly target: DocumentTarget;
	readonly options: Omit<WalkPlan, 'mailbox'>;
	readonly outcome: Outcome;
	readonly events: readonly SessionEvent[];
	readonly experiments: Experiments | undefined;
	readonly deferral: Deferral | undefined;
	readonly preflight: PreflightRecord | undefined;
};

/** Who wrote a document, as JSON. */
export const toolCodec: Codec<Tool> = named('Tool', object<Tool>({name: text, version: text}));

/** The document that `--json` prints, as a codec. */
export const sessionDocumentCodec: Codec<SessionDocument> = object<SessionDocument>({
	schema: oneOf([sessionSchema]),
	tool: toolCodec,
	target: described(
		'The address under investigation; host, ip and port of the decisive connection, if there was one.',
		object<DocumentTarget>({
			address: text,
			localPart: text,
			domain: text,
			asciiDomain: text,
			host: orNull(text),
			ip: orNull(text),
			port: orNull(count),
		}),
	),
	options: object<Omit<WalkPlan, 'mailbox'>>(options),
	outcome: described('Of the walk; with experiments, of all that they showed.', outcome),
	events: list(sessionEvent),
	experiments: described('null where none were made.', orNull(experiments)),
	deferral: described(
		'The server asked us to come back: when, counted from its answer, and why we think so.',
		orNull(
			object<Deferral>({
				kind: oneOf(['greylist', 'throttle']),
				waitMs: milliseconds,
				source: oneOf(['server', 'usual', 'backoff']),
				confidence,
				text,
			}),
		),
	),
	preflight: described(
		'What was found out about ourselves before the walk; null where nobody looked.',
		orNull(preflightPart),
	),
});

/** The connection that the outcome speaks of: that of its evidence, else the newest. */
export function decisiveAttempt(
	view: SessionView,
	events: readonly SessionEvent[],
	result: Outcome,
): Attempt | undefined {
	const numbers = result.evidence.map((seq) => {
		const event = events[seq];
		return event && 'attempt' in event ? event.attempt : 0;
	});
	const number = numbers.find((candidate) => candidate > 0);
	return view.attempts.find((attempt) => attempt.number === number) ?? view.attempts.at(-1);
}

/** The whole session as one plain JSON object, `mxray.session/1`. */
export function sessionDocument(session: {
	readonly tool: Tool;
	readonly view: SessionView;
	readonly events: readonly SessionEvent[];
	readonly outcome: Outcome;
	readonly experiments?: Experiments | undefined;
	readonly deferral?: Deferral | undefined;
	readonly preflight?: PreflightState | undefined;
}): JsonObject {
	const {tool, view, events, outcome: result} = session;
	const {mailbox, ...rest} = view.plan;
	const used = decisiveAttempt(view, events, result)?.target;
	return sessionDocumentCodec.encode({
		schema: sessionSchema,
		tool,
		target: {
			address: mailbox.text,
			localPart: mailbox.localPart,
			domain: mailbox.domain,
			asciiDomain: mailbox.asciiDomain,
			host: used?.host,
			ip: used?.address.address,
			port: used?.port,
		},
		options: rest,
		outcome: result,
		events,
		experiments: session.experiments,
		deferral: session.deferral,
		preflight: session.preflight && preflightRecord(session.preflight),
	}) as JsonObject;
}

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

function escapeUnits(characters: string): string {
	let escaped = '';
	for (let index = 0; index < characters.length; index++) {
		escaped += `\\u${characters.charCodeAt(index).toString(16).padStart(4, '0')}`;
	}
	return escaped;
}

/**
 * JSON that may go to a terminal: everything that is no visible character is
 * written as `\uXXXX`. The same value for every JSON reader.
 */
export function jsonText(value: Json, indent: 0 | 2 = 0): string {
	return JSON.stringify(value, null, indent)
		.split('\n')
		.map((line) => line.replace(unseen, escapeUnits))
		.join('\n');
}

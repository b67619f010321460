import {type ExitCode, exitCodes} from '../model/verdict.ts';
import type {PreflightState} from '../preflight/preflight.ts';
import {preflightExitCode} from '../verdict/preflight-code.ts';
import {type Codec, type JsonObject, object, oneOf} from './codec.ts';
import {preflightFields, type PreflightRecord, preflightRecord} from './codec-preflight.ts';
import {type Tool, toolCodec} from './json.ts';

/** The name and version of the shape. Grows only with a new number. */
export const preflightSchema = 'mxray.preflight/1';

type PreflightDocument = PreflightRecord & {
	readonly schema: typeof preflightSchema;
	readonly tool: Tool;
	readonly exitCode: ExitCode;
};

/** The document that `mxray preflight --json` prints, as a codec. */
export const preflightDocumentCodec: Codec<PreflightDocument> = object<PreflightDocument>({
	schema: oneOf([preflightSchema]),
	tool: toolCodec,
	...preflightFields,
	exitCode: oneOf(Object.values(exitCodes)),
});

/** A look at ourselves as one plain JSON object, `mxray.preflight/1`. */
export function preflightDocument(tool: Tool, state: PreflightState): JsonObject {
	const record = preflightRecord(state);
	const exitCode = preflightExitCode(state);
	return preflightDocumentCodec.encode({
		schema: preflightSchema,
		tool,
		...record,
		exitCode,
	}) as JsonObject;
}

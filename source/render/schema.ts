import type {JsonObject} from './codec.ts';
import {eventOfTrial, extra} from './codec-line.ts';
import {sessionDocumentCodec} from './json.ts';
import {ledgerDocumentCodec} from './ledger.ts';
import {preflightDocumentCodec} from './preflight-json.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** The published JSON Schemas by file name; `scripts/schema.ts` writes them. */
export const publishedSchemas: Readonly<Record<string, JsonObject>> = {
	'mxray.session-1.schema.json': {
		$schema: dialect,
		$id: 'urn:mxray:schema:session:1',
		title: 'mxray.session/1',
		description:
			'What `mxray ADDRESS --json` prints: one walk, its outcome, every event and the experiments behind it.',
		...sessionDocumentCodec.schema,
		$defs: sessionDocumentCodec.defs,
	},
	'mxray.ledger-1.schema.json': {
		$schema: dialect,
		$id: 'urn:mxray:schema:ledger:1',
		title: 'mxray.ledger/1',
		description:
			'What `mxray ledger --json` prints: how often mxray went where lately, and the limits it keeps to.',
		...ledgerDocumentCodec.schema,
		$defs: ledgerDocumentCodec.defs,
	},
	'mxray.event-1.schema.json': {
		$schema: dialect,
		$id: 'urn:mxray:schema:event:1',
		title: 'mxray.event/1',
		description:
			'One line of `mxray ADDRESS --ndjson`: the stream, an event, an outcome or an experiment.',
		oneOf: [extra.schema, eventOfTrial.schema],
		$defs: {...extra.defs, ...eventOfTrial.defs},
	},
	'mxray.preflight-1.schema.json': {
		$schema: dialect,
		$id: 'urn:mxray:schema:preflight:1',
		title: 'mxray.preflight/1',
		description:
			'What `mxray preflight --json` prints: who we are to others, and every finding about ourselves.',
		...preflightDocumentCodec.schema,
		$defs: preflightDocumentCodec.defs,
	},
};

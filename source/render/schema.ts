import type {JsonObject} from './codec.ts';
import {sessionDocumentCodec} from './json.ts';
import {lineCodecs} from './ndjson.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** The published JSON Schemas by file name; `scripts/schema.ts` writes them. */
export const publishedSchemas: Readonly<Record<string, JsonObject>> = {
	'mxray.session-1.schema.json': {
		$schema: dialect,
		$id: 'urn:mxray:schema:session:1',
		title: 'mxray.session/1',
		description: 'What `mxray ADDRESS --json` prints: one walk, its outcome and every event.',
		...sessionDocumentCodec.schema,
		$defs: sessionDocumentCodec.defs,
	},
	'mxray.event-1.schema.json': {
		$schema: dialect,
		$id: 'urn:mxray:schema:event:1',
		title: 'mxray.event/1',
		description: 'One line of `mxray ADDRESS --ndjson`: the stream, an event or an outcome.',
		oneOf: [lineCodecs.extra.schema, lineCodecs.event.schema],
		$defs: {...lineCodecs.extra.defs, ...lineCodecs.event.defs},
	},
};

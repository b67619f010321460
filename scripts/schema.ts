/** Writes the published JSON Schemas: `npm run schema`. A test holds the files against the code. */
import {writeFileSync} from 'node:fs';
import {format, resolveConfig} from 'prettier';
import {publishedSchemas} from '../source/render/schema.ts';

for (const [name, schema] of Object.entries(publishedSchemas)) {
	const file = new URL(`../schema/${name}`, import.meta.url);
	const style = await resolveConfig(file);
	writeFileSync(file, await format(JSON.stringify(schema), {...style, parser: 'json'}));
}

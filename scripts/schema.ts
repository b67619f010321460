/**
 * Writes the published JSON Schemas: `npm run schema`. A test holds the files
 * against the code. One line a definition: short in the package, readable in a diff.
 */
import {writeFileSync} from 'node:fs';
import {publishedSchemas} from '../source/render/schema.ts';

for (const [name, schema] of Object.entries(publishedSchemas)) {
	const {$defs, ...rest} = schema;
	const lines = (value: object): string =>
		Object.entries(value)
			.map(([key, part]) => `${JSON.stringify(key)}: ${JSON.stringify(part)}`)
			.join(',\n');
	const text = `{\n${lines(rest)},\n"$defs": {\n${lines($defs as object)}\n}\n}\n`;
	writeFileSync(new URL(`../schema/${name}`, import.meta.url), text);
}

/**
 * Judges the recorded sessions of test/fixtures/sessions anew and writes the
 * outcome into them: `npm run rejudge`, after a change of the verdict that is
 * meant. Look at the difference before you commit it.
 */
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {project} from '../source/engine/project.ts';
import {lineFromJson, outcomeLine, readSession} from '../source/render/ndjson.ts';
import {judge} from '../source/verdict/judge.ts';

const folder = new URL('../test/fixtures/sessions/', import.meta.url);
for (const name of readdirSync(folder).filter((file) => file.endsWith('.ndjson'))) {
	const file = new URL(name, folder);
	const content = readFileSync(file, 'utf8');
	const session = readSession(content);
	if (!session.ok) throw new Error(`${name}: ${session.problem}`);
	const view = project(session.value.events);
	const outcome = view && judge(view);
	if (!outcome) throw new Error(`${name} has no outcome`);
	const lines = content.split('\n').map((line) => {
		const read = line === '' ? undefined : lineFromJson(line);
		return read?.ok && read.value.kind === 'outcome'
			? outcomeLine(outcome, read.value.final)
			: line;
	});
	writeFileSync(file, lines.join('\n'));
}

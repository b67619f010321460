/**
 * Judges the recorded sessions of test/fixtures/sessions anew and writes the
 * outcome into them: `npm run rejudge`, after a change of the verdict that is
 * meant. Look at the difference before you commit it.
 */
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {project} from '../source/engine/project.ts';
import type {SessionEvent} from '../source/model/event.ts';
import {eventFromJson, outcomeLine} from '../source/render/ndjson.ts';
import {judge} from '../source/verdict/judge.ts';

type Line = {readonly type?: unknown; readonly final?: unknown};

const folder = new URL('../test/fixtures/sessions/', import.meta.url);
for (const name of readdirSync(folder).filter((file) => file.endsWith('.ndjson'))) {
	const file = new URL(name, folder);
	const lines = readFileSync(file, 'utf8').split('\n');
	const parsed = lines.map((line) => (line === '' ? {} : (JSON.parse(line) as Line)));
	const events = parsed.flatMap((line): readonly SessionEvent[] => {
		if (line.type === undefined || line.type === 'stream' || line.type === 'outcome') return [];
		const event = eventFromJson(line);
		if (!event.ok) throw new Error(`${name}: ${event.problem}`);
		return [event.value];
	});
	const view = project(events);
	const outcome = view && judge(view);
	if (!outcome) throw new Error(`${name} has no outcome`);
	const judged = lines.map((line, index) =>
		parsed[index]?.type === 'outcome' ? outcomeLine(outcome, parsed[index].final === true) : line,
	);
	writeFileSync(file, judged.join('\n'));
}

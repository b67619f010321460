import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {SessionEvent} from '../../source/model/event.ts';
import type {Outcome} from '../../source/model/verdict.ts';
import type {SessionView} from '../../source/model/view.ts';
import {project} from '../../source/engine/project.ts';
import {readSession} from '../../source/render/ndjson.ts';

const folder = new URL('../fixtures/sessions/', import.meta.url);

/** A whole recorded session of `test/fixtures/sessions`. */
export type RecordedSession = {
	readonly name: string;
	/** The file as it is. */
	readonly content: string;
	readonly events: readonly SessionEvent[];
	readonly outcome: Outcome;
	readonly view: SessionView;
	/** Where a golden file of this session belongs. */
	golden(extension: string): string;
};

function read(name: string): RecordedSession {
	const content = readFileSync(new URL(`${name}.ndjson`, folder), 'utf8');
	const session = readSession(content);
	if (!session.ok) throw new Error(`${name}.ndjson: ${session.problem}`);
	const {events, outcome} = session.value;
	const view = project(events);
	if (!view || !outcome) throw new Error(`${name}.ndjson has no beginning or no outcome`);
	return {
		name,
		content,
		events,
		outcome,
		view,
		golden: (extension) => fileURLToPath(new URL(`${name}.${extension}`, folder)),
	};
}

/** All recorded sessions, by name. */
export const recordedSessions: readonly RecordedSession[] = readdirSync(folder)
	.filter((file) => file.endsWith('.ndjson'))
	.toSorted()
	.map((file) => read(file.slice(0, -'.ndjson'.length)));

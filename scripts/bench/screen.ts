// usage: screen.js WALK.ndjson EXCHANGES
// The real screen over a recorded walk whose connection is repeated until the
// transcript has that many exchanges. No network.
import {readFileSync} from 'node:fs';
import process from 'node:process';
import {project} from '../../source/engine/project.ts';
import type {Session} from '../../source/engine/session.ts';
import type {SessionEvent} from '../../source/model/event.ts';
import {readSession} from '../../source/render/ndjson.ts';
import {runUi} from '../../source/ui/run.tsx';
import {judge} from '../../source/verdict/judge.ts';

const [file = '', wanted = ''] = process.argv.slice(2);
const walk = readSession(readFileSync(file, 'utf8'));
if (!walk.ok) throw new Error(walk.problem);
const events = repeated(walk.value.events, Number(wanted));
const view = project(events);
if (!view) throw new Error('the walk has no beginning');
const count = view.attempts.flatMap((attempt) => attempt.exchanges).length;
if (count < Number(wanted)) throw new Error(`only ${count} exchanges`);

const session: Session = {
	log: {events, subscribe: () => () => undefined},
	getView: () => view,
	subscribe: () => () => undefined,
	intend: () => undefined,
	finished: new Promise(() => undefined),
};

await runUi({start: () => session, initialAddress: view.plan.mailbox.text, judge});
process.exit(0);

function repeated(all: readonly SessionEvent[], exchanges: number): readonly SessionEvent[] {
	const first = all.findIndex(({type}) => type === 'connecting');
	const last = all.findLastIndex(({type}) => type === 'closed');
	const connection = all.slice(first, last + 1);
	const replies = connection.filter(({type}) => type === 'replied').length;
	const copies = Math.ceil(exchanges / replies);
	const body = Array.from({length: copies}, (_, index) =>
		connection.map((event) => ('attempt' in event ? {...event, attempt: index + 1} : event)),
	);
	return [...all.slice(0, first), ...body.flat()].map((event, seq) => ({...event, seq}));
}

// usage: screen.js WALK.ndjson EXCHANGES
// The real screen over a recorded walk whose connection is repeated until the
// transcript has that many exchanges. No network.
import {readFileSync} from 'node:fs';
import process from 'node:process';
import {createReplyParser} from '../../source/protocol/reply-parser.ts';
import {foldEvent, project} from '../../source/engine/project.ts';
import type {Session} from '../../source/engine/session.ts';
import type {SessionView} from '../../source/model/view.ts';
import type {SessionEvent} from '../../source/model/event.ts';
import {readSession} from '../../source/render/ndjson.ts';
import {runUi} from '../../source/ui/run.tsx';
import {judge} from '../../source/verdict/judge.ts';

const [file = '', wanted = '', long = '0', mode = ''] = process.argv.slice(2);
const walk = readSession(readFileSync(file, 'utf8'));
if (!walk.ok) throw new Error(walk.problem);
let lineNumber = 0;
let attempt = 1;
const events = [...repeated(walk.value.events, Number(wanted)), ...longReply(Number(long))];
let view = project(events);
if (!view) throw new Error('the walk has no beginning');
const count = view.attempts.flatMap((attempt) => attempt.exchanges).length;
if (count < Number(wanted)) throw new Error(`only ${count} exchanges`);

const listeners = new Set<() => void>();
if (mode === 'flood') pour();

const session: Session = {
	log: {events, subscribe: () => () => undefined},
	getView: () => view as SessionView,
	getArriving: () => undefined,
	subscribe(listener) {
		listeners.add(listener);
		return () => listeners.delete(listener);
	},
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
	attempt = copies;
	const body = Array.from({length: copies}, (_, index) =>
		connection.map((event) => ('attempt' in event ? {...event, attempt: index + 1} : event)),
	);
	return [...all.slice(0, first), ...body.flat()].map((event, seq) => ({...event, seq}));
}

/** One more reply, of that many lines. */
function longReply(lines: number): readonly SessionEvent[] {
	if (lines === 0) return [];
	const text = `${'250-line of a reply without an end, as long as lines are\r\n'.repeat(lines - 1)}250 end\r\n`;
	return [repliedWith(text)];
}

function repliedWith(text: string): SessionEvent {
	const numbered = text.replace(/line/gu, () => `line ${lineNumber++}`);
	const [reply] = createReplyParser().push(new TextEncoder().encode(numbered), 0);
	if (reply === undefined) throw new Error('no reply');
	const body = {
		type: 'replied',
		stage: 'ehlo',
		attempt,
		secure: true,
		reply,
		elapsedMs: 1,
		solicited: false,
	};
	return {seq: lineNumber + 1_000_000, atMs: 0, ...body} as SessionEvent;
}

/** Replies nobody asked for, two hundred a second, as fast as the real session would tell them. */
function pour(): void {
	setInterval(() => {
		for (let index = 0; index < 2; index++) {
			const event = repliedWith('250 line\r\n');
			view = foldEvent(view as SessionView, event);
		}
		for (const listener of listeners) listener();
	}, 10);
}

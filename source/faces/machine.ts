import type {Session} from '../engine/session.ts';
import {jsonText, sessionDocument, type Tool} from '../render/json.ts';
import {eventLine, headerLine, outcomeLine} from '../render/ndjson.ts';
import {judge} from '../verdict/judge.ts';
import type {Output} from './output.ts';

/** `--json`: wait for the end, then print the whole session as one document. */
export async function runJson(session: Session, tool: Tool, output: Output): Promise<void> {
	await session.finished;
	const view = session.getView();
	const outcome = judge(view);
	if (!outcome) throw new Error('a finished session has no outcome');
	const {events} = session.log;
	output.write(`${jsonText(sessionDocument({tool, view, events, outcome}), 2)}\n`);
}

/**
 * `--ndjson`: every event as it happens. The outcome stands in the stream twice:
 * as soon as the answer to RCPT decides it, and at the end.
 */
export async function runNdjson(session: Session, tool: Tool, output: Output): Promise<void> {
	output.write(`${headerLine(tool)}\n`);
	let printed = 0;
	const print = () => {
		for (const event of session.log.events.slice(printed)) {
			printed++;
			output.write(`${eventLine(event)}\n`);
			if (event.type !== 'stage-ended' || event.stage !== 'rcpt') continue;
			const outcome = judge(session.getView());
			if (outcome) output.write(`${outcomeLine(outcome, false)}\n`);
		}
	};
	print();
	session.log.subscribe(print);
	await session.finished;
	print();
	const outcome = judge(session.getView());
	if (outcome) output.write(`${outcomeLine(outcome, true)}\n`);
}

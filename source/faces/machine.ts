import {agreeOnce} from '../preflight/agree.ts';
import {preflightRecord} from '../render/codec-preflight.ts';
import {
	experimentsEndedLine,
	experimentsOf,
	offerLine,
	trialEndedLine,
	trialStartedLine,
} from '../render/experiments.ts';
import {jsonText, sessionDocument, type Tool} from '../render/json.ts';
import {eventLine, extraLine, headerLine, outcomeLine} from '../render/ndjson.ts';
import type {Judge} from '../verdict/judge.ts';
import type {LineFace} from './line-face.ts';
import {printEvents} from './log-printer.ts';
import type {Output} from './output.ts';
import {watchResults} from './watch.ts';

/** `--json`: wait for the end, then print all that there is as one document. */
export function jsonFace(tool: Tool, output: Output): LineFace {
	return {
		preflight: agreeOnce,
		async walk(session) {
			await session.finished;
			return session;
		},
		offer() {},
		hints: false,
		ask: undefined,
		trial() {},
		experiments: (_first, investigation) => investigation.finished,
		end({first, outcome, experiments: made, deferral, preflight}) {
			const {view, events} = first;
			const experiments = made && experimentsOf(first, made);
			const found = {tool, view, events, outcome, experiments, deferral, preflight};
			output.write(`${jsonText(sessionDocument(found), 2)}\n`);
		},
		close() {},
	};
}

/**
 * `--ndjson`: every event as it happens. The outcome stands in the stream as
 * soon as the answer to RCPT decides it, before experiments, and as its last line.
 * `isBegun`: the line that begins the stream is written already.
 */
export function ndjsonFace(
	tool: Tool,
	output: Output,
	judge: Judge,
	{isBegun = false}: {readonly isBegun?: boolean} = {},
): LineFace {
	const write = (line: string) => {
		output.write(`${line}\n`);
	};
	let isHeaderDue = !isBegun;
	const begin = () => {
		if (isHeaderDue) write(headerLine(tool));
		isHeaderDue = false;
	};
	/** Prints what is left of the experiment that is going on. */
	let flushTrial: (() => void) | undefined;
	return {
		async preflight(preflight, agreed) {
			begin();
			const state = await agreeOnce(preflight, agreed);
			write(extraLine({type: 'preflight', ...preflightRecord(state)}));
			return state;
		},
		async walk(session) {
			begin();
			const flush = printEvents(session.log, (event) => {
				write(eventLine(event));
				if (event.type !== 'stage-ended' || event.stage !== 'rcpt') return;
				const outcome = judge(session.getView());
				if (outcome) write(outcomeLine(outcome, false));
			});
			await session.finished;
			flush();
			return session;
		},
		offer({outcome}, offer) {
			write(outcomeLine(outcome, false));
			write(extraLine(offerLine(offer)));
		},
		hints: false,
		ask: undefined,
		trial(session, trial) {
			write(extraLine(trialStartedLine(trial)));
			flushTrial = printEvents(session.log, (event) => {
				write(eventLine(event, trial.number));
			});
		},
		async experiments(first, investigation) {
			const state = await watchResults(investigation, (result) => {
				flushTrial?.();
				write(extraLine(trialEndedLine(first, result)));
			});
			write(extraLine(experimentsEndedLine(state)));
			return state;
		},
		end({outcome}) {
			write(outcomeLine(outcome, true));
		},
		close() {},
	};
}

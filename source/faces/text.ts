import type {Session} from '../engine/session.ts';
import type {Offer} from '../experiments/investigation.ts';
import type {Proposal} from '../model/session.ts';
import type {SessionView} from '../model/view.ts';
import {receiverSide} from '../preflight/eyes.ts';
import {spokenAttempt} from '../preflight/eyes-lines.ts';
import {eyesLines} from '../render/eyes-text.ts';
import {lintLine} from '../preflight/lint-line.ts';
import {textColumns, wrap} from '../render/layout.ts';
import {createTextFormatter, type TextFormatter} from '../render/text.ts';
import {
	agendaLines,
	costLines,
	experimentsLines,
	hintLines,
	offerLines,
	soFarLines,
	trialEndedLines,
	trialStartedLines,
} from '../render/text-experiments.ts';
import type {Judge} from '../verdict/judge.ts';
import {askFor} from './asking.ts';
import type {Findings, LineFace} from './line-face.ts';
import {printEvents} from './log-printer.ts';
import {announceWaits} from './announce.ts';
import type {Output} from './output.ts';
import type {Prompt} from './prompt.ts';
import {spokenLine} from './spoken.ts';
import {watchResults} from './watch.ts';

/** Print events as they happen and the verdict at the end; questions go to `prompt`, if there is one. */
export function textFace(options: {
	output: Output;
	color: boolean;
	verbose: boolean;
	/** At the end, what the server may have thought at each line. */
	theirSide?: boolean | undefined;
	prompt?: Prompt | undefined;
	/** What the walk says by now. */
	judge: Judge;
	/** For those who hear it: marks in words, waits announced, no colours. */
	spoken?: boolean | undefined;
}): LineFace {
	const {output, prompt, verbose, judge, spoken = false, theirSide = false} = options;
	const look = {color: options.color && !spoken, verbose};
	const formatter = createTextFormatter(look);
	const writeLines = (lines: readonly string[]) => {
		for (const line of lines) output.write(`${spoken ? spokenLine(line) : line}\n`);
	};
	const write = (lines: readonly string[]) => {
		writeLines(formatter.lines(lines));
	};
	let shown = false;
	const showVerdict = ({first, outcome, deferral}: Findings) => {
		shown = true;
		writeLines(formatter.verdict(outcome, first.view, deferral));
	};
	/** Prints what is left of the experiment that is going on. */
	let flushTrial: (() => void) | undefined;
	return {
		async preflight(preflight, agreed) {
			const {showPreflight} = await import('./preflight-text.ts');
			const style = {columns: textColumns, ascii: spoken, verbose, brief: !verbose};
			const own = {preflight, output, style, color: look.color, prompt, agreed};
			const state = await showPreflight({...own, status: undefined});
			output.write('\n');
			return state;
		},
		async walk(session) {
			const flush = printWalk(session, {formatter, writeLines, prompt, judge});
			if (prompt) askFor(session, prompt, {spoken, judge});
			const hush = spoken ? announceWaits(session, (line) => output.write(`${line}\n`)) : undefined;
			await session.finished.finally(hush);
			flush();
		},
		offer(found, offer, wanted) {
			if (!wanted) showVerdict(found);
			else if (offer.nothing === undefined) write(soFarLines(found.outcome));
			write(wanted ? offerLines(offer) : costLines(offer));
		},
		hints: true,
		ask: prompt && ((offer) => askConsent(prompt, offer, spoken)),
		trial(session, trial, offer, made) {
			write(trialStartedLines(trial, offer, made));
			if (!verbose) return;
			const ofTrial = createTextFormatter(look);
			flushTrial = printEvents(session.log, (event) => {
				writeLines(ofTrial.event(event));
			});
		},
		async experiments(first, investigation) {
			const state = await watchResults(investigation, (result) => {
				flushTrial?.();
				write(trialEndedLines(first, result));
			});
			write(experimentsLines(first, state));
			return state;
		},
		end(found) {
			if (!shown || found.experiments) showVerdict(found);
			if (theirSide) write(['', ...sideLines(found.first.view)]);
			if (found.possible) write(hintLines(found.possible));
		},
		close() {
			prompt?.close();
		},
	};
}

/** Print a walk as it happens, and what it says as soon as RCPT decides. */
function printWalk(
	session: Session,
	{
		formatter,
		writeLines,
		prompt,
		judge,
	}: {
		readonly formatter: TextFormatter;
		readonly writeLines: (lines: readonly string[]) => void;
		readonly prompt: Prompt | undefined;
		readonly judge: Judge;
	},
): () => void {
	let decided = false;
	const linted = new Set<string>();
	return printEvents(
		session.log,
		(event) => {
			writeLines(formatter.event(event));
			if (event.type === 'proposed')
				writeLines(formatter.lines(lintLines(event.proposal, session, linted)));
			if (event.type !== 'stage-ended' || event.stage !== 'rcpt' || decided) return;
			const outcome = judge(session.getView());
			decided = outcome !== undefined;
			if (outcome) writeLines([formatter.outcomeLine(outcome)]);
		},
		{before: () => prompt?.stepAside(), after: () => prompt?.comeBack()},
	);
}

/** The walk from the other side. */
function sideLines(view: SessionView): readonly string[] {
	return eyesLines(receiverSide(view, []), spokenAttempt(view)?.target.host);
}

/** What the name or the sender of a proposal would look like to them, once a session. */
function lintLines(proposal: Proposal, session: Session, said: Set<string>): readonly string[] {
	if (proposal.kind !== 'command') return [];
	const note = lintLine(proposal.line, session.getView(), proposal.warnings);
	if (note === undefined || said.has(note.text)) return [];
	said.add(note.text);
	return wrap(`Note: ${note.text}`, '=== ', '===   ');
}

/** Enter is no: what goes to others is never sent by accident. */
async function askConsent(prompt: Prompt, offer: Offer, spoken: boolean): Promise<boolean> {
	for (;;) {
		const answer = await prompt.ask(
			spoken
				? 'Your turn: Make these experiments? y is yes, Enter is no, ? shows them. '
				: '??? Make these experiments? [y/N, ? shows them] ',
		);
		if (answer?.trim() !== '?') return answer !== undefined && /^\s*y(?:es)?\s*$/i.test(answer);
		for (const line of agendaLines(offer)) prompt.say(spoken ? spokenLine(line) : line);
	}
}

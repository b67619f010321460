import type {SessionView} from '../model/view.ts';
import {receiverSide} from '../preflight/eyes.ts';
import {spokenAttempt} from '../preflight/eyes-lines.ts';
import {eyesLines} from '../render/eyes-text.ts';
import {textColumns} from '../render/layout.ts';
import {createTextFormatter} from '../render/text.ts';
import {
	costLines,
	experimentsLines,
	hintLines,
	offerLines,
	soFarLines,
	trialEndedLines,
	trialStartedLines,
} from '../render/text-experiments.ts';
import type {Judge} from '../verdict/judge.ts';
import {askConsent} from './ask-consent.ts';
import type {Findings, LineFace} from './line-face.ts';
import {printEvents} from './log-printer.ts';
import type {Output} from './output.ts';
import type {Prompt} from './prompt.ts';
import {createScenes} from './scenes.ts';
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
	const plain = createTextFormatter(look);
	const writeLines = (lines: readonly string[]) => {
		for (const line of lines) output.write(`${spoken ? spokenLine(line) : line}\n`);
	};
	const write = (lines: readonly string[]) => {
		writeLines(plain.lines(lines));
	};
	const scenes = createScenes({look, spoken, prompt, judge, writeLines});
	let shown = false;
	const showVerdict = ({first, outcome, deferral}: Findings) => {
		shown = true;
		writeLines((scenes.formatter() ?? plain).verdict(outcome, first.view, deferral));
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
		async walk(session, ways) {
			shown = false;
			return scenes.walk(session, ways);
		},
		offer(found, offer, wanted) {
			if (!wanted) showVerdict(found);
			else if (offer.nothing === undefined) write(soFarLines(found.outcome));
			write(wanted ? offerLines(offer) : costLines(offer));
		},
		hints: true,
		ask: prompt && (async (offer) => scenes.heard(await askConsent(prompt, offer, spoken))),
		isCurious: scenes.isCurious,
		trial(session, trial, offer, made) {
			write(trialStartedLines(trial, offer, made));
			if (!verbose) return;
			const ofTrial = createTextFormatter(look);
			flushTrial = printEvents(session.log, (event) => {
				writeLines(ofTrial.event(event));
			});
		},
		async experiments(first, investigation) {
			if (prompt) write(['    (stop and Enter ends them; what they showed stays)']);
			scenes.stoppable(() => investigation.stop('person'));
			const state = await watchResults(investigation, (result) => {
				flushTrial?.();
				write(trialEndedLines(first, result));
			});
			scenes.stoppable(undefined);
			write(experimentsLines(first, state));
			return state;
		},
		end(found) {
			if (!shown || found.experiments) showVerdict(found);
			if (theirSide) write(['', ...sideLines(found.first.view)]);
			if (found.possible) write(hintLines(found.possible));
		},
		onward: scenes.onward,
		close() {
			prompt?.close();
		},
	};
}

/** The walk from the other side. */
function sideLines(view: SessionView): readonly string[] {
	return eyesLines(receiverSide(view, []), spokenAttempt(view)?.target.host);
}

import type {Session} from '../engine/session.ts';
import type {Offer} from '../experiments/investigation.ts';
import type {Intent, Proposal} from '../model/session.ts';
import type {SessionView} from '../model/view.ts';
import {visible} from '../protocol/visible.ts';
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
import {judge} from '../verdict/judge.ts';
import type {Findings, LineFace} from './line-face.ts';
import {printEvents} from './log-printer.ts';
import type {Output} from './output.ts';
import type {Prompt} from './prompt.ts';
import {watchResults} from './watch.ts';

/** Print events as they happen and the verdict at the end; questions go to `prompt`, if there is one. */
export function textFace(options: {
	output: Output;
	color: boolean;
	verbose: boolean;
	prompt?: Prompt | undefined;
}): LineFace {
	const {output, prompt, verbose} = options;
	const look = {color: options.color, verbose};
	const formatter = createTextFormatter(look);
	const writeLines = (lines: readonly string[]) => {
		for (const line of lines) output.write(`${line}\n`);
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
		async walk(session) {
			const flush = printWalk(session, formatter, writeLines, prompt);
			if (prompt) askFor(session, prompt);
			await session.finished;
			flush();
		},
		offer(found, offer, wanted) {
			if (!wanted) showVerdict(found);
			else if (offer.nothing === undefined) write(soFarLines(found.outcome));
			write(wanted ? offerLines(offer) : costLines(offer));
		},
		hints: true,
		ask: prompt && ((offer) => askConsent(prompt, offer)),
		trial(session, trial, offer, made) {
			write(trialStartedLines(trial, offer, made));
			if (!verbose) return;
			const ofTrial = createTextFormatter(look);
			flushTrial = printEvents(session.log, (event) => {
				writeLines(ofTrial.event(event));
			});
		},
		async experiments(first, investigation, used) {
			const state = await watchResults(investigation, (result) => {
				flushTrial?.();
				write(trialEndedLines(first, result));
			});
			write(experimentsLines(first, state, used()));
			return state;
		},
		end(found) {
			if (!shown || found.experiments) showVerdict(found);
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
	formatter: TextFormatter,
	writeLines: (lines: readonly string[]) => void,
	prompt: Prompt | undefined,
): () => void {
	let decided = false;
	return printEvents(
		session.log,
		(event) => {
			writeLines(formatter.event(event));
			if (event.type !== 'stage-ended' || event.stage !== 'rcpt' || decided) return;
			const outcome = judge(session.getView());
			decided = outcome !== undefined;
			if (outcome) writeLines([formatter.outcomeLine(outcome)]);
		},
		{before: () => prompt?.stepAside(), after: () => prompt?.comeBack()},
	);
}

/** Enter is no: what goes to others is never sent by accident. */
async function askConsent(prompt: Prompt, offer: Offer): Promise<boolean> {
	for (;;) {
		const answer = await prompt.ask('??? Make these experiments? [y/N, ? shows them] ');
		if (answer?.trim() !== '?') return answer !== undefined && /^\s*y(?:es)?\s*$/i.test(answer);
		for (const line of agendaLines(offer)) prompt.say(line);
	}
}

const keys = 'Enter sends it · or type another command · s skip · m other host · q leave · ? help';

const promptHelp = [
	'Enter   do what is proposed',
	'TEXT    send this command instead (never DATA or BDAT)',
	's       skip this step',
	'm       list the mail exchangers; m HOST goes to another one',
	'q       leave: the connection is closed',
];

/** Ask about each proposal, one after the other, until the session is over. */
function askFor(session: Session, prompt: Prompt): void {
	let asking = false;
	let askedHelp = false;
	const next = async () => {
		const {proposal} = session.getView();
		if (asking || !proposal) return;
		asking = true;
		if (!askedHelp) prompt.say(`    (${keys})`);
		askedHelp = true;
		const answer = await prompt.ask(`??? ${describe(proposal)} `);
		asking = false;
		const intent = intentOf(answer, proposal, session.getView(), prompt);
		if (intent) session.intend(intent);
		else void next();
	};
	session.log.subscribe((event) => {
		if (event.type === 'proposed' || event.type === 'refused') queueMicrotask(() => void next());
	});
	void next();
}

function describe(proposal: Proposal): string {
	switch (proposal.kind) {
		case 'lookup':
			return `look up the mail exchangers of ${visible(proposal.domain)}?`;
		case 'connect': {
			const {host, address, port} = proposal.target;
			const confirm = proposal.needsConfirmation
				? ' Type "yes" to go there, s to pass it over.'
				: '';
			return `connect to ${visible(host)} [${visible(address.address)}]:${port}?${confirm}`;
		}
		case 'command':
			return `send ${visible(proposal.line)} ?`;
		default:
			return proposal satisfies never;
	}
}

/** What an answer means; undefined if it was answered with words instead. */
function intentOf(
	answer: string | undefined,
	proposal: Proposal,
	view: SessionView,
	prompt: Prompt,
): Intent | undefined {
	if (answer === undefined) return {type: 'stop', by: 'person'};
	const text = answer.trim();
	const approve = {type: 'approve', by: 'person', proposalId: proposal.id} as const;
	if (text === '') return approve;
	if (/^y(?:es)?$/i.test(text)) return {...approve, confirmed: true};
	if (/^s$/i.test(text)) return {type: 'skip', by: 'person'};
	if (/^q$/i.test(text)) return {type: 'stop', by: 'person'};
	const chosen = /^m(?:\s+(\S+))?$/i.exec(text);
	if (chosen) return chooseHost(chosen[1], view, prompt);
	if (text === '?' || /^h(?:elp)?$/.test(text)) {
		for (const line of promptHelp) prompt.say(`    ${line}`);
		return undefined;
	}
	if (proposal.kind === 'command') return {...approve, line: answer};
	prompt.say(`!   This step has no text to change. ${keys}`);
	return undefined;
}

function chooseHost(
	host: string | undefined,
	view: SessionView,
	prompt: Prompt,
): Intent | undefined {
	if (host !== undefined) return {type: 'choose-target', host: host.toLowerCase()};
	const hosts = view.route?.hosts ?? [];
	if (hosts.length === 0) prompt.say('    No mail exchanger is known yet.');
	for (const each of hosts) {
		const addresses = each.addresses?.map(({address}) => visible(address)).join(' ') ?? '…';
		prompt.say(`    ${each.preference ?? '-'} ${visible(each.host)} ${addresses}`);
	}
	return undefined;
}

import type {Session} from '../engine/session.ts';
import type {Intent, Proposal} from '../model/session.ts';
import type {SessionView} from '../model/view.ts';
import {visible} from '../protocol/visible.ts';
import {createTextFormatter} from '../render/text.ts';
import {judge} from '../verdict/judge.ts';
import type {Output} from './output.ts';
import type {Prompt} from './prompt.ts';

/** Print events as they happen and the verdict at the end. */
export async function runText(
	session: Session,
	options: {output: Output; color: boolean; verbose: boolean; prompt?: Prompt | undefined},
): Promise<void> {
	const {output, prompt} = options;
	const formatter = createTextFormatter({color: options.color, verbose: options.verbose});
	const writeLines = (lines: readonly string[]) => {
		for (const line of lines) output.write(`${line}\n`);
	};
	let printed = 0;
	let decided = false;
	const print = () => {
		if (printed === session.log.events.length) return;
		prompt?.stepAside();
		for (const event of session.log.events.slice(printed)) {
			printed++;
			writeLines(formatter.event(event));
			if (event.type !== 'stage-ended' || event.stage !== 'rcpt' || decided) continue;
			const outcome = judge(session.getView());
			decided = outcome !== undefined;
			if (outcome) writeLines([formatter.outcomeLine(outcome)]);
		}
		prompt?.comeBack();
	};
	print();
	session.log.subscribe(print);
	if (prompt) askFor(session, prompt);
	await session.finished;
	prompt?.close();
	print();
	const view = session.getView();
	const outcome = judge(view);
	if (outcome) writeLines(formatter.verdict(outcome, view));
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

import type {Session} from '../engine/session.ts';
import type {Intent, Proposal} from '../model/session.ts';
import type {SessionView} from '../model/view.ts';
import {visible} from '../protocol/visible.ts';
import {ownWords} from '../render/shell.ts';
import {commandLines, standsBy} from './odd-commands.ts';
import type {Judge} from '../verdict/judge.ts';
import type {Prompt} from './prompt.ts';
import {spokenLine} from './spoken.ts';

/** How the questions sound. */
export type Asking = {
	/** Everything in words, for those who hear it. */
	readonly spoken: boolean;
	/** What the walk says by now. */
	readonly judge: Judge;
};

const keys = 'Enter sends it · or type another command · s skip · m other host · q leave · ? help';
const spokenKeys =
	'Enter does it. Or type another command. s skips, m names the servers, q leaves, ? tells all.';

const promptHelp = [
	'Enter   do what is proposed',
	'TEXT    send this command instead (never DATA, BDAT or AUTH); the proposal comes back',
	': TEXT  the same, also where the text means something else here',
	'? TEXT  what this command does, and what a good answer is',
	's       skip this step',
	'a       go on by itself; any line stops that',
	'm       list the mail exchangers; m HOST goes to another one',
	'i       what this step is for, and what a healthy answer looks like',
	'x       the whole page about the last reply; x TEXT explains a text',
	'w       what the server offers, keyword by keyword',
	'd       the answers of DNS as dig shows them',
	'l       each step and how it came out, and what is decided',
	't       their side: what the server may have thought at each of your lines',
	'f       how to find out why it came out like this',
	'r       how to come back when the server said "not now"',
	'stop    while waiting: stop waiting, which ends the connection',
	'q       leave: the connection is closed',
];

/** What is looked up rather than done: one word of the prompt each. */
const lookups: Readonly<
	Record<
		string,
		(view: SessionView, rest: string | undefined, judge: Judge) => Promise<readonly string[]>
	>
> = {
	x: async (view, text) => (await import('./answers.ts')).explainLines(view, text),
	w: async (view) => (await import('./answers.ts')).offerLines(view),
	d: async (view) => (await import('./answers.ts')).dnsLines(view),
	i: async (view) => (await import('./answers.ts')).stageLines(view),
	l: async (view, _, judge) => (await import('./answers.ts')).statusLines(view, judge),
	t: async (view) => (await import('./answers.ts')).theirSideLines(view),
	f: () =>
		Promise.resolve([
			'When the walk is over and something is to be found out, I ask whether to make experiments,',
			'and say first what they cost. With --experiments they are offered in any case.',
		]),
	r: () =>
		Promise.resolve([
			'Where a server asks for time, the wait is kept. When the walk is over, I say how to come back:',
			`${ownWords('--resume')} waits for the time and connects again.`,
		]),
};

/** What was meant by an answer: something to do, or words that were said instead. */
type Answer = {readonly intent: Intent} | {readonly auto: true} | undefined;

/** Ask about each proposal, one after the other, until the session is over. */
export function askFor(session: Session, prompt: Prompt, asking: Asking): void {
	let isAsking = false;
	let askedHelp = false;
	let isAuto = false;
	prompt.onStray?.((text) => {
		const word = text.trim().toLowerCase();
		if (isAuto) {
			isAuto = false;
			prompt.say('    (you approve each step again)');
			return true;
		}
		if (word !== 'stop') return false;
		session.intend({type: 'stop-waiting'});
		return true;
	});
	const next = async () => {
		const {proposal} = session.getView();
		if (isAsking || !proposal) return;
		if (isAuto && !proposal.needsConfirmation) {
			session.intend({type: 'approve', by: 'auto', proposalId: proposal.id});
			return;
		}
		isAuto = false;
		isAsking = true;
		if (!askedHelp) prompt.say(asking.spoken ? spokenKeys : `    (${keys})`);
		askedHelp = true;
		const answer = await prompt.ask(question(proposal, asking));
		const voice = {
			ask: (text: string) => prompt.ask(asking.spoken ? spokenLine(text) : text),
			say: (text: string) => prompt.say(asking.spoken ? spokenLine(text) : text),
		};
		const meant = await meaningOf(answer, proposal, session.getView(), {
			...voice,
			judge: asking.judge,
		});
		const intent = meant && 'intent' in meant ? meant.intent : undefined;
		const stands = await standsBy(intent, proposal, session.getView(), voice);
		isAsking = false;
		if (intent && stands) session.intend(intent);
		else {
			isAuto = meant !== undefined && 'auto' in meant;
			void next();
		}
	};
	session.log.subscribe((event) => {
		if (event.type === 'proposed' || event.type === 'refused') queueMicrotask(() => void next());
	});
	void next();
}

function question(proposal: Proposal, {spoken}: Asking): string {
	const text = describe(proposal);
	return spoken ? `Your turn: ${text} ` : `??? ${text} `;
}

function describe(proposal: Proposal): string {
	switch (proposal.kind) {
		case 'lookup':
			return `look up the mail exchangers of ${visible(proposal.domain)}?`;
		case 'connect': {
			const {host, address, port} = proposal.target;
			const isPaused = proposal.restraint?.level === 'over';
			const confirm = isPaused
				? ' Type "yes" to go on all the same, s to pass it over; Enter works when the pause is over.'
				: proposal.needsConfirmation
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
async function meaningOf(
	answer: string | undefined,
	proposal: Proposal,
	view: SessionView,
	prompt: Pick<Prompt, 'say'> & Pick<Asking, 'judge'>,
): Promise<Answer> {
	if (answer === undefined) return {intent: {type: 'stop', by: 'person'}};
	const text = answer.trim();
	const approve = {type: 'approve', by: 'person', proposalId: proposal.id} as const;
	if (text === '') return {intent: approve};
	if (/^y(?:es)?$/i.test(text)) return {intent: {...approve, confirmed: true}};
	if (/^s$/i.test(text)) return {intent: {type: 'skip', by: 'person', proposalId: proposal.id}};
	if (/^q$/i.test(text)) return {intent: {type: 'stop', by: 'person'}};
	if (/^a$/i.test(text)) {
		prompt.say('    (going on by itself; any line stops that)');
		return {auto: true};
	}
	if (/^stop$/i.test(text)) {
		prompt.say('    Nothing is being waited for any more. q leaves.');
		return undefined;
	}
	const chosen = /^m(?:\s+(\S+))?$/i.exec(text);
	if (chosen?.[1] !== undefined)
		return {intent: {type: 'choose-target', host: chosen[1].toLowerCase()}};
	const lines = await lookedUp(text, view, prompt.judge);
	if (lines !== undefined) {
		for (const line of lines) prompt.say(line === '' ? '' : `    ${line}`);
		return undefined;
	}
	const about = /^\?\s*(\S[\s\S]*)$/.exec(text)?.[1];
	if (about !== undefined) {
		for (const line of commandLines(about, view)) prompt.say(`    ${line}`);
		return undefined;
	}
	const free = /^:\s*(\S[\s\S]*)$/.exec(text)?.[1];
	if (proposal.kind === 'command') return {intent: {...approve, line: free ?? answer}};
	prompt.say(`!   This step has no text to change. ${keys}`);
	return undefined;
}

async function lookedUp(
	text: string,
	view: SessionView,
	judge: Judge,
): Promise<readonly string[] | undefined> {
	if (text === '?' || /^h(?:elp)?$/.test(text)) return promptHelp;
	if (/^m$/i.test(text)) return (await import('./answers.ts')).hostLines(view);
	if (/^their side$/i.test(text)) return lookups['t']?.(view, undefined, judge);
	const [, word = '', rest] = /^([a-z])(?:\s+(\S[\s\S]*))?$/i.exec(text) ?? [];
	const look = lookups[word.toLowerCase()];
	// Only "x" takes a text: "d example" is a command of somebody who knows why.
	return rest === undefined || word.toLowerCase() === 'x' ? look?.(view, rest, judge) : undefined;
}

import type {Session} from '../engine/session.ts';
import type {Intent, Proposal} from '../model/session.ts';
import type {SessionView} from '../model/view.ts';
import {visible} from '../protocol/visible.ts';
import {wrap} from '../render/layout.ts';
import type {Judge} from '../verdict/judge.ts';
import {loginOf} from '../protocol/typed.ts';
import {askLogin} from './ask-login.ts';
import {showGreetings} from './greetings.ts';
import {lookedUp} from './lookups.ts';
import {standsBy} from './odd-commands.ts';
import {askOnward, chosenTarget, type Onward, type Voice, type Ways} from './onward.ts';
import type {Prompt} from './prompt.ts';
import {spokenLine} from './spoken.ts';

/** How the questions sound, and what can be brought about. */
export type Asking = {
	/** Everything in words, for those who hear it. */
	readonly spoken: boolean;
	/** What the walk says by now. */
	readonly judge: Judge;
	readonly ways: Ways | undefined;
	/** This walk takes TLS where it is offered. */
	readonly tls: boolean;
	/** The walk is left for another one, which begins when this one is over. */
	readonly onLeave: (onward: Extract<Onward, {start: unknown}>) => void;
	/** The person asked for experiments. */
	readonly onWhy: () => void;
	/** What a typed "stop" ends besides a wait, if anything. */
	readonly stopOther: () => (() => void) | undefined;
};

const keys = 'Enter sends it · or type another command · s skip · m other host · q leave · ? help';
const spokenKeys =
	'Enter does it. Or type another command. s skips, m names the servers, q leaves, ? tells all.';

/** The questions of one session. */
export type Questions = {
	/**
	 * Ask once more when the conversation is over, unless the person was asked
	 * before it ended: where to go on, if anywhere. Undefined: nowhere.
	 */
	readonly atTheEnd: () => Promise<Onward | undefined>;
	/** The same list of ways without asking whether. */
	readonly another: () => Promise<Onward | undefined>;
};

/** What was meant by an answer: something to do, or words that were said instead. */
type Answer = Onward | {readonly auto: true} | undefined;

/** Ask about each proposal, one after the other, as long as the session goes on. */
export function askFor(session: Session, prompt: Prompt, asking: Asking): Questions {
	let round = 0;
	let isAsking = false;
	let askedHelp = false;
	let isAuto = false;
	/** The conversation ends by an answer of the person, who could have gone on in another way. */
	let hadChance = false;
	let stopGreetings: (() => void) | undefined;
	const voice = voiceOf(prompt, asking.spoken);
	const showServers = async (): Promise<void> => {
		await tell('m', tools);
	};
	const tools: Tools = {...asking, voice, getView: () => session.getView(), showServers};
	const stopping: Stopping = {
		set(stop) {
			stopGreetings = stop;
		},
	};
	prompt.onStray?.((text) => {
		const isStop = text.trim().toLowerCase() === 'stop';
		const stopOther = stopGreetings ?? asking.stopOther();
		if (stopOther !== undefined) {
			if (isStop) stopOther();
			return isStop;
		}
		// The word that was offered does what was promised, whatever else it ends.
		if (isAuto) {
			isAuto = false;
			prompt.say('    (you approve each step again)');
			if (!isStop) return true;
		}
		if (!isStop) return false;
		session.intend({type: 'stop-waiting'});
		return true;
	});
	const next = async (): Promise<void> => {
		const {proposal} = session.getView();
		if (isAsking || !proposal) return;
		// It is passed over by itself: the person said so beforehand.
		if (!asking.tls && proposal.stage === 'starttls') return;
		hadChance = proposal.stage === 'quit';
		if (isAuto && !proposal.needsConfirmation) {
			session.intend({type: 'approve', by: 'auto', proposalId: proposal.id});
			return;
		}
		isAuto = false;
		isAsking = true;
		const mine = ++round;
		if (!askedHelp)
			for (const line of asking.spoken ? [spokenKeys] : wrap(`(${keys})`, '    ')) prompt.say(line);
		askedHelp = true;
		const answer = await prompt.ask(question(proposal, asking));
		const meant = await meaningOf(answer, proposal, tools, stopping);
		const intent = meant && 'intent' in meant ? meant.intent : undefined;
		const stands = await standsBy(intent, proposal, session.getView(), voice);
		// The conversation may have ended under the question.
		if (mine !== round) return;
		isAsking = false;
		hadChance ||= intent?.type === 'approve' && /^\s*quit\b/i.test(intent.line ?? '');
		if (meant !== undefined && !('auto' in meant) && stands) go(session, meant, asking);
		else {
			isAuto = meant !== undefined && 'auto' in meant;
			void next();
		}
	};
	session.log.subscribe((event) => {
		if (event.type === 'session-ended') {
			round++;
			isAsking = false;
		}
		if (event.type === 'proposed' || event.type === 'refused') queueMicrotask(() => void next());
	});
	void next();
	return {
		another: () => askOnward(tools),
		async atTheEnd() {
			const {over} = session.getView();
			if (hadChance || isAuto || over?.by !== 'done') return undefined;
			return whereTo(tools, stopping);
		},
	};
}

/** The prompt, in words if it is to be heard. */
function voiceOf(prompt: Prompt, spoken: boolean): Speaking {
	const words = (text: string): string => (spoken ? `${spokenLine(text)} ` : text);
	return {
		ask: (text) => prompt.ask(words(text)),
		say: (text) => prompt.say(spoken ? spokenLine(text) : text),
		...(prompt.askSecret !== undefined && {
			askSecret: async (text) => prompt.askSecret?.(words(text)),
		}),
	};
}

type Speaking = Voice & Pick<Prompt, 'askSecret'>;
type Tools = Asking & {
	readonly voice: Speaking;
	readonly getView: () => SessionView;
	readonly showServers: () => Promise<void>;
};
type Stopping = Parameters<typeof showGreetings>[3];

/** Carry it out in this session, or end it for another one. */
function go(session: Session, onward: Onward, asking: Asking): void {
	if ('intent' in onward) session.intend(onward.intent);
	else {
		asking.onLeave(onward);
		session.intend({type: 'stop', by: 'person'});
	}
}

/** Nothing is proposed any more: stay and look, go on somewhere, or leave. */
async function whereTo(tools: Tools, stopping: Stopping): Promise<Onward | undefined> {
	for (;;) {
		const answer = await tools.voice.ask(
			'??? The conversation is over. Enter leaves, t is another way on, ? tells more. ',
		);
		const text = answer?.trim() ?? '';
		if (/^q?$/i.test(text)) return undefined;
		const onward = await elsewhere(text, tools, stopping);
		if (onward !== undefined && onward !== 'told') return onward;
		if (onward === undefined && !(await tell(text, tools)))
			tools.voice.say('!   Nothing can be sent any more. t is another way on.');
	}
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
	tools: Tools,
	stopping: Stopping,
): Promise<Answer> {
	if (answer === undefined) return {intent: {type: 'stop', by: 'person'}};
	const {voice} = tools;
	const text = answer.trim();
	const approve = {type: 'approve', by: 'person', proposalId: proposal.id} as const;
	const simple = simpleIntent(text, approve);
	if (simple !== undefined) return {intent: simple};
	if (/^a$/i.test(text)) {
		voice.say('    (going on by itself; any line stops that)');
		return {auto: true};
	}
	if (/^stop$/i.test(text)) {
		voice.say('    Nothing is being waited for any more. q leaves.');
		return undefined;
	}
	const onward = await elsewhere(text, tools, stopping);
	if (onward !== undefined) return onward === 'told' ? undefined : onward;
	if (await tell(text, tools)) return undefined;
	const free = /^:\s*(\S[\s\S]*)$/.exec(text)?.[1];
	const login = proposal.kind === 'command' && loginOf(free ?? answer) !== undefined;
	if (login) {
		const intent = await askLogin(free ?? answer, proposal, tools.getView(), voice);
		return intent && {intent};
	}
	if (proposal.kind === 'command') return {intent: {...approve, line: free ?? answer}};
	voice.say(`!   This step has no text to change. ${keys}`);
	return undefined;
}

function simpleIntent(text: string, approve: Intent & {type: 'approve'}): Intent | undefined {
	const {proposalId = 0} = approve;
	if (text === '') return approve;
	if (/^y(?:es)?$/i.test(text)) return {...approve, confirmed: true};
	if (/^s$/i.test(text)) return {type: 'skip', by: 'person', proposalId};
	if (/^q$/i.test(text)) return {type: 'stop', by: 'person'};
	return undefined;
}

/** The words that lead away from what is proposed; 'told': they were said, and the person stays. */
async function elsewhere(
	text: string,
	tools: Tools,
	stopping: Stopping,
): Promise<Onward | 'told' | undefined> {
	const target = /^m\s+(\S.*)$/i.exec(text)?.[1];
	if (target !== undefined) return chosenTarget(target);
	const [way, chosen] = /^t(?:\s+(\d+))?$/i.exec(text) ?? [];
	if (way !== undefined) return (await askOnward({...tools, chosen})) ?? 'told';
	if (/^c$/i.test(text)) {
		await showGreetings(tools.getView(), tools.voice, tools.ways, stopping);
		return 'told';
	}
	return undefined;
}

/** Answer a word of the prompt that only asks; false: it is none. */
async function tell(text: string, tools: Tools): Promise<boolean> {
	if (/^f$/i.test(text)) tools.onWhy();
	const lines = await lookedUp(text, tools.getView(), tools.judge);
	for (const line of lines ?? []) tools.voice.say(line === '' ? '' : `    ${line}`);
	return lines !== undefined;
}

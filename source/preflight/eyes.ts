import {
	receiverLines,
	receiverLineText,
	type ReceiverLine,
	type ReceiverLook,
	receiverLookText,
} from '../knowledge/receiver-words.ts';
import type {Check, CheckState, Self} from '../model/check.ts';
import type {Source} from '../model/explanation.ts';
import type {Earlier} from '../model/known.ts';
import type {SessionView} from '../model/view.ts';
import {knownOf} from './eyes-known.ts';
import {lineOf, type Spoken, spokenAttempt, statusOf} from './eyes-lines.ts';
import {reactionTo} from './eyes-reaction.ts';
import {suspectWords} from './eyes-words.ts';

/** Something that mxray knows about what a receiver looks at. Safe to show. */
export type Found = {readonly state: CheckState; readonly text: string};

/** One thing that a receiver may look at, and what it would find as far as mxray knows. */
export type Look = {
	readonly id: ReceiverLook;
	readonly title: string;
	/** What it may do: we do not know what this server does. */
	readonly text: string;
	/** The worst of what is known; `unasked`: nobody looked. */
	readonly state: CheckState | 'unasked';
	readonly found: readonly Found[];
	readonly sources: readonly Source[];
};

/** What this server did at the line, and what it seems to have decided. */
export type Reaction = {
	readonly kind: 'went-on' | 'refused' | 'broke-off';
	/** Safe to show. */
	readonly text: string;
	/** `seq` of the events it rests on. */
	readonly events: readonly number[];
};

/** One line of ours, as the receiving side sees it. All texts are safe to show. */
export type Thought = {
	readonly line: ReceiverLine;
	readonly title: string;
	/** What went out, or would: 'EHLO client.example'. */
	readonly said: string;
	/** `next`: it was not said, and this is what would come; `never`: mxray does not say it. */
	readonly status: Spoken;
	readonly learns: string;
	readonly looks: readonly Look[];
	/** Undefined until it has reacted. */
	readonly reaction: Reaction | undefined;
};

const looksOf: Readonly<Record<ReceiverLine, readonly ReceiverLook[]>> = {
	connect: [
		'blocklists',
		'reverse-name',
		'forward-confirmation',
		'connection-count',
		'greet-delay',
	],
	ehlo: ['helo-form', 'helo-resolves', 'helo-matches', 'helo-spf'],
	starttls: ['encryption'],
	mail: [
		'sender-form',
		'sender-domain',
		'sender-spf',
		'sender-lists',
		'call-back',
		'role-mailboxes',
	],
	rcpt: ['responsible', 'directory', 'greylisting', 'held-back'],
	message: ['policy'],
};

/** What is known beside the walk. */
export type EyesOptions = {
	/** Whom the checks are about; absent: the identity of the walk. */
	readonly self?: Self | undefined;
	/** What we did to this destination before. */
	readonly earlier?: Earlier | undefined;
};

/**
 * The conversation from the other side, for teaching: what a receiver learns
 * from each of our lines, what it may look up then, what it would find as far as
 * mxray knows, and what this server seems to have made of it. Pure. Without a
 * walk all lines are such that would come.
 */
export function receiverSide(
	view: SessionView | undefined,
	checks: readonly Check[],
	options: EyesOptions = {},
): readonly Thought[] {
	const attempt = view && spokenAttempt(view);
	const thoughts = receiverLines.map((line): Thought => {
		const {title, learns} = receiverLineText(line);
		const said = lineOf(line, view, attempt, options.self);
		const looks = looksOf[line].map((id): Look => {
			const found = knownOf(id, {view, attempt, checks, said, ...options});
			return {id, ...receiverLookText(id), state: worst(found), found};
		});
		const reaction = attempt && reactionTo(line, attempt);
		return {line, title, said: said.text, status: statusOf(line, attempt), learns, looks, reaction};
	});
	return thoughts.map((thought, at) => withSuspects(thought, thoughts.slice(0, at + 1)));
}

function worst(found: readonly Found[]): Look['state'] {
	if (found.some(({state}) => state === 'bad')) return 'bad';
	if (found.some(({state}) => state === 'unknown')) return 'unknown';
	return found.length === 0 ? 'unasked' : 'good';
}

/** A refusal may be for something that was seen at an earlier line (rule 6 of truth): what mxray knows of is named. */
function withSuspects(thought: Thought, upTo: readonly Thought[]): Thought {
	const {reaction} = thought;
	if (reaction === undefined || reaction.kind === 'went-on') return thought;
	const suspects = upTo.flatMap(({looks, title}) =>
		looks.flatMap((look) =>
			look.state === 'bad' && !fromReply.has(look.id) ? [{look: look.title, line: title}] : [],
		),
	);
	if (suspects.length === 0) return thought;
	return {...thought, reaction: {...reaction, text: `${reaction.text} ${suspectWords(suspects)}`}};
}

/** What mxray only knows from the refusal itself: it cannot be a reason for it. */
const fromReply: ReadonlySet<ReceiverLook> = new Set<ReceiverLook>([
	'responsible',
	'directory',
	'greylisting',
	'held-back',
]);

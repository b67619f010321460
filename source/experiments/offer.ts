import type {Factor, Trial} from '../model/trial.ts';
import type {Outcome} from '../model/verdict.ts';
import {visible} from '../protocol/visible.ts';
import type {Room} from '../politeness/room.ts';
import {succeeded} from '../verdict/movement.ts';
import {isSettled} from '../verdict/settled.ts';
import {isDone} from './done.ts';
import type {FirstWalk, Offer} from './investigation.ts';
import {isGreylisted, isTooMuch, longPauseMs, namedWait} from './manners.ts';
import {type Subject, subjectOf} from './subject.ts';
import {controlDrafts, type Draft, draftsOf, lookupDraft, type Means} from './trials.ts';
import {factorsFor} from './worth.ts';

/** What experiments may cost, and what the person allows them to use. */
export type OfferOptions = Means & {
	readonly maxConnections: number;
	readonly paceMs: number;
	/** What earlier visits leave of the destination's patience; absent: nobody counts. */
	readonly room?: Room | undefined;
	/** Would anything that is left to try change the answer? For tests. */
	readonly isSettled?: typeof isSettled;
};

/** What an ordinary connection takes, and how often it pauses where it is to go slowly. */
const usualMs = {real: 3000, practice: 800} as const;
const commandsPerWalk = 6;

/**
 * Everything that may be worth trying after this walk, and what it costs. Pure
 * but for `random`, which makes up the name of a mailbox.
 */
export function offerOf(first: FirstWalk, options: OfferOptions): Offer {
	const planned = draftsFor(first, options);
	const drafts = typeof planned === 'string' ? [] : planned;
	const agenda = drafts.map((each, index): Trial => ({...each, number: index + 1}));
	const {room, maxConnections} = options;
	const wanted = Math.max(0, Math.min(agenda.length, Math.floor(maxConnections)));
	// Announced connections are counted in beforehand: they keep below the limits, and so does their pace.
	const announced = Math.min(wanted, room?.left ?? wanted);
	const paceMs = Math.max(options.paceMs, room?.paceMs ?? 0);
	const limit = room?.wordsFor(announced);
	const none = wanted > 0 && limit !== undefined ? limit : words.nothing;
	return {
		agenda,
		announced,
		paceMs,
		aboutMs: aboutMs(first, agenda.slice(0, announced), paceMs),
		others: othersOf(first, agenda),
		...(limit === undefined ? {} : {limit}),
		nothing: typeof planned === 'string' ? planned : announced === 0 ? none : undefined,
	};
}

const words = {
	nothing: 'There is nothing to try that would tell more.',
	clear: 'The answer is clear already. No experiment would change it.',
	noMail: 'This domain says that it takes no mail. No experiment would change that.',
	stopped:
		'The walk did not come to an answer that others could be compared with. Walk again first.',
	notContacted: 'No server was contacted. There is nothing to compare with.',
	asFarAsAsked: 'The walk went as far as it was asked to, and all went well.',
	later:
		'The server wants the same visit again later. Nothing else would tell more, and to ask at once would only annoy it.',
} as const;

/** The experiments in order, or a sentence that says why there are none. */
function draftsFor(first: FirstWalk, options: OfferOptions): readonly Draft[] | string {
	const {outcome, view} = first;
	const settled = options.isSettled ?? isSettled;
	if (outcome.ended === 'null-mx') return words.noMail;
	const subject = subjectOf(first);
	// Whoever ends a wait that was long enough for them has seen silence; whoever ends the walk has seen nothing.
	const gaveUp = outcome.ended === 'stopped' && view.over?.by !== 'done';
	if (gaveUp || outcome.ended === 'skipped') return words.stopped;
	if (!subject && !outcome.ended.startsWith('dns-')) return words.notContacted;
	if (!subject) {
		if (settled(outcome, [])) return words.clear;
		return [lookupDraft(view.plan), ...controlDrafts(view.plan, undefined, options.controls)];
	}
	if (succeeded(outcome) && outcome.stage !== 'rcpt') return words.asFarAsAsked;
	const factors = factorsFor(outcome, subject);
	if (factors.length === 0) return isLater(subject, outcome) ? words.later : words.nothing;
	const drafts = factors.flatMap((factor) => draftsOf(factor, subject, options));
	if (isDone(outcome, [], drafts, settled)) return words.clear;
	return inOrder(isTooMuch(view, outcome) ? onceEach(drafts) : drafts);
}

/** One value of every factor first, then the others, and last the repetition that shows whether it was time. */
function inOrder(drafts: readonly Draft[]): readonly Draft[] {
	const firsts = onceEach(drafts);
	const others = drafts.filter((each) => !firsts.includes(each));
	const sure = drafts.some(({factor}) => ours.has(factor)) ? toBeSure(drafts) : [];
	return [...firsts, ...others, ...sure];
}

function onceEach(drafts: readonly Draft[]): readonly Draft[] {
	return drafts.filter(
		({factor}, index) => drafts.findIndex((each) => each.factor === factor) === index,
	);
}

/** What we change ourselves may get further because time passed. */
const ours: ReadonlySet<Factor> = new Set<Factor>(['helo', 'sender', 'tls', 'pace']);

function toBeSure(drafts: readonly Draft[]): readonly Draft[] {
	return drafts
		.filter(({factor}) => factor === 'again')
		.map((each) => ({...each, label: 'the same once more, to be sure'}));
}

function isLater({view}: Subject, outcome: Outcome): boolean {
	return isGreylisted(view, outcome) || isTooMuch(view, outcome);
}

function aboutMs({view, outcome}: FirstWalk, trials: readonly Trial[], paceMs: number): number {
	const {practice} = view.plan;
	const each = practice ? usualMs.practice : usualMs.real;
	const sum = trials.reduce(
		(total, {manner}) => total + paceMs + each + manner.pauseMs * commandsPerWalk,
		0,
	);
	if (trials.length === 0 || (!isTooMuch(view, outcome) && !isGreylisted(view, outcome)))
		return sum;
	return sum + trials.length * (namedWait(view, outcome) ?? longPauseMs(paceMs, practice));
}

/** Whom the first walk did not speak to. Safe to show. */
function othersOf({events}: FirstWalk, agenda: readonly Trial[]): readonly string[] {
	const known = new Set(
		events.flatMap((event) => (event.type === 'connecting' ? [event.target.host] : [])),
	);
	const names = agenda.flatMap(({factor, plan}) =>
		factor === 'control' ? [plan.mailbox.asciiDomain] : plan.only ? [plan.only.host] : [],
	);
	return [...new Set(names)].filter((name) => !known.has(name)).map((name) => visible(name));
}

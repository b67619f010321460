import type {SessionView} from '../model/view.ts';
import type {Command} from './key-commands.ts';
import {keyTable, type Binding} from './key-table.ts';
import {canOpenLine} from './line-standing.ts';
import {hasReply, lastGreeting} from './panes/replies.ts';
import type {Stroke} from './keys.ts';
import type {Context} from './ui-state.ts';

/** What a key means in a context; undefined if nothing. */
export function commandFor(
	stroke: Stroke,
	context: Context,
	table: readonly Binding[] = keyTable,
): Command | undefined {
	return table.find((row) => row.contexts.includes(context) && row.keys.includes(stroke))?.command;
}

/** How the key of a command is written in a context, for sentences: 'Ctrl-R'; '' without one. */
export function keyOf(
	command: Command,
	context: Context,
	table: readonly Binding[] = keyTable,
): string {
	// Of several keys the first: a sentence names one.
	return rowOf(command, context, table)?.label.split(' ')[0] ?? '';
}

/** The hint of a command in a context, for screens that have no walk. */
export function hintOf(
	command: Command,
	context: Context,
	table: readonly Binding[],
): Hint | undefined {
	const row = rowOf(command, context, table);
	if (row?.hint === undefined) return undefined;
	const {label, hint, spare = 0} = row;
	return {label, hint, spare};
}

function rowOf(command: Command, context: Context, table: readonly Binding[]): Binding | undefined {
	return table.find((row) => row.command === command && row.contexts.includes(context));
}

/** A key and its two words, and what becomes of it where there is no room. */
export type Hint = {
	readonly label: string;
	readonly hint: string;
	/** How soon it may go. */
	readonly spare?: number;
	/** All others go before it. */
	readonly keep?: boolean;
};

/** What can be done beside the walk itself. */
export type Chances = {
	/** A line of the verdict is chosen, or lines are pointed out. */
	readonly evidence: boolean;
	/** Experiments can be offered, or were made. */
	readonly why: boolean;
	/** The server asked for time. */
	readonly wait: boolean;
	/** Lines are pointed out: the same key goes back. */
	readonly lit: boolean;
	/** Experiments were made. */
	readonly series: boolean;
	/** There are experiments to choose from. */
	readonly agenda: boolean;
	/** It helps to look at ourselves. */
	readonly self: boolean;
	/** Others could be asked about us. */
	readonly others: boolean;
	/** Proposals are approved by themselves. */
	readonly auto: boolean;
	/** The line that is being written is one that is never sent. */
	readonly unsendable: boolean;
	/** Something earlier is read again. */
	readonly back: boolean;
	/** One pane of several has the whole screen. */
	readonly alone: boolean;
	/** What the tour speaks of: its keys stand in front. */
	readonly named: readonly Command[];
};

/** Nothing of it. */
export const noChances: Chances = {
	evidence: false,
	why: false,
	wait: false,
	lit: false,
	series: false,
	agenda: true,
	self: false,
	others: false,
	auto: false,
	unsendable: false,
	back: false,
	alone: false,
	named: [],
};

/**
 * The hints that apply now, in order; the last two are help and quit. What must
 * not be missed stands behind the first: how to pause what goes on by itself,
 * the way back from what is read again, the way to a pane that is out of sight,
 * and the keys that the tour names.
 */
export function hintsFor(
	context: Context,
	view: SessionView,
	chances: Chances = noChances,
	table: readonly Binding[] = keyTable,
): readonly Hint[] {
	const all = table.flatMap((row) => {
		if (row.hint === undefined || !row.contexts.includes(context)) return [];
		if (!applies(row.command, view, chances)) return [];
		const {label, command} = row;
		const isFirst = isPressing(command, chances);
		const isOwn = chances.alone && command === 'free-line';
		const keep = isFirst || isOwn || command === 'wait' || waysOut.has(command);
		// On a small screen one's own command is worth more than another way.
		const own = chances.alone && context === 'ready' && command === 'ways' ? 1 : (row.spare ?? 0);
		const hint = hintText(command, row.hint, view, chances);
		return [{label, hint, spare: isFirst ? 0 : own, keep, isFirst}];
	});
	const [first, ...rest] = all;
	if (first === undefined) return [];
	// The last two stand there in any case.
	const [middle, last] = [rest.slice(0, -2), rest.slice(-2)];
	const named = middle.filter(({isFirst}) => isFirst);
	const order = [...named, ...middle.filter(({isFirst}) => !isFirst)];
	return [first, ...order, ...last].map(({label, hint, spare, keep}) => ({
		label,
		hint,
		spare,
		keep,
	}));
}

/** What closes the thing that lies over the panes, or ends what goes on there. */
const waysOut: ReadonlySet<Command> = new Set([
	'close',
	'back-to-servers',
	'stop-greetings',
	'stop-series',
]);

function isPressing(command: Command, {auto, alone, back, named}: Chances): boolean {
	return (
		(auto && command === 'auto') ||
		(back && command === 'back-to-now') ||
		(alone && command === 'focus-next') ||
		named.includes(command)
	);
}

function applies(command: Command, view: SessionView, chances: Chances): boolean {
	if (command === 'evidence' || command === 'why' || command === 'wait' || command === 'self')
		return chances[command];
	if (command === 'submit') return !chances.unsendable;
	if (command === 'back-to-now') return chances.back;
	if (command === 'ask-others') return chances.others;
	if (isAboutAgenda(command)) return chances.agenda;
	if (command === 'skip') return view.proposal?.skippable === true;
	if (command === 'edit') return view.proposal?.kind === 'command';
	if (command === 'free-line') return canOpenLine(view);
	if (command === 'mx') return (view.route?.hosts.length ?? 0) > 0;
	if (command === 'page') return view.attempts.some(({exchanges}) => exchanges.some(hasReply));
	if (command === 'words') return lastGreeting(view) !== undefined;
	if (command === 'dns') return view.dns.length > 0;
	return true;
}

function hintText(command: Command, hint: string, view: SessionView, chances: Chances): string {
	if (command === 'evidence' && chances.lit) return 'back to the verdict';
	if (command === 'why' && chances.series) return 'experiments';
	if (command === 'auto' && chances.auto) return 'pause';
	if (command === 'stop-waiting' && chances.back) return 'newest';
	if (command !== 'approve') return hint;
	if (view.proposal?.kind === 'lookup') return 'ask DNS';
	return view.proposal?.kind === 'connect' ? 'connect' : 'send it';
}

function isAboutAgenda(command: Command): boolean {
	return command === 'toggle' || command === 'begin-series' || command === 'add-control';
}

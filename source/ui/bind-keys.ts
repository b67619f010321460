import type {Command} from './key-commands.ts';
import {withCapitals, type Binding} from './key-table.ts';
import {isCharacter, type Stroke} from './keys.ts';
import type {Context} from './ui-state.ts';

/** A key table with keys of one's own, and what of the wishes could not be had. */
export type BoundKeys = {
	readonly table: readonly Binding[];
	/** One sentence each. The wish is ignored, the rest holds. */
	readonly problems: readonly string[];
};

/** Which keys a command shall have, by the names of the command and of the keys. */
export type KeyWishes = Readonly<Record<string, readonly string[]>>;

/** Commands whose keys cannot be changed: leaving must work at any time, whatever is written in a file; letters that begin a command stay letters. */
export const fixed: ReadonlySet<Command> = new Set(['interrupt', 'type-line']);

/** What terminals send for these is the same as for another key. */
const twins: Readonly<Record<Stroke, Stroke>> = {
	'ctrl-j': 'enter',
	'ctrl-m': 'enter',
	return: 'enter',
	'ctrl-i': 'tab',
	'ctrl-h': 'backspace',
	'ctrl-[': 'esc',
	escape: 'esc',
	del: 'delete',
	pgup: 'pageup',
	pgdn: 'pagedown',
	space: ' ',
};

const named =
	/^(?:enter|esc|tab|shift-tab|up|down|pageup|pagedown|home|end|(?:ctrl-|alt-)?(?:left|right|backspace|delete)|alt-enter|alt-.|ctrl-[a-z_/\\\]^])$/u;

/** The key that a name means: 'Ctrl-J' is 'enter', 'Space' is ' '. Undefined if no terminal can send it. */
export function strokeOf(text: string): Stroke | undefined {
	if (isCharacter(text)) return text < ' ' ? undefined : text;
	const name = text.trim().toLowerCase().replaceAll(/[+ ]/gu, '-');
	const stroke = twins[name] ?? name;
	return stroke === ' ' || named.test(stroke) ? stroke : undefined;
}

const labels: Readonly<Record<string, string>> = {
	enter: 'Enter',
	esc: 'Esc',
	tab: 'Tab',
	up: '↑',
	down: '↓',
	left: '←',
	right: '→',
	pageup: 'PgUp',
	pagedown: 'PgDn',
	home: 'Home',
	end: 'End',
	backspace: 'Backspace',
	delete: 'Del',
	' ': 'Space',
};

/** How a key is written on the screen: 'Ctrl-A', '↑', 'x'. */
export function labelOf(stroke: Stroke): string {
	const found = /^(ctrl|alt|shift)-(.+)$/u.exec(stroke);
	if (!found) return labels[stroke] ?? stroke;
	const [, modifier = '', key = ''] = found;
	const name = labels[key] ?? key.toUpperCase();
	return `${modifier[0]?.toUpperCase()}${modifier.slice(1)}-${name}`;
}

/** Two commands on one key in one context, and two rows that say the same: none in a sound table. */
export function conflictsIn(
	table: readonly Binding[],
): readonly {readonly context: Context; readonly key: Stroke; readonly commands: Command[]}[] {
	const found = new Map<string, {context: Context; key: Stroke; commands: Command[]}>();
	for (const {command, contexts, keys} of table)
		for (const context of contexts)
			for (const key of keys) {
				const name = `${context} ${key}`;
				const entry = found.get(name) ?? {context, key, commands: []};
				entry.commands.push(command);
				found.set(name, entry);
			}
	return [...found.values()].filter(({commands}) => commands.length > 1);
}

/**
 * The table with other keys. A wish replaces all keys of a command, wherever it
 * works. A key that another command has there, or that types a character where
 * text is written, is left out and told; a command that would lose all its keys
 * keeps those it had. Never throws.
 */
export function bindKeys(table: readonly Binding[], wishes: KeyWishes): BoundKeys {
	const problems: string[] = [];
	const wanted = understood(table, wishes, problems);
	if (wanted.size === 0) return {table, problems};
	const typing = typingContexts(table);
	const taken = new Map<string, Command>();
	for (const {command, contexts, keys} of table)
		// A letter that begins a command gives way to a key.
		if (!wanted.has(command) && command !== 'type-line')
			for (const context of contexts)
				for (const key of keys) taken.set(`${context} ${key}`, command);
	const given = new Map<Command, ReadonlyMap<Context, readonly Stroke[]>>();
	for (const [command, keys] of wanted) {
		const contexts = contextsOf(table, command);
		const fitting = keys.filter((key) => {
			const context = contexts.find(
				(each) => taken.has(`${each} ${key}`) && !isGivenUp(table, command, key, each),
			);
			const other = context && taken.get(`${context} ${key}`);
			if (context !== undefined)
				problems.push(
					`${labelOf(key)} cannot be ${command}: in "${context}" it is ${String(other)}.`,
				);
			else if (isCharacter(key) && contexts.some((each) => typing.has(each)))
				problems.push(`${labelOf(key)} cannot be ${command}: it types a character there.`);
			else return true;
			return false;
		});
		if (fitting.length === 0) {
			problems.push(`${command} keeps its keys.`);
			continue;
		}
		const free = new Map<Context, readonly Stroke[]>();
		for (const context of contexts) {
			const here = fitting.filter((key) => !taken.has(`${context} ${key}`));
			free.set(context, here);
			for (const key of here) taken.set(`${context} ${key}`, command);
		}
		given.set(command, free);
	}
	const bound = withCapitals(rebound(table, given));
	return settle(table, bound, problems);
}

/** Keys that a command kept may have been promised to another meanwhile: then nothing is changed. */
function settle(table: readonly Binding[], bound: readonly Binding[], told: string[]): BoundKeys {
	const clash = conflictsIn(bound)[0];
	if (clash === undefined) return {table: bound, problems: told};
	const {key, commands} = clash;
	const sentence = `${labelOf(key)} would be ${commands.join(' and ')}: all keys stay as they were.`;
	return {table, problems: [...told, sentence]};
}

/** What is meant by the wishes, without what makes no sense. */
function understood(
	table: readonly Binding[],
	wishes: KeyWishes,
	problems: string[],
): Map<Command, readonly Stroke[]> {
	const wanted = new Map<Command, readonly Stroke[]>();
	for (const [name, texts] of Object.entries(wishes)) {
		const row = table.find(({command}) => command === name);
		if (row === undefined) {
			problems.push(`There is no command "${name}" to give keys to.`);
			continue;
		}
		if (fixed.has(row.command)) {
			problems.push(`The keys of ${name} cannot be changed.`);
			continue;
		}
		const keys = texts.flatMap((text) => {
			const stroke = strokeOf(text);
			if (stroke === undefined) problems.push(`"${text}" is no key (for ${name}).`);
			return stroke ?? [];
		});
		if (keys.length > 0) wanted.set(row.command, [...new Set(keys)]);
		else problems.push(`${name} keeps its keys.`);
	}
	return wanted;
}

function contextsOf(table: readonly Binding[], command: Command): readonly Context[] {
	return [...new Set(table.flatMap((row) => (row.command === command ? row.contexts : [])))];
}

/** Contexts in which characters are typed: those where a line can be cleared. */
function typingContexts(table: readonly Binding[]): ReadonlySet<Context> {
	return new Set(contextsOf(table, 'line-kill-to-start'));
}

/**
 * Whether a command goes without a key of its own in a context: where one writes
 * Ctrl-E is the end of the line, but on the start screen it explains.
 */
function isGivenUp(
	table: readonly Binding[],
	command: Command,
	key: Stroke,
	context: Context,
): boolean {
	const own = table.filter((row) => row.command === command && row.keys.includes(key));
	return own.length > 0 && own.every(({contexts}) => !contexts.includes(context));
}

/** In each context a command stands in the first of its rows only: its twins had the other keys. */
function rebound(
	table: readonly Binding[],
	given: ReadonlyMap<Command, ReadonlyMap<Context, readonly Stroke[]>>,
): readonly Binding[] {
	const seen = new Set<string>();
	return table.flatMap((row) => {
		const free = given.get(row.command);
		if (free === undefined) return [row];
		const contexts = row.contexts.filter((context) => !seen.has(`${row.command} ${context}`));
		for (const context of contexts) seen.add(`${row.command} ${context}`);
		const groups = new Map<string, {keys: readonly Stroke[]; contexts: Context[]}>();
		for (const context of contexts) {
			const wished = free.get(context) ?? [];
			// Where all that was wished for is another's, the keys stay.
			const keys = wished.length > 0 ? wished : row.keys;
			const name = keys.join('\n');
			const group = groups.get(name) ?? {keys, contexts: []};
			group.contexts.push(context);
			groups.set(name, group);
		}
		return Array.from(groups.values(), (group) => ({
			...row,
			...group,
			label: group.keys === row.keys ? row.label : group.keys.slice(0, 2).map(labelOf).join(' '),
		}));
	});
}

import {describe, expect, test} from 'vitest';
import {bindKeys} from '../../source/ui/bind-keys.ts';
import type {Command} from '../../source/ui/key-commands.ts';
import {keyTable, type Binding} from '../../source/ui/key-table.ts';
import {keyOf} from '../../source/ui/keymap.ts';
import {bytesOf} from '../support/key-bytes.ts';
import {type MountedUi, uiMounter} from '../support/ui.tsx';

const mount = uiMounter();
const paste = (text: string): string => `\u001b[200~${text}\u001b[201~`;

/** Stands nowhere else: typed behind a key it shows where the cursor is, and that the key was read. */
const mark = '§';
const text = 'ab cd\nef gh\nij kl';

/**
 * For each command of the field those before it, and how the text looks after
 * it. The cursor is at first at the end of the text.
 */
const promises: Partial<Record<Command, readonly [before: readonly Command[], after: string]>> = {
	'line-left': [['row-up'], 'ab cd\nef g§h\nij kl'],
	'line-right': [['row-up', 'line-home'], 'ab cd\ne§f gh\nij kl'],
	'line-word-left': [['row-up'], 'ab cd\nef §gh\nij kl'],
	'line-word-right': [['row-up', 'line-home'], 'ab cd\nef§ gh\nij kl'],
	'line-home': [['row-up'], 'ab cd\n§ef gh\nij kl'],
	'line-end': [['row-up', 'line-home'], 'ab cd\nef gh§\nij kl'],
	'line-backspace': [['row-up'], 'ab cd\nef g§\nij kl'],
	'line-delete': [['row-up', 'line-home'], 'ab cd\n§f gh\nij kl'],
	'line-kill-word': [['row-up'], 'ab cd\nef §\nij kl'],
	'line-kill-word-left': [['row-up', 'line-left'], 'ab cd\nef §h\nij kl'],
	'line-delete-word-right': [['row-up', 'line-home'], 'ab cd\n§ gh\nij kl'],
	'line-kill-to-start': [['row-up', 'line-left'], 'ab cd\n§h\nij kl'],
	'line-kill-to-end': [['row-up', 'line-home', 'line-right'], 'ab cd\ne§\nij kl'],
	'line-kill-all': [['row-up'], '§'],
	'line-yank': [['row-up', 'line-left', 'line-kill-to-start', 'row-up'], 'ef g§ab cd\nh\nij kl'],
	'line-yank-pop': [
		['row-up', 'line-kill-word', 'line-home', 'line-kill-to-end', 'line-yank'],
		'ab cd\ngh§\nij kl',
	],
	'line-undo': [['row-up', 'line-kill-to-start'], 'ab cd\nef gh§\nij kl'],
	'line-transpose': [['row-up'], 'ab cd\nef hg§\nij kl'],
	'line-break': [['row-up', 'line-left'], 'ab cd\nef g\n§h\nij kl'],
	'line-top': [[], '§ab cd\nef gh\nij kl'],
	'line-bottom': [['row-up', 'row-up'], 'ab cd\nef gh\nij kl§'],
	'row-up': [['line-left'], 'ab cd\nef g§h\nij kl'],
	'row-down': [['row-up', 'row-up', 'line-left'], 'ab cd\nef g§h\nij kl'],
	'rows-up': [['line-left'], 'ab c§d\nef gh\nij kl'],
	'rows-down': [['row-up', 'row-up', 'line-left'], 'ab cd\nef gh\nij k§l'],
};

/** The field with three lines in it, the cursor behind the last one. */
async function field(
	size: {readonly columns: number; readonly rows: number},
	keys: readonly Binding[] = keyTable,
): Promise<MountedUi> {
	const ui = mount({address: undefined, keys, ...size});
	await ui.until(/Whose mailbox/);
	await ui.press(bytesOf('ctrl-e'), /Paste a reply/);
	await ui.press(paste(text), /━ What it means/);
	await ui.press('e', /» ab cd/);
	return ui;
}

/** What stands in the field. */
function written(screen: string): string {
	const rows = screen.split('\n');
	const first = rows.findIndex((row) => row.startsWith(' » '));
	const rest = rows.slice(first);
	const end = rest.findIndex((row, index) => index > 0 && !row.startsWith('   '));
	return rest
		.slice(0, end)
		.map((row) => row.slice(3).trimEnd())
		.join('\n')
		.trimEnd();
}

const isOfField = (command: Command): boolean => /^(?:line|rows?)-/u.test(command);
const here = (table: readonly Binding[]): readonly Binding[] =>
	table.filter(({command, contexts}) => contexts.includes('explain-text') && isOfField(command));
const pressesOf = (table: readonly Binding[]) =>
	here(table).flatMap(({command, keys}) => keys.map((key) => ({command, key})));

/** What a key makes of the field, behind what has to come before it. */
async function after(ui: MountedUi, command: Command, key: string, table = keyTable) {
	const [before] = promises[command] ?? [[]];
	const keys = before.map((each) => here(table).find((row) => row.command === each)?.keys[0] ?? '');
	for (const each of [...keys, key]) ui.type(bytesOf(each));
	return `${key}: ${written(await ui.press(mark, new RegExp(mark, 'u')))}`;
}

/** All keys one behind the other, each on the same text. */
async function tryAll(ui: MountedUi, table: readonly Binding[]): Promise<void> {
	const clear = here(table).find(({command}) => command === 'line-kill-all')?.keys[0] ?? '';
	for (const {command, key} of pressesOf(table)) {
		expect(await after(ui, command, key, table)).toBe(`${key}: ${promises[command]?.[1]}`);
		await ui.press(bytesOf(clear), /»\s*$/mu);
		await ui.press(paste(text), /━ What it means/);
		await ui.press('e', /» ab cd/);
	}
}

test('every command of the line editor works in the field, but for those that go through older lines', () => {
	const works = here(keyTable).map(({command}) => command);
	const lines = keyTable.map(({command}) => command).filter((command) => isOfField(command));
	const missing = lines.filter((command) => !works.includes(command));
	expect(missing).toEqual(['line-older', 'line-newer', 'line-oldest', 'line-newest']);
});

describe('in the field of a text to explain', () => {
	test.each(pressesOf(keyTable))('$key is $command', async ({command, key}) => {
		const ui = await field({columns: 80, rows: 24});
		expect(await after(ui, command, key)).toBe(`${key}: ${promises[command]?.[1]}`);
	});

	test.each([
		[120, 40],
		[50, 12],
	])('they are the same at %i×%i', async (columns, rows) => {
		await tryAll(await field({columns, rows}), keyTable);
	});

	test('all of them can have other keys, and the hints name them', async () => {
		const letters = 'acegijklmnopqrstuvwxz0123456789';
		const commands = new Set(here(keyTable).map(({command}) => command));
		const wishes = Array.from(
			commands,
			(command, at) => [command, [`alt-${letters[at]}`]] as const,
		);
		const {table, problems} = bindKeys(keyTable, Object.fromEntries(wishes));
		expect(problems).toEqual([]);
		expect(pressesOf(table)).toHaveLength(commands.size);
		const ui = await field({columns: 80, rows: 24}, table);
		const [newLine, clear] = (['line-break', 'line-kill-all'] as const).map((command) =>
			keyOf(command, 'explain-text', table),
		);
		expect(ui.screen().at(-1)).toContain(`Enter explain  ${newLine} new line  ${clear} clear`);
		await tryAll(ui, table);
	});
});

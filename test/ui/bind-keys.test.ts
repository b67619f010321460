import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {bindKeys, conflictsIn, labelOf, strokeOf} from '../../source/ui/bind-keys.ts';
import {keyTable, type Binding} from '../../source/ui/key-table.ts';
import {commandFor} from '../../source/ui/keymap.ts';

test('the built-in table has no conflicts, and one that has some is seen', () => {
	expect(conflictsIn(keyTable)).toEqual([]);
	const twice: readonly Binding[] = [
		{command: 'quit', keys: ['q'], contexts: ['ready', 'over'], label: 'q', group: 'Leaving'},
		{command: 'help', keys: ['?', 'q'], contexts: ['over'], label: '?', group: 'Leaving'},
	];
	expect(conflictsIn(twice)).toEqual([{context: 'over', key: 'q', commands: ['quit', 'help']}]);
});

test.each([
	['enter', 'enter'],
	['Ctrl-J', 'enter'],
	['ctrl+n', 'ctrl-n'],
	['Space', ' '],
	['PgUp', 'pageup'],
	['G', 'G'],
	['ü', 'ü'],
	['alt-x', 'alt-x'],
	['Escape', 'esc'],
	['shift-tab', 'shift-tab'],
])('%s is the key %s', (text, stroke) => {
	expect(strokeOf(text)).toBe(stroke);
});

test.each(['', 'f5', 'ctrl-1', 'super-x', 'qq', '\u001b', 'ctrl-'])('%j is no key', (text) => {
	expect(strokeOf(text)).toBeUndefined();
});

describe('wishes', () => {
	test('replace the keys of a command everywhere, in the hints too', () => {
		const {table, problems} = bindKeys(keyTable, {approve: ['ctrl-n', 'Y'], skip: ['K']});
		expect(problems).toEqual([]);
		expect(commandFor('ctrl-n', 'ready', table)).toBe('approve');
		expect(commandFor('Y', 'confirm', table)).toBe('approve');
		expect(commandFor('enter', 'ready', table)).toBeUndefined();
		expect(commandFor('K', 'ready', table)).toBe('skip');
		expect(commandFor('s', 'ready', table)).toBeUndefined();
		expect(table.find(({command}) => command === 'approve')?.label).toBe('Ctrl-N Y');
	});

	test('two commands can change places', () => {
		const {table, problems} = bindKeys(keyTable, {skip: ['m'], mx: ['s']});
		expect(problems).toEqual([]);
		expect(commandFor('m', 'ready', table)).toBe('skip');
		expect(commandFor('s', 'ready', table)).toBe('mx');
	});

	test('a key that is taken is told and left out, the rest holds', () => {
		const {table, problems} = bindKeys(keyTable, {skip: ['d', 'K']});
		expect(problems).toEqual(['d cannot be skip: in "ready" it is dns.']);
		expect(commandFor('d', 'ready', table)).toBe('dns');
		expect(commandFor('K', 'ready', table)).toBe('skip');
	});

	test('with nothing left a command keeps what it had', () => {
		const {table, problems} = bindKeys(keyTable, {skip: ['d']});
		expect(problems).toContain('skip keeps its keys.');
		expect(commandFor('s', 'ready', table)).toBe('skip');
	});

	test('of two wishes for one key the first holds', () => {
		const {table, problems} = bindKeys(keyTable, {skip: ['K'], dns: ['K']});
		expect(commandFor('K', 'ready', table)).toBe('skip');
		expect(commandFor('d', 'ready', table)).toBe('dns');
		expect(problems[0]).toMatch(/^K cannot be dns: in "ready" it is skip/);
	});

	test('a character where text is typed, an unknown command, no key, Ctrl-C: told and ignored', () => {
		const {table, problems} = bindKeys(keyTable, {
			submit: ['a'],
			fly: ['f'],
			help: ['f12'],
			interrupt: ['Q'],
			zoom: [],
		});
		expect(problems).toEqual([
			'There is no command "fly" to give keys to.',
			'"f12" is no key (for help).',
			'help keeps its keys.',
			'The keys of interrupt cannot be changed.',
			'zoom keeps its keys.',
			'a cannot be submit: it types a character there.',
			'submit keeps its keys.',
		]);
		expect(table).toEqual(keyTable);
	});
});

test('whatever is wished: no conflict, every command keeps a key in each of its contexts, Ctrl-C leaves', () => {
	const names = [...new Set(keyTable.map(({command}) => command as string)), 'no-such'];
	const keys = ['a', 'd', 'K', 'Z', 'enter', 'esc', 'ctrl-n', 'ctrl-c', 'f9', 'up', ' ', 'tab', ''];
	const wishes = fc.dictionary(
		fc.constantFrom(...names),
		fc.array(fc.constantFrom(...keys), {maxLength: 3}),
	);
	fc.assert(
		fc.property(wishes, (wish) => {
			const {table} = bindKeys(keyTable, wish);
			expect(conflictsIn(table)).toEqual([]);
			for (const {command, contexts} of keyTable)
				for (const context of contexts) {
					const row = table.find(
						(each) => each.command === command && each.contexts.includes(context),
					);
					expect(row?.keys.length).toBeGreaterThan(0);
					expect(commandFor(row!.keys[0]!, context, table)).toBe(command);
				}
			expect(commandFor('ctrl-c', 'ready', table)).toBe('interrupt');
		}),
	);
});

test('keys are written as on the keyboard', () => {
	expect(['ctrl-a', 'alt-left', ' ', 'G', 'up', 'shift-tab'].map(labelOf)).toEqual([
		'Ctrl-A',
		'Alt-←',
		'Space',
		'G',
		'↑',
		'Shift-Tab',
	]);
});

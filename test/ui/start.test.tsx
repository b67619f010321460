import {afterEach, describe, expect, test} from 'vitest';
import {bindKeys} from '../../source/ui/bind-keys.ts';
import {keyTable} from '../../source/ui/key-table.ts';
import {commandFor} from '../../source/ui/keymap.ts';
import {bytesOf} from '../support/key-bytes.ts';
import {mountUi, type MountedUi} from '../support/ui.tsx';

const mounted: MountedUi[] = [];
function mount(options?: Parameters<typeof mountUi>[0]): MountedUi {
	const ui = mountUi({address: undefined, start: () => ({error: 'Not in this test.'}), ...options});
	mounted.push(ui);
	return ui;
}
afterEach(() => {
	for (const ui of mounted.splice(0)) ui.instance.unmount();
});

const field = (ui: MountedUi): string =>
	(ui.screen().find((row) => row.includes('Address:')) ?? '')
		.replace(/^.*Address: /u, '')
		.trimEnd();

describe.each([
	[120, 40],
	[80, 24],
	[50, 12],
] as const)('the field of the address, at %i×%i', (columns, rows) => {
	test('Ctrl-U clears it, however often', async () => {
		const ui = mount({columns, rows});
		await ui.until(/Whose mailbox/);
		for (const text of ['abc', 'def', 'ghi']) {
			await ui.press(text, new RegExp(`» Address: ${text}$`, 'mu'));
			await ui.press(bytesOf('ctrl-u'), /» Address: alice@example\.org/);
		}
		await ui.press(bytesOf('ctrl-y'), /» Address: ghi$/mu);
	});

	test.each([
		['home', 'X', 'Xal@b.example'],
		['ctrl-a', 'X', 'Xal@b.example'],
		['left', 'X', 'al@b.examplXe'],
		['ctrl-b', 'X', 'al@b.examplXe'],
		['alt-b', 'X', 'al@b.Xexample'],
		['alt-left', 'X', 'al@b.Xexample'],
		['ctrl-w', 'X', 'X'],
		['alt-backspace', 'X', 'al@b.X'],
		['ctrl-a ctrl-k', 'X', 'X'],
		['ctrl-a alt-f', 'X', 'alX@b.example'],
		['ctrl-a ctrl-f', 'X', 'aXl@b.example'],
		['ctrl-a delete', 'X', 'Xl@b.example'],
		['ctrl-a alt-d', 'X', 'X@b.example'],
		['ctrl-a end', 'X', 'al@b.exampleX'],
		['ctrl-w ctrl-y', 'X', 'al@b.exampleX'],
		['ctrl-w ctrl-_', 'X', 'al@b.exampleX'],
		['ctrl-a ctrl-u', 'X', 'X'],
		['ctrl-g', 'X', 'al@b.exampleX'],
		['alt-z', 'X', 'al@b.exampleX'],
	])('%s', async (keys, text, expected) => {
		const ui = mount({columns, rows});
		await ui.until(/Whose mailbox/);
		// In one piece, and each key on its own.
		await ui.press('al@b.example', /» Address: al@b\.example$/mu);
		for (const key of keys.split(' ')) ui.type(bytesOf(key));
		ui.type(text);
		await ui.until(() => field(ui) === expected, expected);
	});

	test('a paste goes where the cursor is', async () => {
		const ui = mount({columns, rows});
		await ui.until(/Whose mailbox/);
		await ui.press('al@example', /al@example/);
		for (const key of ['alt-b']) ui.type(bytesOf(key));
		await ui.press('\u001b[200~mx.\u001b[201~', /» Address: al@mx\.example$/mu);
		await ui.until(/where the cursor was/);
	});

	test('what is too long for the screen scrolls with the cursor', async () => {
		const ui = mount({columns, rows});
		await ui.until(/Whose mailbox/);
		await ui.press(`start${'x'.repeat(150)}end`, /xend$/mu);
		await ui.press(bytesOf('home'), /Address: startx/);
	});

	test('what was typed is there after a look at an explanation', async () => {
		const ui = mount({columns, rows});
		await ui.until(/Whose mailbox/);
		await ui.press('alice', /Address: alice$/mu);
		await ui.press(bytesOf('ctrl-e'), /━ What it means/);
		await ui.press(bytesOf('esc'), /Enter explain/);
		await ui.press(bytesOf('esc'), /» Address: alice$/mu);
		await ui.press('@b.example', /» Address: alice@b\.example/);
		await ui.press(bytesOf('ctrl-e'), /Paste a reply/);
		await ui.press(bytesOf('esc'), /» Address: alice@b\.example/);
	});
});

test('a key of the editor that means something else on the start screen stays with both', () => {
	const {table, problems} = bindKeys(keyTable, {'line-end': ['ctrl-e', 'alt-e']});
	expect(problems).toEqual([]);
	expect(commandFor('ctrl-e', 'edit', table)).toBe('line-end');
	expect(commandFor('ctrl-e', 'start', table)).toBe('explain-reply');
	expect(commandFor('alt-e', 'start', table)).toBe('line-end');
	expect(
		bindKeys(keyTable, {'line-end': ['ctrl-e']}).table.find(
			({command, contexts}) => command === 'line-end' && contexts.includes('start'),
		)?.keys,
	).toEqual(['end']);
});

describe('recent walks above the practice addresses', () => {
	const practice = [
		{
			id: 'full',
			title: 'A healthy domain',
			domain: 'plain.example',
			teaches: 'How it goes.',
			visits: Array.from({length: 30}, (_, at) => ({
				address: `p${at}@plain.example`,
				about: 'It is full.',
			})),
		},
	];
	const narrative = `rcpt 250 We named the recipient. ${'It was taken, and that says something about it. '.repeat(4)}That is`;
	const recents = Array.from({length: 17}, (_, at) => ({
		address: `r${at}@recent.example`,
		at: '2026-01-01T10:00:00Z',
		outcome: narrative,
		...(at === 0 ? {verdict: 'Accepted for now'} : {}),
	}));
	const recent = {list: () => recents, forget() {}, forgetAll() {}};

	test.each([
		[120, 40],
		[80, 24],
		[80, 16],
		[50, 12],
	])(
		'%i×%i: the newest is in sight, with its verdict; the others can be had',
		async (columns, rows) => {
			const ui = mount({columns, rows, practice, recent});
			await ui.until(/Whose mailbox/);
			const list = ui.screen().join('\n');
			expect(list).toMatch(/r0@recent\.example .*: Accept/u);
			expect(list).not.toMatch(/That is/);
			if (rows >= 24)
				expect(list).toMatch(/r2@recent[\s\S]*14 older recent walks …[\s\S]*p0@plain/);
			expect(list).not.toMatch(/47 addresses/);
			expect(list).toMatch(/30 addresses/);
			ui.type('\u001b[B\u001b[B\u001b[B');
			await ui.until(/» 14 older recent walks/);
			await ui.press('\r', /» r3@recent\.example/);
			await ui.press('r16', /r16@recent\.example/);
		},
	);

	test('a walk of an older version says what it knows, in whole sentences', async () => {
		const ui = mount({columns: 80, rows: 24, practice, recent});
		await ui.until(/Whose mailbox/);
		await ui.press('\u001b[B', /» r1@recent\.example/);
		const about = ui
			.screen()
			.join('\n')
			.replace(/^[\s\S]*What it shows/u, '');
		expect(about).toMatch(/Walked on 2026-01-01/);
		expect(about.replaceAll(/\s+/gu, ' ')).not.toMatch(/That is/);
	});
});

import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {openWaits} from '../../source/state/waits.ts';
import {freshState} from '../support/pty.ts';
import {proposed, programStarter, sizes} from '../support/programs.ts';
import {waitFor} from '../state/wait-for.ts';

const start = programStarter();

describe.each(sizes)('the start screen at %i×%i', (columns, rows) => {
	test('an address that is none is said and kept; a good one begins', async () => {
		const program = start(['--practice'], {columns, rows});
		await program.until(/Whose mailbox/);
		expect(program.screen().at(-1)).toMatch(/^ Enter start .*Esc quit$/u);
		await program.press('nobody-at-all', /» Address: nobody-at-all/);
		await program.press('\r', /▲/);
		await program.press('@healthy.example', /» Address: nobody-at-all@healthy\.example/);
		await program.press('\r', /find the mail servers/);
		expect(program.screen()[0]).toMatch(/^ mxray {2}nobody-at-all@/u);
	});

	test('letters search the practice network; an arrow chooses', async () => {
		const program = start(['--practice'], {columns, rows});
		await program.until(/» alice@healthy\.example/);
		await program.press('greylist', /» alice@greylisting\.example/);
		await program.press('\u0015', /» Address: alice@example\.org/);
		await program.press('\u001b[B\u001b[B', /» nobody@healthy\.example|» alice@healthy/);
		await program.press('\r', /find the mail servers/);
	});

	test('a pasted reply is explained, and Esc goes back', async () => {
		const program = start([], {columns, rows});
		await program.until(/Ctrl-E explain/);
		await program.press('\u0005', /Paste a reply/);
		await program.press(
			'\u001b[200~550 5.1.1 No such user\u001b[201~',
			/← 550 5\.1\.1 No such user/,
		);
		expect(program.screen().at(-1)).toMatch(/Esc back$/u);
		await program.press('\u001b', /Enter explain/);
		await program.press('\u001b', /Whose mailbox/);
		program.type('\u001b');
		expect(await program.exited).toMatchObject({exitCode: 0});
	});

	test('two waits for one address are both there, told apart, and each can be gone on with', async () => {
		const state = freshState();
		const waits = openWaits(path.join(state, 'practice'));
		const dueIn = (minutes: number): string =>
			new Date(Date.now() + minutes * 60_000).toISOString();
		const soon = {...waitFor({sender: 'one@learner.example'}), dueAt: dueIn(10)};
		const later = {...waitFor({sender: 'two@learner.example'}), dueAt: dueIn(40)};
		waits.put(later);
		waits.put(soon);
		const open = () => start(['--practice'], {columns, rows, env: {MXRAY_STATE_DIR: state}});
		const first = open();
		const seen = await first.until(/Put off until later/);
		expect(seen.match(/! alice@greylisting\.example/gu)).toHaveLength(2);
		expect(first.screen().at(-1)).toMatch(/Ctrl-R resume/u);
		// The list of addresses is not pushed off the screen.
		expect(seen).toMatch(/» alice@healthy\.example/);
		await first.press('\u0012', /Come back in (?:10:0|9:5)\d/);
		const second = open();
		await second.until(/Put off until later/);
		await second.press('\u001b[A', /» alice@greylisting\.example/);
		if (rows > 14) await second.until(/Asked as two@learner\.example/);
		await second.press('\r', /Come back in (?:40:0|39:5)\d/);
		await second.press('q', () => !second.isAlternate());
		expect(await second.exited).toMatchObject({exitCode: 11});
	});

	test('the tour leads through a whole walk, one number after the other', async () => {
		const program = start(['--practice', 'alice@healthy.example'], {
			columns,
			rows,
			env: {MXRAY_TOUR: 'on'},
		});
		for (const count of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
			await program.until(new RegExp(`Tour ${count}/10:`, 'u'));
			program.type('\r');
		}
		await program.until(/Tour 10\/10:\s+The\s+walk\s+is\s+over/);
		await program.press('\u0014', (screen) => !/Tour/.test(screen));
	});

	test('the help: from its beginning to its end, searched, and closed again', async () => {
		const program = start(['--practice', 'alice@healthy.example'], {columns, rows});
		await program.until(/find the mail servers/);
		await program.press('?', /━ Keys ━[\s\S]*Enter +Do what is proposed/);
		expect(program.screen().at(-1)).toMatch(/Esc back/u);
		await program.press('G', /Ctrl-Z +To the shell/);
		await program.press('/byte off', /Byte\s+offsets/);
		await program.press('\r', (screen) => !/Enter keep/.test(screen));
		await program.press('\u001b', (screen) => !screen.includes('/byte'));
		await program.press('\u001b', (screen) => !/━ Keys/.test(screen));
		await program.press('\r', /→ connect/);
	});

	test('settings: another key does it, the hints and the help say so; what is wrong is said', async () => {
		const file = path.join(freshState(), 'config.json');
		writeFileSync(file, '{"keys": {"ways": ["K"], "help": ["ctrl-g"]}, "colour": 1}');
		const program = start(['--practice', 'alice@healthy.example'], {
			columns,
			rows,
			env: {MXRAY_CONFIG: file},
		});
		await program.until(/there is no\s+setting\s+"colour"/);
		expect(program.screen().at(-1)).toMatch(/Ctrl-G help/u);
		await program.press('\r', /→ connect/);
		await program.press('\r', proposed('EHLO '));
		// Where there is room for it.
		if (columns >= 120) expect(program.screen().at(-1)).toMatch(/K another way/u);
		await program.press('K', /━ Another way/);
		await program.press('\u001b', (screen) => !/Another way/.test(screen));
		await program.press('\u0007', /━ Keys ━/);
	});
});

import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import type {PtyProgram} from '../support/pty.ts';
import {programStarter} from '../support/programs.ts';

const launch = programStarter();

function start(
	config: string | undefined,
	args: readonly string[],
	env: Readonly<Record<string, string>> = {},
): PtyProgram {
	const folder = mkdtempSync(path.join(process.env['MXRAY_STATE_DIR'] ?? tmpdir(), 'settings-'));
	const file = path.join(folder, 'config.json');
	if (config !== undefined) writeFileSync(file, config);
	const program = launch(args, {columns: 100, rows: 40, env: {MXRAY_CONFIG: file, ...env}});
	return program;
}

const walk = ['--practice', 'alice@healthy.example'];

describe('a settings file', () => {
	test('gives a command other keys: the hint line, the help and the key itself', async () => {
		const program = start('{"keys": {"dns": ["K"], "help": ["ctrl-g"]}}', walk);
		await program.until(/Ctrl-G help/);
		await program.press('\r', /→ connect/);
		await program.press('d', /→ connect/);
		await program.press('K', /DNS answers/);
		await program.press('\u001b', /Ctrl-G help/);
		await program.press('\u0007', /━ Keys ━/);
		await program.press('/', /[Ss]earch|\//);
		await program.press('DNS answers', /K +Show the DNS answers/);
	});

	test('what is wrong in it is said on the first screen and at the end, and stops nothing', async () => {
		const program = start('{"colour": 1, "keys": {"dns": ["s"]}}', walk);
		await program.until(/there is no setting "colour"/);
		await program.until(/find the mail servers/);
		await program.press('\r', /→ connect/);
		program.type('\u0003');
		expect(await program.exited).toMatchObject({exitCode: 130});
		await program.until(/mxray: In the settings: s cannot be dns: in "ready" it is skip/);
	});

	test('a file that was named and is not there: said, and the start screen works', async () => {
		const program = start(undefined, ['--practice']);
		await program.until(/config\.json are not used: it cannot\s+be read \(ENOENT\)/);
		await program.until(/Whose mailbox/);
	});

	test('--print-config prints one that settles nothing', async () => {
		const program = start(undefined, ['--print-config']);
		expect(await program.exited).toMatchObject({exitCode: 0});
		// More than a screen of it: this is its last line but the brackets.
		await program.until(/"suspend"/);
		expect(program.written()).toContain('"line-undo"');
		expect(program.written()).toContain('// "reducedMotion": true,');
	});
});

test('--ascii, --theme light and none', async () => {
	const ascii = start('{}', ['--ascii', ...walk]);
	expect(await ascii.until(/> DNS healthy/)).toMatch(/^[\n\x20-\x7e]*$/);
	const light = start('{"theme": "light"}', walk);
	await light.until(/find the mail servers/);
	expect(light.written()).toContain('\u001b[34m');
	expect(light.written()).not.toMatch(/\u001b\[(?:36|33)m/u);
	const none = start('{}', ['--theme', 'none', ...walk]);
	await none.until(/find the mail servers/);
	// oxlint-disable-next-line no-control-regex
	expect(none.written()).not.toMatch(/\u001b\[[0-9;]*[1-9]m/u);
});

test.each([
	['the option', ['--reduced-motion'], {}],
	['the variable', [], {MXRAY_REDUCED_MOTION: '1'}],
])('reduced motion by %s: while it waits, nothing is drawn', async (_name, flag, env) => {
	const program = start('{}', [...flag, '--practice', 'alice@slow-banner.example'], env);
	await program.until(/find the mail servers/);
	await program.press('\r', /→ connect/);
	await program.press('\r', /waiting for its greeting/);
	const drawn = program.written().length;
	// The greeting comes after three seconds; until then a spinner would have turned.
	await program.until(/→ EHLO/);
	const frames = program.written().slice(drawn).match(/[◓◑◒]/gu);
	expect(frames).toBeNull();
});

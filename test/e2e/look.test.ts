import {chmodSync, mkdtempSync, readdirSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import type {PtyOptions, PtyProgram} from '../support/pty.ts';
import {programStarter, sizes} from '../support/programs.ts';

const start = programStarter();

/** What is drawn in inverse in the first row with that text. */
function inverseIn(program: PtyProgram, text: string): string {
	const {active} = program.terminal.buffer;
	const y = program.screen().findIndex((line) => line.includes(text));
	const line = active.getLine(active.baseY + y);
	return Array.from({length: program.terminal.cols}, (_, x) => line?.getCell(x))
		.map((cell) => (cell?.isInverse() ? cell.getChars() : ''))
		.join('');
}

/** A script to be started in place of a pager. */
function script(body: string): string {
	const file = path.join(mkdtempSync(path.join(tmpdir(), 'mxray-test-')), 'pager');
	writeFileSync(file, `#!/bin/sh\n${body}\n`);
	chmodSync(file, 0o755);
	return file;
}

async function toEhlo(options: PtyOptions): Promise<PtyProgram> {
	const program = start(['--practice', 'alice@healthy.example'], options);
	await program.until(/find the mail servers/);
	await program.press('\r', /→ connect/);
	await program.press('\r', /→ EHLO /);
	await program.press('\r', /→ STARTTLS/);
	return program;
}

describe.each(sizes)('at %i×%i', (columns, rows) => {
	test('search, jump, and go on with the walk', async () => {
		const program = await toEhlo({columns, rows});
		await program.press('\t', /━ What was said/);
		await program.press('/smtputf8', /\/smtputf8 {2}1 of 1/);
		expect(inverseIn(program, '250-SMTPUTF8')).toBe('SMTPUTF8');
		expect(program.isCursorVisible()).toBe(true);
		await program.press('\r', /Enter send it {2}Esc end search/);
		program.type('\u001b');
		await program.until((screen) => !screen.includes('/smtputf8'), 'the hints');
		await program.press('\u001b[D', /» *[\d.]+ →.EHLO/);
		await program.press('x', /Reply 2 of 2: ehlo/);
		await program.press('\u001b', /» *[\d.]+ →.EHLO/);
		await program.press('G', /→ STARTTLS/);
		await program.press('\r', /→ EHLO [^\n]*\n(?:(?!→)[\s\S])*Enter send it/);
	});

	test('the transcript in a pager, and the screen again', async () => {
		const pager = script('cat "$1"; stat -c "mode %a" "$1"; printf "READY>"; read answer');
		const program = await toEhlo({
			columns,
			rows,
			env: {PAGER: `"${pager}"`, TMPDIR: path.dirname(pager)},
		});
		await program.press('\t', /━ What was said/);
		await program.press('p', /READY>/);
		expect(program.isAlternate()).toBe(false);
		const shown = program.screen().join('\n');
		expect(shown).toContain('250-SMTPUTF8');
		expect(shown).toContain('mode 600');
		await program.press('x\r', /━ What was said/);
		expect(program.isAlternate()).toBe(true);
		expect(readdirSync(path.dirname(pager))).toEqual(['pager']);
		// The key went to the pager, not to us.
		expect(program.screen().join('\n')).not.toContain('Reply 2 of 2');
		await program.press('\r', /→ EHLO [^\n]*\n(?:(?!→)[\s\S])*Enter send it/);
	});
});

test('a pager that is killed, one that is missing: said kindly, the screen works', async () => {
	const pager = script('stty raw -echo; kill -9 $$');
	const program = await toEhlo({env: {PAGER: pager}});
	await program.press('p', /was ended by SIGKILL/);
	expect(program.isAlternate()).toBe(true);
	await program.press('?', /Keys/);
	program.type('\u0003');
	await program.exited;
	await program.until(() => !program.isAlternate(), 'the normal screen');
	expect(program.isCursorVisible()).toBe(true);

	const other = await toEhlo({env: {PAGER: 'no-such-pager -R'}});
	await other.press('p', /There is no program "no-such-pager" here/);
	await other.press('\r', /→ EHLO [^\n]*\n(?:(?!→)[\s\S])*Enter send it/);
});

test('Ctrl-C in the pager is the pager’s; a signal to us ends both', async () => {
	const pager = script('trap "echo CAUGHT" INT; echo READY; while :; do sleep 0.1; done');
	const program = await toEhlo({env: {PAGER: pager}});
	await program.press('p', /READY/);
	await program.press('\u0003', /CAUGHT/);
	program.kill('SIGTERM');
	const {exitCode, signal} = await program.exited;
	expect(exitCode !== 0 || signal !== 0).toBe(true);
	expect(program.isCursorVisible()).toBe(true);
	expect(program.isAlternate()).toBe(false);
});

test.each(sizes)(
	'the editor at %i×%i gets a copy, and nothing comes back from it',
	async (columns, rows) => {
		const editor = script('echo changed > "$1"');
		const program = await toEhlo({columns, rows, env: {EDITOR: editor}});
		await program.press('O', /That was a copy/);
		await program.press('\r', /→ EHLO [^\n]*\n(?:(?!→)[\s\S])*Enter send it/);
	},
);

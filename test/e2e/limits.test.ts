import {appendFileSync, mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {type PtyProgram, startProgram} from '../support/pty.ts';
import {entryFor} from '../state/entries.ts';

/* A limit of two connections a minute, in a real terminal. Nobody waits the minute out: the visits before are made older. */

const address = 'alice@strict-limits.example';

let state = '';
const programs: PtyProgram[] = [];
beforeEach(() => {
	state = mkdtempSync(path.join(tmpdir(), 'mxray-e2e-'));
});
afterEach(async () => {
	for (const program of programs.splice(0)) {
		program.kill('SIGKILL');
		await program.exited;
	}
	rmSync(state, {recursive: true, force: true});
});

function start(...args: readonly string[]): PtyProgram {
	const program = startProgram(['--practice', ...args, address], {
		columns: 100,
		rows: 40,
		env: {MXRAY_STATE_DIR: state},
	});
	programs.push(program);
	return program;
}

/** Another mxray was there twice, so many milliseconds ago. */
function visited(agoMs: number): void {
	const folder = path.join(state, 'practice');
	mkdirSync(folder, {recursive: true});
	const entry = entryFor({
		at: new Date(Date.now() - agoMs).toISOString(),
		domain: 'strict-limits.example',
		host: 'mx.strict-limits.example',
	});
	appendFileSync(
		path.join(folder, 'ledger.jsonl'),
		`${JSON.stringify(entry)}\n${JSON.stringify(entry)}\n`,
	);
}

describe('a limit that is reached', () => {
	test('the pause is counted down; Enter is too early, y goes on', async () => {
		visited(5000);
		const program = start();
		await program.until(/Your turn: find the mail servers/u);
		await program.press('\r', /A pause of 0:[0-5]\d, until \d\d:\d\d:\d\d UTC/u);
		expect(program.screen().join(' ')).toContain('mxray made 2 connections');
		await program.press('\r', /Wait until the pause is over/u);
		expect(program.screen().join(' ')).not.toContain('Connection 1');
		await program.press('y', /Your turn: introduce the client/u);
		await program.press('m', /At strict-limits\.example: 3 connections/u);
	});

	test('when the pause is over Enter works as usual', async () => {
		visited(54_000);
		const program = start();
		await program.until(/Your turn: find the mail servers/u);
		await program.press('\r', /A pause of|The pause is over/u);
		await program.until(/The pause is over: press Enter to connect/u);
		await program.press('\r', /Your turn: introduce the client/u);
	});

	test('another mxray that is faster counts: the yes of before does not hold', async () => {
		const program = start();
		await program.until(/Your turn: find the mail servers/u);
		await program.press('\r', /Your turn: connect/u);
		visited(1000);
		await program.press('\r', /A pause of 0:5\d/u);
		expect(program.screen().join(' ')).not.toContain('Connection 1');
	});

	test('in plain text it is asked in words', async () => {
		visited(1000);
		const program = start('--plain');
		await program.until(/look up the mail exchangers/u);
		await program.press('\r', /Type "yes" to go on all the same/u);
		await program.press('\r', /A limit is reached there/u);
		await program.press('yes\r', /send EHLO/u);
	});
});

import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {beforeEach, describe, expect, test} from 'vitest';
import {freshState, type PtyProgram} from '../support/pty.ts';
import {programStarter, sizes, turnTo} from '../support/programs.ts';

const launch = programStarter();
let state = '';
beforeEach(() => {
	state = freshState();
});

const start = (
	args: readonly string[],
	size: {readonly columns?: number; readonly rows?: number} = {},
): PtyProgram => launch(['--practice', ...args], {...size, env: {MXRAY_STATE_DIR: state}});

/** What the ledger holds: one entry a line. */
function ledger(): readonly {readonly what: string; readonly why: string}[] {
	return readdirSync(state, {recursive: true, encoding: 'utf8'})
		.filter((name) => name.endsWith('.jsonl') || name.endsWith('.ndjson'))
		.flatMap((name) => readFileSync(path.join(state, name), 'utf8').trim().split('\n'))
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as {what: string; why: string});
}

const connections = (why: string): number =>
	ledger().filter((entry) => entry.what === 'connection' && entry.why === why).length;

/** Enter by Enter to the answer to RCPT, on a server with STARTTLS. */
async function walk(program: PtyProgram): Promise<void> {
	await program.until(/Your turn: find the mail servers/);
	await program.press('\r', /→ connect/);
	await onward(program);
}

/** From the proposal to connect. */
async function onward(program: PtyProgram): Promise<void> {
	await program.press('\r', /→ EHLO /);
	await program.press('\r', /→ STARTTLS/);
	await program.press('\r', /→ EHLO [^\n]*\n(?:(?!→)[\s\S])*Enter send it/);
	await program.press('\r', /→ MAIL FROM:/);
	await program.press('\r', /→ RCPT TO:<[^>]*>\s*\n(?:(?!→)[\s\S])*Enter send it/);
	await program.press('\r', /→ VRFY |→ QUIT|The conversation is over/);
}

const riddle = ['alice@red.access-denied.example', '--helo', 'client'] as const;

describe.each(sizes)('at %i×%i', (columns, rows) => {
	test('find out why: the question, the list as it fills, the new verdict', async () => {
		const program = start(riddle, {columns, rows});
		await walk(program);
		const [, most = ''] = /up to (\d+) more connections/.exec(
			await program.press('f', /up to \d+ more connections/),
		) as RegExpExecArray;
		expect(connections('experiment')).toBe(0);
		await program.press('\r', /The first walk: 550 5\.7\.1 at RCPT/);
		await program.until(/The answer is\s+clear/);
		// Where there is little room, choosing one brings it into sight.
		await program.press('jj', /»/);
		await program.until(/EHLO as \S+\s+↑ got further: accepted/);
		// The announced number holds, and each is in the book.
		expect(connections('experiment')).toBeGreaterThan(0);
		expect(connections('experiment')).toBeLessThanOrEqual(Number(most));
		await program.press('\u001b', /━ What it means/);
		await program.press('z', /What it means · pane 1\/3/);
		// The two words may stand on two pages.
		await turnTo(program, ' ', /moved(?:\s+it|\s*\n─)/u);
		program.type('q');
		expect(await program.exited).toMatchObject({exitCode: 12});
		await program.until(() => !program.isAlternate(), 'the normal screen');
	});

	test('Esc at the question: nothing is sent', async () => {
		const program = start(riddle, {columns, rows});
		await walk(program);
		const before = ledger().length;
		await program.press('f', /up to \d+ more connections/);
		await program.press('j', /» \[x\]/);
		await program.press(' ', /» \[ \]/);
		await program.press('\u001b', /━ What it means/);
		program.type('qq');
		expect(await program.exited).toMatchObject({exitCode: 12});
		expect(ledger()).toHaveLength(before);
		expect(connections('experiment')).toBe(0);
	});
});

test('put off: the wait is left, found again on the start screen and by --resume, and let in in time', async () => {
	const program = start(['alice@greylisting.example']);
	await walk(program);
	await program.press('r', /Come back in 0:[012]\d/);
	await program.until(/mxray --practice --resume alice@greylisting\.example/);
	program.type('q');
	expect(await program.exited).toMatchObject({exitCode: 11});
	await program.until(/To go on with it: mxray --practice --resume/);

	const second = start([]);
	await second.until(/! alice@greylisting\.example/);
	// On a slow machine its time may have come meanwhile.
	await second.press('\u0012', /Come back in|Your turn: connect/);
	// A kill loses nothing.
	second.kill('SIGKILL');
	await second.exited;

	const third = start(['--resume', 'alice@greylisting.example']);
	await third.until(/Come back in 0:0[0-9]|Your turn: connect/);
	await third.until(/→ connect mx\.greylisting\.example/);
	await onward(third);
	await third.until(/✓ Accepted for now/);
	await third.press('z', /greylist/i);
	third.type('qq');
	expect(await third.exited).toMatchObject({exitCode: 0});
	expect(connections('resume')).toBe(1);
}, 60_000);

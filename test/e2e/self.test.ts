import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {startProgram, type PtyProgram} from '../support/pty.ts';

const running: PtyProgram[] = [];
let state = '';
beforeEach(() => {
	state = mkdtempSync(path.join(tmpdir(), 'mxray-e2e-'));
});
afterEach(async () => {
	for (const program of running.splice(0)) {
		try {
			program.kill('SIGKILL');
		} catch {
			// It is gone already.
		}
		await program.exited;
	}
	rmSync(state, {recursive: true, force: true});
});

function start(args: readonly string[], columns: number, rows: number): PtyProgram {
	const program = startProgram(args, {columns, rows, env: {MXRAY_STATE_DIR: state}});
	running.push(program);
	return program;
}

/** Connections in the ledger that were made for this. */
function connections(why: string): number {
	return readdirSync(state, {recursive: true, encoding: 'utf8'})
		.filter((name) => name.endsWith('.jsonl') || name.endsWith('.ndjson'))
		.flatMap((name) => readFileSync(path.join(state, name), 'utf8').trim().split('\n'))
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as {what: string; why: string})
		.filter((entry) => entry.what === 'connection' && entry.why === why).length;
}

/** Enter by Enter to the answer to RCPT, on a server with STARTTLS. */
async function walk(program: PtyProgram): Promise<void> {
	await program.until(/Your turn: find the mail servers/);
	await program.press('\r', /→ connect/);
	await program.press('\r', /→ EHLO /);
	await program.press('\r', /→ STARTTLS/);
	await program.press('\r', /→ EHLO [^\n]*\n(?:(?!→)[\s\S])*Enter send it/);
	await program.press('\r', /→ MAIL FROM:/);
	await program.press('\r', /→ RCPT TO:<[^>]*>\s*\n(?:(?!→)[\s\S])*Enter send it/);
	await program.press('\r', /→ VRFY |→ QUIT/);
}

const sizes = [
	[120, 40],
	[80, 24],
	[60, 20],
	[50, 14],
] as const;

describe.each(sizes)('at %i×%i', (columns, rows) => {
	test('in the walk: what is wrong with us is found at once, and nobody is called back for it', async () => {
		const program = start(
			['--practice', 'alice@red.access-denied.example', '--helo', 'client'],
			columns,
			rows,
		);
		await walk(program);
		await program.press('i', /━ Who am I to them\?[\s\S]*So it stands: \d+ bad/);
		await program.press('u', /✗ bad +The EHLO name is not full/);
		await program.press('\t', /━ What mx\.red\.access-denied\.examp(?:le may|… ━)/);
		await program.press('/', /^ \/ /mu);
		program.type('Form of the name');
		await program.until(/✗ Form of the name/);
		await program.press('\u001b', /Tab findings/);
		await program.press('\t', /━ Who am I to them/);
		// Nobody was called back: that takes consent.
		expect(connections('preflight')).toBe(0);
		await program.press('\u001b', /━ What it means/);
		program.type('q');
		await program.until(/q again hangs up|mxray/);
		program.type('q');
		expect(await program.exited).toMatchObject({exitCode: 12});
	});

	test('alone: consent by name, then the call-back is made and told step by step', async () => {
		const program = start(['preflight', '--practice'], columns, rows);
		await program.until(/So it stands/);
		await program.press('c', /» \[ \] Ask for your own address/);
		await program.press('j', /» \[ \] The call-back/);
		const seen = program.screen().join(' ').replaceAll(/\s+/gu, ' ');
		expect(seen).toContain('mail.learner.example [203.0.113.77, 2001:db8:77::77]');
		expect(connections('preflight')).toBe(0);
		await program.press(' ', /» \[x\] The call-back/);
		await program.press('\r', /Contacted besides your DNS: mail\.learner\.example/);
		await program.until(/So it stands/);
		expect(connections('preflight')).toBeGreaterThan(0);
		program.type('q');
		expect(await program.exited).toMatchObject({exitCode: 0});
		await program.until(/Contacted, as agreed: mail\.learner\.example/);
		expect(program.isAlternate()).toBe(false);
		expect(program.isCursorVisible()).toBe(true);
	});
});

test('alone: Ctrl-C leaves with 130, and the terminal is as it was', async () => {
	const program = start(['preflight', '--practice'], 80, 24);
	await program.until(/Who am I to them/);
	program.type('\u0003');
	expect(await program.exited).toMatchObject({exitCode: 130});
	expect(program.isAlternate()).toBe(false);
});

test('alone: what the options agree to is asked without a question, and no more', async () => {
	const program = start(['preflight', '--practice', '--dnsbl'], 100, 40);
	await program.until(/Contacted besides your DNS: spam\.lists\.example/);
	await program.until(/So it stands/);
	expect(connections('preflight')).toBe(0);
	await program.press('c', /» \[ \] Ask for your own address/);
	expect(program.screen().join('\n')).not.toMatch(/\[.\] Block lists/);
	await program.press('\u001b', /━ Who am I to them/);
	program.type('q');
	await program.exited;
});

test('as text the other side is told at the end, only when it is asked for', async () => {
	const args = ['--practice', 'alice@red.access-denied.example', '--helo', 'client'];
	const told = start([...args, '--plain', '--auto', '--their-side'], 80, 200);
	expect(await told.exited).toMatchObject({exitCode: 12});
	await told.until(/What mx\.red\.access-denied\.example may have thought/);
	await told.until(/Bad +Form of the name/);
	const quiet = start([...args, '--plain', '--auto'], 80, 200);
	expect(await quiet.exited).toMatchObject({exitCode: 12});
	expect(quiet.written()).not.toMatch(/may have thought/);
});

test('without colours the states are words and shapes', async () => {
	const program = startProgram(['preflight', '--practice', '--helo', 'client'], {
		columns: 80,
		rows: 24,
		env: {NO_COLOR: '1', MXRAY_STATE_DIR: state},
	});
	running.push(program);
	await program.until(/So it stands/);
	await program.press('u', /✗ bad +The EHLO name is not full/);
	// oxlint-disable-next-line no-control-regex
	expect(program.written()).not.toMatch(/\u001b\[(?:3[0-7]|9[0-7])m/u);
	program.type('q');
	expect(await program.exited).toMatchObject({exitCode: 12});
});

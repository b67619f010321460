import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, describe, expect, test} from 'vitest';
import {startProgram, type PtyProgram} from '../support/pty.ts';

const running: PtyProgram[] = [];
const folders: string[] = [];
afterEach(async () => {
	for (const program of running.splice(0)) {
		try {
			program.kill('SIGKILL');
		} catch {
			// It is gone already.
		}
		await program.exited;
	}
	for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true});
});

function start(...args: readonly string[]): {program: PtyProgram; folder: string} {
	const folder = mkdtempSync(path.join(tmpdir(), 'mxray-login-'));
	folders.push(folder);
	const env = {MXRAY_STATE_DIR: folder};
	const program = startProgram(['--practice', ...args], {columns: 100, rows: 60, env});
	running.push(program);
	return {program, folder};
}

const filesOf = (folder: string): string =>
	readdirSync(folder, {recursive: true, withFileTypes: true})
		.filter((entry) => entry.isFile())
		.map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
		.join('\n');

// oxlint-disable-next-line no-control-regex
const bare = (text: string): string => text.replaceAll(/\u001b\[[\d;?]*[A-Za-z]/g, '');

/** Type a line; the check looks only at what was written from then on. */
async function say(program: PtyProgram, text: string, check: RegExp): Promise<void> {
	const from = program.written().length;
	program.type(`${text}\r`);
	await program.until(() => check.test(bare(program.written().slice(from))), String(check));
}

const wrong = 'hunter2-hunter3';
const leak = /hunter|aHVudGVy|h\s*u\s*n\s*t\s*e\s*r\s*2/i;

describe.each([
	['--plain', String.raw`\?\?\?`],
	['--screen-reader', 'Your turn:'],
])('%s: AUTH in the middle of a walk', (face, ask) => {
	const turn = (text: string): RegExp => new RegExp(`${ask} ${text}`);

	async function upTo(program: PtyProgram, steps: readonly string[]): Promise<void> {
		await program.until(turn(String.raw`look up[^\n]*\?\s*$`));
		for (const step of steps) await say(program, '', turn(`${step}[^\\n]* $`));
	}

	test('name and password apart; a server that repeats them; the walk goes on', async () => {
		const {program, folder} = start(face, 'alice@echo.login.example');
		await upTo(program, ['connect', 'send EHLO', 'send STARTTLS', 'send EHLO', 'send MAIL']);
		await say(program, ': AUTH PLAIN', turn('Name: $'));
		await say(program, 'learner', turn(String.raw`Password \(nothing is shown\): $`));
		await say(
			program,
			wrong,
			/535 5\.7\.8[^\n]*learner\/\[hidden\] \(\[hidden\]\)[\s\S]*send MAIL/,
		);
		// Backspace and Ctrl-U work unseen.
		await say(program, 'auth login', turn('Name: $'));
		await say(program, 'learner', turn('Password'));
		await say(program, 'zzz\u0015correct-horsex\u007f', /235 2\.7\.0[\s\S]*send MAIL/);
		// What was typed is no command, and no key brings it back.
		await say(program, `NOOP ${wrong}`.slice(0, 4), /250[\s\S]*send MAIL/);
		const from = program.written().length;
		program.type('\u001b[A\u001b[A\u001b[A\u0015');
		await say(program, 'q', /Verdict on/);
		await program.exited;
		expect(bare(program.written())).not.toMatch(leak);
		expect(bare(program.written().slice(from))).not.toMatch(/AUTH|auth login/);
		expect(filesOf(folder)).not.toMatch(leak);
	});

	test('given up with Esc nothing is sent; Ctrl-C at the password as well', async () => {
		const {program} = start(face, 'alice@login.example');
		await upTo(program, ['connect', 'send EHLO', 'send STARTTLS', 'send EHLO', 'send MAIL']);
		for (const key of ['\u001b', '\u0003']) {
			await say(program, 'AUTH CRAM-MD5', turn('Name: $'));
			await say(program, 'learner', turn('Password'));
			const from = program.written().length;
			program.type(`half${key}`);
			await program.until(
				() => /Nothing was sent[\s\S]*send MAIL/.test(bare(program.written().slice(from))),
				'the proposal again',
			);
		}
		expect(program.written()).not.toMatch(/(?:~>|encrypted:) AUTH|half/);
	});

	test('without TLS it takes a word for it; Enter is no', async () => {
		const {program} = start(face, 'alice@clear.login.example');
		await upTo(program, ['connect', 'send EHLO', 'send MAIL']);
		await say(program, 'AUTH PLAIN', /not encrypted[\s\S]*Log in all the same\?/);
		await say(program, '', turn('send MAIL'));
		expect(program.written()).not.toMatch(/(?:->|send:) AUTH/);
		await say(program, 'AUTH PLAIN', /Log in all the same\?/);
		await say(program, 'y', turn('Name: $'));
		await say(program, '*', /501 [\s\S]*send MAIL/);
		await say(program, 'AUTH DIGEST-MD5', /mechanism alone[\s\S]*This server offers PLAIN/);
		await say(program, 'X-EXPS LOGIN', /never sent/);
	});
});

test('the app: nothing of it on the terminal, nor in the file of a session that is killed', async () => {
	const {program, folder} = start('alice@echo.login.example');
	await program.until(/▸ mx/);
	for (const at of [/▸ connect/, /▸ ehlo/, /▸ starttls/, /▸ ehlo/, /▸ mail/])
		await program.press('\r', at);
	await program.press(':', /Type a command/);
	await program.press('AUTH PLAIN', /→ AUTH PLAIN/);
	await program.press('\r', /» Name/);
	await program.press('learner\r', /» Password/);
	await program.press(wrong, /•{8}/);
	await program.press('\r', /535 5\.7\.8[\s\S]*hidden/);
	program.kill('SIGTERM');
	await program.exited;
	expect(bare(program.written())).not.toMatch(leak);
	const files = filesOf(folder);
	expect(files).toContain('"type":"sent-secret"');
	expect(files).not.toMatch(leak);
});

test('no option takes a password', async () => {
	const {program} = start('--plain', '--password', 'x', 'alice@login.example');
	expect(await program.exited).toMatchObject({exitCode: 64});
});

import {readdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {readSession} from '../../source/render/ndjson.ts';
import {freshState} from '../support/pty.ts';
import {expectRestored, toEhlo, programStarter} from '../support/programs.ts';

const launch = programStarter();

function start(env: Readonly<Record<string, string>> = {}, args: readonly string[] = []) {
	const state = freshState();
	const program = launch(['--practice', ...args, 'alice@healthy.example'], {
		env: {MXRAY_STATE_DIR: state, ...env},
	});
	return {program, sessions: path.join(state, 'practice', 'sessions')};
}

function expectSaved(folder: string): void {
	const names = readdirSync(folder);
	expect(names).toHaveLength(1);
	const file = path.join(folder, names[0]!);
	expect(statSync(file).mode & 0o777).toBe(0o600);
	const read = readSession(readFileSync(file, 'utf8'));
	expect(read.ok && read.value.tool?.name).toBe('mxray');
	const types = read.ok ? read.value.events.map(({type}) => type) : [];
	expect(types).toEqual(expect.arrayContaining(['dns-answered', 'connected', 'replied']));
}

describe('killed in the middle of a walk', () => {
	test.each(['SIGTERM', 'SIGHUP', 'SIGINT'])(
		'%s: the terminal is restored, 130, and what was said is kept',
		async (signal) => {
			const {program, sessions} = start();
			await toEhlo(program);
			program.kill(signal);
			expect(await program.exited).toMatchObject({exitCode: 130});
			await program.until(/What was said so far is kept in/);
			await expectRestored(program);
			expectSaved(sessions);
		},
	);

	test('the terminal is closed: the process ends, and what was said is kept', async () => {
		const {program, sessions} = start();
		await toEhlo(program);
		program.hangUp();
		await expect.poll(() => isAlive(program.pid), {timeout: 10_000}).toBe(false);
		expectSaved(sessions);
	});

	test('Ctrl-C is a decision: nothing is written', async () => {
		const {program, sessions} = start();
		await toEhlo(program);
		program.type('\u0003');
		expect(await program.exited).toMatchObject({exitCode: 130});
		expect(() => readdirSync(sessions)).toThrow('ENOENT');
	});

	test('the text face: SIGTERM keeps what was said, 130', async () => {
		const {program, sessions} = start({}, ['--plain']);
		await program.until(/look up the mail exchangers/);
		await program.press('\r', /connect to mx1/);
		await program.press('\r', /send EHLO /);
		program.kill('SIGTERM');
		expect(await program.exited).toMatchObject({exitCode: 130});
		expectSaved(sessions);
	});
});

// The program has no hook for this: what is loaded before it breaks it on a signal.
const breaks = {
	'an error that nobody caught': `process.on('SIGUSR2',()=>{throw new Error('broken on purpose')})`,
	'a rejection that nobody caught': `process.on('SIGUSR2',()=>{Promise.reject(new Error('broken on purpose'))})`,
	'an error in render': `process.on('SIGUSR2',()=>{Array.prototype.flatMap=()=>{throw new Error('broken on purpose')};process.stdout.emit('resize')})`,
};

describe('a bug in the middle of a walk', () => {
	test.each(Object.entries(breaks))(
		'%s: the terminal is restored, the bug is named, 70, and what was said is kept',
		async (_name, code) => {
			const {program, sessions} = start({
				NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(code)}`,
			});
			await toEhlo(program);
			program.kill('SIGUSR2');
			expect(await program.exited).toMatchObject({exitCode: 70});
			await program.until(/this is a bug in mxray/);
			expect(program.screen().join('\n')).toContain('broken on purpose');
			await expectRestored(program);
			expectSaved(sessions);
		},
	);
});

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

import {readdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {readSession} from '../../source/render/ndjson.ts';
import {freshState, type PtyProgram} from '../support/pty.ts';
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
	// Ink itself draws outside of React, and once more when it ends.
	'an error where Ink draws': `const slice=String.prototype.slice;process.on('SIGUSR2',()=>{String.prototype.slice=function(...at){if(/getStyledChars/.test(new Error().stack))throw new Error('broken on purpose');return slice.apply(this,at)};process.stdout.columns=70;process.stdout.emit('resize')})`,
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

/** Where a program may be when its end comes, and whether anything was said by then. */
const places: readonly {
	readonly name: string;
	readonly args: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
	readonly saved: number;
	readonly go: (program: PtyProgram) => Promise<unknown>;
}[] = [
	{
		name: 'on the start screen',
		args: [],
		saved: 0,
		go: (program) => program.until(/Whose mailbox/),
	},
	{
		name: 'where a reply is explained',
		args: [],
		saved: 0,
		go: async (program) => {
			await program.until(/Whose mailbox/);
			await program.press('\u0005', /Paste a reply/);
		},
	},
	{
		name: 'while the greeting is awaited',
		args: ['alice@slow-banner.example'],
		saved: 1,
		go: async (program) => {
			await program.until(/find the mail servers/);
			await program.press('\r', /→ connect/);
			await program.press('\r', /waiting for its greeting/);
		},
	},
	{
		name: 'while the connection is awaited',
		args: ['alice@silent.nobody-home.example', '--timeout', '40'],
		saved: 1,
		go: async (program) => {
			await program.until(/find the mail servers/);
			await program.press('\r', /→ connect/);
			await program.press('\r', /of at most 40/);
		},
	},
	{
		name: 'while a command is typed',
		args: ['alice@healthy.example'],
		saved: 1,
		go: async (program) => {
			await toEhlo(program);
			await program.press(':NOO', /→ NOO/);
		},
	},
	{
		name: 'with the pager on the screen',
		args: ['alice@healthy.example'],
		env: {PAGER: "sh -c 'echo READY; exec sleep 60'"},
		saved: 1,
		go: async (program) => {
			await toEhlo(program);
			await program.press('p', /READY/);
		},
	},
];

const here = places.flatMap((place) => ['SIGTERM', 'SIGHUP'].map((signal) => ({...place, signal})));

describe('killed anywhere', () => {
	test.each(here)('$signal $name: restored, 130, saved', async (place) => {
		const {args, env = {}, saved, go, signal} = place;
		const state = freshState();
		const program = launch(['--practice', ...args], {env: {MXRAY_STATE_DIR: state, ...env}});
		await go(program);
		program.kill(signal);
		expect(await program.exited).toMatchObject({exitCode: 130});
		await expectRestored(program);
		expect(savedIn(state)).toHaveLength(saved);
	});

	test.each(places)('the terminal is closed $name: the process ends, saved', async (place) => {
		const {args, env = {}, saved, go} = place;
		const state = freshState();
		const program = launch(['--practice', ...args], {env: {MXRAY_STATE_DIR: state, ...env}});
		await go(program);
		program.hangUp();
		await expect.poll(() => isAlive(program.pid), {timeout: 10_000}).toBe(false);
		expect(savedIn(state)).toHaveLength(saved);
	});

	test.each(places.filter(({name}) => !name.includes('pager')))(
		'an error in render $name: restored, named, 70, saved',
		async ({args, env = {}, saved, go}) => {
			const state = freshState();
			const code = encodeURIComponent(breaks['an error in render']);
			const program = launch(['--practice', ...args], {
				env: {
					MXRAY_STATE_DIR: state,
					NODE_OPTIONS: `--import data:text/javascript,${code}`,
					...env,
				},
			});
			await go(program);
			program.kill('SIGUSR2');
			// What is on the screen may not need the broken function until it changes.
			program.resize(81, 24);
			expect(await program.exited).toMatchObject({exitCode: 70});
			await program.until(/this is a bug in mxray/);
			await expectRestored(program);
			expect(savedIn(state)).toHaveLength(saved);
		},
	);
});

/** The sessions that were kept. */
function savedIn(state: string): readonly string[] {
	try {
		return readdirSync(path.join(state, 'practice', 'sessions'));
	} catch {
		return [];
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

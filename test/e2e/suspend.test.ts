import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import type {PtyProgram} from '../support/pty.ts';
import {proposed, programStarter, sizes, toEhlo} from '../support/programs.ts';

const start = programStarter();

// A shell with jobs, as a person has one: it says how the terminal is while we
// are stopped, waits for a word, and continues us.
const shell = `set -m
"$@"
echo "STOPPED $? $(stty -a | grep -o -- '-\\?icanon') $(stty -a | grep -o -- '-\\?echo ')"
echo "PID $(jobs -p)"
read -r word; echo "GOT $word"
fg >/dev/null
echo "LEFT $?"`;

/** Stopped: the shell has the terminal as it was before. */
async function expectStopped(program: PtyProgram): Promise<string> {
	const text = await program.until(/STOPPED 148 icanon echo\s+PID \d+/);
	expect(program.isAlternate()).toBe(false);
	expect(program.isCursorVisible()).toBe(true);
	expect(program.isPasteMarked()).toBe(false);
	return text;
}

async function goOn(program: PtyProgram, check: RegExp): Promise<void> {
	const from = program.written().length;
	program.type('word\r');
	await program.until(() => program.isAlternate(), 'the screen again');
	// In whole lines, with the terminal as a shell wants it.
	expect(program.written().slice(from)).toContain('GOT word');
	await program.until(check);
}

describe.each(sizes)('Ctrl-Z and back at %i×%i', (columns, rows) => {
	test('in the walk: the shell has its terminal; afterwards all is drawn anew and goes on', async () => {
		const program = start(['--practice', 'alice@healthy.example'], {columns, rows, shell});
		await toEhlo(program);
		const before = program.screen().join('\n');
		program.type('\u001a');
		await expectStopped(program);
		await goOn(program, proposed('EHLO '));
		expect(program.screen().join('\n')).toBe(before);
		await program.press('\r', proposed('STARTTLS'));
		program.type('\u0003');
		await program.until(/LEFT 130/);
	});
});

describe('Ctrl-Z', () => {
	const screens: readonly (readonly [string, readonly string[], string, RegExp])[] = [
		['on the start screen', ['--practice'], '', /Whose mailbox/],
		['where a reply is explained', ['--practice'], '\u0005', /Paste a reply/],
		['over a list', ['--practice', 'alice@healthy.example'], '?', /━ Keys/],
	];
	test.each(screens)('%s', async (_name, args, way, check) => {
		const program = start(args, {shell});
		await program.until(/mxray/);
		await program.until(/Enter (?:start|ask DNS)/);
		await program.press(way, check);
		program.type('\u001a');
		await expectStopped(program);
		await goOn(program, check);
	});

	test('while the server is awaited: what came meanwhile is there afterwards', async () => {
		const program = start(['--practice', 'alice@slow-banner.example'], {shell});
		await program.until(/find the mail servers/);
		await program.press('\r', /→ connect/);
		await program.press('\r', /waiting for its greeting/);
		program.type('\u001a');
		await expectStopped(program);
		await goOn(program, proposed('EHLO '));
	});

	test('twice in one piece is once', async () => {
		const program = start(['--practice', 'alice@healthy.example'], {shell});
		await toEhlo(program);
		program.type('\u001a\u001a');
		await expectStopped(program);
		await goOn(program, proposed('EHLO '));
		await program.press('\r', proposed('STARTTLS'));
	});
});

test('SIGTSTP from outside does the same', async () => {
	const program = start(['--practice', 'alice@healthy.example'], {shell});
	await toEhlo(program);
	const pid = Number(
		readFileSync(`/proc/${program.pid}/task/${program.pid}/children`, 'utf8').trim(),
	);
	process.kill(pid, 'SIGTSTP');
	await expectStopped(program);
	await goOn(program, proposed('EHLO '));
	await program.press('\r', proposed('STARTTLS'));
});

// Without a shell: one that sees us stopped would take the terminal.
test('SIGSTOP gives no time, and coming back draws anew', async () => {
	const program = start(['--practice', 'alice@healthy.example']);
	await toEhlo(program);
	const drawn = program.written().length;
	process.kill(program.pid, 'SIGSTOP');
	process.kill(program.pid, 'SIGCONT');
	await program.until(() => program.written().slice(drawn).includes('\u001b[?1049h'), 'anew');
	await program.press('\r', proposed('STARTTLS'));
});

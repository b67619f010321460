import {afterEach, describe, expect, test} from 'vitest';
import {startProgram, type PtyProgram} from '../support/pty.ts';

const running: PtyProgram[] = [];
afterEach(async () => {
	for (const program of running.splice(0)) {
		try {
			program.kill('SIGKILL');
		} catch {
			// It is gone already.
		}
		await program.exited;
	}
});

function start(...args: readonly string[]): PtyProgram {
	const given = ['preflight', '--practice', '--plain', ...args];
	const program = startProgram(given, {columns: 90, rows: 60});
	running.push(program);
	return program;
}

/** What was written, without colours and without what was drawn over. */
const said = (program: PtyProgram): string =>
	program
		.written()
		// oxlint-disable-next-line no-control-regex -- escape sequences are to go
		.replaceAll(/\u001B\[[\d;?]*[A-Za-z]/gu, '')
		.replaceAll('\r\n', '\n');

describe('mxray preflight as text on a terminal', () => {
	test('asks before others are contacted, with every host and zone by name; no means no', async () => {
		const program = start('--from', 'you@bounces-refused.example');
		const first = await program.until(/Do that\? \[y\/N\]/u);
		expect(first).toContain('whoami.example at 192.0.2.53');
		expect(said(program)).toMatch(/Your address\n[\s\S]*Your EHLO name\n[\s\S]*The sender\n/u);
		program.type('n\r');
		const second = await program.until(
			/mx\.bounces-refused\.example \[198\.51\.100\.246\][\s\S]*Do that\?/u,
		);
		expect(second).toContain('your own address, port 25 [203.0.113.77]');
		expect(second).toContain('At most 3 connections');
		program.type('y\r');
		const third = await program.until(/spam\.lists\.example[\s\S]*Do that\?/u);
		expect(third).toContain('- domains.lists.example');
		expect(third).toContain('- members-only.lists.example');
		// Nobody was contacted while there are questions.
		expect(said(program)).not.toContain('MAIL FROM:<>\n');
		program.type('\r');
		expect(await program.exited).toMatchObject({exitCode: 12});
		const all = said(program);
		expect(all).toContain('Your own mail server refuses bounces');
		expect(all).toContain('-> MAIL FROM:<>');
		expect(all).not.toContain('is not in spam.lists.example');
		expect(all).toMatch(/Contacted, as agreed: mx\.bounces-refused\.example/u);
		expect(all).toContain('Not asked: block lists (--dnsbl).');
	});

	test('what the options agree to is not asked for again', async () => {
		const program = start('--callback', '--whoami', '--dnsbl');
		expect(await program.exited).toMatchObject({exitCode: 0});
		expect(said(program)).not.toContain('Do that?');
		expect(said(program)).toContain('Agreed to');
	});

	test('says what it is waiting for, and leaves no trace of that', async () => {
		const given = ['preflight', '--practice', '--callback', '--whoami', '--dnsbl'];
		const program = startProgram(given, {columns: 90, rows: 60, noInput: true});
		running.push(program);
		await program.exited;
		expect(program.written()).toMatch(/Looking at: |Finding out who you are/u);
		expect(program.screen().join('\n')).not.toMatch(/Looking at: |Finding out/u);
	});

	test.each(['at a question', 'in a question half typed'])(
		'Ctrl-C %s leaves with 130',
		async (when) => {
			const program = start();
			await program.until(/Do that\? \[y\/N\]/u);
			program.type(when === 'at a question' ? '\u0003' : 'y\u0003');
			expect(await program.exited).toMatchObject({exitCode: 130});
			expect(said(program)).toContain('As far as it went');
			expect(said(program)).toContain('Nobody was contacted but your own DNS server.');
			expect(program.isCursorVisible()).toBe(true);
		},
	);

	test('Ctrl-D is no to all that is left', async () => {
		const program = start();
		await program.until(/Do that\? \[y\/N\]/u);
		program.type('\u0004');
		expect(await program.exited).toMatchObject({exitCode: 0});
		expect(said(program)).toContain('Nobody was contacted but your own DNS server.');
	});

	test('a window that is closed ends it', async () => {
		const program = start();
		await program.until(/Do that\? \[y\/N\]/u);
		program.hangUp();
		await program.exited;
	});
});

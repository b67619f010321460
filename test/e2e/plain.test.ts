import {describe, expect, test} from 'vitest';
import type {PtyProgram} from '../support/pty.ts';
import {programStarter} from '../support/programs.ts';

const launch = programStarter();

function start(...args: readonly string[]): PtyProgram {
	const program = launch(['--practice', '--plain', ...args], {columns: 100, rows: 45});
	return program;
}

describe('--plain on a terminal asks before each step', () => {
	test('Enter by Enter, another command typed in, and a refused one', async () => {
		const program = start('alice@no-tls.example');
		await program.until(/\?\?\? look up the mail exchangers of no-tls\.example\?/);
		await program.press('\r', /\?\?\? connect to \S+ \[[\d.]+\]:25\?/);
		await program.press('\r', /\?\?\? send EHLO \S+ \?/);
		await program.press('\r', /\?\?\? send MAIL FROM:<\S*> \?/);
		await program.press('DATA\r', /Not done: [\s\S]*\?\?\? send MAIL FROM/);
		await program.press('MAIL FROM:<>\r', /\?\?\? send RCPT TO:<alice@no-tls\.example> \?/);
		expect(program.written()).toContain(' -> MAIL FROM:<>');
		expect(program.written()).not.toContain('-> DATA');
		await program.press('\r', /\?\?\? send VRFY \S+ \?/);
		await program.press('s\r', /\?\?\? send QUIT \?/);
		program.type('\r');
		expect(await program.exited).toMatchObject({exitCode: 0});
		expect(program.written()).not.toContain('-> VRFY');
	});

	test('what arrives late does not overwrite the question', async () => {
		const program = start('alice@turned-away.example');
		await program.until(/\?\?\? look up/);
		program.type('\r');
		await program.until(/=== DNS AAAA mx3\.turned-away/);
		const screen = await program.until(/\?\?\? connect to [^\n]*:25\?\s*$/);
		expect(screen).not.toMatch(/\?\?\? connect[^\n]*===/);
	});

	test('a hint about the address comes before the first step, and stops nobody', async () => {
		const program = start('postmaster@healthy.example');
		const screen = await program.until(/\?\?\? look up the mail exchangers/);
		expect(screen).toMatch(
			/^mxray: postmaster stands for a task and not for a person[\s\S]*\?\?\? look up/,
		);
		await program.press('\r', /\?\?\? connect to/);
	});

	test('q leaves, and nothing was asked', async () => {
		const program = start('alice@healthy.example');
		await program.until(/\?\?\? look up/);
		program.type('q\r');
		expect(await program.exited).toMatchObject({exitCode: 30});
		expect(program.written()).not.toContain('=== DNS');
	});

	test('Ctrl-C leaves with 130', async () => {
		const program = start('alice@healthy.example');
		await program.until(/\?\?\? look up/);
		program.type('\u0003');
		expect(await program.exited).toMatchObject({exitCode: 130});
	});

	test('a private address is passed over unless one says yes', async () => {
		const program = start('alice@private-mx.example');
		await program.until(/\?\?\? look up/);
		await program.press('\r', /Type "yes" to go there, s to pass it over/);
		await program.press('\r', /Not done: [\s\S]*\?\?\? connect/);
		program.type('q\r');
		expect(await program.exited).toMatchObject({exitCode: 30});
		expect(program.written()).not.toContain('=== Trying');
	});
});

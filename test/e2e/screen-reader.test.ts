import {describe, expect, test} from 'vitest';
import type {PtyProgram} from '../support/pty.ts';
import {programStarter} from '../support/programs.ts';

const launch = programStarter();

function start(address: string, flag: readonly string[], env = {}): PtyProgram {
	const size = {columns: 100, rows: 60};
	const program = launch(['--practice', ...flag, address], {...size, env});
	return program;
}

/** The words on the screen, without those that were said before the mark was set. */
function since(program: PtyProgram): () => string {
	const from = program.written().length;
	return () => program.written().slice(from);
}

describe('--screen-reader: lines in words, nothing drawn over', () => {
	test.each([
		['the option', ['--screen-reader'], {}],
		["Ink's variable", [], {INK_SCREEN_READER: 'true'}],
		['ours', [], {MXRAY_SCREEN_READER: '1'}],
	])('%s: a whole walk by Enter, whose turn it is in words', async (_name, flag, env) => {
		const program = start('nobody@healthy.example', flag, env);
		await program.until(/Your turn: look up the mail exchangers of healthy\.example\?/);
		expect(program.written()).toContain('Enter does it.');
		await program.press('\r', /Your turn: connect to/);
		await program.press('\r', /Your turn: send EHLO/);
		await program.press('\r', /Your turn: send STARTTLS/);
		await program.press('\r', /TLS started[\s\S]*Your turn: send EHLO/);
		await program.press('\r', /Your turn: send MAIL/);
		await program.press('\r', /Your turn: send RCPT/);
		await program.press('\r', /Server, encrypted, not as hoped: 550 5\.1\.1/);
		await program.until(/Your turn: send VRFY/);
		await program.press('\r', /Your turn: send QUIT/);
		await program.press('\r', /Make these experiments\?/);
		expect(program.written()).toMatch(/Whose turn: Yours/);
		program.type('n\r');
		expect(await program.exited).toMatchObject({exitCode: 10});
		// Lines only: no colour, no cursor movement, no boxes, no marks.
		// oxlint-disable-next-line no-control-regex
		expect(program.written()).not.toMatch(/\u001b/);
		expect(program.written()).not.toMatch(/[\u2500-\u257f]|===|\*\*\*|\?\?\?/u);
	});
});

test('what the app can tell, the prompt tells: reply, text, keywords, DNS, step, list, servers', async () => {
	const program = start('alice@healthy.example', ['--screen-reader']);
	await program.until(/Your turn: look up/);
	const ask = async (text: string, check: RegExp): Promise<void> => {
		const said = since(program);
		program.type(`${text}\r`);
		await program.until(
			() => check.test(said()) && /Your turn: [^\n]*$/u.test(said()),
			String(check),
		);
	};
	await ask('x', /has not said anything yet/);
	await ask('w', /known after EHLO/);
	await ask('d', /Nothing was asked of DNS yet/);
	await ask('m', /No mail exchanger is known yet/);
	await ask('f', /--experiments/);
	await ask('r', /--resume/);
	await ask('x 550 5.7.26 unauthenticated', /Reason: sender-auth-failed[\s\S]*SPF/);
	await program.press('\r', /Your turn: connect/);
	await ask('d', /healthy\.example\.\s+\d+\s+IN\s+MX/);
	await ask('m', /10 mx1\.healthy\.example 192\.0\.2\.10/);
	await program.press('\r', /Your turn: send EHLO/);
	await program.press('\r', /Your turn: send STARTTLS/);
	await ask('x', /250[\s\S]*ehlo/i);
	await ask('w', /PIPELINING[\s\S]*SIZE/);
	await ask('i', /STARTTLS/);
	await ask('l', /ehlo: [\s\S]*Nothing is decided yet/);
	await ask('o', /may have thought[\s\S]*Good: Reverse name[\s\S]*You say who you are: EHLO /);
	await ask('their side', /You name the recipient: RCPT TO:[^\n]* \(not said/);
	await ask('side', /may have thought/);
	await ask('stop', /Nothing is being waited for/);
	await ask('?', /explains a text[\s\S]*keyword by keyword/);
	program.type('q\r');
	await program.exited;
});

test('a: it goes on by itself, and any line stops that', async () => {
	const program = start('alice@healthy.example', ['--plain']);
	await program.until(/\?\?\? look up/);
	program.type('a\r');
	expect(await program.exited).toMatchObject({exitCode: 0});
	expect(program.written()).toContain('~> QUIT');
});

test('stop: while waiting, a line stops the wait', async () => {
	const program = start('alice@slow-banner.example', ['--screen-reader']);
	await program.until(/Your turn: look up/);
	await program.press('\r', /Your turn: connect/);
	await program.press('\r', /Step: Wait for the greeting/);
	program.type('stop\r');
	await program.until(/stopped waiting|you stopped|was stopped/i);
	expect(program.written()).not.toContain('typed too early');
});

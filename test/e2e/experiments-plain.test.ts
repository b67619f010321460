import {describe, expect, test} from 'vitest';
import type {PtyProgram} from '../support/pty.ts';
import {programStarter} from '../support/programs.ts';

const launch = programStarter();

/** A walk to a server that hangs up on our EHLO name, up to the question behind it. */
async function walkToTheQuestion(): Promise<PtyProgram> {
	const program = launch(
		['--practice', '--plain', 'alice@red.hung-up.example', '--helo', 'pc17.office.invalid'],
		{columns: 100, rows: 60},
	);
	await program.until(/\?\?\? look up[^\n]*\?\s*$/);
	// The question at the end of the screen is the one that waits.
	await program.press('\r', /\?\?\? connect to [^\n]*\?\s*$/);
	for (const command of ['EHLO', 'STARTTLS', 'EHLO', 'MAIL FROM', 'RCPT TO']) {
		await program.press('\r', new RegExp(String.raw`\?\?\? send ${command}[^\n]*\?\s*$`));
	}
	await program.press('\r', /\?\?\? Make these experiments\? \[y\/N, \? shows them\]/);
	return program;
}

describe('--plain on a terminal asks before it makes experiments', () => {
	test('Enter makes none', async () => {
		const program = await walkToTheQuestion();
		expect(program.screen().join('\n')).toMatch(/at(?:\n=== +| )most \d+ connections/);
		program.type('\r');
		expect(await program.exited).toMatchObject({exitCode: 20});
		expect(program.written()).not.toContain('=== Experiment');
	});

	test('y makes them and names the cause', async () => {
		const program = await walkToTheQuestion();
		await program.press('?\r', /\d {2}EHLO as mail\.learner\.example/);
		await program.press('y\r', /The conversation is over\. Enter leaves/);
		program.type('\r');
		expect(await program.exited).toMatchObject({exitCode: 20});
		expect(program.written()).toMatch(/Cause +Your EHLO name is not accepted/);
	});

	test('Ctrl-C at the question leaves with 130, and makes none', async () => {
		const program = await walkToTheQuestion();
		program.type('\u0003');
		expect(await program.exited).toMatchObject({exitCode: 130});
		expect(program.written()).not.toContain('=== Experiment');
	});
});

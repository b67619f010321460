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
	const program = startProgram(['--practice', ...args], {columns: 110, rows: 60});
	running.push(program);
	return program;
}

const faces = [
	['--plain', String.raw`\?\?\?`],
	['--screen-reader', 'Your turn:'],
] as const;

/** Type a line; the check looks only at what was written from then on. */
async function say(program: PtyProgram, text: string, check: RegExp): Promise<void> {
	const from = program.written().length;
	program.type(`${text}\r`);
	await program.until(
		// oxlint-disable-next-line no-control-regex
		() =>
			check.test(
				program
					.written()
					.slice(from)
					.replaceAll(/\u001b\[[\d;?]*[A-Za-z]/g, ''),
			),
		String(check),
	);
}

/** Press Enter for each step, up to the question about the next. */
async function walkTo(program: PtyProgram, ask: string, steps: readonly string[]): Promise<void> {
	await program.until(new RegExp(`${ask} look up[^\\n]*\\?\\s*$`));
	for (const step of steps) await say(program, '', new RegExp(`${ask} ${step}[^\\n]* $`));
}

const toMail = ['connect', 'send EHLO', 'send STARTTLS', 'send EHLO', 'send MAIL'];

describe.each(faces)('%s: t is another way on', (face, ask) => {
	const turn = (text: string): RegExp => new RegExp(`${ask} ${text}`);

	test('the same command again, on the same connection', async () => {
		const program = start(face, 'alice@healthy.example');
		await walkTo(program, ask, toMail);
		await say(program, 'NOOP', turn(String.raw`send MAIL[^\n]*\? *$`));
		await say(program, 't', turn(String.raw`Which way\? 1 to 5`));
		expect(program.written()).toMatch(/1 {2}Send the same command again: NOOP/);
		await say(program, '1', turn(String.raw`send MAIL[^\n]*\? *$`));
		expect(program.written().match(/(?:~>|We send, encrypted:) NOOP/g)).toHaveLength(2);
	});

	test('the same server again: asked for, Enter stays, y goes', async () => {
		const program = start(face, 'alice@healthy.example');
		await walkTo(program, ask, ['connect', 'send EHLO']);
		await say(program, 't 1', turn('This closes the connection to mx1.healthy.example. Go'));
		await say(program, '', turn(String.raw`send EHLO[^\n]*\? *$`));
		await say(program, 't 1', turn('This closes the connection'));
		await say(program, 'y', turn(String.raw`connect to mx1.healthy.example[^\n]*\? *$`));
		await say(program, '', turn(String.raw`send EHLO[^\n]*\? *$`));
	});

	test('another server, from the list with what happened to each', async () => {
		const program = start(face, 'alice@several-mx.example');
		await walkTo(program, ask, ['connect to mx1', 'connect to mx2', 'send EHLO']);
		await say(program, 't 2', turn('Which server'));
		expect(program.written()).toMatch(/mx1\.several-mx\.example/);
		expect(program.written()).toMatch(/this connection, 220 at banner/);
		await say(program, 'mx3.several-mx.example', turn(String.raw`connect to mx3[^\n]*\? *$`));
	});

	test('the whole walk again with something changed; a wrong value is told', async () => {
		const program = start(face, 'alice@healthy.example');
		await walkTo(program, ask, ['connect', 'send EHLO mail']);
		await say(program, 't 3', turn('Change what'));
		expect(program.written()).toMatch(/1 {2}EHLO name: mail\.learner\.example \(by itself\)/);
		await say(program, '6 99999', /6 {2}Port: 99999 \(changed\)[\s\S]*Change what/);
		await say(program, '', /A port is a number from 1 to 65535/);
		await say(program, '6 25', /6 {2}Port: 25\s[\s\S]*Change what/);
		await say(program, '1 pc.office.example', /pc\.office\.example \(changed\)/);
		await say(program, '5 off', /STARTTLS is passed over \(changed\)/);
		await say(
			program,
			'',
			/The next walk: EHLO pc\.office\.example, without TLS[\s\S]*look up the mail/,
		);
		await say(program, '', turn(String.raw`connect[^\n]*\? *$`));
		await say(program, '', turn(String.raw`send EHLO pc\.office\.example`));
		await say(program, '', turn(String.raw`send MAIL[^\n]*\? *$`));
		program.type('q\r');
		expect(await program.exited).toMatchObject({exitCode: 30});
	});

	test('another address; the exit code is that of the last walk', async () => {
		const program = start(face, 'alice@healthy.example');
		await program.until(turn('look up'));
		// Nothing was connected to yet: there are two ways.
		await say(program, 't', turn(String.raw`Which way\? 1 to 2`));
		await say(program, '2', turn('Which address'));
		await say(program, 'nonsense', turn('Which address'));
		await say(program, 'alice@null-mx.example', turn('look up [^\n]*null-mx'));
		await say(program, '', turn('The conversation is over. Enter leaves'));
		program.type('\r');
		expect(await program.exited).toMatchObject({exitCode: 13});
	});

	test('behind an end that came by itself: the same server once more', async () => {
		const odd = ['--helo', 'pc17.office.invalid'];
		const program = start(face, 'alice@red.hung-up.example', ...odd);
		await walkTo(program, ask, [...toMail, 'send RCPT', 'Make these experiments']);
		const verdicts = (): number => program.written().match(/Whose turn/g)?.length ?? 0;
		expect(verdicts()).toBe(1);
		await say(program, 't', turn('Which way'));
		await say(program, '1', turn(String.raw`connect to[^\n]*\? *$`));
		await say(program, '', turn('send EHLO'));
	});
});

describe.each(faces)('%s: c compares the greetings', (face, ask) => {
	test('the cost is said first, Enter is no, y asks, what is odd is marked', async () => {
		const program = start(face, 'alice@several-mx.example');
		await walkTo(program, ask, ['connect to mx1']);
		await say(program, 'c', new RegExp(`${ask} Ask them\\?`));
		expect(program.written()).toMatch(/would make \d connections?, one address after the other/);
		await say(program, '', new RegExp(`${ask} connect to mx1[^\\n]*\\? *$`));
		expect(program.written()).not.toMatch(/1 of \d asked/);
		await say(program, 'c', /Ask them\?/);
		await say(program, 'y', /not like the others, and marked/);
		expect(program.written()).toMatch(/mx3\.several-mx\.example \[[\d.:a-f]+\]: 220/);
		await program.until(new RegExp(`${ask} connect to mx1[^\\n]*\\?\\s*$`));
		program.type('q\r');
		await program.exited;
	});
});

test('x -1, i STAGE, f, ticks of experiments, stop: what the app can tell', async () => {
	const program = start('--plain', 'alice@red.hung-up.example', '--helo', 'pc17.office.invalid');
	await walkTo(program, String.raw`\?\?\?`, ['connect', 'send EHLO']);
	await say(program, 'i rcpt', /Healthy[\s\S]*send EHLO/);
	await say(program, 'i nowhere', /The steps are mx, connect/);
	await say(program, 'x -5', /So many replies have not come/);
	for (const step of ['STARTTLS', 'EHLO', 'MAIL'])
		await say(program, '', new RegExp(String.raw`\?\?\? send ${step}[^\n]*\? *$`));
	await say(program, 'x -1', /220: [\s\S]*\?\?\? send MAIL/);
	await say(program, '', /\?\?\? send RCPT[^\n]*\?\s*$/);
	await say(program, '', /\?\?\? Make these experiments/);
	await say(program, '2', / {2}2 {2}[^\n]*\(left out\)[\s\S]*Make these/);
	await say(program, '2', /Make these/);
	expect(program.screen().join('\n').split('(left out)')).toHaveLength(2);
	program.type('\r');
	expect(await program.exited).toMatchObject({exitCode: 20});
});

test('f: experiments are offered also where nothing went wrong', async () => {
	const program = start('--plain', 'alice@no-tls.example');
	await walkTo(program, String.raw`\?\?\?`, ['connect', 'send EHLO']);
	await say(program, 'f', /I ask whether to make experiments[\s\S]*send EHLO/);
	for (const step of ['MAIL', 'RCPT', 'VRFY', 'QUIT'])
		await say(program, '', new RegExp(String.raw`\?\?\? send ${step}[^\n]*\? *$`));
	await say(program, '', /\?\?\? Make these experiments/);
	program.type('\r');
	expect(await program.exited).toMatchObject({exitCode: 0});
});

import {describe, expect, test} from 'vitest';
import type {PtyProgram} from '../support/pty.ts';
import {expectRestored, toEhlo, programStarter, sizes, turnTo} from '../support/programs.ts';

const start = programStarter();

const practice = (address: string): readonly string[] => ['--practice', address];

/** Press Enter until the answer to RCPT is there. Each step waits for the proposal it approves. */
async function walkToVerdict(program: PtyProgram): Promise<string> {
	await program.until(/Your turn: find the mail servers/);
	await program.press('\r', /→ connect mx1\.healthy\.example/);
	await program.press('\r', /→ EHLO /);
	await program.press('\r', /→ STARTTLS/);
	await program.press('\r', /→ EHLO [^\n]*\n(?:(?!→)[\s\S])*Enter send it/);
	await program.press('\r', /→ MAIL FROM:/);
	await program.press('\r', /→ RCPT TO:<alice@healthy\.example>\s*\n(?:(?!→)[\s\S])*Enter send it/);
	return program.press('\r', /→ VRFY /);
}

/** Down to a window in which nothing can be shown. */
const tiny = [
	...Array.from({length: 24}, (_, less) => [24 - less, 20] as const),
	...Array.from({length: 8}, (_, less) => [80, 8 - less] as const),
	[300, 3],
	[2, 100],
] as const;

describe.each(sizes)('at %i×%i', (columns, rows) => {
	test('Enter by Enter to the verdict, through QUIT, and out with 0', async () => {
		const program = start(practice('alice@healthy.example'), {columns, rows});
		const screen = await walkToVerdict(program);
		expect(screen).toMatch(/✓ Accepted for now/);
		expect(program.screen()[0]).toMatch(/^ mxray {2}alice@healthy\.example/);
		expect(program.screen().at(-1)).toMatch(/^ Enter send it .*q quit$/);
		await program.press('\r', /→ QUIT/);
		await program.press('\r', /The conversation is over/);
		expect(program.isAlternate()).toBe(true);
		program.type('q');
		expect(await program.exited).toMatchObject({exitCode: 0});
		await expectRestored(program);
		// What was found stays on the normal screen.
		expect(program.screen().join('\n')).toMatch(/alice@healthy\.example|accepted/i);
	});

	test('no window is too small to survive: any width and height, and back', async () => {
		const program = start(practice('alice@healthy.example'), {columns, rows});
		await toEhlo(program);
		const before = program.screen().join('\n');
		for (const [width, height] of tiny) {
			const drawn = program.written().length;
			program.resize(width, height);
			await program.until(() => program.written().length > drawn, `${width}×${height} drawn`);
		}
		program.resize(columns, rows);
		await program.until((screen) => screen === before, 'the screen as it was');
		program.type('\u0003');
		expect(await program.exited).toMatchObject({exitCode: 130});
		await expectRestored(program);
	});

	test('nothing is lost across a resize in the middle', async () => {
		const program = start(practice('alice@healthy.example'), {columns, rows});
		await program.until(/find the mail servers/);
		await program.press('\r', /→ connect/);
		program.resize(100, 30);
		await program.until((text) => /What was said/.test(text) && /→ connect/.test(text));
		program.resize(50, 12);
		await program.until((text) => /pane 1\/3/.test(text) && /→ connect/.test(text));
		program.resize(columns, rows);
		await program.press('\r', /→ EHLO /);
		await program.until(() => program.screen().at(-1)?.endsWith('q quit') ?? false, 'the hints');
		expect(program.screen().filter((line) => line.includes('Your turn:'))).toHaveLength(1);
	});
});

describe.each(sizes)('explanations at %i×%i', (columns, rows) => {
	test('without the practice network: Ctrl-E, a paste of two lines, another paste, back, out', async () => {
		const program = start([], {columns, rows});
		await program.until(/Ctrl-E explain a reply/);
		await program.press('\u0005', /Paste a reply/);
		// Ink asks the terminal for it just behind the frame.
		await program.until(() => program.isPasteMarked(), 'marks around what is pasted');
		await program.press(
			'\u001b[200~550-5.1.1 No such user\r\n550 5.1.1 here\u001b[201~',
			/← 550-5\.1\.1 No such user\n← 550 5\.1\.1 here/,
		);
		await program.press('G', /\(checked\s+\d{4}/);
		await program.press(
			'\u001b[200~host mx.b.example[192.0.2.5] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command)\u001b[201~',
			/← 452 4\.2\.2 Mailbox full/,
		);
		await turnTo(program, ' ', /Server +mx\.b\.example/);
		await program.press('\u001b', /Enter explain/);
		await program.press('\u001b', /Whose mailbox/);
		program.type('\u001b');
		expect(await program.exited).toMatchObject({exitCode: 0});
		await expectRestored(program);
	});

	test('a reply typed as an address is offered to be explained', async () => {
		const program = start(['--practice'], {columns, rows});
		await program.until(/Whose mailbox/);
		await program.press('550 5.7.1 Blocked', /looks like a reply/);
		await program.press('\r', /← 550 5\.7\.1 Blocked/);
		program.type('\u0003');
		expect(await program.exited).toMatchObject({exitCode: 130});
		await expectRestored(program);
	});

	test('in the walk: what is missing, each keyword, the whole page', async () => {
		const program = start(practice('alice@no-tls.example'), {columns, rows});
		await toEhlo(program);
		await program.press('\r', /→ MAIL FROM:/);
		await program.until(/▲ No STARTTLS: everything/);
		await program.press('x', /Reply 2 of 2: ehlo/);
		await program.press('G', /What the server offers/);
		await program.press('w', /» SIZE 52428800/);
		await program.press('j', /» LIMITS MAILMAX=1000/);
		await program.press('\u001b', (screen) => !/» LIMITS/.test(screen));
		await program.press('\t\t', /━ Stages/);
		await program.press('\u001b[A\u001b[A', /» ?✓ ehlo/);
		await program.press('\tz', /━ What it means/);
		await turnTo(program, ' ', /has\s+cut\s+the\s+line\s+out|the\s+two\s+look\s+alike/);
	});
});

test('a practice visit that needs a shorter patience is started with it', async () => {
	const program = start(['--practice'], {columns: 120, rows: 40});
	await program.until(/Whose mailbox/);
	await program.press('with too little', /» bob@slow-banner\.example/);
	await program.until(/This walk goes with --timeout 1/);
	await program.press('\r', /find the mail servers/);
	await program.press('\r', /→ connect/);
	await program.press('\r', /of at most 1\.0 s|silence|fell silent/);
});

test('an edited command goes out as written; a paste with CR LF stays one line', async () => {
	const program = start(practice('alice@healthy.example'), {columns: 120, rows: 40});
	await toEhlo(program);
	await program.press('e', /Edit the command/);
	expect(program.isCursorVisible()).toBe(true);
	await program.press('\u0015EHLO ', /→ EHLO\s*\n/);
	await program.press(
		'\u001b[200~edited.example\r\nMAIL FROM:<>\r\n\u001b[201~',
		/→ EHLO edited\.example MAIL FROM:<>/,
	);
	await program.until(/Line breaks in the paste became spaces/);
	await program.press('\u0017\u0017\u007f', /→ EHLO edited\.example\s*\n/);
	await program.press('\r', /→│EHLO edited\.example/);
	await program.until(/→ STARTTLS/);
});

test('DATA is refused with a reason, and the text stays', async () => {
	const program = start(practice('alice@healthy.example'));
	await toEhlo(program);
	await program.press('e', /Edit the command/);
	await program.press('\u0015DATA', /→ DATA/);
	await program.press('\r', /sends no mail/);
	expect(program.screen().join('\n')).toContain('→ DATA');
	await program.press('\u001b', /Your turn/);
});

test('another mail server can be chosen', async () => {
	const program = start(practice('alice@several-mx.example'));
	await program.until(/find the mail servers/);
	await program.press('\r', /→ connect mx1/);
	await program.press('m', /» +10 {2}mx1\.several-mx\.example/);
	await program.press('G', /» +30 {2}mx3\.several-mx\.example/);
	await program.press('\r', /→ connect mx3\.several-mx\.example/);
	await program.press('\r', /→ EHLO /);
	expect(program.screen().join('\n')).toContain('your choice');
});

test('a private address needs a clear yes', async () => {
	const program = start(practice('alice@private-mx.example'));
	await program.until(/find the mail servers/);
	await program.press('\r', /Press y for yes/);
	await program.press('\r', /clear yes/);
	expect(program.screen().join('\n')).toContain('127.0.0.1');
});

test('a refusal at RCPT: the verdict names it, the exit code is 10', async () => {
	const program = start(practice('nobody@healthy.example'), {columns: 120, rows: 40});
	await program.until(/find the mail servers/);
	await program.press('a', /Auto is on/);
	await program.until(/→ VRFY|→ QUIT/);
	await program.until(/✗ The recipient is refused/);
	await program.until(/The conversation is over/);
	program.type('q');
	expect(await program.exited).toMatchObject({exitCode: 10});
});

describe('leaving', () => {
	test('Ctrl-C leaves with 130 and restores the terminal', async () => {
		const program = start(practice('alice@healthy.example'));
		await toEhlo(program);
		program.type('\u0003');
		expect(await program.exited).toMatchObject({exitCode: 130});
		await expectRestored(program);
	});

	test('Ctrl-C says 130 on the normal screen, too: in the walk and after its end', async () => {
		const during = start(practice('alice@healthy.example'));
		await during.until(/find the mail servers/);
		await during.press('\r', /→ connect/);
		during.type('\u0003');
		expect(await during.exited).toMatchObject({exitCode: 130});
		await during.until(/Exit code 130, interrupted/);
		const after = start(practice('alice@null-mx.example'));
		await after.until(/find the mail servers/);
		await after.press('\r', /The conversation is over/);
		after.type('\u0003');
		expect(await after.exited).toMatchObject({exitCode: 130});
		await after.until(/Exit code 130, interrupted/);
	});

	test('Ctrl-C also works while a command is edited', async () => {
		const program = start(practice('alice@healthy.example'));
		await toEhlo(program);
		await program.press('e', /Edit the command/);
		program.type('\u0003');
		expect(await program.exited).toMatchObject({exitCode: 130});
		await expectRestored(program);
	});

	test('q asks once while the connection is open, then leaves', async () => {
		const program = start(practice('alice@healthy.example'));
		await toEhlo(program);
		await program.press('q', /q again hangs up/);
		program.type('q');
		await program.exited;
		await expectRestored(program);
	});

	test('Ctrl-Z where no shell can continue us changes nothing for long', async () => {
		const program = start(practice('alice@healthy.example'));
		await program.until(/find the mail servers/);
		program.type('\u001a');
		const times = (mark: string): number => program.written().split(mark).length - 1;
		await program.until(() => times('\u001b[?1049l') === 1, 'the normal screen');
		await program.until(() => times('\u001b[?1049h') === 2, 'the screen again');
		await program.press('\r', /→ connect/);
	});

	test.each(['SIGTERM', 'SIGHUP'])('%s restores the terminal', async (signal) => {
		const program = start(practice('alice@healthy.example'));
		await program.until(/find the mail servers/);
		program.kill(signal);
		const {exitCode, signal: by} = await program.exited;
		expect(exitCode !== 0 || by !== 0).toBe(true);
		await expectRestored(program);
	});
});

describe('the start screen', () => {
	test('after the end, n leads to another address', async () => {
		const program = start(practice('alice@null-mx.example'));
		await program.until(/find the mail servers/);
		await program.press('\r', /The conversation is over/);
		await program.press('n', /Whose mailbox/);
		program.type('\u001b');
		await program.exited;
		await expectRestored(program);
	});
});

describe('the terminal it finds', () => {
	test('CI in the environment does not blank the screen', async () => {
		const program = start(practice('alice@healthy.example'), {env: {CI: 'true'}});
		await program.until(/find the mail servers/);
	});

	test('NO_COLOR: no colours at all, the signs still tell', async () => {
		const program = start(practice('alice@healthy.example'), {env: {NO_COLOR: '1'}});
		await program.until(/▸ mx/);
		// oxlint-disable-next-line no-control-regex
		expect(program.written()).not.toMatch(/\u001b\[[0-9;]*m/);
	});

	test('sixteen colours at most, also where CI is set', async () => {
		const program = start(practice('alice@healthy.example'), {env: {CI: 'false'}});
		await program.until(/find the mail servers/);
		expect(program.written()).toContain('\u001b[36m');
		expect(program.written()).not.toMatch(/\[[34]8;/);
	});

	test('terminal-escape-banner: what a hostile server sends never reaches the terminal as such', async () => {
		const program = start(practice('alice@hostile-banner.example'), {columns: 120, rows: 40});
		await toEhlo(program);
		await program.until(/<1B>/);
		expect(program.written()).not.toContain('\u001b]');
		expect(program.written()).not.toContain('\u001b[8m');
		expect(program.written()).not.toContain('\u0007');
	});

	test('without a UTF-8 locale the screen is plain ASCII', async () => {
		const program = start(practice('alice@healthy.example'), {env: {LANG: 'C'}});
		const screen = await program.until(/> DNS healthy\.example MX/);
		expect(screen).toMatch(/^[\n\x20-\x7e]*$/);
	});
});

import {afterEach} from 'vitest';
import {startProgram, type PtyProgram} from './pty.ts';

/** Usual, wide, and two small ones: what is shown on the screen is looked at in all of them. */
export const sizes = [
	[80, 24],
	[120, 40],
	[60, 20],
	[50, 14],
] as const;

/** The way to start programs in a test file; whatever a test leaves running is ended behind it. */
export function programStarter(): typeof startProgram {
	const running: PtyProgram[] = [];
	afterEach(async () => {
		for (const program of running.splice(0)) await end(program);
	});
	return (args, options) => {
		const program = startProgram(args, options);
		running.push(program);
		return program;
	};
}

async function end(program: PtyProgram): Promise<void> {
	try {
		program.kill('SIGKILL');
	} catch {
		// It is gone already.
	}
	await program.exited;
}

/** This command is proposed, and it is our turn. */
export const proposed = (command: string): RegExp =>
	new RegExp(`Your turn: [^\\n]*\\n → ${command}`, 'u');

/** Enter by Enter until EHLO is proposed. */
export async function toEhlo(program: PtyProgram): Promise<void> {
	await program.until(/find the mail servers/);
	await program.press('\r', /→ connect/);
	await program.press('\r', proposed('EHLO '));
}

/** From there on to the answer to RCPT, on a server with STARTTLS. */
export async function toVerdict(program: PtyProgram): Promise<string> {
	await program.press('\r', proposed('STARTTLS'));
	await program.press('\r', proposed('EHLO '));
	await program.press('\r', proposed('MAIL FROM:'));
	await program.press('\r', proposed('RCPT TO:'));
	return program.press('\r', /→ VRFY |→ QUIT|The conversation is over/);
}

/** The terminal is as it was before. */
export async function expectRestored(program: PtyProgram): Promise<void> {
	await program.until(() => !program.isAlternate(), 'the normal screen');
	await program.until(() => program.isCursorVisible(), 'the cursor');
	await program.until(() => !program.isPasteMarked(), 'pastes as before');
}

/** Press this key, a page or a line at a time, until it is in sight. */
export async function turnTo(program: PtyProgram, key: string, check: RegExp): Promise<void> {
	let seen = await program.until(/./);
	while (!check.test(seen)) {
		const before = seen;
		seen = await program.press(key, (screen) => screen !== before);
	}
}

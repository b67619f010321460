import {describe, expect, test} from 'vitest';
import type {PtyProgram} from '../support/pty.ts';
import {proposed, programStarter, sizes, toEhlo} from '../support/programs.ts';

const start = programStarter();

/** The last line of the transcript is in sight. */
const isAtEnd = (screen: string): boolean =>
	/What was said(?: · pane \d\/\d)? ━+ (?:following, |\d+-(\d+) of \1 )/u.test(screen);

/** Looking back while the walk goes on: nothing of it may hold the walk up, nor lose its place. */
describe.each(sizes)('at %i×%i', (columns, rows) => {
	async function walk(address: string): Promise<PtyProgram> {
		const program = start(['--practice', address], {columns, rows});
		await toEhlo(program);
		return program;
	}

	test('a stage and its explanation are looked at while the session goes on', async () => {
		const program = await walk('alice@healthy.example');
		await program.press('2', /Open the TCP connection|connected|TCP/);
		await program.press('\r', proposed('STARTTLS'));
		expect(program.screen().join('\n')).toMatch(/TCP/);
		await program.press('\u001b', /The server tells what it can do/);
	});

	test('an exchange is jumped to and explained; Esc is back at the present', async () => {
		const program = await walk('alice@healthy.example');
		await program.press('\r', proposed('STARTTLS'));
		await program.press('\u001b[D\u001b[D', /Server is ready|220 mx1\.healthy/);
		await program.press('x', /Reply 1 of 2: banner/);
		await program.press('q', /» +[\d.]+ ←.220 mx1/);
		await program.press('\u001b', (screen) => !screen.includes('»'));
		await program.press('\r', proposed('EHLO '));
	});

	test('the transcript follows the newest line, stays where one scrolled, and follows again', async () => {
		const program = await walk('alice@healthy.example');
		await program.press('\r', proposed('STARTTLS'));
		await program.press('\r', proposed('EHLO '));
		await program.press('\r', proposed('MAIL FROM:'));
		await program.press('\t', /━ What was said/);
		await program.until(isAtEnd);
		await program.press('g', /DNS healthy\.example MX/);
		expect(isAtEnd(program.screen().join('\n'))).toBe(false);
		await program.press('\r', proposed('RCPT TO:'));
		expect(program.screen().join('\n')).toMatch(/DNS healthy\.example MX/);
		await program.press('G', (screen) => isAtEnd(screen) && /250 2\.1\.0/.test(screen));
		await program.press('\r', /250 2\.1\.5/);
		await program.until(isAtEnd);
	});

	test('search finds, marks, goes round, and says when there is nothing', async () => {
		const program = await walk('alice@healthy.example');
		await program.press('\r', proposed('STARTTLS'));
		await program.press('\t', /━ What was said/);
		await program.press('/smtputf8', /\/smtputf8 {2}1 of 1/);
		await program.press('\u0015nowhere', /\/nowhere {2}not found/);
		await program.press('\u0015healthy', /\/healthy {2}\d+ of \d+/);
		await program.press('\r', (screen) => !/Enter keep/.test(screen));
		const place = /\/healthy {2}(\d+) of/u.exec(program.screen().at(-1) ?? '')?.[1];
		await program.press('n', (screen) => !screen.includes(`/healthy  ${place} of`));
		await program.press('\u001b', (screen) => !screen.includes('/healthy'));
		await program.press('\r', proposed('EHLO '));
	});

	test('a long reply is folded; u and U unfold it, and fold it again', async () => {
		const program = await walk('alice@flood.example');
		await program.press('\r', /The conversation is over/);
		await program.press('\tz', /━ What was said/);
		expect(program.screen().join('\n')).toMatch(/ of \d{2} /);
		await program.press('u', / of 1\d{4} /);
		await program.press('u', / of \d{2} /);
		await program.press('U', /All replies are shown whole/);
		await program.until(/ of 1\d{4} /);
		await program.press('U', /Long replies are folded/);
		await program.until(/ of \d{2} /);
	});
});

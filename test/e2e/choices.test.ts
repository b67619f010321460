import {describe, expect, test} from 'vitest';
import type {PtyProgram} from '../support/pty.ts';
import {proposed, programStarter, sizes, toEhlo} from '../support/programs.ts';

const start = programStarter();

/** What the person decides about the way of the walk, at each size of the terminal. */
describe.each(sizes)('at %i×%i', (columns, rows) => {
	const walk = (address: string, ...more: readonly string[]): PtyProgram =>
		start(['--practice', address, ...more], {columns, rows});

	test('the list of mail servers: preference and addresses; another one is chosen', async () => {
		const program = walk('alice@several-mx.example');
		await program.until(/find the mail servers/);
		await program.press('\r', /→ connect mx1/);
		await program.press('m', /» +10 {2}mx1\.several-mx\.example/);
		// Addresses come as DNS gives them.
		const list = await program.until(/192\.0\.2\.20[\s\S]*192\.0\.2\.22/u);
		for (const row of [
			/^ +20 {2}mx2\.several-mx\.example/mu,
			/^ +192\.0\.2\.20/mu,
			/^ +192\.0\.2\.22/mu,
		])
			expect(list).toMatch(row);
		expect(program.screen().at(-1)).toMatch(/Enter use this one .*c greetings .*Esc back/u);
		await program.press('G', /» +30 {2}mx3\.several-mx\.example/);
		await program.press('\r', /→ connect mx3\.several-mx\.example/);
		await program.press('\r', proposed('EHLO '));
		expect(program.screen()[0]).toMatch(/^ mxray {2}alice@several-mx\.example/u);
		// Leaving an open connection for another server takes a clear word.
		await program.press('m', /» +30/);
		await program.press('g\r', /» +10[\s\S]*Enter again/);
		await program.press('\r', /→ connect mx1/);
	});

	test('skip passes over a step; repeat sends the same command; reconnecting begins anew', async () => {
		const program = walk('alice@no-tls.example');
		await toEhlo(program);
		await program.press('\r', proposed('MAIL FROM:'));
		await program.press('t', /» Send the same command again {2}EHLO /);
		await program.press('\r', (screen) => proposed('MAIL FROM:').test(screen) && !/»/.test(screen));
		await program.press('x', /Reply \d of \d: ehlo/);
		// The answer may come only now.
		await program.until(/Reply \d of 3: ehlo/);
		await program.press('\u001b[C', /Reply 3 of 3: ehlo/);
		await program.press('\u001b', (screen) => !/Reply 3/.test(screen));
		await program.press('\r', proposed('RCPT TO:'));
		await program.press('\r', proposed('VRFY '));
		await program.press('s', proposed('QUIT'));
		await program.press('t', /» Send the same command again {2}RCPT /);
		await program.press('j', /» Connect to the same server again/);
		await program.press('\r', /closes the connection[\s\S]*Enter\s+again/);
		await program.press('\r', /→ connect mx1?\.no-tls/);
		await program.press('\r', proposed('EHLO '));
	});

	test('auto: on and off again, slower and faster; what is looked at holds it', async () => {
		const program = walk('alice@no-tls.example');
		await program.until(/find the mail servers/);
		await program.press('---', /Auto is off: you approve each\s+step/);
		await program.press('a', /Auto is on: each step is\s+approved after 10 s/);
		await program.until(() => /auto/.test(program.screen()[0] ?? ''), 'auto in the header');
		await program.press('?', /━ Keys/);
		await program.until(() => /paused/.test(program.screen()[0] ?? ''), 'paused');
		await program.press('\u001b', (screen) => !/━ Keys/.test(screen));
		await program.press('a', /Auto is off: you approve each\s+step/);
		await program.press('++++a', /Auto is on/);
		await program.until(/Accepted for now/);
		await program.until(/The conversation is over/);
		program.type('q');
		expect(await program.exited).toMatchObject({exitCode: 0});
	});
});

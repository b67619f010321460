import {describe, expect, test} from 'vitest';
import {proposed, sizes, toEhlo, programStarter} from '../support/programs.ts';

const start = programStarter();

describe.each(sizes)('the command line of SMTP at %i×%i', (columns, rows) => {
	test('NOOP, a broken rule, completion, history, RSET, DATA, QUIT', async () => {
		const program = start(['--practice', 'alice@healthy.example'], {columns, rows});
		await program.until(/find the mail servers/);
		await program.press(':', /no connection to send a command over/);
		await toEhlo(program);

		await program.press(':', /Type a command/);
		await program.press('noop', /Type a command: do nothing/);
		await program.press('\r', proposed('EHLO'));

		await program.press(':', /Type a command/);
		await program.press('RC\t', /→ RCPT TO:<\s*\n/);
		await program.press('\t', /→ RCPT TO:<alice@healthy\.example>/);
		const warned = await program.press('\r', /Enter once more sends it[\s\S]*RFC 5321\s+§4\.1\.4/);
		expect(warned.replaceAll(/\s+/g, ' ')).toMatch(/Expect 503/);
		await program.press('\r', proposed('EHLO'));

		await program.press(':', /Type a command/);
		await program.press('\u001b[A', /→ RCPT TO:<alice@healthy\.example>/);
		await program.press('\u001b[A', /→ noop/);
		await program.press('\u001b', proposed('EHLO'));

		await program.press('\r', proposed('STARTTLS'));
		await program.press('s', proposed('MAIL FROM:<'));
		await program.press('\r', proposed('RCPT TO:<alice'));
		await program.press(':RSET\r', proposed('MAIL FROM:<'));
		await program.press(':DATA\r', /never sends DATA/);
		await program.press('\u001b', proposed('MAIL FROM:<'));
		await program.press('\r', proposed('RCPT TO:<alice'));
		await program.press('\r', proposed('VRFY'));
		await program.press(':QUIT\r', /The conversation is over/);
		await program.press(':', /nothing can be sent any\s+more/);
		// The refusal that was asked for on purpose says nothing about the mailbox.
		await program.until(/✓ Accepted for now/);
		program.type('q');
		expect(await program.exited).toMatchObject({exitCode: 0});
	});

	test('smuggled-newline: a paste of two commands is one line, and it is said', async () => {
		const program = start(['--practice', 'alice@healthy.example'], {columns, rows});
		await toEhlo(program);
		await program.press('\u001b[200~NOOP\r\nDATA\r\n\u001b[201~', /Nothing was pasted/);
		await program.press(':', /Type a command/);
		await program.press('\u001b[200~NOOP\r\nDATA\r\n\u001b[201~', /→ NOOP DATA/);
		await program.until(/Line breaks in the paste became spaces/);
		program.type('\u0003');
		expect(await program.exited).toMatchObject({exitCode: 130});
	});
});

test('the text face: the same warning, the same refusal, the same way on', async () => {
	const program = start(['--plain', '--practice', 'alice@healthy.example'], {
		columns: 100,
		rows: 50,
	});
	await program.until(/\?\?\? look up/);
	await program.press('\r', /\?\?\? connect/);
	await program.press('\r', /\?\?\? send EHLO/);
	await program.press('? EXPN\r', /EXPN: Ask for the members/);
	await program.press('RCPT TO:<a@b.example>\r', /RFC 5321 §4\.1\.4[\s\S]*all the same\?/);
	await program.press('n\r', /does not\. n\n\?\?\? send EHLO/);
	await program.press(
		'RCPT TO:<a@b.example>\r',
		(screen) => screen.split('all the same?').length === 3,
	);
	await program.press('\r', /-> RCPT TO:<a@b\.example>\n<\*\* 503[\s\S]*\?\?\? send EHLO/);
	await program.press('DATA\r', /never sends DATA[\s\S]*\?\?\? send EHLO/);
	await program.press(':QUIT\r', /221/);
	await program.exited;
});

import type {Socket} from 'node:net';
import {describe, expect, test} from 'vitest';
import {proposed, sizes, toEhlo, programStarter} from '../support/programs.ts';
import {startTcp} from '../support/tcp.ts';

const start = programStarter();

describe.each(sizes)('the command line of SMTP at %i×%i', (columns, rows) => {
	test('NOOP, a broken rule, completion, history, RSET, DATA, QUIT', async () => {
		const program = start(['--practice', 'alice@healthy.example'], {columns, rows});
		await program.until(/find the mail servers/);
		await program.press(':', /no connection to send a command over/);
		program.type('\u001b');
		await program.until((screen) => !/no connection to send/.test(screen));
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
		await program.press('\u001b', (screen) => !/nothing can be sent any/.test(screen));
		// The refusal that was asked for on purpose says nothing about the mailbox.
		await program.until(/✓ Accepted for now/);
		program.type('q');
		expect(await program.exited).toMatchObject({exitCode: 0});
	});

	test('HELP, EXPN, and EHLO again; the proposal comes back after each', async () => {
		const program = start(['--practice', 'alice@vrfy.example'], {columns, rows});
		await toEhlo(program);
		await program.press('\r', proposed('(?:STARTTLS|MAIL FROM:)'));
		const [standing = ''] = /→ (?:STARTTLS|MAIL FROM:)/u.exec(program.screen().join('\n')) ?? [];
		const back = proposed(standing.slice(2));
		for (const line of ['HELP', 'EXPN staff']) {
			await program.press(':', /Type a command/);
			await program.press(line, new RegExp(`→ ${line}\\s*\\n`, 'u'));
			await program.press('\r', back);
			await program.press('t', new RegExp(`Send the same command again +${line}`, 'u'));
			await program.press('\u001b', (screen) => !/Another way/.test(screen));
		}
		await program.press(':EHLO again.example', /→ EHLO again\.example/);
		await program.press('\r', /(?:once more sends it|Your turn:)/);
		if (/once more/.test(program.screen().join('\n'))) program.type('\r');
		await program.until(back);
		await program.press('t', /Send the same command again +EHLO agai/);
	});

	test('cut, put back, taken back; the history keeps what was sent', async () => {
		const program = start(['--practice', 'alice@healthy.example'], {columns, rows});
		await toEhlo(program);
		await program.press(':NOOP one two', /→ NOOP one two/);
		await program.press('\u0017', /→ NOOP one\s*\n/);
		await program.press('\u0001\u000b', /→\s*\n/);
		await program.press('\u0019', /→ NOOP one\s*\n/);
		await program.press('\u001by', /→ two/);
		await program.press('\u001f', /→ NOOP one\s*\n/);
		await program.press('\u001f', /→\s*\n/);
		await program.press('\u001f', /→ NOOP one\s*\n/);
		await program.press('\r', proposed('EHLO '));
		await program.press(':', /Type a command/);
		await program.press('\u001b[A', /→ NOOP one\s*\n/);
		await program.press('\u001b[B', /Type a command[^\n]*\n →\s*\n/);
	});

	test('smuggled-newline: a paste of two commands is one line, and it is said', async () => {
		const program = start(['--practice', 'alice@healthy.example'], {columns, rows});
		await toEhlo(program);
		await program.press('\u001b[200~NOOP\r\nDATA\r\n\u001b[201~', /→ NOOP DATA/);
		await program.press('\u001b', proposed('EHLO '));
		await program.press('\u001b[200~noop\r\nDATA\r\n\u001b[201~', /Nothing was pasted/);
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

test('the server hangs up under the hands of a slow typist: no letter becomes a key', async () => {
	const heard: string[] = [];
	const sockets: Socket[] = [];
	const server = await startTcp((socket) => {
		sockets.push(socket);
		socket.on('data', (chunk) => heard.push(chunk.toString('latin1')));
		socket.write('220 mx.test.example ESMTP\r\n');
	});
	try {
		const program = start(
			`alice@test.example --mx 127.0.0.1:${server.port} --resolver 127.0.0.1:9 --allow-private`.split(
				' ',
			),
		);
		await program.until(/→ connect/);
		await program.press('\r', proposed('EHLO '));
		await program.press(':', /Type a command/);
		await program.press('NOOP qui', /→ NOOP qui/);
		sockets[0]?.end('421 4.4.2 mx.test.example idle too long\r\n');
		await program.until(/The server hung up: this line was not sent/);
		for (const letter of 'te nfq') program.type(letter);
		await program.until(/→ NOOP quite nfq\s*\n/);
		await program.press('\r', /Nothing was sent/);
		await program.press('q', /→ NOOP quite nfqq\s*\n/);
		expect(heard).toEqual([]);
		await program.press('\u001b', /The line is kept/);
		await program.press('t', /Connect to the same server again/);
		await program.press('\r', /→ connect/);
		await program.press('\r', proposed('EHLO '));
		await program.press(':', /Type a command/);
		await program.press('\u001b[A', /→ NOOP quite nfqq\s*\n/);
		expect(heard).toEqual([]);
		program.type('\u0003');
		expect(await program.exited).toMatchObject({exitCode: 130});
	} finally {
		await server.close();
	}
});

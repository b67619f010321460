import {afterEach, describe, expect, test} from 'vitest';
import type {HostScript, Rule, Step} from '../../source/practice/script.ts';
import {createMemory} from '../../source/practice/smtp-rules.ts';
import {
	startSmtpServer,
	type SmtpServer,
	type SmtpServerOptions,
} from '../../source/practice/smtp-server.ts';
import {postfix} from '../../source/practice/software/postfix.ts';
import {rawClient, until, type RawClient} from './raw-client.ts';

const open: (() => void | Promise<void>)[] = [];
afterEach(async () => {
	for (const close of open.splice(0)) await close();
});

async function serve(script: HostScript, options?: SmtpServerOptions): Promise<SmtpServer> {
	const server = await startSmtpServer(script, options);
	open.push(() => server.close());
	return server;
}

async function visit(server: SmtpServer): Promise<RawClient> {
	const client = await rawClient(server.port);
	open.push(() => client.close());
	return client;
}

const bare = (...rules: readonly Rule[]): HostScript => ({
	name: 'mx.test.example',
	addresses: ['192.0.2.1'],
	rules,
});

const healthy = postfix({
	name: 'mx1.healthy.example',
	addresses: ['192.0.2.10'],
	domains: ['healthy.example'],
	mailboxes: {full: ['452 4.2.2 <{to}>: full']},
});

/** A client that has said EHLO and MAIL. */
async function inTransaction(server: SmtpServer): Promise<RawClient> {
	const client = await visit(server);
	await client.expect(/^220 .*\r\n$/);
	client.send('EHLO mail.learner.example\r\n');
	await client.expect(/^250 .*\r\n$/m);
	client.send('MAIL FROM:<me@learner.example>\r\n');
	await client.expect(/^250 /);
	return client;
}

describe('bytes exactly as written', () => {
	const cases: readonly (readonly [name: string, steps: readonly Step[], bytes: string])[] = [
		['a line gets CR LF', ['220 hello'], '220 hello\r\n'],
		['raw bytes get nothing', [{raw: '220 bare\n'}], '220 bare\n'],
		['NUL and high bytes', [{raw: '220 \0\x1b[2J\xff\xfe\r\n'}], '220 \0\x1b[2J\xff\xfe\r\n'],
		['placeholders in raw bytes stay', [{raw: '220 {host}\r\n'}], '220 {host}\r\n'],
		['unknown placeholders stay', ['220 {nothing} {host}'], '220 {nothing} mx.test.example\r\n'],
		['UTF-8 in a line', ['220 grüß'], '220 gr\xc3\xbc\xc3\x9f\r\n'],
		['repeated', [{repeat: 'ab', times: 3}], 'ababab'],
		['dripped', [{drip: '220 slow\r\n', bytes: 3, everyMs: 5}], '220 slow\r\n'],
		['half a reply', [{raw: '421 4.3.2 Ser'}], '421 4.3.2 Ser'],
	];
	test.each(cases)('%s', async (_, steps, bytes) => {
		const server = await serve(bare({on: 'connect', do: [...steps, {end: 'fin'}]}));
		const client = await visit(server);
		expect(await client.ended).toBe('fin');
		expect(client.text()).toBe(bytes);
	});

	test('texts that follow each other leave in one packet', async () => {
		const server = await serve(bare({on: 'connect', do: ['220-a', {raw: '220 b\r\nX'}]}));
		const client = await visit(server);
		expect(await client.expect(/X$/)).toBe('220-a\r\n220 b\r\nX');
	});

	test('a line of one megabyte', async () => {
		const server = await serve(
			bare({on: 'connect', do: [{raw: '220 '}, {repeat: 'A', times: 1_000_000}, {raw: '\r\n'}]}),
		);
		const client = await visit(server);
		const text = await client.expect(/\r\n$/);
		expect(text).toHaveLength(1_000_006);
	});
});

describe('how a connection ends', () => {
	test('FIN behind the last words', async () => {
		const server = await serve(bare({on: 'connect', do: ['550 no', {end: 'fin'}]}));
		const client = await visit(server);
		expect(await client.ended).toBe('fin');
		expect(client.text()).toBe('550 no\r\n');
	});

	test('RST right behind the last words, which are not lost', async () => {
		const server = await serve(
			bare({on: 'connect', do: ['220 hi']}, {on: 'MAIL', do: ['550 no', {end: 'rst'}]}),
		);
		const client = await visit(server);
		await client.expect(/220 hi/);
		client.send('MAIL FROM:<>\r\n');
		expect(await client.ended).toBe('ECONNRESET');
		expect(client.text()).toBe('220 hi\r\n550 no\r\n');
	});

	test('RST inside TLS', async () => {
		const server = await serve(
			postfix({
				name: 'mx1.healthy.example',
				addresses: ['192.0.2.10'],
				domains: [],
				first: [{on: 'MAIL', do: ['550 no', {end: 'rst'}]}],
			}),
		);
		const client = await visit(server);
		await client.expect(/^220/);
		client.send('STARTTLS\r\n');
		await client.expect(/^220 .*\r\n/);
		await client.startTls();
		client.send('MAIL FROM:<>\r\n');
		expect(await client.ended).toBe('ECONNRESET');
	});

	test('hang: nothing more, whatever is said', async () => {
		const server = await serve(
			bare(
				{on: 'connect', do: ['220 hi']},
				{on: 'EHLO', do: [{end: 'hang'}]},
				{on: '*', do: ['250 ok']},
			),
		);
		const client = await visit(server);
		await client.expect(/220/);
		client.send('EHLO me\r\nNOOP\r\n');
		await until(() => server.seen.length > 0, 'the command arrived');
		client.send('QUIT\r\n');
		await expect(
			Promise.race([
				client.expect(/./),
				new Promise((_, reject) => {
					setTimeout(() => reject(new Error('silence')), 150);
				}),
			]),
		).rejects.toThrow('silence');
	});

	test('a client that leaves ends everything, also an endless reply', async () => {
		const server = await serve(
			bare({on: 'connect', do: [{repeat: '250-more\r\n', times: 'endless'}]}),
		);
		const client = await visit(server);
		await client.expect(/more/);
		client.close();
		await server.close();
	});

	test('closing the server ends a hanging connection', async () => {
		const server = await serve(bare({on: 'connect', do: [{end: 'hang'}]}));
		const client = await visit(server);
		await until(() => server.connections() === 1, 'connected');
		await server.close();
		await client.ended;
	});

	test('FIN of the client is answered with FIN', async () => {
		const server = await serve(bare({on: 'connect', do: ['220 hi']}));
		const client = await visit(server);
		await client.expect(/220/);
		client.end();
		expect(await client.ended).toBe('fin');
	});
});

describe('endless replies wait for the reader', () => {
	test('endless-reply: bounded memory while the client does not read', async () => {
		const server = await serve(
			bare({on: 'connect', do: [{repeat: '250-x\r\n', times: 'endless'}]}),
		);
		const client = await visit(server);
		await client.expect(/250/);
		client.pause();
		const before = process.memoryUsage().rss;
		await new Promise((resolve) => {
			setTimeout(resolve, 200);
		});
		expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
	});
});

describe('time', () => {
	test('a slow banner comes after its wait', async () => {
		const server = await serve(bare({on: 'connect', do: [{waitMs: 120}, '220 at last']}));
		const start = performance.now();
		const client = await visit(server);
		await client.expect(/220 at last/);
		expect(performance.now() - start).toBeGreaterThan(110);
	});

	test('early-talker: who speaks before the banner is sent away', async () => {
		const server = await serve(
			bare(
				{on: 'connect', do: [{waitMs: 60_000}, '220 never']},
				{on: 'early', do: ['554 too early', {end: 'fin'}]},
			),
		);
		const client = await visit(server);
		client.send('EHLO me\r\n');
		expect(await client.ended).toBe('fin');
		expect(client.text()).toBe('554 too early\r\n');
		expect(server.seen.map(({early}) => early)).toEqual([true]);
	});

	test('without such a rule an early command is answered after the banner', async () => {
		const server = await serve(
			bare({on: 'connect', do: [{waitMs: 50}, '220 hi']}, {on: 'NOOP', do: ['250 fine']}),
		);
		const client = await visit(server);
		client.send('NOOP\r\n');
		await client.expect(/250 fine/);
		expect(client.text()).toBe('220 hi\r\n250 fine\r\n');
		expect(server.seen[0]?.early).toBe(true);
	});

	test('421 after too long a silence', async () => {
		const server = await serve({
			...bare({on: 'connect', do: ['220 hi']}, {on: '*', do: ['250 ok']}),
			idle: {afterMs: 80, do: ['421 4.4.2 bye', {end: 'fin'}]},
		});
		const client = await visit(server);
		await client.expect(/220/);
		client.send('NOOP\r\n');
		await client.expect(/250/);
		await client.expect(/421 4\.4\.2 bye/);
		expect(await client.ended).toBe('fin');
	});

	test('drip: the pieces are apart', async () => {
		const server = await serve(
			bare({on: 'connect', do: [{drip: '220 hello\r\n', bytes: 4, everyMs: 40}]}),
		);
		const start = performance.now();
		const client = await visit(server);
		await client.expect(/\r\n$/);
		expect(performance.now() - start).toBeGreaterThan(75);
	});
});

describe('STARTTLS', () => {
	test('a whole conversation over TLS', async () => {
		const server = await serve(healthy);
		const client = await visit(server);
		await client.expect(/^220 mx1\.healthy\.example ESMTP Postfix\r\n$/);
		client.send('EHLO me.example\r\n');
		expect(await client.expect(/^250 STARTTLS\r\n$/m)).toMatch(/^250-mx1\.healthy\.example\r\n/);
		client.send('STARTTLS\r\n');
		await client.expect(/^220 2\.0\.0 Ready to start TLS\r\n$/);
		const tls = await client.startTls();
		expect(tls.getProtocol()).toBe('TLSv1.3');
		client.send('MAIL FROM:<>\r\n');
		// RFC 3207 §4.2: the EHLO before TLS does not count any more.
		await client.expect(/^503 5\.5\.1 .*\r\n$/);
		client.send('EHLO me.example\r\n');
		expect(await client.expect(/^250 CHUNKING\r\n$/m)).not.toContain('STARTTLS');
		client.send('STARTTLS\r\n');
		await client.expect(/^554 5\.5\.1 /);
		expect(server.seen.map(({command, secure}) => [command, secure])).toEqual([
			['EHLO me.example', false],
			['STARTTLS', false],
			['MAIL FROM:<>', true],
			['EHLO me.example', true],
			['STARTTLS', true],
		]);
	});

	test('starttls-injection: plaintext from the client is not executed inside TLS', async () => {
		const server = await serve(healthy);
		const client = await visit(server);
		await client.expect(/^220/);
		client.send('STARTTLS\r\nRSET\r\n');
		await client.expect(/^220 .*\r\n$/);
		await client.startTls().catch(() => {});
		expect(server.seen.some(({command, secure}) => command === 'RSET' && secure)).toBe(false);
	});

	test('plaintext of the server follows its reply in the same packet', async () => {
		const server = await serve(
			bare(
				{on: 'connect', do: ['220 hi']},
				{on: 'STARTTLS', do: ['220 go', '250 injected', {tls: {}}]},
				{on: '*', do: ['250 secret']},
			),
		);
		const client = await visit(server);
		await client.expect(/^220 hi/);
		client.send('STARTTLS\r\n');
		expect(await client.expect(/220 go/)).toBe('220 go\r\n250 injected\r\n');
		await client.startTls();
		client.send('NOOP\r\n');
		expect(await client.expect(/250/)).toBe('250 secret\r\n');
	});

	test('an old version fails with the protocol alert of OpenSSL', async () => {
		const server = await serve(
			bare(
				{on: 'connect', do: ['220 hi']},
				{on: 'STARTTLS', do: ['220 go', {tls: {versions: 'up-to-1.1'}}]},
			),
		);
		const client = await visit(server);
		await client.expect(/^220 hi/);
		client.send('STARTTLS\r\n');
		await client.expect(/220 go/);
		await expect(client.startTls()).rejects.toThrow(/protocol version|unsupported protocol/i);
	});

	test('no cipher in common: the handshake failure alert, for every client', async () => {
		const server = await serve(
			bare(
				{on: 'connect', do: ['220 hi']},
				{on: 'STARTTLS', do: ['220 go', {tls: {versions: 'none-in-common'}}]},
			),
		);
		const client = await visit(server);
		await client.expect(/^220 hi/);
		client.send('STARTTLS\r\n');
		await client.expect(/220 go/);
		await expect(
			client.startTls({minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0'}),
		).rejects.toThrow(/handshake failure/i);
	});

	test('an old client gets through to an old version', async () => {
		const server = await serve(
			bare(
				{on: 'connect', do: ['220 hi']},
				{on: 'STARTTLS', do: ['220 go', {tls: {versions: 'up-to-1.1'}}]},
			),
		);
		const client = await visit(server);
		await client.expect(/^220 hi/);
		client.send('STARTTLS\r\n');
		await client.expect(/220 go/);
		const tls = await client.startTls({minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0'});
		expect(tls.getProtocol()).toBe('TLSv1.1');
	});

	const broken: readonly (readonly [name: string, steps: readonly Step[]])[] = [
		['garbage', [{raw: 'HTTP/1.1 400\r\n\r\n'}, {end: 'fin'}]],
		['RST', [{end: 'rst'}]],
		['FIN', [{end: 'fin'}]],
	];
	test.each(broken)('%s in place of the handshake', async (_, steps) => {
		const server = await serve(
			bare(
				{on: 'connect', do: ['220 hi']},
				{on: 'STARTTLS', do: ['220 go', {await: 'bytes'}, ...steps]},
			),
		);
		const client = await visit(server);
		await client.expect(/^220 hi/);
		client.send('STARTTLS\r\n');
		expect(await client.expect(/220 go/)).toBe('220 go\r\n');
		await expect(client.startTls()).rejects.toThrow();
	});

	test('a word right after the handshake, unasked', async () => {
		const server = await serve(
			bare(
				{on: 'connect', do: ['220 hi']},
				{on: 'STARTTLS', do: ['220 go', {tls: {}}]},
				{on: 'secured', do: ['220 welcome again']},
			),
		);
		const client = await visit(server);
		await client.expect(/^220 hi/);
		client.send('STARTTLS\r\n');
		await client.expect(/220 go/);
		await client.startTls();
		await client.expect(/^220 welcome again\r\n$/);
	});
});

describe('state', () => {
	test('commands out of order are refused', async () => {
		const server = await serve(healthy);
		const client = await visit(server);
		await client.expect(/^220/);
		client.send('RCPT TO:<alice@healthy.example>\r\n');
		await client.expect(/^503 5\.5\.1 Error: need MAIL command\r\n$/);
		client.send('MAIL FROM:<me@learner.example>\r\n');
		await client.expect(/^503 5\.5\.1 Error: send HELO/);
		client.send('EHLO me.example\r\nMAIL FROM:<me@learner.example>\r\n');
		await client.expect(/^250 2\.1\.0 Ok\r\n$/m);
		client.send('MAIL FROM:<me@learner.example>\r\n');
		await client.expect(/^503 5\.5\.1 Error: nested/);
		client.send('RSET\r\nMAIL FROM:<me@learner.example>\r\n');
		await client.expect(/^250 2\.1\.0 Ok\r\n$/m);
	});

	test.each([
		['alice@healthy.example', /^250 2\.1\.5 Ok\r\n$/],
		['ALICE@HEALTHY.EXAMPLE', /^250 2\.1\.5 Ok\r\n$/],
		['postmaster', /^250 2\.1\.5 Ok\r\n$/],
		['full@healthy.example', /^452 4\.2\.2 <full@healthy\.example>: full\r\n$/],
		['nobody@healthy.example', /^550 5\.1\.1 <nobody@healthy\.example>: Recipient/],
		['alice@elsewhere.example', /^554 5\.7\.1 <alice@elsewhere\.example>: Relay access denied/],
	])('RCPT TO:<%s>', async (address, reply) => {
		const client = await inTransaction(await serve(healthy));
		client.send(`RCPT TO:<${address}>\r\n`);
		await client.expect(reply);
	});

	test('greylisting remembers across connections of one network', async () => {
		let now = 0;
		const clock = {now: () => now, date: () => new Date(0)};
		const server = await serve(
			postfix({
				name: 'mx.grey.example',
				addresses: ['192.0.2.50'],
				domains: ['grey.example'],
				first: [{on: 'RCPT', when: {mail: true, greylistedMs: 1000}, do: ['451 4.7.1 later']}],
			}),
			{clock, memory: createMemory()},
		);
		const ask = async (address: string) => {
			const client = await inTransaction(server);
			client.send(`RCPT TO:<${address}>\r\n`);
			return (await client.expect(/\r\n$/)).slice(0, 3);
		};
		expect(await ask('alice@grey.example')).toBe('451');
		now = 999;
		expect(await ask('alice@grey.example')).toBe('451');
		now = 1000;
		expect(await ask('alice@grey.example')).toBe('250');
		expect(await ask('postmaster@grey.example')).toBe('451');
	});

	test('recipients, errors and connections are counted', async () => {
		const server = await serve(
			postfix({
				name: 'mx.count.example',
				addresses: ['192.0.2.1'],
				domains: ['count.example'],
				accepts: 'all',
				first: [
					{on: 'RCPT', when: {recipients: 2}, do: ['452 4.5.3 too many']},
					{on: '*', when: {errors: 2}, do: ['421 4.7.0 too many errors', {end: 'fin'}]},
					{on: 'NOOP', when: {connection: 'later'}, do: ['250 again you']},
				],
			}),
		);
		const client = await inTransaction(server);
		client.send('RCPT TO:<a@count.example>\r\n');
		await client.expect(/^250/);
		client.send('RCPT TO:<b@count.example>\r\n');
		await client.expect(/^250/);
		client.send('RCPT TO:<c@count.example>\r\n');
		await client.expect(/^452/);
		client.send('FOO\r\n');
		await client.expect(/^502/);
		client.send('NOOP\r\n');
		await client.expect(/^250 2\.0\.0 Ok/);
		client.send('BAR\r\n');
		await client.expect(/^421/);
		expect(await client.ended).toBe('fin');
		const other = await visit(server);
		await other.expect(/^220/);
		other.send('NOOP\r\n');
		await other.expect(/^250 again you/);
	});

	test('no message is ever taken', async () => {
		const client = await inTransaction(await serve(healthy));
		client.send('RCPT TO:<alice@healthy.example>\r\n');
		await client.expect(/^250/);
		client.send('DATA\r\n');
		await client.expect(/^554 /);
	});

	test('smuggled-newline: a lone LF ends a command here, and is recorded', async () => {
		const server = await serve(
			bare(
				{on: 'connect', do: ['220 hi']},
				{on: 'NOOP', when: {bareLf: true}, do: ['500 bare LF']},
				{on: 'NOOP', do: ['250 ok']},
			),
		);
		const client = await visit(server);
		await client.expect(/^220/);
		client.send('NOOP\nNOOP\r\n');
		await client.expect(/^500 bare LF\r\n250 ok\r\n$/);
		expect(server.seen.map(({raw}) => Buffer.from(raw).toString())).toEqual(['NOOP\n', 'NOOP\r\n']);
	});

	test('a client without line ends is cut off', async () => {
		const server = await serve(bare({on: 'connect', do: ['220 hi']}));
		const client = await visit(server);
		await client.expect(/^220/);
		client.send('A'.repeat(200_000));
		await client.ended;
		expect(server.seen).toEqual([]);
	});
});

import {afterEach, expect, describe, test} from 'vitest';
import {createMemory} from '../../source/practice/smtp-rules.ts';
import type {HostScript, Rule, When} from '../../source/practice/script.ts';
import {
	startSmtpServer,
	type SmtpServer,
	type SmtpServerOptions,
} from '../../source/practice/smtp-server.ts';
import {postfix} from '../../source/practice/software/postfix.ts';
import {rawClient, type RawClient} from './raw-client.ts';

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

/** A Postfix that answers "458 yes" where the condition holds. */
function saysYes(on: Rule['on'], when: When): HostScript {
	return postfix({
		name: 'mx.test.example',
		addresses: ['192.0.2.1'],
		domains: ['test.example'],
		first: [{on, when, do: ['458 yes']}],
	});
}

/** The codes of the replies to these lines, the banner first. */
async function codesOf(server: SmtpServer, lines: readonly string[]): Promise<readonly string[]> {
	const client = await visit(server);
	const codes = [(await client.expect(/^\d{3} .*\r\n$/m)).slice(0, 3)];
	for (const line of lines) {
		client.send(`${line}\r\n`);
		const reply = await client.expect(/^\d{3} .*\r\n$/m);
		codes.push(reply.slice(0, 3));
	}
	client.close();
	return codes;
}

describe('the EHLO name', () => {
	const cases: readonly (readonly [when: When, helo: string, holds: boolean])[] = [
		[{helo: 'bare'}, 'client', true],
		[{helo: 'bare'}, 'mail.learner.example', false],
		[{helo: 'fqdn'}, 'mail.learner.example', true],
		[{helo: 'fqdn'}, 'client', false],
		[{helo: 'literal'}, '[203.0.113.77]', true],
		[{helo: 'ours'}, 'MX.test.example', true],
		[{helo: 'fqdn'}, 'mx.test.example', false],
		[{heloIs: ['pc17.office.invalid']}, 'PC17.office.invalid', true],
		[{heloIs: ['pc17.office.invalid']}, 'pc18.office.invalid', false],
		[{heloEnds: ['.invalid', '.local']}, 'pc17.office.local', true],
		[{heloEnds: ['.invalid']}, 'mail.learner.example', false],
	];
	test.each(cases)('%j and EHLO %s: %s', async (when, helo, holds) => {
		const atEhlo = await serve(saysYes('EHLO', when));
		expect((await codesOf(atEhlo, [`EHLO ${helo}`])).at(-1)).toBe(holds ? '458' : '250');
		const atMail = await serve(saysYes('MAIL', when));
		expect((await codesOf(atMail, [`EHLO ${helo}`, 'MAIL FROM:<>'])).at(-1)).toBe(
			holds ? '458' : '250',
		);
	});

	test('a second EHLO is judged by its own name, not by the first one', async () => {
		const server = await serve(saysYes('EHLO', {helo: 'bare'}));
		expect(await codesOf(server, ['EHLO mail.learner.example', 'EHLO client'])).toEqual([
			'220',
			'250',
			'458',
		]);
	});
});

describe('the sender', () => {
	const cases: readonly (readonly [when: When, sender: string, holds: boolean])[] = [
		[{nullSender: true}, '', true],
		[{nullSender: true}, 'me@learner.example', false],
		[{nullSender: false}, '', false],
		[{fromDomain: ['@nowhere.example']}, 'me@NOWHERE.example', true],
		[{fromDomain: ['@nowhere.example']}, '', false],
	];
	test.each(cases)('%j and <%s>: %s', async (when, sender, holds) => {
		const code = holds ? '458' : '250';
		const atMail = await serve(saysYes('MAIL', when));
		expect((await codesOf(atMail, ['EHLO a.example', `MAIL FROM:<${sender}>`])).at(-1)).toBe(code);
		const atRcpt = await serve(saysYes('RCPT', when));
		const lines = ['EHLO a.example', `MAIL FROM:<${sender}>`, 'RCPT TO:<alice@test.example>'];
		expect((await codesOf(atRcpt, lines)).at(-1)).toBe(code);
	});
});

describe('where the client came to', () => {
	const place = {address: '2001:db8::1', port: 587};
	const cases: readonly (readonly [When, boolean])[] = [
		[{family: 6}, true],
		[{family: 4}, false],
		[{address: ['2001:db8::1']}, true],
		[{address: ['192.0.2.1']}, false],
		[{port: 587}, true],
		[{port: 25}, false],
	];
	test.each(cases)('%j: %s', async (when, holds) => {
		const server = await serve(saysYes('connect', when), {place});
		expect(await codesOf(server, [])).toEqual([holds ? '458' : '220']);
	});
});

describe('how often, and how fast', () => {
	test('connections within a time: the second soon after is refused, later not', async () => {
		let now = 0;
		const clock = {now: () => now, date: () => new Date(now)};
		const server = await serve(saysYes('connect', {connectionsWithin: {ms: 1000, atLeast: 2}}), {
			clock,
		});
		expect(await codesOf(server, [])).toEqual(['220']);
		now = 999;
		expect(await codesOf(server, [])).toEqual(['458']);
		now = 3000;
		expect(await codesOf(server, [])).toEqual(['220']);
	});

	test('a command sooner after our reply than it may', async () => {
		let now = 0;
		const clock = {now: () => now, date: () => new Date(now)};
		const server = await serve(saysYes('NOOP', {quickerThanMs: 200}), {clock});
		const client = await visit(server);
		await client.expect(/^220/);
		const answers: string[] = [];
		for (const waitMs of [0, 199, 200, 5000]) {
			now += waitMs;
			client.send('NOOP\r\n');
			answers.push((await client.expect(/\r\n$/)).slice(0, 3));
		}
		expect(answers).toEqual(['458', '458', '250', '250']);
	});

	test('unknown names are counted over all connections of a client, refused ones only', async () => {
		const memory = createMemory();
		const script = saysYes('RCPT', {mail: true, unknownNames: 2});
		const server = await serve(script, {memory});
		const rcpt = (name: string) => [
			'EHLO a.example',
			'MAIL FROM:<>',
			`RCPT TO:<${name}@test.example>`,
		];
		const asked: (string | undefined)[] = [];
		for (const name of ['alice', 'nobody', 'alice', 'noone', 'alice']) {
			asked.push((await codesOf(server, rcpt(name))).at(-1));
		}
		expect(asked).toEqual(['250', '550', '250', '550', '458']);
		const elsewhere = await serve(script, {memory, client: '203.0.113.9'});
		expect((await codesOf(elsewhere, rcpt('alice'))).at(-1)).toBe('250');
	});
});

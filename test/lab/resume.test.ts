import {expect, test} from 'vitest';
import {type Document, hosts, walk, walkAndKill} from './world.ts';

const resolver = ['--resolver', hosts.dns];

function sent({events}: Document, stage: string): unknown {
	return events.find((event) => event.type === 'sent' && event.stage === stage)?.raw;
}

test('greylisted by postgrey, left, and taken on the second visit', async () => {
	const address = 'alice@greylist-short.example';
	const first = await walk(address, ...resolver);
	expect(first.document.outcome).toMatchObject({stage: 'rcpt', code: 450, reason: 'greylisted'});
	expect(first.exitCode).toBe(11);

	// postgrey names the seconds that are left, so this waits no longer than those.
	const second = await walk(address, ...resolver, '--resume');
	expect(second.document.outcome).toMatchObject({stage: 'rcpt', code: 250, reason: 'accepted'});
	expect(second.exitCode).toBe(0);
	for (const stage of ['ehlo', 'mail', 'rcpt']) {
		expect(sent(second.document, stage)).toEqual(sent(first.document, stage));
	}
});

test('killed while it waits, and resumed all the same', async () => {
	const address = 'alice@greylist-short.example';
	const sender = ['--from', 'somebody@client.example'];
	const first = await walk(address, ...resolver, ...sender);
	expect(first.document.outcome.reason).toBe('greylisted');
	await walkAndKill('Waiting', address, ...resolver, '--resume');
	const second = await walk(address, ...resolver, '--resume');
	expect(second.exitCode).toBe(0);
	expect(sent(second.document, 'mail')).toEqual({text: 'MAIL FROM:<somebody@client.example>\r\n'});
});

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {AddressSource} from '../../source/model/check.ts';
import {addressesSeenIn, echoedAddress, ownAddressesOf} from '../../source/preflight/addresses.ts';
import {normalizeIp} from '../../source/protocol/ip.ts';
import {bytes, fakeSession, replyOf} from '../support/view.ts';

const echo = (text: string, helo = 'mail.example.org') => echoedAddress(replyOf(text), helo);

describe('our address in the reply to EHLO', () => {
	test.each([
		[
			'250-mx.target.example Hello mail.example.org [203.0.113.7]\r\n250 SIZE 1000\r\n',
			'203.0.113.7',
		],
		[
			'250-mx.target.example Hello mail.example.org [203.0.113.7], pleased to meet you\r\n250 HELP\r\n',
			'203.0.113.7',
		],
		['250-mx.target.example at your service, [203.0.113.7]\r\n250 SMTPUTF8\r\n', '203.0.113.7'],
		['250-mx.target.example at your service, [2001:DB8:0::7]\r\n250 SMTPUTF8\r\n', '2001:db8::7'],
		['250 mx.target.example Hello mail.example.org [IPv6:2001:db8::7]\r\n', '2001:db8::7'],
		['250 mx.target.example Hello [203.0.113.7]\r\n', '203.0.113.7'],
		['250 mx.target.example Hello mail.example.org (203.0.113.7)\r\n', '203.0.113.7'],
		['250 mx.target.example Hello 203.0.113.7\r\n', '203.0.113.7'],
		['250 mx.target.example Hello mail.example.org 2001:db8::7, welcome\r\n', '2001:db8::7'],
		['250 mx.target.example Hello mail.example.org [::ffff:203.0.113.7]\r\n', '203.0.113.7'],
		['250 mx.target.example client.example.org [203.0.113.7], nice to meet you\r\n', '203.0.113.7'],
		// Behind NAT we may have said one thing and be seen as another.
		['250 mx.target.example Hello [192.168.1.5] [203.0.113.7]\r\n', '203.0.113.7'],
		// A server of our own network sees the private address.
		['250 mx.target.example Hello mail.example.org [10.0.0.7]\r\n', '10.0.0.7'],
		// The server's own address and versions are not ours.
		['250 [192.0.2.25] Hello mail.example.org [203.0.113.7]\r\n', '203.0.113.7'],
		['250 mx.target.example [192.0.2.25] Hello mail.example.org [203.0.113.7]\r\n', '203.0.113.7'],
		['250 mx.target.example [192.0.2.25] Hello mail.example.org\r\n', undefined],
		['250 [192.0.2.25]\r\n', undefined],
		['250 mx.target.example [192.0.2.25]\r\n', undefined],
		['250 192.0.2.25 Hello mail.example.org\r\n', undefined],
		['250 mx.target.example Hello mail.example.org, this is ours 8.17.1.9\r\n', undefined],
		['250 mx.target.example (version 8.17.1.9) Hello mail.example.org\r\n', undefined],
		['250-mx.target.example\r\n250-HELLO [203.0.113.7]\r\n250 SIZE\r\n', undefined],
		['250 mx.target.example Hello mail.example.org [127.0.0.1]\r\n', undefined],
		['250 mx.target.example Hello mail.example.org [300.0.0.1]\r\n', undefined],
		['550 mx.target.example Hello mail.example.org [203.0.113.7] is blocked\r\n', undefined],
		['250 Hello [203.0.113.7]\r\n', undefined],
		['250 \r\n', undefined],
	])('%j: %s', (text, address) => {
		expect(echo(text)).toBe(address);
	});

	test('a literal of our own, said back, proves nothing', () => {
		expect(echo('250 mx.target.example Hello [192.168.1.5]\r\n', '[192.168.1.5]')).toBeUndefined();
		expect(
			echo('250 mx.target.example Hello [IPv6:2001:DB8::7]\r\n', '[IPv6:2001:db8:0::7]'),
		).toBeUndefined();
	});

	test('hostile greetings end soon', () => {
		const started = performance.now();
		for (const unit of ['[', '(', 'hello ', '[1.', ':', '[IPv6:', 'pleased to meet you ']) {
			echo(`250 mx.example Hello ${unit.repeat(2000)}\r\n`);
		}
		expect(performance.now() - started).toBeLessThan(500);
	});
});

describe('our addresses of several sources', () => {
	const see = (source: AddressSource, address: string) => ({source, address});

	test('the better source wins; the socket stays as local', () => {
		expect(
			ownAddressesOf([
				see('echo', '203.0.113.7'),
				see('socket', '192.168.1.5'),
				see('whoami', '203.0.113.7'),
			]),
		).toEqual([
			{
				address: '203.0.113.7',
				source: 'echo',
				family: 4,
				local: '192.168.1.5',
				others: [],
				confirmedBy: ['whoami'],
			},
		]);
	});

	test('what was given wins, and who sees another address is kept', () => {
		expect(ownAddressesOf([see('option', '198.51.100.9'), see('echo', '203.0.113.7')])).toEqual([
			{
				address: '198.51.100.9',
				source: 'option',
				family: 4,
				local: undefined,
				others: [{source: 'echo', address: '203.0.113.7'}],
			},
		]);
	});

	test('who says the same is kept, each once; nobody is no list', () => {
		const [given] = ownAddressesOf([
			see('option', '203.0.113.7'),
			see('socket', '203.0.113.7'),
			see('socket', '203.0.113.7'),
			see('echo', '::ffff:203.0.113.7'),
			see('whoami', '203.0.113.8'),
		]);
		expect(given?.confirmedBy).toEqual(['socket', 'echo']);
		const [alone] = ownAddressesOf([see('option', '203.0.113.7'), see('socket', '10.0.0.5')]);
		expect(alone).not.toHaveProperty('confirmedBy');
	});

	test('one of each family, IPv4 first, in one notation', () => {
		const found = ownAddressesOf([
			see('socket', '2001:DB8:0::7'),
			see('socket', '::ffff:203.0.113.7'),
		]);
		expect(found.map(({address, family}) => [address, family])).toEqual([
			['203.0.113.7', 4],
			['2001:db8::7', 6],
		]);
	});

	test('a private echo does not outdo a public address', () => {
		const [found] = ownAddressesOf([see('echo', '10.0.0.7'), see('whoami', '203.0.113.7')]);
		expect(found).toMatchObject({address: '203.0.113.7', source: 'whoami', others: []});
	});

	test('of two echoes the later counts, the earlier is kept', () => {
		const [found] = ownAddressesOf([see('echo', '203.0.113.7'), see('echo', '198.51.100.9')]);
		expect(found).toMatchObject({address: '198.51.100.9', others: [{address: '203.0.113.7'}]});
	});

	test('loopback, link-local and nonsense are nobody', () => {
		const seen = ['127.0.0.1', '::1', 'fe80::1', '169.254.1.1', '0.0.0.0', 'mail', ''];
		expect(ownAddressesOf(seen.map((address) => see('echo', address)))).toEqual([]);
	});

	test('whatever is seen: at most one of each family, public if any is', () => {
		const source = fc.constantFrom<AddressSource>('socket', 'whoami', 'echo', 'option');
		const address = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string());
		fc.assert(
			fc.property(fc.array(fc.record({source, address}), {maxLength: 8}), (seen) => {
				const found = ownAddressesOf(seen);
				expect(new Set(found.map(({family}) => family)).size).toBe(found.length);
				for (const {address, local} of found) {
					expect(normalizeIp(address)).toBe(address);
					expect(local).not.toBe(address);
				}
			}),
		);
	});
});

test('a walk shows our ends of its connections and what servers echoed', () => {
	const session = fakeSession();
	const address = {address: '198.51.100.1', family: 4, scope: 'public', ttl: 60} as const;
	session.append(
		{
			type: 'connecting',
			attempt: 1,
			target: {host: 'mx.one.example', port: 25, address},
			why: 'first',
		},
		{type: 'connected', attempt: 1, localAddress: '192.168.1.5', localPort: 4000},
		{
			type: 'sent',
			stage: 'ehlo',
			attempt: 1,
			secure: false,
			offset: 0,
			raw: bytes('EHLO [192.168.1.5]\r\n'),
		},
		{
			type: 'replied',
			stage: 'ehlo',
			attempt: 1,
			secure: false,
			solicited: true,
			elapsedMs: 1,
			reply: replyOf('250 mx.one.example Hello [192.168.1.5] [203.0.113.7]\r\n'),
		},
	);
	expect(addressesSeenIn(session.getView())).toEqual([
		{source: 'socket', address: '192.168.1.5'},
		{source: 'echo', address: '203.0.113.7'},
	]);
});

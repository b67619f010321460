import {describe, expect, test} from 'vitest';
import {readWhoami, whoamiServices} from '../../source/knowledge/whoami.ts';
import type {DnsAnswer} from '../../source/model/dns.ts';
import {createResolver} from '../../source/net/resolver.ts';
import {lintOf} from '../../source/preflight/lint.ts';
import {parseIp} from '../../source/protocol/ip.ts';
import {parseMailbox} from '../../source/protocol/address.ts';
import {startZone, type ZoneData} from '../support/preflight.ts';

const parsed = parseMailbox('alice@target.example');
const mailbox = parsed.ok ? parsed.mailbox : undefined;

describe('before the first packet', () => {
	test.each([
		['mail.example.org', 'me@example.org', 'full-name good', 'address good'],
		['localhost', 'me@localhost', 'localhost bad', 'local-domain bad'],
		['gmail.com', 'me@gmail.com', 'borrowed bad', 'borrowed bad'],
		['smtp.outlook.com', 'me@hotmail.com', 'borrowed bad', 'borrowed bad'],
		['mx1.target.example', 'bob@target.example', 'theirs bad', 'target-domain bad'],
		['target.example', 'ALICE@target.example', 'theirs bad', 'recipient bad'],
		['new.target.example', 'me@example.org', 'theirs bad', 'address good'],
		['nottarget.example', 'me@example.org', 'full-name good', 'address good'],
		['[192.168.1.5]', '', 'literal-private bad', 'null bad'],
		['[IPv6:fd00::1]', 'me@[192.168.1.5]', 'literal-private bad', 'literal bad'],
		['[203.0.113.7]', 'me@example.org', 'literal bad', 'address good'],
		['[203.0.113.8]', 'me@example.org', 'literal-other bad', 'address good'],
		['[IPv6:2001:db8::7]', 'me@example.org', 'literal-unverified unknown', 'address good'],
		['notgmail.com', 'me@mygmail.com', 'full-name good', 'address good'],
		['a\r\nQUIT', 'me@example.org>\r\nDATA', 'malformed bad', 'malformed bad'],
	])('EHLO %j, MAIL FROM:<%s>', (helo, sender, heloFinding, senderFinding) => {
		const checks = lintOf({
			helo,
			sender,
			mailbox,
			ownAddresses: ['203.0.113.7'],
			targetHosts: ['mx1.target.example'],
		});
		expect(checks.map(({id, finding, state}) => `${id} ${finding} ${state}`)).toEqual([
			`helo-name ${heloFinding}`,
			`sender-name ${senderFinding}`,
		]);
	});

	test.each([
		['c-203-0-113-7.hsd1.pa.comcast.net', 'postmaster@c-203-0-113-7.hsd1.pa.comcast.net'],
		['mx1.target.example', 'me@example.org'],
	])('%s is ours if it is known to lead to us', (helo, sender) => {
		const options = {helo, sender, mailbox, ownAddresses: [], targetHosts: ['mx1.target.example']};
		const states = (heloConfirmed: boolean) =>
			lintOf({...options, heloConfirmed}).map(({state}) => state);
		expect(states(true)).toEqual(['good', 'good']);
		expect(states(false)).toEqual(['bad', 'good']);
	});

	test('nobody is written to: nothing can be theirs', () => {
		const checks = lintOf({
			helo: 'target.example',
			sender: 'alice@target.example',
			mailbox: undefined,
			ownAddresses: [],
		});
		expect(checks.map(({state}) => state)).toEqual(['good', 'good']);
	});
});

describe('what is my address', () => {
	async function answerOf(zone: ZoneData, index = 0): Promise<DnsAnswer> {
		const server = await startZone(zone);
		try {
			const resolver = createResolver({
				servers: [server],
				timeoutMs: 8000,
				tries: 1,
				clock: {now: () => performance.now(), date: () => new Date()},
				randomId: () => 4711,
			});
			return await resolver.resolve(whoamiServices[index]!.question, new AbortController().signal);
		} finally {
			await server.close();
		}
	}

	test('the default and one for IPv6, with sources', () => {
		expect(whoamiServices.map(({family}) => family)).toEqual([4, 6]);
		for (const {server, family, question, sources} of whoamiServices) {
			expect(parseIp(server.address)?.family).toBe(family);
			expect(question.type).toBe(family === 4 ? 'A' : 'AAAA');
			expect(sources.length).toBeGreaterThan(0);
		}
	});

	test.each<[string, ZoneData, number, string | undefined]>([
		['an address', {'myip.opendns.com A': ['203.0.113.7']}, 0, '203.0.113.7'],
		['an IPv6 address', {'myip.opendns.com AAAA': ['2001:db8::7']}, 1, '2001:db8::7'],
		['a private address', {'myip.opendns.com A': ['10.0.0.7']}, 0, undefined],
		['two', {'myip.opendns.com A': ['203.0.113.7', '203.0.113.8']}, 0, undefined],
		['nothing', {}, 0, undefined],
		['a refusal', {'myip.opendns.com': 'REFUSED'}, 0, undefined],
	])('%s', async (_, zone, index, expected) => {
		expect(readWhoami(await answerOf(zone, index))).toBe(expected);
	});
});

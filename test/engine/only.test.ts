import {describe, expect, it} from 'vitest';
import type {HostAddress} from '../../source/model/dns.ts';
import {
	a,
	answerOf,
	identity,
	mx,
	planFor,
	play,
	type Playbook,
	tlsFacts,
} from '../support/playbook.ts';

const address = 'alice@example.com';
const at = (ip: string, change: Partial<HostAddress> = {}): HostAddress => ({
	address: ip,
	family: ip.includes(':') ? 6 : 4,
	scope: 'public',
	ttl: 300,
	...change,
});
const only = {host: 'mx2.example.com', address: at('198.51.100.2')};
const connected = {type: 'connected', localAddress: '203.0.113.7', localPort: 40_000} as const;
const toConnection: Playbook = [
	[{type: 'start'}, ['mx ended: skipped', 'propose connect mx2.example.com 198.51.100.2, first']],
	['approve', ['wait 2000', 'connect mx2.example.com 198.51.100.2#25']],
	[{type: 'identified', identity, answers: []}, []],
];
const upToStarttls: Playbook = [
	...toConnection,
	[connected, ['connect ended: reply', 'wait 3000']],
	[{say: '220 mx2 ESMTP'}, ['banner ended: reply 220', 'propose EHLO client.example.net']],
	['approve', ['wait 4000', '> EHLO client.example.net']],
	[{say: '250-mx2\n250 STARTTLS'}, ['ehlo ended: reply 250', 'propose STARTTLS']],
	['approve', ['wait 4000', '> STARTTLS']],
	[{say: '220 go'}, ['wait 5000', 'start-tls mx2.example.com']],
];

describe('a plan with one address only', () => {
	it('looks nothing up, connects there, and tries no other', () => {
		const state = play(planFor(address, {only}), [
			...toConnection,
			[
				{type: 'closed', reason: {how: 'refused', detail: 'ECONNREFUSED'}, partial: undefined},
				['connect ended: refused', 'over: done'],
			],
		]);
		expect(state.route).toMatchObject({source: 'override', hosts: [{host: 'mx2.example.com'}]});
	});

	it('goes before --mx, an address literal and --ipv4', () => {
		const six = {host: 'mx2.example.com', address: at('2001:db8::2')};
		const plan = planFor('alice@[192.0.2.1]', {
			only: six,
			family: 4,
			mx: {host: '192.0.2.9', isLiteral: true},
		});
		play(plan, [
			[
				{type: 'start'},
				['mx ended: skipped', 'propose connect mx2.example.com 2001:db8::2, first'],
			],
		]);
	});

	it('asks before it goes to a private address, unless the plan allows it', () => {
		const inside = {host: 'mx.example.com', address: at('10.0.0.1', {scope: 'private'})};
		play(planFor(address, {only: inside}), [
			[
				{type: 'start'},
				[
					'mx ended: skipped',
					'propose connect mx.example.com 10.0.0.1, first (private-address, needs confirmation)',
				],
			],
			['approve', ['refused: needs-confirmation']],
		]);
		play(planFor(address, {only: inside, allowPrivate: true}), [
			[
				{type: 'start'},
				['mx ended: skipped', 'propose connect mx.example.com 10.0.0.1, first (private-address)'],
			],
		]);
	});

	it('ends without a connection when it was to stop at mx', () => {
		play(planFor(address, {only, stopAfter: 'mx'}), [
			[{type: 'start'}, ['mx ended: skipped', 'over: done']],
		]);
	});
});

describe('a bound on the connections of a walk', () => {
	it('counts the one in the clear behind a failed handshake', () => {
		const failed = {type: 'tls-failed', code: 'E', detail: 'd'} as const;
		play(planFor(address, {only, maxConnections: 1}), [
			...upToStarttls,
			[failed, ['starttls ended: tls-failure', 'close', 'closed by us: tls-failure', 'over: done']],
		]);
		play(planFor(address, {only, maxConnections: 2}), [
			...upToStarttls,
			[
				failed,
				[
					'starttls ended: tls-failure',
					'close',
					'closed by us: tls-failure',
					'propose connect mx2.example.com 198.51.100.2, clear-text (after-tls-failure)',
				],
			],
			['approve', ['wait 2000', 'connect mx2.example.com 198.51.100.2#25']],
			[connected, ['connect ended: reply', 'wait 3000']],
			['rst', ['banner ended: rst', 'closed by peer: rst', 'over: done']],
		]);
	});

	const toFirst: Playbook = [
		[{type: 'start'}, ['propose lookup example.com']],
		['approve', ['ask example.com MX']],
		[
			{
				type: 'dns-answered',
				answer: answerOf('example.com', 'MX', [
					mx('example.com', 10, 'mx1.example.com'),
					mx('example.com', 20, 'mx2.example.com'),
				]),
				random: 0,
			},
			['ask mx1.example.com A, mx1.example.com AAAA, mx2.example.com A, mx2.example.com AAAA'],
		],
		[
			{
				type: 'dns-answered',
				answer: answerOf('mx1.example.com', 'A', [
					a('mx1.example.com', '198.51.100.1'),
					a('mx1.example.com', '198.51.100.11'),
				]),
				random: 0,
			},
			['settle 50'],
		],
		[
			{type: 'dns-answered', answer: answerOf('mx1.example.com', 'AAAA'), random: 0},
			['mx ended: reply', 'propose connect mx1.example.com 198.51.100.1, first'],
		],
	];

	it('ends the walk where the next address would be due, and waits for no look-up', () => {
		play(planFor(address, {maxConnections: 1}), [
			...toFirst,
			['approve', ['wait 2000', 'connect mx1.example.com 198.51.100.1#25']],
			['rst', ['connect ended: rst', 'over: done']],
		]);
		play(planFor(address, {maxConnections: 2}), [
			...toFirst,
			['approve', ['wait 2000', 'connect mx1.example.com 198.51.100.1#25']],
			[
				'rst',
				['connect ended: rst', 'propose connect mx1.example.com 198.51.100.11, next-address'],
			],
			['approve', ['wait 2000', 'connect mx1.example.com 198.51.100.11#25']],
			['deadline', ['connect ended: timeout', 'close', 'over: done']],
		]);
	});

	it('does not count what was declined, and holds for hosts of one’s own choice', () => {
		play(planFor(address, {maxConnections: 1}), [
			...toFirst,
			[
				'skip',
				['connect ended: skipped', 'propose connect mx1.example.com 198.51.100.11, next-address'],
			],
			['approve', ['wait 2000', 'connect mx1.example.com 198.51.100.11#25']],
			['rst', ['connect ended: rst', 'over: done']],
			[
				{want: {type: 'choose-target', host: 'mx1.example.com', address: '198.51.100.1'}},
				['refused: too-late'],
			],
		]);
	});
});

describe('TLS from the first byte on', () => {
	const plan = planFor(address, {only, implicitTls: true, maxConnections: 1, stopAfter: 'rcpt'});
	const handshake: Playbook = [
		...toConnection,
		[connected, ['connect ended: reply', 'wait 5000', 'start-tls mx2.example.com']],
	];

	it('waits for the greeting behind the handshake, and never proposes STARTTLS', () => {
		play(plan, [
			...handshake,
			[{type: 'secured', facts: tlsFacts}, ['starttls ended: reply', 'wait 3000']],
			[{say: '220 mx2 ESMTPS'}, ['banner ended: reply 220', 'propose EHLO client.example.net']],
			['approve', ['wait 4000', '> EHLO client.example.net']],
			[
				{say: '250-mx2\n250-STARTTLS\n250 AUTH PLAIN'},
				['ehlo ended: reply 250', 'propose MAIL FROM:<postmaster@client.example.net>'],
			],
			['approve', ['wait 4000', '> MAIL FROM:<postmaster@client.example.net>']],
			[{say: '530 5.7.0 log in first'}, ['mail ended: reply 530', 'settle 400']],
		]);
	});

	it('a handshake that fails, or never ends, ends the walk', () => {
		const end = ['starttls ended: tls-failure', 'close', 'closed by us: tls-failure', 'over: done'];
		play({...plan, maxConnections: undefined}, [
			...handshake,
			[{type: 'tls-failed', code: 'ERR_SSL_X', detail: 'no common cipher'}, end],
		]);
		play({...plan, maxConnections: undefined}, [...handshake, ['deadline', end]]);
		// A greeting in the clear is no injection there: it says that no TLS is spoken.
		play(plan, [...handshake, [{type: 'plaintext-dropped', bytes: 20}, end]]);
	});

	it('stops before the first byte when only the connection was wanted', () => {
		play({...plan, stopAfter: 'connect'}, [
			...toConnection,
			[connected, ['connect ended: reply', 'close', 'closed by us: fin', 'over: done']],
		]);
	});
});

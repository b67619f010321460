import {describe, it} from 'vitest';
import {
	a,
	answerOf,
	identity,
	mx,
	planFor,
	play,
	tlsFacts,
	upToBanner,
	upToMail,
} from '../support/playbook.ts';

const plan = planFor('alice@example.com');

describe('a healthy walk', () => {
	it('goes from the look-up to QUIT, one approval a step', () => {
		play(plan, [
			...upToMail,
			['approve', ['wait 4000', '> MAIL FROM:<postmaster@client.example.net>']],
			[{say: '250 2.1.0 Ok'}, ['mail ended: reply 250', 'propose RCPT TO:<alice@example.com>']],
			['approve', ['wait 4000', '> RCPT TO:<alice@example.com>']],
			[{say: '250 2.1.5 Ok'}, ['rcpt ended: reply 250', 'propose VRFY alice@example.com']],
			['approve', ['wait 4000', '> VRFY alice@example.com']],
			[{say: '252 2.0.0 alice'}, ['vrfy ended: reply 252', 'propose QUIT']],
			['approve', ['wait 600', '> QUIT']],
			[
				{say: '221 2.0.0 Bye'},
				['quit ended: reply 221', 'close', 'closed by us: fin', 'over: done'],
			],
		]);
	});

	it('says EHLO again after TLS, and offers no STARTTLS twice', () => {
		play(plan, [
			...upToBanner,
			[{say: '220 mx1 ESMTP'}, ['banner ended: reply 220', 'propose EHLO client.example.net']],
			['approve', ['wait 4000', '> EHLO client.example.net']],
			[{say: '250-mx1\n250 STARTTLS'}, ['ehlo ended: reply 250', 'propose STARTTLS']],
			['approve', ['wait 4000', '> STARTTLS']],
			[{say: '220 2.0.0 Ready'}, ['wait 5000', 'start-tls mx1.example.com']],
			[
				{type: 'secured', facts: tlsFacts},
				['starttls ended: reply 220', 'propose EHLO client.example.net'],
			],
			['approve', ['wait 4000', '> EHLO client.example.net']],
			[
				{say: '250-mx1\n250 STARTTLS'},
				['ehlo ended: reply 250', 'propose MAIL FROM:<postmaster@client.example.net>'],
			],
		]);
	});

	it('goes to QUIT after the stage that was asked for', () => {
		play(planFor('alice@example.com', {stopAfter: 'ehlo'}), [
			...upToBanner,
			[{say: '220 mx1 ESMTP'}, ['banner ended: reply 220', 'propose EHLO client.example.net']],
			['approve', ['wait 4000', '> EHLO client.example.net']],
			[{say: '250 mx1'}, ['ehlo ended: reply 250', 'propose QUIT']],
		]);
	});
});

describe('EHLO refused', () => {
	it('falls back to HELO, once', () => {
		play(plan, [
			...upToBanner,
			[{say: '220 old'}, ['banner ended: reply 220', 'propose EHLO client.example.net']],
			['approve', ['wait 4000', '> EHLO client.example.net']],
			[{say: '502 what'}, ['ehlo ended: reply 502', 'settle 400']],
			['settled', ['propose HELO client.example.net']],
			['approve', ['wait 4000', '> HELO client.example.net']],
			[{say: '550 no'}, ['ehlo ended: reply 550', 'settle 400']],
			['settled', ['propose QUIT']],
		]);
	});
});

describe('STARTTLS', () => {
	const handshake = [
		...upToBanner,
		[{say: '220 mx1 ESMTP'}, ['banner ended: reply 220', 'propose EHLO client.example.net']],
		['approve', ['wait 4000', '> EHLO client.example.net']],
		[{say: '250-mx1\n250 STARTTLS'}, ['ehlo ended: reply 250', 'propose STARTTLS']],
		['approve', ['wait 4000', '> STARTTLS']],
	] as const;

	it('a failed handshake offers the same host in the clear, where STARTTLS is not proposed again', () => {
		play(plan, [
			...handshake,
			[{say: '220 go'}, ['wait 5000', 'start-tls mx1.example.com']],
			[
				{type: 'tls-failed', code: 'ERR_SSL_WRONG_VERSION_NUMBER', detail: 'x'},
				[
					'starttls ended: tls-failure',
					'close',
					'closed by us: tls-failure',
					'propose connect mx1.example.com 198.51.100.1, clear-text (after-tls-failure)',
				],
			],
			['approve', ['wait 2000', 'connect mx1.example.com 198.51.100.1#25']],
			[
				{type: 'connected', localAddress: '203.0.113.7', localPort: 40_001},
				['connect ended: reply', 'wait 3000'],
			],
			[{say: '220 mx1 ESMTP'}, ['banner ended: reply 220']],
		]);
	});

	it('454 leaves the session as it was and goes on to MAIL', () => {
		play(plan, [
			...handshake,
			[{say: '454 4.7.0 no TLS now'}, ['starttls ended: reply 454', 'settle 400']],
			['settled', ['propose MAIL FROM:<postmaster@client.example.net>']],
		]);
	});

	it('a handshake without an end counts as failed', () => {
		play(plan, [
			...handshake,
			[{say: '220 go'}, ['wait 5000', 'start-tls mx1.example.com']],
			[
				'deadline',
				[
					'starttls ended: tls-failure',
					'close',
					'closed by us: tls-failure',
					'propose connect mx1.example.com 198.51.100.1, clear-text (after-tls-failure)',
				],
			],
		]);
	});
});

describe('refusals', () => {
	it('550 at MAIL and a close right behind it belong together', () => {
		play(plan, [
			...upToMail,
			['approve', ['wait 4000', '> MAIL FROM:<postmaster@client.example.net>']],
			[{say: '550 5.7.1 no'}, ['mail ended: reply 550', 'settle 400']],
			['fin', ['closed by peer: fin', 'over: done']],
		]);
	});

	it('a refused sender passes over RCPT and VRFY', () => {
		play(plan, [
			...upToMail,
			['approve', ['wait 4000', '> MAIL FROM:<postmaster@client.example.net>']],
			[{say: '550 5.7.1 no'}, ['mail ended: reply 550', 'settle 400']],
			['settled', ['rcpt ended: skipped', 'vrfy ended: skipped', 'propose QUIT']],
		]);
	});

	it('421 at RCPT gets more time to close', () => {
		play(plan, [
			...upToMail,
			['approve', ['wait 4000', '> MAIL FROM:<postmaster@client.example.net>']],
			[{say: '250 ok'}, ['mail ended: reply 250', 'propose RCPT TO:<alice@example.com>']],
			['approve', ['wait 4000', '> RCPT TO:<alice@example.com>']],
			[{say: '421 4.7.0 [TSS04] later'}, ['rcpt ended: reply 421', 'settle 2000']],
			['rst', ['closed by peer: rst', 'over: done']],
		]);
	});

	it('421 out of the blue ends the stage that was proposed', () => {
		play(plan, [
			...upToMail,
			[
				{say: '421 4.4.2 idle'},
				['finding: unsolicited-reply', 'mail ended: reply 421', 'settle 2000'],
			],
			['fin', ['closed by peer: fin', 'over: done']],
		]);
	});
});

const twoHosts = [
	[{type: 'start'}, ['propose lookup example.com']],
	['approve', ['ask example.com MX']],
	[
		{
			type: 'dns-answered',
			answer: answerOf('example.com', 'MX', [
				mx('example.com', 20, 'mx2.example.com'),
				mx('example.com', 10, 'mx1.example.com'),
			]),
			random: 0,
		},
		['ask mx1.example.com A, mx1.example.com AAAA, mx2.example.com A, mx2.example.com AAAA'],
	],
	[
		{
			type: 'dns-answered',
			answer: answerOf('mx2.example.com', 'A', [a('mx2.example.com', '198.51.100.2')]),
			random: 0,
		},
		['settle 50'],
	],
	[{type: 'dns-answered', answer: answerOf('mx2.example.com', 'AAAA'), random: 0}, []],
	[
		{
			type: 'dns-answered',
			answer: answerOf('mx1.example.com', 'A', [a('mx1.example.com', '198.51.100.1')]),
			random: 0,
		},
		['settle 50'],
	],
	[
		{
			type: 'dns-answered',
			answer: answerOf('mx1.example.com', 'AAAA', [a('mx1.example.com', '2001:db8::1')]),
			random: 0,
		},
		['mx ended: reply', 'propose connect mx1.example.com 198.51.100.1, first'],
	],
	['approve', ['wait 2000', 'connect mx1.example.com 198.51.100.1#25']],
] as const;

describe('more than one host', () => {
	it('goes on to the next address and the next host when a connection fails', () => {
		play(plan, [
			...twoHosts,
			[
				{type: 'closed', reason: {how: 'refused', detail: 'ECONNREFUSED'}, partial: undefined},
				['connect ended: refused', 'propose connect mx1.example.com 2001:db8::1, next-address'],
			],
			['approve', ['wait 2000', 'connect mx1.example.com 2001:db8::1#25']],
			[
				'deadline',
				[
					'connect ended: timeout',
					'close',
					'propose connect mx2.example.com 198.51.100.2, next-host',
				],
			],
			['approve', ['wait 2000', 'connect mx2.example.com 198.51.100.2#25']],
			[
				{type: 'closed', reason: {how: 'unreachable', detail: 'EHOSTUNREACH'}, partial: undefined},
				['connect ended: unreachable', 'over: done'],
			],
		]);
	});

	it('takes leave of a host whose banner refuses, then goes to the next', () => {
		play(planFor('alice@example.com', {family: 4}), [
			...twoHosts,
			[
				{type: 'connected', localAddress: '203.0.113.7', localPort: 1},
				['connect ended: reply', 'wait 3000'],
			],
			[{say: '554 5.7.1 not you'}, ['banner ended: reply 554', 'settle 400']],
			['settled', ['propose QUIT']],
			['approve', ['wait 600', '> QUIT']],
			[
				{say: '221 bye'},
				[
					'quit ended: reply 221',
					'close',
					'closed by us: fin',
					'propose connect mx2.example.com 198.51.100.2, next-host',
				],
			],
		]);
	});

	it('lets the person choose another host in the middle of a wait', () => {
		play(plan, [
			...twoHosts,
			[
				{type: 'connected', localAddress: '203.0.113.7', localPort: 1},
				['connect ended: reply', 'wait 3000'],
			],
			[
				{want: {type: 'choose-target', host: 'mx2.example.com'}},
				[
					'banner ended: stopped',
					'close',
					'closed by us: stopped',
					'propose connect mx2.example.com 198.51.100.2, chosen',
				],
			],
		]);
	});

	it('does not know a host that is not on the list', () => {
		play(plan, [
			...twoHosts,
			[{want: {type: 'choose-target', host: 'elsewhere.example'}}, ['refused: unknown-host']],
		]);
	});
});

describe('smuggled-newline', () => {
	it('a name from DNS with a line break in it never gets into a command', () => {
		const hostile = {
			...identity,
			helo: 'x\r\nMAIL FROM:<evil@example.net>',
			sender: 'postmaster@x\r\nDATA',
		};
		const known = upToBanner.map(([cue, lines]) =>
			typeof cue === 'object' && 'type' in cue && cue.type === 'identified'
				? ([{...cue, identity: hostile}, lines] as const)
				: ([cue, lines] as const),
		);
		play(plan, [
			...known,
			[{say: '220 mx1'}, ['banner ended: reply 220', 'propose EHLO [203.0.113.7]']],
			['approve', ['wait 4000', '> EHLO [203.0.113.7]']],
			[
				{say: '250 mx1'},
				['ehlo ended: reply 250', 'starttls ended: skipped', 'propose MAIL FROM:<> (sender-null)'],
			],
		]);
	});
});

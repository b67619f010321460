import {describe, expect, it} from 'vitest';
import type {DnsStatus} from '../../source/model/dns.ts';
import {a, answerOf, mx, planFor, play} from '../support/playbook.ts';

const plan = planFor('alice@example.com');
const asked = [
	[{type: 'start'}, ['propose lookup example.com']],
	['approve', ['ask example.com MX']],
] as const;
const domainAddresses = ['ask example.com A, example.com AAAA'];

describe('the look-up', () => {
	const ends: readonly (readonly [DnsStatus, string])[] = [
		['nxdomain', 'dns-nxdomain'],
		['servfail', 'dns-servfail'],
		['refused', 'dns-refused'],
		['timeout', 'dns-timeout'],
		['unreachable', 'dns-timeout'],
		['malformed', 'dns-servfail'],
	];
	it.each(ends)('%s ends as %s', (status, ended) => {
		play(plan, [
			...asked,
			[
				{type: 'dns-answered', answer: answerOf('example.com', 'MX', [], status), random: 0},
				[`mx ended: ${ended}`, 'over: done'],
			],
		]);
	});

	it('null MX (RFC 7505) ends without asking for addresses', () => {
		const answer = answerOf('example.com', 'MX', [mx('example.com', 0, '')]);
		play(plan, [
			...asked,
			[{type: 'dns-answered', answer, random: 0}, ['mx ended: null-mx', 'over: done']],
		]);
	});

	it('no MX: the domain itself is the host (implicit MX)', () => {
		const state = play(plan, [
			...asked,
			[{type: 'dns-answered', answer: answerOf('example.com', 'MX'), random: 0}, domainAddresses],
			[
				{
					type: 'dns-answered',
					answer: answerOf('example.com', 'A', [a('example.com', '198.51.100.9')]),
					random: 0,
				},
				['settle 50'],
			],
			[
				{type: 'dns-answered', answer: answerOf('example.com', 'AAAA'), random: 0},
				['mx ended: reply', 'propose connect example.com 198.51.100.9, first'],
			],
		]);
		expect(state.route?.source).toBe('implicit');
	});

	it('no MX and no address', () => {
		play(plan, [
			...asked,
			[{type: 'dns-answered', answer: answerOf('example.com', 'MX'), random: 0}, domainAddresses],
			[{type: 'dns-answered', answer: answerOf('example.com', 'A'), random: 0}, []],
			[
				{type: 'dns-answered', answer: answerOf('example.com', 'AAAA'), random: 0},
				['mx ended: dns-nodata', 'over: done'],
			],
		]);
	});
});

describe('private addresses from DNS', () => {
	const loopback = [
		...asked,
		[
			{
				type: 'dns-answered',
				answer: answerOf('example.com', 'MX', [mx('example.com', 10, 'mx1.example.com')]),
				random: 0,
			},
			['ask mx1.example.com A, mx1.example.com AAAA'],
		],
		[{type: 'dns-answered', answer: answerOf('mx1.example.com', 'AAAA'), random: 0}, []],
	] as const;
	const address = {
		type: 'dns-answered',
		answer: answerOf('mx1.example.com', 'A', [a('mx1.example.com', '127.0.0.1')]),
		random: 0,
	} as const;

	it('are not contacted without an explicit yes', () => {
		play(plan, [
			...loopback,
			[
				address,
				[
					'mx ended: reply',
					'propose connect mx1.example.com 127.0.0.1, first (loopback-address, needs confirmation)',
				],
			],
			['approve', ['refused: needs-confirmation']],
			['skip', ['connect ended: blocked-address', 'over: done']],
		]);
	});

	it('are contacted after one', () => {
		play(plan, [
			...loopback,
			[
				address,
				[
					'mx ended: reply',
					'propose connect mx1.example.com 127.0.0.1, first (loopback-address, needs confirmation)',
				],
			],
			[
				{want: {type: 'approve', by: 'person', confirmed: true}},
				['wait 2000', 'connect mx1.example.com 127.0.0.1#25'],
			],
		]);
	});

	it('need none with --allow-private', () => {
		play(planFor('alice@example.com', {allowPrivate: true}), [
			...loopback,
			[
				address,
				['mx ended: reply', 'propose connect mx1.example.com 127.0.0.1, first (loopback-address)'],
			],
		]);
	});

	it('need none when the person typed the address', () => {
		play(planFor('alice@[127.0.0.1]'), [
			[
				{type: 'start'},
				['mx ended: skipped', 'propose connect 127.0.0.1 127.0.0.1, first (loopback-address)'],
			],
		]);
	});
});

describe('a name server that never answers AAAA', () => {
	const waiting = [
		...asked,
		[
			{
				type: 'dns-answered',
				answer: answerOf('example.com', 'MX', [mx('example.com', 10, 'mx1.example.com')]),
				random: 0,
			},
			['ask mx1.example.com A, mx1.example.com AAAA'],
		],
		[
			{
				type: 'dns-answered',
				answer: answerOf('mx1.example.com', 'A', [a('mx1.example.com', '198.51.100.1')]),
				random: 0,
			},
			['settle 50'],
		],
	] as const;

	it('holds the walk up for a moment only; what comes later is still noted', () => {
		const state = play(plan, [
			...waiting,
			['settled', ['mx ended: reply', 'propose connect mx1.example.com 198.51.100.1, first']],
			[
				{
					type: 'dns-answered',
					answer: answerOf('mx1.example.com', 'AAAA', [a('mx1.example.com', '2001:db8::1')]),
					random: 0,
				},
				[],
			],
		]);
		expect(state.route?.hosts[0]?.addresses?.map(({address}) => address)).toEqual([
			'198.51.100.1',
			'2001:db8::1',
		]);
	});

	it('is waited for with --ipv6', () => {
		play(planFor('alice@example.com', {family: 6}), [
			...waiting.slice(0, -1),
			[waiting[3][0], []],
			[
				{
					type: 'dns-answered',
					answer: answerOf('mx1.example.com', 'AAAA', [a('mx1.example.com', '2001:db8::1')]),
					random: 0,
				},
				['mx ended: reply', 'propose connect mx1.example.com 2001:db8::1, first'],
			],
		]);
	});
});

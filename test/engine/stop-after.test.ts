import {describe, it} from 'vitest';
import {a, answerOf, mx, planFor, play, tlsFacts, upToBanner} from '../support/playbook.ts';

const address = 'alice@example.com';

describe('--stop-after', () => {
	it('mx: ends when every host is looked up, and connects to none', () => {
		play(planFor(address, {stopAfter: 'mx'}), [
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
					answer: answerOf('mx1.example.com', 'A', [a('mx1.example.com', '198.51.100.1')]),
					random: 0,
				},
				['settle 50'],
			],
			[{type: 'dns-answered', answer: answerOf('mx1.example.com', 'AAAA'), random: 0}, []],
			[
				{type: 'dns-answered', answer: answerOf('mx2.example.com', 'A', [], 'servfail'), random: 0},
				[],
			],
			[
				{type: 'dns-answered', answer: answerOf('mx2.example.com', 'AAAA'), random: 0},
				['mx ended: reply', 'over: done'],
			],
		]);
	});

	it('mx: an address literal leaves nothing to do', () => {
		play(planFor('alice@[192.0.2.1]', {stopAfter: 'mx'}), [
			[{type: 'start'}, ['mx ended: skipped', 'over: done']],
		]);
	});

	it('connect: hangs up without having said a word', () => {
		play(planFor(address, {stopAfter: 'connect'}), [
			...upToBanner.slice(0, -1),
			[
				{type: 'connected', localAddress: '203.0.113.7', localPort: 40_000},
				['connect ended: reply', 'close', 'closed by us: fin', 'over: done'],
			],
		]);
	});

	it('banner: says QUIT and nothing else', () => {
		play(planFor(address, {stopAfter: 'banner'}), [
			...upToBanner,
			[{say: '220 mx1 ESMTP'}, ['banner ended: reply 220', 'propose QUIT']],
			['approve', ['wait 600', '> QUIT']],
			[{say: '221 bye'}, ['quit ended: reply 221', 'close', 'closed by us: fin', 'over: done']],
		]);
	});

	const toStarttls = [
		...upToBanner,
		[{say: '220 mx1 ESMTP'}, ['banner ended: reply 220', 'propose EHLO client.example.net']],
		['approve', ['wait 4000', '> EHLO client.example.net']],
		[{say: '250-mx1\n250 STARTTLS'}, ['ehlo ended: reply 250', 'propose STARTTLS']],
	] as const;

	it('starttls: EHLO once more to see what is offered, but no MAIL', () => {
		play(planFor(address, {stopAfter: 'starttls'}), [
			...toStarttls,
			['approve', ['wait 4000', '> STARTTLS']],
			[{say: '220 go'}, ['wait 5000', 'start-tls mx1.example.com']],
			[
				{type: 'secured', facts: tlsFacts},
				['starttls ended: reply 220', 'propose EHLO client.example.net'],
			],
			['approve', ['wait 4000', '> EHLO client.example.net']],
			[{say: '250 mx1'}, ['ehlo ended: reply 250', 'propose QUIT']],
		]);
	});

	it('starttls: refused or skipped, no MAIL either', () => {
		play(planFor(address, {stopAfter: 'starttls'}), [
			...toStarttls,
			['approve', ['wait 4000', '> STARTTLS']],
			[{say: '454 4.7.0 not now'}, ['starttls ended: reply 454', 'settle 400']],
			['settled', ['propose QUIT']],
		]);
		play(planFor(address, {stopAfter: 'starttls'}), [
			...toStarttls,
			['skip', ['starttls ended: skipped', 'propose QUIT']],
		]);
	});

	it('ehlo: skipped, the walk does not go beyond it', () => {
		play(planFor(address, {stopAfter: 'ehlo'}), [
			...upToBanner,
			[{say: '220 mx1 ESMTP'}, ['banner ended: reply 220', 'propose EHLO client.example.net']],
			['skip', ['ehlo ended: skipped', 'propose QUIT']],
		]);
	});
});

import {describe, it} from 'vitest';
import {
	type Cue,
	planFor,
	play,
	type Playbook,
	tlsFacts,
	upToBanner,
	upToMail,
} from '../support/playbook.ts';

/* What a person may want in the middle of each wait, and what a server may do in it. */

const plan = planFor('alice@example.com');
const choose: Cue = {want: {type: 'choose-target', host: 'mx1.example.com'}};
const leave: Cue = {want: {type: 'stop', by: 'person'}};
const giveUp: Cue = {want: {type: 'stop-waiting'}};
const chosen = 'propose connect mx1.example.com 198.51.100.1, chosen';
const hangUp = ['close', 'closed by us: stopped'];

const connecting = upToBanner.slice(0, -1);
const toHandshake: Playbook = [
	...upToBanner,
	[{say: '220 mx1'}, ['banner ended: reply 220', 'propose EHLO client.example.net']],
	['approve', ['wait 4000', '> EHLO client.example.net']],
	[{say: '250-mx1\n250 STARTTLS'}, ['ehlo ended: reply 250', 'propose STARTTLS']],
	['approve', ['wait 4000', '> STARTTLS']],
	[{say: '220 go'}, ['wait 5000', 'start-tls mx1.example.com']],
];
const toSettle: Playbook = [
	...upToMail,
	['approve', ['wait 4000', '> MAIL FROM:<postmaster@client.example.net>']],
	[{say: '550 5.7.1 no'}, ['mail ended: reply 550', 'settle 400']],
];

describe('while DNS is asked', () => {
	it('giving up the wait ends the look-up, and what DNS says later changes nothing', () => {
		play(plan, [
			...upToBanner.slice(0, 2),
			[giveUp, ['mx ended: stopped', 'over: done']],
			[upToBanner[2]?.[0] ?? 'fin', []],
		]);
	});
});

describe('while connecting', () => {
	it('another host', () => {
		play(plan, [...connecting, [choose, ['connect ended: stopped', 'close', chosen]]]);
	});
	it('leaving', () => {
		play(plan, [...connecting, [leave, ['connect ended: stopped', 'close', 'over: person']]]);
	});
	it('giving up the wait', () => {
		play(plan, [...connecting, [giveUp, ['connect ended: stopped', 'close', 'over: done']]]);
	});
});

describe('in the TLS handshake', () => {
	it('another host, and what the old connection says no longer counts', () => {
		play(plan, [
			...toHandshake,
			[choose, ['starttls ended: stopped', ...hangUp, chosen]],
			[{type: 'secured', facts: tlsFacts}, []],
			['rst', []],
		]);
	});
	it('leaving', () => {
		play(plan, [...toHandshake, [leave, ['starttls ended: stopped', ...hangUp, 'over: person']]]);
	});
	it('giving up the wait', () => {
		play(plan, [...toHandshake, [giveUp, ['starttls ended: stopped', ...hangUp, 'over: done']]]);
	});
});

describe('while listening behind a refusal', () => {
	it('another host', () => {
		play(plan, [...toSettle, [choose, [...hangUp, chosen]], ['settled', []]]);
	});
	it('leaving keeps the refusal as it was', () => {
		play(plan, [...toSettle, [leave, [...hangUp, 'over: person']]]);
	});
	it('there is no wait to give up', () => {
		play(plan, [...toSettle, [giveUp, ['refused: nothing-to-stop']]]);
	});
	it('nothing can be sent or skipped', () => {
		play(plan, [
			...toSettle,
			['approve', ['refused: nothing-proposed']],
			['skip', ['refused: nothing-proposed']],
		]);
	});
	it('a close belongs to the refusal', () => {
		play(plan, [...toSettle, ['rst', ['closed by peer: rst', 'over: done']]]);
	});
});

describe('EHLO behind TLS', () => {
	it('gives way to HELO as it would in the clear', () => {
		play(plan, [
			...toHandshake,
			[
				{type: 'secured', facts: tlsFacts},
				['starttls ended: reply 220', 'propose EHLO client.example.net'],
			],
			['approve', ['wait 4000', '> EHLO client.example.net']],
			[{say: '502 what'}, ['ehlo ended: reply 502', 'settle 400']],
			['settled', ['propose HELO client.example.net']],
			['approve', ['wait 4000', '> HELO client.example.net']],
			[
				{say: '250 mx1'},
				['ehlo ended: reply 250', 'propose MAIL FROM:<postmaster@client.example.net>'],
			],
		]);
	});
});

describe('421 at a quiet moment', () => {
	it('ends the stage that was proposed, and the close behind it belongs to it', () => {
		play(plan, [
			...upToMail,
			[{say: '421 idle'}, ['finding: unsolicited-reply', 'mail ended: reply 421', 'settle 2000']],
			['fin', ['closed by peer: fin', 'over: done']],
		]);
	});
});

import {describe, expect, it} from 'vitest';
import {
	a,
	answerOf,
	identity,
	mx,
	planFor,
	play,
	replyOf,
	upToBanner,
	upToMail,
	type Playbook,
} from '../support/playbook.ts';
import {viewAfter} from '../support/view-after.ts';
import {judge} from '../../source/verdict/judge.ts';

const plan = planFor('alice@example.com');

/** Up to the look-up of two hosts. */
const lookup: Playbook = [
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
];

/** Both hosts are known, and the first is proposed. */
const twoHosts: Playbook = [
	...lookup,
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
		{type: 'dns-answered', answer: answerOf('mx1.example.com', 'AAAA'), random: 0},
		['mx ended: reply', 'propose connect mx1.example.com 198.51.100.1, first'],
	],
];

/** Up to a banner that came before we knew our own name. */
const nameless: Playbook = [
	...upToBanner.filter(([cue]) => typeof cue !== 'object' || !('identity' in cue)),
	[{say: '220 mx1 ESMTP'}, ['banner ended: reply 220']],
];

describe('while our own name is not known yet, and EHLO waits for it', () => {
	it('a close counts as one before EHLO', () => {
		play(plan, [
			...nameless,
			['fin', ['ehlo ended: fin', 'closed by peer: fin', 'over: done']],
			[{type: 'identified', identity, answers: []}, []],
		]);
	});

	it('421 is heard, and the name that comes later proposes nothing', () => {
		play(plan, [
			...nameless,
			[{say: '421 bye'}, ['finding: unsolicited-reply', 'ehlo ended: reply 421', 'settle 2000']],
			[{type: 'identified', identity, answers: []}, []],
			['settled', ['propose QUIT']],
		]);
	});

	it('leaving stops EHLO', () => {
		play(plan, [
			...nameless,
			[
				{want: {type: 'stop', by: 'person'}},
				['ehlo ended: stopped', 'close', 'closed by us: stopped', 'over: person'],
			],
		]);
	});

	it('another host may be chosen', () => {
		play(plan, [
			...nameless,
			[
				{want: {type: 'choose-target', host: 'mx1.example.com'}},
				['close', 'closed by us: stopped', 'propose connect mx1.example.com 198.51.100.1, chosen'],
			],
			[{type: 'identified', identity, answers: []}, []],
		]);
	});
});

describe('a refusal that nobody asked for', () => {
	it('is the last word of the stage if the server closes behind it', () => {
		play(plan, [
			...upToMail,
			[{say: '554 5.7.1 blocked'}, ['finding: unsolicited-reply']],
			['rst', ['mail ended: rst 554', 'closed by peer: rst', 'over: done']],
		]);
	});

	it('is so also if our command was already on its way', () => {
		play(plan, [
			...upToMail,
			[{say: '554 5.7.1 blocked'}, ['finding: unsolicited-reply']],
			['approve', ['wait 4000', '> MAIL FROM:<postmaster@client.example.net>']],
			['fin', ['mail ended: fin 554', 'closed by peer: fin', 'over: done']],
		]);
	});

	it('is forgotten once the server goes on', () => {
		play(plan, [
			...upToMail,
			[{say: '554 5.7.1 blocked'}, ['finding: unsolicited-reply']],
			['approve', ['wait 4000', '> MAIL FROM:<postmaster@client.example.net>']],
			[{say: '250 ok'}, ['mail ended: reply 250', 'propose RCPT TO:<alice@example.com>']],
			['fin', ['rcpt ended: fin', 'closed by peer: fin', 'over: done']],
		]);
	});
});

describe('leaving at the proposal of another connection', () => {
	it('stops that one, not the one before', () => {
		const state = play(plan, [
			...twoHosts,
			['approve', ['wait 2000', 'connect mx1.example.com 198.51.100.1#25']],
			[
				{type: 'closed', reason: {how: 'refused', detail: 'ECONNREFUSED'}, partial: undefined},
				['connect ended: refused', 'propose connect mx2.example.com 198.51.100.2, next-host'],
			],
			[{want: {type: 'stop', by: 'person'}}, ['connect ended: stopped', 'over: person']],
		]);
		expect(state.attempt).toBe(2);
	});
});

describe('another host chosen while the first one is being looked up', () => {
	it('ends the look-up', () => {
		play(plan, [
			...lookup,
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
				{want: {type: 'choose-target', host: 'mx2.example.com'}},
				['mx ended: reply', 'propose connect mx2.example.com 198.51.100.2, chosen'],
			],
			[
				{
					type: 'dns-answered',
					answer: answerOf('mx1.example.com', 'A', [a('mx1.example.com', '198.51.100.1')]),
					random: 0,
				},
				[],
			],
			[{type: 'dns-answered', answer: answerOf('mx1.example.com', 'AAAA'), random: 0}, []],
		]);
	});
});

describe('a flood', () => {
	const huge = {...replyOf('250 x'), bytes: 600_000};
	const more = {type: 'replied', reply: huge, early: false} as const;

	it('of bytes that nobody asked for ends the connection', () => {
		play(plan, [
			...upToMail,
			[more, ['finding: unsolicited-reply']],
			[
				more,
				[
					'finding: unsolicited-reply',
					'mail ended: protocol-error 250',
					'close',
					'closed by us: protocol-error',
					'over: done',
				],
			],
		]);
	});

	it('behind a refusal ends the connection and leaves the refusal as it was', () => {
		play(plan, [
			...upToMail,
			['approve', ['wait 4000', '> MAIL FROM:<postmaster@client.example.net>']],
			[{say: '550 5.7.1 no'}, ['mail ended: reply 550', 'settle 400']],
			[more, ['finding: unsolicited-reply']],
			[more, ['finding: unsolicited-reply', 'close', 'closed by us: protocol-error', 'over: done']],
		]);
	});
});

describe('the first host fails before the addresses of the second are known', () => {
	const waiting: Playbook = [
		...lookup,
		[
			{
				type: 'dns-answered',
				answer: answerOf('mx1.example.com', 'A', [a('mx1.example.com', '198.51.100.1')]),
				random: 0,
			},
			['settle 50'],
		],
		[
			{type: 'dns-answered', answer: answerOf('mx1.example.com', 'AAAA'), random: 0},
			['mx ended: reply', 'propose connect mx1.example.com 198.51.100.1, first'],
		],
		['approve', ['wait 2000', 'connect mx1.example.com 198.51.100.1#25']],
		[
			{type: 'closed', reason: {how: 'refused', detail: 'ECONNREFUSED'}, partial: undefined},
			['connect ended: refused'],
		],
	];

	it('the look-up is what is going on then, and ends when they are', () => {
		const cues = waiting.map(([cue]) => cue);
		expect(viewAfter(plan, cues).running).toMatchObject({stage: 'mx'});
		play(plan, [
			...waiting,
			[
				{
					type: 'dns-answered',
					answer: answerOf('mx2.example.com', 'A', [a('mx2.example.com', '198.51.100.2')]),
					random: 0,
				},
				['settle 50'],
			],
			[
				{type: 'dns-answered', answer: answerOf('mx2.example.com', 'AAAA'), random: 0},
				['mx ended: reply', 'propose connect mx2.example.com 198.51.100.2, next-host'],
			],
		]);
	});

	it('leaving then does not undo what the first host did', () => {
		play(plan, [
			...waiting,
			[{want: {type: 'stop', by: 'person'}}, ['mx ended: stopped', 'over: person']],
		]);
		const cues = waiting.map(([cue]) => cue);
		const stop = {want: {type: 'stop', by: 'person'}} as const;
		expect(judge(viewAfter(plan, [...cues, stop]))).toMatchObject({
			stage: 'connect',
			ended: 'refused',
			exitCode: 21,
		});
	});
});

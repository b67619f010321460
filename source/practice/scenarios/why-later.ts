import {accepted, recipientAnswer, refusedAt} from '../expect.ts';
import {type Riddle, riddles} from '../riddles.ts';
import type {Scenario} from '../scenario.ts';
import type {Rule, Step} from '../script.ts';

const shortWaitMs = 1000;
const throttleMs = 2000;

const tooFast: readonly Step[] = [
	'421 4.7.0 {host} Too many connections from [{client}], try again in 2 seconds',
	{end: 'fin'},
];
const throttled: readonly Rule[] = [
	{on: 'connect', when: {connection: 'first'}, do: tooFast},
	{on: 'connect', when: {connectionsWithin: {ms: throttleMs, atLeast: 2}}, do: tooFast},
];

const list: readonly [Riddle, ...Riddle[]] = [
	{
		label: 'red',
		about: 'Put off without a reason; the next visit is welcome.',
		servers: [
			{
				at: ['203.0.113.70'],
				first: [
					{
						on: 'RCPT',
						when: {mail: true, greylistedMs: shortWaitMs},
						do: ['450 4.2.0 <{to}>: Recipient address rejected: Please try again later'],
					},
				],
			},
		],
		expect: refusedAt('rcpt', 450, 11),
		again: {afterMs: shortWaitMs, expect: accepted},
		cause: {id: 'greylisted', mailbox: 'unknown'},
	},
	{
		label: 'blue',
		about: 'Greylisted, they say, however often you come.',
		servers: [
			{
				at: ['203.0.113.71'],
				first: [
					{
						on: 'RCPT',
						when: {mail: true},
						do: [
							'451 4.7.1 <{to}>: Recipient address rejected: Greylisted, please try again later',
						],
					},
				],
			},
		],
		expect: recipientAnswer(451, 11, 'unknown', {reason: 'greylisted', about: 'you'}),
		// The second visit tells that the word was wrong: patience does not help.
		again: {
			afterMs: 24 * 3600 * 1000,
			expect: recipientAnswer(451, 11, 'unknown', {reason: 'greylisted', about: 'you'}),
		},
	},
	{
		label: 'green',
		about: 'Too many connections: they name the time to wait.',
		servers: [{at: ['203.0.113.72'], first: throttled}],
		expect: refusedAt('banner', 421, 11, {closed: 'fin', about: 'you'}),
		cause: {id: 'rate-limited', mailbox: 'unknown'},
	},
];

export const whyLater: Scenario = {
	id: 'why-later',
	title: 'Riddle: come back later, but when?',
	teaches:
		'"Not now" has several meanings. A greylisting server wants the same address, sender and recipient a second time (RFC 6647), and lets you in after its wait. A throttle counts your connections and wants fewer. And some servers say "greylisted" to an address that they do not trust, today, tomorrow and the day after. Only the second visit, made late enough and with nothing changed, tells them apart.',
	...riddles('come-back.example', list),
};

import {brokenAt} from '../expect.ts';
import {type Riddle, riddles} from '../riddles.ts';
import type {Scenario} from '../scenario.ts';
import type {Rule, When} from '../script.ts';

const hangUp = (on: Rule['on'], when: When = {}, how: 'fin' | 'rst' = 'fin'): Rule => ({
	on,
	when,
	// A moment before a reset, as a firewall needs to make up its mind.
	do: how === 'rst' ? [{waitMs: 50}, {end: how}] : [{end: how}],
});

const atRcpt = brokenAt('rcpt', 'fin', 20);

const list: readonly [Riddle, ...Riddle[]] = [
	{
		label: 'red',
		about: 'Hung up after RCPT. You said EHLO with a name that does not exist.',
		servers: [{at: ['203.0.113.20'], first: [hangUp('RCPT', {heloEnds: ['.invalid']})]}],
		options: ['--helo', 'pc17.office.invalid'],
		expect: atRcpt,
		cause: {id: 'helo-rejected', mailbox: 'unknown'},
	},
	{
		label: 'blue',
		about: 'Hung up after RCPT. Your sender is at a domain that does not exist.',
		servers: [{at: ['203.0.113.21'], first: [hangUp('RCPT', {fromDomain: ['@nowhere.example']})]}],
		options: ['--from', 'you@nowhere.example'],
		expect: atRcpt,
		cause: {id: 'sender-rejected', mailbox: 'unknown'},
	},
	{
		label: 'green',
		about: 'Hung up after RCPT, on both hosts.',
		servers: ['203.0.113.22', '203.0.113.23'].map((address) => ({
			at: [address],
			first: [hangUp('RCPT')],
		})),
		expect: atRcpt,
		cause: {id: 'ip-blocklisted', mailbox: 'unknown'},
	},
	{
		label: 'white',
		local: 'dave',
		about: 'Hung up after RCPT.',
		servers: [{at: ['203.0.113.24'], first: [hangUp('RCPT', {to: ['dave']})]}],
		expect: atRcpt,
		cause: {id: 'recipient-refused', catchAll: 'no'},
	},
	{
		label: 'black',
		local: 'erin',
		about: 'Hung up after RCPT; nobody of this name is here.',
		servers: [{at: ['203.0.113.25'], unknown: [{end: 'fin'}]}],
		expect: atRcpt,
		cause: {id: 'harvest-protection'},
	},
	{
		label: 'grey',
		about: 'Hung up after MAIL. Your sender is at a domain that does not exist.',
		servers: [{at: ['203.0.113.26'], first: [hangUp('MAIL', {fromDomain: ['@nowhere.example']})]}],
		options: ['--from', 'you@nowhere.example'],
		expect: brokenAt('mail', 'fin', 20),
		cause: {id: 'sender-rejected', mailbox: 'unknown'},
	},
	{
		label: 'gold',
		about: 'Cut off after MAIL, by a reset.',
		servers: [
			{
				at: ['203.0.113.27'],
				first: [hangUp('MAIL', {fromDomain: ['.test', '@nowhere.example']}, 'rst')],
			},
		],
		options: ['--from', 'you@nowhere.example'],
		expect: brokenAt('mail', 'rst', 20),
		cause: {id: 'sender-rejected', mailbox: 'unknown'},
	},
	{
		label: 'brown',
		about: 'Hung up after MAIL, which came a moment after the answer to EHLO.',
		servers: [
			{at: ['203.0.113.28'], starttls: false, first: [hangUp('MAIL', {quickerThanMs: 200})]},
		],
		expect: brokenAt('mail', 'fin', 20),
		cause: {id: 'rate-limited', mailbox: 'unknown'},
	},
];

export const whyHungUp: Scenario = {
	id: 'why-hung-up',
	title: 'Riddle: hung up, and not a word',
	teaches:
		'Eight servers end the conversation without an answer, where RFC 5321 §3.8 wants a 421 first. The stage alone does not tell why: after RCPT it may still be the EHLO name, the sender or your address that they did not like, and after MAIL your haste. It may be the recipient, too. Change one thing at a time. If nothing you change moves it, and postmaster fares no better, it is about you.',
	...riddles('hung-up.example', list),
};

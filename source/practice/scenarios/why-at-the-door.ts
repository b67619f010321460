import {brokenAt, refusedAt} from '../expect.ts';
import {type Riddle, riddles} from '../riddles.ts';
import type {Scenario} from '../scenario.ts';
import type {Rule, Step} from '../script.ts';
import {lines250} from '../software/build.ts';

const slow: Step = {waitMs: 1000};
/** Every answer comes late, and late again. */
const tarpit: readonly Rule[] = [
	{on: 'EHLO', do: [slow, ...lines250(['{host}', 'PIPELINING', '8BITMIME'])]},
	{on: 'MAIL', when: {greeted: true, mail: false}, do: [slow, '250 2.1.0 Ok']},
	{on: 'RCPT', when: {mail: true, to: ['alice', 'postmaster']}, do: [slow, '250 2.1.5 Ok']},
	{on: 'RCPT', when: {mail: true}, do: [slow, '550 5.1.1 <{to}>: User unknown']},
];

const tooMany: readonly Step[] = [
	'421 4.7.0 {host} Error: too many connections from {client}',
	{end: 'fin'},
];
/** Somebody else behind our address was here just now; after a pause all is well. */
const crowded: readonly Rule[] = [
	{on: 'connect', when: {connection: 'first'}, do: tooMany},
	{on: 'connect', when: {connectionsWithin: {ms: 800, atLeast: 2}}, do: tooMany},
];

const list: readonly [Riddle, ...Riddle[]] = [
	{
		label: 'red',
		about: '521 in place of the greeting, although you had not said a word.',
		servers: [
			{
				at: ['203.0.113.1'],
				first: [{on: 'connect', do: [{waitMs: 300}, '521 5.5.1 Protocol error', {end: 'fin'}]}],
			},
		],
		expect: refusedAt('banner', 521, 12, {closed: 'fin', about: 'you'}),
		cause: {id: 'pre-greeting', mailbox: 'unknown'},
	},
	{
		label: 'blue',
		about: 'You are connected, and no greeting comes in your time.',
		servers: [
			{
				at: ['203.0.113.2'],
				first: [{on: 'connect', do: [{waitMs: 1800}, '220 {host} ESMTP Postfix']}],
			},
		],
		options: ['--timeout', '0.8'],
		expect: brokenAt('banner', 'timeout', 20),
		cause: {id: 'greet-delay'},
	},
	{
		label: 'green',
		about: 'The greeting comes at once, the answer to EHLO does not come in your time.',
		servers: [{at: ['203.0.113.3'], starttls: false, first: tarpit}],
		options: ['--timeout', '0.6'],
		expect: brokenAt('ehlo', 'timeout', 20),
		cause: {id: 'tarpit'},
	},
	{
		label: 'white',
		about: 'Both hosts hang up before they say a word.',
		servers: ['203.0.113.4', '203.0.113.5'].map((address) => ({
			at: [address],
			first: [{on: 'connect', do: [{end: 'fin'}]}],
		})),
		expect: brokenAt('banner', 'fin', 20),
		cause: {id: 'ip-blocklisted', mailbox: 'unknown'},
	},
	{
		label: 'black',
		about: 'Both hosts say 421 and hang up.',
		servers: ['203.0.113.6', '203.0.113.7'].map((address) => ({
			at: [address],
			first: [
				{
					on: 'connect',
					do: ['421 4.3.2 {host} System load is too high, try again later', {end: 'fin'}],
				},
			],
		})),
		expect: refusedAt('banner', 421, 11, {closed: 'fin', about: 'server'}),
		cause: {id: 'overload'},
	},
	{
		label: 'grey',
		about: '421 at the door, for a moment.',
		servers: [{at: ['203.0.113.8'], first: crowded}],
		expect: refusedAt('banner', 421, 11, {closed: 'fin', about: 'you'}),
		cause: {id: 'rate-limited', mailbox: 'unknown'},
	},
];

export const whyAtTheDoor: Scenario = {
	id: 'why-at-the-door',
	title: 'Riddle: turned away at the door',
	teaches:
		'Six servers turn you away before you can say what you want, each for another cause. One thinks that you spoke first (RFC 5321 §4.3.1 forbids it), one lets you wait on purpose, one answers slowly and slower, one does not like your address, one has too much to do, one saw you too often. Walk to each, make the experiments, and name the cause: patience, a pause and a second try tell most of them apart.',
	...riddles('at-the-door.example', list),
};

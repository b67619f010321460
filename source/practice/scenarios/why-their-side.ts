import {brokenAt, refusedAt} from '../expect.ts';
import {type Riddle, riddles} from '../riddles.ts';
import type {Scenario} from '../scenario.ts';

const list: readonly [Riddle, ...Riddle[]] = [
	{
		label: 'red',
		about: 'The first of three hosts never answers EHLO.',
		servers: [
			{at: ['203.0.113.55'], first: [{on: 'EHLO', do: [{end: 'hang'}]}]},
			{at: ['203.0.113.56']},
			{at: ['203.0.113.57']},
		],
		options: ['--timeout', '1'],
		expect: brokenAt('ehlo', 'timeout', 20),
		cause: {id: 'sick-mx'},
	},
	{
		label: 'blue',
		about: 'The first of two hosts hangs up after MAIL.',
		servers: [
			{at: ['203.0.113.58'], first: [{on: 'MAIL', do: [{end: 'fin'}]}]},
			{at: ['203.0.113.59']},
		],
		expect: brokenAt('mail', 'fin', 20),
		cause: {id: 'sick-mx'},
	},
	{
		label: 'green',
		about: 'The first of two hosts has a fault of its own.',
		servers: [
			{
				at: ['203.0.113.60'],
				first: [{on: 'RCPT', do: ['451 4.3.0 <{to}>: Temporary lookup failure']}],
			},
			{at: ['203.0.113.61']},
		],
		expect: refusedAt('rcpt', 451, 11, {reason: 'system-error', about: 'server'}),
		cause: {id: 'sick-mx'},
	},
	{
		label: 'white',
		about: 'Both hosts are too busy.',
		servers: ['203.0.113.62', '203.0.113.63'].map((address) => ({
			at: [address],
			first: [{on: 'RCPT', do: ['451 4.3.2 Server too busy, please try again later']}],
		})),
		expect: refusedAt('rcpt', 451, 11, {about: 'server'}),
		cause: {id: 'overload'},
	},
	{
		label: 'black',
		about: 'They insist on TLS and do not offer it.',
		servers: ['203.0.113.64', '203.0.113.65'].map((address) => ({
			at: [address],
			starttls: false,
			first: [{on: 'MAIL', do: ['530 5.7.0 Must issue a STARTTLS command first']}],
		})),
		expect: refusedAt('mail', 530, 12, {reason: 'tls-required'}),
		// Whoever demands STARTTLS offers it: a box of theirs has cut the line out.
		cause: {id: 'starttls-stripped', mailbox: 'unknown'},
	},
	{
		label: 'grey',
		about: 'The TLS handshake fails, and in the clear they refuse you.',
		servers: [
			{
				at: ['203.0.113.66'],
				starttls: {versions: 'none-in-common'},
				first: [{on: 'MAIL', when: {secure: false}, do: ['550 5.7.10 Encryption needed']}],
			},
		],
		expect: refusedAt('mail', 550, 12),
		cause: {id: 'tls-failing', mailbox: 'unknown'},
	},
	{
		label: 'gold',
		about: 'One error, and your next command is one too many.',
		servers: [
			{
				at: ['203.0.113.67'],
				first: [
					{on: 'STARTTLS', do: ['454 4.7.0 TLS not available due to local problem']},
					{
						on: 'MAIL',
						when: {errors: 1},
						do: ['421 4.7.0 {host} Error: too many errors', {end: 'fin'}],
					},
				],
			},
		],
		expect: refusedAt('mail', 421, 11, {closed: 'fin'}),
		cause: {id: 'error-limit', mailbox: 'unknown'},
	},
	{
		label: 'brown',
		about: 'They think that you are guessing names.',
		servers: [
			{
				at: ['203.0.113.68'],
				first: [
					{
						on: 'RCPT',
						do: [
							'421 4.7.0 {host} Too many unknown recipients from [{client}], closing',
							{end: 'fin'},
						],
					},
				],
			},
		],
		expect: refusedAt('rcpt', 421, 11, {closed: 'fin', about: 'you'}),
		cause: {id: 'harvest-protection', mailbox: 'unknown'},
	},
];

export const whyTheirSide: Scenario = {
	id: 'why-their-side',
	title: 'Riddle: one sick host, or all of them?',
	teaches:
		'Not every trouble is about you. One mail exchanger of several may be ill while the others are well: a sender that goes on to the next host never notices (RFC 5321 §5.1), one that does not tells its users that the domain is down. All of them may be too busy, or have broken their TLS, or count errors and unknown names and lose patience. Ask another host, come again after a while, and compare.',
	...riddles('their-side.example', list),
};

import {proxiedControls, proxyName} from '../controls.ts';
import {brokenAt, recipientAnswer, refusedAt} from '../expect.ts';
import {type Riddle, riddles} from '../riddles.ts';
import type {Scenario} from '../scenario.ts';
import {exim} from '../software/exim.ts';
import {google} from '../software/google.ts';

const list: readonly [Riddle, ...Riddle[]] = [
	{
		label: 'red',
		local: 'frank',
		about: 'No such user; and whoever asks for too many such names finds the door shut.',
		servers: [
			{
				at: ['203.0.113.80'],
				first: [
					{on: 'connect', when: {unknownNames: 2}, do: [{end: 'fin'}]},
					{on: 'RCPT', when: {mail: true, unknownNames: 2}, do: [{end: 'fin'}]},
				],
			},
		],
		expect: recipientAnswer(550, 10, 'absent', {reason: 'user-unknown'}),
		cause: {id: 'user-unknown', mailbox: 'absent'},
	},
	{
		label: 'blue',
		about: 'Refused at MAIL with the null sender, the one that bounces have.',
		servers: [
			{
				at: ['203.0.113.81'],
				first: [
					{on: 'MAIL', when: {greeted: true, nullSender: true}, do: ['550 5.7.1 Access denied']},
				],
			},
		],
		options: ['--from', '<>'],
		expect: refusedAt('mail', 550, 12),
		cause: {id: 'sender-rejected', mailbox: 'unknown'},
	},
	{
		label: 'green',
		about: 'No answer to RCPT. Your sender is at a domain that does not exist.',
		servers: [
			{
				at: ['203.0.113.82'],
				starttls: false,
				first: [
					{
						on: 'RCPT',
						when: {mail: true, fromDomain: ['@nowhere.example']},
						do: [{end: 'hang'}],
					},
				],
			},
		],
		options: ['--from', 'you@nowhere.example', '--timeout', '1'],
		expect: brokenAt('rcpt', 'timeout', 20),
		cause: {id: 'sender-rejected', mailbox: 'unknown'},
	},
	{
		label: 'white',
		about: 'Cut off after RCPT, by a reset. You said EHLO as "client".',
		servers: [
			{
				at: ['203.0.113.83'],
				first: [{on: 'RCPT', when: {mail: true, helo: 'bare'}, do: [{waitMs: 50}, {end: 'rst'}]}],
			},
		],
		software: exim,
		options: ['--helo', 'client'],
		expect: brokenAt('rcpt', 'rst', 20),
		cause: {id: 'helo-rejected', mailbox: 'unknown'},
	},
	{
		label: 'black',
		about: '554 in place of the greeting, on both hosts.',
		servers: ['203.0.113.84', '203.0.113.85'].map((address) => ({
			at: [address],
			first: [
				{on: 'connect', do: ['554 {host} Access to this mail system is denied for [{client}]']},
			],
		})),
		expect: refusedAt('banner', 554, 12, {about: 'you'}),
		cause: {id: 'ip-blocklisted', mailbox: 'unknown'},
	},
	{
		label: 'grey',
		about: 'Put off at MAIL for what came from your address.',
		servers: [
			{
				at: ['203.0.113.86'],
				first: [
					{
						on: 'MAIL',
						when: {greeted: true},
						do: [
							'421-4.7.0 [{client}] Our system has detected an unusual rate of',
							'421-4.7.0 unsolicited mail originating from your IP address. To protect our',
							'421 4.7.0 users, mail sent from your IP address has been put off. {id} - gsmtp',
							{end: 'fin'},
						],
					},
				],
			},
		],
		software: google,
		expect: refusedAt('mail', 421, 11, {closed: 'fin', about: 'you'}),
		cause: {id: 'rate-limited', mailbox: 'unknown'},
	},
	{
		label: 'gold',
		about: 'Hung up after EHLO by the first of two hosts.',
		servers: [
			{at: ['203.0.113.87'], first: [{on: ['EHLO', 'HELO'], do: [{end: 'fin'}]}]},
			{at: ['203.0.113.88']},
		],
		expect: brokenAt('ehlo', 'fin', 20),
		cause: {id: 'sick-mx', mailbox: 'unknown'},
	},
	{
		label: 'brown',
		about: 'Both hosts hang up before the greeting. Your address has no name.',
		servers: ['203.0.113.89', '203.0.113.90'].map((address) => ({
			at: [address],
			exit: 'no-ptr',
			first: [{on: 'connect', do: [{end: 'fin'}]}],
		})),
		expect: brokenAt('banner', 'fin', 20),
		cause: {id: 'no-ptr', mailbox: 'unknown'},
	},
	{
		label: 'pink',
		about: 'Turned away in the first line, on both hosts.',
		servers: ['203.0.113.91', '203.0.113.92'].map((address) => ({
			at: [address],
			starttls: false,
			first: [{on: 'connect', do: [`554 ${proxyName} mail from this line is not allowed`]}],
		})),
		expect: refusedAt('banner', 554, 12, {about: 'you'}),
		cause: {id: 'transparent-proxy', mailbox: 'unknown'},
		controls: proxiedControls,
	},
	{
		label: 'silver',
		local: 'zoe',
		about: 'Unable to deliver, they say.',
		servers: [{at: ['203.0.113.93'], unknown: ['550 5.7.1 Unable to deliver to {to}']}],
		expect: refusedAt('rcpt', 550, 30),
		cause: {id: 'user-unknown'},
	},
	{
		label: 'violet',
		about: 'TLS fails at the first of two hosts, and in the clear it takes nothing.',
		servers: [
			{
				at: ['203.0.113.94'],
				starttls: {versions: 'none-in-common'},
				first: [
					{
						on: 'MAIL',
						when: {secure: false},
						do: ['530 5.7.0 Must issue a STARTTLS command first'],
					},
				],
			},
			{at: ['203.0.113.95']},
		],
		expect: refusedAt('mail', 530, 12, {reason: 'tls-required'}),
		cause: {id: 'tls-failing', mailbox: 'unknown'},
	},
];

export const whyOnceMore: Scenario = {
	id: 'why-once-more',
	title: 'Riddle: once more, from the beginning',
	teaches:
		'Eleven more troubles to try your eye on: a reset that a name in EHLO brings about, a sender that makes the server think for ever, the null sender refused (which RFC 5321 §4.5.5 forbids), a host that is ill among two, an address that sent too much, and a name that nobody has, at a server that soon loses patience with whoever guesses names. Look at the stage, the kind of end and the last words first; then make the experiments.',
	...riddles('once-more.example', list),
};

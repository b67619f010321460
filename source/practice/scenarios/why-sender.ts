import {refusedAt} from '../expect.ts';
import {type Riddle, riddles} from '../riddles.ts';
import type {Scenario} from '../scenario.ts';
import type {When} from '../script.ts';
import {exim} from '../software/exim.ts';
import {postfix} from '../software/postfix.ts';

const client: When = {helo: 'bare'};

const list: readonly [Riddle, ...Riddle[]] = [
	{
		label: 'red',
		about: 'Refused at EHLO with a word about your name.',
		servers: [
			{
				at: ['203.0.113.30'],
				first: [
					{
						on: ['EHLO', 'HELO'],
						when: client,
						do: ['504 5.5.2 <{helo}>: Helo command rejected: need fully-qualified hostname'],
					},
				],
			},
		],
		software: postfix,
		options: ['--helo', 'client'],
		expect: refusedAt('ehlo', 504, 12, {reason: 'helo-rejected', about: 'you'}),
		cause: {id: 'helo-rejected', mailbox: 'unknown'},
	},
	{
		label: 'blue',
		about: 'Refused at EHLO, and not said why. You said EHLO as "client".',
		servers: [
			{at: ['203.0.113.31'], first: [{on: ['EHLO', 'HELO'], when: client, do: ['550 Not here']}]},
		],
		software: exim,
		options: ['--helo', 'client'],
		expect: refusedAt('ehlo', 550, 12),
		cause: {id: 'helo-rejected', mailbox: 'unknown'},
	},
	{
		label: 'green',
		about: 'Refused at RCPT: they asked your own server about the sender.',
		servers: [
			{
				at: ['203.0.113.32'],
				first: [
					{
						on: 'RCPT',
						when: {mail: true, fromDomain: ['nobody@learner.example']},
						do: [
							'550-Verification failed for <{from}>',
							'550-The mail server for that address said: 550 5.1.1 User unknown',
							'550 Sender verify failed',
						],
					},
				],
			},
		],
		software: exim,
		options: ['--from', 'nobody@learner.example'],
		expect: refusedAt('rcpt', 550, 12, {reason: 'sender-rejected', about: 'you'}),
		cause: {id: 'sender-rejected', mailbox: 'unknown'},
	},
	{
		label: 'white',
		about: 'Refused at RCPT: your sender belongs to a bank, your address does not.',
		servers: [
			{
				at: ['203.0.113.33'],
				first: [
					{
						on: 'RCPT',
						when: {mail: true, fromDomain: ['@control-one.example']},
						do: [
							'550 5.7.23 <{to}>: Recipient address rejected: Message rejected due to: SPF fail - not authorized',
						],
					},
				],
			},
		],
		options: ['--from', 'director@control-one.example'],
		expect: refusedAt('rcpt', 550, 12, {reason: 'sender-auth-failed', about: 'you'}),
		cause: {id: 'sender-auth-failed', mailbox: 'unknown'},
	},
	{
		label: 'black',
		about: 'Refused at RCPT for the missing name of your address.',
		servers: [
			{
				at: ['203.0.113.34'],
				exit: 'no-ptr',
				first: [
					{
						on: 'RCPT',
						when: {mail: true},
						do: ['450 4.7.25 Client host rejected: cannot find your hostname, [{client}]'],
					},
				],
			},
		],
		expect: refusedAt('rcpt', 450, 12, {reason: 'no-ptr', about: 'you'}),
		cause: {id: 'no-ptr', mailbox: 'unknown'},
	},
	{
		label: 'grey',
		about: 'Refused at RCPT with a word about the client.',
		servers: [
			{
				at: ['203.0.113.35'],
				first: [
					{
						on: 'RCPT',
						when: {mail: true},
						do: ['554 5.7.1 <{client}>: Client host rejected: Access denied'],
					},
				],
			},
		],
		expect: refusedAt('rcpt', 554, 12, {about: 'you'}),
		cause: {id: 'ip-blocklisted', mailbox: 'unknown'},
	},
	{
		label: 'gold',
		about: 'Refused at MAIL for a list of domains.',
		servers: [
			{
				at: ['203.0.113.36'],
				first: [
					{
						on: 'MAIL',
						when: {greeted: true, fromDomain: ['@nowhere.example']},
						do: [
							'554 5.7.1 Service unavailable; Sender address [{from}] blocked using dbl.practice.example',
						],
					},
				],
			},
		],
		options: ['--from', 'you@nowhere.example'],
		expect: refusedAt('mail', 554, 12, {reason: 'domain-blocklisted', about: 'you'}),
		cause: {id: 'domain-blocklisted', mailbox: 'unknown'},
	},
];

export const whySender: Scenario = {
	id: 'why-sender',
	title: 'Riddle: what do they have against you?',
	teaches:
		'Seven refusals that are about you, some said outright, some in between the lines: the name in EHLO, a sender that your own server denies (a callout), a sender that may not come from your address (SPF, RFC 7208), an address without a PTR record, an address or a domain on a list. Some come only at RCPT, in a sentence that begins with the recipient. None of them says anything about the mailbox.',
	...riddles('about-you.example', list),
};

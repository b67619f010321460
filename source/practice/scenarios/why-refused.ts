import {recipientAnswer, refusedAt} from '../expect.ts';
import {type Riddle, riddles} from '../riddles.ts';
import type {Scenario} from '../scenario.ts';
import type {Rule, When} from '../script.ts';
import {exchange} from '../software/exchange.ts';

/** The same words to everybody, whatever the cause. */
const words = '550 5.7.1 Access denied';
const denied = (when: When): Rule => ({on: 'RCPT', when: {mail: true, ...when}, do: [words]});
const expected = refusedAt('rcpt', 550, 12);

const list: readonly [Riddle, ...Riddle[]] = [
	{
		label: 'red',
		about: 'Access denied. You said EHLO as "client".',
		servers: [{at: ['203.0.113.10'], first: [denied({helo: 'bare'})]}],
		options: ['--helo', 'client'],
		expect: expected,
		cause: {id: 'helo-rejected', mailbox: 'unknown'},
	},
	{
		label: 'blue',
		about: 'Access denied. Your sender is at a domain that does not exist.',
		servers: [{at: ['203.0.113.11'], first: [denied({fromDomain: ['@nowhere.example']})]}],
		options: ['--from', 'you@nowhere.example'],
		expect: expected,
		cause: {id: 'sender-rejected', mailbox: 'unknown'},
	},
	{
		label: 'green',
		about: 'Access denied over IPv4, where you come from an address without a name.',
		servers: [
			{
				at: ['203.0.113.12', '2001:db8:ca::12'],
				first: [denied({family: 4})],
				exit: {ipv4: 'no-ptr'},
			},
		],
		expect: expected,
		cause: {id: 'no-ptr', mailbox: 'unknown'},
	},
	{
		label: 'white',
		about: 'Access denied over IPv4.',
		servers: [{at: ['203.0.113.13', '2001:db8:ca::13'], first: [denied({family: 4})]}],
		expect: expected,
		cause: {id: 'ip-blocklisted', mailbox: 'unknown'},
	},
	{
		label: 'black',
		about: 'Access denied, after STARTTLS was not to be had.',
		servers: [
			{
				at: ['203.0.113.14'],
				first: [
					{
						on: 'STARTTLS',
						when: {connection: 'first'},
						do: ['454 4.7.0 TLS not available due to temporary reason'],
					},
					denied({secure: false}),
				],
			},
		],
		expect: expected,
		cause: {id: 'tls-required', mailbox: 'unknown'},
	},
	{
		label: 'grey',
		local: 'carol',
		about: 'Access denied.',
		servers: [{at: ['203.0.113.15'], first: [denied({to: ['carol']})]}],
		expect: expected,
		cause: {id: 'recipient-refused', catchAll: 'no'},
	},
	{
		label: 'gold',
		about: 'Access denied with 5.4.1, which mostly means that there is no such recipient.',
		software: exchange,
		servers: [
			{
				at: ['203.0.113.16'],
				first: [
					{
						on: 'RCPT',
						when: {mail: true},
						do: ['550 5.4.1 Recipient address rejected: Access denied. [{host} {id}]'],
					},
				],
			},
		],
		expect: recipientAnswer(550, 10, 'unknown', {reason: 'user-unknown'}),
		cause: {id: 'policy', mailbox: 'unknown'},
	},
];

export const whyRefused: Scenario = {
	id: 'why-refused',
	title: 'Riddle: access denied, and no word why',
	teaches:
		'Seven servers refuse at RCPT with nearly the same words, and the words do not say why: the EHLO name, the sender, a missing PTR record, your address, a line that is not encrypted, this one mailbox, or everybody. RFC 3463 §3.8 makes 5.7.1 mean no more than "not permitted". Only a comparison tells: change one thing, leave all else as it was, and see whether the answer moves.',
	...riddles('access-denied.example', list),
};

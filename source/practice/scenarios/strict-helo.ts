import {accepted, refusedAt} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';

export const strictHelo: Scenario = {
	id: 'strict-helo',
	title: 'A bad EHLO name, refused two commands later',
	domain: 'strict-helo.example',
	teaches:
		'The stage where a refusal comes may not be the stage of the fault. This server, like many Postfix servers, lets every EHLO name pass and complains only at RCPT, so that its log can say who was meant. Edit the EHLO name to a word without a dot and see: the reply to RCPT speaks of your name, not of the recipient. RFC 5321 §4.1.4 wants a name that resolves, or an address literal.',
	dns: {'strict-helo.example': mailFor('mx.strict-helo.example')},
	hosts: [
		postfix({
			name: 'mx.strict-helo.example',
			addresses: ['192.0.2.110'],
			domains: ['strict-helo.example'],
			first: [
				{
					on: 'RCPT',
					when: {mail: true, helo: 'bare'},
					do: ['504 5.5.2 <{helo}>: Helo command rejected: need fully-qualified hostname'],
				},
				{
					on: 'RCPT',
					when: {mail: true, helo: 'ours'},
					do: ['550 5.7.1 <{helo}>: Helo command rejected: You are not me'],
				},
			],
		}),
	],
	visits: [
		{
			address: 'alice@strict-helo.example',
			about: 'With an honest name all is well; edit it to be refused.',
			expect: accepted,
		},
		{
			address: 'bob@strict-helo.example',
			about: 'The name given to EHLO is refused at RCPT.',
			options: ['--helo', 'client'],
			expect: refusedAt('rcpt', 504, 12, {reason: 'helo-rejected', about: 'you'}),
			cause: {id: 'helo-rejected', mailbox: 'unknown'},
		},
	],
};

import {recipientAnswer, refusedAt} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';

export const notNow: Scenario = {
	id: 'not-now',
	title: 'Three temporary refusals, three meanings',
	domain: 'not-now.example',
	teaches:
		'A code that starts with 4 says: try the same again later (RFC 5321 §4.2.1). It does not say whose trouble it is; the text and the enhanced code do. 4.3.0 is a fault of their system, 4.1.1 an address they are still checking, 4.7.1 a limit on your rate. Never take a 4yz for "no such mailbox".',
	dns: {'not-now.example': mailFor('mx.not-now.example')},
	hosts: [
		postfix({
			name: 'mx.not-now.example',
			addresses: ['192.0.2.122'],
			domains: ['not-now.example'],
			mailboxes: {
				fault: ['451 4.3.0 <{to}>: Temporary lookup failure'],
				unsure: [
					'450 4.1.1 <{to}>: Recipient address rejected: unverified address: Address verification in progress',
				],
				busy: [
					'450 4.7.1 <{client}>: Client host rejected: too many messages from your address, rate limit exceeded',
				],
			},
		}),
	],
	visits: [
		{
			address: 'fault@not-now.example',
			about: 'Their system has a fault.',
			expect: refusedAt('rcpt', 451, 11, {reason: 'system-error', about: 'server'}),
		},
		{
			address: 'unsure@not-now.example',
			about: 'They are still checking the address.',
			expect: recipientAnswer(450, 11, 'unknown', {reason: 'mailbox-temp-unavailable'}),
			cause: {id: 'mailbox-temp-unavailable'},
		},
		{
			address: 'busy@not-now.example',
			about: 'You sent too much in too short a time.',
			expect: refusedAt('rcpt', 450, 11, {reason: 'rate-limited', about: 'you'}),
			cause: {id: 'rate-limited', mailbox: 'unknown'},
		},
	],
};

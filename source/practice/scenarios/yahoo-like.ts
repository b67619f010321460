import {refusedAt} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';

export const yahooLike: Scenario = {
	id: 'yahoo-like',
	title: 'Deferred at RCPT, as Yahoo does it',
	domain: 'yahoo-like.example',
	teaches:
		'The answer to RCPT is 421, and the connection is gone. It looks like a word about the recipient, but the text says otherwise: too much mail or too many complaints from your address. 421 may come at any moment before a server closes (RFC 5321 §3.8), so where it comes says little about why. It is temporary: send less, send what people want, and try again after hours, not seconds. The server is modelled on Yahoo but is not Yahoo.',
	dns: {
		'yahoo-like.example': mailFor('mta5.mail.yahoo-like.example', 'mta6.mail.yahoo-like.example'),
	},
	hosts: (['mta5', 'mta6'] as const).map((name, index) =>
		postfix({
			name: `${name}.mail.yahoo-like.example`,
			addresses: [`192.0.2.${54 + index}`],
			domains: ['yahoo-like.example'],
			capabilities: ['PIPELINING', 'SIZE 41943040', '8BITMIME'],
			first: [
				{on: 'connect', do: ['220 {host} ESMTP ready']},
				{
					on: 'RCPT',
					when: {mail: true},
					do: [
						'421 4.7.0 [TSS04] Messages from {client} temporarily deferred due to unexpected volume or user complaints - 4.16.55.1; see https://postmaster.yahoo-like.example/error-codes',
						{end: 'fin'},
					],
				},
			],
		}),
	),
	visits: [
		{
			address: 'alice@yahoo-like.example',
			about: 'You are put off at RCPT, and the connection is closed.',
			expect: refusedAt('rcpt', 421, 11, {closed: 'fin', about: 'you'}),
			cause: {id: 'bad-reputation', mailbox: 'unknown'},
		},
	],
};

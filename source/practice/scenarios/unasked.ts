import {accepted} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {lines250} from '../software/build.ts';
import {postfix} from '../software/postfix.ts';

export const unasked: Scenario = {
	id: 'unasked',
	title: 'A server that says more than it was asked',
	domain: 'unasked.example',
	teaches:
		'SMTP is question and answer: one reply for each command (RFC 5321 §4.2). This server sends a second reply behind its answer to EHLO. A client that counts replies instead of looking when they came takes it for the answer to MAIL, and is off by one from then on: it may believe that a recipient was accepted who was never asked about. The walk keeps the stray reply apart and tells you.',
	dns: {'unasked.example': mailFor('mx.unasked.example')},
	hosts: [
		postfix({
			name: 'mx.unasked.example',
			addresses: ['192.0.2.105'],
			domains: ['unasked.example'],
			starttls: false,
			first: [
				{
					on: 'EHLO',
					do: [...lines250(['{host}', 'PIPELINING', 'ENHANCEDSTATUSCODES']), '250 2.0.0 Ok'],
				},
			],
		}),
	],
	visits: [
		{
			address: 'alice@unasked.example',
			about: 'A stray reply behind EHLO, recognised as such.',
			expect: accepted,
		},
	],
};

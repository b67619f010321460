import {refusedAt} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';

export const dnsbl: Scenario = {
	id: 'dnsbl',
	title: 'Refused at RCPT for a public block list',
	domain: 'dnsbl.example',
	teaches:
		'The server asked a public DNS block list about your address (RFC 5782) and refuses because of what it says. The refusal comes at RCPT but is about you: every recipient here gets the same answer. The text names the list and where to ask for removal. Check the list yourself before you write to anybody; the server only follows it.',
	dns: {'dnsbl.example': mailFor('mx.dnsbl.example')},
	hosts: [
		postfix({
			name: 'mx.dnsbl.example',
			addresses: ['192.0.2.114'],
			domains: ['dnsbl.example'],
			first: [
				{
					on: 'RCPT',
					when: {mail: true},
					do: [
						'554 5.7.1 Service unavailable; Client host [{client}] blocked using bl.practice.example; https://bl.practice.example/lookup?ip={client}',
					],
				},
			],
		}),
	],
	visits: [
		{
			address: 'alice@dnsbl.example',
			about: 'Your address is on a block list that this server asks.',
			expect: refusedAt('rcpt', 554, 12, {reason: 'ip-blocklisted', about: 'you'}),
			cause: {id: 'ip-blocklisted', mailbox: 'unknown'},
		},
	],
};

import {accepted} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';

export const starttlsInjected: Scenario = {
	id: 'starttls-injected',
	title: 'Somebody slips a line in before TLS',
	domain: 'starttls-injected.example',
	teaches:
		'Behind the reply to STARTTLS, in the same packet, comes another line that pretends to be the answer to your next EHLO. Whoever sits between you and the server can do that, since it is still in the clear. A careless client believes it after the handshake, as if it had come encrypted (CVE-2011-0411). All that arrived before the handshake must be thrown away (RFC 3207 §4.2); the walk does so and tells you.',
	dns: {'starttls-injected.example': mailFor('mx.starttls-injected.example')},
	hosts: [
		postfix({
			name: 'mx.starttls-injected.example',
			addresses: ['192.0.2.83'],
			domains: ['starttls-injected.example'],
			first: [
				{
					on: 'STARTTLS',
					when: {secure: false},
					do: [
						'220 2.0.0 Ready to start TLS',
						'250-mx.starttls-injected.example',
						'250 AUTH PLAIN LOGIN',
						{tls: {}},
					],
				},
			],
		}),
	],
	visits: [
		{
			address: 'alice@starttls-injected.example',
			about: 'The line that was slipped in is found and thrown away.',
			expect: accepted,
		},
	],
};

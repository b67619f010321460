import {accepted} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {exchange} from '../software/exchange.ts';
import {postfix} from '../software/postfix.ts';

export const tlsOld: Scenario = {
	id: 'tls-old',
	title: 'STARTTLS is offered, but the handshake fails',
	domain: 'tls-old.example',
	teaches:
		'One server offers STARTTLS and then speaks only TLS 1.1, which clients of today refuse (RFC 8996); the other sends something that is no TLS at all. Encryption between mail servers is opportunistic (RFC 7435): when it fails, mail goes on in the clear rather than not at all. The broken session cannot be used any more, so the walk starts a new connection and leaves STARTTLS out.',
	dns: {
		'tls-old.example': mailFor('mx.tls-old.example'),
		'garbage.tls-old.example': mailFor('mx.garbage.tls-old.example'),
	},
	hosts: [
		exchange({
			name: 'mx.tls-old.example',
			addresses: ['192.0.2.70'],
			domains: ['tls-old.example'],
			starttls: {maxVersion: 'TLSv1.1'},
		}),
		postfix({
			name: 'mx.garbage.tls-old.example',
			addresses: ['192.0.2.71'],
			domains: ['garbage.tls-old.example'],
			first: [
				{
					on: 'STARTTLS',
					do: [
						'220 2.0.0 Ready to start TLS',
						{await: 'bytes'},
						{raw: '454 4.7.0 TLS not available due to local problem\r\n'},
						{end: 'fin'},
					],
				},
			],
		}),
	],
	visits: [
		{
			address: 'alice@tls-old.example',
			about: 'The handshake fails; in the clear all is well.',
			expect: accepted,
		},
		{
			address: 'alice@garbage.tls-old.example',
			about: 'Plain text comes in the middle of the handshake.',
			expect: accepted,
		},
	],
};

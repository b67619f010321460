import {accepted} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {exchange} from '../software/exchange.ts';
import {postfix} from '../software/postfix.ts';

export const tlsBroken: Scenario = {
	id: 'tls-broken',
	title: 'STARTTLS is offered, but the handshake fails',
	domain: 'tls-broken.example',
	teaches:
		'One server has no cipher in common with anybody, another sends plain text in the middle of the handshake. Encryption between mail servers is opportunistic (RFC 7435): when it fails, mail goes on in the clear rather than not at all. The broken session cannot be used any more, so the walk starts a new connection and leaves STARTTLS out. A third one speaks TLS 1.1 at most, which nobody should use any more (RFC 8996).',
	dns: {
		'tls-broken.example': mailFor('mx.tls-broken.example'),
		'garbage.tls-broken.example': mailFor('mx.garbage.tls-broken.example'),
		'refused.tls-broken.example': mailFor('mx.refused.tls-broken.example'),
		'old.tls-broken.example': mailFor('mx.old.tls-broken.example'),
	},
	hosts: [
		exchange({
			name: 'mx.tls-broken.example',
			addresses: ['192.0.2.70'],
			domains: ['tls-broken.example'],
			starttls: {versions: 'none-in-common'},
		}),
		postfix({
			name: 'mx.garbage.tls-broken.example',
			addresses: ['192.0.2.71'],
			domains: ['garbage.tls-broken.example'],
			first: [
				{
					on: 'STARTTLS',
					do: [
						'220 2.0.0 Ready to start TLS',
						{await: 'bytes'},
						'454 4.7.0 TLS not available due to local problem',
						{end: 'fin'},
					],
				},
			],
		}),
		postfix({
			name: 'mx.refused.tls-broken.example',
			addresses: ['192.0.2.75'],
			domains: ['refused.tls-broken.example'],
			first: [{on: 'STARTTLS', do: ['454 4.7.0 TLS not available due to temporary reason']}],
		}),
		exchange({
			name: 'mx.old.tls-broken.example',
			addresses: ['192.0.2.72'],
			domains: ['old.tls-broken.example'],
			starttls: {versions: 'up-to-1.1'},
		}),
	],
	visits: [
		{
			address: 'alice@tls-broken.example',
			about: 'The handshake fails; in the clear all is well.',
			expect: accepted,
		},
		{
			address: 'alice@garbage.tls-broken.example',
			about: 'Plain text comes in the middle of the handshake.',
			expect: accepted,
		},
		{
			address: 'alice@refused.tls-broken.example',
			about: 'STARTTLS is refused, so the same connection goes on in the clear.',
			expect: accepted,
		},
		{
			address: 'alice@old.tls-broken.example',
			about: 'Encrypted, but with a version of TLS that is long given up.',
			expect: accepted,
		},
	],
};

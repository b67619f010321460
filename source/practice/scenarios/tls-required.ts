import {accepted, refusedAt} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import type {Rule} from '../script.ts';
import {postfix} from '../software/postfix.ts';

const onlyWithTls: Rule = {
	on: 'MAIL',
	when: {secure: false},
	do: ['530 5.7.0 Must issue a STARTTLS command first'],
};

export const tlsRequired: Scenario = {
	id: 'tls-required',
	title: 'A server that insists on TLS',
	domain: 'tls-required.example',
	teaches:
		'This server answers MAIL with 530 unless the connection is encrypted (RFC 3207 §4). Pass over STARTTLS to see it. At locked.tls-required.example the handshake itself is broken, so there is no way in at all: TLS fails, and in the clear you are refused. That is about TLS on both sides, not about the mailbox.',
	dns: {
		'tls-required.example': mailFor('mx.tls-required.example'),
		'locked.tls-required.example': mailFor('mx.locked.tls-required.example'),
	},
	hosts: [
		postfix({
			name: 'mx.tls-required.example',
			addresses: ['192.0.2.73'],
			domains: ['tls-required.example'],
			first: [onlyWithTls],
		}),
		postfix({
			name: 'mx.locked.tls-required.example',
			addresses: ['192.0.2.74'],
			domains: ['locked.tls-required.example'],
			first: [onlyWithTls],
			starttls: {versions: 'none-in-common'},
		}),
	],
	visits: [
		{
			address: 'alice@tls-required.example',
			about: 'With TLS all is well; pass over STARTTLS to be refused.',
			expect: accepted,
		},
		{
			address: 'alice@locked.tls-required.example',
			about: 'TLS fails, and without TLS you are refused.',
			expect: refusedAt('mail', 530, 12, {reason: 'tls-required'}),
			cause: {id: 'tls-failing', mailbox: 'unknown'},
		},
	],
};

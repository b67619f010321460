import {refusedAt} from '../expect.ts';
import type {Scenario} from '../scenario.ts';

export const noMailHost: Scenario = {
	id: 'no-mail-host',
	title: 'A host that says: no mail here, ever',
	domain: 'no-mail-host.example',
	teaches:
		'521 in place of the banner says that this host never accepts mail (RFC 7504). It is for machines that somebody might write to by accident, through an implicit MX as here. The connection is closed at once. A null MX in DNS (RFC 7505) says the same earlier and saves the connection.',
	dns: {},
	hosts: [
		{
			name: 'no-mail-host.example',
			addresses: ['192.0.2.120'],
			rules: [
				{on: 'connect', do: ['521 {host} does not accept mail (see RFC 7504)', {end: 'fin'}]},
			],
		},
	],
	visits: [
		{
			address: 'alice@no-mail-host.example',
			about: 'The host refuses all mail in its first line.',
			expect: refusedAt('banner', 521, 13, {reason: 'domain-refuses-mail', closed: 'fin'}),
			cause: {id: 'domain-refuses-mail', mailbox: 'unknown'},
		},
	],
};

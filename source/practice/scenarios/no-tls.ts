import {accepted} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {exim} from '../software/exim.ts';

export const noTls: Scenario = {
	id: 'no-tls',
	title: 'A server without STARTTLS',
	domain: 'no-tls.example',
	teaches:
		'The reply to EHLO is the list of what a server can do. STARTTLS is missing here, so the walk passes over that stage and everything travels in the clear, readable for everybody on the way. If a server that used to offer STARTTLS suddenly does not, somebody in between may have cut the line out of the reply.',
	dns: {'no-tls.example': mailFor('mx.no-tls.example')},
	hosts: [
		exim({
			name: 'mx.no-tls.example',
			addresses: ['192.0.2.82'],
			domains: ['no-tls.example'],
			starttls: false,
		}),
	],
	visits: [
		{
			address: 'alice@no-tls.example',
			about: 'The whole conversation is in the clear.',
			expect: accepted,
		},
	],
};

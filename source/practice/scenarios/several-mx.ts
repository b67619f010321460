import {accepted} from '../expect.ts';
import {address, mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';

export const severalMx: Scenario = {
	id: 'several-mx',
	title: 'Three MX hosts, the first one is down',
	domain: 'several-mx.example',
	teaches:
		'A domain may name several mail exchangers. The lowest preference number is tried first, and when that host cannot be reached the next one must be tried (RFC 5321 §5.1). Here nothing listens on the first host: the connection is refused at once. Watch the walk go on with the second; you may also pick any host yourself.',
	dns: {
		'several-mx.example': mailFor(
			'mx1.several-mx.example',
			'mx2.several-mx.example',
			'mx3.several-mx.example',
		),
		'mx1.several-mx.example': {records: [address('192.0.2.20')]},
	},
	hosts: [
		postfix({
			name: 'mx2.several-mx.example',
			addresses: ['192.0.2.21'],
			domains: ['several-mx.example'],
		}),
		postfix({
			name: 'mx3.several-mx.example',
			addresses: ['192.0.2.22'],
			domains: ['several-mx.example'],
		}),
	],
	visits: [
		{
			address: 'alice@several-mx.example',
			about: 'The first host refuses the connection, the second takes the mail.',
			expect: accepted,
		},
	],
};

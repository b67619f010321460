import {accepted, recipientAnswer} from '../expect.ts';
import type {Scenario} from '../scenario.ts';
import {exim} from '../software/exim.ts';

export const implicitMx: Scenario = {
	id: 'implicit-mx',
	title: 'No MX record: the domain is its own mail host',
	domain: 'implicit-mx.example',
	teaches:
		'A domain without any MX record is not a domain without mail. If it has an address, the domain itself counts as a mail exchanger of preference 0 (RFC 5321 §5.1). That is an old rule, easily met by accident: a web server that nobody meant for mail gets it, too. A domain that wants no mail must say so with a null MX.',
	dns: {},
	hosts: [
		exim({
			name: 'implicit-mx.example',
			addresses: ['192.0.2.35'],
			domains: ['implicit-mx.example'],
		}),
	],
	visits: [
		{
			address: 'alice@implicit-mx.example',
			about: 'The mail goes to the address of the domain itself.',
			expect: accepted,
		},
		{
			address: 'nobody@implicit-mx.example',
			about: 'Exim says "Unrouteable address" for an unknown mailbox.',
			expect: recipientAnswer(550, 10, 'absent', {reason: 'user-unknown'}),
		},
	],
};

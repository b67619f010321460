import {accepted} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {exim} from '../software/exim.ts';

export const oneRecipient: Scenario = {
	id: 'one-recipient',
	title: 'One recipient a session, no more',
	domain: 'one-recipient.example',
	teaches:
		'A server may bound the recipients of one transaction; it should take a hundred (RFC 5321 §4.5.3.1.8), and this one takes a single one. Edit the VRFY line after RCPT into a second RCPT: 452 says that the rest should come in another transaction. That is about the number, not about the second mailbox, and it is one reason why a control probe belongs into a session of its own.',
	dns: {'one-recipient.example': mailFor('mx.one-recipient.example')},
	hosts: [
		exim({
			name: 'mx.one-recipient.example',
			addresses: ['192.0.2.124'],
			domains: ['one-recipient.example'],
			accepts: ['alice', 'bob'],
			first: [{on: 'RCPT', when: {recipients: 1}, do: ['452 4.5.3 too many recipients']}],
		}),
	],
	visits: [
		{
			address: 'alice@one-recipient.example',
			about: 'Accepted; a second RCPT in the same session is not.',
			expect: accepted,
		},
	],
};

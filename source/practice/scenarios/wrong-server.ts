import {refusedAt} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';

export const wrongServer: Scenario = {
	id: 'wrong-server',
	title: 'The MX record names somebody else’s server',
	domain: 'wrong-server.example',
	teaches:
		'"Relay access denied" means: this server is not responsible for the domain and will not pass mail on for you. Seen at the MX of a domain it says that MX record and server do not agree: the domain moved, or was never set up there. It says nothing about the mailbox, and it is for the owner of the domain to mend.',
	dns: {'wrong-server.example': mailFor('mx.wrong-server.example')},
	hosts: [
		postfix({
			name: 'mx.wrong-server.example',
			addresses: ['192.0.2.116'],
			domains: ['somebody-else.example'],
		}),
	],
	visits: [
		{
			address: 'alice@wrong-server.example',
			about: 'The server does not know the domain.',
			expect: refusedAt('rcpt', 554, 13, {reason: 'relay-denied'}),
			cause: {id: 'relay-denied', mailbox: 'unknown'},
		},
	],
};

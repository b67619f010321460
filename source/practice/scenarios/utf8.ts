import {accepted, brokenAt, recipientAnswer} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {exim} from '../software/exim.ts';
import {postfix} from '../software/postfix.ts';

export const utf8: Scenario = {
	id: 'utf8',
	title: 'Addresses beyond ASCII: SMTPUTF8',
	domain: 'utf8.example',
	teaches:
		'A local part such as "josé" may be sent only to a server that offers SMTPUTF8, and MAIL must carry that word (RFC 6531 §3.4). No translation exists for the part before the @, unlike for domains. At ascii.utf8.example the server does not offer it: mail to that address cannot be sent there at all, whatever the mailbox.',
	dns: {
		'utf8.example': mailFor('mx.utf8.example'),
		'ascii.utf8.example': mailFor('mx.ascii.utf8.example'),
	},
	hosts: [
		postfix({
			name: 'mx.utf8.example',
			addresses: ['192.0.2.95'],
			domains: ['utf8.example'],
			accepts: ['alice', 'josé', '用户'],
		}),
		exim({
			name: 'mx.ascii.utf8.example',
			addresses: ['192.0.2.96'],
			domains: ['ascii.utf8.example'],
			first: [
				{
					on: ['MAIL', 'RCPT'],
					when: {nonAscii: true},
					do: ['553 5.6.7 <{to}{from}>: this server takes ASCII addresses only'],
				},
			],
		}),
	],
	visits: [
		{
			address: 'josé@utf8.example',
			about: 'The server offers SMTPUTF8 and takes the address.',
			expect: accepted,
		},
		{
			address: 'renée@utf8.example',
			about: 'SMTPUTF8 works, and there is no such mailbox.',
			expect: recipientAnswer(550, 10, 'absent', {reason: 'user-unknown'}),
		},
		{
			address: 'josé@ascii.utf8.example',
			about: 'The server does not offer SMTPUTF8: the address cannot be sent.',
			expect: brokenAt('mail', 'skipped', 30),
		},
	],
};

import {accepted} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';

export const mxAlias: Scenario = {
	id: 'mx-alias',
	title: 'An MX record that names an alias',
	domain: 'mx-alias.example',
	teaches:
		'The host of an MX record must have addresses of its own and must not be an alias, a CNAME (RFC 5321 §5.1, RFC 2181 §10.3). Most senders follow the alias all the same, some refuse, and a certificate for the real name does not match the alias. The mail arrives today; the domain should name the real host.',
	dns: {
		'mx-alias.example': mailFor('mail.mx-alias.example'),
		'mail.mx-alias.example': {records: [{type: 'CNAME', target: 'real.mx-alias.example'}]},
	},
	hosts: [
		postfix({
			name: 'real.mx-alias.example',
			addresses: ['192.0.2.40'],
			domains: ['mx-alias.example'],
		}),
	],
	visits: [
		{
			address: 'alice@mx-alias.example',
			about: 'The alias is called out, and the walk goes on.',
			expect: accepted,
		},
	],
};

import {brokenAt} from '../expect.ts';
import type {Scenario} from '../scenario.ts';

export const noMail: Scenario = {
	id: 'no-mail',
	title: 'A domain with neither MX nor address',
	domain: 'no-mail.example',
	teaches:
		'The name exists, but it has no MX record and no address either, so there is nowhere to deliver mail. DNS answers NOERROR with an empty answer section, called NODATA (RFC 2308 §2.2), three times: for MX, for A and for AAAA. Compare it with NXDOMAIN: here the domain is real and only the records are missing.',
	dns: {
		'no-mail.example': {
			records: [{type: 'TXT', strings: ['This domain has a text record and nothing else.']}],
		},
	},
	hosts: [],
	visits: [
		{
			address: 'alice@no-mail.example',
			about: 'The domain exists and has no place for mail.',
			expect: brokenAt('mx', 'dns-nodata', 13, {reason: 'domain-not-found', about: 'domain'}),
			cause: {id: 'no-mail-host'},
		},
	],
};

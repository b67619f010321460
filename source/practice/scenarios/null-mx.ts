import {brokenAt} from '../expect.ts';
import {mx} from '../records.ts';
import type {Scenario} from '../scenario.ts';

export const nullMx: Scenario = {
	id: 'null-mx',
	title: 'A domain that takes no mail (null MX)',
	domain: 'null-mx.example',
	teaches:
		'One MX record with preference 0 and the root "." as its host says: this domain never accepts mail (RFC 7505). It is the clearest refusal there is. No server is contacted, and no mailbox of the domain can exist for mail. The domain may still have a web site, as this one has an address.',
	dns: {
		'null-mx.example': {
			records: [mx(0, ''), {type: 'A', address: '192.0.2.36'}],
		},
	},
	hosts: [],
	visits: [
		{
			address: 'alice@null-mx.example',
			about: 'DNS alone decides; there is nobody to talk to.',
			expect: brokenAt('mx', 'null-mx', 13, {reason: 'domain-refuses-mail', about: 'domain'}),
			cause: {id: 'domain-refuses-mail'},
		},
	],
};

import {brokenAt} from '../expect.ts';
import type {Scenario} from '../scenario.ts';

export const noSuchDomain: Scenario = {
	id: 'no-such-domain',
	title: 'A domain that does not exist',
	domain: 'no-such-domain.example',
	teaches:
		'NXDOMAIN is a definite answer: the name does not exist, with any type of record (RFC 8020). Nearly always it is a typing error in the address. The SOA record in the authority section says which zone denies the name and for how long the denial may be remembered (RFC 2308).',
	dns: {},
	hosts: [],
	visits: [
		{
			address: 'alice@no-such-domain.example',
			about: 'The resolver answers NXDOMAIN.',
			expect: brokenAt('mx', 'dns-nxdomain', 13, {reason: 'domain-not-found', about: 'domain'}),
			cause: {id: 'domain-not-found'},
		},
	],
};

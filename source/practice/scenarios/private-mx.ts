import {brokenAt} from '../expect.ts';
import {address, mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';

export const privateMx: Scenario = {
	id: 'private-mx',
	title: 'MX hosts that point into your own network',
	domain: 'private-mx.example',
	teaches:
		'The MX hosts of this domain have the addresses 127.0.0.1 and 10.0.0.25. From here they would lead to your own computer and to your own network, never to the owner of the domain. It is a mistake in their DNS, or somebody wants your machine to talk to itself. The walk calls it out and contacts nothing unless you confirm.',
	dns: {
		'private-mx.example': mailFor('mx1.private-mx.example', 'mx2.private-mx.example'),
		'mx1.private-mx.example': {records: [address('127.0.0.1')]},
		'mx2.private-mx.example': {records: [address('10.0.0.25')]},
	},
	hosts: [],
	visits: [
		{
			address: 'alice@private-mx.example',
			about: 'Both addresses are declined; no connection is made.',
			expect: brokenAt('connect', 'blocked-address', 21),
		},
	],
};

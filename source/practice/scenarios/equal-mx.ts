import {accepted} from '../expect.ts';
import {address, mx} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {exim} from '../software/exim.ts';

export const equalMx: Scenario = {
	id: 'equal-mx',
	title: 'MX hosts of equal preference',
	domain: 'equal-mx.example',
	teaches:
		'Two hosts share the preference 10. A sender must pick among equals at random, so that the load is spread (RFC 5321 §5.1). One of the two is down, so every other visit, on average, meets a refused connection first and then goes on to its equal. The host with preference 20 is a backup: it is tried only after both.',
	dns: {
		'equal-mx.example': {
			records: [
				mx(10, 'east.equal-mx.example'),
				mx(10, 'west.equal-mx.example'),
				mx(20, 'backup.equal-mx.example'),
			],
		},
		'west.equal-mx.example': {records: [address('192.0.2.26')]},
	},
	hosts: [
		exim({
			name: 'east.equal-mx.example',
			addresses: ['192.0.2.25'],
			domains: ['equal-mx.example'],
		}),
		exim({
			name: 'backup.equal-mx.example',
			addresses: ['192.0.2.27'],
			domains: ['equal-mx.example'],
		}),
	],
	visits: [
		{
			address: 'alice@equal-mx.example',
			about: 'One of two equal hosts is down; the other takes the mail.',
			expect: accepted,
		},
	],
};

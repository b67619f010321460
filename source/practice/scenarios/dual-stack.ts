import {accepted} from '../expect.ts';
import {address, mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {exim} from '../software/exim.ts';

export const dualStack: Scenario = {
	id: 'dual-stack',
	title: 'IPv4 and IPv6 side by side',
	domain: 'dual-stack.example',
	teaches:
		'A host may have addresses of both families; A and AAAA are asked at the same time and all addresses belong to the same host (RFC 5321 §5.2). When one does not answer, the next is tried before the next host. At broken6.dual-stack.example the IPv6 address leads nowhere, a common mistake that shows only to those who prefer IPv6. Try --ipv6 and --ipv4.',
	dns: {
		'dual-stack.example': mailFor('mx.dual-stack.example'),
		'broken6.dual-stack.example': mailFor('mx.broken6.dual-stack.example'),
		'mx.broken6.dual-stack.example': {records: [address('2001:db8:92::dead')]},
		'only6.dual-stack.example': mailFor('mx.only6.dual-stack.example'),
	},
	hosts: [
		exim({
			name: 'mx.dual-stack.example',
			addresses: ['192.0.2.92', '2001:db8:92::25'],
			domains: ['dual-stack.example'],
		}),
		exim({
			name: 'mx.broken6.dual-stack.example',
			addresses: ['192.0.2.93'],
			domains: ['broken6.dual-stack.example'],
		}),
		exim({
			name: 'mx.only6.dual-stack.example',
			addresses: ['2001:db8:92::26'],
			domains: ['only6.dual-stack.example'],
		}),
	],
	visits: [
		{
			address: 'alice@dual-stack.example',
			about: 'Either family leads to the same server.',
			expect: accepted,
		},
		{
			address: 'alice@broken6.dual-stack.example',
			about: 'Nothing listens on the IPv6 address; IPv4 works.',
			expect: accepted,
		},
		{
			address: 'alice@only6.dual-stack.example',
			about: 'The host has an IPv6 address only.',
			expect: accepted,
		},
	],
};

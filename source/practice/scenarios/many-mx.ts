import {accepted} from '../expect.ts';
import {address, mx} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {postfix} from '../software/postfix.ts';

const count = 30;
const names = Array.from(
	{length: count},
	(_, index) => `mail-exchanger-number-${String(index + 1).padStart(2, '0')}.many-mx.example`,
);

export const manyMx: Scenario = {
	id: 'many-mx',
	title: 'An MX list too long for one packet',
	domain: 'many-mx.example',
	teaches:
		'Thirty mail exchangers do not fit into one UDP answer. The server sends an answer marked TC, truncated, and the resolver asks again over TCP (RFC 7766). Where a firewall lets DNS through over UDP only, such a domain cannot be looked up, and everybody wonders why. Nobody needs thirty exchangers, but long TXT records and DNSSEC bring the same about.',
	dns: {
		'many-mx.example': {
			records: names.map((name, index) => mx(10 + index, name)),
			cut: true,
		},
		...Object.fromEntries(
			names.slice(1).map((name) => [name, {records: [address('192.0.2.107')]}]),
		),
	},
	hosts: [
		postfix({
			name: 'mail-exchanger-number-01.many-mx.example',
			addresses: ['192.0.2.106'],
			domains: ['many-mx.example'],
		}),
	],
	visits: [
		{
			address: 'alice@many-mx.example',
			about: 'The answer is cut, asked again over TCP, and the first host is well.',
			expect: accepted,
		},
	],
};

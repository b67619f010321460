import {accepted} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';
import {exim} from '../software/exim.ts';

export const idn: Scenario = {
	id: 'idn',
	title: 'A domain name with an umlaut',
	domain: 'xn--bcher-kva.example',
	teaches:
		'"bücher.example" travels through DNS and SMTP as "xn--bcher-kva.example", its A-label (RFC 5891). Unlike the part before the @, a domain can always be written in ASCII, so no extension is needed. Both forms are shown: what looks like one letter may be another, and the A-label gives it away.',
	dns: {'xn--bcher-kva.example': mailFor('mx.xn--bcher-kva.example')},
	hosts: [
		exim({
			name: 'mx.xn--bcher-kva.example',
			addresses: ['192.0.2.108'],
			domains: ['xn--bcher-kva.example'],
			accepts: ['alice', 'info'],
		}),
	],
	visits: [
		{
			address: 'info@bücher.example',
			about: 'The domain is translated, the mail accepted.',
			expect: accepted,
		},
	],
};

import {brokenAt} from '../expect.ts';
import {mailFor} from '../records.ts';
import type {Scenario} from '../scenario.ts';

export const dnsTrouble: Scenario = {
	id: 'dns-trouble',
	title: 'DNS itself fails: SERVFAIL, REFUSED, silence',
	domain: 'dns-trouble.example',
	teaches:
		'Sometimes DNS gives no answer at all, and then nothing is known about the domain or the mailbox. SERVFAIL: the resolver tried and failed, often since the name servers of the domain are down or DNSSEC does not validate. REFUSED: this resolver does not answer you. Silence: the question or its answer was lost. A mail server waits and tries again; it must not bounce the mail (RFC 5321 §5.1).',
	dns: {
		'dns-trouble.example': mailFor('servfail.dns-trouble.example'),
		'servfail.dns-trouble.example': {trouble: 'servfail'},
		'refused.dns-trouble.example': {trouble: 'refused'},
		'silent.dns-trouble.example': {trouble: 'silent'},
	},
	hosts: [],
	visits: [
		{
			address: 'alice@servfail.dns-trouble.example',
			about: 'The resolver answers SERVFAIL.',
			expect: brokenAt('mx', 'dns-servfail', 22),
			cause: {id: 'dns-broken', mailbox: 'unknown'},
		},
		{
			address: 'alice@refused.dns-trouble.example',
			about: 'The resolver answers REFUSED.',
			expect: brokenAt('mx', 'dns-refused', 22),
			cause: {id: 'dns-broken', mailbox: 'unknown'},
		},
		{
			address: 'alice@silent.dns-trouble.example',
			about: 'No answer comes; the look-up ends after its time.',
			options: ['--timeout', '2'],
			expect: brokenAt('mx', 'dns-timeout', 22, {reason: 'timeout'}),
			cause: {id: 'dns-broken', mailbox: 'unknown'},
		},
		{
			address: 'alice@dns-trouble.example',
			about: 'The MX record is fine, but the address of its host cannot be found out.',
			expect: brokenAt('mx', 'dns-servfail', 22),
			cause: {id: 'dns-broken', mailbox: 'unknown'},
		},
	],
};

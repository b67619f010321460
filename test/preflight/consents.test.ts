import {expect, test} from 'vitest';
import {consentsFor} from '../../source/preflight/consents.ts';
import {preflightPlan} from '../support/look-at-us.ts';
import {self} from '../support/preflight.ts';

test('the block lists: each with what it is asked for, and all that they learn', () => {
	const zones = ['zen.spamhaus.org', 'DBL.spamhaus.org.', 'dnsbl.sorbs.net', 'bl.example.net'];
	const [consent] = consentsFor({
		plan: preflightPlan({zones}),
		self,
		route: {kind: 'nobody', checks: []},
		without: new Set(['whoami']),
	});
	for (const each of ['203.0.113.7', 'example.org', 'mail.example.org'])
		expect(consent?.text).toContain(each);
	expect(consent?.names).toEqual([
		'zen.spamhaus.org (for your address)',
		'DBL.spamhaus.org. (for your domains)',
		'dnsbl.sorbs.net (it has ended, and is not asked)',
		'bl.example.net (for your address, or your domains, whichever it lists)',
	]);
});

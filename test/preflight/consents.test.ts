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
		'dbl.spamhaus.org (for your domains)',
		'dnsbl.sorbs.net (it has ended, and is not asked)',
		'bl.example.net (for your address, or your domains, whichever it lists)',
	]);
});

test('a key in a zone is a secret, of a known list and of another', () => {
	const zones = [
		'k3yk3yk3yk3y.zen.dq.spamhaus.net',
		'K3YK3YK3YK3Y.combined.mail.abusix.zone.',
		'k3yk3yk3yk3yk3yk3yk3y.bl.example.net',
		'spam-sources.example.net',
	];
	const [consent] = consentsFor({
		plan: preflightPlan({zones}),
		self,
		route: {kind: 'nobody', checks: []},
		without: new Set(['whoami']),
	});
	expect(consent?.names).toEqual([
		'<key>.zen.dq.spamhaus.net (for your address)',
		'<key>.combined.mail.abusix.zone (for your address)',
		'<key>.bl.example.net (for your address, or your domains, whichever it lists)',
		'spam-sources.example.net (for your address, or your domains, whichever it lists)',
	]);
});

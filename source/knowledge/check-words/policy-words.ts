import {page, rfc} from '../sources.ts';
import type {CheckWords, CheckWordsTable} from './words.ts';

const dmarc = rfc(9989);
const google = page(
	'Google: email sender guidelines',
	'https://support.google.com/mail/answer/81126',
);
/** What is done with a record that names no policy. */
const withoutPolicy = [rfc(9989, '4.10.1'), rfc(7489, '6.6.3')];
const sts = rfc(8461, '3.1');
const rpt = rfc(8460, '3');

type Policy = {
	readonly weight: CheckWords['weight'];
	readonly name: string;
	/** What a receiver does without it. */
	readonly without: string;
	readonly sources: CheckWords['sources'];
};

/** What is said of all three alike. */
function common({weight, name, without, sources}: Policy): {
	readonly several: CheckWords;
	readonly invalid: CheckWords;
	readonly unanswered: CheckWords;
	readonly noDomain: CheckWords;
	readonly notYours: CheckWords;
	readonly noSuchDomain: CheckWords;
} {
	const base = {weight, sources, who: 'dns'} as const;
	return {
		several: {
			...base,
			title: `Several ${name} records`,
			concludes: `Several count as none. ${without}`,
			next: ['Remove all but one of them.'],
		},
		invalid: {
			...base,
			title: `The ${name} record is not valid`,
			concludes: `A receiver ignores what it cannot read. ${without}`,
			next: ['Replace the record by a valid one.'],
		},
		unanswered: {
			...base,
			title: `DNS did not say (${name})`,
			concludes: 'A receiver that gets no answer either goes on without, or defers the mail.',
			next: ['Try again later, or ask another DNS server with --resolver.'],
		},
		noDomain: {
			...base,
			who: 'you',
			title: `No domain to look at (${name})`,
			concludes: 'There is no domain of yours to look at.',
			next: ['Give an address of your own with --from.'],
		},
		notYours: {
			...base,
			who: 'you',
			title: `${name} of somebody else's domain`,
			concludes: 'A receiver reads what the owner of the domain publishes. You cannot change it.',
			next: ['Use a sender of a domain that is yours, with --from.'],
		},
		noSuchDomain: {
			...base,
			who: 'you',
			title: `No such domain (${name})`,
			concludes: 'A receiver finds nothing there, and most refuse a sender that does not exist.',
			next: ['Use a sender of a domain that exists and is yours, with --from.'],
		},
	};
}

const dmarcCommon = common({
	weight: 'some',
	name: 'DMARC',
	without: 'Large receivers want a DMARC record of whoever sends much.',
	sources: [dmarc, google],
});
const stsCommon = common({
	weight: 'little',
	name: 'MTA-STS',
	without: 'It is about mail to you, not about your sending.',
	sources: [sts],
});
const rptCommon = common({
	weight: 'little',
	name: 'TLS-RPT',
	without: 'Nobody tells you when TLS to your servers fails.',
	sources: [rpt],
});

/** What the domain of the sender publishes beside. */
export const policyWords: CheckWordsTable = {
	'dmarc/present': {
		weight: 'some',
		title: 'The domain has a DMARC record',
		concludes: 'A receiver knows what to do with mail that only pretends to be yours.',
		who: null,
		next: [],
		sources: [dmarc, google],
	},
	'dmarc/inherited': {
		weight: 'some',
		title: 'A domain above has a DMARC record',
		concludes: 'The record above holds for this domain, too.',
		who: null,
		next: [],
		sources: [rfc(9989, '4.10')],
	},
	'dmarc/missing': {
		weight: 'some',
		title: 'The domain has no DMARC record',
		concludes:
			'Nothing protects the name. Google, Yahoo and Microsoft want a record of whoever sends much.',
		who: 'dns',
		next: ['Publish a record. p=none changes nothing about delivery and is a good start.'],
		sources: [dmarc, google],
	},
	'dmarc/several': dmarcCommon.several,
	'dmarc/invalid': dmarcCommon.invalid,
	'dmarc/no-policy': {
		weight: 'little',
		title: 'The DMARC record names no policy',
		concludes: 'A receiver acts as if it said p=none, since it says where reports go.',
		who: 'dns',
		next: ['Add a p tag to the record.'],
		sources: withoutPolicy,
	},
	'dmarc/no-policy-no-rua': {
		weight: 'some',
		title: 'The DMARC record says nothing',
		concludes:
			'Without a policy and without a place for reports, most receivers ignore the record; at best it counts as p=none.',
		who: 'dns',
		next: ['Add a p tag to the record.'],
		sources: [rfc(9989, '4.7'), ...withoutPolicy],
	},
	'dmarc/counts-as-none': {
		weight: 'some',
		title: 'The DMARC record counts as p=none only',
		concludes:
			'A receiver cannot read the policy. Since the record says where reports go, it acts as if it said p=none: it sends reports, and refuses nothing.',
		who: 'dns',
		next: ['Put none, quarantine or reject there.'],
		sources: withoutPolicy,
	},
	'dmarc/bad-rua': {
		weight: 'little',
		title: 'DMARC reports do not come',
		concludes:
			'The policy holds. But a receiver sends reports only to a URI, as mailto:you@example.com is one.',
		who: 'dns',
		next: ['Write mailto: in front of the address.'],
		sources: [rfc(9989, '4.7'), rfc(7489, '6.2')],
	},
	'dmarc/unanswered': dmarcCommon.unanswered,
	'dmarc/not-yours': dmarcCommon.notYours,
	'dmarc/no-such-domain': dmarcCommon.noSuchDomain,
	'dmarc/no-domain': {
		...dmarcCommon.noDomain,
		concludes:
			'A receiver looks at the domain in the From line of the message, which is not known here.',
	},
	'mta-sts/present': {
		weight: 'little',
		title: 'The domain has an MTA-STS record',
		concludes:
			'Mail to you is meant to be encrypted. Whether the policy file is there was not looked at.',
		who: null,
		next: [],
		sources: [sts],
	},
	'mta-sts/missing': {
		weight: 'little',
		title: 'The domain has no MTA-STS record',
		concludes:
			'Nothing about your sending. Mail to you may travel in the clear when somebody interferes.',
		who: 'dns',
		next: [
			'Good to have: put a policy at https://mta-sts.YOUR-DOMAIN/.well-known/mta-sts.txt, then publish the record.',
		],
		sources: [sts],
	},
	'mta-sts/several': stsCommon.several,
	'mta-sts/invalid': stsCommon.invalid,
	'mta-sts/unanswered': stsCommon.unanswered,
	'mta-sts/not-yours': stsCommon.notYours,
	'mta-sts/no-such-domain': stsCommon.noSuchDomain,
	'mta-sts/no-domain': stsCommon.noDomain,
	'tls-rpt/present': {
		weight: 'little',
		title: 'The domain has a TLS-RPT record',
		concludes: 'A receiver can tell you when TLS to your servers fails.',
		who: null,
		next: [],
		sources: [rpt],
	},
	'tls-rpt/missing': {
		weight: 'little',
		title: 'The domain has no TLS-RPT record',
		concludes: 'Nothing about your sending. Nobody tells you when TLS to your servers fails.',
		who: 'dns',
		next: ['Good to have: publish the record, with an address that somebody reads.'],
		sources: [rpt],
	},
	'tls-rpt/several': rptCommon.several,
	'tls-rpt/invalid': rptCommon.invalid,
	'tls-rpt/unanswered': rptCommon.unanswered,
	'tls-rpt/not-yours': rptCommon.notYours,
	'tls-rpt/no-such-domain': rptCommon.noSuchDomain,
	'tls-rpt/no-domain': rptCommon.noDomain,
};

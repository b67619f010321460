import {mailFor} from './records.ts';
import type {Place} from './scenario.ts';
import {exim} from './software/exim.ts';
import {postfix} from './software/postfix.ts';
import type {ZoneData, ZoneNode} from './zone.ts';

/** Where the person who practises comes from, over each family. */
export type OwnAddresses = {readonly ipv4: string; readonly ipv6: string};

/** The person who practises, as seen from outside. */
export const ownAddress = '203.0.113.77';
export const ownAddress6 = '2001:db8:77::77';
export const usualAddresses: OwnAddresses = {ipv4: ownAddress, ipv6: ownAddress6};
/** The way to some hosts leads through another exit (`HostScript.exit`), whose addresses have no PTR record. */
export const ownAddressWithoutPtr = '203.0.113.78';
export const ownAddressWithoutPtr6 = '2001:db8:77::78';
/** For those who ask for it: an address that looks like that of a home. */
export const ownAddressAtHome = '203.0.113.79';
/** The name that goes with it: PTR and address records agree (RFC 1912 §2.1). */
export const ownName = 'mail.learner.example';
export const ownDomain = 'learner.example';

/** Answers with the address of whoever practises; the server is never asked, since practice has its own. */
export const practiceWhoAmI = {
	name: 'the address service of the practice network',
	question: {name: 'whoami.example', type: 'A'},
	server: {address: '192.0.2.53', port: 53},
} as const;

/** Block lists of the practice network: one that knows two addresses and a domain, one that answers no public resolver. */
export const practiceZones: readonly string[] = [
	'spam.lists.example',
	'domains.lists.example',
	'members-only.lists.example',
];

const text = (...strings: readonly string[]): ZoneNode => ({records: [{type: 'TXT', strings}]});
const listed = (code: string, why: string): ZoneNode => ({
	records: [
		{type: 'A', address: code},
		{type: 'TXT', strings: [why]},
	],
});

const reversed = (address: string): string => address.split('.').toReversed().join('.');

/** Whatever may be asked of a list about us. */
const listSubjects = [
	...[ownAddress, ownAddressWithoutPtr, ownAddressAtHome].map((address) => reversed(address)),
	ownDomain,
	ownName,
	'bounces-refused.example',
	'forged.example',
];

const lists: ZoneData = {
	// RFC 5782 §5: the entry that every list has, to see that it works.
	[`${reversed('127.0.0.2')}.spam.lists.example`]: listed('127.0.0.2', 'Test entry'),
	[`${reversed(ownAddressWithoutPtr)}.spam.lists.example`]: listed(
		'127.0.0.2',
		`Spam came from ${ownAddressWithoutPtr}, see https://spam.lists.example/`,
	),
	[`${reversed(ownAddressAtHome)}.spam.lists.example`]: listed(
		'127.0.0.10',
		'A home line: no mail comes from here, says its provider',
	),
	'test.domains.lists.example': listed('127.0.1.2', 'Test entry'),
	'forged.example.domains.lists.example': listed('127.0.1.2', 'Domain seen in spam'),
	...Object.fromEntries(
		listSubjects.map((subject) => [
			`${subject}.members-only.lists.example`,
			listed('127.255.255.254', 'Asked through a public resolver; query refused'),
		]),
	),
};

const policies = (domain: string, dmarc: string): ZoneData => ({
	[`_dmarc.${domain}`]: text(`v=DMARC1; p=${dmarc}; rua=mailto:dmarc@${domain}`),
	[`_mta-sts.${domain}`]: text('v=STSv1; id=20261101000000'),
	[`_smtp._tls.${domain}`]: text(`v=TLSRPTv1; rua=mailto:tls@${domain}`),
});

/** Domains that the person may send as: healthy ones, and some with a fault. */
export const learnerPlaces: readonly Place[] = [
	{
		domain: ownDomain,
		dns: {
			[ownDomain]: {
				records: [...(mailFor(ownName).records ?? []), {type: 'TXT', strings: ['v=spf1 mx -all']}],
			},
			[ownName]: text('v=spf1 a -all'),
			...policies(ownDomain, 'reject'),
			...policies(ownName, 'reject'),
			...lists,
		},
		hosts: [
			postfix({
				name: ownName,
				addresses: [ownAddress, ownAddress6],
				domains: [ownDomain, ownName],
				accepts: ['you', 'abuse'],
				mailboxes: {
					later: [
						'450 4.2.0 <{to}>: Recipient address rejected: Greylisted, come back in 5 minutes',
					],
				},
			}),
		],
	},
	{
		// Takes no bounces, so that a receiver who calls back refuses it.
		domain: 'bounces-refused.example',
		dns: {
			'bounces-refused.example': {
				records: [
					...(mailFor('mx.bounces-refused.example').records ?? []),
					{type: 'TXT', strings: ['v=spf1 ip4:203.0.113.77 ~all']},
				],
			},
			'_dmarc.bounces-refused.example': text('v=DMARC1; p=none'),
		},
		hosts: [
			exim({
				name: 'mx.bounces-refused.example',
				addresses: ['198.51.100.246'],
				domains: ['bounces-refused.example'],
				accepts: ['you'],
				first: [
					{
						on: 'MAIL',
						when: {greeted: true, nullSender: true},
						do: ['550 null sender is not allowed here'],
					},
				],
			}),
		],
	},
	{
		// Its SPF record forbids our address, and spammers have forged it.
		domain: 'forged.example',
		dns: {
			'forged.example': {
				records: [
					...(mailFor('mx.forged.example').records ?? []),
					{type: 'TXT', strings: ['v=spf1 ip4:192.0.2.0/24 -all']},
				],
			},
			'_dmarc.forged.example': text('v=DMARC1; p=reject'),
		},
		hosts: [
			exim({
				name: 'mx.forged.example',
				addresses: ['198.51.100.247'],
				domains: ['forged.example'],
				accepts: ['real'],
			}),
		],
	},
];

/** The name of the address at home, which resolves but shows what it is. */
export const homeName = '79-113-0-203.dyn.carrier.example';

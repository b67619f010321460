import type {Source} from '../model/explanation.ts';
import {note, page} from './sources.ts';

/** A zone of a block list, and what an answer means. An answer outside of its codes is no listing. */
export type BlocklistZone = {
	readonly zone: string;
	/** '127.0.0.2'; any number may be a range: '127.0.0.4-7'. */
	readonly codes: Readonly<Record<string, string>>;
	/** Where the last number is a sum: what each bit of it stands for. */
	readonly bits?: Readonly<Record<number, string>>;
	/** Codes by which nobody is accused: the address should not send mail directly. */
	readonly policy?: readonly string[];
	/** What stands in front of the zone for an entry that is always there, where it is not the one of RFC 5782 §5. */
	readonly testEntry?: string;
	/** It answers only to those who put a key in front of its name. */
	readonly needsKey?: true;
};

/** A block list that servers ask over DNS, or that a reply names. */
export type Blocklist = {
	/** Stable. */
	readonly id: string;
	readonly name: string;
	/** Literals in lower case by which a reply names it. */
	readonly names: readonly string[];
	readonly lists: 'addresses' | 'networks' | 'domains' | 'providers';
	/** An allow list: who is on it is trusted more, and nobody is refused for not being on it. */
	readonly allows?: true;
	/** What being on it means, and what to know about it. */
	readonly meaning: string;
	/** The page to look an address up and ask for removal. */
	readonly lookup: string | undefined;
	/** The day on which it stopped: a reply that still names it shows an outdated server. */
	readonly ended: string | undefined;
	/** Zones to ask. Those of an ended list are here to be known, not to be asked. */
	readonly zones: readonly BlocklistZone[];
	readonly sources: readonly Source[];
};

const spamhausErrors = {
	'127.255.255.252': 'error: the zone name is mistyped',
	'127.255.255.254': 'error: asked through a public resolver',
	'127.255.255.255': 'error: too many questions',
} as const;

const dbl = {
	codes: {
		'127.0.1.2': 'spam',
		'127.0.1.4': 'phishing',
		'127.0.1.5': 'malware',
		'127.0.1.6': 'botnet',
		'127.0.1.102-106': 'an honest domain that is abused',
		'127.0.1.255': 'error: an IP address was asked for',
		...spamhausErrors,
	},
	testEntry: 'dbltest.com',
} as const;

const zen = {
	codes: {
		'127.0.0.2': 'SBL: spam source',
		'127.0.0.3': 'CSS: spam source, found automatically',
		'127.0.0.4-7': 'XBL: infected or abused machine',
		'127.0.0.9': 'DROP: hijacked or criminal network',
		'127.0.0.10': 'PBL: the provider says that no mail comes from here',
		'127.0.0.11': 'PBL: Spamhaus says that no mail comes from here',
		...spamhausErrors,
	},
	policy: ['127.0.0.10', '127.0.0.11'],
} as const;

/** The lists that replies name most often. The more special names come first. */
export const blocklists: readonly Blocklist[] = [
	{
		id: 'spamhaus-dbl',
		name: 'Spamhaus DBL',
		names: ['dbl.spamhaus', 'spamhaus dbl'],
		lists: 'domains',
		meaning:
			'It lists domains seen in spam, phishing or malware: of senders, EHLO names and links.',
		lookup: 'https://check.spamhaus.org/',
		ended: undefined,
		zones: [
			{zone: 'dbl.spamhaus.org', ...dbl},
			{zone: 'dbl.dq.spamhaus.net', ...dbl, needsKey: true},
		],
		sources: [page('Spamhaus: DBL', 'https://www.spamhaus.org/dbl/')],
	},
	{
		id: 'spamhaus-zen',
		name: 'Spamhaus',
		names: ['spamhaus'],
		lists: 'addresses',
		meaning:
			'It joins lists of spam sources (SBL, CSS), infected machines (XBL) and home or office addresses that should not send mail directly (PBL). A PBL entry on a home line is normal and accuses nobody of spam.',
		lookup: 'https://check.spamhaus.org/',
		ended: undefined,
		zones: [
			{zone: 'zen.spamhaus.org', ...zen},
			{zone: 'zen.dq.spamhaus.net', ...zen, needsKey: true},
		],
		sources: [page('Spamhaus: ZEN', 'https://www.spamhaus.org/zen/')],
	},
	{
		id: 'spamcop',
		name: 'SpamCop',
		names: ['spamcop'],
		lists: 'addresses',
		meaning:
			'It lists addresses that users have reported; an entry runs out by itself within about a day after the last report.',
		lookup: 'https://www.spamcop.net/bl.shtml',
		ended: undefined,
		zones: [{zone: 'bl.spamcop.net', codes: {'127.0.0.2': 'listed'}}],
		sources: [page('SpamCop: blocking list', 'https://www.spamcop.net/bl.shtml')],
	},
	{
		id: 'barracuda',
		name: 'Barracuda Reputation',
		names: ['barracudacentral', 'barracuda reputation', 'barracudanetworks.com/reputation'],
		lists: 'addresses',
		meaning:
			"It lists addresses with a bad name at Barracuda's customers. Removal is free and asked for on its page.",
		lookup: 'https://www.barracudacentral.org/lookups',
		ended: undefined,
		zones: [{zone: 'b.barracudacentral.org', codes: {'127.0.0.2': 'listed'}}],
		sources: [page('Barracuda Central', 'https://www.barracudacentral.org/rbl')],
	},
	{
		id: 'uceprotect',
		name: 'UCEPROTECT',
		names: ['uceprotect'],
		lists: 'networks',
		meaning:
			'Level 1 lists single addresses for seven days, level 2 whole allocations, level 3 whole providers. Levels 2 and 3 are about neighbours, not about you. There is no need to pay for removal: entries run out.',
		lookup: 'https://www.uceprotect.net/en/rblcheck.php',
		ended: undefined,
		zones: [
			{zone: 'dnsbl-1.uceprotect.net', codes: {'127.0.0.2': 'this address'}},
			{zone: 'dnsbl-2.uceprotect.net', codes: {'127.0.0.2': 'its allocation'}},
			{zone: 'dnsbl-3.uceprotect.net', codes: {'127.0.0.2': 'its whole provider'}},
		],
		sources: [page('UCEPROTECT: policy', 'https://www.uceprotect.net/en/index.php?m=3&s=3')],
	},
	{
		id: 'cloudmark',
		name: 'Cloudmark Sender Intelligence',
		names: ['cloudmark', 'csi.cloudmark'],
		lists: 'addresses',
		meaning: 'It rates addresses by the mail that was seen from them.',
		lookup: 'https://csi.cloudmark.com/en/reset/',
		ended: undefined,
		zones: [],
		sources: [page('Cloudmark: reset request', 'https://csi.cloudmark.com/en/reset/')],
	},
	{
		id: 'surbl',
		name: 'SURBL',
		names: ['surbl'],
		lists: 'domains',
		meaning: 'It lists domains of links in spam.',
		lookup: 'https://www.surbl.org/surbl-analysis',
		ended: undefined,
		zones: [
			{
				zone: 'multi.surbl.org',
				codes: {'127.0.0.1': 'error: the question was refused'},
				bits: {8: 'phishing', 16: 'malware', 64: 'abuse', 128: 'a broken-into site'},
				testEntry: 'surbl-org-permanent-test-point.com',
			},
		],
		sources: [page('SURBL: lists', 'https://www.surbl.org/lists')],
	},
	{
		id: 'uribl',
		name: 'URIBL',
		names: ['uribl'],
		lists: 'domains',
		meaning: 'It lists domains of links in spam.',
		lookup: 'https://lookup.uribl.com/',
		ended: undefined,
		zones: [
			{
				zone: 'multi.uribl.com',
				codes: {'127.0.0.1': 'error: the question was refused'},
				bits: {2: 'black: spam', 4: 'grey: bulk mail', 8: 'red: new or hidden owner'},
				testEntry: '2.0.0.127',
			},
		],
		sources: [
			page('URIBL: about', 'https://uribl.com/about.shtml'),
			page('URIBL: refused', 'https://uribl.com/refused.shtml'),
		],
	},
	{
		id: 'abusix',
		name: 'Abusix Mail Intelligence',
		names: ['abusix'],
		lists: 'addresses',
		meaning: 'It lists addresses that send to traps or are infected.',
		lookup: 'https://lookup.abusix.com/',
		ended: undefined,
		zones: [
			{
				zone: 'combined.mail.abusix.zone',
				codes: {
					'127.0.0.2': 'sent to traps',
					'127.0.0.3': 'very low reputation',
					'127.0.0.4': 'infected or abused machine',
					'127.0.0.11': 'policy: the name of a dynamic line',
					'127.0.0.12': 'policy: no reverse name, or a generic one',
					'127.0.0.200': 'listed by hand',
				},
				policy: ['127.0.0.11', '127.0.0.12'],
				needsKey: true,
			},
		],
		sources: [
			page(
				'Abusix: production zones',
				'https://docs.abusix.com/docs/guardian-mail/production-zones',
			),
		],
	},
	{
		id: 'mailspike',
		name: 'Mailspike',
		names: ['mailspike'],
		lists: 'addresses',
		meaning: 'It grades addresses from very bad to very good.',
		lookup: 'https://www.mailspike.io/ip_verify',
		ended: undefined,
		zones: [
			{
				zone: 'bl.mailspike.net',
				codes: {
					'127.0.0.2': 'part of a botnet',
					'127.0.0.10': 'worst',
					'127.0.0.11': 'very bad',
					'127.0.0.12': 'bad',
				},
			},
		],
		sources: [note('rspamd: configuration of block lists')],
	},
	{
		id: 'psbl',
		name: 'PSBL',
		names: ['psbl'],
		lists: 'addresses',
		meaning: 'The Passive Spam Block List; everybody may remove an address there by themselves.',
		lookup: 'https://psbl.org/',
		ended: undefined,
		zones: [{zone: 'psbl.surriel.com', codes: {'127.0.0.2': 'listed'}}],
		sources: [page('PSBL', 'https://psbl.org/')],
	},
	{
		id: 'backscatterer',
		name: 'Backscatterer',
		names: ['backscatterer'],
		lists: 'addresses',
		meaning:
			'It is no list of spam: it names servers that send bounces to strangers or call senders back. Entries last about four weeks.',
		lookup: 'https://www.backscatterer.org/',
		ended: undefined,
		zones: [{zone: 'ips.backscatterer.org', codes: {'127.0.0.2': 'listed'}}],
		sources: [page('Backscatterer', 'https://www.backscatterer.org/')],
	},
	{
		id: 'cbl',
		name: 'CBL',
		names: ['abuseat.org'],
		lists: 'addresses',
		meaning: 'It listed infected machines and is part of the Spamhaus XBL now.',
		lookup: 'https://check.spamhaus.org/',
		ended: undefined,
		zones: [],
		sources: [page('Spamhaus: XBL', 'https://www.spamhaus.org/xbl/')],
	},
	{
		id: 'sorbs',
		name: 'SORBS',
		names: ['sorbs'],
		lists: 'addresses',
		meaning:
			'The list was switched off and holds no data. A server that still names it is set up for a list that is gone, or the reply is old.',
		lookup: undefined,
		ended: '2024-06-05',
		zones: [{zone: 'dnsbl.sorbs.net', codes: {}}],
		sources: [note('Proofpoint: end of SORBS, reported in June 2024')],
	},
	{
		id: 'nixspam',
		name: 'NiX Spam',
		names: ['dnsbl.manitu.net', 'nixspam', 'nix spam'],
		lists: 'addresses',
		meaning:
			'The list was ended and emptied. A server that still names it is set up for a list that is gone, or the reply is old.',
		lookup: undefined,
		ended: '2025-01-16',
		zones: [{zone: 'ix.dnsbl.manitu.net', codes: {}}],
		sources: [note('End of NiX Spam, reported in January 2025')],
	},
	{
		id: 'inps',
		name: 'dnsbl.inps.de',
		names: ['dnsbl.inps.de'],
		lists: 'addresses',
		meaning:
			'The list was ended. A server that still names it is set up for a list that is gone, or the reply is old.',
		lookup: undefined,
		ended: '2020-05-25',
		zones: [{zone: 'dnsbl.inps.de', codes: {}}],
		sources: [note('End of dnsbl.inps.de, reported in May 2020')],
	},
];

/** Lists of those who are trusted. Never asked unless somebody names them, and no reply refuses for them. */
const allowLists: readonly Blocklist[] = [
	{
		id: 'dnswl',
		name: 'dnswl.org',
		names: ['dnswl.org'],
		lists: 'addresses',
		allows: true,
		meaning:
			'It is an allow list: it names mail servers that are known, and how far each is trusted: none, low, medium or high.',
		lookup: 'https://www.dnswl.org/',
		ended: undefined,
		zones: [
			{
				zone: 'list.dnswl.org',
				codes: {
					'127.0.0.255': 'error: too many questions, or asked through a public resolver',
					'127.0.2-254.0': 'trust: none',
					'127.0.2-254.1': 'trust: low',
					'127.0.2-254.2': 'trust: medium',
					'127.0.2-254.3': 'trust: high',
				},
			},
		],
		sources: [page('dnswl.org: how to use', 'https://www.dnswl.org/?page_id=15')],
	},
];

/** The block list that folded text names, if it is a known one. */
export function blocklistIn(full: string): Blocklist | undefined {
	return blocklists.find(({names}) => names.some((name) => full.includes(name)));
}

/** A zone that is known, and its list. */
export type KnownZone = {readonly list: Blocklist; readonly zone: BlocklistZone};

/** What is known of a zone; a key may stand in front of its name. */
export function knownZone(name: string): KnownZone | undefined {
	const wanted = name.toLowerCase().replace(/\.$/u, '');
	for (const list of [...blocklists, ...allowLists]) {
		for (const zone of list.zones) {
			// What is below a zone that has ended, has ended with it.
			const below = zone.needsKey === true || list.ended !== undefined;
			if (zone.zone === wanted || (below && wanted.endsWith(`.${zone.zone}`))) return {list, zone};
		}
	}
	return undefined;
}

/** The zones that anybody may ask: their lists have not ended, and they want no key. */
export const openZones: readonly string[] = blocklists
	.filter(({ended}) => ended === undefined)
	.flatMap(({zones}) => zones.filter(({needsKey}) => needsKey !== true).map(({zone}) => zone));

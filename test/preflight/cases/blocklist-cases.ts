import type {OwnAddress} from '../../../source/model/check.ts';
import {blocklistChecks} from '../../../source/preflight/checks/blocklists.ts';
import type {CheckCase} from './case.ts';

const four: OwnAddress = {
	address: '203.0.113.7',
	family: 4,
	source: 'echo',
	local: undefined,
};
const six: OwnAddress = {address: '2001:db8::7', family: 6, source: 'echo', local: undefined};
const nibbles = `7.${'0.'.repeat(23)}8.b.d.0.1.0.0.2`;
const listed6 = `2.0.0.0.0.0.f.7.f.f.f.f.${'0.'.repeat(20).slice(0, -1)}`;
const zen = 'zen.spamhaus.org';
const mine = `7.113.0.203.${zen}`;
const test4 = {[`2.0.0.127.${zen} A`]: ['127.0.0.2']};
const onZen = blocklistChecks([zen]);
const onDbl = blocklistChecks(['dbl.spamhaus.org']);
const dbl = 'dbl.spamhaus.org';

type Part = Omit<CheckCase, 'run'> & Partial<Pick<CheckCase, 'run'>>;

const addresses: readonly Part[] = [
	{
		title: 'listed, with the reason',
		zone: {
			...test4,
			[`${mine} A`]: ['127.0.0.3', '127.0.0.11'],
			[`${mine} TXT`]: ['Listed, see\u0007 here'],
		},
		expect: [`blocklist-address/listed bad 203.0.113.7 in ${zen}`],
		says: ['CSS', 'PBL', 'It says: Listed, see<07> here'],
		asks: [`TXT ${mine}`, `A 1.0.0.127.${zen}`],
	},
	{
		title: 'listed as a home line only',
		zone: {...test4, [`${mine} A`]: ['127.0.0.10']},
		expect: ['blocklist-address/listed-policy bad'],
	},
	{
		title: 'not listed',
		zone: test4,
		expect: ['blocklist-address/not-listed good'],
		asksNot: ['1.0.0.127', 'dbl', 'example.org', `invalid.${zen}`],
	},
	{
		title: 'refused: a public resolver',
		zone: {...test4, [`${mine} A`]: ['127.255.255.254']},
		expect: ['blocklist-address/query-refused unknown'],
		says: ['127.255.255.254', 'public resolver', 'no listing'],
	},
	{
		title: 'refused: too many questions',
		zone: {...test4, [`${mine} A`]: ['127.255.255.255']},
		expect: ['blocklist-address/query-refused unknown'],
		says: ['too many questions'],
	},
	{
		title: 'refused: mistyped',
		zone: {[`${mine} A`]: ['127.255.255.252']},
		expect: ['blocklist-address/query-refused unknown'],
		says: ['mistyped'],
	},
	{
		title: 'no answer: REFUSED',
		zone: {[mine]: 'REFUSED'},
		expect: ['blocklist-address/no-answer unknown'],
	},
	{
		title: 'no answer: SERVFAIL',
		zone: {[mine]: 'SERVFAIL'},
		expect: ['blocklist-address/no-answer unknown'],
		says: ['SERVFAIL', 'no listing'],
	},
	{
		title: 'refused at the test entry',
		zone: {[`2.0.0.127.${zen} A`]: ['127.255.255.254']},
		expect: ['blocklist-address/query-refused unknown'],
	},
	{
		title: 'NXDOMAIN rewritten',
		rewrite: '198.51.100.80',
		zone: {},
		expect: ['blocklist-address/rewritten unknown'],
		says: ['198.51.100.80', 'cannot exist'],
		asks: ['A no-such-name.invalid'],
	},
	...['127.0.0.2', '127.0.0.1', '127.255.255.254', '127.0.0.77'].map((rewrite) => ({
		title: `NXDOMAIN rewritten to ${rewrite}: no word about the list`,
		rewrite,
		zone: test4,
		expect: ['blocklist-address/rewritten unknown'],
		says: [rewrite, 'for no-such-name.invalid, too', `Whether 203.0.113.7 is in ${zen}`],
		asks: ['A no-such-name.invalid'],
		asksNot: ['1.0.0.127'],
	})),
	{
		title: 'rewritten in a zone of somebody, whose test entries are made up, too',
		run: blocklistChecks(['bl.example.net']),
		rewrite: '127.0.0.2',
		expect: ['blocklist-address/rewritten unknown 203.0.113.7 in bl.example.net'],
	},
	{
		title: 'only the test entry is made up: it proves nothing',
		rewrite: '127.0.0.2',
		// The name exists, without an address.
		zone: {[`x.${mine} A`]: ['127.0.0.2']},
		expect: ['blocklist-address/rewritten unknown'],
		says: [`the test entry of ${zen} does not prove`],
	},
	{
		title: 'the test entry says 127.0.0.1, as the resolver does where there is nothing',
		rewrite: '127.0.0.1',
		zone: {[`x.${mine} A`]: ['127.0.0.2']},
		expect: ['blocklist-address/rewritten unknown'],
	},
	{
		title: 'listed by another code than the one that the resolver makes up: believed',
		rewrite: '127.0.0.2',
		zone: {[`${mine} A`]: ['127.0.0.4']},
		expect: ['blocklist-address/listed bad'],
		says: ['XBL'],
	},
	{
		title: 'the zone has another owner',
		zone: {[`${mine} A`]: ['198.51.100.80'], [`1.0.0.127.${zen} A`]: ['198.51.100.80']},
		expect: ['blocklist-address/no-list unknown'],
		says: ['new owner'],
	},
	{
		title: 'silence',
		zone: {[mine]: 'silence'},
		expect: ['blocklist-address/no-answer unknown'],
		says: ['in time'],
	},
	{
		title: 'silence at the test entry',
		zone: {[`2.0.0.127.${zen}`]: 'silence'},
		expect: ['blocklist-address/no-answer unknown'],
	},
	{title: 'no data', zone: {}, expect: ['blocklist-address/no-data unknown']},
	{
		title: 'a list of everything',
		zone: {...test4, [`${mine} A`]: ['127.0.0.2'], [`1.0.0.127.${zen} A`]: ['127.0.0.2']},
		expect: ['blocklist-address/lists-all unknown'],
		says: ['dead'],
	},
	{
		title: 'a code that the list does not have',
		zone: {...test4, [`${mine} A`]: ['127.0.0.77']},
		expect: ['blocklist-address/unknown-code unknown'],
	},
	{
		title: 'IPv6 listed',
		self: {addresses: [six]},
		zone: {[`${nibbles}.${zen} A`]: ['127.0.0.3']},
		expect: [`blocklist-address/listed bad 2001:db8::7 in ${zen}`],
		asks: [`A ${nibbles}.${zen}`],
	},
	{
		title: 'IPv6 not listed',
		self: {addresses: [six]},
		zone: {[`${listed6}.${zen} A`]: ['127.0.0.2']},
		expect: ['blocklist-address/not-listed good'],
	},
	{
		title: 'a list without IPv6',
		self: {addresses: [six]},
		zone: test4,
		expect: ['blocklist-address/no-data unknown'],
		says: ['no IPv6'],
	},
	{
		title: 'a private address',
		self: {addresses: [{address: '10.0.0.7', family: 4, source: 'socket', local: undefined}]},
		expect: ['blocklist-address/private unknown'],
		asksNot: [zen],
	},
	{
		title: 'no address',
		self: {addresses: []},
		expect: ['blocklist-address/no-address unknown'],
		asksNot: [zen],
	},
	{
		title: 'an ended list is not asked',
		run: blocklistChecks(['dnsbl.sorbs.net', 'spam.dnsbl.sorbs.net']),
		expect: [
			'blocklist-address/ended unknown dnsbl.sorbs.net',
			'blocklist-address/ended unknown spam.dnsbl.sorbs.net',
		],
		asksNot: ['sorbs'],
	},
	{
		title: 'several zones, each once',
		run: blocklistChecks([zen, 'BL.SpamCop.net.', 'bl.spamcop.net']),
		zone: {...test4, '7.113.0.203.bl.spamcop.net A': ['127.0.0.2']},
		expect: [
			`blocklist-address/not-listed good 203.0.113.7 in ${zen}`,
			'blocklist-address/listed bad 203.0.113.7 in bl.spamcop.net',
		],
	},
	{title: 'no zones', run: blocklistChecks([]), expect: [], asksNot: ['.']},
	{
		title: 'a zone of somebody, any code',
		run: blocklistChecks(['bl.example.net']),
		zone: {
			'7.113.0.203.bl.example.net A': ['127.1.2.3'],
			'2.0.0.127.bl.example.net A': ['127.0.0.2'],
		},
		expect: ['blocklist-address/listed bad 203.0.113.7 in bl.example.net'],
		says: ['127.1.2.3'],
	},
	{
		title: 'a zone of somebody that refuses',
		run: blocklistChecks(['bl.example.net']),
		zone: {'7.113.0.203.bl.example.net A': ['127.255.255.254']},
		expect: ['blocklist-address/query-refused unknown 203.0.113.7 in bl.example.net'],
		says: ['127.255.255.254', 'no listing'],
	},
	{
		title: 'a zone of somebody that refuses by 127.0.0.1',
		run: blocklistChecks(['bl.example.net']),
		zone: {'7.113.0.203.bl.example.net A': ['127.0.0.1']},
		expect: ['blocklist-address/query-refused unknown'],
	},
	{
		title: 'a zone of somebody for domains, as its test entry tells',
		run: blocklistChecks(['dbl.example.net']),
		zone: {'test.dbl.example.net A': ['127.0.0.2'], 'example.org.dbl.example.net A': ['127.0.0.5']},
		expect: [
			'blocklist-domain/listed bad example.org in dbl.example.net',
			'blocklist-domain/not-listed good mail.example.org in dbl.example.net',
		],
	},
	{
		title: 'a zone of somebody for addresses: whether it lists domains, too, is not told',
		run: blocklistChecks(['bl.example.net']),
		zone: {'2.0.0.127.bl.example.net A': ['127.0.0.2']},
		expect: ['blocklist-address/not-listed good 203.0.113.7 in bl.example.net'],
		says: ['Whether it lists domains, too, is not known'],
		asksNot: ['example.org'],
	},
	{
		title: 'a zone of somebody for domains: whether it lists addresses, too, is not told',
		run: blocklistChecks(['dbl.example.net']),
		self: {helo: '[203.0.113.7]'},
		zone: {'test.dbl.example.net A': ['127.0.0.2']},
		expect: ['blocklist-domain/not-listed good example.org in dbl.example.net'],
		says: ['Whether it lists addresses, too, is not known'],
		asksNot: ['7.113.0.203'],
	},
	{
		title: 'on an allow list',
		run: blocklistChecks(['list.dnswl.org']),
		zone: {
			'7.113.0.203.list.dnswl.org A': ['127.0.10.3'],
			'2.0.0.127.list.dnswl.org A': ['127.0.10.0'],
		},
		expect: ['blocklist-address/allow-listed good 203.0.113.7 in list.dnswl.org'],
		says: ['127.0.10.3: trust: high'],
	},
	{
		title: 'not on an allow list',
		run: blocklistChecks(['list.dnswl.org']),
		zone: {'2.0.0.127.list.dnswl.org A': ['127.0.10.0']},
		expect: ['blocklist-address/not-allow-listed good 203.0.113.7 in list.dnswl.org'],
	},
	{
		title: 'an allow list that refuses',
		run: blocklistChecks(['list.dnswl.org']),
		zone: {'7.113.0.203.list.dnswl.org A': ['127.0.0.255']},
		expect: ['blocklist-address/query-refused unknown'],
		says: ['too many questions'],
	},
	{
		title: 'an allow list that allows everything, as it does to those who ask too much',
		run: blocklistChecks(['list.dnswl.org']),
		zone: {
			'7.113.0.203.list.dnswl.org A': ['127.0.10.3'],
			'1.0.0.127.list.dnswl.org A': ['127.0.10.3'],
		},
		expect: ['blocklist-address/query-refused unknown'],
		says: ['ask too much'],
	},
	{
		title: 'an allow list with a code of no grade',
		run: blocklistChecks(['list.dnswl.org']),
		zone: {'7.113.0.203.list.dnswl.org A': ['127.0.0.2']},
		expect: ['blocklist-address/unknown-code unknown'],
	},
	{
		title: 'a zone of somebody with test entries of both kinds: no entry says nothing',
		run: blocklistChecks(['dbl.example.net']),
		zone: {
			'test.dbl.example.net A': ['127.0.0.2'],
			'2.0.0.127.dbl.example.net A': ['127.0.0.2'],
			'example.org.dbl.example.net A': ['127.0.0.5'],
		},
		expect: [
			'blocklist-address/no-data unknown 203.0.113.7 in dbl.example.net',
			'blocklist-domain/listed bad example.org in dbl.example.net',
			// It does list domains: it has one.
			'blocklist-domain/not-listed good mail.example.org in dbl.example.net',
		],
		says: ['which kind it lists', 'The list answers: example.org is there'],
	},
	{
		title: 'a key in the name is not shown',
		run: blocklistChecks(['s3cret.combined.mail.abusix.zone']),
		zone: {
			'7.113.0.203.s3cret.combined.mail.abusix.zone A': ['127.0.0.12'],
			'2.0.0.127.s3cret.combined.mail.abusix.zone A': ['127.0.0.2'],
		},
		expect: ['blocklist-address/listed-policy bad 203.0.113.7 in <key>.combined.mail.abusix.zone'],
	},
];

const testDbl = {[`dbltest.com.${dbl} A`]: ['127.0.1.2']};
const one = {helo: '[203.0.113.7]'};
const domain = `example.org.${dbl}`;
const domains: readonly Part[] = [
	{
		title: 'one listed, one not',
		zone: {
			...testDbl,
			[`mail.${domain} A`]: ['127.0.1.102'],
			[`mail.${domain} TXT`]: ['see there'],
		},
		expect: [
			`blocklist-domain/not-listed good example.org in ${dbl}`,
			`blocklist-domain/listed bad mail.example.org in ${dbl}`,
		],
		says: ['an honest domain that is abused', 'see there'],
	},
	{
		title: 'one listed, one not, and no test entry: the listing proves that the list answers',
		zone: {[`${domain} A`]: ['127.0.1.2']},
		expect: [
			`blocklist-domain/listed bad example.org in ${dbl}`,
			`blocklist-domain/not-listed good mail.example.org in ${dbl}`,
		],
		says: ['The list answers: example.org is there'],
	},
	{
		title: 'IPv4 listed proves nothing about IPv6',
		run: onZen,
		self: {addresses: [four, six]},
		zone: {[`${mine} A`]: ['127.0.0.3']},
		expect: ['blocklist-address/listed bad', 'blocklist-address/no-data unknown'],
		says: ['no IPv6'],
	},
	{
		title: 'rewritten to what the list calls spam',
		rewrite: '127.0.1.2',
		expect: ['blocklist-domain/rewritten unknown', 'blocklist-domain/rewritten unknown'],
	},
	{
		title: 'refused',
		self: one,
		zone: {...testDbl, [`${domain} A`]: ['127.255.255.254']},
		expect: ['blocklist-domain/query-refused unknown'],
	},
	{
		title: 'asked for an address by mistake',
		self: one,
		zone: {[`${domain} A`]: ['127.0.1.255']},
		expect: ['blocklist-domain/query-refused unknown'],
	},
	{
		title: 'rewritten',
		self: one,
		rewrite: '198.51.100.80',
		expect: ['blocklist-domain/rewritten unknown'],
	},
	{
		title: 'the zone has another owner',
		self: one,
		zone: {[`${domain} A`]: ['198.51.100.80']},
		expect: ['blocklist-domain/no-list unknown'],
	},
	{
		title: 'silence',
		self: one,
		zone: {[domain]: 'silence'},
		expect: ['blocklist-domain/no-answer unknown'],
	},
	{title: 'no data', self: one, expect: ['blocklist-domain/no-data unknown']},
	{
		title: 'a list of everything',
		self: one,
		zone: {[`${domain} A`]: ['127.0.1.2'], [`invalid.${dbl} A`]: ['127.0.1.2']},
		expect: ['blocklist-domain/lists-all unknown'],
	},
	{
		title: 'a code that the list does not have',
		self: one,
		zone: {[`${domain} A`]: ['127.0.1.99']},
		expect: ['blocklist-domain/unknown-code unknown'],
	},
	{
		title: 'no domain',
		self: {helo: 'localhost', sender: ''},
		expect: ['blocklist-domain/no-domain unknown'],
		asksNot: [dbl],
	},
	{
		title: 'a sum of codes',
		run: blocklistChecks(['multi.surbl.org']),
		self: one,
		zone: {'example.org.multi.surbl.org A': ['127.0.0.80']},
		expect: ['blocklist-domain/listed bad'],
		says: ['malware, abuse'],
	},
	{
		title: 'refused by 127.0.0.1',
		run: blocklistChecks(['multi.uribl.com']),
		self: one,
		zone: {'example.org.multi.uribl.com A': ['127.0.0.1']},
		expect: ['blocklist-domain/query-refused unknown'],
	},
];

/** `blocklist-address` and `blocklist-domain`. */
export const blocklistCases: readonly CheckCase[] = [
	...addresses.map((each) => ({run: onZen, ...each})),
	...domains.map((each) => ({run: onDbl, ...each})),
];

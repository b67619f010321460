import type {OwnAddress} from '../../../source/model/check.ts';
import {ownAddressChecks} from '../../../source/preflight/checks/own-address.ts';
import {ownAddressesOf} from '../../../source/preflight/addresses.ts';
import {reverseChecks} from '../../../source/preflight/checks/reverse.ts';
import type {CheckCase} from './case.ts';

const four = (address: string, rest: Partial<OwnAddress> = {}): OwnAddress => ({
	address,
	family: 4,
	source: 'echo',
	local: undefined,
	...rest,
});
const six: OwnAddress = {address: '2001:db8::7', family: 6, source: 'echo', local: undefined};
const ptr = '7.113.0.203.in-addr.arpa PTR';
const ptr6 = `7.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.ip6.arpa PTR`;
const good = {[ptr]: ['mail.example.org'], 'mail.example.org A': ['203.0.113.7']};

const own: readonly CheckCase[] = [
	{
		title: 'public',
		self: {addresses: [four('203.0.113.7')]},
		expect: ['own-address/public good 203.0.113.7'],
	},
	{
		title: 'both families',
		self: {addresses: [four('203.0.113.7', {source: 'socket'}), six]},
		expect: ['own-address/public good 203.0.113.7', 'own-address/public good 2001:db8::7'],
	},
	{
		title: 'public, and of this machine itself',
		self: {addresses: [four('203.0.113.7', {confirmedBy: ['socket']})]},
		expect: ['own-address/public good'],
		says: ['Others see 203.0.113.7, and it is the address of this machine itself'],
	},
	{
		title: 'public, seen by others, and nothing known of this machine',
		self: {addresses: [four('203.0.113.7', {confirmedBy: ['whoami']})]},
		expect: ['own-address/public good'],
		says: [/^Others see 203\.0\.113\.7\.$/u],
	},
	{
		title: 'public by our own end alone: nobody else said so',
		self: {addresses: [four('203.0.113.7', {source: 'socket'})]},
		expect: ['own-address/public good'],
		says: [/^This machine itself has the public address 203\.0\.113\.7\.$/u],
	},
	{
		title: 'only given',
		self: {addresses: [four('203.0.113.7', {source: 'option'})]},
		expect: ['own-address/unconfirmed unknown'],
		says: [/^You gave 203\.0\.113\.7 with --my-ip\. Nobody has confirmed it\.$/u],
	},
	{
		title: 'only given, and the machine has another',
		self: {addresses: [four('203.0.113.7', {source: 'option', local: '192.168.1.5'})]},
		expect: ['own-address/unconfirmed unknown'],
		says: ['this machine itself has 192.168.1.5. Nobody has confirmed it'],
	},
	{
		title: 'given, and a server sees the same',
		self: {
			addresses: [
				four('203.0.113.7', {source: 'option', local: '192.168.1.5', confirmedBy: ['echo']}),
			],
		},
		expect: ['own-address/nat good'],
		says: ['Others see 203.0.113.7; this machine has 192.168.1.5'],
	},
	{
		title: 'given, and the machine has it',
		self: {addresses: [four('203.0.113.7', {source: 'option', confirmedBy: ['socket']})]},
		expect: ['own-address/public good'],
		says: ['This machine itself has'],
	},
	{
		title: 'given, and the machine has one of the provider',
		self: {addresses: [four('203.0.113.7', {source: 'option', local: '100.72.1.5'})]},
		expect: ['own-address/carrier-nat bad'],
		says: ['You gave 203.0.113.7 with --my-ip. Your own address'],
	},
	{
		title: 'NAT',
		self: {addresses: [four('203.0.113.7', {local: '192.168.1.5'})]},
		expect: ['own-address/nat good'],
		says: ['this machine has 192.168.1.5'],
	},
	{
		title: 'NAT of the provider',
		self: {addresses: [four('203.0.113.7', {local: '100.72.1.5'})]},
		expect: ['own-address/carrier-nat bad'],
	},
	{
		title: 'another address than the one given',
		self: {
			addresses: [
				four('203.0.113.7', {
					source: 'option',
					others: [{address: '198.51.100.9', source: 'echo'}],
				}),
			],
		},
		expect: ['own-address/contradiction bad'],
		says: ['others see 198.51.100.9'],
	},
	{
		title: 'two answers',
		self: {
			addresses: [four('203.0.113.7', {others: [{address: '198.51.100.9', source: 'whoami'}]})],
		},
		expect: ['own-address/several unknown'],
	},
	{
		title: 'one server sees another than the public one that this machine has',
		self: {
			addresses: ownAddressesOf([
				{address: '203.0.113.7', source: 'socket'},
				{address: '198.51.100.9', source: 'echo'},
			]),
		},
		expect: ['own-address/disagree unknown 203.0.113.7'],
		says: ["but a mail server's reply to EHLO names 198.51.100.9"],
	},
	{
		title: 'a service sees another than the public one that this machine has',
		self: {
			addresses: ownAddressesOf([
				{address: '203.0.113.7', source: 'socket'},
				{address: '198.51.100.9', source: 'whoami'},
			]),
		},
		expect: ['own-address/disagree unknown 203.0.113.7'],
	},
	{
		title: 'a service and a server see the same other one',
		self: {
			addresses: ownAddressesOf([
				{address: '203.0.113.7', source: 'socket'},
				{address: '198.51.100.9', source: 'whoami'},
				{address: '198.51.100.9', source: 'echo'},
			]),
		},
		expect: ['own-address/nat good 198.51.100.9'],
	},
	{
		title: 'the one that this machine has was given, and a server sees another',
		self: {
			addresses: ownAddressesOf([
				{address: '203.0.113.7', source: 'socket'},
				{address: '198.51.100.9', source: 'echo'},
				{address: '203.0.113.7', source: 'option'},
			]),
		},
		expect: ['own-address/disagree unknown 203.0.113.7'],
	},
	{
		title: 'a server sees a public one where this machine has a private one',
		self: {
			addresses: ownAddressesOf([
				{address: '192.168.1.5', source: 'socket'},
				{address: '198.51.100.9', source: 'echo'},
			]),
		},
		expect: ['own-address/nat good 198.51.100.9'],
	},
	{
		title: 'only a private one',
		self: {addresses: [four('192.168.1.5', {source: 'socket'})]},
		expect: ['own-address/private unknown'],
	},
	{
		title: 'only one that the provider shares out',
		self: {addresses: [four('100.72.1.5', {source: 'socket'})]},
		expect: ['own-address/private unknown'],
		says: ['shares among customers'],
	},
	{
		title: 'a private one given',
		self: {addresses: [four('10.0.0.1', {source: 'option'})]},
		expect: ['own-address/option-private bad'],
	},
	{title: 'none', self: {addresses: []}, expect: ['own-address/no-address unknown']},
].map((each) => ({...each, run: ownAddressChecks}));

const three = (finding: string): readonly string[] =>
	['ptr', 'ptr-forward', 'ptr-generic'].map((id) => `${id}/${finding} unknown`);

/** Six names, of which the last would lead back; what else they lead to is the same for all. */
const sixNames = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `${letter}.example.org`);

const reverse: readonly CheckCase[] = [
	{
		title: 'more names than are looked at, the last of which leads back',
		zone: {
			[ptr]: sixNames,
			...Object.fromEntries(sixNames.map((name) => [`${name} A`, ['203.0.113.70']])),
			'f.example.org A': ['203.0.113.7'],
		},
		expect: ['ptr/several bad', 'ptr-forward/not-all unknown', 'ptr-generic/own-name good'],
		says: ['5 of 6 names of 203.0.113.7 were looked at'],
		asksNot: ['f.example.org'],
		records: [],
	},
	{
		title: 'more names than are looked at, the first of which leads back',
		zone: {[ptr]: sixNames, 'a.example.org A': ['203.0.113.7']},
		expect: ['ptr/several bad', 'ptr-forward/confirmed good', 'ptr-generic/own-name good'],
		says: ['a.example.org leads back'],
	},
	{
		title: 'more names than are looked at, the last of which is machine-made',
		zone: {
			[ptr]: [...sixNames.slice(0, 5), 'static-203-0-113-7.isp.example'],
			'a.example.org A': ['203.0.113.7'],
		},
		expect: ['ptr/several bad', 'ptr-forward/confirmed good', 'ptr-generic/generic bad'],
	},
	{
		title: 'two names that lead to the same other address',
		zone: {
			[ptr]: ['a.example.org', 'b.example.org'],
			'a.example.org A': ['203.0.113.70'],
			'b.example.org A': ['203.0.113.70'],
		},
		expect: ['ptr/several bad', 'ptr-forward/other-address bad', 'ptr-generic/own-name good'],
		says: ['a.example.org and b.example.org lead to 203.0.113.70, not back', 'look like names'],
	},
	{
		title: 'two names that lead nowhere',
		zone: {[ptr]: ['a.example.org', 'b.example.org']},
		expect: ['ptr/several bad', 'ptr-forward/no-way-back bad', 'ptr-generic/own-name good'],
		says: ['have no A record, so they do not lead back'],
	},
	{
		title: 'two names that both lead back',
		zone: {
			[ptr]: ['a.example.org', 'b.example.org'],
			'a.example.org A': ['203.0.113.7'],
			'b.example.org A': ['203.0.113.7'],
		},
		expect: ['ptr/several bad', 'ptr-forward/confirmed good', 'ptr-generic/own-name good'],
		says: ['a.example.org and b.example.org lead back to 203.0.113.7'],
	},
	{
		title: 'a good name',
		zone: good,
		expect: ['ptr/present good', 'ptr-forward/confirmed good', 'ptr-generic/own-name good'],
		asks: ['PTR 7.113.0.203.in-addr.arpa', 'A mail.example.org'],
	},
	{
		title: 'a good name over IPv6, in another notation',
		self: {addresses: [six]},
		zone: {[ptr6]: ['Mail.Example.org'], 'mail.example.org AAAA': ['2001:db8:0:0:0:0:0:7']},
		expect: ['ptr/present good', 'ptr-forward/confirmed good', 'ptr-generic/own-name good'],
	},
	{
		title: 'delegated by RFC 2317',
		zone: {
			'7.113.0.203.in-addr.arpa CNAME': ['7.0-15.113.0.203.in-addr.arpa'],
			'7.0-15.113.0.203.in-addr.arpa PTR': ['mail.example.org'],
			'mail.example.org A': ['203.0.113.7'],
		},
		expect: ['ptr/present good', 'ptr-forward/confirmed good', 'ptr-generic/own-name good'],
	},
	{
		title: 'delegated by RFC 2317, and nothing there (NXDOMAIN)',
		zone: {'7.113.0.203.in-addr.arpa CNAME': ['7.0-15.113.0.203.in-addr.arpa']},
		expect: [
			'ptr/missing-delegated bad',
			'ptr-forward/no-name unknown',
			'ptr-generic/no-name unknown',
		],
		says: ['alias (CNAME) of 7.0-15.113.0.203.in-addr.arpa, and nothing is there (NXDOMAIN)'],
		steps: ['alias of 7.0-15.113.0.203.in-addr.arpa; NXDOMAIN: there is no such name'],
		advises: ['Publish the PTR record where the alias leads to'],
		advisesNot: ['You cannot do it in your own zone'],
		records: ['7.0-15.113.0.203.in-addr.arpa. 3600 IN PTR mail.YOUR-DOMAIN.'],
	},
	{
		title: 'delegated by RFC 2317, and no PTR there (NODATA)',
		zone: {
			'7.113.0.203.in-addr.arpa CNAME': ['7.0-15.113.0.203.in-addr.arpa'],
			'7.0-15.113.0.203.in-addr.arpa TXT': ['x'],
		},
		expect: [
			'ptr/missing-delegated bad',
			'ptr-forward/no-name unknown',
			'ptr-generic/no-name unknown',
		],
		says: ['nothing is there (NODATA)'],
		records: ['7.0-15.113.0.203.in-addr.arpa. 3600 IN PTR mail.YOUR-DOMAIN.'],
	},
	{
		title: 'delegated in a circle',
		zone: {
			'7.113.0.203.in-addr.arpa CNAME': ['7.0-15.113.0.203.in-addr.arpa'],
			'7.0-15.113.0.203.in-addr.arpa CNAME': ['7.113.0.203.in-addr.arpa'],
		},
		expect: ['ptr/missing bad', 'ptr-forward/no-name unknown', 'ptr-generic/no-name unknown'],
		says: ['leads in a circle'],
		records: [],
	},
	{
		title: 'a name with an underscore that leads back',
		zone: {[ptr]: ['u_57.example.org'], 'u_57.example.org A': ['203.0.113.7']},
		expect: ['ptr/underscore bad', 'ptr-forward/confirmed good', 'ptr-generic/own-name good'],
		asks: ['A u_57.example.org'],
		says: ['u_57.example.org has an underscore'],
	},
	{
		title: 'a name with an underscore that leads nowhere',
		zone: {[ptr]: ['u_57.example.org']},
		expect: ['ptr/underscore bad', 'ptr-forward/no-way-back bad', 'ptr-generic/own-name good'],
		records: ['7.113.0.203.in-addr.arpa. 3600 IN PTR mail.YOUR-DOMAIN.'],
	},
	{
		title: 'two names, one with an underscore',
		zone: {[ptr]: ['u_57.example.org', 'b.example.org'], 'b.example.org A': ['203.0.113.7']},
		expect: ['ptr/several bad', 'ptr-forward/confirmed good', 'ptr-generic/own-name good'],
		says: ['u_57.example.org has an underscore'],
	},
	{
		title: "a big provider's name that leads elsewhere",
		zone: {[ptr]: ['mail-7.google.com'], 'mail-7.google.com A': ['198.51.100.1']},
		expect: ['ptr/present good', 'ptr-forward/other-address bad', 'ptr-generic/own-name good'],
		records: [],
		advises: ['Have the PTR record changed to a name of your own'],
		advisesNot: ['Publish'],
	},
	{
		title: 'a name that is an alias and leads elsewhere',
		zone: {
			[ptr]: ['mail.example.org'],
			'mail.example.org CNAME': ['host.example.org'],
			'host.example.org A': ['203.0.113.70'],
		},
		expect: ['ptr/present good', 'ptr-forward/other-address bad', 'ptr-generic/own-name good'],
		advises: ['Remove the alias (CNAME) of mail.example.org first'],
	},
	{
		title: 'SERVFAIL for everything',
		zone: {'7.113.0.203.in-addr.arpa': 'SERVFAIL', '.': 'SERVFAIL'},
		expect: three('unanswered'),
		asks: ['NS .'],
		advises: ['tell whoever runs the DNS server that you ask'],
		advisesNot: ['tell the network'],
	},
	{
		title: 'SERVFAIL for the reverse name alone',
		zone: {'7.113.0.203.in-addr.arpa': 'SERVFAIL', '. NS': ['a.root-servers.net']},
		expect: three('unanswered'),
		advises: ['tell the network'],
		advisesNot: ['whoever runs the DNS server that you ask'],
	},
	{
		title: 'no name (NXDOMAIN)',
		zone: {},
		expect: ['ptr/missing bad', 'ptr-forward/no-name unknown', 'ptr-generic/no-name unknown'],
		records: ['7.113.0.203.in-addr.arpa. 3600 IN PTR mail.YOUR-DOMAIN.'],
	},
	{
		title: 'no name (NODATA), IPv6',
		self: {addresses: [six]},
		zone: {[ptr6.replace('PTR', 'TXT')]: ['x']},
		expect: ['ptr/missing bad', 'ptr-forward/no-name unknown', 'ptr-generic/no-name unknown'],
		says: ['NODATA'],
		records: [`${ptr6.replace(' PTR', '')}. 3600 IN PTR mail.YOUR-DOMAIN.`],
	},
	{
		title: 'two names, the second leads back',
		zone: {[ptr]: ['www.example.org', 'mail.example.org'], 'mail.example.org A': ['203.0.113.7']},
		expect: ['ptr/several bad', 'ptr-forward/confirmed good', 'ptr-generic/own-name good'],
		says: ['2 PTR records: www.example.org and mail.example.org'],
	},
	{
		title: 'the way back is made up by the resolver',
		rewrite: '203.0.113.7',
		zone: {[ptr]: ['gone.example.org']},
		expect: ['ptr/present good', 'ptr-forward/unanswered unknown', 'ptr-generic/own-name good'],
		says: ['also for no-such-name.invalid'],
	},
	{
		title: 'no host name',
		zone: {[ptr]: ['my_host']},
		expect: ['ptr/no-host-name bad', 'ptr-forward/no-name unknown', 'ptr-generic/no-name unknown'],
	},
	{
		title: 'leads to another address',
		zone: {[ptr]: ['mail.example.org'], 'mail.example.org A': ['203.0.113.70']},
		expect: ['ptr/present good', 'ptr-forward/other-address bad', 'ptr-generic/own-name good'],
		records: ['mail.example.org. 3600 IN A 203.0.113.7'],
	},
	{
		title: 'has an address of the other family only',
		zone: {[ptr]: ['mail.example.org'], 'mail.example.org AAAA': ['2001:db8::7']},
		expect: ['ptr/present good', 'ptr-forward/no-way-back bad', 'ptr-generic/own-name good'],
	},
	{
		title: 'the way back fails',
		zone: {[ptr]: ['mail.example.org'], 'mail.example.org': 'SERVFAIL'},
		expect: ['ptr/present good', 'ptr-forward/unanswered unknown', 'ptr-generic/own-name good'],
	},
	{
		title: 'SERVFAIL',
		zone: {'7.113.0.203.in-addr.arpa': 'SERVFAIL'},
		expect: three('unanswered'),
		says: ['SERVFAIL'],
	},
	{
		title: 'REFUSED',
		zone: {'7.113.0.203.in-addr.arpa': 'REFUSED'},
		expect: three('unanswered'),
		says: ['REFUSED'],
	},
	{
		title: 'silence',
		zone: {'7.113.0.203.in-addr.arpa': 'silence'},
		expect: three('unanswered'),
		says: ['in time'],
	},
	{
		title: 'a private address',
		self: {addresses: [four('192.168.1.5')]},
		expect: three('private'),
		asksNot: ['arpa'],
	},
	{title: 'no address', self: {addresses: []}, expect: three('no-address'), asksNot: ['arpa']},
	{
		title: 'machine-made',
		zone: {
			[ptr]: ['static-203-0-113-7.isp.example'],
			'static-203-0-113-7.isp.example A': ['203.0.113.7'],
		},
		expect: ['ptr/present good', 'ptr-forward/confirmed good', 'ptr-generic/generic bad'],
	},
	{
		title: 'a home line',
		zone: {[ptr]: ['p7.113.dyn.isp.example'], 'p7.113.dyn.isp.example A': ['203.0.113.7']},
		expect: ['ptr/present good', 'ptr-forward/confirmed good', 'ptr-generic/dynamic bad'],
	},
].map((each) => ({...each, run: reverseChecks}) as CheckCase);

/** `own-address`, `ptr`, `ptr-forward`, `ptr-generic`. */
export const addressCases: readonly CheckCase[] = [...own, ...reverse];

import type {OwnAddress} from '../../../source/model/check.ts';
import {heloChecks} from '../../../source/preflight/checks/helo.ts';
import {theirs} from '../../support/preflight.ts';
import type {CheckCase} from './case.ts';

const ptr = '7.113.0.203.in-addr.arpa PTR';
const ptr6 = `7.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.ip6.arpa PTR`;
const here = {'mail.example.org A': ['203.0.113.7']};
const six: OwnAddress = {address: '2001:db8::7', family: 6, source: 'echo', local: undefined};
const four: OwnAddress = {address: '203.0.113.7', family: 4, source: 'echo', local: undefined};
const bad = (helo: string, finding: string): Omit<CheckCase, 'run'> => ({
	title: `EHLO ${helo}`,
	self: {helo},
	expect: [`helo-name/${finding} bad`, 'helo-resolves/no-name bad', 'helo-matches/no-name bad'],
	// Of the name; that of our address is asked for, to say a better one.
	asksNot: ['A ', 'MX '],
});

/** `helo-name`, `helo-resolves`, `helo-matches`. */
export const heloCases: readonly CheckCase[] = [
	{
		title: 'all agrees',
		zone: {...here, [ptr]: ['Mail.example.org'], 'mail.example.org MX': ['10 mail.example.org']},
		expect: [
			'helo-name/full-name good',
			'helo-resolves/resolves good',
			'helo-matches/same-name good',
		],
		says: ['It has an MX record, too'],
	},
	{
		title: 'another PTR name',
		zone: {...here, [ptr]: ['host7.isp.example']},
		expect: [
			'helo-name/full-name good',
			'helo-resolves/resolves good',
			'helo-matches/address good',
		],
		says: ['mail to it would go to that address'],
	},
	{
		title: 'a null MX and no PTR',
		zone: {...here, 'mail.example.org MX': ['0 .']},
		expect: [
			'helo-name/full-name good',
			'helo-resolves/resolves good',
			'helo-matches/address good',
		],
		says: ['By its null MX it takes no mail'],
	},
	{
		title: 'leads elsewhere',
		zone: {'mail.example.org A': ['203.0.113.70']},
		expect: [
			'helo-name/full-name good',
			'helo-resolves/resolves good',
			'helo-matches/other-address bad',
		],
		records: ['mail.example.org. 3600 IN A 203.0.113.7'],
	},
	{
		title: 'IPv4 only, while IPv6 is used, too',
		self: {addresses: [four, six]},
		zone: here,
		expect: ['helo-name/full-name good', 'helo-resolves/resolves good', 'helo-matches/partly bad'],
		records: ['mail.example.org. 3600 IN AAAA 2001:db8::7'],
	},
	{
		title: 'does not exist',
		zone: {},
		expect: [
			'helo-name/full-name good',
			'helo-resolves/nxdomain bad',
			'helo-matches/no-address bad',
		],
	},
	{
		title: 'does not exist, and the resolver makes an address up',
		rewrite: '203.0.113.200',
		zone: {},
		expect: [
			'helo-name/full-name good',
			'helo-resolves/unanswered unknown',
			'helo-matches/unanswered unknown',
		],
		says: [/your resolver answers 203\.0\.113\.200 also for no-such-name\.invalid/u],
	},
	{
		title: 'does not exist, and what the resolver makes up is our address',
		rewrite: '203.0.113.7',
		zone: {},
		expect: [
			'helo-name/full-name good',
			'helo-resolves/unanswered unknown',
			'helo-matches/unanswered unknown',
		],
	},
	{
		title: 'exists, and the resolver makes up others',
		rewrite: '203.0.113.200',
		zone: here,
		expect: [
			'helo-name/full-name good',
			'helo-resolves/resolves good',
			'helo-matches/address good',
		],
		asks: ['A no-such-name.invalid'],
	},
	{
		title: 'exists without an address',
		zone: {'mail.example.org TXT': ['x']},
		expect: [
			'helo-name/full-name good',
			'helo-resolves/no-address bad',
			'helo-matches/no-address bad',
		],
	},
	{
		title: 'has an MX record only',
		zone: {'mail.example.org MX': ['10 mx.example.org']},
		expect: [
			'helo-name/full-name good',
			'helo-resolves/mx-only bad',
			'helo-matches/no-address bad',
		],
	},
	{
		title: 'an alias',
		zone: {'mail.example.org CNAME': ['host.example.org'], 'host.example.org A': ['203.0.113.7']},
		expect: ['helo-name/full-name good', 'helo-resolves/alias bad', 'helo-matches/address good'],
	},
	{
		title: 'an alias of itself',
		zone: {
			'mail.example.org CNAME': ['loop.example.org'],
			'loop.example.org CNAME': ['mail.example.org'],
		},
		expect: [
			'helo-name/full-name good',
			'helo-resolves/no-address bad',
			'helo-matches/no-address bad',
		],
	},
	{
		title: 'a private address',
		zone: {'mail.example.org A': ['192.168.1.5']},
		expect: [
			'helo-name/full-name good',
			'helo-resolves/private-address bad',
			'helo-matches/other-address bad',
		],
	},
	{
		title: 'SERVFAIL',
		zone: {'mail.example.org': 'SERVFAIL'},
		expect: [
			'helo-name/full-name good',
			'helo-resolves/unanswered unknown',
			'helo-matches/unanswered unknown',
		],
	},
	{
		title: 'silence',
		zone: {'mail.example.org': 'silence'},
		expect: [
			'helo-name/full-name good',
			'helo-resolves/unanswered unknown',
			'helo-matches/unanswered unknown',
		],
	},
	{
		title: 'our address is not known',
		self: {addresses: []},
		zone: here,
		expect: [
			'helo-name/full-name good',
			'helo-resolves/resolves good',
			'helo-matches/own-unknown unknown',
		],
	},
	{
		title: 'our address in brackets',
		self: {helo: '[203.0.113.7]'},
		expect: ['helo-name/literal bad', 'helo-resolves/literal good', 'helo-matches/literal good'],
		asksNot: ['A ', 'MX '],
	},
	{
		title: 'our address in brackets, though it has a name that leads back',
		self: {helo: '[203.0.113.7]', heloSource: 'literal'},
		zone: {...here, [ptr]: ['Mail.example.org']},
		expect: ['helo-name/literal bad', 'helo-resolves/literal good', 'helo-matches/literal good'],
		advises: ['Say --helo mail.example.org'],
	},
	{
		title: 'a private address in brackets, and a name that leads back',
		self: {helo: '[192.168.1.5]', heloSource: 'literal'},
		zone: {...here, [ptr]: ['mail.example.org']},
		expect: [
			'helo-name/literal-private bad',
			'helo-resolves/literal good',
			'helo-matches/literal-other bad',
		],
		advises: ['Say --helo mail.example.org'],
	},
	{
		title: 'our address in brackets, and a name that leads elsewhere',
		self: {helo: '[203.0.113.7]', heloSource: 'literal'},
		zone: {[ptr]: ['mail.example.org'], 'mail.example.org A': ['203.0.113.70']},
		expect: ['helo-name/literal bad', 'helo-resolves/literal good', 'helo-matches/literal good'],
		advisesNot: ['--helo mail'],
	},
	{
		title: 'our IPv6 address in brackets',
		self: {helo: '[IPv6:2001:DB8:0::7]', addresses: [six]},
		expect: ['helo-name/literal bad', 'helo-resolves/literal good', 'helo-matches/literal good'],
	},
	{
		title: 'an address in brackets, ours not known',
		self: {helo: '[203.0.113.7]', addresses: []},
		expect: [
			'helo-name/literal-unverified unknown',
			'helo-resolves/literal good',
			'helo-matches/own-unknown unknown',
		],
	},
	{
		title: 'another address in brackets',
		self: {helo: '[203.0.113.8]'},
		expect: [
			'helo-name/literal-other bad',
			'helo-resolves/literal good',
			'helo-matches/literal-other bad',
		],
	},
	{
		title: 'a private address in brackets',
		self: {helo: '[192.168.1.5]'},
		expect: [
			'helo-name/literal-private bad',
			'helo-resolves/literal good',
			'helo-matches/literal-other bad',
		],
	},
	bad('[IPv4:203.0.113.7]', 'literal-malformed'),
	bad('203.0.113.7', 'bare-address'),
	bad('localhost', 'localhost'),
	bad('laptop', 'single-label'),
	bad('host.lan', 'local-name'),
	bad('host.local', 'local-name'),
	bad('localhost.localdomain', 'localhost'),
	bad('mail..example.org', 'malformed'),
	bad('a\r\nb.example.org', 'malformed'),
	bad('', 'empty'),
	{
		title: 'the name of their server',
		records: [],
		advisesNot: ['Publish'],
		self: {helo: 'MX1.target.example'},
		theirs,
		zone: {'mx1.target.example A': ['198.51.100.1']},
		expect: [
			'helo-name/theirs bad',
			'helo-resolves/resolves good',
			'helo-matches/other-address bad',
		],
	},
	{
		title: 'a name below their domain',
		self: {helo: 'new.target.example'},
		theirs,
		expect: ['helo-name/theirs bad', 'helo-resolves/nxdomain bad', 'helo-matches/no-address bad'],
		records: [],
		advises: ['Give a full host name of your own'],
		advisesNot: ['Publish'],
		says: ['new.target.example belongs to those whom you write to'],
	},
	{
		title: 'a name below their domain, in which our PTR name is',
		self: {helo: 'new.target.example'},
		theirs,
		zone: {[ptr]: ['out.target.example'], 'out.target.example A': ['203.0.113.7']},
		expect: ['helo-name/theirs bad', 'helo-resolves/nxdomain bad', 'helo-matches/no-address bad'],
		records: [
			'new.target.example. 3600 IN A 203.0.113.7',
			'new.target.example. 3600 IN A 203.0.113.7',
		],
	},
	{
		title: 'the name of their server, and nobody answers',
		self: {helo: 'mx1.target.example'},
		theirs,
		zone: {'mx1.target.example': 'SERVFAIL'},
		expect: [
			'helo-name/theirs-unverified unknown',
			'helo-resolves/unanswered unknown',
			'helo-matches/unanswered unknown',
		],
	},
	{
		title: 'an underscore',
		self: {helo: 'under_score.example.org'},
		zone: {'under_score.example.org A': ['203.0.113.7']},
		expect: [
			'helo-name/underscore bad',
			'helo-resolves/resolves good',
			'helo-matches/address good',
		],
		asks: ['A under_score.example.org'],
	},
	{
		title: 'an underscore, and nothing there',
		self: {helo: 'under_score.example.org'},
		expect: [
			'helo-name/underscore bad',
			'helo-resolves/nxdomain bad',
			'helo-matches/no-address bad',
		],
		records: [],
		advisesNot: ['Publish'],
	},
	{
		title: 'an underscore below their domain',
		self: {helo: 'a_b.target.example'},
		theirs,
		expect: ['helo-name/theirs bad', 'helo-resolves/nxdomain bad', 'helo-matches/no-address bad'],
		records: [],
	},
	{
		title: 'an alias that leads elsewhere',
		zone: {'mail.example.org CNAME': ['host.example.org'], 'host.example.org A': ['203.0.113.70']},
		expect: [
			'helo-name/full-name good',
			'helo-resolves/alias bad',
			'helo-matches/other-address bad',
		],
		advises: ['Remove the alias (CNAME) of mail.example.org first'],
	},
	{
		title: 'our address in brackets, since DNS is dead',
		self: {helo: '[203.0.113.7]', heloSource: 'literal'},
		zone: {'7.113.0.203.in-addr.arpa': 'SERVFAIL', '.': 'SERVFAIL'},
		expect: [
			'helo-name/not-found-out unknown',
			'helo-resolves/literal good',
			'helo-matches/literal good',
		],
	},
	{
		title: 'a private address in brackets, since DNS is dead',
		self: {
			helo: '[192.168.1.5]',
			heloSource: 'literal',
			addresses: [{address: '192.168.1.5', family: 4, source: 'socket', local: undefined}],
		},
		zone: {'5.1.168.192.in-addr.arpa': 'REFUSED', '.': 'REFUSED'},
		expect: [
			'helo-name/not-found-out unknown',
			'helo-resolves/literal good',
			'helo-matches/own-unknown unknown',
		],
	},
	{
		title: 'our address in brackets for want of a name: it has none',
		self: {helo: '[203.0.113.7]', heloSource: 'literal'},
		expect: ['helo-name/literal bad', 'helo-resolves/literal good', 'helo-matches/literal good'],
	},
	{
		title: 'our address in brackets by option, while DNS is dead',
		self: {helo: '[203.0.113.7]'},
		zone: {'7.113.0.203.in-addr.arpa': 'SERVFAIL', '.': 'SERVFAIL'},
		expect: ['helo-name/literal bad', 'helo-resolves/literal good', 'helo-matches/literal good'],
	},
	{
		title: 'another name leads to one of two addresses alone',
		self: {helo: 'other.example.org', addresses: [four, six]},
		zone: {
			'other.example.org A': ['203.0.113.7'],
			[ptr6]: ['mail.example.org'],
			'mail.example.org AAAA': ['2001:db8::7'],
		},
		expect: ['helo-name/full-name good', 'helo-resolves/resolves good', 'helo-matches/partly bad'],
		advises: ['Say --helo mail.example.org only where you send from 2001:db8::7'],
		advisesNot: ['leads back to it', 'to all your addresses'],
	},
	{
		title: 'another name leads to both of two addresses',
		self: {helo: 'other.example.org', addresses: [four, six]},
		zone: {
			...here,
			'other.example.org A': ['203.0.113.7'],
			[ptr6]: ['mail.example.org'],
			'mail.example.org AAAA': ['2001:db8::7'],
		},
		expect: ['helo-name/full-name good', 'helo-resolves/resolves good', 'helo-matches/partly bad'],
		advises: ['of 2001:db8::7, and leads to all your addresses'],
	},
	{
		title: 'SERVFAIL for everything',
		zone: {'mail.example.org': 'SERVFAIL', '.': 'SERVFAIL'},
		expect: [
			'helo-name/full-name good',
			'helo-resolves/unanswered unknown',
			'helo-matches/unanswered unknown',
		],
		advises: ['tell whoever runs the DNS server that you ask'],
		advisesNot: ['look at the DNS servers of that domain'],
	},
	{
		title: 'their domain',
		records: [],
		advisesNot: ['Publish'],
		self: {helo: 'target.example'},
		theirs,
		zone: {'target.example A': ['198.51.100.1']},
		expect: [
			'helo-name/theirs bad',
			'helo-resolves/resolves good',
			'helo-matches/other-address bad',
		],
	},
	{
		title: 'the name of their server, which we are',
		self: {helo: 'mx1.target.example'},
		theirs,
		zone: {'mx1.target.example A': ['203.0.113.7']},
		expect: [
			'helo-name/full-name good',
			'helo-resolves/resolves good',
			'helo-matches/address good',
		],
	},
	{
		title: 'gmail.com',
		records: [],
		advisesNot: ['Publish'],
		self: {helo: 'gmail.com'},
		zone: {'gmail.com A': ['198.51.100.1'], 'gmail.com MX': ['5 mx.google.example']},
		expect: [
			'helo-name/borrowed bad',
			'helo-resolves/resolves good',
			'helo-matches/other-address bad',
		],
	},
	{
		title: 'a name of a big provider that leads to us',
		self: {helo: 'mail-7.google.com'},
		zone: {'mail-7.google.com A': ['203.0.113.7']},
		expect: [
			'helo-name/full-name good',
			'helo-resolves/resolves good',
			'helo-matches/address good',
		],
	},
	{
		title: 'gmail.com, and nobody answers',
		self: {helo: 'gmail.com'},
		zone: {'gmail.com': 'REFUSED'},
		expect: [
			'helo-name/borrowed-unverified unknown',
			'helo-resolves/unanswered unknown',
			'helo-matches/unanswered unknown',
		],
	},
].map((each) => ({...each, run: heloChecks}) as CheckCase);

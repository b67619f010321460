import {policyChecks} from '../../../source/preflight/checks/policies.ts';
import {senderZoneChecks} from '../../../source/preflight/checks/sender-zone.ts';
import {senderNameChecks} from '../../../source/preflight/checks/sender-name.ts';
import {theirs} from '../../support/preflight.ts';
import type {CheckCase} from './case.ts';

const ptr = '7.113.0.203.in-addr.arpa PTR';
const bad = (sender: string, finding: string): Omit<CheckCase, 'run'> => ({
	title: `MAIL FROM:<${sender}>`,
	self: {sender},
	theirs,
	expect: [`sender-name/${finding} bad`],
	asksNot: ['.'],
});

const names: readonly CheckCase[] = [
	{title: 'an address', expect: ['sender-name/address good me@example.org'], asksNot: ['.']},
	{
		title: 'an address of an IDN',
		self: {sender: 'me@bücher.example'},
		expect: ['sender-name/address good'],
	},
	bad('', 'null'),
	{
		title: 'the null sender of mxray itself, since DNS is dead',
		self: {helo: '[203.0.113.7]', heloSource: 'literal', sender: '', senderSource: 'null'},
		zone: {'7.113.0.203.in-addr.arpa': 'SERVFAIL'},
		expect: ['sender-name/not-found-out unknown'],
	},
	{
		title: 'the null sender of mxray itself: there is no name',
		self: {helo: '[203.0.113.7]', heloSource: 'literal', sender: '', senderSource: 'null'},
		expect: ['sender-name/null bad'],
	},
	bad('nobody', 'malformed'),
	bad('a\r\nRCPT TO:<b@example.org>', 'malformed'),
	bad('me@[203.0.113.7]', 'literal'),
	bad('me@localhost', 'local-domain'),
	bad('root@host.lan', 'local-domain'),
	bad('Alice@Target.example', 'recipient'),
	bad('jürgen@example.org', 'needs-utf8'),
	{
		title: 'somebody of the domain that is written to',
		self: {sender: 'bob@target.example'},
		theirs,
		zone: {
			'target.example MX': ['10 mx1.target.example'],
			'mx1.target.example A': ['198.51.100.1'],
		},
		expect: ['sender-name/target-domain bad'],
	},
	{
		title: 'somebody of the domain that is written to, from its own server',
		self: {sender: 'bob@target.example'},
		theirs,
		zone: {'target.example MX': ['10 mx1.target.example'], 'mx1.target.example A': ['203.0.113.7']},
		expect: ['sender-name/address good'],
	},
	{
		title: 'gmail.com, where only the resolver makes its name ours',
		self: {sender: 'me@gmail.com'},
		rewrite: '203.0.113.7',
		zone: {[ptr]: ['mail.google.com']},
		expect: ['sender-name/borrowed-unverified unknown'],
	},
	{
		title: 'gmail.com from elsewhere',
		self: {sender: 'me@gmail.com'},
		zone: {
			'gmail.com MX': ['5 mx.google.com'],
			'mx.google.com A': ['198.51.100.1'],
			[ptr]: ['mail.google.com'],
		},
		expect: ['sender-name/borrowed bad'],
		says: ['belongs to Gmail'],
	},
	{
		title: 'gmail.com from an address whose confirmed name is theirs',
		self: {sender: 'me@gmail.com'},
		zone: {[ptr]: ['mail-7.google.com'], 'mail-7.google.com A': ['203.0.113.7']},
		expect: ['sender-name/address good'],
	},
	{
		title: "a provider's domain from the line of its customer",
		self: {sender: 'me@comcast.net'},
		zone: {
			[ptr]: ['c-203-0-113-7.comcast.net'],
			'c-203-0-113-7.comcast.net A': ['203.0.113.7'],
			'comcast.net MX': ['5 mx.comcast.net'],
			'mx.comcast.net A': ['198.51.100.1'],
		},
		expect: ['sender-name/borrowed bad'],
	},
	{
		title: 'gmail.com, our address not known',
		self: {sender: 'me@gmail.com', addresses: []},
		expect: ['sender-name/borrowed-unverified unknown'],
	},
	{
		title: 'gmail.com, and DNS fails',
		self: {sender: 'me@gmail.com'},
		zone: {'gmail.com': 'SERVFAIL'},
		expect: ['sender-name/borrowed-unverified unknown'],
	},
].map((each) => ({...each, run: senderNameChecks}) as CheckCase);

const mx = {'example.org MX': ['10 mx.example.org']};
const domains: readonly CheckCase[] = [
	{
		title: 'MX',
		zone: {
			'example.org MX': ['20 b.example.org', '10 a.example.org'],
			'b.example.org AAAA': ['2001:db8::1'],
		},
		expect: ['sender-domain/mx good example.org'],
		says: ['a.example.org and b.example.org'],
	},
	{
		title: 'no MX',
		zone: {'example.org A': ['203.0.113.9']},
		expect: ['sender-domain/implicit good'],
	},
	{title: 'null MX', zone: {'example.org MX': ['0 .']}, expect: ['sender-domain/null-mx bad']},
	{title: 'no such domain', zone: {}, expect: ['sender-domain/nxdomain bad']},
	{
		title: 'no records',
		zone: {'example.org TXT': ['x']},
		expect: ['sender-domain/no-records bad'],
		records: ['example.org. 3600 IN MX 10 mail.example.org.'],
	},
	{
		title: 'the mail host does not exist',
		zone: mx,
		expect: ['sender-domain/mx-nowhere bad'],
		records: ['mx.example.org. 3600 IN A YOUR-ADDRESS'],
	},
	{
		title: 'the domain that is written to has no records',
		self: {sender: 'bob@target.example'},
		theirs,
		zone: {'target.example TXT': ['x']},
		expect: ['sender-domain/no-records bad'],
		records: [],
		advises: ['Use a sender of a domain that is yours'],
		advisesNot: ['Publish'],
	},
	{
		title: 'the domain that is written to has no MX',
		self: {sender: 'bob@target.example'},
		theirs,
		zone: {'target.example A': ['198.51.100.1']},
		expect: ['sender-domain/implicit good'],
		records: [],
		advisesNot: ['Publish'],
	},
	{
		title: 'the mail host does not exist, and the resolver makes an address up',
		rewrite: '203.0.113.200',
		zone: mx,
		expect: ['sender-domain/unanswered unknown'],
		says: ['also for no-such-name.invalid'],
	},
	{
		title: 'the mail host is private',
		zone: {...mx, 'mx.example.org A': ['10.1.2.3']},
		expect: ['sender-domain/private bad'],
	},
	{
		title: 'no MX, and its own host is private',
		zone: {'example.org A': ['127.0.0.1']},
		expect: ['sender-domain/private bad'],
	},
	{
		title: 'the mail host is an alias',
		zone: {
			...mx,
			'mx.example.org CNAME': ['host.example.org'],
			'host.example.org A': ['203.0.113.9'],
		},
		expect: ['sender-domain/mx-alias bad'],
	},
	{
		title: 'the mail host is an alias of itself',
		zone: {...mx, 'mx.example.org CNAME': ['mx.example.org']},
		expect: ['sender-domain/mx-nowhere bad'],
		// Beside a CNAME nothing may stand.
		records: [],
	},
	{
		title: 'the mail host is an alias that leads nowhere',
		zone: {...mx, 'mx.example.org CNAME': ['gone.example.org']},
		expect: ['sender-domain/mx-nowhere bad'],
		says: ['is an alias'],
		records: [],
	},
	{
		title: 'the mail host is of somebody else, and has no address',
		zone: {'example.org MX': ['10 mx.provider.example']},
		expect: ['sender-domain/mx-nowhere bad'],
		records: [],
	},
	...['11.22.33.25', '[11.22.33.25]', '2001:db8::25'].map((host) => ({
		title: `an address in the place of the mail host: ${host}`,
		// Some resolvers answer an address with itself.
		zone: {'example.org MX': [`10 ${host}`], '11.22.33.25 A': ['11.22.33.25']},
		expect: ['sender-domain/mx-address bad'],
		says: [host],
		advises: ['Publish an A record for a host name'],
		records: [],
		asksNot: ['22.33'],
	})),
	...['localhost', 'mail.local', 'a.localhost', 'mx.invalid', 'mx.test', 'mx.lan'].map((host) => ({
		title: `a mail host that means nothing outside: ${host}`,
		zone: {'example.org MX': [`10 ${host}`], 'localhost A': ['127.0.0.1']},
		expect: ['sender-domain/mx-local bad'],
		says: [host],
		records: [],
	})),
	{
		title: 'a mail host without a dot',
		zone: {'example.org MX': ['10 mail']},
		expect: ['sender-domain/mx-nowhere bad'],
		records: [],
	},
	{
		title: 'an address beside a mail host',
		zone: {
			'example.org MX': ['5 11.22.33.25', '10 mx.example.org'],
			'mx.example.org A': ['203.0.113.9'],
		},
		expect: ['sender-domain/mx-useless bad'],
		says: ['11.22.33.25 is no host'],
	},
	{
		title: 'a null MX beside a mail host',
		zone: {'example.org MX': ['0 .', '10 mx.example.org'], 'mx.example.org A': ['203.0.113.9']},
		expect: ['sender-domain/null-mx-beside bad'],
		records: [],
	},
	{
		title: 'SERVFAIL',
		zone: {'example.org': 'SERVFAIL'},
		expect: ['sender-domain/unanswered unknown'],
	},
	{
		title: 'silence',
		zone: {'example.org': 'silence'},
		expect: ['sender-domain/unanswered unknown'],
	},
	{
		title: 'the address of the mail host fails',
		zone: {...mx, 'mx.example.org': 'REFUSED'},
		expect: ['sender-domain/unanswered unknown'],
	},
	{
		title: 'no MX, and its address fails',
		zone: {'example.org A': 'SERVFAIL', 'example.org AAAA': 'SERVFAIL'},
		expect: ['sender-domain/unanswered unknown'],
	},
	{title: 'null sender', self: {sender: ''}, expect: ['sender-domain/null-sender unknown']},
	{
		title: 'literal',
		self: {sender: 'me@[203.0.113.7]'},
		expect: ['sender-domain/no-domain unknown'],
	},
].map((each) => ({...each, run: senderZoneChecks}) as CheckCase);

const none = ['mta-sts/missing bad', 'tls-rpt/missing bad'];
const proposed = [
	'_mta-sts.example.org. 3600 IN TXT "v=STSv1; id=1"',
	'_smtp._tls.example.org. 3600 IN TXT "v=TLSRPTv1; rua=mailto:postmaster@example.org"',
];
const dmarc = '_dmarc.example.org TXT';
const sub = {sender: 'me@a.b.example.org'};
const nine = 'me@i.h.g.f.e.d.c.b.example';
const subExists = {'a.b.example.org A': ['203.0.113.9']};
const policies: readonly CheckCase[] = [
	{
		title: 'all three',
		zone: {
			[dmarc]: ['v=DMARC1; p=reject; rua=mailto:d@example.org'],
			'_mta-sts.example.org TXT': ['v=STSv1; id=20261130T0000;'],
			'_smtp._tls.example.org TXT': ['v=TLSRPTv1; rua=mailto:t@example.org'],
		},
		expect: ['dmarc/present good', 'mta-sts/present good', 'tls-rpt/present good'],
	},
	{
		title: 'none',
		zone: {'example.org MX': ['10 mx.example.org']},
		expect: ['dmarc/missing bad', ...none],
		records: [
			'_dmarc.example.org. 3600 IN TXT "v=DMARC1; p=none; rua=mailto:postmaster@example.org"',
			...proposed,
		],
		asks: ['TXT _dmarc.example.org', 'TXT _dmarc.org'],
	},
	{
		title: "somebody else's domain: nothing to publish there",
		self: {sender: 'me@GMail.com'},
		zone: {'gmail.com MX': ['5 mx.google.com']},
		expect: ['dmarc/not-yours unknown', 'mta-sts/not-yours unknown', 'tls-rpt/not-yours unknown'],
		says: ['belongs to Gmail'],
		records: [],
	},
	{
		title: 'a domain that does not exist: nothing to publish there',
		expect: [
			'dmarc/no-such-domain unknown',
			'mta-sts/no-such-domain unknown',
			'tls-rpt/no-such-domain unknown',
		],
		records: [],
	},
	{
		title: 'several of each',
		zone: {
			[dmarc]: ['v=DMARC1; p=none', 'v=DMARC1; p=reject'],
			'_mta-sts.example.org TXT': ['v=STSv1; id=1', 'v=STSv1; id=2'],
			'_smtp._tls.example.org TXT': [
				'v=TLSRPTv1; rua=mailto:a@b.c',
				'v=TLSRPTv1; rua=mailto:d@b.c',
			],
		},
		expect: ['dmarc/several bad', 'mta-sts/several bad', 'tls-rpt/several bad'],
		// Which of them is right, only their owner knows.
		records: [],
	},
	{
		title: 'invalid ones',
		zone: {
			[dmarc]: ['v=DMARC1; p=maybe; rua=mailto:D@example.org; sp=reject'],
			'_mta-sts.example.org TXT': ['v=STSv1; id=2026-11-30'],
			'_smtp._tls.example.org TXT': ['v=TLSRPTv1; x=Y; rua=postmaster'],
		},
		expect: ['dmarc/counts-as-none bad', 'mta-sts/invalid bad', 'tls-rpt/invalid bad'],
		// All that is not wrong stays.
		records: [
			'_dmarc.example.org. 3600 IN TXT "v=DMARC1; p=none; rua=mailto:D@example.org; sp=reject"',
			'_mta-sts.example.org. 3600 IN TXT "v=STSv1; id=20261130"',
			'_smtp._tls.example.org. 3600 IN TXT "v=TLSRPTv1; x=Y; rua=mailto:postmaster@example.org"',
		],
	},
	{
		title: 'a misspelt DMARC record, other texts beside',
		zone: {[dmarc]: ['v=spf1 -all', 'v=DMARC1 p=quarantine']},
		expect: ['dmarc/invalid bad', ...none],
		records: ['_dmarc.example.org. 3600 IN TXT "v=DMARC1; p=quarantine"', ...proposed],
	},
	{
		title: 'a policy of its own is not taken down',
		zone: {[dmarc]: ['v=dmarc1; p=Reject; adkim=s']},
		expect: ['dmarc/invalid bad', ...none],
		records: ['_dmarc.example.org. 3600 IN TXT "v=DMARC1; p=Reject; adkim=s"', ...proposed],
	},
	{
		title: 'texts that are no policy',
		zone: {[dmarc]: ['v=spf1 -all']},
		expect: ['dmarc/missing bad', ...none],
	},
	{
		title: 'no p tag',
		zone: {[dmarc]: ['v=DMARC1; rua=mailto:d@example.org']},
		expect: ['dmarc/no-policy bad', ...none],
		records: [
			'_dmarc.example.org. 3600 IN TXT "v=DMARC1; p=none; rua=mailto:d@example.org"',
			...proposed,
		],
	},
	{
		title: 'no p tag, and nowhere for reports',
		zone: {[dmarc]: ['v=DMARC1; adkim=s']},
		expect: ['dmarc/no-policy-no-rua bad', ...none],
		records: ['_dmarc.example.org. 3600 IN TXT "v=DMARC1; p=none; adkim=s"', ...proposed],
	},
	{
		title: 'no p tag, and reports to what is no URI',
		zone: {[dmarc]: ['v=DMARC1; rua=d@example.org']},
		expect: ['dmarc/no-policy-no-rua bad', ...none],
		records: [
			'_dmarc.example.org. 3600 IN TXT "v=DMARC1; p=none; rua=mailto:d@example.org"',
			...proposed,
		],
	},
	{
		title: 'a policy that does not exist, and nowhere for reports: ignored',
		zone: {[dmarc]: ['v=DMARC1; p=rejekt']},
		expect: ['dmarc/invalid bad', ...none],
		records: ['_dmarc.example.org. 3600 IN TXT "v=DMARC1; p=none"', ...proposed],
	},
	{
		title: 'a policy that does not exist, with a place for reports: p=none',
		zone: {[dmarc]: ['v=DMARC1; p=rejekt; rua=mailto:a@example.org!10m']},
		expect: ['dmarc/counts-as-none bad', ...none],
	},
	{
		title: 'a policy for names below that does not exist takes all down to p=none',
		zone: {[dmarc]: ['v=DMARC1; p=reject; sp=rejekt; rua=mailto:a@example.org']},
		expect: ['dmarc/counts-as-none bad', ...none],
		says: ['sp='],
		records: [
			'_dmarc.example.org. 3600 IN TXT "v=DMARC1; p=reject; sp=none; rua=mailto:a@example.org"',
			...proposed,
		],
	},
	{
		title: 'reports to an address that is no URI',
		zone: {[dmarc]: ['v=DMARC1; p=reject; rua=D@example.org, mailto:e@example.org']},
		expect: ['dmarc/bad-rua bad', ...none],
		says: ['D@example.org, which is no URI'],
		records: [
			'_dmarc.example.org. 3600 IN TXT "v=DMARC1; p=reject; rua=mailto:D@example.org,mailto:e@example.org"',
			...proposed,
		],
	},
	{
		title: 'reports to what is no address either: nothing to copy',
		zone: {[dmarc]: ['v=DMARC1; p=reject; rua=postmaster']},
		expect: ['dmarc/bad-rua bad', ...none],
	},
	{
		title: 'several above',
		self: sub,
		zone: {...subExists, [dmarc]: ['v=DMARC1; p=reject', 'v=DMARC1; p=none']},
		expect: ['dmarc/several bad', ...none],
		says: ['example.org, above a.b.example.org, has 2 DMARC records'],
		advises: ['Remove all but one of them.'],
		advisesNot: ['Publish a record. p=none'],
	},
	{
		title: 'several above the record that holds: older receivers find none',
		self: sub,
		zone: {
			...subExists,
			'_dmarc.b.example.org TXT': ['v=DMARC1; p=none'],
			[dmarc]: ['v=DMARC1; p=reject', 'v=DMARC1; p=none'],
		},
		expect: ['dmarc/several bad', ...none],
	},
	{
		title: 'several between, and the one above holds',
		self: sub,
		zone: {
			...subExists,
			'_dmarc.b.example.org TXT': ['v=DMARC1; p=none', 'v=DMARC1; p=reject'],
			[dmarc]: ['v=DMARC1; p=reject'],
		},
		expect: ['dmarc/inherited good', ...none],
	},
	{
		title: 'a misspelt record above',
		self: sub,
		zone: {...subExists, [dmarc]: ['v=DMARC1 p=reject']},
		expect: ['dmarc/invalid bad', ...none],
		says: ['_dmarc.example.org, above a.b.example.org, does not begin'],
	},
	{
		title: 'a record above without a valid policy, but with a place for reports',
		self: sub,
		zone: {...subExists, [dmarc]: ['v=DMARC1; p=perhaps; rua=mailto:d@example.org']},
		expect: ['dmarc/counts-as-none bad', ...none],
		says: ['example.org, which holds for a.b.example.org, too,'],
	},
	{
		title: 'a record split into strings',
		zone: {[dmarc]: [`v=DMARC1; rua=mailto:${'d'.repeat(300)}@example.org; p=quarantine`]},
		expect: ['dmarc/present good', ...none],
		says: ['quarantine'],
	},
	{
		title: 'the record of the organisation, for names below',
		self: sub,
		zone: {...subExists, [dmarc]: ['v=DMARC1; p=reject; sp=none']},
		expect: ['dmarc/inherited good', ...none],
		says: ['p=none'],
	},
	{
		title: 'a record between, and the walk ends there (psd=n)',
		self: sub,
		zone: {
			...subExists,
			'_dmarc.b.example.org TXT': ['v=DMARC1; p=quarantine; psd=n'],
			[dmarc]: ['v=DMARC1; p=reject'],
		},
		expect: ['dmarc/inherited good', ...none],
		says: ['of b.example.org holds'],
		asksNot: ['_dmarc.org'],
	},
	{
		title: 'the shortest name wins without psd',
		self: sub,
		zone: {
			...subExists,
			'_dmarc.b.example.org TXT': ['v=DMARC1; p=quarantine'],
			[dmarc]: ['v=DMARC1; p=reject'],
		},
		expect: ['dmarc/inherited good', ...none],
		says: ['of example.org holds'],
	},
	{
		title: 'below a public suffix (psd=y) the organisation is one longer',
		self: sub,
		zone: {
			...subExists,
			'_dmarc.b.example.org TXT': ['v=DMARC1; p=quarantine'],
			[dmarc]: ['v=DMARC1; p=reject; psd=y'],
		},
		expect: ['dmarc/inherited good', ...none],
		says: ['of b.example.org holds'],
	},
	{
		title: 'a record above without a valid policy',
		self: sub,
		zone: {...subExists, [dmarc]: ['v=DMARC1; p=perhaps']},
		expect: ['dmarc/invalid bad', ...none],
	},
	{
		title: 'nine labels: eight questions',
		self: {sender: nine},
		zone: {'i.h.g.f.e.d.c.b.example A': ['203.0.113.9']},
		expect: ['dmarc/missing bad', ...none],
		asks: [
			'TXT _dmarc.i.h.g.f.e.d.c.b.example',
			'TXT _dmarc.g.f.e.d.c.b.example',
			'TXT _dmarc.example',
		],
		asksNot: ['_dmarc.h.g.f'],
	},
	{
		title: 'SERVFAIL everywhere',
		zone: {
			[dmarc]: 'SERVFAIL',
			'_mta-sts.example.org': 'SERVFAIL',
			'_smtp._tls.example.org': 'REFUSED',
		},
		expect: [
			'dmarc/unanswered unknown',
			'mta-sts/unanswered unknown',
			'tls-rpt/unanswered unknown',
		],
	},
	{
		title: 'nothing here, and the name above fails',
		zone: {'_dmarc.org': 'SERVFAIL', 'example.org A': ['203.0.113.9']},
		expect: ['dmarc/unanswered unknown', ...none],
	},
	{
		title: 'null sender',
		self: {sender: ''},
		expect: ['dmarc/no-domain unknown', 'mta-sts/no-domain unknown', 'tls-rpt/no-domain unknown'],
	},
].map((each) => ({...each, run: policyChecks}) as CheckCase);

/** `sender-name`, `sender-domain`, `dmarc`, `mta-sts`, `tls-rpt`. */
export const senderCases: readonly CheckCase[] = [...names, ...domains, ...policies];

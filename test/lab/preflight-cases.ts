import type {OwnAddress} from '../../source/model/check.ts';
import type {LabRun} from './preflight-run.ts';

/** A resolver that answers as it should, and one that knows no NXDOMAIN. */
export const resolvers = {honest: '198.51.100.55', rewriting: '198.51.100.56'} as const;

/** Who one is in the lab, and what is found. */
export type LabCase = {
	readonly title: string;
	readonly run: Omit<LabRun, 'resolver'> & {readonly resolver?: string};
	/** 'check/finding state', in order and complete. */
	readonly expect: readonly string[];
	/** In what was found. */
	readonly says?: readonly string[];
	/** In the records to publish. */
	readonly records?: readonly string[];
};

const four = (last: number): OwnAddress => ({
	address: `203.0.113.${last}`,
	family: 4,
	source: 'echo',
	local: undefined,
});
const six = (last: string): OwnAddress => ({
	address: `2001:db8::${last}`,
	family: 6,
	source: 'echo',
	local: undefined,
});

const reverse = (
	title: string,
	addresses: readonly OwnAddress[],
	[ptr, forward, generic]: readonly [string, string, string],
	more: Partial<LabCase> = {},
): LabCase => ({
	title,
	run: {checks: ['reverse'], self: {addresses}},
	expect: [`ptr/${ptr}`, `ptr-forward/${forward}`, `ptr-generic/${generic}`],
	...more,
});

const unanswered = ['unanswered unknown', 'unanswered unknown', 'unanswered unknown'] as const;
const noName = ['no-name unknown', 'no-name unknown'] as const;
/** Shorter than Unbound's own patience with a silent server. */
const impatient = 3000;

const addresses: readonly LabCase[] = [
	reverse('a good name', [four(7)], ['present good', 'confirmed good', 'own-name good']),
	reverse('a good name, IPv6', [six('7')], ['present good', 'confirmed good', 'own-name good']),
	reverse('no name', [four(8)], ['missing bad', ...noName], {
		records: ['8.113.0.203.in-addr.arpa. 3600 IN PTR mail.YOUR-DOMAIN.'],
	}),
	reverse('no name, IPv6', [six('8')], ['missing bad', ...noName]),
	reverse(
		"somebody else's name",
		[four(9)],
		['present good', 'other-address bad', 'own-name good'],
		{
			records: ['mail.good.example. 3600 IN A 203.0.113.9'],
		},
	),
	reverse(
		"somebody else's name, IPv6",
		[six('9')],
		['present good', 'other-address bad', 'own-name good'],
		{
			records: ['mail.good.example. 3600 IN AAAA 2001:db8::9'],
		},
	),
	reverse('a home line', [four(10)], ['present good', 'confirmed good', 'dynamic bad']),
	reverse('machine-made', [four(17)], ['present good', 'confirmed good', 'generic bad']),
	reverse(
		'two names, one leads back',
		[four(13)],
		['several bad', 'confirmed good', 'own-name good'],
	),
	reverse(
		'a name without an address',
		[four(14)],
		['present good', 'no-way-back bad', 'own-name good'],
	),
	reverse('no host name', [four(15)], ['no-host-name bad', ...noName]),
	reverse('SERVFAIL', [four(11)], unanswered, {says: ['SERVFAIL']}),
	reverse('REFUSED', [four(18)], unanswered, {says: ['REFUSED']}),
	reverse('silence', [four(12)], unanswered, {
		says: ['no answer came in time'],
		run: {checks: ['reverse'], self: {addresses: [four(12)]}, timeoutMs: impatient},
	}),
	reverse(
		'the way back fails',
		[four(16)],
		['present good', 'unanswered unknown', 'own-name good'],
	),
	{
		title: 'a public address, and another one than was given',
		run: {
			checks: ['address'],
			self: {
				addresses: [
					{...four(7), source: 'option', others: [{address: '203.0.113.8', source: 'echo'}]},
					six('7'),
				],
			},
		},
		expect: ['own-address/contradiction bad', 'own-address/public good'],
	},
	{
		title: 'NAT, and nobody who would say the public address',
		run: {
			checks: ['address', 'reverse'],
			self: {addresses: [{address: '192.168.1.5', family: 4, source: 'socket', local: undefined}]},
		},
		expect: [
			'own-address/private unknown',
			'ptr/private unknown',
			'ptr-forward/private unknown',
			'ptr-generic/private unknown',
		],
	},
];

const helo = (
	helo: string,
	[resolves, matches]: readonly [string, string],
	more: Partial<LabCase> = {},
): LabCase => ({
	title: `EHLO ${helo}`,
	run: {checks: ['helo'], self: {helo, addresses: [four(7)]}},
	expect: ['helo-name/full-name good', `helo-resolves/${resolves}`, `helo-matches/${matches}`],
	...more,
});

const names: readonly LabCase[] = [
	helo('mail.good.example', ['resolves good', 'same-name good']),
	helo('sub.good.example', ['resolves good', 'address good']),
	helo('two.good.example', ['resolves good', 'other-address bad']),
	helo('no-such.example', ['nxdomain bad', 'no-address bad'], {
		// Of both checks: it is the same one.
		records: ['no-such.example. 3600 IN A 203.0.113.7', 'no-such.example. 3600 IN A 203.0.113.7'],
	}),
	helo('nowhere.good.example', ['no-address bad', 'no-address bad']),
	helo('nullmx.example', ['no-address bad', 'no-address bad']),
	helo('outlying.example', ['mx-only bad', 'no-address bad']),
	helo('mx.aliased.example', ['alias bad', 'address good']),
	helo('mx.private.example', ['private-address bad', 'other-address bad']),
	helo('mail.broken.example.net', ['unanswered unknown', 'unanswered unknown'], {
		says: ['SERVFAIL'],
	}),
	helo('mail.refused.example.net', ['unanswered unknown', 'unanswered unknown'], {
		says: ['REFUSED'],
	}),
	helo('loop.example', ['unanswered unknown', 'unanswered unknown']),
	{
		...helo('mail.silent.example.net', ['unanswered unknown', 'unanswered unknown']),
		run: {
			checks: ['helo'],
			self: {helo: 'mail.silent.example.net', addresses: [four(7)]},
			timeoutMs: impatient,
		},
	},
	{
		title: 'EHLO with the name of their server, and with the domain',
		run: {
			checks: ['helo'],
			to: 'alice@target.example',
			self: {helo: 'mx.target.example', addresses: [four(7)]},
		},
		expect: [
			'helo-name/theirs bad',
			'helo-resolves/resolves good',
			'helo-matches/other-address bad',
		],
	},
	{
		title: 'EHLO gmail.com',
		run: {checks: ['helo'], self: {helo: 'gmail.com', addresses: [four(7)]}},
		expect: ['helo-name/borrowed bad', 'helo-resolves/mx-only bad', 'helo-matches/no-address bad'],
	},
	{
		title: 'EHLO [203.0.113.7], our address not known',
		run: {checks: ['helo'], self: {helo: '[203.0.113.7]', addresses: []}},
		expect: [
			'helo-name/literal-unverified unknown',
			'helo-resolves/literal good',
			'helo-matches/own-unknown unknown',
		],
	},
];

const domain = (name: string, expected: string, more: Partial<LabCase> = {}): LabCase => ({
	title: `MAIL FROM:<me@${name}>`,
	run: {checks: ['domain'], self: {sender: `me@${name}`}},
	expect: [`sender-domain/${expected}`],
	...more,
});

const senders: readonly LabCase[] = [
	domain('good.example', 'mx good'),
	domain('implicit.example', 'implicit good'),
	domain('nullmx.example', 'null-mx bad'),
	domain('no-such.example', 'nxdomain bad'),
	domain('empty.example', 'no-records bad'),
	domain('nowhere.example', 'mx-nowhere bad'),
	domain('private.example', 'private bad'),
	domain('aliased.example', 'mx-alias bad'),
	domain('outlying.example', 'unanswered unknown'),
	domain('broken.example.net', 'unanswered unknown', {says: ['SERVFAIL']}),
	domain('refused.example.net', 'unanswered unknown', {says: ['REFUSED']}),
	{
		...domain('silent.example.net', 'unanswered unknown'),
		run: {checks: ['domain'], self: {sender: 'me@silent.example.net'}, timeoutMs: impatient},
	},
	{
		title: 'a sender of a big provider, of the domain written to, and with DNS that fails',
		run: {checks: ['sender'], self: {sender: 'me@gmail.com', addresses: [four(7)]}},
		expect: ['sender-name/borrowed bad'],
	},
	{
		title: 'a sender of the domain written to',
		run: {
			checks: ['sender'],
			to: 'alice@target.example',
			self: {sender: 'bob@target.example', addresses: [four(7)]},
		},
		expect: ['sender-name/target-domain bad'],
	},
	{
		title: 'a sender of a domain written to, which DNS does not know',
		run: {
			checks: ['sender'],
			to: 'alice@broken.example.net',
			self: {sender: 'bob@broken.example.net', addresses: [four(7)]},
		},
		expect: ['sender-name/borrowed-unverified unknown'],
	},
	{
		title: 'a sender of our own',
		run: {checks: ['sender'], self: {sender: 'me@good.example'}},
		expect: ['sender-name/address good'],
	},
];

const policies = (
	name: string,
	found: readonly [string, string, string],
	timeoutMs?: number,
): LabCase => ({
	title: `policies of ${name}`,
	run: {
		checks: ['policies'],
		self: {sender: `me@${name}`},
		...(timeoutMs !== undefined && {timeoutMs}),
	},
	expect: [`dmarc/${found[0]}`, `mta-sts/${found[1]}`, `tls-rpt/${found[2]}`],
});

const published: readonly LabCase[] = [
	policies('good.example', ['present good', 'present good', 'present good']),
	policies('sub.good.example', ['inherited good', 'missing bad', 'missing bad']),
	policies('implicit.example', ['missing bad', 'missing bad', 'missing bad']),
	policies('empty.example', ['several bad', 'invalid bad', 'invalid bad']),
	policies('broken.example.net', [
		'unanswered unknown',
		'unanswered unknown',
		'unanswered unknown',
	]),
	policies(
		'silent.example.net',
		['unanswered unknown', 'unanswered unknown', 'unanswered unknown'],
		impatient,
	),
];

const list = (
	title: string,
	own: OwnAddress,
	zone: string,
	expected: string,
	says: readonly string[],
	more: Partial<LabRun> = {},
): LabCase => ({
	title,
	run: {checks: [], zones: [zone], self: {addresses: [own]}, ...more},
	expect: [`blocklist-address/${expected}`],
	says: [...says, zone],
});
const zen = 'zen.spamhaus.org';
const rewriting = {resolver: resolvers.rewriting};

/** The five answers of a block list, and more, all different. */
const lists: readonly LabCase[] = [
	list('1. listed', four(20), zen, 'listed bad', ['CSS', 'Listed by the lab']),
	list('1. listed, IPv6', six('f'), zen, 'listed bad', ['CSS']),
	list('1. listed as a home line', four(21), zen, 'listed-policy bad', ['PBL']),
	list('1. listed in a zone of somebody', four(20), 'bl.example', 'listed bad', ['127.0.0.9']),
	list('2. not listed', four(7), zen, 'not-listed good', ['its test entry is there']),
	list('2. not listed, IPv6', six('7'), zen, 'not-listed good', ['its test entry is there']),
	list('3. refused: public resolver', four(22), zen, 'query-refused unknown', [
		'127.255.255.254',
		'no listing',
	]),
	list('3. refused: too many questions', four(23), zen, 'query-refused unknown', [
		'127.255.255.255',
	]),
	list('3. no answer: SERVFAIL', four(7), 'bl.broken.example.net', 'no-answer unknown', [
		'SERVFAIL',
	]),
	list('3. no answer: REFUSED', four(7), 'bl.refused.example.net', 'no-answer unknown', [
		'REFUSED',
	]),
	{
		...list('4. NXDOMAIN rewritten', four(7), zen, 'rewritten unknown', [], rewriting),
		says: ['answers 192.0.2.80 where there is nothing', 'cannot exist'],
	},
	list('5. time-out', four(7), 'bl.silent.example.net', 'no-answer unknown', ['in time'], {
		timeoutMs: impatient,
	}),
	{
		// It has the test entries of both kinds, so both are asked.
		...list('a list of everything', four(7), 'everything.example', 'lists-all unknown', ['dead']),
		expect: [
			'blocklist-address/lists-all unknown',
			'blocklist-domain/lists-all unknown',
			'blocklist-domain/lists-all unknown',
		],
	},
	list('a zone with a new owner', four(7), 'bl.sold.example', 'no-list unknown', ['new owner']),
	list('no list at all', four(7), 'dbl.example', 'no-data unknown', ['test entry is missing']),
	list('ended', four(7), 'dnsbl.sorbs.net', 'ended unknown', ['was not asked']),
	{
		title: 'domains: listed, refused, not listed',
		run: {
			checks: [],
			zones: ['dbl.spamhaus.org'],
			self: {sender: 'me@listed.example', helo: 'refused-to.example'},
		},
		expect: ['blocklist-domain/listed bad', 'blocklist-domain/query-refused unknown'],
	},
	{
		title: 'domains: not listed, and every zone named',
		run: {
			checks: [],
			zones: ['dbl.spamhaus.org', zen],
			self: {sender: 'me@good.example', helo: 'good.example', addresses: [four(7), six('7')]},
		},
		expect: [
			'blocklist-domain/not-listed good',
			'blocklist-address/not-listed good',
			'blocklist-address/not-listed good',
		],
		says: [
			'good.example is not in dbl.spamhaus.org',
			`203.0.113.7 is not in ${zen}`,
			`2001:db8::7 is not in ${zen}`,
		],
	},
	{
		title: 'domains: NXDOMAIN rewritten',
		run: {
			checks: [],
			zones: ['dbl.spamhaus.org'],
			resolver: resolvers.rewriting,
			self: {sender: 'me@good.example', helo: '[203.0.113.7]'},
		},
		expect: ['blocklist-domain/rewritten unknown'],
	},
];

/** Everything that only asks DNS. */
const spf = (
	title: string,
	own: OwnAddress,
	name: string,
	expect: string,
	more: Partial<LabCase> = {},
): LabCase => ({
	title: `SPF: ${title}`,
	run: {
		checks: ['spfMail'],
		self: {sender: `me@${name}`, helo: 'mail.good.example', addresses: [own]},
		timeoutMs: impatient,
	},
	expect: [`spf-mail/${expect}`],
	...more,
});
const spfHelo = (title: string, own: OwnAddress, helo: string, expect: string): LabCase => ({
	title: `SPF of the EHLO name: ${title}`,
	run: {
		checks: ['spfHelo'],
		self: {sender: 'me@good.example', helo, addresses: [own]},
		timeoutMs: impatient,
	},
	expect: [`spf-helo/${expect}`],
});

const spfCases: readonly LabCase[] = [
	spf('expected, by mx', four(7), 'good.example', 'pass good'),
	spf('expected, over IPv6', six('7'), 'good.example', 'pass good'),
	spf('expected, by ip4', four(20), 'good.example', 'pass good'),
	spf('not expected', four(8), 'good.example', 'fail bad', {
		records: ['good.example. 3600 IN TXT "v=spf1 mx ip4:203.0.113.16/28 ip4:203.0.113.8 -all"'],
	}),
	spf('no record', four(7), 'empty.example', 'none bad'),
	spf('SERVFAIL', four(7), 'broken.example.net', 'dns-failed unknown'),
	spf('silence', four(7), 'silent.example.net', 'dns-failed unknown'),
	spfHelo('expected', four(7), 'mail.good.example', 'pass good'),
	spfHelo('not expected', four(8), 'mail.good.example', 'fail bad'),
	spfHelo('SERVFAIL', four(7), 'mail.broken.example.net', 'dns-failed unknown'),
];

export const labCases: readonly LabCase[] = [
	...spfCases,
	...addresses,
	...names,
	...senders,
	...published,
	...lists,
];

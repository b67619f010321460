import type {SpfResult} from '../../source/preflight/spf/library.ts';
import type {SpfZone} from '../support/spf-zone.ts';

/** One world, and what SPF must come to in it. */
export type SpfCase = {
	readonly name: string;
	readonly zone: SpfZone;
	/** 192.0.2.10 if left out. */
	readonly ip?: string;
	/** ada@shop.example if left out. */
	readonly sender?: string;
	/** mail.shop.example if left out. */
	readonly helo?: string;
	readonly result: SpfResult;
	/** The terms that decide, from the record of the domain inwards. */
	readonly by?: readonly string[];
	/** The kind of trouble, and what it is about. */
	readonly trouble?: string;
	/** Lookups and void lookups, where there is a result. */
	readonly counts?: readonly [number, number];
	/** What the steps must tell, in this order. */
	readonly told?: readonly RegExp[];
	/** What must be published, if anything: the text of the record. */
	readonly publish?: string;
};

const shop = (record: string, rest: SpfZone = {}): SpfZone => ({
	'shop.example': [['TXT', record]],
	...rest,
});
const many = (count: number, make: (index: number) => string) =>
	Array.from({length: count}, (_, index) => make(index)).join(' ');

export const spfCases: readonly SpfCase[] = [
	// One for each mechanism, matched and not.
	{
		name: 'ip4: a single address',
		zone: shop('v=spf1 ip4:192.0.2.10 -all'),
		result: 'pass',
		by: ['ip4:192.0.2.10'],
		counts: [0, 0],
		told: [/TXT shop\.example/, /ip4:192\.0\.2\.10 matches 192\.0\.2\.10: pass/, /result is pass/],
	},
	{
		name: 'ip4: the second network in a row',
		zone: shop('v=spf1 ip4:198.51.100.0/24 ip4:192.0.2.0/28 ip4:203.0.113.0/24 -all'),
		result: 'pass',
		by: ['ip4:192.0.2.0/28'],
		told: [/ip4:198\.51\.100\.0\/24 does not match/, /ip4:192\.0\.2\.0\/28 matches/],
	},
	{
		name: 'ip4 says nothing about an IPv6 address',
		zone: shop('v=spf1 ip4:0.0.0.0/0 -all'),
		ip: '2001:db8::25',
		result: 'fail',
		by: ['-all'],
		publish: 'v=spf1 ip4:0.0.0.0/0 ip6:2001:db8::25 -all',
	},
	{
		name: 'ip6: a network',
		zone: shop('v=spf1 ip6:2001:db8::/64 -all'),
		ip: '2001:db8::25',
		result: 'pass',
		by: ['ip6:2001:db8::/64'],
	},
	{
		name: 'a: of the domain itself',
		zone: {
			'shop.example': [
				['TXT', 'v=spf1 a -all'],
				['A', '192.0.2.10'],
			],
		},
		result: 'pass',
		by: ['a'],
		counts: [1, 0],
		told: [/A shop\.example/, /192\.0\.2\.10/, /Lookups so far: 1 of 10/, /a matches: pass/],
	},
	{
		name: 'a: of another name, with a prefix length',
		zone: shop('v=spf1 a:out.shop.example/24 -all', {'out.shop.example': [['A', '192.0.2.200']]}),
		result: 'pass',
		by: ['a:out.shop.example/24'],
	},
	{
		name: 'a: through an alias',
		zone: shop('v=spf1 a:out.shop.example -all', {
			'out.shop.example': [['CNAME', 'pool.host.example']],
			'pool.host.example': [['A', '192.0.2.10']],
		}),
		result: 'pass',
		by: ['a:out.shop.example'],
		told: [/an alias of pool\.host\.example: 192\.0\.2\.10/],
	},
	{
		name: 'a: for IPv6 asks AAAA',
		zone: {
			'shop.example': [
				['TXT', 'v=spf1 a//64 -all'],
				['AAAA', '2001:db8::1'],
			],
		},
		ip: '2001:db8::25',
		result: 'pass',
		by: ['a//64'],
		told: [/AAAA shop\.example/],
	},
	{
		name: 'mx: the second host',
		zone: {
			'shop.example': [
				['TXT', 'v=spf1 mx ~all'],
				['MX', 10, 'in.shop.example'],
				['MX', 20, 'back.shop.example'],
			],
			'in.shop.example': [['A', '198.51.100.1']],
			'back.shop.example': [['A', '192.0.2.10']],
		},
		result: 'pass',
		by: ['mx'],
		counts: [1, 0],
		told: [
			/MX shop\.example/,
			/10 in\.shop\.example, 20 back\.shop\.example/,
			/A in\.shop/,
			/A back\.shop/,
		],
	},
	{
		name: 'mx: none of them',
		zone: {
			'shop.example': [
				['TXT', 'v=spf1 mx ~all'],
				['MX', 10, 'in.shop.example'],
			],
			'in.shop.example': [['A', '198.51.100.1']],
		},
		result: 'softfail',
		by: ['~all'],
		publish: 'v=spf1 mx ip4:192.0.2.10 ~all',
	},
	{
		name: 'mx: a null MX has no hosts',
		zone: {
			'shop.example': [
				['TXT', 'v=spf1 mx -all'],
				['MX', 0, ''],
			],
		},
		result: 'fail',
		by: ['-all'],
	},
	{
		name: 'ptr: a name below the domain, confirmed',
		zone: shop('v=spf1 ptr -all', {
			'10.2.0.192.in-addr.arpa': [['PTR', 'out.shop.example']],
			'out.shop.example': [['A', '192.0.2.10']],
		}),
		result: 'pass',
		by: ['ptr'],
		counts: [1, 0],
		told: [/PTR 10\.2\.0\.192\.in-addr\.arpa/, /A out\.shop\.example/],
	},
	{
		name: 'ptr: a name that does not lead back',
		zone: shop('v=spf1 ptr -all', {
			'10.2.0.192.in-addr.arpa': [['PTR', 'out.shop.example']],
			'out.shop.example': [['A', '192.0.2.99']],
		}),
		result: 'fail',
		by: ['-all'],
	},
	{
		name: 'ptr: a DNS failure is no match',
		zone: shop('v=spf1 ptr ?all', {'10.2.0.192.in-addr.arpa': ['SERVFAIL']}),
		result: 'neutral',
		by: ['?all'],
		told: [/PTR 10\.2\.0\.192/, /SERVFAIL/, /ptr does not match/],
	},
	{
		name: 'exists: with macros, shown as what was asked',
		zone: shop('v=spf1 exists:%{l}.%{ir}.%{v}._spf.%{d} -all', {
			'ada.10.2.0.192.in-addr._spf.shop.example': [['A', '127.0.0.2']],
		}),
		result: 'pass',
		by: ['exists:%{l}.%{ir}.%{v}._spf.%{d}'],
		told: [/A ada\.10\.2\.0\.192\.in-addr\._spf\.shop\.example/, /127\.0\.0\.2/],
	},
	{
		name: 'exists: the macro p asks for our PTR name, and that counts',
		zone: shop('v=spf1 exists:%{p}.ok.shop.example -all', {
			'10.2.0.192.in-addr.arpa': [['PTR', 'out.shop.example']],
			'out.shop.example': [['A', '192.0.2.10']],
			'out.shop.example.ok.shop.example': [['A', '127.0.0.2']],
		}),
		result: 'pass',
		by: ['exists:%{p}.ok.shop.example'],
		counts: [2, 0],
	},
	{
		name: 'exists: a sender with a space and a backslash is a name, too',
		zone: shop('v=spf1 exists:%{l}.ok.shop.example -all', {
			'"a b\\c".ok.shop.example': [['A', '127.0.0.2']],
		}),
		sender: '"a b\\c"@shop.example',
		result: 'pass',
		by: ['exists:%{l}.ok.shop.example'],
	},
	{
		name: 'a sender that no name can carry does not match',
		zone: shop('v=spf1 exists:%{l}.ok.shop.example -all'),
		sender: 'jörg@shop.example',
		result: 'fail',
		by: ['-all'],
		counts: [0, 0],
	},
	// Qualifiers, all, and the end of the record.
	{
		name: 'a qualifier before the mechanism that matches',
		zone: shop('v=spf1 ~ip4:192.0.2.10 +all'),
		result: 'softfail',
		by: ['~ip4:192.0.2.10'],
		publish: 'v=spf1 ip4:192.0.2.10 ~ip4:192.0.2.10 +all',
	},
	{
		name: 'upper case',
		zone: shop('V=SPF1 IP4:192.0.2.10 -ALL'),
		result: 'pass',
		by: ['IP4:192.0.2.10'],
	},
	{
		name: 'all in the middle',
		zone: shop('v=spf1 +all -ip4:192.0.2.10'),
		result: 'pass',
		by: ['+all'],
	},
	{
		name: 'no all: neutral by default',
		zone: shop('v=spf1 ip4:198.51.100.1 x=1'),
		result: 'neutral',
		by: [],
		told: [
			/x=1 does not change the result/,
			/No term matches, and there is no all at the end: neutral/,
		],
		publish: 'v=spf1 ip4:198.51.100.1 ip4:192.0.2.10 ~all x=1',
	},
	{
		name: 'an empty record',
		zone: shop('v=spf1'),
		result: 'neutral',
		by: [],
		publish: 'v=spf1 ip4:192.0.2.10 ~all',
	},
	{
		name: 'a record in two strings',
		zone: {'shop.example': [['TXT', 'v=spf1 ip4:192.0.', '2.10 -all']]},
		result: 'pass',
		by: ['ip4:192.0.2.10'],
	},
	{
		name: 'other TXT records do not matter',
		zone: {
			'shop.example': [
				['TXT', 'v=spf10 -all'],
				['TXT', 'site-verification=ü'],
				['TXT', 'v=spf1 +all'],
			],
		},
		result: 'pass',
		by: ['+all'],
	},
	{
		name: 'what the domain says to those whom it refuses',
		zone: shop('v=spf1 -all exp=why.shop.example', {
			'why.shop.example': [['TXT', '%{i} may not send for %{d}']],
		}),
		result: 'fail',
		by: ['-all'],
		told: [/those whom it refuses: “192\.0\.2\.10 may not send for shop\.example”/],
		publish: 'v=spf1 ip4:192.0.2.10 -all exp=why.shop.example',
	},
	// Include and redirect.
	{
		name: 'include: a match inside',
		zone: shop('v=spf1 ?include:_spf.host.example -all', {
			'_spf.host.example': [['TXT', 'v=spf1 ip4:198.51.100.0/24 ip4:192.0.2.0/24 ~all']],
		}),
		result: 'neutral',
		by: ['?include:_spf.host.example', 'ip4:192.0.2.0/24'],
		counts: [1, 0],
		told: [
			/leads to the record of _spf\.host\.example/,
			/Lookups so far: 1 of 10/,
			/TXT _spf\.host\.example/,
			/_spf\.host\.example: ip4:198\.51\.100\.0\/24 does not match/,
			/_spf\.host\.example: ip4:192\.0\.2\.0\/24 matches/,
			/\?include:_spf\.host\.example matches: .*: neutral/,
		],
		publish: 'v=spf1 ip4:192.0.2.10 ?include:_spf.host.example -all',
	},
	{
		name: 'include: a fail inside is no match',
		zone: shop('v=spf1 include:_spf.host.example ~all', {
			'_spf.host.example': [['TXT', 'v=spf1 -all']],
		}),
		result: 'softfail',
		by: ['~all'],
		told: [/_spf\.host\.example: -all matches everything: fail/, /does not let 192\.0\.2\.10 pass/],
	},
	{
		name: 'include: two deep, with macros of the sender and of the record',
		zone: shop('v=spf1 include:one.example -all', {
			'one.example': [['TXT', 'v=spf1 include:%{o}.two.example -all']],
			'shop.example.two.example': [['TXT', 'v=spf1 a:%{d} a:%{d1}.example -all']],
			'shop.example.two.example.example': [['A', '192.0.2.10']],
			'example.example': [['A', '192.0.2.10']],
		}),
		result: 'pass',
		by: ['include:one.example', 'include:%{o}.two.example', 'a:%{d1}.example'],
		counts: [4, 1],
	},
	{
		name: 'redirect: the other record decides',
		zone: shop('v=spf1 redirect=_spf.host.example ip4:198.51.100.9', {
			'_spf.host.example': [['TXT', 'v=spf1 ip4:203.0.113.1 -all']],
		}),
		result: 'fail',
		by: ['redirect=_spf.host.example', '-all'],
		counts: [1, 0],
		publish: 'v=spf1 ip4:192.0.2.10 redirect=_spf.host.example ip4:198.51.100.9',
	},
	{
		name: 'redirect: not followed where there is an all',
		zone: shop('v=spf1 redirect=_spf.host.example ~all'),
		result: 'softfail',
		by: ['~all'],
		counts: [0, 0],
	},
	// Errors.
	{
		name: 'no record',
		zone: {
			'shop.example': [
				['TXT', 'hello'],
				['A', '192.0.2.10'],
			],
		},
		result: 'none',
		by: [],
		told: [/has no record for SPF/],
		publish: 'v=spf1 ip4:192.0.2.10 ~all',
	},
	{name: 'no such name', zone: {}, result: 'none', by: [], publish: 'v=spf1 ip4:192.0.2.10 ~all'},
	{
		name: 'two records',
		zone: {
			'shop.example': [
				['TXT', 'v=spf1 -all'],
				['TXT', 'v=spf1 +all'],
			],
		},
		result: 'permerror',
		trouble: 'several shop.example',
	},
	{
		name: 'a typing mistake behind the term that would match',
		zone: shop('v=spf1 ip4:192.0.2.10 ipv4:192.0.2.11 -all'),
		result: 'permerror',
		trouble: 'syntax ipv4:192.0.2.11',
	},
	{
		name: 'an address without a number',
		zone: shop('v=spf1 ip4:192.0.2 -all'),
		result: 'permerror',
		trouble: 'syntax ip4:192.0.2',
	},
	{
		name: 'two redirects',
		zone: shop('v=spf1 redirect=a.example redirect=b.example'),
		result: 'permerror',
		trouble: 'syntax redirect=b.example',
	},
	{
		name: 'a character that is not ASCII',
		zone: shop('v=spf1 a:bücher.example -all'),
		result: 'permerror',
		trouble: 'characters shop.example',
	},
	{
		name: 'a mistake inside an include',
		zone: shop('v=spf1 include:_spf.host.example -all', {
			'_spf.host.example': [['TXT', 'v=spf1 a:']],
		}),
		result: 'permerror',
		trouble: 'syntax a:',
	},
	{
		name: 'an include without a record',
		zone: shop('v=spf1 include:gone.example -all'),
		result: 'permerror',
		trouble: 'no-record include:gone.example',
	},
	{
		name: 'a redirect without a record',
		zone: shop('v=spf1 redirect=gone.example'),
		result: 'permerror',
		trouble: 'no-record redirect=gone.example',
	},
	{
		name: 'ten lookups are allowed',
		zone: shop(
			`v=spf1 ${many(10, (index) => `a:h${index}.shop.example`)} -all`,
			Object.fromEntries(
				Array.from({length: 10}, (_, index) => [`h${index}.shop.example`, [['A', '203.0.113.9']]]),
			),
		),
		result: 'fail',
		by: ['-all'],
		counts: [10, 0],
		told: [/Lookups so far: 10 of 10/],
	},
	{
		name: 'the eleventh lookup, inside an include',
		zone: shop(`v=spf1 ${many(9, () => 'a')} include:_spf.host.example -all`, {
			'shop.example': [
				['TXT', `v=spf1 ${many(9, () => 'a')} include:_spf.host.example -all`],
				['A', '203.0.113.9'],
			],
			'_spf.host.example': [['TXT', 'v=spf1 mx -all']],
		}),
		result: 'permerror',
		trouble: 'lookups mx',
	},
	{
		name: 'two void lookups are allowed',
		zone: shop('v=spf1 a:x.example a:y.example ip4:192.0.2.10 -all'),
		result: 'pass',
		by: ['ip4:192.0.2.10'],
		counts: [2, 2],
		told: [/without a record: 1 of 2/, /without a record: 2 of 2/],
	},
	{
		name: 'the third void lookup',
		zone: shop('v=spf1 a:x.example a:y.example exists:z.example ip4:192.0.2.10 -all'),
		result: 'permerror',
		trouble: 'voids exists:z.example',
	},
	{
		name: 'eleven mail servers',
		zone: {
			'shop.example': [
				['TXT', 'v=spf1 mx -all'],
				...Array.from({length: 11}, (_, index) => ['MX', index, `m${index}.example`] as const),
			],
			...Object.fromEntries(
				Array.from({length: 11}, (_, index) => [`m${index}.example`, [['A', '203.0.113.9']]]),
			),
		},
		result: 'permerror',
		trouble: 'hosts mx',
	},
	{
		name: 'an include of itself',
		zone: shop('v=spf1 include:shop.example -all'),
		result: 'permerror',
		trouble: 'lookups include:shop.example',
	},
	{
		name: 'two that include each other',
		zone: shop('v=spf1 include:two.example -all', {
			'two.example': [['TXT', 'v=spf1 include:shop.example -all']],
		}),
		result: 'permerror',
		trouble: 'lookups include:shop.example',
	},
	{
		name: 'redirects in a ring',
		zone: shop('v=spf1 redirect=two.example', {
			'two.example': [['TXT', 'v=spf1 redirect=three.example']],
			'three.example': [['TXT', 'v=spf1 redirect=two.example']],
		}),
		result: 'permerror',
		trouble: 'lookups redirect=two.example',
	},
	{
		name: 'a server that fails',
		zone: {'shop.example': ['SERVFAIL']},
		result: 'temperror',
		trouble: 'dns TXT shop.example',
	},
	{
		name: 'a server that refuses, for a term',
		zone: shop('v=spf1 a:out.shop.example -all', {'out.shop.example': ['REFUSED']}),
		result: 'temperror',
		trouble: 'dns A out.shop.example',
	},
	{
		name: 'silence',
		zone: shop('v=spf1 include:slow.example -all', {'slow.example': ['TIMEOUT']}),
		result: 'temperror',
		trouble: 'dns TXT slow.example',
	},
	// Who is looked at.
	{
		name: 'the null sender: the EHLO name',
		zone: {
			'mail.shop.example': [
				['TXT', 'v=spf1 a:%{h} -all'],
				['A', '192.0.2.10'],
			],
		},
		sender: '',
		result: 'pass',
		by: ['a:%{h}'],
	},
	{name: 'an address literal', zone: {}, sender: '', helo: '[192.0.2.10]', result: 'none', by: []},
	{name: 'a bare host name', zone: {}, sender: '', helo: 'localhost', result: 'none', by: []},
];

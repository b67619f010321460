import {describe, expect, test} from 'vitest';
import {checkWordIds} from '../../source/knowledge/check-words/index.ts';
import type {Check, OwnAddress, Self} from '../../source/model/check.ts';
import type {DnsAnswer, RrType} from '../../source/model/dns.ts';
import type {Theirs} from '../../source/preflight/context.ts';
import {parseMailbox} from '../../source/protocol/address.ts';
import type {Mailbox} from '../../source/model/session.ts';
import {checkSpfHelo, checkSpfMail} from '../../source/preflight/checks/spf.ts';
import {loadSpfLibrary} from '../../source/preflight/spf/library.ts';
import {txtLine} from '../../source/preflight/spf/publish.ts';
import {inMemory, serveZone, type SpfZone} from '../support/spf-zone.ts';

const own = (address: string): OwnAddress => ({
	address,
	family: address.includes(':') ? 6 : 4,
	source: 'echo',
	local: undefined,
});
const us = (rest: Partial<Self> = {}): Self => ({
	addresses: [own('192.0.2.10')],
	helo: 'mail.shop.example',
	heloSource: 'ptr',
	sender: 'ada@shop.example',
	senderSource: 'option',
	...rest,
});

async function look(
	zone: SpfZone,
	self: Self = us(),
	check = checkSpfMail,
	theirs?: Theirs,
): Promise<readonly Check[]> {
	const served = await serveZone(zone);
	try {
		const {signal} = new AbortController();
		return await check({self, ask: served.ask, signal, theirs});
	} finally {
		await served.close();
	}
}

const shop = (...records: readonly string[]): SpfZone => ({
	'shop.example': records.map((record) => ['TXT', record] as const),
});

/** A record as long as it wants to be. */
const strings = (text: string): readonly [SpfZone[string][number]] => [
	['TXT', ...(text.match(/.{1,255}/gsu) ?? [])] as ['TXT', ...string[]],
];

/** Zone, state, finding, and what stands in the words found here. */
const findings: readonly (readonly [SpfZone, Check['state'], string, RegExp])[] = [
	[
		shop('v=spf1 ip4:192.0.2.0/24 -all'),
		'good',
		'pass',
		/says pass for 192\.0\.2\.10, by ip4:192\.0\.2\.0\/24/,
	],
	[shop('v=spf1 -all'), 'bad', 'fail', /says fail for 192\.0\.2\.10, by -all/],
	[shop('v=spf1 ~all'), 'bad', 'softfail', /says softfail/],
	[shop('v=spf1 ?all'), 'bad', 'neutral', /by \?all/],
	[shop('v=spf1'), 'bad', 'neutral', /no term matches/],
	[shop('hello'), 'bad', 'none', /no record for SPF/],
	[shop('v=spf1 foo -all'), 'bad', 'syntax', /In the record of shop\.example, foo is no term/],
	[shop('v=spf1 a:ü -all'), 'bad', 'syntax', /not printable ASCII/],
	[shop('v=spf1 +all', 'v=spf1 -all'), 'bad', 'several-records', /2 records/],
	[shop('v=spf1 include:shop.example'), 'bad', 'too-many-lookups', /eleventh/],
	[shop('v=spf1 a:x.example a:y.example a:z.example'), 'bad', 'too-many-voids', /a:z\.example/],
	[shop('v=spf1 include:x.example'), 'bad', 'no-such-record', /leads to x\.example/],
	[{'shop.example': ['SERVFAIL']}, 'unknown', 'dns-failed', /TXT shop\.example .*SERVFAIL/],
	[{'shop.example': ['TIMEOUT']}, 'unknown', 'dns-failed', /no answer in time/],
];

describe.concurrent('findings about the sender', () => {
	test.for(findings)('%j is %s: %s', async ([zone, state, finding, found], {expect}) => {
		const checks = await look(zone);
		expect(checks).toHaveLength(1);
		expect(checks[0]).toMatchObject({
			id: 'spf-mail',
			subject: 'ada@shop.example from 192.0.2.10',
			state,
			finding,
		});
		expect(checks[0]?.found).toMatch(found);
		expect(checks[0]?.found).toMatch(/\.$/);
		expect(checks[0]?.concludes.length).toBeGreaterThan(10);
		const mendable = ['fail', 'softfail', 'neutral', 'none'].includes(finding);
		expect(checks[0]?.records).toHaveLength(mendable ? 1 : 0);
		expect(checks[0]?.next.some((step) => step.includes('record below'))).toBe(mendable);
		expect(checks[0]?.next.length).toBeGreaterThan(state === 'good' ? -1 : 0);
		expect((checks[0]?.who === null) === (state === 'good')).toBe(true);
	});

	test.for([
		[shop('v=spf1 +all'), true],
		[shop('v=spf1 ip4:192.0.2.10 ALL'), true],
		[{...shop('v=spf1 include:b.example -all'), 'b.example': [['TXT', 'v=spf1 all']]}, true],
		[shop('v=spf1 ip4:192.0.2.10 -all'), false],
	] as const)('%j: anybody may send: %s', async ([zone, isOpen], {expect}) => {
		const [check] = await look(zone);
		expect(check?.state).toBe('good');
		expect(check?.found.includes('anybody else may send')).toBe(isOpen);
	});

	test('every finding has words for both identities', () => {
		const ids = checkWordIds.filter((id) => id.startsWith('spf-'));
		const ofMail = ids.filter((id) => id.startsWith('spf-mail/')).map((id) => id.slice(9));
		const ofHelo = ids.filter((id) => id.startsWith('spf-helo/')).map((id) => id.slice(9));
		expect(ofMail.toSorted()).toEqual(ofHelo.toSorted());
		for (const [, , finding] of findings) expect(ofMail).toContain(finding);
	});
});

describe('who is looked at', () => {
	test('the null sender: postmaster at the EHLO name, and it says so', async () => {
		const zone: SpfZone = {'mail.shop.example': [['TXT', 'v=spf1 ip4:192.0.2.10 -all']]};
		const [check] = await look(zone, us({sender: ''}));
		expect(check).toMatchObject({
			subject: 'postmaster@mail.shop.example from 192.0.2.10',
			finding: 'pass',
		});
		expect(check?.found).toMatch(/^The null sender has no domain/);
	});

	test('the EHLO name, whatever the sender is', async () => {
		const zone: SpfZone = {
			'mail.shop.example': [
				['TXT', 'v=spf1 a -all'],
				['A', '192.0.2.10'],
			],
			'shop.example': [['TXT', 'v=spf1 -all']],
		};
		const [check] = await look(zone, us(), checkSpfHelo);
		expect(check).toMatchObject({
			id: 'spf-helo',
			subject: 'mail.shop.example from 192.0.2.10',
			finding: 'pass',
			state: 'good',
		});
	});

	test.for(['[192.0.2.10]', 'localhost', '[IPv6:2001:db8::1]'])('%s is no name', async (helo) => {
		for (const check of [checkSpfHelo, checkSpfMail]) {
			const [found] = await look({}, us({helo, sender: ''}), check);
			expect(found).toMatchObject({state: 'unknown', finding: 'no-domain', records: []});
		}
	});

	test.for(['host.local', 'localhost.localdomain', 'a_b.shop.example'])(
		'%s has no record that anybody could find, whatever our own DNS says',
		async (helo) => {
			const zone: SpfZone = {[helo]: [['TXT', 'v=spf1 -all']]};
			for (const check of [checkSpfHelo, checkSpfMail]) {
				const [found] = await look(zone, us({helo, sender: ''}), check);
				expect(found).toMatchObject({state: 'unknown', finding: 'no-domain', records: []});
				expect(found?.found).not.toContain('is no name');
			}
		},
	);

	test('an address that nobody knows, or that others cannot see', async () => {
		expect(await look({}, us({addresses: []}))).toMatchObject([
			{state: 'unknown', finding: 'address-unknown', subject: 'ada@shop.example'},
		]);
		const checks = await look(
			shop('v=spf1 +all'),
			us({addresses: [own('10.0.0.1'), own('2001:db8::1')]}),
		);
		expect(checks.map(({finding, subject}) => `${finding} ${subject}`)).toEqual([
			'pass ada@shop.example from 2001:db8::1',
			'address-unknown ada@shop.example from 10.0.0.1',
		]);
	});

	test('stopped in between: the reason of the signal', async () => {
		const stop = new AbortController();
		const reason = new Error('enough');
		const ask = (): Promise<DnsAnswer> => {
			stop.abort(reason);
			return Promise.reject(reason);
		};
		await expect(checkSpfMail({self: us(), ask, signal: stop.signal})).rejects.toBe(reason);
	});
});

describe('the record to publish', () => {
	const both = us({addresses: [own('192.0.2.10'), own('2001:db8::25')]});
	const recordsOf = async (zone: SpfZone, self: Self, check = checkSpfMail) =>
		(await look(zone, self, check)).map(({records}) => records);

	test('is one for both addresses: two records would spoil each other', async () => {
		const line = 'shop.example. 3600 IN TXT "v=spf1 mx ip4:192.0.2.10 ip6:2001:db8::25 -all"';
		const zone: SpfZone = {
			'shop.example': [
				['TXT', 'v=spf1 mx -all'],
				['MX', 5, 'mx.shop.example'],
			],
		};
		expect(await recordsOf(zone, both)).toEqual([[line], [line]]);
	});

	test('names only the address that is missing', async () => {
		expect(await recordsOf(shop('v=spf1 ip4:192.0.2.0/24 -all'), both)).toEqual([
			[],
			['shop.example. 3600 IN TXT "v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::25 -all"'],
		]);
	});

	test('gets an end where the record has none', async () => {
		const line = (terms: string) => [`shop.example. 3600 IN TXT "v=spf1 ${terms}"`];
		expect(await recordsOf(shop('v=spf1 ip4:203.0.113.1'), us())).toEqual([
			line('ip4:203.0.113.1 ip4:192.0.2.10 ~all'),
		]);
		expect(await recordsOf(shop('v=spf1 x=y'), us())).toEqual([line('ip4:192.0.2.10 ~all x=y')]);
		const zone = {
			...shop('v=spf1 redirect=b.example'),
			'b.example': [['TXT', 'v=spf1 -all']],
		} as const;
		expect((await recordsOf(zone, us()))[0]?.[0]).not.toContain('~all');
	});

	test('stands before the first term that decides for any of them', async () => {
		const zone = shop('v=spf1 -ip6:2001:db8::/32 ip4:203.0.113.1 ~all');
		const line =
			'shop.example. 3600 IN TXT "v=spf1 ip4:192.0.2.10 ip6:2001:db8::25 -ip6:2001:db8::/32 ip4:203.0.113.1 ~all"';
		expect(await recordsOf(zone, both)).toEqual([[line], [line]]);
	});

	test('of an EHLO name alone forbids all others, of a domain of senders it does not', async () => {
		expect(await recordsOf({}, us(), checkSpfHelo)).toEqual([
			['mail.shop.example. 3600 IN TXT "v=spf1 ip4:192.0.2.10 -all"'],
		]);
		const same = us({sender: 'postmaster@mail.shop.example'});
		const line = ['mail.shop.example. 3600 IN TXT "v=spf1 ip4:192.0.2.10 ~all"'];
		expect(await recordsOf({}, same, checkSpfHelo)).toEqual([line]);
		const exists: SpfZone = {'mail.shop.example': [['A', '192.0.2.10']]};
		expect(await recordsOf(exists, same, checkSpfMail)).toEqual([line]);
	});

	test("is none for a provider's domain or one that does not exist: use your own", async () => {
		const big: SpfZone = {'gmail.com': [['TXT', 'v=spf1 ~all']]};
		const [gmail] = await look(big, us({sender: 'me@gmail.com'}));
		expect(gmail).toMatchObject({state: 'bad', finding: 'softfail', records: [], who: 'you'});
		expect(gmail?.next).toEqual(['Use a sender of a domain that is yours, with --from.']);
		const [borrowed] = await look(big, us({helo: 'gmail.com'}), checkSpfHelo);
		expect(borrowed).toMatchObject({
			records: [],
			next: ['Say an EHLO name that is yours, with --helo.'],
		});
		expect(await look({}, us())).toMatchObject([
			{state: 'unknown', finding: 'no-such-domain', records: []},
		]);
	});

	test('is none for the domain that is written to, nor below it, unless it is ours', async () => {
		const parsed = parseMailbox('x@target.example');
		const theirs = {mailbox: (parsed as {mailbox: Mailbox}).mailbox, hosts: ['mx.else.example']};
		const zone: SpfZone = {
			'target.example': [['TXT', 'hello']],
			'mx.else.example': [['A', '192.0.2.9']],
		};
		for (const sender of ['u@target.example', 'u@sub.target.example']) {
			const [check] = await look(zone, us({sender}), checkSpfMail, theirs);
			expect(check).toMatchObject({state: 'bad', finding: 'none', records: [], who: 'you'});
			expect(check?.next).toEqual(['Use a sender of a domain that is yours, with --from.']);
		}
		for (const helo of ['target.example', 'new.target.example', 'mx.else.example']) {
			const [check] = await look(zone, us({helo}), checkSpfHelo, theirs);
			expect(check).toMatchObject({state: 'bad', records: [], who: 'you'});
		}
		const ours: SpfZone = {
			'target.example': [['MX', 10, 'mx.target.example']],
			'mx.target.example': [['A', '192.0.2.10']],
		};
		const [check] = await look(ours, us({sender: 'u@target.example'}), checkSpfMail, theirs);
		expect(check?.records).toHaveLength(1);
	});

	test('at an alias: that has to go first', async () => {
		const zone: SpfZone = {
			'mail.shop.example': [['CNAME', 'host.shop.example']],
			'host.shop.example': [['A', '192.0.2.10']],
		};
		const [check] = await look(zone, us(), checkSpfHelo);
		expect(check?.next[0]).toMatch(/^Remove the alias \(CNAME\) of mail\.shop\.example first/);
	});

	test('longer than 255 bytes stands in several strings, and the library says pass to it', async () => {
		const networks = Array.from({length: 30}, (_, index) => `ip4:203.0.113.${index}`).join(' ');
		// More than anybody would read is not proposed.
		const endless = Array.from({length: 300}, (_, index) => `ip4:203.0.113.${index % 256}`).join(
			' ',
		);
		expect(await recordsOf({'shop.example': strings(`v=spf1 ${endless} -all`)}, us())).toEqual([
			[],
		]);
		const [[line]] = (await recordsOf(
			{'shop.example': strings(`v=spf1 ${networks} -all`)},
			us(),
		)) as [[string]];
		const parts = [...line.matchAll(/"([^"]*)"/g)].map((found) => found[1] ?? '');
		expect(parts.length).toBeGreaterThan(1);
		for (const string of parts) expect(string.length).toBeLessThanOrEqual(255);
		const published = inMemory({'shop.example': [['TXT', ...parts]]});
		const library = await loadSpfLibrary();
		const subject = {ip: '192.0.2.10', sender: 'ada@shop.example', helo: 'mail.shop.example'};
		expect((await library(subject, published)).result).toBe('pass');
	});

	test('quotes and backslashes are escaped', () => {
		expect(txtLine('a.example', 'v=spf1 exists:"\\.b')).toBe(
			'a.example. 3600 IN TXT "v=spf1 exists:\\"\\\\.b"',
		);
	});
});

describe('hostile records', () => {
	const attack = async (zone: SpfZone): Promise<Check> => {
		// How quick it must be, the time-out of a test says.
		const [check] = await look(zone);
		const size = JSON.stringify(check).length;
		expect(size).toBeLessThan(200_000);
		expect(check!.steps.length).toBeLessThan(250);
		// oxlint-disable-next-line no-control-regex -- it is what must not be there
		expect(JSON.stringify(check)).not.toMatch(/\\u00[01]|[\u007f-\u009f\u202e]/);
		return check!;
	};
	const repeat = (term: string, octets = 64_000) => term.repeat(Math.floor(octets / term.length));

	test('endless-networks: thousands of ip4, the last one matches', async () => {
		const record = `v=spf1 ${repeat('ip4:203.0.113.1 ', 63_000)}ip4:192.0.2.10 -all`;
		const check = await attack({'shop.example': strings(record)});
		expect(check.finding).toBe('pass');
		expect(check.steps.at(-1)?.text).toMatch(/by ip4:192\.0\.2\.10/);
	});

	test.for([
		['endless-modifiers', `v=spf1 ${repeat('x=%{i} ')}-all`],
		['endless-mistakes', `v=spf1 ${repeat('%% ')}-all`],
		['endless-macros', `v=spf1 exists:${repeat('%{s}')}.example -all`],
		['endless-labels', `v=spf1 a:${repeat('a.')}example -all`],
		['endless-slashes', `v=spf1 a:${repeat('/1')} -all`],
		['endless-unasked', `v=spf1 ${repeat('exists:%{s}.a..b.example ')}-all`],
		['endless-all', `v=spf1 ${repeat('?all ')}`],
		['endless-spaces', `v=spf1${' '.repeat(60_000)}-all`],
		['one-word', repeat('v=spf1')],
	] as const)('%s', async ([, record]) => {
		await attack({'shop.example': strings(record)});
	});

	test('endless-includes: ten records of thousands of terms, each leading to the next', async () => {
		const zone = Object.fromEntries(
			Array.from({length: 12}, (_, index) => [
				index === 0 ? 'shop.example' : `n${index}.example`,
				strings(`v=spf1 ${repeat('ip4:203.0.113.1 ', 60_000)}include:n${index + 1}.example -all`),
			]),
		);
		const check = await attack(zone);
		expect(check.finding).toBe('too-many-lookups');
	}, 30_000);

	test('terminal-escape-record: what others wrote is shown only as tokens', async () => {
		const check = await attack({
			'shop.example': [
				['TXT', 'v=spf1 mx ptr -all exp=why.shop.example'],
				['MX', 1, 'mx\u001B[31m.example'],
			],
			'10.2.0.192.in-addr.arpa': [['PTR', 'a\u0007\u202Eb.example']],
			'why.shop.example': [['TXT', 'no']],
		});
		expect(check.steps.map(({text}) => text).join(' ')).toMatch(/27\[31m|<1B>|\\027/);
	});

	test('terminal-escape-term: a term with controls', async () => {
		const check = await attack({'shop.example': [['TXT', 'v=spf1 a:\u001B]0;x\u0007 -all']]});
		expect(check.finding).toBe('syntax');
	});

	test('a sender with controls is shown as tokens, too', async () => {
		const [check] = await look({}, us({sender: 'a\u001B[2J@shop.example'}));
		expect(check?.subject).toBe('a<1B>[2J@shop.example from 192.0.2.10');
	});
});

test('the types that are asked', async () => {
	const asked: RrType[] = [];
	const ask = (name: string, type: RrType): Promise<DnsAnswer> => {
		asked.push(type);
		return Promise.resolve({
			question: {name, type},
			status: 'nodata',
			server: '',
			transport: 'udp',
			truncated: false,
			elapsedMs: 0,
			id: 1,
			rcode: 'NOERROR',
			flags: [],
			answers: [],
			authorities: [],
			additionals: [],
			raw: undefined,
			detail: undefined,
		});
	};
	await checkSpfMail({self: us(), ask, signal: new AbortController().signal});
	expect([...new Set(asked)]).toEqual(['TXT']);
});

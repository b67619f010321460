import {randomInt} from 'node:crypto';
import {hostname} from 'node:os';
import type {Answer} from 'dns-packet';
import {afterEach, describe, expect, it, vi} from 'vitest';
import type {Identity, WalkPlan} from '../../source/model/session.ts';
import {createIdentify} from '../../source/net/identity.ts';
import {createIo} from '../../source/net/io.ts';
import {createResolver} from '../../source/net/resolver.ts';
import {isPublicFqdn} from '../../source/protocol/own-name.ts';
import {sourceAddress} from '../../source/net/source-address.ts';
import {dnsReply, type FakeDns, startDns} from '../support/dns.ts';
import {targetOf} from '../support/tcp.ts';

const clock = {now: () => performance.now(), date: () => new Date()};
const open: {close(): unknown}[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((one) => one.close()));
});

const plan: WalkPlan = {
	mailbox: {
		text: 'alice@example.net',
		localPart: 'alice',
		domain: 'example.net',
		asciiDomain: 'example.net',
		isLiteral: false,
		needsSmtpUtf8: false,
	},
	from: undefined,
	helo: undefined,
	mx: undefined,
	port: 25,
	family: 'any',
	allowPrivate: false,
	stopAfter: 'rcpt',
	timeouts: {
		dnsMs: 5000,
		connectMs: 1000,
		bannerMs: 1000,
		commandMs: 1000,
		tlsMs: 1000,
		quitMs: 1000,
	},
	practice: false,
};

type Zone = Readonly<Record<string, readonly string[] | 'silence'>>;

/** A DNS server that knows 'name TYPE' → data; all else does not exist. */
async function startZone(zone: Zone, delayMs = 0): Promise<FakeDns> {
	const server = await startDns(async (query) => {
		const data = zone[`${query.name} ${query.type}`];
		if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
		if (data === 'silence') return [];
		if (!data) return dnsReply(query, {rcode: 'NXDOMAIN'});
		const answers = data.map((value) => {
			return {name: query.name, type: query.type, ttl: 60, data: value} as Answer;
		});
		return dnsReply(query, {answers});
	});
	open.push(server);
	return server;
}

async function identify(
	server: FakeDns,
	options: {
		address?: string | undefined;
		host?: string;
		plan?: Partial<WalkPlan>;
		signal?: AbortSignal;
		ownAddresses?: readonly string[];
	},
): Promise<Identity> {
	const resolver = createResolver({
		servers: [server],
		timeoutMs: 5000,
		tries: 1,
		clock,
		randomId: () => randomInt(65_536),
	});
	const ask = createIdentify({
		resolver,
		hostname: () => options.host ?? 'laptop',
		sourceAddress: () => Promise.resolve(options.address),
		ownAddresses: options.ownAddresses ?? [],
		isBorrowed: (name) => name === 'big.example' || name.endsWith('.big.example'),
	});
	const signal = options.signal ?? new AbortController().signal;
	const target = targetOf('198.51.100.1', 25);
	return (await ask({...plan, ...options.plan}, target, signal)).identity;
}

const ptr = '7.2.0.192.in-addr.arpa PTR';
const confirmed: Zone = {
	[ptr]: ['Out.Example.com'],
	'out.example.com A': ['192.0.2.9', '192.0.2.7'],
};

describe('the default name for EHLO', () => {
	it('is the PTR name that leads back', async () => {
		expect(await identify(await startZone(confirmed), {address: '192.0.2.7'})).toEqual({
			address: '192.0.2.7',
			helo: 'out.example.com',
			heloSource: 'ptr',
			sender: 'postmaster@out.example.com',
			senderSource: 'postmaster',
			ptr: 'out.example.com',
			ptrConfirmed: true,
			warnings: [],
		});
	});

	it('is so over IPv6, too', async () => {
		const name = `1.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.ip6.arpa PTR`;
		const server = await startZone({
			[name]: ['six.example.com'],
			'six.example.com AAAA': ['2001:db8::1'],
		});
		const identity = await identify(server, {address: '2001:db8::1'});
		expect(identity).toMatchObject({helo: 'six.example.com', heloSource: 'ptr'});
	});

	it('is the confirmed one of several PTR names', async () => {
		const server = await startZone({...confirmed, [ptr]: ['other.example.com', 'out.example.com']});
		const identity = await identify(server, {address: '192.0.2.7'});
		expect(identity).toMatchObject({helo: 'out.example.com', ptr: 'out.example.com'});
	});

	it('may be the fifth of them', async () => {
		const others = ['a', 'b', 'c', 'd'].map((letter) => `${letter}.example.com`);
		const server = await startZone({...confirmed, [ptr]: [...others, 'out.example.com']});
		const identity = await identify(server, {address: '192.0.2.7'});
		expect(identity).toMatchObject({helo: 'out.example.com', ptrConfirmed: true});
	});

	it.each([
		['leads elsewhere', {[ptr]: ['out.example.com'], 'out.example.com A': ['192.0.2.8']}],
		['leads nowhere', {[ptr]: ['out.example.com']}],
		['is not asked in time', {[ptr]: ['out.example.com'], 'out.example.com A': 'silence'}],
	] satisfies [string, Zone][])('is the address when its PTR name %s', async (_what, zone) => {
		const identity = await identify(await startZone(zone), {
			address: '192.0.2.7',
			plan: {timeouts: {...plan.timeouts, dnsMs: 200}},
		});
		expect(identity).toEqual({
			address: '192.0.2.7',
			helo: '[192.0.2.7]',
			heloSource: 'literal',
			sender: '',
			senderSource: 'null',
			ptr: 'out.example.com',
			ptrConfirmed: false,
			warnings: ['sender-null'],
		});
	});

	it('is never a PTR name that means nothing on the internet', async () => {
		const server = await startZone({[ptr]: ['localhost'], 'localhost A': ['192.0.2.7']});
		const identity = await identify(server, {address: '192.0.2.7'});
		expect(identity).toMatchObject({helo: '[192.0.2.7]', ptr: 'localhost', ptrConfirmed: false});
		expect(server.queries.map((query) => query.type)).toEqual(['PTR']);
	});

	it('is the host name if that resolves', async () => {
		const server = await startZone({'host.example.org AAAA': ['2001:db8::5']});
		const identity = await identify(server, {address: '192.0.2.7', host: 'Host.Example.ORG'});
		expect(identity).toMatchObject({
			helo: 'host.example.org',
			heloSource: 'hostname',
			sender: 'postmaster@host.example.org',
			ptr: undefined,
		});
	});

	it('is not the host name if that is unknown or leads to loopback', async () => {
		const unknown = await startZone({});
		expect(
			(await identify(unknown, {address: '192.0.2.7', host: 'a.example.org'})).heloSource,
		).toBe('literal');
		const loop = await startZone({'a.example.org A': ['127.0.1.1']});
		expect((await identify(loop, {address: '192.0.2.7', host: 'a.example.org'})).heloSource).toBe(
			'literal',
		);
	});

	it('does not ask for host names that are local', async () => {
		const server = await startZone({});
		for (const host of [
			'laptop',
			'laptop.local',
			'localhost.localdomain',
			'pc.home.arpa',
			'a..b',
		]) {
			await identify(server, {address: '127.0.0.1', host});
		}
		expect(server.queries).toEqual([]);
	});

	it.each([
		['10.0.0.5', '[10.0.0.5]'],
		['fd00::5', '[IPv6:fd00::5]'],
		['127.0.0.1', '[127.0.0.1]'],
		['fe80::1', '[IPv6:fe80::1]'],
		[undefined, '[0.0.0.0]'],
	])('warns about the literal of %s', async (address, helo) => {
		const identity = await identify(await startZone({}), {address});
		expect(identity).toMatchObject({helo, warnings: ['helo-literal-private', 'sender-null']});
	});

	it('asks about private addresses, but not about loopback', async () => {
		const server = await startZone({
			'5.0.0.10.in-addr.arpa PTR': ['ws5.example.com'],
			'ws5.example.com A': ['10.0.0.5'],
		});
		expect((await identify(server, {address: '127.0.0.1'})).heloSource).toBe('literal');
		expect((await identify(server, {address: '::1'})).heloSource).toBe('literal');
		expect(server.queries).toEqual([]);
		expect((await identify(server, {address: '10.0.0.5'})).helo).toBe('ws5.example.com');
	});
});

describe('the public address that the person named', () => {
	const ownAddresses = ['192.0.2.7', '2001:db8::7'];

	it.each([['10.0.0.5'], ['198.51.100.7'], [undefined]])(
		'counts before %s of the system: its name, if that leads back',
		async (address) => {
			const identity = await identify(await startZone(confirmed), {address, ownAddresses});
			expect(identity).toMatchObject({
				address: '192.0.2.7',
				helo: 'out.example.com',
				heloSource: 'ptr',
				ptr: 'out.example.com',
				ptrConfirmed: true,
				warnings: [],
			});
		},
	);

	it('is the literal where it has no name', async () => {
		const identity = await identify(await startZone({}), {address: '10.0.0.5', ownAddresses});
		expect(identity).toMatchObject({helo: '[192.0.2.7]', heloSource: 'literal'});
	});

	it('does not count where it is a private one, which no server sees', async () => {
		const zone = {'5.0.0.10.in-addr.arpa PTR': ['ws5.example.com']};
		const server = await startZone({...zone, 'ws5.example.com A': ['10.0.0.5']});
		const options = {address: '192.0.2.7', ownAddresses: ['10.0.0.5']};
		expect(await identify(server, options)).toMatchObject({helo: '[192.0.2.7]'});
		expect(server.queries.map(({name}) => name)).not.toContain('5.0.0.10.in-addr.arpa');
	});

	it('counts for its own family only, and not on the way to ourselves', async () => {
		const other = {address: '10.0.0.5', ownAddresses: ['2001:db8::7']};
		expect(await identify(await startZone({}), other)).toMatchObject({helo: '[10.0.0.5]'});
		const server = await startZone(confirmed);
		const loop = await identify(server, {address: '127.0.0.1', ownAddresses});
		expect(loop).toMatchObject({address: '127.0.0.1', helo: '[127.0.0.1]'});
		expect(server.queries).toEqual([]);
	});
});

describe('what the person asked for', () => {
	it('wins, and is still told about the PTR name', async () => {
		const identity = await identify(await startZone(confirmed), {
			address: '192.0.2.7',
			plan: {helo: 'my.example.org', from: 'me@example.org'},
		});
		expect(identity).toMatchObject({
			helo: 'my.example.org',
			heloSource: 'option',
			sender: 'me@example.org',
			senderSource: 'option',
			ptr: 'out.example.com',
			ptrConfirmed: true,
			warnings: [],
		});
	});

	it('may be the null sender', async () => {
		const identity = await identify(await startZone(confirmed), {
			address: '192.0.2.7',
			plan: {from: ''},
		});
		expect(identity).toMatchObject({sender: '', senderSource: 'option', warnings: ['sender-null']});
	});

	it.each([
		['my.example.org', 'postmaster@my.example.org'],
		['My.Example.org', 'postmaster@my.example.org'],
		['[192.0.2.1]', 'postmaster@out.example.com'],
		// A name of somebody else.
		['big.example', 'postmaster@out.example.com'],
		['mail.big.example', 'postmaster@out.example.com'],
		['Example.NET', 'postmaster@out.example.com'],
	])('%s makes the sender %s', async (helo, sender) => {
		const server = await startZone(confirmed);
		expect((await identify(server, {address: '192.0.2.7', plan: {helo}})).sender).toBe(sender);
	});

	it('borrows no name for the sender, where there is no other', async () => {
		const server = await startZone({'big.example A': ['198.51.100.8']});
		const at = {address: '192.0.2.7', host: 'big.example'};
		for (const helo of ['big.example', 'example.net', undefined]) {
			expect(await identify(server, {...at, plan: {helo}})).toMatchObject({
				sender: '',
				senderSource: 'null',
				warnings: ['sender-null'],
			});
		}
	});

	it('may be of somebody big, where that is shown', async () => {
		const server = await startZone({[ptr]: ['a.big.example'], 'a.big.example A': ['192.0.2.7']});
		for (const helo of ['a.big.example', undefined]) {
			const identity = await identify(server, {address: '192.0.2.7', plan: {helo}});
			expect(identity.sender).toBe('postmaster@a.big.example');
		}
	});

	it.each([
		['localhost', 'helo-is-localhost'],
		['localhost.localdomain', 'helo-is-localhost'],
		['laptop', 'helo-not-fqdn'],
		['pc.internal', 'helo-not-fqdn'],
		['[192.168.1.1]', 'helo-literal-private'],
		['[IPv6:::1]', 'helo-literal-private'],
	] as const)('%s gets a warning', async (helo, warning) => {
		const server = await startZone({});
		const identity = await identify(server, {
			address: '192.0.2.7',
			plan: {helo, from: 'a@b.example'},
		});
		expect(identity.warnings).toEqual([warning]);
	});
});

describe('time', () => {
	it('takes two round trips at most', async () => {
		const delay = 100;
		const zone = {...confirmed, 'host.example.org A': ['192.0.2.7']};
		const server = await startZone(zone, delay);
		const start = performance.now();
		await identify(server, {address: '192.0.2.7', host: 'host.example.org'});
		const elapsed = performance.now() - start;
		expect(elapsed).toBeGreaterThan(2 * delay - 10);
		expect(elapsed).toBeLessThan(3 * delay);
	});

	it('does not wait longer than for any DNS answer, and keeps what it has', async () => {
		const server = await startZone({[ptr]: 'silence', 'host.example.org A': ['192.0.2.7']});
		const identity = await identify(server, {
			address: '192.0.2.7',
			host: 'host.example.org',
			plan: {timeouts: {...plan.timeouts, dnsMs: 150}},
		});
		expect(identity).toMatchObject({helo: 'host.example.org', ptr: undefined});
	});

	it('rejects only with the reason of the signal', async () => {
		const server = await startZone({[ptr]: 'silence'});
		const controller = new AbortController();
		const asked = identify(server, {address: '192.0.2.7', signal: controller.signal}).catch(
			(error: unknown) => error,
		);
		await vi.waitFor(() => expect(server.queries).toHaveLength(1));
		const reason = new Error('enough');
		controller.abort(reason);
		expect(await asked).toBe(reason);
	});

	it('does not reject when the system will not say our address', async () => {
		const server = await startZone({});
		const ask = createIdentify({
			resolver: {resolve: () => Promise.reject(new Error('broken'))},
			hostname: () => 'host.example.org',
			sourceAddress: () => Promise.reject(new Error('no')),
		});
		const {identity} = await ask(plan, targetOf('192.0.2.1', 25), new AbortController().signal);
		expect(identity.helo).toBe('[0.0.0.0]');
		expect(server.queries).toEqual([]);
	});
});

describe('names for the internet', () => {
	it.each([
		['mx.example.com', true],
		['xn--bcher-kva.example', true],
		['1-2-3-4.dyn.example.net', true],
		['localhost', false],
		['example', false],
		['192.0.2.1', false],
		['a_b.example.com', false],
		['-a.example.com', false],
		['a-.example.com', false],
		[`${'a'.repeat(64)}.example.com`, false],
		[`${'a.'.repeat(126)}com`, false],
		[String.raw`a\032b.example.com`, false],
		['host.lan', false],
		['host.Internal', false],
		['mylocal.example', true],
	])('%s: %s', (name, is) => {
		expect(isPublicFqdn(name)).toBe(is);
	});
});

describe('our own address', () => {
	it('is what the kernel would use', async () => {
		expect(await sourceAddress(targetOf('127.0.0.1', 25))).toBe('127.0.0.1');
	});

	it('is unknown where there is no way', async () => {
		expect(await sourceAddress(targetOf('not an address', 25))).toBeUndefined();
		expect(await sourceAddress(targetOf('255.255.255.255', 25))).toBeUndefined();
	});
});

describe('the whole', () => {
	it('joins the parts', async () => {
		const server = await startZone({});
		const io = createIo({servers: [server], ca: [], dnsTimeoutMs: 1000});
		const {identity, answers} = await io.identify(
			plan,
			targetOf('127.0.0.1', 25),
			new AbortController().signal,
		);
		expect(identity.address).toBe('127.0.0.1');
		expect(identity.heloSource).toBe('literal');
		expect(answers.map((answer) => answer.status)).toEqual(
			isPublicFqdn(hostname()) ? ['nxdomain', 'nxdomain'] : [],
		);
		expect(io.clock.date().getTime()).toBeGreaterThan(0);
	});

	it('can be said to be elsewhere', async () => {
		const server = await startZone(confirmed);
		const io = createIo({
			servers: [server],
			ca: [],
			dnsTimeoutMs: 1000,
			ownAddress: '192.0.2.7',
			ownAddress6: '2001:db8::7',
		});
		const signal = new AbortController().signal;
		const four = await io.identify(plan, targetOf('198.51.100.1', 25), signal);
		expect(four.identity.helo).toBe('out.example.com');
		const six = await io.identify(plan, targetOf('2001:db8::9', 25), signal);
		expect(six.identity.address).toBe('2001:db8::7');
	});
});

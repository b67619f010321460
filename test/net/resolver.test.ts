import {createSocket} from 'node:dgram';
import {once} from 'node:events';
import {randomInt} from 'node:crypto';
import type {MxAnswer, OptAnswer} from 'dns-packet';
import {afterEach, describe, expect, it, vi} from 'vitest';
import type {DnsAnswer, DnsQuestion} from '../../source/model/dns.ts';
import {createResolver, parseServer, systemServers} from '../../source/net/resolver.ts';
import {
	type DnsHandler,
	type DnsReply,
	dnsReply,
	type FakeDns,
	overTcp,
	startDns,
} from '../support/dns.ts';

const clock = {now: () => performance.now(), date: () => new Date()};
const mx: DnsQuestion = {name: 'example.net', type: 'MX'};
const mxRecord: MxAnswer = {
	name: 'example.net',
	type: 'MX',
	ttl: 300,
	data: {preference: 10, exchange: 'mx.example.net'},
};
const badVersion: OptAnswer = {
	type: 'OPT',
	name: '.',
	udpPayloadSize: 512,
	extendedRcode: 1,
	ednsVersion: 0,
	flags: 0,
	flag_do: false,
	options: [],
};

const open: {close(): unknown}[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((one) => one.close()));
});

async function start(
	handler: DnsHandler,
	options: Parameters<typeof startDns>[1] = {},
): Promise<FakeDns> {
	const server = await startDns(handler, options);
	open.push(server);
	return server;
}

type Servers = readonly {readonly address: string; readonly port: number}[];

function ask(
	servers: Servers,
	options: {
		question?: DnsQuestion;
		timeoutMs?: number;
		tries?: number;
		randomId?: () => number;
		signal?: AbortSignal;
	} = {},
): Promise<DnsAnswer> {
	const resolver = createResolver({
		servers,
		timeoutMs: options.timeoutMs ?? 5000,
		tries: options.tries ?? 1,
		clock,
		randomId: options.randomId ?? (() => randomInt(65536)),
	});
	return resolver.resolve(options.question ?? mx, options.signal ?? new AbortController().signal);
}

/** A port where nobody listens. */
async function deadPort(): Promise<number> {
	const socket = createSocket('udp4');
	socket.bind(0, '127.0.0.1');
	await once(socket, 'listening');
	const {port} = socket.address();
	await new Promise<void>((resolve) => socket.close(() => resolve()));
	return port;
}

describe('what became of a question', () => {
	it('answer', async () => {
		const server = await start((query) => dnsReply(query, {answers: [mxRecord]}));
		const answer = await ask([server]);
		expect(answer).toMatchObject({
			question: mx,
			status: 'answer',
			server: `127.0.0.1#${server.port}`,
			transport: 'udp',
			truncated: false,
			rcode: 'NOERROR',
			flags: ['qr', 'rd', 'ra'],
			answers: [{type: 'MX', preference: 10, exchange: 'mx.example.net', ttl: 300}],
			detail: undefined,
		});
		const [query] = server.queries;
		expect(query?.edns).toBe(true);
		expect(query?.packet.flag_rd).toBe(true);
		expect(answer.id).toBe(query?.packet.id);
		expect(answer.raw).toEqual(new Uint8Array(dnsReply(query!, {answers: [mxRecord]})));
		expect(answer.elapsedMs).toBeGreaterThan(0);
	});

	it.each([
		['nodata', {}],
		['nxdomain', {rcode: 'NXDOMAIN'}],
		['servfail', {rcode: 'SERVFAIL'}],
		['refused', {rcode: 'REFUSED'}],
		['servfail', {rcode: 9}],
	] as const)('%s for %j', async (status, reply) => {
		const server = await start((query) => dnsReply(query, reply));
		expect(await ask([server])).toMatchObject({status, detail: undefined});
	});

	it('keeps the SOA record of a negative answer', async () => {
		const data = {mname: 'ns.example.net', rname: 'dns.example.net', serial: 1};
		const soa = {name: 'example.net', type: 'SOA', ttl: 60, data} as const;
		const server = await start((query) => {
			return dnsReply(query, {rcode: 'NXDOMAIN', authorities: [soa]});
		});
		expect((await ask([server])).authorities).toMatchObject([{type: 'SOA', serial: 1, ttl: 60}]);
	});

	it('answer at the end of a chain of aliases, in any order', async () => {
		const server = await start((query) =>
			dnsReply(query, {
				answers: [
					{...mxRecord, name: 'c.example.net'},
					{name: 'b.example.net', type: 'CNAME', data: 'C.example.net'},
					{name: 'Example.net', type: 'CNAME', data: 'b.example.net'},
				],
			}),
		);
		expect((await ask([server])).status).toBe('answer');
	});

	it('nodata for an alias that leads nowhere, or round in circles', async () => {
		const server = await start((query) =>
			dnsReply(query, {
				answers: [
					{name: 'example.net', type: 'CNAME', data: 'b.example.net'},
					{name: 'b.example.net', type: 'CNAME', data: 'example.net'},
				],
			}),
		);
		expect((await ask([server])).status).toBe('nodata');
	});

	it('nodata for a record of somebody else', async () => {
		const server = await start((query) =>
			dnsReply(query, {answers: [{...mxRecord, name: 'other.example'}]}),
		);
		expect((await ask([server])).status).toBe('nodata');
	});

	it('timeout', async () => {
		const server = await start(() => []);
		const answer = await ask([server], {timeoutMs: 90, tries: 3});
		expect(answer).toMatchObject({status: 'timeout', rcode: undefined, raw: undefined});
		expect(server.queries).toHaveLength(3);
	});

	it('unreachable, at once and once only', async () => {
		const port = await deadPort();
		const answer = await ask([{address: '127.0.0.1', port}], {tries: 5, timeoutMs: 20_000});
		expect(answer).toMatchObject({status: 'unreachable', detail: 'ECONNREFUSED'});
		expect(answer.elapsedMs).toBeLessThan(5000);
	});

	it('malformed', async () => {
		const server = await start((query) => {
			const message = dnsReply(query, {answers: [mxRecord]});
			message.writeUInt16BE(3, 6);
			return message;
		});
		const answer = await ask([server]);
		expect(answer).toMatchObject({
			status: 'malformed',
			detail: 'a name cut short',
			rcode: undefined,
		});
		expect(answer.raw?.length).toBeGreaterThan(12);
	});

	it('malformed without asking, for a name that fits into no question', async () => {
		const server = await start(() => []);
		const answer = await ask([server], {question: {name: 'a..b', type: 'A'}});
		expect(answer).toMatchObject({
			status: 'malformed',
			detail: expect.stringContaining('not asked') as unknown,
		});
		expect(server.queries).toHaveLength(0);
	});

	it('says so when the system has no DNS server', async () => {
		expect(await ask([])).toMatchObject({
			status: 'unreachable',
			server: '',
			detail: expect.stringContaining('--resolver') as unknown,
		});
	});

	it('asks for a label with a dot in it as what it is', async () => {
		// Not through the encoder of the fake server: it knows no such labels.
		const server = await start((query) => {
			const reply = Buffer.from(query.raw);
			reply.writeUInt16BE(0x8183, 2);
			return reply;
		});
		const question = {name: String.raw`a\.b.example`, type: 'A'} as const;
		expect((await ask([server], {question})).status).toBe('nxdomain');
		const sent = server.queries[0]?.raw;
		expect(sent?.includes(Buffer.from('\u0003a.b\u0007example\0', 'latin1'))).toBe(true);
	});

	it('speaks to a server over IPv6', async (context) => {
		const socket = createSocket('udp6');
		socket.bind(0, '::1');
		const bound = await Promise.race([
			once(socket, 'listening').then(() => true),
			once(socket, 'error').then(() => false),
		]);
		if (!bound) context.skip('no IPv6 here');
		open.push({close: () => socket.close()});
		socket.on('message', (message, peer) => {
			message.writeUInt16BE(0x8183, 2);
			socket.send(message, peer.port, peer.address);
		});
		const answer = await ask([{address: '::1', port: socket.address().port}]);
		expect(answer).toMatchObject({status: 'nxdomain', server: `::1#${socket.address().port}`});
	});
});

describe('spoofed datagrams', () => {
	it('ignores another id, another question and a query, and takes the real answer', async () => {
		const server = await start((query) => {
			const id = ((query.packet.id ?? 0) + 1) & 0xffff;
			return [
				Buffer.from('junk'),
				query.raw,
				dnsReply(query, {id, rcode: 'NXDOMAIN'}),
				dnsReply(query, {question: {name: 'evil.example', type: 'MX'}, rcode: 'NXDOMAIN'}),
				dnsReply(query, {question: {name: 'example.net', type: 'A'}, rcode: 'NXDOMAIN'}),
				dnsReply(query, {headless: true}),
				dnsReply(query, {answers: [mxRecord]}),
			];
		});
		expect((await ask([server])).status).toBe('answer');
	});

	it('says how many there were when nothing else came', async () => {
		const server = await start((query) => [
			dnsReply(query, {id: ((query.packet.id ?? 0) + 1) & 0xffff}),
			dnsReply(query, {id: ((query.packet.id ?? 0) + 2) & 0xffff}),
		]);
		expect(await ask([server], {timeoutMs: 100})).toMatchObject({
			status: 'timeout',
			detail: '2 datagrams with another id or question ignored',
		});
	});

	it('does not hear a datagram from another port', async () => {
		const other = createSocket('udp4');
		other.bind(0, '127.0.0.1');
		await once(other, 'listening');
		open.push({close: () => other.close()});
		const server = await start((query) => {
			other.send(dnsReply(query, {rcode: 'NXDOMAIN'}), query.port, '127.0.0.1');
			return [];
		});
		expect(await ask([server], {timeoutMs: 100})).toMatchObject({
			status: 'timeout',
			detail: undefined,
		});
	});

	it('asks from another port with another id each time', async () => {
		const server = await start((query) => dnsReply(query));
		const ids = [7, 8, 9, 10];
		await Promise.all(ids.map((id) => ask([server], {randomId: () => id})));
		expect(new Set(server.queries.map((query) => query.packet.id))).toEqual(new Set(ids));
		expect(new Set(server.queries.map((query) => query.port)).size).toBe(4);
	});
});

describe('EDNS', () => {
	it.each([
		['FORMERR', {rcode: 'FORMERR'}],
		['FORMERR without the question', {rcode: 'FORMERR', headless: true}],
		['NOTIMP', {rcode: 'NOTIMP'}],
		['BADVERS', {additionals: [badVersion]}],
	] satisfies [string, DnsReply][])('asks again without it after %s', async (_name, refusal) => {
		const server = await start((query) =>
			dnsReply(query, query.edns ? refusal : {answers: [mxRecord]}),
		);
		expect((await ask([server])).status).toBe('answer');
		expect(server.queries.map((query) => query.edns)).toEqual([true, false]);
	});

	it('gives up when the server does not know how to answer even then', async () => {
		const server = await start((query) => dnsReply(query, {rcode: 'NOTIMP'}));
		expect(await ask([server])).toMatchObject({status: 'servfail', rcode: 'NOTIMP'});
		expect(server.queries).toHaveLength(2);
	});
});

describe('lost and slow answers', () => {
	it('asks the same question again', async () => {
		let seen = 0;
		const server = await start((query) =>
			++seen < 3 ? [] : dnsReply(query, {answers: [mxRecord]}),
		);
		expect((await ask([server], {timeoutMs: 600, tries: 3})).status).toBe('answer');
		expect(server.queries.map((query) => `${query.name} ${query.type}`)).toEqual(
			Array.from({length: 3}, () => 'example.net MX'),
		);
	});

	it('takes a late answer to the first try', async () => {
		const server = await start((query) => {
			return query.packet.id === 1
				? new Promise((resolve) => {
						setTimeout(() => resolve(dnsReply(query, {answers: [mxRecord]})), 60);
					})
				: [];
		});
		let id = 0;
		const answer = await ask([server], {timeoutMs: 2000, tries: 100, randomId: () => ++id});
		expect(answer).toMatchObject({status: 'answer', id: 1});
		expect(server.queries.length).toBeGreaterThan(1);
		await vi.waitFor(() => expect(udpSockets()).toBe(1));
	});

	it('waits for a slow server', async () => {
		const server = await start(async (query) => {
			await new Promise((resolve) => setTimeout(resolve, 80));
			return dnsReply(query, {answers: [mxRecord]});
		});
		const answer = await ask([server]);
		expect(answer.status).toBe('answer');
		expect(answer.elapsedMs).toBeGreaterThan(70);
		expect(server.queries).toHaveLength(1);
	});
});

describe('several servers', () => {
	it.each([
		['servfail', (query) => dnsReply(query, {rcode: 'SERVFAIL'})],
		['refused', (query) => dnsReply(query, {rcode: 'REFUSED'})],
		['no answer yet', () => []],
		['malformed', (query) => dnsReply(query, {answers: [mxRecord]}).fill(0xff, 40)],
	] satisfies [string, DnsHandler][])('turns to the next after %s', async (what, handler) => {
		const bad = await start(handler);
		const good = await start((query) => dnsReply(query, {answers: [mxRecord]}));
		const answer = await ask([bad, good], {timeoutMs: 100, tries: 2});
		expect(answer).toMatchObject({status: 'answer', server: `127.0.0.1#${good.port}`});
		expect(answer.detail).toContain(`127.0.0.1#${bad.port}: ${what}`);
		expect(bad.queries).toHaveLength(1);
	});

	it('turns to the next after unreachable', async () => {
		const good = await start((query) => dnsReply(query, {answers: [mxRecord]}));
		const dead = {address: '127.0.0.1', port: await deadPort()};
		expect((await ask([dead, good])).status).toBe('answer');
	});

	it.each([['NXDOMAIN'], ['NOERROR']] as const)('does not doubt %s', async (rcode) => {
		const first = await start((query) => dnsReply(query, {rcode}));
		const second = await start((query) => dnsReply(query, {answers: [mxRecord]}));
		await ask([first, second]);
		expect(second.queries).toHaveLength(0);
	});

	it('tells most about the one that said most', async () => {
		const silent = await start(() => []);
		const failing = await start((query) => dnsReply(query, {rcode: 'SERVFAIL'}));
		const dead = {address: '127.0.0.1', port: await deadPort()};
		const answer = await ask([dead, silent, failing], {timeoutMs: 40, tries: 2});
		expect(answer).toMatchObject({status: 'servfail', server: `127.0.0.1#${failing.port}`});
		expect(answer.detail).toBe(
			`127.0.0.1#${dead.port}: unreachable (ECONNREFUSED); 127.0.0.1#${silent.port}: timeout`,
		);
		// Only silence is asked again.
		expect([silent.queries.length, failing.queries.length]).toEqual([2, 1]);
	});
});

describe('truncation', () => {
	const many = Array.from({length: 60}, (_, index): MxAnswer => ({
		...mxRecord,
		data: {preference: index, exchange: `mx${index}.example.net`},
	}));

	it('asks again over TCP', async () => {
		const server = await start((query) => {
			return query.transport === 'udp'
				? dnsReply(query, {truncated: true})
				: overTcp(dnsReply(query, {answers: many}));
		});
		const answer = await ask([server]);
		expect(answer).toMatchObject({status: 'answer', transport: 'tcp', truncated: true});
		expect(answer.answers).toHaveLength(60);
		expect(answer.raw?.length).toBeGreaterThan(1232);
		expect(server.queries.map((query) => query.transport)).toEqual(['udp', 'tcp']);
		await vi.waitFor(() => expect(server.connections()).toBe(0));
	});

	it('reads an answer that comes byte by byte', async () => {
		const server = await start((query) => {
			if (query.transport === 'udp') return dnsReply(query, {truncated: true});
			return [...overTcp(dnsReply(query, {answers: [mxRecord]}))].map((byte) => Buffer.of(byte));
		});
		expect(await ask([server])).toMatchObject({status: 'answer', transport: 'tcp'});
	});

	it('keeps the cut answer when nobody answers over TCP', async () => {
		const server = await start((query) => dnsReply(query, {truncated: true, answers: [mxRecord]}), {
			tcp: 'reset',
		});
		expect(await ask([server])).toMatchObject({
			status: 'answer',
			transport: 'udp',
			truncated: true,
			answers: [{type: 'MX'}],
			detail: 'cut short over UDP; over TCP: unreachable (ECONNRESET)',
		});
	});

	it('does not take an empty cut answer for nodata', async () => {
		const server = await start((query) => dnsReply(query, {truncated: true}), {tcp: 'reset'});
		expect(await ask([server])).toMatchObject({status: 'unreachable', truncated: true});
	});

	it.each([
		['silence', 'timeout', () => []],
		['a close', 'malformed', () => [Buffer.alloc(0)]],
		['half a message', 'malformed', () => [Buffer.of(0, 40, 1, 2, 3)]],
		['another id', 'malformed', (query) => overTcp(dnsReply(query, {id: 1}))],
	] satisfies [string, string, DnsHandler][])(
		'survives %s over TCP',
		async (_name, what, handler) => {
			const server = await start((query) =>
				query.transport === 'udp' ? dnsReply(query, {truncated: true}) : handler(query),
			);
			const answer = await ask([server], {timeoutMs: 150, randomId: () => 7});
			expect(answer).toMatchObject({status: what, transport: 'udp', truncated: true});
			expect(answer.detail).toContain(`over TCP: ${what}`);
			await vi.waitFor(() => expect(server.connections()).toBe(0));
		},
	);
});

function udpSockets(): number {
	return process.getActiveResourcesInfo().filter((name) => name === 'UDPWrap').length;
}

describe('cancelling', () => {
	it('rejects with the reason of a signal that is aborted already, and asks nothing', async () => {
		const server = await start(() => []);
		const reason = new Error('enough');
		await expect(ask([server], {signal: AbortSignal.abort(reason)})).rejects.toBe(reason);
		expect(server.queries).toHaveLength(0);
	});

	it('frees the socket while waiting over UDP', async () => {
		const server = await start(() => []);
		const controller = new AbortController();
		// Those of the tests before are still closing.
		await vi.waitFor(() => expect(udpSockets()).toBe(1));
		const asked = ask([server], {signal: controller.signal}).catch((error: unknown) => error);
		await vi.waitFor(() => expect(server.queries).toHaveLength(1));
		expect(udpSockets()).toBe(2);
		const reason = new Error('enough');
		controller.abort(reason);
		expect(await asked).toBe(reason);
		await vi.waitFor(() => expect(udpSockets()).toBe(1));
	});

	it('frees the socket while waiting over TCP', async () => {
		const server = await start((query) =>
			query.transport === 'udp' ? dnsReply(query, {truncated: true}) : [],
		);
		const controller = new AbortController();
		const asked = ask([server], {signal: controller.signal}).catch((error: unknown) => error);
		await vi.waitFor(() => expect(server.connections()).toBe(1));
		const reason = new Error('enough');
		controller.abort(reason);
		expect(await asked).toBe(reason);
		await vi.waitFor(() => expect(server.connections()).toBe(0));
	});
});

describe('servers', () => {
	it.each([
		['192.0.2.1', {address: '192.0.2.1', port: 53}],
		['192.0.2.1:5353', {address: '192.0.2.1', port: 5353}],
		['2001:db8::1', {address: '2001:db8::1', port: 53}],
		['[2001:db8::1]:5353', {address: '2001:db8::1', port: 5353}],
		['fe80::1%eth0', {address: 'fe80::1%eth0', port: 53}],
		['[fe80::1%eth0]:54', {address: 'fe80::1%eth0', port: 54}],
		['example.net', undefined],
		['192.0.2.1:0', undefined],
		['192.0.2.1:70000', undefined],
		['', undefined],
	])('%s', (text, server) => {
		expect(parseServer(text)).toEqual(server);
	});

	it('reads those of the system', () => {
		for (const {port} of systemServers()) expect(port).toBeGreaterThan(0);
	});

	it('is a bug to hand in a name', () => {
		const options = {timeoutMs: 1, tries: 1, clock, randomId: () => 1};
		const servers = [{address: 'dns.example', port: 53}];
		expect(() => createResolver({...options, servers})).toThrow(RangeError);
	});
});

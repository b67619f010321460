import {createSocket} from 'node:dgram';
import {Resolver} from 'node:dns/promises';
import {connect} from 'node:net';
import packet from 'dns-packet';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {startDnsServer, type DnsServer} from '../../source/practice/dns-server.ts';
import {address, mx} from '../../source/practice/records.ts';
import {lookUp, reverseName, type World, type ZoneNode} from '../../source/practice/zone.ts';

const many = Array.from({length: 40}, (_, index) =>
	mx(index, `a-rather-long-host-name-number-${index}.big.example`),
);

const zone: Record<string, ZoneNode> = {
	'plain.example': {records: [mx(20, 'b.plain.example'), mx(10, 'a.plain.example', 60)]},
	'a.plain.example': {records: [address('192.0.2.1', 30), address('2001:db8::1')]},
	'null.example': {records: [mx(0, '')]},
	'alias.example': {records: [{type: 'CNAME', target: 'A.Plain.example'}]},
	'loop.example': {records: [{type: 'CNAME', target: 'pool.example'}]},
	'pool.example': {records: [{type: 'CNAME', target: 'loop.example'}]},
	'text.example': {records: [{type: 'TXT', strings: ['one', 'two']}]},
	'big.example': {records: many},
	'cut.example': {records: [mx(1, 'a.plain.example')], cut: true},
	'cut-and-dead.example': {records: [mx(1, 'x.example')], cut: true, tcpTrouble: 'servfail'},
	'servfail.example': {trouble: 'servfail'},
	'refused.example': {trouble: 'refused'},
	'silent.example': {trouble: 'silent'},
	'garbage.example': {trouble: 'garbage'},
	'wrong-id.example': {records: [mx(1, 'x.example')], trouble: 'wrong-id'},
	'wrong-question.example': {records: [mx(1, 'x.example')], trouble: 'wrong-question'},
	'half.example': {records: [mx(1, 'x.example')], trouble: 'servfail', troubleOnly: ['AAAA']},
	'slow.example': {records: [mx(1, 'x.example')], delayMs: 80},
	'deep.under.nothing.example': {records: [address('192.0.2.9')]},
	[reverseName('192.0.2.1')]: {records: [{type: 'PTR', target: 'a.plain.example'}]},
	[reverseName('2001:db8::1')]: {records: [{type: 'PTR', target: 'a.plain.example'}]},
};
const world: World = {
	names: new Map(Object.entries(zone)),
	apexes: new Set(['example', 'plain.example', 'in-addr.arpa', 'ip6.arpa']),
};

let server: DnsServer;
let resolver: Resolver;
beforeAll(async () => {
	server = await startDnsServer(world);
	resolver = new Resolver({timeout: 250, tries: 1});
	resolver.setServers([`127.0.0.1:${server.port}`]);
});
afterAll(() => server.close());

describe('as node:dns sees it', () => {
	test('MX, with preferences', async () => {
		const records = await resolver.resolveMx('plain.example');
		expect(records.map(({exchange, priority}) => [priority, exchange])).toEqual([
			[20, 'b.plain.example'],
			[10, 'a.plain.example'],
		]);
	});

	test('null MX', async () => {
		const [record] = await resolver.resolveMx('null.example');
		expect(record).toMatchObject({exchange: '', priority: 0});
	});

	test('A and AAAA, with TTL', async () => {
		expect(await resolver.resolve4('a.plain.example', {ttl: true})).toEqual([
			{address: '192.0.2.1', ttl: 30},
		]);
		expect(await resolver.resolve6('a.plain.example')).toEqual(['2001:db8::1']);
	});

	test('an alias is followed', async () => {
		expect(await resolver.resolve4('alias.example')).toEqual(['192.0.2.1']);
		expect(await resolver.resolveCname('alias.example')).toEqual(['A.Plain.example']);
	});

	test('PTR of both families', async () => {
		expect(await resolver.reverse('192.0.2.1')).toEqual(['a.plain.example']);
		expect(await resolver.reverse('2001:db8::1')).toEqual(['a.plain.example']);
	});

	test('TXT in its strings', async () => {
		expect(await resolver.resolveTxt('text.example')).toEqual([['one', 'two']]);
	});

	test('upper case is the same name', async () => {
		expect(await resolver.resolve4('A.PLAIN.Example')).toEqual(['192.0.2.1']);
	});

	test('a big answer comes over TCP', async () => {
		expect(await resolver.resolveMx('big.example')).toHaveLength(many.length);
		const ways = server.asked.filter(({name}) => name === 'big.example');
		expect(ways.map(({transport}) => transport)).toEqual(['udp', 'tcp']);
	});

	test('a forced cut is asked again over TCP', async () => {
		expect(await resolver.resolveMx('cut.example')).toHaveLength(1);
	});

	test.each([
		['absent.example', 'ENOTFOUND'],
		['b.plain.example', 'ENOTFOUND'],
		['text.example', 'ENODATA'],
		['under.nothing.example', 'ENODATA'],
		['servfail.example', 'ESERVFAIL'],
		['cut-and-dead.example', 'ESERVFAIL'],
		['refused.example', 'EREFUSED'],
		['silent.example', 'ETIMEOUT'],
		['wrong-id.example', 'ETIMEOUT'],
		['outside.invalid', 'EREFUSED'],
		['loop.example', 'ESERVFAIL'],
	])('%s: %s', async (name, code) => {
		await expect(resolver.resolveMx(name)).rejects.toMatchObject({code});
	});

	test('trouble with one type only', async () => {
		expect(await resolver.resolveMx('half.example')).toHaveLength(1);
		await expect(resolver.resolve6('half.example')).rejects.toMatchObject({code: 'ESERVFAIL'});
	});
});

/** One datagram there, one back. */
async function ask(query: Buffer): Promise<Buffer> {
	const socket = createSocket('udp4');
	try {
		return await new Promise((resolve, reject) => {
			socket.once('message', resolve);
			socket.once('error', reject);
			socket.send(query, server.port, '127.0.0.1');
		});
	} finally {
		socket.close();
	}
}

const query = (name: string, type: 'MX' | 'A' | 'SOA' = 'MX', id = 4711) =>
	packet.encode({
		type: 'query',
		id,
		flags: packet.RECURSION_DESIRED,
		questions: [{type, name}],
	});

describe('in the packet', () => {
	test('a resolver, not an authority: RA and RD, no AA; the question as asked', async () => {
		const reply = packet.decode(await ask(query('PLAIN.example')));
		expect(reply).toMatchObject({
			id: 4711,
			flag_qr: true,
			flag_ra: true,
			flag_rd: true,
			flag_aa: false,
			flag_tc: false,
			questions: [{name: 'PLAIN.example', type: 'MX'}],
		});
	});

	test.each([
		['nothing.plain.example', 'NXDOMAIN', 'plain.example'],
		['absent.example', 'NXDOMAIN', 'example'],
		['text.example', 'NOERROR', 'example'],
	])('%s: %s with the SOA of %s (RFC 2308)', async (name, rcode, zoneName) => {
		const reply = packet.decode(await ask(query(name)));
		expect(reply).toMatchObject({rcode, answers: [], authorities: [{type: 'SOA', name: zoneName}]});
	});

	test('without EDNS more than 512 octets are cut: TC, and no answers', async () => {
		const bytes = await ask(query('big.example'));
		expect(bytes.length).toBeLessThanOrEqual(512);
		expect(packet.decode(bytes)).toMatchObject({flag_tc: true, answers: []});
	});

	test('garbage', async () => {
		expect((await ask(query('garbage.example'))).toString()).toBe('this is no DNS message');
	});

	test('the wrong id and the wrong question', async () => {
		expect(packet.decode(await ask(query('wrong-id.example'))).id).toBe(4712);
		const reply = packet.decode(await ask(query('wrong-question.example')));
		expect(reply.questions?.[0]?.name).toBe('not-wrong-question.example');
	});

	test('a late answer', async () => {
		const start = performance.now();
		await ask(query('slow.example'));
		expect(performance.now() - start).toBeGreaterThan(70);
	});

	test('nonsense from a client does no harm', async () => {
		const socket = createSocket('udp4');
		socket.send(Buffer.from('hello'), server.port, '127.0.0.1');
		socket.send(Buffer.alloc(0), server.port, '127.0.0.1', () => socket.close());
		expect(packet.decode(await ask(query('plain.example'))).answers).toHaveLength(2);
	});
});

test('TCP: two questions in one stream, cut anywhere', async () => {
	const messages = [query('plain.example', 'MX', 1), query('big.example', 'MX', 2)];
	const stream = Buffer.concat(
		messages.flatMap((message) => {
			const prefix = Buffer.alloc(2);
			prefix.writeUInt16BE(message.length);
			return [prefix, message];
		}),
	);
	const socket = connect({host: '127.0.0.1', port: server.port, noDelay: true});
	let received = Buffer.alloc(0);
	const ids: number[] = [];
	const done = new Promise<void>((resolve, reject) => {
		socket.on('error', reject);
		socket.on('data', (chunk) => {
			received = Buffer.concat([received, chunk]);
			while (received.length >= 2 && received.length >= received.readUInt16BE(0) + 2) {
				const length = received.readUInt16BE(0);
				ids.push(packet.decode(received.subarray(2, length + 2)).id ?? -1);
				received = received.subarray(length + 2);
			}
			if (ids.length === 2) resolve();
		});
	});
	for (const byte of stream) socket.write(Uint8Array.of(byte));
	await done;
	socket.destroy();
	expect(ids).toEqual([1, 2]);
});

test('reverse names', () => {
	expect(reverseName('203.0.113.77')).toBe('77.113.0.203.in-addr.arpa');
	expect(reverseName('2001:db8::1')).toBe(
		'1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa',
	);
	expect(reverseName('::1')).toMatch(/^1\.(?:0\.){31}ip6\.arpa$/);
});

test('a chain of aliases keeps every link in the answer', () => {
	const {answers, rcode} = lookUp(world, 'alias.example', 'A');
	expect(rcode).toBe('NOERROR');
	expect(answers.map(({name, record}) => [name, record.type])).toEqual([
		['alias.example', 'CNAME'],
		['a.plain.example', 'A'],
	]);
});

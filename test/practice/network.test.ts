import {Resolver} from 'node:dns/promises';
import {connect, isIPv4} from 'node:net';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {CloseReason, Dialer} from '../../source/engine/io.ts';
import type {Target} from '../../source/model/session.ts';
import {practiceCa} from '../../source/practice/certificate.ts';
import {
	practiceDialer,
	startPractice,
	type PracticeNetwork,
} from '../../source/practice/network.ts';
import {greylisting} from '../../source/practice/scenarios/greylisting.ts';
import {rawClient} from './raw-client.ts';

let network: PracticeNetwork;
let resolver: Resolver;
beforeAll(async () => {
	network = await startPractice();
	resolver = new Resolver({timeout: 1000, tries: 1});
	resolver.setServers([`${network.dns.address}:${network.dns.port}`]);
});
afterAll(() => network.close());

async function connectError(port: number): Promise<string | undefined> {
	const socket = connect({host: '127.0.0.1', port});
	try {
		return await new Promise((resolve) => {
			socket.once('connect', () => resolve('connected'));
			socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
		});
	} finally {
		socket.destroy();
	}
}

test('from a domain to the banner of its host', async () => {
	const [mx] = await resolver.resolveMx('healthy.example');
	const [address = ''] = await resolver.resolve4(mx?.exchange ?? '');
	expect(address).toBe('192.0.2.10');
	const place = await network.translate(address, 25);
	expect(place.address).toBe('127.0.0.1');
	const client = await rawClient(place.port);
	expect(await client.expect(/\r\n/)).toBe('220 mx1.healthy.example ESMTP Postfix\r\n');
	client.send('HELO me\r\n');
	await client.expect(/250/);
	client.close();
	expect(network.seen().at(-1)).toMatchObject({host: 'mx1.healthy.example', command: 'HELO me'});
});

test('one IPv6 address, however it is written', async () => {
	const {port} = await network.translate('2001:db8:92::25', 25);
	expect((await network.translate('2001:DB8:92:0:0:0:0:25', 25)).port).toBe(port);
	expect((await network.translate('2001:db8:92::26', 25)).port).not.toBe(port);
});

test('a mail server is there from the first visit on, once for visits at the same moment', async () => {
	const own = await startPractice();
	const places = await Promise.all([1, 2, 3].map(() => own.translate('192.0.2.50', 25)));
	expect(new Set(places.map(({port}) => port)).size).toBe(1);
	const client = await rawClient(places[0]?.port ?? 0);
	client.close();
	await own.close();
	expect(await connectError(places[0]?.port ?? 0)).toBe('ECONNREFUSED');
});

test.each([
	['an address without a host', '192.0.2.20', 25],
	['another port of a host', '192.0.2.10', 587],
	['an address of the real internet', '8.8.8.8', 25],
	['loopback itself', '127.0.0.1', 25],
	['nonsense', 'mx1.healthy.example', 25],
])('%s refuses the connection', async (_, address, port) => {
	const place = await network.translate(address, port);
	expect(place.address).toBe('127.0.0.1');
	expect(await connectError(place.port)).toBe('ECONNREFUSED');
});

test('the person who practises has a name that leads back', async () => {
	for (const address of [network.ownAddress, network.ownAddress6]) {
		const [name = ''] = await resolver.reverse(address);
		expect(name).toBe('mail.learner.example');
		const back = isIPv4(address) ? await resolver.resolve4(name) : await resolver.resolve6(name);
		expect(back).toEqual([address]);
	}
	expect(await resolver.resolveMx('learner.example')).toMatchObject([
		{exchange: 'mail.learner.example'},
	]);
});

test('greylisting: put off at first, let in after the wait, in the same network', async () => {
	let passed = 0;
	const clock = {now: () => performance.now() + passed, date: () => new Date()};
	const own = await startPractice({scenarios: [greylisting], clock});
	const ask = async () => {
		const client = await rawClient((await own.translate('192.0.2.50', 25)).port);
		await client.expect(/^220/);
		client.send('EHLO me.example\r\nMAIL FROM:<me@learner.example>\r\n');
		await client.expect(/^250 2\.1\.0/m);
		client.send('RCPT TO:<alice@greylisting.example>\r\n');
		const reply = await client.expect(/\r\n$/);
		client.close();
		return Number(reply.slice(0, 3));
	};
	const [visit] = greylisting.visits;
	expect(await ask()).toBe(visit.expect.code);
	expect(await ask()).toBe(visit.expect.code);
	passed = visit.again?.afterMs ?? 0;
	expect(await ask()).toBe(visit.again?.expect.code);
	await own.close();
});

test('the world outside is refused, not denied', async () => {
	await expect(resolver.resolveMx('gmail.com')).rejects.toMatchObject({code: 'EREFUSED'});
	await expect(resolver.resolveMx('unheard-of.example')).rejects.toMatchObject({code: 'ENOTFOUND'});
});

test('the certificate of a host is good for a strict client that trusts the practice CA', async () => {
	const client = await rawClient((await network.translate('192.0.2.10', 25)).port);
	await client.expect(/^220/);
	client.send('STARTTLS\r\n');
	await client.expect(/^220/);
	const tls = await client.startTls({
		ca: practiceCa,
		servername: 'mx1.healthy.example',
		rejectUnauthorized: true,
	});
	expect(tls.authorized).toBe(true);
	client.close();
});

test.each([
	['192.0.2.77', 'mx.self-signed.certificates.example', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
	['192.0.2.78', 'mx.expired.certificates.example', 'CERT_HAS_EXPIRED'],
	['192.0.2.79', 'mx.wrong-name.certificates.example', 'ERR_TLS_CERT_ALTNAME_INVALID'],
])('the certificate at %s is wrong in its own way', async (address, servername, code) => {
	const client = await rawClient((await network.translate(address, 25)).port);
	await client.expect(/^220/);
	client.send('STARTTLS\r\n');
	await client.expect(/^220/);
	await expect(
		client.startTls({ca: practiceCa, servername, rejectUnauthorized: true}),
	).rejects.toMatchObject({code});
	client.close();
});

test('many networks at once, and none of them keeps anything open', async () => {
	const others = await Promise.all([startPractice(), startPractice()]);
	const ports = new Set([network, ...others].map(({dns}) => dns.port));
	expect(ports.size).toBe(3);
	const {port} = await others[0].translate('192.0.2.10', 25);
	const client = await rawClient(port);
	client.close();
	await Promise.all(others.map((other) => other.close()));
	expect(await connectError(port)).toBe('ECONNREFUSED');
});

describe('practiceDialer', () => {
	/** A dialer on real sockets that reports as the product's own does, in small. */
	const plain: Dialer = {
		connect(target, handlers) {
			const socket = connect({host: target.address.address, port: target.port});
			let how: CloseReason = {how: 'fin', detail: undefined};
			socket.on('connect', () =>
				handlers.onConnected({
					localAddress: socket.localAddress ?? '',
					localPort: socket.localPort ?? 0,
				}),
			);
			socket.on('data', (chunk) => handlers.onData(chunk));
			socket.on('error', (error: NodeJS.ErrnoException) => {
				how = {how: error.code === 'ECONNREFUSED' ? 'refused' : 'rst', detail: error.code};
			});
			socket.on('close', () => handlers.onClosed(how));
			return {
				write: (bytes) => void socket.write(bytes),
				startTls() {},
				pause: () => void socket.pause(),
				resume: () => void socket.resume(),
				close: () => void socket.destroy(),
			};
		},
	};

	/** What the handlers hear until the first data or the end. */
	function dial(address: string): {heard: Promise<string>; close: () => void} {
		const target: Target = {
			host: 'host.example',
			address: {address, family: isIPv4(address) ? 4 : 6, scope: 'public', ttl: 1},
			port: 25,
		};
		let close = () => {};
		const heard = new Promise<string>((resolve) => {
			let local = '';
			const connection = practiceDialer(plain, network).connect(target, {
				onConnected({localAddress}) {
					local = localAddress;
				},
				onData: (chunk) => resolve(`${local} ${Buffer.from(chunk).toString('latin1').slice(0, 3)}`),
				onSecure() {},
				onTlsFailed() {},
				onClosed: ({how, detail}) => resolve(`${how} ${detail ?? ''}`),
			});
			close = () => connection.close();
		});
		return {heard, close};
	}

	test.each([
		['192.0.2.10', '203.0.113.77 220'],
		['2001:db8:92::25', '2001:db8:77::77 220'],
		['192.0.2.20', 'refused ECONNREFUSED'],
		['192.0.2.47', 'unreachable EHOSTUNREACH'],
		['127.0.0.1', 'refused ECONNREFUSED'],
	])('%s: %s', async (address, expected) => {
		const {heard, close} = dial(address);
		expect(await heard).toBe(expected);
		close();
	});

	test('a silent path stays silent until our side gives up', async () => {
		const {heard, close} = dial('192.0.2.46');
		const patience = new Promise<string>((resolve) => {
			setTimeout(() => resolve('nothing'), 150);
		});
		expect(await Promise.race([heard, patience])).toBe('nothing');
		close();
		expect(network.seen().filter(({host}) => host.startsWith('mx.silent'))).toEqual([]);
	});
});

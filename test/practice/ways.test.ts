import {afterEach, describe, expect, test} from 'vitest';
import type {Dialer} from '../../source/engine/io.ts';
import type {Target} from '../../source/model/session.ts';
import {startNarrowWay} from '../../source/practice/narrow-way.ts';
import {practiceDialer, startPractice} from '../../source/practice/network.ts';
import type {PracticeOptions} from '../../source/practice/network.ts';
import type {Scenario} from '../../source/practice/scenario.ts';
import {greylisting} from '../../source/practice/scenarios/greylisting.ts';
import {whyLater} from '../../source/practice/scenarios/why-later.ts';
import type {HostScript} from '../../source/practice/script.ts';
import {startSmtpServer} from '../../source/practice/smtp-server.ts';
import {postfix} from '../../source/practice/software/postfix.ts';
import {rawClient, until} from './raw-client.ts';

const open: (() => void | Promise<void>)[] = [];
afterEach(async () => {
	for (const close of open.splice(0)) await close();
});

async function networkOf(options: PracticeOptions) {
	const network = await startPractice(options);
	open.push(() => network.close());
	return network;
}

async function clientOf(port: number) {
	const client = await rawClient(port);
	open.push(() => client.close());
	return client;
}

function scenarioOf(...hosts: readonly HostScript[]): Scenario {
	return {...greylisting, id: 'test', domain: 'ways.example', dns: {}, hosts};
}

const host = (name: string, more: Partial<HostScript> & Pick<HostScript, 'addresses'>) => ({
	...postfix({name, addresses: more.addresses, domains: ['ways.example']}),
	...more,
});

describe('a way that loses large pieces', () => {
	const script: HostScript = {
		name: 'mx.ways.example',
		addresses: ['192.0.2.1'],
		rules: [
			{on: 'connect', do: ['220 hi']},
			{on: 'NOOP', do: ['250 small']},
			{on: 'HELP', do: [{repeat: '214-x\r\n', times: 300}, '214 large']},
			{on: 'QUIT', do: ['221 bye', {end: 'fin'}]},
		],
	};
	async function throughWay(maxBytes: number) {
		const server = await startSmtpServer(script);
		const way = await startNarrowWay({port: server.port, maxBytes});
		open.push(
			() => way.close(),
			() => server.close(),
		);
		return {server, client: await clientOf(way.port)};
	}

	test('small pieces pass, and so does the end', async () => {
		const {client} = await throughWay(1000);
		await client.expect(/220 hi/);
		client.send('NOOP\r\nQUIT\r\n');
		expect(await client.ended).toBe('fin');
		expect(client.text()).toBe('220 hi\r\n250 small\r\n221 bye\r\n');
	});

	test('after a large one nothing comes any more, not even the end; our own words arrive', async () => {
		const {client, server} = await throughWay(1000);
		await client.expect(/220 hi/);
		client.send('HELP\r\n');
		client.send('NOOP\r\nQUIT\r\n');
		await until(() => server.seen.length === 3, 'our words arrived');
		const silence = new Promise<string>((resolve) => {
			setTimeout(() => resolve('silence'), 150);
		});
		expect(await Promise.race([client.ended, silence])).toBe('silence');
		expect(client.text()).toBe('220 hi\r\n');
		expect(server.seen.map(({command}) => command)).toEqual(['HELP', 'NOOP', 'QUIT']);
	});

	test('a wide way loses nothing', async () => {
		const {client} = await throughWay(100_000);
		await client.expect(/220 hi/);
		client.send('HELP\r\n');
		await client.expect(/214 large/);
	});
});

describe('the way to each family and port', () => {
	const mixed = host('mx.ways.example', {
		addresses: ['192.0.2.1', '2001:db8:1::1'],
		path: {ipv6: 'silent'},
		alsoOn: [587],
	});
	const gone = host('gone.ways.example', {addresses: ['192.0.2.2'], path: 'unreachable'});
	const quiet = host('quiet.ways.example', {addresses: ['192.0.2.3'], path: 'silent'});

	test('silence is for one family and one port, unreachable for the whole host', async () => {
		const network = await networkOf({scenarios: [scenarioOf(mixed, gone, quiet)]});
		const paths = (address: string) => [25, 587, 465].map((port) => network.pathTo(address, port));
		expect(paths('192.0.2.1')).toEqual(['open', 'open', 'open']);
		expect(paths('2001:db8:1::1')).toEqual(['silent', 'open', 'open']);
		expect(paths('192.0.2.2')).toEqual(['unreachable', 'unreachable', 'unreachable']);
		expect(paths('192.0.2.3')).toEqual(['silent', 'open', 'open']);
	});

	test('a further port has the same server behind it', async () => {
		const network = await networkOf({scenarios: [scenarioOf(mixed)]});
		const client = await clientOf((await network.translate('2001:db8:1::1', 587)).port);
		await client.expect(/^220 mx\.ways\.example/);
	});
});

describe('who we are to them', () => {
	const named = host('a.ways.example', {addresses: ['192.0.2.1', '2001:db8:1::1']});
	const nameless = host('b.ways.example', {
		addresses: ['192.0.2.2', '2001:db8:1::2'],
		exit: 'no-ptr',
		rules: [{on: 'connect', do: ['220 {client}']}],
	});
	const half = host('c.ways.example', {
		addresses: ['192.0.2.3', '2001:db8:1::3'],
		exit: {ipv6: 'no-ptr'},
	});

	test.each([
		['192.0.2.1', '203.0.113.77'],
		['2001:db8:1::1', '2001:db8:77::77'],
		['192.0.2.2', '203.0.113.78'],
		['2001:db8:1::2', '2001:db8:77::78'],
		['192.0.2.3', '203.0.113.77'],
		['2001:DB8:1:0::3', '2001:db8:77::78'],
		['198.51.100.99', '203.0.113.77'],
	])('towards %s we are %s, to ourselves and to them', async (address, own) => {
		const network = await networkOf({scenarios: [scenarioOf(named, nameless, half)]});
		expect(network.ownAddressTowards(address)).toBe(own);
		let local = '';
		const loopback: Dialer = {
			connect(_target, handlers) {
				handlers.onConnected({localAddress: '127.0.0.1', localPort: 1});
				return {write() {}, startTls() {}, pause() {}, resume() {}, close() {}};
			},
		};
		practiceDialer(loopback, network).connect(targetAt(address), {
			onConnected: ({localAddress}) => {
				local = localAddress;
			},
			onData() {},
			onSecure() {},
			onTlsFailed() {},
			onClosed() {},
		});
		await until(() => local !== '', 'the connection');
		expect(local).toBe(own);
		if (address !== '192.0.2.2') return;
		const client = await clientOf((await network.translate(address, 25)).port);
		await client.expect(/^220 203\.0\.113\.78\r\n$/);
	});
});

describe('domains to compare with', () => {
	test('are healthy, and a visit may have its own', async () => {
		const network = await networkOf({});
		expect(network.controls).toHaveLength(2);
		expect(network.controlsFor('alice@healthy.example')).toEqual(network.controls);
		expect(network.controlsFor('alice@red.on-the-way.example')).not.toEqual(network.controls);
		expect(network.controlsFor('Alice@RED.on-the-way.example')).not.toEqual(network.controls);
	});
});

describe('what a visit brings along', () => {
	test('its options, by its address; nothing for others', async () => {
		const network = await networkOf({});
		expect(network.optionsFor('BOB@strict-helo.example')).toEqual(['--helo', 'client']);
		expect(network.optionsFor('alice@healthy.example')).toEqual([]);
		expect(network.optionsFor('alice@example.com')).toEqual([]);
	});
});

describe('coming back', () => {
	const ask = async (network: Awaited<ReturnType<typeof networkOf>>) => {
		const client = await clientOf((await network.translate('192.0.2.50', 25)).port);
		await client.expect(/^220/);
		client.send('EHLO mail.learner.example\r\n');
		await client.expect(/^250 /m);
		client.send('MAIL FROM:<me@learner.example>\r\n');
		await client.expect(/^250 /);
		client.send('RCPT TO:<alice@greylisting.example>\r\n');
		return (await client.expect(/\r\n$/)).slice(0, 3);
	};
	const triplet = {
		client: '203.0.113.77',
		sender: 'me@learner.example',
		recipient: 'Alice@greylisting.example',
	};

	test.each([
		['long ago enough', 21_000, '250'],
		['too short a time ago', 10_000, '451'],
	])('in a new process, first seen %s: %i ms', async (_, agoMs, code) => {
		const network = await networkOf({
			scenarios: [greylisting],
			firstSeen: [{...triplet, at: Date.now() - agoMs}],
		});
		expect(await ask(network)).toBe(code);
	});

	test('somebody else’s visit does not count', async () => {
		const network = await networkOf({
			scenarios: [greylisting],
			firstSeen: [{...triplet, sender: 'you@learner.example', at: Date.now() - 60_000}],
		});
		expect(await ask(network)).toBe('451');
	});

	test('a throttle names its time, and keeps its word', async () => {
		let skippedMs = 0;
		const clock = {now: () => skippedMs, date: () => new Date(skippedMs)};
		const network = await networkOf({scenarios: [whyLater], clock});
		const banner = async () => {
			const client = await clientOf((await network.translate('203.0.113.72', 25)).port);
			return client.expect(/\r\n$/);
		};
		expect(await banner()).toMatch(/^421 .* try again in 2 seconds\r\n$/);
		skippedMs = 1999;
		expect(await banner()).toMatch(/^421 /);
		skippedMs = 4000;
		expect(await banner()).toMatch(/^220 /);
	});
});

function targetAt(address: string): Target {
	const family = address.includes(':') ? 6 : 4;
	return {
		host: 'mx.ways.example',
		address: {address, family, scope: 'public', ttl: undefined},
		port: 25,
	};
}

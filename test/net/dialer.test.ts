import {createSocket} from 'node:dgram';
import {once} from 'node:events';
import type {Socket} from 'node:net';
import {afterEach, describe, expect, it, vi} from 'vitest';
import {createDialer} from '../../source/net/dialer.ts';
import {dial, startTcp, targetOf, type TcpServer} from '../support/tcp.ts';

const dialer = createDialer();
const open: {close(): unknown}[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((one) => one.close()));
});

async function start(onConnection: (socket: Socket) => void): Promise<TcpServer> {
	const server = await startTcp(onConnection);
	open.push(server);
	return server;
}

describe('a flood', () => {
	it('comes in whole, and between two full buffers everything else has its turn', async () => {
		const bytes = 2_000_000;
		const server = await start((socket) => socket.end(Buffer.alloc(bytes, 'x')));
		let turn = 0;
		const turns: number[] = [];
		const told = dial(dialer, server.target, {
			connected() {
				// Sees every turn of the event loop, as a key would.
				const next = (): void => {
					turn++;
					if (told.calls.at(-1) !== 'closed') setImmediate(next);
				};
				next();
			},
			data: () => turns.push(turn),
		});
		expect(await told.closed).toEqual({how: 'fin', detail: undefined});
		expect(told.text()).toHaveLength(bytes);
		const busiest = Math.max(...turns.map((at) => turns.filter((each) => each === at).length));
		// The rest of a write may come behind a full buffer, in the same turn.
		expect(busiest).toBeLessThanOrEqual(3);
	});
});

describe('how a connection ends', () => {
	it('fin, after all bytes', async () => {
		const server = await start((socket) => socket.end('421 bye\r\n'));
		const told = dial(dialer, server.target);
		expect(await told.closed).toEqual({how: 'fin', detail: undefined});
		expect(told.text()).toBe('421 bye\r\n');
		expect(told.calls).toEqual(['connected', 'data', 'closed']);
	});

	it('fin at once', async () => {
		const server = await start((socket) => socket.end());
		const told = dial(dialer, server.target);
		expect(await told.closed).toEqual({how: 'fin', detail: undefined});
		expect(told.calls).toEqual(['connected', 'closed']);
	});

	it('rst, after all bytes', async () => {
		const server = await start((socket) => {
			socket.write('421 bye\r\n', () => socket.resetAndDestroy());
		});
		const told = dial(dialer, server.target);
		expect(await told.closed).toEqual({how: 'rst', detail: 'ECONNRESET'});
		expect(told.text()).toBe('421 bye\r\n');
	});

	it('rst at once', async () => {
		const server = await start((socket) => socket.resetAndDestroy());
		expect(await dial(dialer, server.target).closed).toEqual({how: 'rst', detail: 'ECONNRESET'});
	});

	it('fin, although our words came after it and were answered with RST', async () => {
		// Both arrive in one go while we are busy: FIN first, and an RST for what we wrote into it.
		const server = await start((socket) => {
			socket.once('data', () => {
				socket.end('421 bye\r\n');
				socket.destroy();
			});
		});
		const told = dial(dialer, server.target, {
			connected(connection) {
				connection.write(Buffer.from('EHLO me\r\n'));
			},
			data(_text, connection) {
				connection.write(Buffer.from('MAIL FROM:<>\r\n'));
				const until = performance.now() + 20;
				while (performance.now() < until);
			},
		});
		expect(await told.closed).toMatchObject({how: 'fin'});
		expect(told.text()).toBe('421 bye\r\n');
	});

	it('refused', async () => {
		const server = await startTcp(() => {});
		await server.close();
		const told = dial(dialer, server.target);
		expect(told.calls).toEqual([]);
		expect(await told.closed).toEqual({how: 'refused', detail: 'ECONNREFUSED'});
		expect(told.calls).toEqual(['closed']);
	});

	it.each([
		// Multicast and broadcast: the kernel says no before anything leaves.
		['255.255.255.255', 25],
		['224.0.0.1', 25],
		['not an address', 25],
		['127.0.0.1', 70_000],
	])('unreachable: %s port %d, and no exception', async (address, port) => {
		const told = dial(dialer, targetOf(address, port));
		expect(told.calls).toEqual([]);
		expect(await told.closed).toMatchObject({how: 'unreachable'});
		expect(told.calls).toEqual(['closed']);
	});

	it('unreachable from an address that is not ours', async () => {
		const server = await start(() => {});
		const foreign = createDialer({localAddress: '192.0.2.1'});
		expect(await dial(foreign, server.target).closed).toEqual({
			how: 'unreachable',
			detail: 'EADDRNOTAVAIL',
		});
	});
});

describe('a connection', () => {
	it('says where it is at home', async () => {
		const ports: number[] = [];
		const server = await start((socket) => ports.push(socket.remotePort ?? 0));
		const {promise, resolve} = Promise.withResolvers<{localAddress: string; localPort: number}>();
		const connection = dialer.connect(server.target, {
			onConnected: resolve,
			onData() {},
			onSecure() {},
			onTlsFailed() {},
			onClosed() {},
		});
		const facts = await promise;
		expect(facts.localAddress).toBe('127.0.0.1');
		await vi.waitFor(() => expect(ports).toEqual([facts.localPort]));
		connection.close();
	});

	it('keeps bytes in order, whatever they are', async () => {
		const all = Buffer.from(Array.from({length: 500_000}, (_, index) => index % 251));
		const server = await start((socket) => socket.end(all));
		const told = dial(dialer, server.target);
		await told.closed;
		expect(Buffer.from(told.text(), 'latin1').equals(all)).toBe(true);
	});

	it('hands out bytes that stay as they are', async () => {
		const chunks: Uint8Array[] = [];
		const server = await start((socket) => {
			socket.write('first');
			socket.once('data', () => socket.end('later'));
		});
		await new Promise<void>((resolve) => {
			const connection = dialer.connect(server.target, {
				onConnected() {},
				onData(chunk) {
					chunks.push(chunk);
					connection.write(Buffer.from('next'));
				},
				onSecure() {},
				onTlsFailed() {},
				onClosed: () => resolve(),
			});
		});
		expect(chunks.map((chunk) => Buffer.from(chunk).toString())).toEqual(['first', 'later']);
	});

	it('stops reading during a pause, and loses nothing to an RST in it', async () => {
		const flood = Buffer.alloc(32 * 1024 * 1024, 'x');
		let written = 0;
		let socket: Socket | undefined;
		const server = await start((given) => {
			socket = given;
			given.write(flood, () => (written = flood.length));
		});
		let received = 0;
		const {promise, resolve} = Promise.withResolvers<string>();
		const connection = dialer.connect(server.target, {
			onConnected() {},
			onData(chunk) {
				received += chunk.length;
				connection.pause();
			},
			onSecure() {},
			onTlsFailed() {},
			onClosed: (reason) => resolve(reason.how),
		});
		await vi.waitFor(() => expect(received).toBeGreaterThan(0));
		const before = received;
		// The kernel's buffers fill up, and the server has to wait.
		await new Promise((done) => setTimeout(done, 50));
		expect(received).toBe(before);
		expect(written).toBe(0);
		const pump = setInterval(() => connection.resume(), 1);
		await vi.waitFor(() => expect(written).toBe(flood.length), {timeout: 10_000});
		clearInterval(pump);
		const atReset = received;
		socket?.resetAndDestroy();
		await new Promise((done) => setTimeout(done, 20));
		expect(received - atReset).toBeLessThanOrEqual(64 * 1024);
		const pumpAgain = setInterval(() => connection.resume(), 1);
		expect(await promise).toBe('rst');
		clearInterval(pumpAgain);
	});

	it('tells the end only after a pause', async () => {
		const server = await start((socket) => socket.end('220 hello\r\n'));
		const told = dial(dialer, server.target, {data: (_text, connection) => connection.pause()});
		await vi.waitFor(() => expect(told.text()).toBe('220 hello\r\n'));
		await new Promise((done) => setTimeout(done, 20));
		expect(told.calls).toEqual(['connected', 'data']);
		told.connection.resume();
		expect(await told.closed).toMatchObject({how: 'fin'});
	});

	it('does not wait for acknowledgements before it sends a second command', async () => {
		const seen: string[] = [];
		const server = await start((socket) => {
			socket.on('data', (chunk) => seen.push(chunk.toString()));
		});
		const told = dial(dialer, server.target, {
			connected(connection) {
				connection.write(Buffer.from('one'));
				setImmediate(() => connection.write(Buffer.from('two')));
			},
		});
		// With Nagle's algorithm and delayed acknowledgements this takes 40 ms.
		await vi.waitFor(() => expect(seen.join('')).toBe('onetwo'), {interval: 1});
		told.connection.close();
	});
});

describe('our own close', () => {
	it('sends what was written, then FIN, and tells nobody', async () => {
		const seen: string[] = [];
		const server = await start((socket) => {
			socket.on('data', (chunk) => seen.push(chunk.toString()));
			socket.on('end', () => {
				seen.push('FIN');
				socket.end('221 bye\r\n');
			});
			socket.on('error', (error) => seen.push(error.message));
		});
		const told = dial(dialer, server.target, {
			connected(connection) {
				connection.write(Buffer.from('QUIT\r\n'));
				connection.close();
				connection.close();
				connection.write(Buffer.from('more'));
			},
		});
		await vi.waitFor(() => expect(seen).toEqual(['QUIT\r\n', 'FIN']));
		await vi.waitFor(() => expect(server.connections()).toBe(0));
		expect(told.calls).toEqual(['connected']);
	});

	it('does not turn into RST for bytes that we did not read', async () => {
		const errors: string[] = [];
		const server = await start((socket) => {
			socket.write('x'.repeat(100_000));
			socket.on('error', (error) => errors.push(error.message));
			socket.on('end', () => socket.end());
			socket.resume();
		});
		const told = dial(dialer, server.target, {connected: (connection) => connection.pause()});
		await vi.waitFor(() => expect(server.connections()).toBe(1));
		told.connection.close();
		await vi.waitFor(() => expect(server.connections()).toBe(0));
		expect(errors).toEqual([]);
	});

	it('lets go of a peer that never closes', async () => {
		const server = await start((socket) => {
			const flood = setInterval(() => socket.write('x'), 5);
			socket.on('close', () => clearInterval(flood));
		});
		const told = dial(dialer, server.target, {connected: (connection) => connection.close()});
		await vi.waitFor(() => expect(server.connections()).toBe(1));
		await vi.waitFor(() => expect(server.connections()).toBe(0), {timeout: 5000});
		expect(told.calls).toEqual(['connected']);
	});

	it('gives up while connecting', async () => {
		const server = await start(() => {});
		const told = dial(dialer, server.target);
		told.connection.close();
		const marker = createSocket('udp4');
		marker.bind(0, '127.0.0.1');
		await once(marker, 'listening');
		marker.close();
		await vi.waitFor(() => expect(server.connections()).toBe(0));
		expect(told.calls).toEqual([]);
	});

	it('is harmless after the end', async () => {
		const server = await start((socket) => socket.end());
		const told = dial(dialer, server.target);
		await told.closed;
		told.connection.close();
		told.connection.write(Buffer.from('x'));
		told.connection.pause();
		told.connection.resume();
		told.connection.startTls({servername: 'mx.example.net'});
		expect(told.calls).toEqual(['connected', 'closed']);
	});
});

describe('last words', () => {
	const words = '421 4.7.0 Try again later, closing connection\r\n';

	it('are never lost to an RST that follows at once', async () => {
		const server = await start((socket) => {
			socket.write(words, () => socket.resetAndDestroy());
		});
		for (let round = 0; round < 200; round++) {
			const told = dial(dialer, server.target);
			expect(await told.closed).toEqual({how: 'rst', detail: 'ECONNRESET'});
			expect(told.text()).toBe(words);
		}
	});

	it('are never lost while we write', async () => {
		const server = await start((socket) => {
			socket.resume();
			setTimeout(() => socket.write(words, () => socket.resetAndDestroy()), Math.random() * 2);
		});
		for (let round = 0; round < 300; round++) {
			const told = dial(dialer, server.target, {
				connected(connection) {
					const next = (): void => {
						if (told.reason()) return;
						for (let count = 0; count < 5; count++) connection.write(Buffer.from('NOOP\r\n'));
						setImmediate(next);
					};
					next();
				},
			});
			expect(await told.closed).toEqual({how: 'rst', detail: 'ECONNRESET'});
			expect(told.text()).toBe(words);
		}
	});

	it('are never lost when our write finds the connection dead before we read', async () => {
		const server = await start((socket) => {
			socket.once('data', () => socket.write(words, () => socket.resetAndDestroy()));
		});
		for (let round = 0; round < 100; round++) {
			const told = dial(dialer, server.target, {
				connected(connection) {
					connection.write(Buffer.from('EHLO me\r\n'));
					// Busy, while words and RST arrive; then the write comes before the read.
					setTimeout(() => {
						const until = performance.now() + 2;
						while (performance.now() < until);
						connection.write(Buffer.from('MAIL FROM:<>\r\n'));
					}, 0);
				},
			});
			expect(await told.closed).toEqual({how: 'rst', detail: 'ECONNRESET'});
			expect(told.text()).toBe(words);
		}
	});

	it('are never lost in a pause', async () => {
		const server = await start((socket) => {
			socket.write('220 hello\r\n');
			socket.once('data', () => socket.write(words, () => socket.resetAndDestroy()));
		});
		for (let round = 0; round < 50; round++) {
			const told = dial(dialer, server.target, {
				data(text, connection) {
					if (text !== '220 hello\r\n') return;
					connection.pause();
					connection.write(Buffer.from('EHLO me\r\n'));
					setTimeout(() => {
						connection.write(Buffer.from('MAIL FROM:<>\r\n'));
						connection.resume();
					}, 3);
				},
			});
			expect(await told.closed).toMatchObject({how: 'rst'});
			expect(told.text()).toBe(`220 hello\r\n${words}`);
		}
	});
});

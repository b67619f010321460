import type {Socket} from 'node:net';
import type {TLSSocket, TLSSocketOptions} from 'node:tls';
import {afterEach, describe, expect, it, vi} from 'vitest';
import type {Connection} from '../../source/engine/io.ts';
import {createDialer} from '../../source/net/dialer.ts';
import {
	dial,
	startTcp,
	type TcpServer,
	testTls,
	type Told,
	upgradeDetached,
	upgradeServer,
} from '../support/tcp.ts';

const dialer = createDialer({ca: [testTls.ca]});
const open: {close(): unknown}[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((one) => one.close()));
});

async function start(onConnection: (socket: Socket) => void): Promise<TcpServer> {
	const server = await startTcp(onConnection);
	open.push(server);
	return server;
}

/** A server that says "ready" and, at the first bytes, does what the test wants. */
function startReady(atHello: (socket: Socket, hello: Buffer) => void): Promise<TcpServer> {
	return start((socket) => {
		socket.on('end', () => socket.end());
		socket.once('data', (hello) => atHello(socket, hello));
		socket.write('220 ready\r\n');
	});
}

/** A server that speaks TLS after its "ready". */
function startSecure(
	onSecure: (secure: TLSSocket, socket: Socket) => void,
	options: TLSSocketOptions = {},
): Promise<TcpServer> {
	return start((socket) => {
		socket.write('220 ready\r\n', () => {
			const secure = upgradeServer(socket, options);
			secure.on('secure', () => onSecure(secure, socket));
		});
	});
}

function upgrade(
	server: TcpServer,
	on: {
		servername?: string;
		secure?: (connection: Connection) => void;
		data?: (text: string, connection: Connection) => void;
		dialer?: typeof dialer;
	} = {},
): Told {
	let asked = false;
	return dial(on.dialer ?? dialer, server.target, {
		data(text, connection) {
			on.data?.(text, connection);
			if (asked || !text.includes('220 ready\r\n')) return;
			asked = true;
			connection.startTls({servername: on.servername ?? 'mx.example.net'});
		},
		...(on.secure ? {secure: on.secure} : {}),
	});
}

describe('a handshake', () => {
	it('upgrades the connection and shows what it found', async () => {
		const names: unknown[] = [];
		const server = await startSecure((secure) => {
			names.push((secure as TLSSocket & {servername: unknown}).servername);
			secure.once('data', (chunk: Buffer) => secure.end(`250 ${chunk.toString()}`));
		});
		const told = upgrade(server, {
			secure: (connection) => connection.write(Buffer.from('EHLO me\r\n')),
		});
		expect(await told.closed).toEqual({how: 'fin', detail: undefined});
		expect(told.text()).toBe('220 ready\r\n250 EHLO me\r\n');
		expect(told.calls).toEqual(['connected', 'data', 'secure', 'data', 'closed']);
		expect(names).toEqual(['mx.example.net']);
		expect(told.facts()).toEqual({
			protocol: 'TLSv1.3',
			cipher: 'TLS_AES_256_GCM_SHA384',
			authorized: true,
			authorizationError: undefined,
			servername: 'mx.example.net',
			chain: [
				{
					subject: 'O=mxray tests, CN=mx.example.net',
					issuer: 'O=mxray tests, CN=Throw-away test authority',
					names: ['mx.example.net', '*.pool.example.net', '127.0.0.1'],
					validFrom: '2020-01-01T00:00:00.000Z',
					validTo: '2120-01-01T00:00:00.000Z',
					serial: expect.stringMatching(/^[0-9A-F]+$/) as unknown,
					fingerprint256: expect.stringMatching(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/) as unknown,
					keyType: 'ec',
					keyBits: 256,
					selfSigned: false,
				},
				expect.objectContaining({
					subject: 'O=mxray tests, CN=Throw-away test authority',
					names: [],
					selfSigned: true,
				}) as unknown,
			],
		});
	});

	it.each([
		['mx9.pool.example.net', true, undefined],
		['mx.example.com', false, 'ERR_TLS_CERT_ALTNAME_INVALID'],
		['127.0.0.1', true, undefined],
		['127.0.0.2', false, 'ERR_TLS_CERT_ALTNAME_INVALID'],
	])('says whether the certificate is for %s', async (servername, authorized, error) => {
		const seen: unknown[] = [];
		const server = await startSecure((secure) => {
			seen.push((secure as TLSSocket & {servername: unknown}).servername);
			secure.end();
		});
		const told = upgrade(server, {servername});
		await told.closed;
		expect(told.facts()).toMatchObject({authorized, authorizationError: error});
		// An address is no SNI.
		const sni = servername.startsWith('127.') ? false : servername;
		expect(seen).toEqual([sni]);
		expect(told.facts()?.servername).toBe(sni || undefined);
	});

	it('goes on with a certificate that nobody trusts, and says so', async () => {
		const server = await startSecure((secure) => secure.end('250 hi\r\n'));
		const told = upgrade(server, {dialer: createDialer()});
		await told.closed;
		expect(told.text()).toContain('250 hi');
		expect(told.facts()).toMatchObject({
			authorized: false,
			authorizationError: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
			chain: [{keyType: 'ec'}],
		});
	});

	it.each(['TLSv1', 'TLSv1.1', 'TLSv1.2'] as const)(
		'speaks with a server of %s',
		async (version) => {
			const server = await startSecure((secure) => secure.end('250 hi\r\n'), {
				minVersion: version,
				maxVersion: version,
				ciphers: 'DEFAULT:@SECLEVEL=0',
			});
			const told = upgrade(server);
			await told.closed;
			expect(told.tlsFailure()).toBeUndefined();
			expect(told.facts()?.protocol).toBe(version);
		},
	);

	it('carries much in both directions, and stops for a pause', async () => {
		const flood = Buffer.alloc(3_000_000, 'y');
		let echoed = 0;
		const server = await startSecure((secure) => {
			secure.on('data', (chunk: Buffer) => {
				echoed += chunk.length;
				if (echoed === flood.length) secure.end(flood);
			});
		});
		const told = upgrade(server, {
			secure: (connection) => connection.write(flood),
			data(_text, connection) {
				connection.pause();
				setTimeout(() => connection.resume(), 0);
			},
		});
		expect(await told.closed).toEqual({how: 'fin', detail: undefined});
		expect(told.text().length).toBe('220 ready\r\n'.length + flood.length);
	});

	it('leaves nothing behind after our own close', async () => {
		const seen: string[] = [];
		const server = await startSecure((secure) => {
			secure.on('data', (chunk: Buffer) => seen.push(chunk.toString()));
			secure.on('end', () => {
				seen.push('close_notify');
				secure.end();
			});
		});
		const told = upgrade(server, {
			secure(connection) {
				connection.write(Buffer.from('QUIT\r\n'));
				connection.close();
			},
		});
		await vi.waitFor(() => expect(seen).toEqual(['QUIT\r\n', 'close_notify']));
		await vi.waitFor(() => expect(server.connections()).toBe(0));
		expect(told.calls).toEqual(['connected', 'data', 'secure']);
	});

	it('can be given up', async () => {
		const server = await startReady(() => {});
		const told = upgrade(server);
		await vi.waitFor(() => expect(told.text()).toBe('220 ready\r\n'));
		await new Promise((resolve) => setTimeout(resolve, 20));
		told.connection.close();
		await vi.waitFor(() => expect(server.connections()).toBe(0), {timeout: 3000});
		expect(told.calls).toEqual(['connected', 'data']);
	});
});

describe('a handshake that fails', () => {
	it('FIN instead of an answer', async () => {
		const server = await startReady((socket) => socket.end());
		const told = upgrade(server);
		expect(await told.closed).toMatchObject({how: 'fin'});
		expect(told.tlsFailure()).toEqual({
			code: 'ERR_TLS_PEER_CLOSED',
			detail: 'the server closed the connection during the handshake',
		});
		expect(told.calls).toEqual(['connected', 'data', 'tls-failed', 'closed']);
	});

	it('RST instead of an answer', async () => {
		const server = await startReady((socket) => socket.resetAndDestroy());
		const told = upgrade(server);
		expect(await told.closed).toEqual({how: 'rst', detail: 'ECONNRESET'});
		expect(told.tlsFailure()).toMatchObject({code: 'ECONNRESET'});
	});

	it('FIN before the handshake', async () => {
		const server = await start((socket) => socket.end('220 ready\r\n'));
		const told = upgrade(server);
		expect(await told.closed).toMatchObject({how: 'fin'});
		expect(told.tlsFailure()?.code).toBe('ERR_TLS_PEER_CLOSED');
		expect(told.calls).toEqual(['connected', 'data', 'tls-failed', 'closed']);
	});

	it.each([
		['then silence', () => {}],
		['then FIN', (socket: Socket) => socket.end()],
		['then RST', (socket: Socket) => socket.resetAndDestroy()],
	])('plain text %s, with its words', async (_what, then) => {
		const server = await startReady((socket) => {
			socket.write('454 4.7.0 TLS not available\r\n', () => then(socket));
		});
		const told = upgrade(server);
		await told.closed;
		expect(told.tlsFailure()).toEqual({
			code: 'ERR_TLS_NOT_TLS',
			detail: 'the server did not speak TLS; it sent: 454 4.7.0 TLS not available',
		});
		expect(told.calls).toEqual(['connected', 'data', 'tls-failed', 'closed']);
		await vi.waitFor(() => expect(server.connections()).toBe(0), {timeout: 3000});
	});

	it('an alert', async () => {
		// Fatal, handshake_failure (RFC 8446 §6.2).
		const server = await startReady((socket) => socket.end(Buffer.of(21, 3, 3, 0, 2, 2, 40)));
		const told = upgrade(server);
		await told.closed;
		expect(told.tlsFailure()?.code).toMatch(/^ERR_SSL_.*ALERT_HANDSHAKE_FAILURE$/);
		expect(told.tlsFailure()?.detail).toMatch(/alert handshake failure/);
	});

	it('an alert followed by RST', async () => {
		const server = await startReady((socket) => {
			socket.write(Buffer.of(21, 3, 3, 0, 2, 2, 70), () => socket.resetAndDestroy());
		});
		const told = upgrade(server);
		await told.closed;
		expect(told.tlsFailure()?.code).toMatch(/^ERR_SSL_.*ALERT_PROTOCOL_VERSION$/);
	});

	it('garbage that looks like TLS', async () => {
		const server = await startReady((socket) => {
			socket.write(Buffer.concat([Buffer.of(22, 3, 3, 0, 64), Buffer.alloc(64, 0xff)]));
		});
		const told = upgrade(server);
		await told.closed;
		expect(told.tlsFailure()?.code).toMatch(/^ERR_SSL_/);
	});

	it('half a ServerHello, then FIN', async () => {
		const server = await startReady((socket) => socket.end(Buffer.of(22, 3, 3, 0, 64, 2)));
		const told = upgrade(server);
		await told.closed;
		expect(told.tlsFailure()?.code).toBe('ERR_TLS_PEER_CLOSED');
	});
});

describe('bytes in the clear around STARTTLS', () => {
	it('injected behind the reply are told before the handshake', async () => {
		const server = await start((socket) => {
			socket.write('220 ready\r\n250 injected\r\n', () => upgradeServer(socket));
		});
		const told = upgrade(server);
		await vi.waitFor(() => expect(told.calls).toContain('secure'));
		expect(told.calls).toEqual(['connected', 'data', 'secure']);
		expect(told.text()).toBe('220 ready\r\n250 injected\r\n');
		told.connection.close();
	});

	it('injected just after the reply are told before the handshake', async () => {
		for (let round = 0; round < 50; round++) {
			const server = await start((socket) => {
				socket.write('220 ready\r\n');
				setImmediate(() => socket.write('250 injected\r\n', () => upgradeServer(socket)));
			});
			const order: string[] = [];
			const told = dial(dialer, server.target, {
				data(text, connection) {
					order.push(text);
					if (order.length > 1) return;
					// Busy, so that the injected line is here when the handshake is asked for.
					const until = performance.now() + 1;
					while (performance.now() < until);
					setTimeout(() => connection.startTls({servername: 'mx.example.net'}), 1);
				},
			});
			await vi.waitFor(() => expect(told.calls).toContain('secure'), {interval: 1});
			expect(told.text()).toBe('220 ready\r\n250 injected\r\n');
			expect(told.calls).toEqual(['connected', 'data', 'secure']);
			told.connection.close();
		}
	});
});

describe('the end of a TLS connection', () => {
	it('close_notify without FIN', async () => {
		const server = await start((socket) => {
			socket.write('220 ready\r\n');
			const {secure} = upgradeDetached(socket);
			secure.on('secure', () => secure.end('250 hi\r\n'));
		});
		const told = upgrade(server);
		expect(await told.closed).toEqual({how: 'fin', detail: undefined});
		expect(told.text()).toBe('220 ready\r\n250 hi\r\n');
	});

	it('FIN without close_notify', async () => {
		const server = await startSecure((secure, socket) => {
			secure.write('250 hi\r\n', () => socket.destroy());
		});
		const told = upgrade(server);
		expect(await told.closed).toMatchObject({how: 'fin', detail: undefined});
		expect(told.text()).toContain('250 hi');
	});

	it('broken ciphertext', async () => {
		const server = await start((socket) => {
			socket.write('220 ready\r\n');
			const {secure} = upgradeDetached(socket);
			secure.on('secure', () => {
				secure.write('250 hi\r\n', () => {
					socket.write(Buffer.concat([Buffer.of(23, 3, 3, 0, 32), Buffer.alloc(32, 1)]));
				});
			});
		});
		const told = upgrade(server);
		expect((await told.closed).detail).toMatch(/^ERR_SSL_/);
		expect(told.text()).toBe('220 ready\r\n250 hi\r\n');
	});

	it('plain text inside the encrypted connection', async () => {
		const server = await start((socket) => {
			socket.write('220 ready\r\n');
			const {secure} = upgradeDetached(socket);
			secure.on('secure', () => {
				secure.write('250 hi\r\n', () => socket.write('421 in the clear\r\n'));
			});
		});
		const told = upgrade(server);
		expect((await told.closed).detail).toMatch(/^ERR_SSL_/);
		expect(told.text()).toBe('220 ready\r\n250 hi\r\n');
	});
});

describe('last words over TLS', () => {
	const words = '421 4.7.0 Try again later, closing connection\r\n';

	it('are never lost to an RST that follows at once', async () => {
		const server = await startSecure((secure, socket) => {
			secure.write(words, () => socket.resetAndDestroy());
		});
		for (let round = 0; round < 100; round++) {
			const told = upgrade(server);
			expect(await told.closed).toMatchObject({how: 'rst', detail: 'ECONNRESET'});
			expect(told.text()).toBe(`220 ready\r\n${words}`);
		}
	});

	it('are never lost while we write', async () => {
		const server = await startSecure((secure, socket) => {
			secure.resume();
			setTimeout(() => secure.write(words, () => socket.resetAndDestroy()), Math.random() * 2);
		});
		for (let round = 0; round < 150; round++) {
			const told = upgrade(server, {
				secure(connection) {
					const next = (): void => {
						if (told.reason()) return;
						for (let count = 0; count < 5; count++) connection.write(Buffer.from('NOOP\r\n'));
						setImmediate(next);
					};
					next();
				},
			});
			expect(await told.closed).toMatchObject({how: 'rst', detail: 'ECONNRESET'});
			expect(told.text()).toBe(`220 ready\r\n${words}`);
		}
	});

	it('are never lost when our write finds the connection dead before we read', async () => {
		const server = await startSecure((secure, socket) => {
			secure.once('data', () => secure.write(words, () => socket.resetAndDestroy()));
		});
		for (let round = 0; round < 60; round++) {
			const told = upgrade(server, {
				secure(connection) {
					connection.write(Buffer.from('EHLO me\r\n'));
					setTimeout(() => {
						const until = performance.now() + 2;
						while (performance.now() < until);
						connection.write(Buffer.from('MAIL FROM:<>\r\n'));
					}, 0);
				},
			});
			expect(await told.closed).toMatchObject({how: 'rst', detail: 'ECONNRESET'});
			expect(told.text()).toBe(`220 ready\r\n${words}`);
		}
	});
});

import type {Socket} from 'node:net';
import {afterEach, describe, expect, it} from 'vitest';
import {startSession} from '../../source/engine/driver.ts';
import type {Io} from '../../source/engine/io.ts';
import type {SessionView} from '../../source/model/view.ts';
import {createDialer} from '../../source/net/dialer.ts';
import {identity, planFor} from '../support/playbook.ts';
import {startTcp, testTls, upgradeServer} from '../support/tcp.ts';

const open: {close(): Promise<void>}[] = [];
afterEach(async () => {
	await Promise.all(open.splice(0).map((one) => one.close()));
});

/** A walk to a server of the test's own, with TLS from the first byte on. */
async function walkTo(
	onConnection: (socket: Socket) => void,
): Promise<{view: SessionView; lines: readonly string[]}> {
	const server = await startTcp(onConnection);
	open.push(server);
	const io: Io = {
		resolver: {resolve: () => Promise.reject(new Error('nothing is to be looked up'))},
		dialer: createDialer({ca: [testTls.ca]}),
		identify: () => Promise.resolve({identity, answers: []}),
		clock: {now: () => performance.now(), date: () => new Date()},
	};
	const {host, address, port} = server.target;
	const timeouts = {...planFor('a@example.net').timeouts, tlsMs: 1000};
	const session = startSession({
		plan: planFor('alice@example.net', {
			only: {host, address},
			port,
			implicitTls: true,
			maxConnections: 1,
			stopAfter: 'ehlo',
			timeouts,
		}),
		io,
		auto: true,
	});
	await session.finished;
	const lines = session.log.events.map((event) =>
		event.type === 'stage-ended'
			? `${event.stage} ${event.ended} ${event.code ?? ''}`.trim()
			: event.type,
	);
	return {view: session.getView(), lines};
}

describe('TLS from the first byte on, with a real server', () => {
	it('finishes the handshake, then reads the greeting', async () => {
		const heard: string[] = [];
		const {view} = await walkTo((socket) => {
			const secure = upgradeServer(socket);
			secure.write('220 mx.example.net ESMTPS\r\n');
			secure.on('data', (chunk: Buffer) => {
				heard.push(chunk.toString('latin1'));
				secure.write(heard.length === 1 ? '250-mx.example.net\r\n250 AUTH\r\n' : '221 bye\r\n');
			});
		});
		const [attempt, ...more] = view.attempts;
		expect(more).toEqual([]);
		expect(heard).toEqual(['EHLO client.example.net\r\n', 'QUIT\r\n']);
		expect(attempt?.tls).toMatchObject({authorized: true, servername: 'mx.example.net'});
		expect(attempt?.stages.starttls).toMatchObject({status: 'done', ended: 'reply'});
		expect(attempt?.stages.banner).toMatchObject({status: 'done', code: 220});
		expect(attempt?.exchanges.every(({secure}) => secure)).toBe(true);
		expect(attempt?.capabilities?.map(({keyword}) => keyword)).toEqual(['AUTH']);
		expect(view.over).toEqual({by: 'done'});
	});

	it.each([
		['greets in the clear', (socket: Socket) => void socket.write('220 mx.example.net ESMTP\r\n')],
		['closes', (socket: Socket) => void socket.end()],
		['resets', (socket: Socket) => void socket.resetAndDestroy()],
		['says nothing', () => {}],
		[
			'floods in the clear',
			(socket: Socket) => {
				const pour = (): void => {
					while (!socket.destroyed && socket.write('220-flood\r\n'.repeat(500)));
					socket.once('drain', pour);
				};
				pour();
			},
		],
	])('ends as a TLS failure on one connection when the server %s', async (_what, onConnection) => {
		const {view} = await walkTo(onConnection);
		expect(view.attempts).toHaveLength(1);
		const {connect, starttls, banner} = view.attempts[0]!.stages;
		// A reset may come before the connection was seen to stand.
		if (connect.ended === 'reply') expect(starttls.ended).toBe('tls-failure');
		expect(banner.ended).toBeUndefined();
		expect(view.over).toEqual({by: 'done'});
	});
});

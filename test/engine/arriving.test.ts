import {describe, expect, it} from 'vitest';
import {startSession} from '../../source/engine/driver.ts';
import type {ConnectionHandlers, Io} from '../../source/engine/io.ts';
import type {Session} from '../../source/engine/session.ts';
import {createVault} from '../../source/engine/vault.ts';
import type {WalkPlan} from '../../source/model/session.ts';
import {maxArrivingLines} from '../../source/protocol/bounds.ts';
import {decodeUtf8, encodeUtf8} from '../../source/protocol/bytes.ts';
import {noSecret, withMore} from '../../source/protocol/secret.ts';
import {identity, planFor} from '../support/playbook.ts';
import {pollUntil} from '../support/poll.ts';

const only = {
	host: 'mx1.example.com',
	address: {address: '198.51.100.1', family: 4, scope: 'public', ttl: 300},
} as const;

/** A walk on a connection where the test says what comes, chunk by chunk. */
async function connected(more: Partial<Pick<Io, 'vault'>> = {}, change: Partial<WalkPlan> = {}) {
	let server: ConnectionHandlers | undefined;
	let isClosed = false;
	let nowMs = 0;
	const sent: string[] = [];
	const io: Io = {
		...more,
		resolver: {resolve: () => Promise.reject(new Error('nothing is to be looked up'))},
		dialer: {
			connect(_target, handlers) {
				server = handlers;
				return {
					write: (bytes) => void sent.push(decodeUtf8(bytes)),
					startTls() {},
					pause() {},
					resume() {},
					close() {
						isClosed = true;
					},
				};
			},
		},
		identify: () => Promise.resolve({identity, answers: []}),
		clock: {now: () => nowMs, date: () => new Date(0)},
	};
	const session = startSession({plan: planFor('alice@example.com', {only, ...change}), io});
	session.intend({type: 'approve', by: 'person'});
	await pollUntil(() => server !== undefined);
	server?.onConnected({localAddress: '192.0.2.1', localPort: 5000});
	return {
		session,
		sent,
		isClosed: () => isClosed,
		close: () => server?.onClosed({how: 'fin', detail: undefined}),
		come: (text: string, atMs = nowMs): void => {
			nowMs = atMs;
			server?.onData(encodeUtf8(text));
		},
	};
}

const shown = (session: Session): readonly string[] | undefined =>
	session.getArriving()?.lines.map(({raw, atMs}) => `${atMs} ${decodeUtf8(raw).trimEnd()}`);

const said = (session: Session): readonly string[] =>
	session.log.events.flatMap((event) =>
		event.type === 'replied' ? event.reply.lines.map(({raw}) => decodeUtf8(raw).trimEnd()) : [],
	);

describe('what has come of a reply', () => {
	it('is there line by line with its times, and gone before the reply is in the log', async () => {
		const {session, come} = await connected();
		expect(session.getArriving()).toBeUndefined();
		come('220-welcome\r\n', 1000);
		come('220-please wait\r\n220 o', 4000);
		expect(shown(session)).toEqual(['1000 220-welcome', '4000 220-please wait']);
		expect(session.getArriving()).toMatchObject({count: 2, begunBytes: 5, early: false});
		const atReply: unknown[] = [];
		session.log.subscribe((event) => {
			if (event.type === 'replied') atReply.push(session.getArriving());
		});
		come('k\r\n', 7000);
		expect(atReply).toEqual([undefined]);
		expect(said(session)).toEqual(['220-welcome', '220-please wait', '220 ok']);
		expect(session.getArriving()).toBeUndefined();
	});

	it('is the same object until more comes, and told once for all that comes at once', async () => {
		const {session, come} = await connected();
		let calls = 0;
		session.subscribe(() => {
			calls++;
		});
		const length = session.log.events.length;
		come('220-x\r\n'.repeat(2000));
		const first = session.getArriving();
		expect(first).toBeDefined();
		expect(session.getArriving()).toBe(first);
		await Promise.resolve();
		expect(calls).toBe(1);
		come('220-y');
		expect(session.getArriving()).not.toBe(first);
		await Promise.resolve();
		expect(calls).toBe(2);
		expect(session.log.events).toHaveLength(length);
	});

	it('endless-reply: is bounded, and gone where the reply is given up', async () => {
		const {session, come} = await connected();
		for (let round = 0; round < 9; round++) come('220-again\r\n'.repeat(1000));
		expect(session.getArriving()).toMatchObject({count: 9000});
		expect(session.getArriving()?.lines).toHaveLength(maxArrivingLines);
		for (let round = 0; round < 9; round++) come('220-again\r\n'.repeat(1000));
		expect(session.getArriving()).toBeUndefined();
		expect(session.getView().attempts[0]?.stages.banner.ended).toBe('protocol-error');
	});

	it('that began before our command is marked: it cannot answer it', async () => {
		const {session, come, sent} = await connected();
		come('220 ok\r\n');
		await pollUntil(() => session.getView().proposal?.stage === 'ehlo');
		come('250-too');
		expect(session.getArriving()?.early).toBe(false);
		session.intend({type: 'approve', by: 'person'});
		await pollUntil(() => sent.length > 0);
		expect(session.getArriving()).toMatchObject({begunBytes: 7, early: true});
		come(' early\r\n250 x\r\n250-mx\r\n');
		expect(session.getArriving()).toMatchObject({count: 1, early: false});
	});

	it('secret-broken-over-lines: is only counted once a secret was given', async () => {
		const vault = createVault();
		const {session, come} = await connected({vault});
		come('220-one\r\n');
		expect(session.getArriving()).toMatchObject({count: 1, withheld: false});
		vault.hide(withMore(noSecret, 'correct-horse'));
		come('220-corr\r\n220-ect-ho\r\n220-r');
		expect(session.getArriving()).toEqual({
			lines: [],
			count: 3,
			begunBytes: 5,
			early: false,
			withheld: true,
		});
		session.intend({type: 'stop', by: 'person'});
		await session.finished;
		expect(said(session)).toEqual(['220-one', '220-[hidden]', '220-[hidden]', '220-[hidden]']);
	});
});

describe('the beginning of a reply is kept', () => {
	it('when the server closes', async () => {
		const {session, come, close} = await connected();
		come('220-welcome\r\n220-half');
		close();
		expect(session.getArriving()).toBeUndefined();
		expect(said(session)).toEqual(['220-welcome', '220-half']);
	});

	it('when its time is over', async () => {
		const timeouts = {...planFor('a@example.com').timeouts, bannerMs: 1};
		const {session, come} = await connected({}, {timeouts});
		come('220-welcome\r\n220-half');
		await session.finished;
		expect(session.getArriving()).toBeUndefined();
		expect(said(session)).toEqual(['220-welcome', '220-half']);
	});

	it.each([
		{type: 'stop-waiting'},
		{type: 'stop', by: 'person'},
		{type: 'stop', by: 'signal'},
		{type: 'choose-target', host: 'mx1.example.com'},
	] as const)('when we hang up: %j', async (intent) => {
		const {session, come, isClosed} = await connected();
		come('220-welcome\r\n220-half');
		session.intend(intent);
		await pollUntil(isClosed);
		expect(session.getArriving()).toBeUndefined();
		expect(said(session)).toEqual(['220-welcome', '220-half']);
		expect(session.log.events.map(({seq}) => seq)).toEqual([...session.log.events.keys()]);
		const types = session.log.events.map(({type}) => type);
		expect(types.indexOf('replied')).toBeLessThan(types.indexOf('closed'));
	});

	it('also where a wish could not be carried out: the reply is read on', async () => {
		const {session, come} = await connected();
		come('220-welcome\r\n220 ');
		session.intend({type: 'choose-target', host: 'nowhere.example'});
		await pollUntil(() => session.getView().refused !== undefined);
		come('ok\r\n');
		expect(said(session)).toEqual(['220-welcome', '220 ok']);
	});
});

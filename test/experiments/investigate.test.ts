import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {startSession} from '../../source/engine/driver.ts';
import {type InvestigateOptions, investigate} from '../../source/experiments/investigate.ts';
import type {FirstWalk, InvestigationState, Offer} from '../../source/experiments/investigation.ts';
import {offerOf, type OfferOptions} from '../../source/experiments/offer.ts';
import type {WalkPlan} from '../../source/model/session.ts';
import {judge} from '../../source/verdict/judge.ts';
import {planFor} from '../support/playbook.ts';
import {type Behaviour, fakeWorld, type FakeWorld} from './fake-world.ts';

beforeEach(() => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'Date']});
});
afterEach(() => {
	vi.useRealTimers();
});

const never = () => false;

/** Let so much time pass, with everything that happens in it. */
async function pass(ms: number): Promise<void> {
	for (let passed = 0; passed < ms; passed += 50) {
		for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
		await vi.advanceTimersByTimeAsync(50);
	}
	for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
}

const talk = (replies: readonly string[], end: 'fin' | 'rst' | 'silent' = 'fin'): Behaviour => ({
	kind: 'talk',
	replies,
	end,
	tls: true,
});
const hangsUpAtMail = talk(['220 mx', '250-mx\n250 SIZE 1']);
const accepts = talk(['220 mx', '250-mx\n250 SIZE 1', '250 ok', '250 ok', '221 bye']);

async function firstWalkIn(world: FakeWorld, change: Partial<WalkPlan> = {}): Promise<FirstWalk> {
	const plan = planFor('alice@example.com', change);
	const session = startSession({plan, io: world.io, auto: true, random: () => 0});
	for (let round = 0; session.getView().over === undefined && round < 100; round++) await pass(500);
	const view = session.getView();
	return {view, events: session.log.events, outcome: judge(view)!};
}

function offerFor(first: FirstWalk, change: Partial<OfferOptions> = {}): Offer {
	return offerOf(first, {
		maxConnections: 12,
		paceMs: 5000,
		controls: [],
		senders: [],
		helos: [],
		random: () => 0.5,
		isSettled: never,
		...change,
	});
}

async function prepare(
	behaviours: readonly Behaviour[],
	options: {plan?: Partial<WalkPlan>; offer?: Partial<OfferOptions>} = {},
): Promise<{world: FakeWorld; first: FirstWalk; offer: Offer}> {
	const world = fakeWorld(behaviours);
	const first = await firstWalkIn(world, options.plan);
	return {world, first, offer: offerFor(first, options.offer)};
}

async function series(
	behaviours: readonly Behaviour[],
	options: Parameters<typeof prepare>[1] & {run?: Partial<InvestigateOptions>} = {},
) {
	const {world, first, offer} = await prepare(behaviours, options);
	const investigation = investigate({first, offer, io: world.io, isSettled: never, ...options.run});
	let state: InvestigationState | undefined;
	void investigation.finished.then((end) => (state = end));
	return {world, first, offer, investigation, end: () => state};
}

describe('a series of experiments', () => {
	it('pauses before each, and says until when', async () => {
		const {world, investigation} = await series([hangsUpAtMail]);
		expect(world.connected).toHaveLength(1);
		await pass(0);
		const {pausedUntilMs} = investigation.getState();
		expect((pausedUntilMs ?? 0) - Date.now()).toBe(5000);
		await pass(4900);
		expect(world.connected).toHaveLength(1);
		await pass(200);
		expect(world.connected).toHaveLength(2);
		await pass(1000);
		expect(investigation.getState().results).toHaveLength(1);
		await pass(3000);
		expect(world.connected).toHaveLength(2);
		await pass(1500);
		expect(world.connected).toHaveLength(3);
		investigation.stop('person');
		await investigation.finished;
	});

	it('judges the first walk anew after each, and stops when the answer is clear', async () => {
		const seen: number[] = [];
		const {end} = await series([hangsUpAtMail, hangsUpAtMail, accepts], {
			offer: {paceMs: 0},
			run: {
				judge(view, results) {
					if (results) seen.push(results.length);
					return judge(view, results);
				},
				isSettled: (_outcome, results) => results.some(({outcome}) => outcome.code === 250),
			},
		});
		await pass(5000);
		expect(end()).toMatchObject({ended: 'clear', running: undefined});
		expect(end()?.results).toHaveLength(2);
		expect(end()?.results.at(-1)?.outcome).toMatchObject({stage: 'rcpt', code: 250});
		expect(seen).toEqual([1, 2]);
	});

	it('shows what is going on, and calls its listeners once a turn', async () => {
		const {investigation} = await series([hangsUpAtMail, {kind: 'silent'}], {offer: {paceMs: 0}});
		const before = investigation.getState();
		expect(investigation.getState()).toBe(before);
		let called = 0;
		const leave = investigation.subscribe(() => called++);
		await pass(100);
		const {running} = investigation.getState();
		expect(running?.trial.factor).toBe('sender');
		expect(running?.session.getView().attempts).toHaveLength(1);
		expect(investigation.getState().used).toBe(1);
		const calls = called;
		expect(calls).toBeLessThanOrEqual(2);
		leave();
		investigation.stop('signal');
		const end = await investigation.finished;
		// The one that was stopped is no result, and was a connection.
		expect(end).toMatchObject({ended: 'signal', used: 1, results: []});
		expect(called).toBe(calls);
	});

	it('opens the book before the first packet', async () => {
		const sent: string[] = [];
		const {end, offer} = await series([hangsUpAtMail], {
			offer: {paceMs: 0, maxConnections: 2},
			run: {
				onSession(session, trial) {
					expect(session.log.events.some(({type}) => type === 'approved')).toBe(false);
					session.log.subscribe((event) => {
						if (event.type === 'connecting') sent.push(trial.factor);
					});
				},
			},
		});
		await pass(3000);
		expect(end()?.ended).toBe('limit');
		expect(offer.announced).toBe(2);
		expect(sent).toHaveLength(2);
	});

	it('goes slowly where that is the experiment', async () => {
		const {world, first, offer} = await prepare([hangsUpAtMail, accepts]);
		const pace = offer.agenda.filter(({factor}) => factor === 'pace');
		const slow = investigate({
			first,
			offer: {...offer, agenda: pace, announced: 1, paceMs: 0},
			io: world.io,
		});
		await pass(1900);
		expect(world.lines).toHaveLength(2);
		await pass(200);
		expect(world.lines).toHaveLength(3);
		await pass(12_000);
		const {results} = await slow.finished;
		expect(results[0]?.outcome).toMatchObject({stage: 'rcpt', code: 250});
		const times = results[0]?.events.flatMap((event) =>
			event.type === 'sent' ? [event.atMs] : [],
		);
		const gaps = times?.slice(1).map((time, index) => time - (times[index] ?? 0)) ?? [];
		expect(gaps).toHaveLength(3);
		for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(2000);
	});

	it('attack: a server that closes or talks while we wait between commands', async () => {
		const talks = talk(['220 mx', '250-mx\n250 SIZE 1\n421 4.3.2 closing'], 'silent');
		const {world, first, offer} = await prepare([hangsUpAtMail, talks]);
		const pace = offer.agenda.filter(({factor}) => factor === 'pace');
		const slow = investigate({
			first,
			offer: {...offer, agenda: pace, announced: 1, paceMs: 0},
			io: world.io,
		});
		await pass(20_000);
		const {results} = await slow.finished;
		expect(results).toHaveLength(1);
		expect(results[0]?.outcome.code).toBe(421);
		expect(results[0]?.events.some(({type}) => type === 'refused')).toBe(false);
	});
});

describe('a wait that the server names', () => {
	const greylisted = talk([
		'220 mx',
		'250-mx\n250 SIZE 1',
		'250 ok',
		'451 4.7.1 Greylisted, try again in 20 seconds',
		'221',
	]);

	it('is shorter for whoever comes late', async () => {
		const {world, first, offer} = await prepare([greylisted, accepts], {offer: {paceMs: 0}});
		await pass(15_000);
		const {finished} = investigate({first, offer, io: world.io, isSettled: never});
		await pass(7000);
		expect((await finished).results[0]?.outcome).toMatchObject({stage: 'rcpt', code: 250});
	});

	it('is sat through once, counted from the first visit', async () => {
		const {world, end, investigation} = await series([greylisted, accepts], {offer: {paceMs: 0}});
		const startedAt = Date.now();
		await pass(0);
		const until = investigation.getState().pausedUntilMs ?? 0;
		expect(until - startedAt).toBeGreaterThan(18_000);
		expect(until - startedAt).toBeLessThanOrEqual(21_000);
		await pass(18_000);
		expect(world.connected).toHaveLength(1);
		await pass(5000);
		expect(end()).toMatchObject({ended: 'exhausted'});
		expect(end()?.results[0]?.outcome).toMatchObject({stage: 'rcpt', code: 250});
	});
});

describe('in its own manner', () => {
	const withTls = talk(['220 mx', '250-mx\n250 STARTTLS', '220 go', '250 mx', '250 ok'], 'rst');

	it('passes over STARTTLS where that is the experiment', async () => {
		const {world, first, offer} = await prepare([withTls]);
		expect(world.lines).toContain('STARTTLS');
		const without = offer.agenda.filter(({factor}) => factor === 'tls');
		const before = world.lines.length;
		const {finished} = investigate({
			first,
			offer: {...offer, agenda: without, announced: 1, paceMs: 0},
			io: world.io,
			isSettled: never,
		});
		await pass(10_000);
		const {results} = await finished;
		expect(results.map(({trial}) => trial.value)).toEqual(['off']);
		expect(world.lines.slice(before)).toContain('EHLO client.example.net');
		expect(world.lines.slice(before)).not.toContain('STARTTLS');
	});

	it('goes to no private address that nobody agreed to, whatever the plan says of it', async () => {
		const {world, first, offer} = await prepare([hangsUpAtMail]);
		const [again] = offer.agenda;
		const address = {address: '10.0.0.1', family: 4, scope: 'private', ttl: 300} as const;
		const inside = {
			...again!,
			plan: {...again!.plan, allowPrivate: false, only: {host: 'mx', address}},
		};
		const {finished} = investigate({
			first,
			offer: {...offer, agenda: [inside], announced: 1, paceMs: 0},
			io: world.io,
			isSettled: never,
		});
		await pass(1000);
		const {results} = await finished;
		expect(results[0]?.outcome.ended).toBe('blocked-address');
		expect(world.connected).toHaveLength(1);
	});
});

describe('stop', () => {
	it('in a pause: nothing more goes out', async () => {
		const {world, investigation, end} = await series([hangsUpAtMail]);
		await pass(1000);
		investigation.stop('person');
		investigation.stop('signal');
		await pass(0);
		expect(end()).toMatchObject({ended: 'person', results: [], pausedUntilMs: undefined});
		await pass(20_000);
		expect(world.connected).toHaveLength(1);
	});

	it('in mid-experiment: the connection is closed within a turn, and half an experiment is no result', async () => {
		const {world, investigation, end} = await series([hangsUpAtMail, {kind: 'silent'}], {
			offer: {paceMs: 0},
		});
		await pass(500);
		expect(world.open()).toBe(1);
		investigation.stop('person');
		await pass(0);
		expect(world.open()).toBe(0);
		expect(end()).toMatchObject({ended: 'person', results: [], running: undefined});
	});

	it('before it began: not one packet', async () => {
		const {world, investigation, end} = await series([hangsUpAtMail], {offer: {paceMs: 0}});
		investigation.stop('person');
		await pass(1000);
		expect(end()).toMatchObject({ended: 'person', results: []});
		expect(world.connected).toHaveLength(1);
	});

	it('when it is over: changes nothing', async () => {
		const {investigation, end} = await series([hangsUpAtMail], {
			offer: {paceMs: 0, maxConnections: 1},
		});
		await pass(3000);
		investigation.stop('signal');
		await pass(100);
		expect(end()?.ended).toBe('limit');
		expect(investigation.getState()).toBe(end());
	});
});

describe('a bug', () => {
	it('makes the series fail instead of hanging it', async () => {
		const {world, first, offer} = await prepare([hangsUpAtMail], {offer: {paceMs: 0}});
		const io = {...world.io, identify: () => Promise.reject(new Error('broken'))};
		const {finished} = investigate({first, offer, io, isSettled: never});
		const failure = finished.catch((error: unknown) => error);
		await pass(1000);
		expect(await failure).toEqual(new Error('broken'));
		expect(world.open()).toBe(0);
	});
});

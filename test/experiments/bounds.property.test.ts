import fc from 'fast-check';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {startSession} from '../../source/engine/driver.ts';
import {investigate} from '../../source/experiments/investigate.ts';
import type {FirstWalk, Offer} from '../../source/experiments/investigation.ts';
import {offerOf} from '../../source/experiments/offer.ts';
import type {SessionEvent} from '../../source/model/event.ts';
import {judge} from '../../source/verdict/judge.ts';
import {planFor} from '../support/playbook.ts';
import {type Behaviour, fakeWorld} from './fake-world.ts';

beforeEach(() => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'Date']});
});
afterEach(() => {
	vi.useRealTimers();
});

/** Let time pass, quickly, until this is done. */
async function untilDone<T>(promise: Promise<T>): Promise<T> {
	const progress = {done: false};
	const note = (): void => void (progress.done = true);
	void promise.then(note, note);
	for (let round = 0; !progress.done && round < 20_000; round++) {
		await new Promise((resolve) => setImmediate(resolve));
		await vi.advanceTimersByTimeAsync(200);
	}
	expect(progress.done).toBe(true);
	return promise;
}

const reply = fc.constantFrom(
	'220 mx ESMTP',
	'250 ok',
	'250-mx\n250-SIZE 1000\n250 STARTTLS',
	'250-mx\n250 PIPELINING',
	'421 4.7.0 too many connections',
	'421 4.3.2 closing',
	'450 4.2.0 later',
	'451 4.7.1 Greylisted, try again in 20 seconds',
	'451 4.7.1 Greylisted, try again in 3600 seconds',
	'452 4.5.3 too many recipients',
	'550 5.1.1 no such user',
	'550 5.7.1 rejected',
	'554 5.7.1 listed at bl.example',
	'530 5.7.0 Must issue a STARTTLS command first',
	'SSH-2.0-x',
	'999 odd',
	'221 bye',
);
const behaviour: fc.Arbitrary<Behaviour> = fc.oneof(
	{
		weight: 1,
		arbitrary: fc.constantFrom<Behaviour>(
			{kind: 'refused'},
			{kind: 'unreachable'},
			{kind: 'no answer'},
			{kind: 'reset'},
			{kind: 'silent'},
			{kind: 'flood'},
		),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('talk' as const),
			replies: fc
				.tuple(fc.boolean(), fc.array(reply, {maxLength: 8}))
				.map(([friendly, rest]) =>
					friendly ? ['220 mx ESMTP', '250-mx\n250 STARTTLS', ...rest] : rest,
				),
			end: fc.constantFrom('fin' as const, 'rst' as const, 'silent' as const),
			tls: fc.boolean(),
		}),
	},
);

const connectionsIn = (events: readonly SessionEvent[]): number =>
	events.filter(({type}) => type === 'connecting').length;

const timeouts = {
	dnsMs: 500,
	connectMs: 500,
	bannerMs: 500,
	commandMs: 500,
	tlsMs: 500,
	quitMs: 500,
};

async function firstWalkIn(world: ReturnType<typeof fakeWorld>): Promise<FirstWalk> {
	const session = startSession({
		plan: planFor('alice@example.com', {timeouts}),
		io: world.io,
		auto: true,
		random: () => 0,
	});
	await untilDone(session.finished);
	const view = session.getView();
	return {view, events: session.log.events, outcome: judge(view)!};
}

/** An offer that somebody meddled with: walks that may go anywhere, as often as they like. */
function unbound(offer: Offer): Offer {
	const agenda = offer.agenda.map((trial) => ({
		...trial,
		plan: {...trial.plan, only: undefined, maxConnections: undefined},
	}));
	return {...offer, agenda};
}

const cases = fc.record({
	behaviours: fc.array(behaviour, {minLength: 1, maxLength: 12}),
	maxConnections: fc.integer({min: 1, max: 14}),
	paceMs: fc.constantFrom(0, 700, 5000),
	openMinded: fc.boolean(),
	meddled: fc.boolean(),
	/** Stop at so many milliseconds after the start. */
	stopAtMs: fc.option(fc.integer({min: 0, max: 20_000}), {nil: undefined}),
});

describe('whatever servers do', () => {
	it('experiments make no more connections than were announced, and none after they were stopped', async () => {
		let made = 0;
		await fc.assert(
			fc.asyncProperty(cases, async (given) => {
				const world = fakeWorld(given.behaviours);
				const first = await firstWalkIn(world);
				const before = world.connected.length;
				const settled = given.openMinded ? {isSettled: () => false} : {};
				const planned = offerOf(first, {
					maxConnections: given.maxConnections,
					paceMs: given.paceMs,
					controls: ['control.example'],
					senders: ['bob@other.example'],
					helos: ['other.example'],
					random: () => 0.3,
					...settled,
				});
				expect(planned.announced).toBeLessThanOrEqual(given.maxConnections);
				const offer = given.meddled ? unbound(planned) : planned;
				const logs: (readonly SessionEvent[])[] = [];
				const investigation = investigate({
					first,
					offer,
					io: world.io,
					random: () => 0,
					onSession(session, trial) {
						// Nothing may have gone out before the ledger could listen.
						expect(connectionsIn(session.log.events)).toBe(0);
						expect(session.log.events.some(({type}) => type === 'dns-answered')).toBe(false);
						expect(trial.plan.mailbox).toBeDefined();
						logs.push(session.log.events);
					},
					...settled,
				});
				const {stopAtMs} = given;
				let connectedAtStop: number | undefined;
				if (stopAtMs !== undefined) {
					setTimeout(() => {
						if (investigation.getState().ended !== undefined) return;
						investigation.stop('person');
						connectedAtStop = world.connected.length;
					}, stopAtMs);
				}
				const state = await untilDone(investigation.finished);
				const connections = world.connected.length - before;
				made += connections;
				expect(connections).toBeLessThanOrEqual(offer.announced);
				expect(logs.reduce((sum, events) => sum + connectionsIn(events), 0)).toBe(connections);
				for (const events of logs) {
					expect(connectionsIn(events)).toBeLessThanOrEqual(1);
					// Nothing was approved that did not stand any more.
					expect(events.filter(({type}) => type === 'refused')).toEqual([]);
				}
				expect(world.open()).toBe(0);
				expect(state).toMatchObject({running: undefined, pausedUntilMs: undefined});
				expect(new Set(state.results.map(({trial}) => trial.number)).size).toBe(
					state.results.length,
				);
				if (connectedAtStop === undefined) {
					expect(['clear', 'exhausted', 'limit', 'polite']).toContain(state.ended);
				} else {
					expect(state.ended).toBe('person');
					expect(world.connected.length).toBe(connectedAtStop);
				}
				for (const line of world.lines)
					expect(line).toMatch(/^(?:EHLO|HELO|STARTTLS|MAIL|RCPT|VRFY|QUIT)\b/);
			}),
			{numRuns: 200},
		);
		// The property must not hold for want of experiments.
		expect(made).toBeGreaterThan(100);
	}, 60_000);
});

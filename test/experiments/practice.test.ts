import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {makeWorld, type World} from '../../source/commands/world.ts';
import {investigate} from '../../source/experiments/investigate.ts';
import type {FirstWalk, InvestigationState} from '../../source/experiments/investigation.ts';
import {offerOf} from '../../source/experiments/offer.ts';
import type {TrialResult} from '../../source/model/trial.ts';
import {visible} from '../../source/protocol/visible.ts';
import {judge} from '../../source/verdict/judge.ts';
import {movementOf} from '../../source/verdict/movement.ts';
import {optionsFor, walkTo} from '../support/walk.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld(optionsFor(['--practice']));
});
afterAll(() => world.close());

const openMinded = () => false;

async function firstWalk(address: string, flags: readonly string[]): Promise<FirstWalk> {
	const {session, outcome} = await walkTo(address, world, flags);
	return {view: session.getView(), events: session.log.events, outcome};
}

/** Nothing is ever suspected or clear, so that the agenda is gone through in its order. */
const withoutSuspicion: typeof judge = (view, results) => {
	const outcome = judge(view, results);
	return outcome && {...outcome, hypotheses: []};
};

/** A whole investigation without any suspicion. */
async function allOf(
	address: string,
	flags: readonly string[] = [],
	change: {maxConnections?: number; controls?: readonly string[]} = {},
): Promise<{first: FirstWalk; state: InvestigationState}> {
	const walked = await firstWalk(address, flags);
	const first = {...walked, outcome: withoutSuspicion(walked.view)!};
	const offer = offerOf(first, {
		maxConnections: 12,
		paceMs: 0,
		controls: [],
		senders: [],
		helos: [],
		random: () => 0.5,
		isSettled: openMinded,
		...change,
	});
	const {finished} = investigate({
		first,
		offer,
		io: world.io,
		judge: withoutSuspicion,
		isSettled: openMinded,
	});
	return {first, state: await finished};
}

function matrix(first: FirstWalk, results: readonly TrialResult[]): readonly string[] {
	return results.map((result) => {
		const {factor, value} = result.trial;
		return `${factor} ${value}: ${movementOf(first.outcome, result)}`;
	});
}

function connectionsOf(results: readonly TrialResult[]): number {
	return results.flatMap(({events}) => events.filter(({type}) => type === 'connecting')).length;
}

describe('on the practice network', () => {
	it('tries one thing at a time, in order, on one connection each', async () => {
		const controls = ['healthy.example'];
		const {first, state} = await allOf('alice@nobody-home.example', [], {controls});
		expect(matrix(first, state.results)).toEqual([
			'control healthy.example: further',
			'port 587: same',
			'again unchanged: same',
			'port 465: same',
		]);
		expect(state.offer).toMatchObject({announced: 4, others: ['healthy.example']});
		expect(connectionsOf(state.results)).toBe(4);
		expect(state).toMatchObject({ended: 'exhausted', running: undefined, pausedUntilMs: undefined});
	});

	it(
		'waits longer where it gave up itself, and comes back after a pause',
		{timeout: 30_000},
		async () => {
			const {first, state} = await allOf('alice@mail.ends-silence.example', ['--timeout', '0.3']);
			expect(matrix(first, state.results)).toEqual([
				'again unchanged: same',
				'tls off: same',
				'helo [203.0.113.77]: same',
				'sender <>: same',
				'pace 0.5s: same',
				'patience 5s: same',
				'again unchanged: same',
			]);
			expect(state).toMatchObject({used: 7, offer: {announced: 7}});
		},
	);

	it('asks only about the name where the mailbox was accepted', async () => {
		const {first, state} = await allOf('alice@several-mx.example');
		expect(first.outcome.code).toBe(250);
		expect(matrix(first, state.results)).toEqual([
			'name parparpar.parparparpar@several-mx.example: different',
		]);
	});

	it('does again in the clear what was done in the clear', async () => {
		const {state} = await allOf('alice@locked.tls-required.example');
		const factors = state.results.map(({trial}) => trial.factor);
		expect(factors).not.toContain('tls');
		for (const {events, trial} of state.results) {
			const sent = events.flatMap((event) => (event.type === 'sent' ? [event.stage] : []));
			expect([trial.factor, ...sent]).not.toContain('starttls');
		}
	});

	it('stops at the number that was announced', async () => {
		const {state} = await allOf('alice@nobody-home.example', [], {maxConnections: 2});
		expect(state).toMatchObject({ended: 'limit', offer: {announced: 2}});
		expect(connectionsOf(state.results)).toBe(2);
	});

	it.each([
		['floods', 'alice@flood.example'],
		['floods byte by byte', 'alice@drip.flood.example'],
		['sends control characters', 'alice@hostile-banner.example'],
		['talks before it is its turn', 'alice@unasked.example'],
		['is a web server', 'alice@web.not-smtp.example'],
	])('attack: a server that %s in every experiment, too', async (_what, address) => {
		const {state} = await allOf(address, ['--timeout', '0.3'], {maxConnections: 4});
		expect(['exhausted', 'limit', 'polite']).toContain(state.ended);
		expect(connectionsOf(state.results)).toBeLessThanOrEqual(state.offer.announced);
		for (const {view} of state.results) expect(view.over).toEqual({by: 'done'});
		for (const {label, value} of state.offer.agenda) {
			expect(visible(label + value)).toBe(label + value);
		}
	});

	it('finds riddles out: a sender that is not liked, an address of the wrong family', async () => {
		for (const [address, flags, cause, factor] of [
			[
				'alice@blue.access-denied.example',
				['--from', 'you@nowhere.example'],
				'sender-rejected',
				'sender',
			],
			['alice@gold.on-the-way.example', ['--ipv6'], 'ipv6-identity', 'family'],
		] as const) {
			const first = await firstWalk(address, flags);
			const offer = offerOf(first, {
				maxConnections: 12,
				paceMs: 0,
				controls: [],
				senders: [],
				helos: [],
				random: () => 0.5,
			});
			const {finished} = investigate({first, offer, io: world.io});
			const {outcome, ended, results} = await finished;
			expect(ended).toBe('clear');
			expect(outcome.hypotheses[0]?.id).toBe(cause);
			expect(results.at(-1)?.trial.factor).toBe(factor);
			expect(results.length).toBeLessThan(offer.announced);
		}
	});
});

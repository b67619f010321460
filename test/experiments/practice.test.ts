import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {makeWorld, type World} from '../../source/commands/world.ts';
import {investigate} from '../../source/experiments/investigate.ts';
import type {FirstWalk, InvestigationState} from '../../source/experiments/investigation.ts';
import {offerOf} from '../../source/experiments/offer.ts';
import type {TrialResult} from '../../source/model/trial.ts';
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

/** A whole investigation in which nothing is ever clear, so that the agenda is gone through. */
async function allOf(
	address: string,
	flags: readonly string[] = [],
	change: {maxConnections?: number; controls?: readonly string[]} = {},
): Promise<{first: FirstWalk; state: InvestigationState}> {
	const first = await firstWalk(address, flags);
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
	const {finished} = investigate({first, offer, io: world.io, isSettled: openMinded});
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
	it('tries one thing at a time, on one connection each', async () => {
		const controls = ['healthy.example'];
		const {first, state} = await allOf('alice@nobody-home.example', [], {controls});
		expect(matrix(first, state.results).toSorted()).toEqual([
			'again unchanged: same',
			'control healthy.example: further',
			'port 465: same',
			'port 587: same',
		]);
		expect(state.offer).toMatchObject({announced: 4, others: ['healthy.example']});
		expect(connectionsOf(state.results)).toBe(4);
		expect(state).toMatchObject({ended: 'exhausted', running: undefined, pausedUntilMs: undefined});
	});

	it('waits longer where it gave up itself', async () => {
		const {first, state} = await allOf('alice@mail.ends-silence.example', ['--timeout', '0.3']);
		expect(matrix(first, state.results).toSorted()).toEqual([
			'again unchanged: same',
			'helo [203.0.113.77]: same',
			'pace 0.5s: same',
			'patience 5s: same',
			'sender <>: same',
			'tls off: same',
		]);
	});

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
});

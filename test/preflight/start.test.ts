import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {World} from '../../source/commands/world.ts';
import type {CheckId, OwnAddress} from '../../source/model/check.ts';
import {heloChecks} from '../../source/preflight/checks/helo.ts';
import type {Checks} from '../../source/preflight/checks/index.ts';
import {type CheckFunction, checkOf} from '../../source/preflight/context.ts';
import type {PreflightState} from '../../source/preflight/preflight.ts';
import {startPreflight} from '../../source/preflight/start.ts';
import {parseMailbox} from '../../source/protocol/address.ts';
import {mailFor} from '../../source/practice/records.ts';
import {exim} from '../../source/practice/software/exim.ts';
import {pollUntil} from '../support/poll.ts';
import {findingOf, lookAtUs, noChecks, preflightPlan} from '../support/look-at-us.ts';
import {worldOf} from '../support/world.ts';

const sender = 'you@sender.example';
let world: World;

beforeAll(async () => {
	world = await worldOf([
		exim({
			name: 'mx.sender.example',
			addresses: ['198.51.100.7'],
			domains: ['sender.example'],
			accepts: ['you'],
		}),
	]);
});
afterAll(() => world.close());

/** A check that notes which address it looked at. */
function noting(id: CheckId, seen: (OwnAddress | undefined)[]): CheckFunction {
	return ({self}) => {
		const [own] = self.addresses;
		seen.push(own);
		const found = own?.address ?? 'none';
		return Promise.resolve([
			checkOf({id, subject: found, state: 'unknown', finding: 'failed', found}),
		]);
	};
}

const free = (...entries: Checks['free']): Checks => ({...noChecks, free: entries});

describe('one check must not spoil the others', () => {
	test('one that throws, one that throws at once, one that hangs: unknown, with the reason', async () => {
		const seen: (OwnAddress | undefined)[] = [];
		const state = await lookAtUs(world, {from: ''}, [], {
			checks: free(
				{ids: ['ptr'], check: () => Promise.reject(new Error('evil \u001B[2J text'))},
				{
					ids: ['dmarc'],
					check: () => {
						throw new Error('at once');
					},
				},
				{ids: ['mta-sts', 'tls-rpt'], check: () => new Promise(() => {})},
				{ids: ['own-address'], check: noting('own-address', seen)},
			),
			plan: preflightPlan({from: '', timeouts: {...preflightPlan().timeouts, dnsMs: 50}}),
		});
		expect(findingOf(state, 'ptr')).toMatchObject({state: 'unknown', finding: 'failed'});
		expect(findingOf(state, 'ptr').found).toContain('evil <1B>[2J text');
		expect(findingOf(state, 'dmarc').found).toContain('at once');
		expect(findingOf(state, 'mta-sts')).toMatchObject({state: 'unknown', finding: 'too-slow'});
		expect(findingOf(state, 'tls-rpt')).toMatchObject({state: 'unknown', finding: 'too-slow'});
		expect(findingOf(state, 'own-address').found).toBe('203.0.113.77');
		expect(state).toMatchObject({phase: 'over', ended: 'done', pending: []});
	});

	test('a check that gives up with its signal is too slow, not broken', async () => {
		const state = await lookAtUs(world, {from: ''}, [], {
			checks: free({
				ids: ['ptr'],
				check: async ({signal}) => {
					await new Promise((_resolve, reject) => {
						signal.addEventListener('abort', () => reject(signal.reason as Error));
					});
					return [];
				},
			}),
			plan: preflightPlan({from: '', timeouts: {...preflightPlan().timeouts, dnsMs: 50}}),
		});
		expect(findingOf(state, 'ptr').finding).toBe('too-slow');
	});
});

describe('who we are', () => {
	test('--my-ip wins; the own end of the connection stays beside it', async () => {
		const state = await lookAtUs(world, {ownAddresses: ['192.0.2.77']}, []);
		expect(state.self?.addresses[0]).toMatchObject({
			address: '192.0.2.77',
			source: 'option',
			local: '203.0.113.77',
		});
	});

	test('the EHLO name and the sender are those of a walk', async () => {
		const byDefault = await lookAtUs(world, {from: undefined}, []);
		expect(byDefault.self).toMatchObject({
			helo: 'mail.learner.example',
			heloSource: 'ptr',
			sender: 'postmaster@mail.learner.example',
			senderSource: 'postmaster',
		});
		const given = await lookAtUs(world, {from: sender, helo: 'me.learner.example'}, []);
		expect(given.self).toMatchObject({
			helo: 'me.learner.example',
			heloSource: 'option',
			sender,
			senderSource: 'option',
		});
	});

	test('what an address service says counts more than our own end, and what follows is found anew', async () => {
		const seen: (OwnAddress | undefined)[] = [];
		const state = await lookAtUs(
			{
				io: {
					...world.io,
					askAt: (_server, question, signal) =>
						world.io.resolver.resolve({...question, name: 'other.sender.example'}, signal),
				},
			},
			{from: sender},
			['whoami'],
			{checks: free({ids: ['own-address'], check: noting('own-address', seen)})},
		);
		// The service did not say: nothing changes, and how it was asked is told.
		expect(seen.map((own) => own?.address)).toEqual(['203.0.113.77']);
		expect(findingOf(state, 'own-address').steps).toEqual([
			{kind: 'asked', text: 'A whoami.example at 192.0.2.53'},
			{kind: 'answered', text: 'nxdomain'},
		]);
		expect(state.contacted).toEqual(['whoami.example at 192.0.2.53']);

		const behindNat = {
			...world.io,
			identify: async (...args: Parameters<typeof world.io.identify>) => {
				const found = await world.io.identify(...args);
				return {...found, identity: {...found.identity, address: '10.1.2.3'}};
			},
		};
		const again: (OwnAddress | undefined)[] = [];
		const nat = await lookAtUs({io: behindNat}, {from: sender}, ['whoami'], {
			checks: free({ids: ['own-address'], check: noting('own-address', again)}),
		});
		expect(again.map((own) => own?.address)).toEqual(['10.1.2.3', '203.0.113.77']);
		expect(nat.self?.addresses[0]).toMatchObject({source: 'whoami', local: '10.1.2.3'});
		expect(nat.checks.filter(({id}) => id === 'own-address')).toHaveLength(1);
	});

	test('the name that a server calls us by in its reply to EHLO counts, too', async () => {
		const seen: (OwnAddress | undefined)[] = [];
		const state = await lookAtUs(world, {from: sender}, ['callback'], {
			checks: free({ids: ['own-address'], check: noting('own-address', seen)}),
		});
		// The practice Exim says "Hello … [203.0.113.77]".
		expect(state.self?.addresses[0]).toMatchObject({address: '203.0.113.77', source: 'echo'});
		expect(seen).toHaveLength(2);
	});
});

describe('the run', () => {
	test('the state is replaced, never changed, and told of at most once a turn', async () => {
		const preflight = startPreflight({
			plan: preflightPlan({from: sender}),
			io: world.io,
			checks: noChecks,
		});
		const states: PreflightState[] = [preflight.getState()];
		const copies = [structuredClone(preflight.getState())];
		let calls = 0;
		preflight.subscribe(() => {
			calls++;
			states.push(preflight.getState());
			copies.push(structuredClone(preflight.getState()));
			if (preflight.getState().phase === 'asking') {
				preflight.agree(['callback']);
				preflight.finish();
			}
		});
		await preflight.finished;
		expect(states.map((state) => structuredClone(state))).toEqual(copies);
		expect(new Set(states).size).toBe(states.length);
		expect(calls).toBeGreaterThan(3);
		expect(preflight.getState()).toMatchObject({phase: 'over', ended: 'done', connections: 2});
	});

	test('finish before anything is known ends it without a question', async () => {
		const preflight = startPreflight({plan: preflightPlan(), io: world.io, checks: noChecks});
		preflight.finish();
		expect(await preflight.finished).toMatchObject({ended: 'done', contacted: []});
	});

	test.each(['person', 'signal'] as const)('stop by %s while it asks', async (by) => {
		const preflight = startPreflight({plan: preflightPlan(), io: world.io, checks: noChecks});
		await pollUntil(() => preflight.getState().phase === 'asking');
		preflight.stop(by);
		expect(await preflight.finished).toMatchObject({phase: 'over', ended: by});
		preflight.agree(['callback']);
		preflight.stop('person');
		expect(preflight.getState().ended).toBe(by);
	});

	test('stop in the middle of a call-back leaves no connection and no half finding', async () => {
		const silent = await worldOf([
			exim({
				name: 'mx.sender.example',
				addresses: ['198.51.100.7'],
				domains: ['sender.example'],
				first: [{on: 'EHLO', do: [{end: 'hang'}]}],
			}),
		]);
		const preflight = startPreflight({
			plan: preflightPlan({from: sender}),
			io: silent.io,
			checks: noChecks,
		});
		await pollUntil(() => preflight.getState().phase === 'asking');
		preflight.agree(['callback']);
		await pollUntil(() => (silent.practice?.seen() ?? []).length > 0);
		preflight.stop('person');
		const state = await preflight.finished;
		expect(state).toMatchObject({ended: 'person', checks: [], pending: [], connections: 1});
		await silent.close();
	});

	test('a group that is not on offer is passed over', async () => {
		const state = await lookAtUs(world, {zones: [], from: ''}, ['blocklists', 'callback']);
		expect(state).toMatchObject({contacted: [], connections: 0});
	});
});

test('the mail host of those whom it is to is theirs, also where it is in another domain', async () => {
	const elsewhere = await worldOf(
		[
			exim({
				name: 'mx.elsewhere.example',
				addresses: ['198.51.100.8'],
				domains: ['target.example'],
				accepts: ['x'],
			}),
		],
		{'target.example': mailFor('mx.elsewhere.example')},
	);
	try {
		const parsed = parseMailbox('x@target.example');
		const change = {
			helo: 'mx.elsewhere.example',
			mailbox: parsed.ok ? parsed.mailbox : undefined,
			ownAddresses: ['203.0.113.77'],
		};
		const checks = free({ids: ['helo-name', 'helo-resolves', 'helo-matches'], check: heloChecks});
		const state = await lookAtUs(elsewhere, change, [], {checks});
		expect(findingOf(state, 'helo-name')).toMatchObject({state: 'bad', finding: 'theirs'});
		expect(findingOf(state, 'helo-matches').records).toEqual([]);
		expect(state.contacted).toEqual([]);
	} finally {
		await elsewhere.close();
	}
});

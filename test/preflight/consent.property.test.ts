import fc from 'fast-check';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {World} from '../../source/commands/world.ts';
import {type ConsentGroup, consentGroups} from '../../source/model/check.ts';
import type {CheckFunction} from '../../source/preflight/context.ts';
import {checksFor, type Checks} from '../../source/preflight/checks/index.ts';
import {agreeOnce} from '../../source/preflight/agree.ts';
import {startPreflight} from '../../source/preflight/start.ts';
import {exim} from '../../source/practice/software/exim.ts';
import {preflightPlan} from '../support/look-at-us.ts';
import {worldOf} from '../support/world.ts';

/*
 * Nothing is asked of others without consent: what a preflight asks of DNS and
 * whom it connects to is watched from outside, whatever it agrees to.
 */

const zones = ['one.lists.example', 'two.lists.example'];
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

/** Names that are ours, or follow from ours: we may ask our own resolver for them. */
const own = [
	// Belongs to nobody: shows whether the resolver makes answers up.
	/^no-such-name\.invalid$/u,
	/(?:^|\.)learner\.example$/u,
	/(?:^|\.)sender\.example$/u,
	/(?:^|\.)(?:in-addr|ip6)\.arpa$/u,
	// The PTR name of our address is asked for its way back.
	/\.dyn\.carrier\.example$/u,
	// A policy may stand at the parent of our domain.
	/^_dmarc\.example$/u,
];

/** Asks every zone of the plan, as the real check does. */
const askZones: CheckFunction = async ({ask}) => {
	await Promise.all(zones.map((zone) => ask(`77.113.0.203.${zone}`, 'A')));
	return [];
};

type Watched = {
	readonly names: string[];
	readonly servers: string[];
	readonly addresses: string[];
};

async function watch(options: {
	readonly from: string;
	readonly helo: string | undefined;
	readonly ownAddresses: readonly string[];
	readonly agreed: readonly ConsentGroup[];
}): Promise<{watched: Watched; named: string; contacted: readonly string[]}> {
	const watched: Watched = {names: [], servers: [], addresses: []};
	const plan = preflightPlan({...options, zones});
	const io: World['io'] = {
		...world.io,
		resolver: {
			resolve(question, signal) {
				watched.names.push(question.name);
				return world.io.resolver.resolve(question, signal);
			},
		},
		askAt(server, question, signal) {
			watched.servers.push(server.address);
			return world.io.askAt(server, question, signal);
		},
		dialer: {
			connect(target, handlers) {
				watched.addresses.push(target.address.address);
				return world.io.dialer.connect(target, handlers);
			},
		},
	};
	const checks: Checks = {
		...checksFor(plan, () => []),
		blocklists: {ids: ['blocklist-address', 'blocklist-domain'], check: askZones},
	};
	const preflight = startPreflight({plan, io, checks});
	let named = '';
	preflight.subscribe(() => {
		for (const {names} of preflight.getState().consents) named += ` ${names.join(' ')}`;
	});
	const {contacted} = await agreeOnce(preflight, options.agreed);
	return {watched, named, contacted};
}

const isOfList = (name: string): boolean => zones.some((zone) => name.endsWith(`.${zone}`));

describe('consent', () => {
	test('each of whoami, call-back and lists is asked if and only if it was agreed to and named', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.record({
					from: fc.constantFrom(
						'you@sender.example',
						'you@learner.example',
						'',
						'a@[198.51.100.7]',
					),
					helo: fc.constantFrom(undefined, 'laptop.learner.example', '[203.0.113.77]'),
					ownAddresses: fc.constantFrom([], ['203.0.113.78'], ['2001:db8:77::78', '203.0.113.79']),
					agreed: fc.subarray([...consentGroups]),
				}),
				async (options) => {
					const {watched, named, contacted} = await watch(options);
					const agreed = (group: ConsentGroup) => options.agreed.includes(group);
					const strangers = watched.names.filter(
						(name) => !isOfList(name) && !own.some((pattern) => pattern.test(name)),
					);
					expect(strangers).toEqual([]);
					if (!agreed('blocklists')) expect(watched.names.filter(isOfList)).toEqual([]);
					if (!agreed('whoami')) expect(watched.servers).toEqual([]);
					if (!agreed('callback')) expect(watched.addresses).toEqual([]);
					if (options.agreed.length === 0) expect(contacted).toEqual([]);
					// Whoever was contacted was named before, by address.
					for (const address of [...watched.addresses, ...watched.servers]) {
						expect(named).toContain(address);
						expect(contacted.join(' ')).toContain(address);
					}
					for (const zone of zones.filter((each) =>
						watched.names.some((name) => name.endsWith(each)),
					)) {
						expect(named).toContain(zone);
						expect(contacted).toContain(zone);
					}
				},
			),
			{numRuns: 40},
		);
	}, 60_000);

	test('what was agreed to is done', async () => {
		const {watched} = await watch({
			from: 'you@sender.example',
			helo: undefined,
			ownAddresses: [],
			agreed: consentGroups,
		});
		expect(watched.servers).toEqual(['192.0.2.53']);
		expect(watched.addresses).toEqual(['198.51.100.7', '203.0.113.77']);
		expect(watched.names.filter(isOfList)).toHaveLength(2);
	});
});

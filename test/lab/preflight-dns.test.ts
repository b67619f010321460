import {execFile} from 'node:child_process';
import path from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import {project} from '../../source/engine/project.ts';
import type {Check} from '../../source/model/check.ts';
import type {SessionView} from '../../source/model/view.ts';
import {addressesSeenIn, ownAddressesOf} from '../../source/preflight/addresses.ts';
import {port25Of} from '../../source/preflight/checks/port-25.ts';
import {sessionEvent} from '../../source/render/codec-event.ts';
import {labCases, resolvers} from './preflight-cases.ts';
import {hosts, lab, labName, walk} from './world.ts';

const runner = path.join(import.meta.dirname, 'preflight-run.ts');

/** All cases in one process inside the lab's client. */
function runAll(): Promise<readonly (readonly Check[])[]> {
	return new Promise((resolve, reject) => {
		const child = execFile(
			lab,
			['run', 'node', runner],
			{env: {...process.env, MXRAY_LAB: labName}, timeout: 60_000, maxBuffer: 64 * 1024 * 1024},
			(error, stdout, stderr) => {
				if (error) reject(new Error(`${error.message}\n${stderr}`));
				else resolve(JSON.parse(stdout) as readonly (readonly Check[])[]);
			},
		);
		const runs = labCases.map(({run}) => ({resolver: resolvers.honest, ...run}));
		child.stdin?.end(JSON.stringify(runs));
	});
}

let found: readonly (readonly Check[])[] = [];
beforeAll(async () => {
	found = await runAll();
}, 120_000);

describe('what DNS shows of us', () => {
	test.each(labCases.map((each, index) => [each.title, each, index] as const))(
		'%s',
		(_, each, index) => {
			const checks = found[index]!;
			const story = checks.map((check) => `${check.subject}: ${check.found}`).join('\n');
			expect(
				checks.map(({id, finding, state}) => `${id}/${finding} ${state}`),
				story,
			).toEqual(each.expect);
			for (const words of each.says ?? []) expect(story).toContain(words);
			if (each.records) expect(checks.flatMap(({records}) => records)).toEqual(each.records);
			// Whoever was bad has somebody who mends it, and something to do.
			for (const {state, who, next, title, concludes} of checks) {
				if (state === 'bad') expect([who === null, next.length === 0]).toEqual([false, false]);
				expect(title.length * concludes.length).toBeGreaterThan(0);
			}
		},
	);

	test('each check had a case that is good, bad and cannot be told', () => {
		const states = new Map<string, Set<string>>();
		for (const {id, state} of found.flat()) {
			states.set(id, (states.get(id) ?? new Set()).add(state));
		}
		expect(states.size).toBe(16);
		for (const [id, seen] of states) {
			// Our own address needs a server that says whom it sees: below.
			if (id !== 'own-address')
				expect([...seen].toSorted(), id).toEqual(['bad', 'good', 'unknown']);
		}
	});
});

/** A walk of the built command against the servers of the lab. */
async function viewOf(address: string, ...options: readonly string[]): Promise<SessionView> {
	const {document} = await walk(
		address,
		'--resolver',
		hosts.dns,
		'--stop-after',
		'ehlo',
		...options,
	);
	const events = document.events.map((event) => {
		const decoded = sessionEvent.decode(event, 'event');
		if (!decoded.ok) throw new Error(`no event: ${JSON.stringify(event)}`);
		return decoded.value;
	});
	return project(events)!;
}

describe('what a walk shows of us', () => {
	test('real Exim says whom it sees', async () => {
		const view = await viewOf('alice@exim.example');
		const own = ownAddressesOf(addressesSeenIn(view));
		expect(own).toEqual([
			{
				address: hosts.client,
				family: 4,
				source: 'echo',
				local: undefined,
				others: [],
				confirmedBy: ['socket'],
			},
		]);
		expect(port25Of([view]).map(({finding}) => finding)).toEqual(['open']);
	});

	test('a NAT on the way: Exim sees the public address, our own end is private', async () => {
		const own = ownAddressesOf(addressesSeenIn(await viewOf('alice@nat.example')));
		expect(own).toEqual([
			{address: '203.0.113.7', family: 4, source: 'echo', local: '192.168.77.2', others: []},
		]);
	});

	test('real Postfix does not say it; its own name is not taken for ours', async () => {
		const own = ownAddressesOf(addressesSeenIn(await viewOf('alice@postfix.example')));
		expect(own).toMatchObject([{address: hosts.client, source: 'socket'}]);
	});

	test('port 25: one server that cannot be reached proves nothing, two unrelated ones do', async () => {
		const dropped = await viewOf('alice@isp.example', '--timeout', '2');
		expect(port25Of([dropped]).map(({finding}) => finding)).toEqual(['one-failed']);
		const away = await viewOf('alice@unrouted.example', '--timeout', '2');
		expect(port25Of([away, dropped]).map(({finding}) => finding)).toEqual(['blocked']);
		const open = await viewOf('alice@postfix.example');
		expect(port25Of([away, dropped, open]).map(({finding}) => finding)).toEqual(['open']);
		expect(port25Of([]).map(({finding}) => finding)).toEqual(['not-tried']);
	});
});

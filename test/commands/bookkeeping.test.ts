import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {keepBooks, keepWaits, settleTrial} from '../../source/commands/bookkeeping.ts';
import {openBooks} from '../../source/commands/books.ts';
import type {World} from '../../source/commands/world.ts';
import {startSession} from '../../source/engine/driver.ts';
import type {Session} from '../../source/engine/session.ts';
import type {LedgerEntry} from '../../source/model/ledger.ts';
import type {Proposal} from '../../source/model/session.ts';
import type {Stage} from '../../source/model/stage.ts';
import type {Trial} from '../../source/model/trial.ts';
import {mailFor} from '../../source/practice/records.ts';
import type {HostScript} from '../../source/practice/script.ts';
import {postfix} from '../../source/practice/software/postfix.ts';
import {openLedger} from '../../source/state/ledger.ts';
import type {Wait} from '../../source/state/wait.ts';
import {openWaits} from '../../source/state/waits.ts';
import {connectedTo, fakeSession, target} from '../support/view.ts';
import {beginWalk, optionsFor} from '../support/walk.ts';
import {worldOf} from '../support/world.ts';
import {parseMailbox} from '../../source/protocol/address.ts';

let folder = '';
const worlds: World[] = [];
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'mxray-books-'));
});
afterEach(async () => {
	for (const world of worlds.splice(0)) await world.close();
	rmSync(folder, {recursive: true, force: true});
});

async function world(hosts: readonly HostScript[], domain?: string): Promise<World> {
	const dns =
		domain === undefined ? undefined : {[domain]: mailFor(...hosts.map(({name}) => name))};
	const made = await worldOf(hosts, dns);
	worlds.push(made);
	return made;
}

/** A server that answers RCPT so. */
function server(name: string, address: string, rcpt?: string): HostScript {
	return postfix({
		name,
		addresses: [address],
		domains: ['x.example'],
		...(rcpt === undefined ? {} : {first: [{on: 'RCPT', when: {mail: true}, do: [rcpt]}]}),
	});
}

const greylisted = '451 4.7.1 Greylisted, please try again in 20 seconds';
const waits = () => openWaits(folder);

async function walked(session: Session, onWait?: (wait: Wait | undefined) => void): Promise<void> {
	const seen = keepWaits(session, waits(), onWait);
	await session.finished;
	seen();
}

/** A walk in which a person types these lines instead, each once. */
function driven(address: string, there: World, lines: Partial<Record<Stage, string>>): Session {
	const parsed = parseMailbox(address);
	if (!parsed.ok) throw new Error(parsed.message);
	const {plan} = optionsFor(['--practice', address]);
	const session = startSession({plan: {...plan, mailbox: parsed.mailbox}, io: there.io});
	const left = {...lines};
	const approve = ({id, stage}: Proposal) => {
		const line = left[stage];
		delete left[stage];
		const typed = line === undefined ? {} : {line};
		session.intend({type: 'approve', by: 'person', proposalId: id, ...typed});
	};
	const {proposal} = session.getView();
	if (proposal) approve(proposal);
	session.log.subscribe((event) => {
		if (event.type === 'proposed') approve(event.proposal);
	});
	return session;
}

describe('the ledger of a session', () => {
	it('has a line for each connection and each RCPT, in order, before the packet', async () => {
		const there = await world([server('mx.x.example', '192.0.2.1')]);
		const session = beginWalk('some.body@x.example', there);
		const entries: LedgerEntry[] = [];
		const seenThen: number[] = [];
		keepBooks(
			session,
			{
				append(entry) {
					entries.push(entry);
					const seen = there.practice?.seen() ?? [];
					seenThen.push(seen.filter((one) => JSON.stringify(one).includes('RCPT')).length);
				},
			},
			{why: 'experiment', factor: 'again'},
		);
		await session.finished;
		expect(entries.map(({what}) => what)).toEqual(['connection', 'opened', 'recipient']);
		expect(entries[0]).toMatchObject({
			why: 'experiment',
			factor: 'again',
			domain: 'x.example',
			host: 'mx.x.example',
			address: '192.0.2.1',
			port: 25,
			ownAddress: null,
			practice: true,
		});
		for (const later of entries.slice(1)) expect(later.ownAddress).toBe('203.0.113.77');
		// The server had not heard of the recipient when the line was written.
		expect(seenThen).toEqual([0, 0, 0]);
		expect(JSON.stringify(entries)).not.toContain('some.body');
	});

	it('names the provider that the host name shows', () => {
		const session = fakeSession('a@x.example');
		session.append(...connectedTo({...target, host: 'aspmx.l.google.com'}));
		const entries: LedgerEntry[] = [];
		keepBooks(session, {append: (entry) => entries.push(entry)}, {why: 'walk', factor: null});
		expect(entries).toMatchObject([
			{what: 'connection', provider: 'google'},
			{what: 'opened', provider: 'google'},
		]);
	});

	it('counts a RCPT that the person typed at another step', async () => {
		const there = await world([server('mx.x.example', '192.0.2.1')]);
		const ledger = openLedger(folder);
		const session = driven('a@x.example', there, {mail: 'rcpt to:<secret.person@x.example>'});
		keepBooks(session, ledger, {why: 'walk', factor: null});
		await session.finished;
		const written = readFileSync(path.join(folder, 'ledger.jsonl'), 'utf8');
		expect(ledger.read().filter(({what}) => what === 'recipient').length).toBeGreaterThan(0);
		expect(written).not.toContain('secret');
	});
});

describe('the wait of a session', () => {
	it('is on disk as soon as the answer to RCPT is there, not at the end', async () => {
		const there = await world([server('mx.x.example', '192.0.2.1', greylisted)]);
		const session = beginWalk('alice@x.example', there);
		const stages: string[] = [];
		await walked(session, (wait) => {
			const last = session.log.events.at(-1);
			stages.push(last?.type === 'stage-ended' ? last.stage : String(last?.type));
			expect(waits().list()).toEqual([wait]);
		});
		expect(stages).toEqual(['rcpt']);
		expect(waits().list()).toMatchObject([
			{
				triplet: {
					ownAddress: '203.0.113.77',
					sender: 'postmaster@mail.learner.example',
					recipient: 'alice@x.example',
					helo: 'mail.learner.example',
					host: 'mx.x.example',
					address: '192.0.2.1',
					port: 25,
				},
				visits: [{stage: 'rcpt', code: 451, reason: 'greylisted'}],
				deferral: {kind: 'greylist', waitMs: 20_000, source: 'server'},
			},
		]);
		const [wait] = waits().list();
		expect(Date.parse(wait!.dueAt) - Date.parse(wait!.visits[0]!.at)).toBe(20_000);
	});

	it('grows by a visit when the answer is the same, and keeps when it began', async () => {
		const there = await world([server('mx.x.example', '192.0.2.1', '450 4.2.0 Greylisted')]);
		await walked(beginWalk('alice@x.example', there));
		const [first] = waits().list();
		await walked(beginWalk('alice@x.example', there));
		const [second, ...more] = waits().list();
		expect(more).toEqual([]);
		expect(second?.visits).toHaveLength(2);
		expect(second?.firstAt).toBe(first?.firstAt);
		expect([first?.deferral.waitMs, second?.deferral.waitMs]).toEqual([300_000, 900_000]);
	});

	it.each([
		['accepted', undefined],
		['refused for good', '550 5.1.1 User unknown'],
	])('is gone when the same visit is %s', async (_how, answer) => {
		const before = await world([server('mx.x.example', '192.0.2.1', greylisted)]);
		await walked(beginWalk('alice@x.example', before));
		expect(waits().list()).toHaveLength(1);
		const after = await world([server('mx.x.example', '192.0.2.1', answer)]);
		await walked(beginWalk('alice@x.example', after));
		expect(waits().list()).toEqual([]);
	});

	it('grows by each visit of one session, too', async () => {
		const there = await world([server('mx.x.example', '192.0.2.1', '450 4.2.0 Greylisted')]);
		const session = driven('alice@x.example', there, {});
		let again = 2;
		const seen = keepWaits(session, waits(), () => {
			if (again-- > 0) session.intend({type: 'choose-target', host: 'mx.x.example'});
		});
		await session.finished;
		seen();
		const [wait] = waits().list();
		expect(session.getView().attempts).toHaveLength(3);
		expect(wait?.visits).toHaveLength(3);
		expect(wait?.deferral.waitMs).toBe(30 * 60_000);
	});

	it('is kept until the person has seen that it is settled', async () => {
		const before = await world([server('mx.x.example', '192.0.2.1', greylisted)]);
		await walked(beginWalk('alice@x.example', before));
		const after = await world([server('mx.x.example', '192.0.2.1')]);
		const session = beginWalk('alice@x.example', after);
		const seen = keepWaits(session, waits());
		await session.finished;
		expect(waits().list()).toHaveLength(1);
		seen();
		expect(waits().list()).toEqual([]);
	});

	it('stays when the next visit gets no answer', async () => {
		const before = await world([server('mx.x.example', '192.0.2.1', greylisted)]);
		await walked(beginWalk('alice@x.example', before));
		const mute = {...server('mx.x.example', '192.0.2.1'), path: 'unreachable' as const};
		const after = await world([mute]);
		await walked(beginWalk('alice@x.example', after));
		expect(waits().list()).toHaveLength(1);
		expect(waits().list()[0]?.visits).toHaveLength(1);
	});

	it('is taken back when another host of the domain takes the mail', async () => {
		const busy: HostScript = {
			...server('mx1.x.example', '192.0.2.1'),
			rules: [{on: 'connect', do: ['421 4.7.0 Too many connections', {end: 'fin'}]}],
		};
		const there = await world([busy, server('mx2.x.example', '192.0.2.2')], 'x.example');
		const written: (Wait | undefined)[] = [];
		const session = beginWalk('alice@x.example', there);
		await walked(session, (wait) => written.push(wait));
		expect(session.getView().attempts).toHaveLength(2);
		expect(written.map((wait) => wait?.triplet.host)).toEqual(['mx1.x.example', undefined]);
		expect(waits().list()).toEqual([]);
	});

	it('is that of what went out, not of what was planned', async () => {
		const there = await world([server('mx.x.example', '192.0.2.1', greylisted)]);
		const session = driven('alice@x.example', there, {
			mail: 'MAIL FROM:<me@learner.example>',
		});
		await walked(session);
		expect(waits().list()[0]?.triplet).toMatchObject({
			sender: 'me@learner.example',
			recipient: 'alice@x.example',
		});
	});

	it('leaves no file behind for a walk that nobody put off', async () => {
		const there = await world([server('mx.x.example', '192.0.2.1')]);
		await walked(beginWalk('alice@x.example', there));
		expect(readdirSync(folder)).toEqual([]);
	});

	it.each([
		['let in', 'alice@x.example', undefined, 0],
		['put off again', 'alice@x.example', greylisted, 1],
		['let in with another recipient', 'bob@x.example', undefined, 1],
	])('an experiment that was %s leaves what is still due', async (_how, to, rcpt, left) => {
		const before = await world([server('mx.x.example', '192.0.2.1', greylisted)]);
		await walked(beginWalk('alice@x.example', before));
		const after = await world([server('mx.x.example', '192.0.2.1', rcpt)]);
		const session = beginWalk(to, after);
		await session.finished;
		expect(waits().list()).toHaveLength(1);
		settleTrial(session, waits());
		expect(waits().list()).toHaveLength(left);
	});

	it('and the books settle it when the person has seen the experiments', async () => {
		const before = await world([server('mx.x.example', '192.0.2.1', greylisted)]);
		const env = {MXRAY_STATE_DIR: folder};
		const books = await openBooks(false, env, () => {});
		const first = beginWalk('alice@x.example', before);
		books.walk(first);
		await first.finished;
		const listed = (): number => openWaits(folder).list().length;
		expect(listed()).toBe(1);
		const after = await world([server('mx.x.example', '192.0.2.1')]);
		const again = beginWalk('alice@x.example', after);
		books.trial(again, {factor: 'again'} as Trial);
		await again.finished;
		expect(listed()).toBe(1);
		books.seen();
		expect(listed()).toBe(0);
	});
});

import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {waitText} from '../../source/state/wait.ts';
import {openLedger} from '../../source/state/ledger.ts';
import {openWaits} from '../../source/state/waits.ts';
import {waitFor} from '../state/wait-for.ts';

/*
 * A greylisted walk, left and resumed in another process. No test waits the
 * twenty seconds out: what is on disk is made older instead.
 */

const bin = fileURLToPath(new URL('../../source/bin.ts', import.meta.url));
// Started by its file, and not by npm: what is printed to go on with begins with this.
const own = `node ${path.relative(process.cwd(), bin)}`;
const address = 'alice@greylisting.example';
const waitMs = 20_000;

let state = '';
beforeEach(() => {
	state = mkdtempSync(path.join(tmpdir(), 'mxray-resume-'));
});
afterEach(() => {
	rmSync(state, {recursive: true, force: true});
});

const practice = () => path.join(state, 'practice');
const trouble: string[] = [];
const waits = () => openWaits(practice(), {onTrouble: (sentence) => trouble.push(sentence)});
const ledger = () => openLedger(practice(), {onTrouble: (sentence) => trouble.push(sentence)});
afterEach(() => {
	const told = trouble.splice(0);
	if (told.length > 0) throw new Error(told.join('\n'));
});

const environment = (): NodeJS.ProcessEnv => ({
	...process.env,
	npm_command: undefined,
	MXRAY_STATE_DIR: state,
	PATH: `${path.dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
});

type Ran = {readonly code: number | null; readonly out: string; readonly err: string};

/** Run mxray without a terminal; `stop` is asked about all that it wrote so far, and ends it. */
async function run(
	args: readonly string[],
	stop: {readonly when: (out: string, err: string) => boolean; readonly signal: NodeJS.Signals} = {
		when: () => false,
		signal: 'SIGKILL',
	},
): Promise<Ran> {
	const child = spawn(process.execPath, [bin, '--practice', ...args], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: environment(),
	});
	let out = '';
	let err = '';
	let stopped = false;
	const look = () => {
		if (stopped || !stop.when(out, err)) return;
		stopped = true;
		child.kill(stop.signal);
	};
	child.stdout.on('data', (chunk) => {
		out += String(chunk);
		look();
	});
	child.stderr.on('data', (chunk) => {
		err += String(chunk);
		look();
	});
	const [code] = (await once(child, 'close')) as [number | null];
	return {code, out, err};
}

/** Let so much time pass for all waits on disk. */
function age(ms: number): void {
	const earlier = (time: string) => new Date(Date.parse(time) - ms).toISOString();
	for (const wait of waits().list()) {
		waits().put({
			...wait,
			dueAt: earlier(wait.dueAt),
			firstAt: earlier(wait.firstAt),
			visits: wait.visits.map((visit) => ({...visit, at: earlier(visit.at)})),
		});
	}
}

type Document = {
	readonly outcome: {
		readonly code: number;
		readonly summary: string;
		readonly confidence: string;
		readonly noticed: readonly string[];
		readonly hypotheses: readonly {readonly id: string}[];
	};
};
const outcomeOf = ({out}: Ran) => (JSON.parse(out) as Document).outcome;

describe('a greylisted walk, left and resumed', () => {
	it('is let in at the second visit, and that settles it', async () => {
		const first = await run(['--auto', '--json', address]);
		expect(first.code).toBe(11);
		expect(waits().list()).toHaveLength(1);
		age(waitMs + 1000);
		const second = await run(['--resume', '--json', address]);
		expect(second).toMatchObject({code: 0, err: ''});
		expect(outcomeOf(second)).toMatchObject({code: 250, confidence: 'high'});
		expect(outcomeOf(second).summary).toContain('it was greylisting');
		expect(outcomeOf(second).noticed[0]).toMatch(/^One earlier visit: .* \(451 4\.7\.1\)\.$/);
		expect(waits().list()).toEqual([]);
		const book = ledger().read();
		expect(book.map(({why, what}) => `${why} ${what}`)).toEqual([
			'walk connection',
			'walk opened',
			'walk recipient',
			'walk refusal',
			'resume connection',
			'resume opened',
			'resume recipient',
		]);
		expect(JSON.stringify(book)).not.toContain('alice');
	});

	it('without an address it is the only one that waits', async () => {
		await run(['--auto', '--json', address]);
		age(waitMs + 1000);
		const second = await run(['--resume', '--plain']);
		expect(second.code).toBe(0);
		expect(second.out.replaceAll(/\s+/g, ' ')).toContain('it was greylisting');
	});

	it('waits for its time, says so once, and goes then', async () => {
		await run(['--auto', '--json', address]);
		// So much for the start of a process on a busy machine.
		age(waitMs - 4000);
		const second = await run(['--resume', '--json', address]);
		expect(second.code).toBe(0);
		expect(second.err).toMatch(
			/^Waiting \d seconds?, until \d\d:\d\d:\d\d UTC, to visit again: alice@greylisting\.example at mx\.greylisting\.example\.\nCtrl-C leaves; the wait is kept\.\n$/,
		);
		expect(outcomeOf(second).code).toBe(250);
	});

	it('is left with Ctrl-C: 130, and nothing is lost', async () => {
		await run(['--auto', '--json', address]);
		const [before] = waits().list();
		const left = await run(['--resume', '--plain'], {
			when: (_out, err) => err.includes('Waiting'),
			signal: 'SIGINT',
		});
		expect(left.code).toBe(130);
		expect(left.out).toBe('');
		expect(left.err).toContain(`Nothing is lost: ${own} --practice --resume ${address} goes on.`);
		expect(waits().list()).toEqual([before]);
	});

	it('deferred again in time: not greylisting alone; the next visit is later', async () => {
		const deaf = 'alice@greylisting.example';
		await run(['--auto', '--json', deaf]);
		const [wait] = waits().list();
		// As if our time were over while the server's is not.
		waits().put({
			...wait!,
			dueAt: new Date(Date.now() - 5000).toISOString(),
			deferral: {...wait!.deferral, waitMs: 1000},
		});
		const second = await run(['--resume', '--json', deaf]);
		expect(second.code).toBe(11);
		expect(outcomeOf(second).summary).toContain('not greylisting alone');
		expect(outcomeOf(second).hypotheses[0]?.id).toBe('rate-limited');
		const [after] = waits().list();
		expect(after?.visits).toHaveLength(2);
		expect(Date.parse(after!.dueAt)).toBeGreaterThan(Date.now());
	});

	it('from another address of ours it is somebody new, and that is said', async () => {
		await run(['--auto', '--json', address]);
		const [wait] = waits().list();
		const elsewhere = {...wait!.triplet, ownAddress: '198.51.100.99'};
		waits().put({...wait!, triplet: elsewhere});
		age(waitMs + 1000);
		const second = await run(['--resume', '--json', address]);
		expect(second.err).toContain(
			'Your address was 198.51.100.99 at the last visit and is 203.0.113.77 now',
		);
		expect(outcomeOf(second).summary).toContain('counts anew');
		expect(waits().list()[0]?.visits).toHaveLength(1);
	});
});

describe('--resume with nothing to go back to, or too much', () => {
	it('is a kind sentence and 64', async () => {
		expect(await run(['--resume', '--json', address])).toMatchObject({
			code: 64,
			out: '',
			err: `mxray: nothing waits for ${address}. Walk there first: ${own} --practice ${address}\n`,
		});
		// The printed command starts it again.
		const {stdout} = spawnSync('sh', ['-c', `${own} --version`], {
			env: environment(),
			encoding: 'utf8',
		});
		expect(stdout).toMatch(/^\S+\n$/);
		const none = await run(['--resume', '--plain']);
		expect(none.code).toBe(64);
		expect(none.err).toMatch(/^mxray: there is nothing to go back to/);
	});

	it('lists several and asks for one', async () => {
		waits().put(waitFor());
		waits().put(waitFor({recipient: 'bob@busy.example', host: 'mx.busy.example'}));
		const several = await run(['--resume', '--json']);
		expect(several).toMatchObject({code: 64, out: ''});
		expect(several.err.replace(own, 'mxray')).toMatch(
			/^2 servers said "not now":\n {2}1 {2}alice@greylisting\.example at mx\.greylisting\.example, due in 5 minutes\n {2}2 {2}bob@busy\.example at mx\.busy\.example, due in 5 minutes\nmxray: which one\? For example: mxray --practice --resume alice@greylisting\.example\n$/,
		);
	});

	it('passes over a damaged wait, with a message, and sets it aside', async () => {
		const wait = waitFor();
		waits().put(wait);
		writeFileSync(path.join(practice(), 'waits', `${wait.id}.json`), waitText(wait).slice(0, 80));
		const none = await run(['--resume', '--json']);
		expect(none.code).toBe(64);
		expect(none.err).toMatch(/mxray: A wait was damaged\. It was set aside as /);
	});

	it('a state folder that cannot be written is no reason to stop a walk', async () => {
		writeFileSync(practice(), '');
		const walk = await run(['--auto', '--json', address]);
		expect(walk.code).toBe(11);
		expect(walk.err).toMatch(/mxray: The record of connections cannot be written: .*\n/);
		expect(walk.err).toMatch(/mxray: The wait cannot be written down: .*\n/);
		expect(outcomeOf(walk).code).toBe(451);
		rmSync(practice());
	});
});

describe('a kill at any moment', () => {
	/** Kill as soon as so many lines of NDJSON have come. */
	const after = (lines: number) => ({
		when: (out: string) => out.split('\n').length > lines,
		signal: 'SIGKILL' as const,
	});
	const saidNotNow = /"type":"stage-ended","stage":"rcpt"/;

	it('of the first visit: what was said is on disk', {timeout: 120_000}, async () => {
		let resumed = 0;
		for (const lines of [14, 53, 54, 55, 64]) {
			rmSync(practice(), {recursive: true, force: true});
			const {out} = await run(['--auto', '--ndjson', address], after(lines));
			const book = ledger().read();
			if (out.includes('"type":"connecting"')) expect(book[0]?.what).toBe('connection');
			if (!saidNotNow.test(out)) continue;
			expect(waits().list()).toHaveLength(1);
			age(waitMs + 1000);
			const second = await run(['--resume', '--json', address]);
			expect(outcomeOf(second)).toMatchObject({code: 250});
			expect(outcomeOf(second).summary).toContain('it was greylisting');
			resumed++;
		}
		expect(resumed).toBeGreaterThanOrEqual(2);
	});

	it('of the second visit: the third ends with the right verdict', {timeout: 120_000}, async () => {
		await run(['--auto', '--json', address]);
		age(waitMs + 1000);
		const [wait] = waits().list();
		let resumed = 0;
		for (const lines of [25, 42, 46, 54]) {
			waits().put(wait!);
			const killed = await run(['--resume', '--ndjson', address], after(lines));
			// Ran to its end before the kill came: then all of it was told, and the wait is over.
			if (killed.code === 0) {
				expect(killed.out).toContain('it was greylisting');
				continue;
			}
			expect(waits().list()).toEqual([wait]);
			const third = await run(['--resume', '--json', address]);
			expect(outcomeOf(third)).toMatchObject({code: 250});
			expect(outcomeOf(third).summary).toContain('it was greylisting');
			expect(waits().list()).toEqual([]);
			resumed++;
		}
		expect(resumed).toBeGreaterThanOrEqual(2);
	});

	it('of the wait itself: the next --resume goes on', async () => {
		await run(['--auto', '--json', address]);
		await run(['--resume', '--plain'], {
			when: (_out, err) => err.includes('Waiting'),
			signal: 'SIGKILL',
		});
		age(waitMs + 1000);
		expect((await run(['--resume', '--json', address])).code).toBe(0);
		const connections = ledger()
			.read()
			.filter(({what}) => what === 'connection');
		expect(connections).toHaveLength(2);
	});
});

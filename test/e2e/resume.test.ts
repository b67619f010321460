import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {beforeEach, describe, expect, test} from 'vitest';
import {openWaits} from '../../source/state/waits.ts';
import {freshState, type PtyProgram} from '../support/pty.ts';
import {programStarter, sizes} from '../support/programs.ts';

/*
 * A greylisted walk in the app, killed without a word in each of its moments.
 * Nobody waits the twenty seconds out: what is on disk is made older instead.
 */

const bin = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));
const address = 'alice@greylisting.example';
const agedMs = 22_000;

const launch = programStarter();
let state = '';
beforeEach(() => {
	state = freshState();
});

function start(args: readonly string[], size = {columns: 100, rows: 40}): PtyProgram {
	const env = {MXRAY_STATE_DIR: state};
	return launch(['--practice', '--auto', ...args], {...size, env});
}

async function kill(program: PtyProgram): Promise<void> {
	program.kill('SIGKILL');
	await program.exited;
}

function waits() {
	return openWaits(path.join(state, 'practice'), {
		onTrouble(sentence) {
			throw new Error(sentence);
		},
	});
}

function age(): void {
	const earlier = (time: string) => new Date(Date.parse(time) - agedMs).toISOString();
	for (const wait of waits().list()) {
		waits().put({
			...wait,
			dueAt: earlier(wait.dueAt),
			firstAt: earlier(wait.firstAt),
			visits: wait.visits.map((visit) => ({...visit, at: earlier(visit.at)})),
		});
	}
}

/** The first visit, made without a screen. */
function putOff(): void {
	const {status} = spawnSync(process.execPath, [bin, '--practice', '--json', address], {
		env: {...process.env, MXRAY_STATE_DIR: state},
	});
	expect(status).toBe(11);
}

async function letIn(program: PtyProgram): Promise<void> {
	// Lines of the panel break anywhere.
	await program.until((screen) => /it\s+was\s+greylisting/.test(screen), 'the wait settled it');
}

test.each(sizes)('--resume at %i×%i: the second visit is let in', async (columns, rows) => {
	putOff();
	age();
	const program = start(['--resume'], {columns, rows});
	await program.until(/Accepted for now/);
	await program.until(/The conversation is over/);
	program.type('q');
	await program.exited;
	expect(waits().list()).toEqual([]);
});

test('the start screen lists a wait of this very process, and no more when it was settled', async () => {
	const first = start([address]);
	await first.until(/451 4\.7\.1/);
	await first.until(/The conversation is over/);
	first.type('n');
	await first.until(/! alice@greylisting\.example/);
	first.type('\u0012');
	await first.until(/Come back in/);
	await kill(first);
	age();
	const second = start([]);
	await second.until(/! alice@greylisting\.example/);
	second.type('\u0012');
	await letIn(second);
	await second.until(/The conversation is over/);
	expect(waits().list()).toHaveLength(1);
	second.type('n');
	await second.until(
		(screen) => /Whose mailbox/.test(screen) && !screen.includes('! alice'),
		'the start without the wait',
	);
	expect(waits().list()).toEqual([]);
	second.type('\u0012');
	await second.until(/No walk was put off/);
});

describe('a greylisted walk in the app, killed', () => {
	test('as soon as the answer stands there: the next process ends it rightly', async () => {
		const first = start([address]);
		await first.until(/451 4\.7\.1/);
		await kill(first);
		expect(waits().list()).toHaveLength(1);
		age();
		await letIn(start(['--resume', address]));
	});

	test('while it counts down, and again in the middle of the second visit', async () => {
		putOff();
		const second = start(['--resume']);
		await second.until(/Come back in/);
		await kill(second);
		age();
		const third = start(['--resume']);
		await third.until(/220 mx\.greylisting/);
		await kill(third);
		expect(waits().list()).toHaveLength(1);
		await letIn(start(['--resume']));
	});

	test('when it was let in but not left yet: it is not forgotten before', async () => {
		putOff();
		age();
		const second = start(['--resume']);
		await letIn(second);
		await kill(second);
		expect(waits().list()).toHaveLength(1);
		const third = start(['--resume']);
		await letIn(third);
		await third.until(/The conversation is over/);
		third.type('q');
		await third.exited;
		expect(waits().list()).toEqual([]);
	});
});

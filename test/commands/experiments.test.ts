import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {Ajv2020} from 'ajv/dist/2020.js';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {runLineFace} from '../../source/commands/experiments.ts';
import {makeWorld, type World} from '../../source/commands/world.ts';
import type {LineFace} from '../../source/faces/line-face.ts';
import {jsonFace, ndjsonFace} from '../../source/faces/machine.ts';
import type {Output} from '../../source/faces/output.ts';
import type {Prompt} from '../../source/faces/prompt.ts';
import {textFace} from '../../source/faces/text.ts';
import {judge} from '../../source/verdict/judge.ts';
import type {ExitCode} from '../../source/model/verdict.ts';
import {readSession} from '../../source/render/ndjson.ts';
import {beginWalk, optionsFor} from '../support/walk.ts';

/*
 * The faces without a screen make experiments, on the practice network: what is
 * asked, what goes out, what is said, and what the exit code is.
 */

const schema = JSON.parse(
	readFileSync(new URL('../../schema/mxray.session-1.schema.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;
const isDocument = new Ajv2020({strict: true, allErrors: true}).compile(schema);
const tool = {name: 'mxray', version: 'test'};

/** Hangs up on an EHLO name that means nothing; said nowhere. */
const hungUp = 'alice@red.hung-up.example';
const oddName = ['--helo', 'pc17.office.invalid'];

let world: World;
beforeAll(async () => {
	world = await makeWorld(optionsFor(['--practice']));
});
afterAll(() => world.close());

type Ran = {
	readonly exitCode: ExitCode;
	readonly out: string;
	/** Connections of the whole run. */
	readonly connections: number;
};

/** A whole run in this world, as the command makes it. */
async function runIn(
	address: string,
	flags: readonly string[],
	faceOn: (output: Output) => LineFace,
	signal = new AbortController().signal,
): Promise<Ran> {
	const parts: string[] = [];
	const face = faceOn({write: (text) => parts.push(text), onGone() {}});
	let connections = 0;
	const counting: World = {
		...world,
		io: {
			...world.io,
			dialer: {
				connect(target, handlers) {
					connections++;
					return world.io.dialer.connect(target, handlers);
				},
			},
		},
	};
	const options = optionsFor([address, '--practice', ...flags]);
	const own = flags.filter((flag) => !experimentFlags.has(flag));
	const session = beginWalk(address, counting, own);
	const exitCode = await runLineFace({session, face, options, world: counting, signal, judge});
	return {exitCode, out: parts.join(''), connections};
}

const experimentFlags: ReadonlySet<string> = new Set(['--experiments']);

type Document = {
	readonly outcome: {readonly exitCode: number; readonly hypotheses: readonly {id: string}[]};
	readonly experiments: {
		readonly announced: number;
		readonly used: number;
		readonly ended: string;
		readonly trials: readonly {readonly factor: string; readonly movement: string}[];
		readonly conclusion: string;
	} | null;
};

describe('--experiments', () => {
	it('in one document: the cause first, no more connections than announced', async () => {
		const ran = await runIn(hungUp, ['--experiments', ...oddName], (output) =>
			jsonFace(tool, output),
		);
		const document = JSON.parse(ran.out) as Document;
		isDocument(document);
		expect(isDocument.errors ?? null).toBeNull();
		expect(document.outcome.hypotheses[0]?.id).toBe('helo-rejected');
		const {announced = 0, used = 0, trials = []} = document.experiments ?? {};
		expect(used).toBeGreaterThan(0);
		expect(used).toBeLessThanOrEqual(announced);
		expect(ran.connections).toBe(used + 1);
		expect(trials.some(({factor, movement}) => factor === 'helo' && movement === 'further')).toBe(
			true,
		);
		// The exit code stays that of the walk.
		expect(ran.exitCode).toBe(20);
		expect(document.outcome.exitCode).toBe(20);
	});

	it('as a stream: the first walk, the offer before anything else, each experiment by itself', async () => {
		const {out} = await runIn(hungUp, ['--experiments', ...oddName], (output) =>
			ndjsonFace(tool, output, judge),
		);
		const types = out
			.trimEnd()
			.split('\n')
			.map((line) => (JSON.parse(line) as {type: string}).type);
		expect(types.indexOf('experiments')).toBeGreaterThan(types.indexOf('session-ended'));
		expect(types.indexOf('experiments')).toBeLessThan(types.indexOf('trial-started'));
		expect(types.slice(-2)).toEqual(['experiments-ended', 'outcome']);
		const read = readSession(out);
		if (!read.ok) throw new Error(read.problem);
		const {trials, offer, experimentsEnded, outcome} = read.value;
		expect(trials.length).toBe(experimentsEnded?.used);
		for (const {events, number} of trials) {
			expect(events.at(-1)?.type, `experiment ${number}`).toBe('session-ended');
			expect(offer?.agenda.map((each) => each.number)).toContain(number);
		}
		expect(outcome?.hypotheses[0]?.id).toBe('helo-rejected');
	});

	it('never makes more connections than it may', async () => {
		const {out, connections} = await runIn(
			'dave@white.hung-up.example',
			['--experiments', '--max-connections', '2'],
			(output) => jsonFace(tool, output),
		);
		const {experiments} = JSON.parse(out) as Document;
		expect(experiments?.announced).toBe(2);
		expect(experiments?.used).toBeLessThanOrEqual(2);
		expect(connections).toBeLessThanOrEqual(3);
	});

	it('says why where there is nothing to try, and makes no connection', async () => {
		const address = 'alice@outlook-like.example';
		const text = await runIn(address, ['--experiments'], plain);
		expect(text.out).toContain('=== No experiments: ');
		expect(text).toMatchObject({connections: 1, exitCode: 12});
		const json = await runIn(address, ['--experiments'], (output) => jsonFace(tool, output));
		expect(JSON.parse(json.out)).toMatchObject({experiments: null});
	});

	it('without the option nothing more is done', async () => {
		const {out, connections} = await runIn(hungUp, oddName, (output) => jsonFace(tool, output));
		expect(JSON.parse(out)).toMatchObject({experiments: null});
		expect(connections).toBe(1);
	});

	it('in text, where nobody can be asked: a hint at the end, and nothing more goes out', async () => {
		const {out, connections} = await runIn(hungUp, oddName, plain);
		expect(out.trimEnd().split('\n').slice(-2).join(' ')).toMatch(
			/=== Find out why: the same command with --experiments makes at\s+(?:=== +)?most \d+(?: |\s+=== +)connections more\.$/,
		);
		expect(connections).toBe(1);
		const clear = await runIn('alice@outlook-like.example', [], plain);
		expect(clear.out).not.toContain('Find out why');
	});

	it('in text: what was said so far, the offer, each experiment, the table, the verdict', async () => {
		const {out} = await runIn(hungUp, ['--experiments', ...oddName], plain);
		const places = [
			/^=== So far: RCPT TO: /m,
			/^=== Find out why: /m,
			/^=== Experiment \d+ \(1 of at most \d+\): |^=== Experiment \d+: /m,
			/^=== Experiments, /m,
			/^ {8}the first walk /m,
			/^=== Verdict on /m,
			/^ {4}Cause {9}Your EHLO name is not accepted/m,
		].map((pattern) => out.search(pattern));
		expect(places).not.toContain(-1);
		expect(places).toEqual(places.toSorted((one, other) => one - other));
		expect(out.match(/^=== Verdict on /gm)).toHaveLength(1);
		expect(out).not.toMatch(/^ -> EHLO mail\.learner\.example$/m);
	});

	it('in text, verbose: every line of every experiment', async () => {
		const {out} = await runIn(hungUp, ['--experiments', ...oddName], (output) =>
			textFace({output, judge, color: false, verbose: true}),
		);
		expect(out).toMatch(/^ -> EHLO mail\.learner\.example$/m);
	});
});

function plain(output: Output): LineFace {
	return textFace({output, judge, color: false, verbose: false});
}

/** A person who answers every question with the next of these lines, and then is gone. */
function person(...answers: readonly string[]): Prompt & {readonly asked: string[]} {
	const rest = [...answers];
	const asked: string[] = [];
	return {
		asked,
		ask(question) {
			asked.push(question);
			return Promise.resolve(rest.shift());
		},
		stepAside() {},
		comeBack() {},
		say: (text) => asked.push(text),
		close() {},
	};
}

/** A walk that went by itself, and a person who is asked at its end. */
function withPerson(prompt: Prompt): (output: Output) => LineFace {
	return (output) => {
		const face = textFace({output, judge, color: false, verbose: false, prompt});
		return {...face, walk: (session) => plain(output).walk(session)};
	};
}

describe('a person is asked, after a failed walk', () => {
	it.each([
		['Enter', ['']],
		['no', ['n']],
		['any other word', ['make them']],
		['the end of the input', []],
	])('%s is no: nothing goes out', async (_name, answers) => {
		const somebody = person(...answers);
		const {out, connections, exitCode} = await runIn(hungUp, oddName, withPerson(somebody));
		expect(somebody.asked).toEqual(['??? Make these experiments? [y/N, ? shows them] ']);
		expect(out.replaceAll(/\n=== +/g, ' ')).toMatch(/at most \d+ connections, in about \d+ s\./);
		expect(connections).toBe(1);
		expect(out.match(/^=== Verdict on /gm)).toHaveLength(1);
		expect(exitCode).toBe(20);
	});

	it('yes makes them, and the verdict is told anew', async () => {
		const somebody = person('?', 'y');
		const {out, connections} = await runIn(hungUp, oddName, withPerson(somebody));
		expect(somebody.asked.some((line) => /EHLO as mail\.learner\.example/.test(line))).toBe(true);
		expect(connections).toBeGreaterThan(1);
		expect(out.match(/^=== Verdict on /gm)).toHaveLength(2);
	});

	it('is not asked where the answer is clear, nor where the recipient was accepted', async () => {
		for (const address of ['alice@outlook-like.example', 'alice@healthy.example']) {
			const somebody = person('y');
			const {connections} = await runIn(address, [], withPerson(somebody));
			expect(somebody.asked).toEqual([]);
			expect(connections).toBe(1);
		}
	});

	it('one who is interrupted while asked gets 130, and nothing goes out', async () => {
		const abort = new AbortController();
		const silent: Prompt = {
			...person(),
			ask() {
				abort.abort();
				return new Promise<never>(() => {});
			},
		};
		const {exitCode, connections} = await runIn(hungUp, oddName, withPerson(silent), abort.signal);
		expect(exitCode).toBe(130);
		expect(connections).toBe(1);
	});
});

const bin = fileURLToPath(new URL('../../source/bin.ts', import.meta.url));

describe('the process', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'mxray-experiments-'));
	afterAll(() => {
		rmSync(folder, {recursive: true, force: true});
	});

	type Entry = {readonly what: string; readonly why: string; readonly factor: string | null};

	function ledger(state: string): readonly Entry[] {
		return readFileSync(path.join(state, 'practice', 'ledger.jsonl'), 'utf8')
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line) as Entry);
	}

	function start(state: string, ...args: readonly string[]) {
		const child = spawn(process.execPath, [bin, '--practice', ...args], {
			env: {...process.env, MXRAY_STATE_DIR: state},
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		let out = '';
		const {promise: trialBegan, resolve} = Promise.withResolvers<undefined>();
		child.stdout.on('data', (chunk) => {
			out += String(chunk);
			if (/"type":"connected"[^\n]*\n[^]*"type":"trial-started"[^]*"type":"sent"/.test(out)) {
				resolve(undefined);
			}
		});
		const ended = once(child, 'close').then(([code]) => ({code: code as number | null, out}));
		return {child, trialBegan, ended};
	}

	it('enters each connection of each experiment into the ledger', async () => {
		const state = path.join(folder, 'whole');
		const {code, out} = await start(state, hungUp, ...oddName, '--auto', '--experiments', '--json')
			.ended;
		expect(code).toBe(20);
		const {experiments} = JSON.parse(out) as Document;
		const begun = ledger(state).filter(({what}) => what === 'connection');
		expect(begun.filter(({why}) => why === 'walk')).toHaveLength(1);
		const made = begun.filter(({why}) => why === 'experiment');
		expect(made).toHaveLength(experiments?.used ?? -1);
		expect(made.map(({factor}) => factor)).toEqual(experiments?.trials.map(({factor}) => factor));
		expect(readFileSync(path.join(state, 'practice', 'ledger.jsonl'), 'utf8')).not.toContain(
			'alice',
		);
	});

	// Windows knows no SIGINT from outside.
	it.skipIf(process.platform === 'win32')(
		'interrupted in an experiment: 130, what is known is printed, nothing more goes out',
		async () => {
			const state = path.join(folder, 'interrupted');
			const {child, trialBegan, ended} = start(
				state,
				'dave@white.hung-up.example',
				'--experiments',
				'--ndjson',
				'--pace',
				'1',
			);
			await trialBegan;
			child.kill('SIGINT');
			const {code, out} = await ended;
			expect(code).toBe(130);
			const read = readSession(out);
			if (!read.ok) throw new Error(read.problem);
			expect(read.value).toMatchObject({
				outcome: {exitCode: 130},
				experimentsEnded: {ended: 'signal'},
			});
			const begun = ledger(state).filter(({why}) => why === 'experiment');
			const connections = begun.filter(({what}) => what === 'connection').length;
			expect(read.value.experimentsEnded?.used).toBe(connections);
			expect(connections).toBeLessThan(read.value.offer?.agenda.length ?? 0);
		},
	);
});

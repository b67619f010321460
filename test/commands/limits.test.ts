import {spawn} from 'node:child_process';
import {appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {Ajv2020} from 'ajv/dist/2020.js';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {Outcome} from '../../source/model/verdict.ts';
import {publishedSchemas} from '../../source/render/schema.ts';
import {entryFor} from '../state/entries.ts';

const program = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));
const address = 'alice@strict-limits.example';

let state = '';
beforeEach(() => {
	state = mkdtempSync(path.join(tmpdir(), 'mxray-limits-'));
});
afterEach(() => {
	rmSync(state, {recursive: true, force: true});
});

type Run = {readonly code: number | null; readonly out: string; readonly err: string};

/** The built program, with a ledger of its own. */
function run(...args: readonly string[]): Promise<Run> {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, [program, ...args], {
			env: {PATH: process.env['PATH'] ?? '', MXRAY_STATE_DIR: state},
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let out = '';
		let err = '';
		child.stdout.on('data', (chunk) => (out += String(chunk)));
		child.stderr.on('data', (chunk) => (err += String(chunk)));
		child.on('close', (code) => resolve({code, out, err}));
	});
}

const walk = (...more: readonly string[]) => run('--practice', '--json', ...more, address);
const outcomeOf = ({out}: Run) => (JSON.parse(out) as {outcome: Outcome}).outcome;
const book = () => path.join(state, 'practice', 'ledger.jsonl');
const linesOf = (what: string) =>
	readFileSync(book(), 'utf8')
		.split('\n')
		.filter((line) => line.includes(`"what":"${what}"`));

/** Connections that were made there a moment ago, by another mxray. */
function visited(count: number): void {
	mkdirSync(path.dirname(book()), {recursive: true});
	const entry = entryFor({domain: 'strict-limits.example', host: 'mx.strict-limits.example'});
	for (let index = 0; index < count; index++) appendFileSync(book(), `${JSON.stringify(entry)}\n`);
}

describe('a limit that is reached', {timeout: 60_000}, () => {
	it('holds the third connection within a minute back, where nobody can be asked', async () => {
		expect((await walk()).code).toBe(0);
		expect((await walk()).code).toBe(0);
		const third = await walk();
		expect(third).toMatchObject({code: 30, err: ''});
		expect(outcomeOf(third)).toMatchObject({stage: 'connect', ended: 'skipped', about: 'you'});
		expect(outcomeOf(third).summary).toContain('the limit is 2');
		expect(linesOf('connection')).toHaveLength(2);
	});

	it('counts what another mxray did, and says so in text', async () => {
		visited(2);
		const {code, out} = await run('--practice', '--auto', '--plain', address);
		expect(code).toBe(30);
		expect(out).toMatch(/A limit is reached/u);
		expect(out).toMatch(/A pause until \d\d:\d\d:\d\d UTC/u);
		expect(linesOf('connection')).toHaveLength(2);
	});

	it('is told and holds nothing back with --ignore-limits', async () => {
		visited(2);
		const {code, out} = await walk('--ignore-limits');
		expect(code).toBe(0);
		expect(out).toContain('since you gave --ignore-limits');
		expect(linesOf('connection')).toHaveLength(3);
	});

	it('leaves other destinations alone', async () => {
		visited(5);
		const {code} = await run('--practice', '--json', 'alice@healthy.example');
		expect(code).toBe(0);
	});

	it('a damaged ledger is set aside with a message, and the walk goes on', async () => {
		mkdirSync(path.dirname(book()), {recursive: true});
		writeFileSync(book(), 'this is\nno ledger\n');
		const {code, err} = await walk();
		expect(code).toBe(0);
		expect(err).toMatch(/was damaged\. It was set aside as/u);
		expect(linesOf('connection')).toHaveLength(1);
	});
});

describe('mxray ledger', {timeout: 60_000}, () => {
	it('tells the counts and the limits, in text and as a document that fits its schema', async () => {
		await walk();
		const text = await run('ledger', '--practice');
		expect(text).toMatchObject({code: 0, err: ''});
		expect(text.out).toMatch(/strict-limits\.example\n +connections +1 +1 +1\n/u);
		expect(text.out).toContain('from 203.0.113.77');
		expect(text.out).toContain('2 connections a minute at strict-limits.example');
		const json = await run('ledger', '--practice', '--json');
		const document: unknown = JSON.parse(json.out);
		const schema = publishedSchemas['mxray.ledger-1.schema.json'];
		const validate = new Ajv2020({strict: false, validateFormats: false}).compile(schema as object);
		expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
		expect(document).toMatchObject({
			schema: 'mxray.ledger/1',
			practice: true,
			destinations: [
				{
					domain: 'strict-limits.example',
					visits: {connections: {minute: 1, hour: 1, day: 1}},
					from: [{ownAddress: '203.0.113.77'}],
					near: [{limit: 'practice/strict-limits', level: 'near'}],
				},
			],
		});
		expect(json.out).not.toContain('alice');
	});

	it('does not say that nothing was done where it could not be read', async () => {
		mkdirSync(book(), {recursive: true});
		const {out, err} = await run('ledger', '--practice');
		expect(err).toContain('cannot be read');
		expect(out).toContain('is not known');
		expect(out).not.toContain('nowhere');
	});

	it('tells the limits though nothing was done, and what is wrong with an option', async () => {
		const {code, out} = await run('ledger');
		expect(code).toBe(0);
		expect(out).toContain('mxray went nowhere in the last day');
		expect(out).toContain('200 recipients an hour at each domain or provider');
		expect(out).toContain('no document was found');
		expect((await run('ledger', '--nonsense')).code).toBe(64);
		expect((await run('ledger', '--help')).out).toContain('Usage');
	});
});

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {devNull, tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {Ajv2020} from 'ajv/dist/2020.js';
import {afterAll, describe, expect, test} from 'vitest';
import {readSession} from '../../source/render/ndjson.ts';

/* `mxray ADDRESS --preflight`: the look at ourselves stands before the walk, and the verdict reads it. */

const bin = fileURLToPath(new URL('../../source/bin.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'mxray-look-first-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const ajv = new Ajv2020({strict: true, allErrors: true});
const schema = (name: string) =>
	ajv.compile(
		JSON.parse(readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8')) as object,
	);
const isDocument = schema('mxray.session-1.schema.json');
const isLine = schema('mxray.event-1.schema.json');

async function run(...args: readonly string[]) {
	const child = spawn(process.execPath, [bin, '--practice', ...args], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {...process.env, MXRAY_CONFIG: devNull, MXRAY_STATE_DIR: folder},
	});
	let stdout = '';
	let stderr = '';
	child.stdout.on('data', (chunk) => (stdout += String(chunk)));
	child.stderr.on('data', (chunk) => (stderr += String(chunk)));
	const [exitCode] = (await once(child, 'close')) as [number | null];
	return {exitCode, stdout, stderr};
}

type Document = {
	readonly outcome: {readonly exitCode: number};
	readonly preflight: {
		readonly checks: readonly {readonly id: string; readonly state: string}[];
		readonly connections: number;
		readonly contacted: readonly string[];
	} | null;
};

const found = ({preflight}: Document, id: string) =>
	preflight?.checks.find((each) => each.id === id);

describe('mxray ADDRESS --preflight', () => {
	test('--json: one document with both; the exit code is that of the walk', async () => {
		const ran = await run(
			'alice@healthy.example',
			'--json',
			'--preflight',
			'--my-ip',
			'203.0.113.78',
		);
		const document = JSON.parse(ran.stdout) as Document;
		isDocument(document);
		expect(isDocument.errors ?? null).toBeNull();
		expect(found(document, 'ptr')).toMatchObject({state: 'bad'});
		expect(document.preflight).toMatchObject({contacted: [], connections: 0});
		expect(ran.exitCode).toBe(document.outcome.exitCode);
		expect(ran.stderr).toBe('');
	});

	test('--json without it: null', async () => {
		const ran = await run('alice@healthy.example', '--json');
		expect((JSON.parse(ran.stdout) as Document).preflight).toBeNull();
	});

	test('--ndjson: a line of its own behind the first, and it can be read back', async () => {
		const ran = await run('alice@healthy.example', '--ndjson', '--preflight', '--callback');
		const lines = ran.stdout.trim().split('\n');
		for (const line of lines) isLine(JSON.parse(line));
		expect(isLine.errors ?? null).toBeNull();
		const types = lines.map((line) => (JSON.parse(line) as {type: string}).type);
		expect(types.slice(0, 3)).toEqual(['stream', 'preflight', 'session-started']);
		expect(types.filter((type) => type === 'stream')).toHaveLength(1);
		const read = readSession(ran.stdout);
		if (!read.ok) throw new Error(read.problem);
		const callback = read.value.preflight?.checks.find(({id}) => id === 'callback');
		expect(callback).toMatchObject({state: 'good', finding: 'accepted'});
	});

	test('text: a short report, then the walk', async () => {
		const ran = await run('alice@healthy.example', '--plain', '--preflight');
		expect(ran.stdout).toMatch(
			/^Who you are to them\n[\s\S]*All in all\n[\s\S]*=== mxray walks to/u,
		);
		expect(ran.stdout).toMatch(/✓ good {9}Your address has a name/u);
		expect(ran.stdout).not.toContain('leads back to 203.0.113.77.');
	});

	test.each([
		[['--callback'], '--callback belongs to --preflight'],
		[['--whoami=a@192.0.2.1'], '--whoami belongs to --preflight'],
		[['--preflight', '--my-ip', 'home'], '--my-ip: home is no IP address'],
	])('%j is a mistake', async (args, words) => {
		const ran = await run('alice@healthy.example', ...args);
		expect(ran).toMatchObject({exitCode: 64, stdout: ''});
		expect(ran.stderr).toContain(words);
	});
});

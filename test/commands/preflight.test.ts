import {spawn} from 'node:child_process';
import {createSocket} from 'node:dgram';
import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {devNull, tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {Ajv2020} from 'ajv/dist/2020.js';
import {afterAll, describe, expect, test} from 'vitest';
import {startZone} from '../support/preflight.ts';

/* `mxray preflight` as a script sees it: the process, without a terminal. */

const bin = fileURLToPath(new URL('../../source/bin.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'mxray-preflight-'));
const ends: (() => void)[] = [];
afterAll(() => {
	for (const end of ends.splice(0)) end();
	rmSync(folder, {recursive: true, force: true});
});

const isDocument = new Ajv2020({strict: true, allErrors: true}).compile(
	JSON.parse(
		readFileSync(new URL('../../schema/mxray.preflight-1.schema.json', import.meta.url), 'utf8'),
	) as object,
);

type Document = {
	readonly self: {readonly helo: string; readonly sender: string} | null;
	readonly checks: readonly {
		readonly id: string;
		readonly subject: string;
		readonly state: string;
		readonly finding: string;
	}[];
	readonly offered: readonly {readonly group: string}[];
	readonly contacted: readonly string[];
	readonly connections: number;
	readonly ended: string;
	readonly exitCode: number;
};

type Ran = {readonly exitCode: number | null; readonly stdout: string; readonly stderr: string};

async function run(
	args: readonly string[],
	env: Readonly<Record<string, string>> = {},
	during?: (child: ReturnType<typeof spawn>) => void,
): Promise<Ran> {
	const child = spawn(process.execPath, [bin, 'preflight', ...args], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {...process.env, MXRAY_CONFIG: devNull, MXRAY_STATE_DIR: folder, ...env},
	});
	ends.push(() => child.kill('SIGKILL'));
	let stdout = '';
	let stderr = '';
	child.stdout.on('data', (chunk) => (stdout += String(chunk)));
	child.stderr.on('data', (chunk) => (stderr += String(chunk)));
	during?.(child);
	const [exitCode] = (await once(child, 'close')) as [number | null];
	return {exitCode, stdout, stderr};
}

async function document(...args: readonly string[]): Promise<Document> {
	const ran = await run(['--practice', '--json', ...args]);
	expect(ran.stderr).toBe('');
	const read = JSON.parse(ran.stdout) as Document;
	isDocument(read);
	expect(isDocument.errors ?? null).toBeNull();
	expect(ran.exitCode).toBe(read.exitCode);
	return read;
}

const stateOf = ({checks}: Document, id: string) => checks.find((check) => check.id === id);

describe('--json', () => {
	test('without a terminal and without options nothing is asked of others', async () => {
		const read = await document();
		expect(read).toMatchObject({contacted: [], connections: 0, ended: 'done', exitCode: 0});
		expect(read.self).toMatchObject({helo: 'mail.learner.example'});
		expect(read.offered.map(({group}) => group)).toEqual(['whoami', 'callback', 'blocklists']);
		expect(stateOf(read, 'callback')).toBeUndefined();
		expect(stateOf(read, 'blocklist-address')).toBeUndefined();
		expect(stateOf(read, 'ptr')).toMatchObject({state: 'good'});
	});

	test('what the options agree to is done, and named', async () => {
		const read = await document(
			'--callback',
			'--dnsbl',
			'--whoami',
			'--from',
			'you@learner.example',
		);
		expect(read).toMatchObject({offered: [], connections: 1, exitCode: 0});
		expect(read.contacted).toEqual([
			'whoami.example at 192.0.2.53',
			'mail.learner.example [203.0.113.77]',
			'spam.lists.example',
			'domains.lists.example',
			'members-only.lists.example',
		]);
		expect(stateOf(read, 'callback')).toMatchObject({state: 'good', finding: 'accepted'});
		const refused = read.checks.find(({subject}) => subject.endsWith('members-only.lists.example'));
		expect(refused).toMatchObject({state: 'unknown', finding: 'query-refused'});
	});

	test('an address without a name, on a list: 12', async () => {
		const read = await document('--my-ip', '203.0.113.78', '--dnsbl-zone', 'spam.lists.example');
		expect(read.exitCode).toBe(12);
		expect(stateOf(read, 'ptr')).toMatchObject({state: 'bad', finding: 'missing'});
		expect(stateOf(read, 'blocklist-address')).toMatchObject({state: 'bad', finding: 'listed'});
		expect(read.contacted).toEqual(['spam.lists.example']);
	});

	test('a sender whose server refuses it, and one that refuses bounces', async () => {
		const gone = await document('--callback', '--from', 'gone@learner.example');
		expect(stateOf(gone, 'callback')).toMatchObject({state: 'bad', finding: 'refused'});
		const deaf = await document('--callback', '--from', 'you@bounces-refused.example');
		expect(stateOf(deaf, 'callback')).toMatchObject({finding: 'refuses-null-sender'});
	});

	test('whom it is to counts: their name is not ours', async () => {
		const read = await document('--to', 'accept-all.example', '--helo', 'accept-all.example');
		expect(stateOf(read, 'helo-name')).toMatchObject({state: 'bad'});
		expect(read.self).toMatchObject({sender: 'postmaster@mail.learner.example'});
	});

	test('a name of somebody big makes no sender', async () => {
		const read = await document('--helo', 'gmail.com');
		expect(read.self).toMatchObject({sender: 'postmaster@mail.learner.example'});
	});
});

describe('text', () => {
	test('findings by group, who mends it, the record, and the end', async () => {
		const ran = await run(['--practice', '--my-ip', '203.0.113.78', '--ascii']);
		expect(ran).toMatchObject({exitCode: 12, stderr: ''});
		expect(ran.stdout).toMatch(/^Who you are to them\n {2}Address {4}203\.0\.113\.78/u);
		expect(ran.stdout).toMatch(/^Your address$/mu);
		expect(ran.stdout).toMatch(/^ {2}! bad {10}\S/mu);
		expect(ran.stdout).toContain('Who mends it: whoever gave you the address');
		expect(ran.stdout).toMatch(/78\.113\.0\.203\.in-addr\.arpa\. 3600 IN PTR \S/u);
		expect(ran.stdout).toContain('Nobody was contacted but your own DNS server.');
		expect(ran.stdout).toContain('Not asked: block lists (--dnsbl).');
		// oxlint-disable-next-line no-control-regex -- nothing else may be there
		expect(ran.stdout).toMatch(/^[\n\x20-\x7e]*$/u);
	});

	test('--help names what is asked of others', async () => {
		const ran = await run(['--help']);
		expect(ran).toMatchObject({exitCode: 0, stderr: ''});
		for (const option of ['--callback', '--dnsbl', '--whoami', '--my-ip', '--to'])
			expect(ran.stdout).toContain(option);
	});
});

/** One that documentation has not: of AS112, which answers for private names and sends no mail. */
const ordinary = '192.175.48.7';

test.each([
	['home', '--my-ip: home is no IP address'],
	['64:ff9b::203.0.113.77', 'is how a NAT64 writes an IPv4 address, and nobody is seen by it.'],
])('a mistake is said in a sentence, with 64: %s', async (address, words) => {
	const ran = await run(['--practice', '--my-ip', address]);
	expect(ran).toMatchObject({exitCode: 64, stdout: ''});
	expect(ran.stderr).toContain(words);
	expect(ran.stderr).toContain('Try: mxray preflight --help');
});

test('sender, EHLO name and resolver come from the settings, but not on the practice network', async () => {
	const config = path.join(folder, 'config.json');
	writeFileSync(config, JSON.stringify({from: 'me@settled.example', helo: 'settled.example'}));
	const own = await run(
		['--json', '--my-ip', ordinary, '--resolver', await silentDns(), '--timeout', '0.2'],
		{MXRAY_CONFIG: config, MXRAY_FROM: 'env@settled.example'},
	);
	const read = JSON.parse(own.stdout) as Document;
	expect(read.self).toMatchObject({sender: 'env@settled.example', helo: 'settled.example'});
	const practice = await run(['--practice', '--json'], {MXRAY_CONFIG: config});
	expect((JSON.parse(practice.stdout) as Document).self).toMatchObject({
		helo: 'mail.learner.example',
	});
}, 20_000);

describe('a public address that this machine does not have', () => {
	const zone = {
		'7.48.175.192.in-addr.arpa PTR': ['mail.me.example'],
		'mail.me.example A': [ordinary],
	};
	async function look(...args: readonly string[]): Promise<Document> {
		const server = await startZone(zone);
		ends.push(() => void server.close());
		const resolver = `${server.address}:${server.port}`;
		const given = ['--my-ip', ordinary, '--from', 'me@me.example'];
		const {stdout} = await run(['--json', ...given, '--resolver', resolver, ...args]);
		return JSON.parse(stdout) as Document;
	}

	test('its name that leads back is the EHLO name', async () => {
		const read = await look();
		expect(read.self).toMatchObject({helo: 'mail.me.example'});
		expect(stateOf(read, 'own-address')).toMatchObject({finding: 'unconfirmed'});
		expect(stateOf(read, 'helo-name')).toMatchObject({state: 'good'});
		expect(stateOf(read, 'helo-matches')).toMatchObject({state: 'good', finding: 'same-name'});
	}, 20_000);
});

/** A DNS server that never answers. */
async function silentDns(): Promise<string> {
	const socket = createSocket('udp4').bind(0, '127.0.0.1');
	await once(socket, 'listening');
	ends.push(() => socket.close());
	return `127.0.0.1:${socket.address().port}`;
}

// Windows knows no SIGINT from outside.
describe.skipIf(process.platform === 'win32')('interrupted', () => {
	test('while DNS is silent: 130 at once, and the document is whole', async () => {
		let since = Number.NaN;
		const silent = createSocket('udp4').bind(0, '127.0.0.1');
		await once(silent, 'listening');
		ends.push(() => silent.close());
		const {port} = silent.address();
		const ran = await run(
			['--json', '--my-ip', ordinary, '--from', 'a@b.example', '--resolver', `127.0.0.1:${port}`],
			{},
			(child) => {
				silent.once('message', () => {
					since = performance.now();
					child.kill('SIGINT');
				});
			},
		);
		expect(performance.now() - since).toBeLessThan(1500);
		expect(ran).toMatchObject({exitCode: 130, stderr: ''});
		const read = JSON.parse(ran.stdout) as Document;
		isDocument(read);
		expect(isDocument.errors ?? null).toBeNull();
		expect(read).toMatchObject({ended: 'signal', exitCode: 130});
	});
});

test('the call-back stands in the ledger of practice, as what it was', async () => {
	const state = mkdtempSync(path.join(folder, 'state-'));
	await run(['--practice', '--callback', '--from', 'you@learner.example'], {
		MXRAY_STATE_DIR: state,
	});
	const ledger = readFileSync(path.join(state, 'practice', 'ledger.jsonl'), 'utf8');
	const entries = ledger
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Record<string, unknown>);
	expect(entries.map(({what, why}) => `${String(what)} ${String(why)}`)).toEqual([
		'connection preflight',
		'opened preflight',
		'recipient preflight',
		'recipient preflight',
		'recipient preflight',
	]);
	expect(ledger).not.toContain('you@');
});

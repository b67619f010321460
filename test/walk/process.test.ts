import {spawn} from 'node:child_process';
import {createSocket} from 'node:dgram';
import {once} from 'node:events';
import {createServer, type AddressInfo} from 'node:net';
import {fileURLToPath} from 'node:url';
import {afterAll, describe, expect, it} from 'vitest';

/*
 * The process as a script sees it, in each of the waits of a walk: interrupted
 * it ends at once with 130, and what it prints says the same.
 */

/** Less than a second, and some for a busy machine. */
const maxLingerMs = 1500;

const bin = fileURLToPath(new URL('../../source/bin.ts', import.meta.url));

const ends: (() => void)[] = [];
afterAll(() => {
	for (const end of ends.splice(0)) end();
});

type Ran = {
	readonly exitCode: number | null;
	readonly stdout: string;
	readonly stderr: string;
	/** From the signal (or the end of reading) to the end of the process. */
	readonly lingeredMs: number;
};

/** Run mxray; as soon as its output matches, do `then`. */
async function run(
	args: readonly string[],
	until: RegExp,
	then: 'interrupt' | 'stop reading',
): Promise<Ran> {
	const child = spawn(process.execPath, [bin, ...args], {stdio: ['ignore', 'pipe', 'pipe']});
	ends.push(() => child.kill('SIGKILL'));
	let stdout = '';
	let stderr = '';
	let since = Number.NaN;
	child.stderr.on('data', (chunk) => (stderr += String(chunk)));
	child.stdout.on('data', (chunk) => {
		stdout += String(chunk);
		if (!Number.isNaN(since) || !until.test(stdout)) return;
		since = performance.now();
		if (then === 'interrupt') child.kill('SIGINT');
		else child.stdout.destroy();
	});
	const [exitCode] = (await once(child, 'close')) as [number | null];
	return {exitCode, stdout, stderr, lingeredMs: performance.now() - since};
}

/** A DNS server that never answers. */
async function silentDns(): Promise<string> {
	const socket = createSocket('udp4').bind(0, '127.0.0.1');
	await once(socket, 'listening');
	ends.push(() => socket.close());
	return `127.0.0.1:${socket.address().port}`;
}

/** A mail server that says these lines, one for each that it hears, and then nothing. */
async function taciturn(...lines: readonly string[]): Promise<string> {
	const server = createServer((socket) => {
		const rest = [...lines];
		const say = () => {
			const line = rest.shift();
			if (line !== undefined) socket.write(`${line}\r\n`);
		};
		socket.on('error', () => {});
		socket.on('data', say);
		ends.push(() => socket.destroy());
		say();
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	ends.push(() => server.close());
	return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ehlo = '250-mx.example\r\n250 STARTTLS';

// Windows knows no SIGINT from outside.
describe.skipIf(process.platform === 'win32')('interrupted', () => {
	const waits: readonly (readonly [string, readonly string[], RegExp])[] = [
		['banner', [], /"stage-started",[^\n]*"banner"|"stage":"banner"/],
		['EHLO', ['220 mx'], /"type":"sent",[^\n]*"stage":"ehlo"/],
		['TLS handshake', ['220 mx', ehlo, '220 go'], /"type":"replied",[^\n]*"stage":"starttls"/],
		['MAIL', ['220 mx', '250 mx'], /"type":"sent",[^\n]*"stage":"mail"/],
		['RCPT', ['220 mx', '250 mx', '250 ok'], /"type":"sent",[^\n]*"stage":"rcpt"/],
		['QUIT', ['554 go'], /"type":"sent",[^\n]*"stage":"quit"/],
	];

	it.concurrent.each(waits)('in the wait for %s', async (_name, lines, until) => {
		const mx = await taciturn(...lines);
		const ran = await run(
			[
				'alice@example.com',
				'--ndjson',
				'--mx',
				mx,
				'--resolver',
				await silentDns(),
				'--helo',
				'x.example',
			],
			until,
			'interrupt',
		);
		expect(ran).toMatchObject({exitCode: 130, stderr: ''});
		expect(ran.stdout.trim().split('\n').at(-1)).toMatch(/"final":true.*"exitCode":130/);
		expect(ran.lingeredMs).toBeLessThan(maxLingerMs);
	});

	it('in the look-up', async () => {
		const ran = await run(
			['alice@example.com', '--ndjson', '--resolver', await silentDns()],
			/"stage-started"/,
			'interrupt',
		);
		expect(ran).toMatchObject({exitCode: 130, stderr: ''});
		expect(ran.stdout.trim().split('\n').at(-1)).toMatch(/"final":true.*"exitCode":130/);
		expect(ran.lingeredMs).toBeLessThan(maxLingerMs);
	});
});

describe('a reader that goes away after the first line', () => {
	it.each(['--ndjson', '--plain'])('ends the walk quietly (%s)', async (face) => {
		const mx = await taciturn('220 mx', '250 mx');
		const ran = await run(
			['alice@example.com', face, '--mx', mx, '--resolver', await silentDns()],
			/\n/,
			'stop reading',
		);
		expect(ran.stderr).toBe('');
		expect(ran.lingeredMs).toBeLessThan(maxLingerMs);
	});
});

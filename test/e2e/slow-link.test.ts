import {once} from 'node:events';
import {createServer, type Server} from 'node:net';
import type {AddressInfo} from 'node:net';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import type {PtyProgram} from '../support/pty.ts';
import {programStarter} from '../support/programs.ts';

/*
 * The same keys, as a slow or odd line may deliver them. What stands in the
 * command line, and above all what goes out over the wire to a real server, must
 * be what slow typing gives.
 */

const start = programStarter();

/** A server that takes everything and writes down what it got, byte for byte. */
let server: Server;
let heard = '';
beforeEach(async () => {
	heard = '';
	server = createServer((socket) => {
		let line = '';
		socket.on('error', () => {});
		socket.write('220 mx.wire.example ESMTP\r\n');
		socket.on('data', (chunk) => {
			heard += chunk.toString('latin1');
			line += chunk.toString('latin1');
			while (line.includes('\r\n')) {
				const command = line.slice(0, line.indexOf('\r\n'));
				line = line.slice(command.length + 2);
				socket.write(/^DATA/iu.test(command) ? '354 go\r\n' : '250 ok\r\n');
			}
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
});
afterEach(() => {
	server.close();
});

async function atEhlo(): Promise<PtyProgram> {
	const {port} = server.address() as AddressInfo;
	const program = start(
		['alice@wire.example', '--mx', `127.0.0.1:${port}`, '--allow-private', '--helo', 'me.example'],
		// 60 ms are enough for 30, but not on a machine that is late itself.
		{columns: 100, rows: 30, env: {ESCDELAY: '1000'}},
	);
	await program.until(/Your turn/);
	await program.press('\r', /→ EHLO|→ connect/);
	if (/→ connect/.test(program.screen().join('\n'))) await program.press('\r', /→ EHLO/);
	return program;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Delivery = (program: PtyProgram, keys: readonly string[]) => Promise<void>;

/** As bytes, so that a character can be cut, too. */
async function inPieces(
	program: PtyProgram,
	keys: readonly string[],
	cuts: (bytes: Buffer) => number[],
): Promise<void> {
	const bytes = Buffer.from(keys.join(''));
	const places = [...cuts(bytes), bytes.length];
	for (const [index, end] of places.entries()) {
		program.type(bytes.subarray(places[index - 1] ?? 0, end));
		// The delay of the link is what is tested here: nothing on the screen could be waited for.
		await pause(30);
	}
}

const deliveries: Readonly<Record<string, Delivery>> = {
	'key by key': async (program, keys) => {
		for (const key of keys) {
			const before = program.written().length;
			program.type(key);
			await program.until(() => program.written().length > before, `an answer to ${key}`);
		}
	},
	'all at once': async (program, keys) => {
		program.type(keys.join(''));
		await Promise.resolve();
	},
	'byte by byte, 30 ms apart': (program, keys) =>
		inPieces(program, keys, (bytes) => Array.from(bytes, (_, at) => at).slice(1)),
	'cut inside every escape sequence': (program, keys) =>
		inPieces(program, keys, (bytes) =>
			[...bytes.entries()].flatMap(([at, byte]) => (byte === 0x1b ? [at + 1] : [])),
		),
};

// It ends as "EHLO ünew.example", by way of all that moves, cuts and takes back.
const script = [
	'\u0015', // Ctrl-U
	...'EHLO old.example',
	'\u001b[H', // Home
	'\u001b[1;5C', // Ctrl-→
	'\u001b[C', // →
	'\u000b', // Ctrl-K
	...'ünew.examplx',
	'\u007f',
	'e',
	'\u001b[D',
	'\u001b[3~', // Del
	'\u001f', // undo
	'\u001b[F', // End
];
const want = 'EHLO ünew.example';

describe('keys over a slow link', () => {
	test.each(Object.entries(deliveries))(
		'%s: the same line, and the same bytes on the wire',
		async (_name, deliver) => {
			const program = await atEhlo();
			await program.press('e', /Edit the command/);
			await deliver(program, script);
			await program.until(new RegExp(`→ ${want}\\s*\\n`, 'u'));
			expect(heard).toBe('');
			await program.press('\r', /→ MAIL FROM|once more sends it/);
			if (heard === '') await program.press('\r', /→ MAIL FROM/);
			expect(Buffer.from(heard, 'latin1').toString()).toBe(`${want}\r\n`);
		},
	);
});

const hostile: readonly (readonly [string, string])[] = [
	['two commands and a message', 'RCPT TO:<x@y.example>\r\nDATA\r\n.\r\nQUIT\r\n'],
	['escape sequences of a terminal', '\u001b[2J\u001b]0;title\u0007\u001b[?1049l'],
	['NUL, Ctrl-C, Ctrl-D, Ctrl-Z', 'NO\u0000OP\u0003\u0004\u001a'],
	['a bare line feed', 'NOOP\nDATA\n'],
	['another beginning of a paste', '\u001b[200~NOOP\r\n'],
];

describe('a hostile paste', () => {
	test.each(hostile)('%s: one line, nothing sent; at once and in pieces', async (_name, text) => {
		const program = await atEhlo();
		const paste = `\u001b[200~${text}\u001b[201~`;
		const lines: string[] = [];
		for (const cut of [false, true]) {
			await program.press(':', /Type a command/);
			if (cut)
				await inPieces(program, [paste], (bytes) =>
					[...bytes.entries()].flatMap(([at]) => (at % 7 === 1 ? [at] : [])),
				);
			else program.type(paste);
			await program.press('¤', /¤/u);
			lines.push(program.screen().find((line) => line.includes('¤')) ?? '');
			expect(program.isAlternate()).toBe(true);
			await program.press('\u001b', /→ EHLO me\.example/);
		}
		expect(lines[1]).toBe(lines[0]);
		expect(heard).toBe('');
		// Nowhere but in the command line does a paste do anything.
		const isLine = /^[A-Z:]/u.test(text);
		await program.press(paste, isLine ? /Type a command/ : /Nothing was pasted/);
		expect(heard).toBe('');
	});

	test('without the marks of a paste, too: no line of it is sent', async () => {
		const program = await atEhlo();
		await program.press(':', /Type a command/);
		await program.press('NOOP\r\nDATA\r\nQUIT\r\n', /→ NOOP DATA QUIT/);
		expect(heard).toBe('');
		await program.press('\u0015DATA\r', /never sends DATA/);
		expect(heard).toBe('');
	});
});

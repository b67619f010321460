import {once} from 'node:events';
import {type AddressInfo, createServer, type Socket} from 'node:net';
import {afterEach, describe, expect, test} from 'vitest';
import {programStarter, sizes} from '../support/programs.ts';

const start = programStarter();
const open: (() => void)[] = [];
afterEach(() => {
	for (const close of open.splice(0)) close();
});

/** A server that says what the test wants, when it wants it. */
async function slowServer(): Promise<{port: number; say: (text: string) => void}> {
	let socket: Socket | undefined;
	const server = createServer({noDelay: true}, (made) => {
		socket = made;
		made.on('error', () => {});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	open.push(() => {
		socket?.destroy();
		server.close();
	});
	const {port} = server.address() as AddressInfo;
	return {
		port,
		say(text) {
			if (socket === undefined) throw new Error('nobody has connected');
			socket.write(text, 'latin1');
		},
	};
}

const argumentsFor = (port: number, ...more: readonly string[]): readonly string[] => [
	'alice@slow.example',
	`--mx=127.0.0.1:${port}`,
	'--resolver=127.0.0.1:9',
	'--helo=me.example',
	'--allow-private',
	...more,
];

/** These words are on the screen, wherever its lines are broken. */
const shows =
	(words: string) =>
	(screen: string): boolean =>
		screen.replace(/\s+/gu, ' ').includes(words);

describe.each(sizes)('a greeting that comes slowly, at %i×%i', (columns, rows) => {
	test('is counted at the foot and stands in the transcript as it comes', async () => {
		const server = await slowServer();
		const program = start(argumentsFor(server.port), {columns, rows});
		await program.until(/→ connect/);
		await program.press('\r', shows('waiting for its greeting'));
		server.say('220-wel');
		await program.until(shows('The greeting has begun: 7 bytes of a line so far'));
		// Where panes take turns, the transcript is one further.
		if (columns < 80) program.type('\t');
		server.say('come\u001b[2J\r\n');
		await program.until(shows('The greeting goes on: 1 line so far'));
		await program.until(/←│220-welcome<1B>\[2J\s[\s\S]*… the reply goes on/);
		server.say('220-please wait\r\n220 o');
		await program.until(shows('The greeting goes on: 2 lines and 5 bytes of a line so far'));
		await program.until(/←│220-please wait\s[\s\S]*… the reply goes on, 5 bytes of/);
		server.say('k\r\n');
		const whole = await program.until(/Your turn[\s\S]*→ EHLO me\.example/);
		expect(whole).not.toContain('goes on');
		expect(whole.match(/220-please wait/g)).toHaveLength(1);
	});
});

test('who stops waiting keeps what came', async () => {
	const server = await slowServer();
	const program = start(argumentsFor(server.port));
	await program.until(/→ connect/);
	await program.press('\r', /waiting for its greeting/);
	server.say('220-welcome\r\n220-hal');
	await program.until(/1 line and 7 bytes of a line so far/);
	await program.press('\u001b', /again stops waiting/);
	const screen = await program.press('\u001b', /The conversation is over/);
	expect(screen).toMatch(/←│220-welcome *\S*[^\n]*\n[^\n]*←│220-hal/);
});

describe('line by line', () => {
	test.each([
		{flag: '--plain', mark: '<-  '},
		{flag: '--screen-reader', mark: 'Server: '},
	])('$flag prints a line when it comes, and none twice', async ({flag, mark}) => {
		const server = await slowServer();
		const program = start(argumentsFor(server.port, flag), {columns: 100, rows: 45});
		await program.until(/[Cc]onnect to .*\?/);
		await program.press('\r', /Connected to/);
		server.say('220-welcome\r\n220-ple');
		await program.until((screen) => screen.includes(`${mark}220-welcome`));
		server.say('ase wait\r\n');
		await program.until((screen) => screen.includes(`${mark}220-please wait`));
		server.say('220 ok\r\n');
		const screen = await program.until(/send EHLO me\.example/);
		for (const line of ['220-welcome', '220-please wait', '220 ok'])
			expect(screen.split(`${mark}${line}`)).toHaveLength(2);
	});
});

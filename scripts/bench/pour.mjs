// The app on a real terminal while a real server pours: keys, and memory.
import {aimedAt, floodServer, peak} from './flood.mjs';
import {help, keyRow, latestRow} from './keys.mjs';
import {openTerminal} from './terminal.mjs';

const total = 50_000_000;
const memoryMegabytes = 256;
const keysEach = 20;

/**
 * mxray hangs up long before 50 MB, so it is sent back to the server until as
 * much was poured. Keys are pressed from the moment of the approval on: some
 * while the bytes come in, some while they are made sense of.
 */
export async function pour() {
	return [
		...(await one('50 MB without a line end', Buffer.alloc(64 * 1024, 'x'))),
		...(await one(
			'50 MB of one multi-line reply',
			Buffer.from('220-still more to come\r\n'.repeat(2700)),
		)),
		...(await one('50 MB of replies nobody asked for', Buffer.from('250 OK\r\n'.repeat(8000)))),
		...(await one(
			'50 MB of multi-byte text',
			Buffer.from('220-Grüße, 你好, \u009b31m\r\n'.repeat(2500)),
		)),
	];
}

async function one(name, chunk) {
	const server = await floodServer(chunk);
	const args = ['dist/bin.js', 'alice@flood.example', ...aimedAt(server.address().port)];
	const screen = openTerminal(args, {cols: 120, rows: 40});
	try {
		await screen.until('the proposal', includes('Your turn: connect'), {from: 0});
		const samples = [];
		let visits = 0;
		for (; server.sent() < total; visits++) {
			const from = screen.length();
			screen.write('\r');
			for (let key = 0; key < keysEach; key++)
				samples.push(await help(screen, key % 2 === 0 ? 'Keys' : 'Stages'));
			await screen.until('the end', includes('conversation is over'), {from});
			await press(screen, 't', 'Another way');
			await press(screen, '\r', 'Your turn: connect');
		}

		return [
			keyRow(name, samples, `${visits} connections`),
			latestRow(samples),
			{name: '  peak memory', value: peak(screen.pid), unit: 'MB', budget: memoryMegabytes},
		];
	} finally {
		await screen.close();
		server.close();
	}
}

const includes = (words) => (text) => text.includes(words);

async function press(screen, key, words) {
	const seen = screen.until(words, includes(words));
	screen.write(key);
	await seen;
}

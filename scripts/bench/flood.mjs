// Servers that never stop: how much memory and time a walk spends on them.
import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {performance} from 'node:perf_hooks';
import {environment} from './terminal.mjs';
import {round} from './table.mjs';

const total = 50_000_000;
const memoryMegabytes = 256; // Node alone needs about 50
const patienceMs = 60_000;

export async function flood() {
	const noEnd = Buffer.alloc(64 * 1024, 'x');
	const multiLine = Buffer.from('220-still more to come\r\n'.repeat(2700));
	return [
		...(await one('50 MB without a line end', noEnd)),
		...(await one('50 MB of one multi-line reply', multiLine)),
		...(await one('50 MB of NUL bytes', Buffer.alloc(64 * 1024))),
		...(await one('50 MB of replies nobody asked for', Buffer.from('250 OK\r\n'.repeat(8000)))),
	];
}

async function one(name, chunk) {
	const server = await floodServer(chunk);
	try {
		const {elapsedMs, peakMegabytes, outcome} = await walk(server.address().port);
		const note = `${outcome}; ${round(server.sent() / 1e6)} MB taken`;
		return [
			{name: `${name}: time`, value: round(elapsedMs), unit: 'ms', note},
			{name: '  peak memory', value: peakMegabytes, unit: 'MB', budget: memoryMegabytes},
		];
	} finally {
		server.close();
	}
}

/** Options for a walk to that port of this machine. Port 9: no DNS server, so nothing is asked outside. */
export const aimedAt = (port) =>
	`--mx 127.0.0.1:${port} --resolver 127.0.0.1:9 --helo client.example --from a@client.example`.split(
		' ',
	);

/** Sends until everything is sent or nobody takes it any more. */
export function floodServer(chunk) {
	let sent = 0;
	const server = createServer((socket) => {
		socket.on('error', () => {});
		socket.resume();
		const pour = () => {
			while (sent < total && !socket.destroyed) {
				sent += chunk.length;
				if (!socket.write(chunk)) {
					socket.once('drain', pour);
					return;
				}
			}

			socket.end();
		};
		pour();
	});
	server.sent = () => sent;
	return new Promise((resolve) => {
		server.listen(0, '127.0.0.1', () => resolve(server));
	});
}

function walk(port) {
	const args = ['dist/bin.js', 'alice@flood.example', '--json', ...aimedAt(port)];
	return new Promise((resolve, reject) => {
		const startedAt = performance.now();
		const child = spawn(process.execPath, args, {
			stdio: ['ignore', 'pipe', 'pipe'],
			env: environment,
		});
		let output = '';
		let problem = '';
		let peakMegabytes;
		child.stdout.on('data', (data) => {
			output += data;
		});
		child.stderr.on('data', (data) => {
			problem += data;
		});
		const watch = setInterval(() => {
			peakMegabytes = peak(child.pid) ?? peakMegabytes;
		}, 5);
		const guard = setTimeout(() => child.kill('SIGKILL'), patienceMs);
		child.once('error', reject);
		child.once('close', (code) => {
			clearInterval(watch);
			clearTimeout(guard);
			try {
				const {outcome} = JSON.parse(output);
				const words = `${outcome.stage} ended ${outcome.ended}, exit ${code}`;
				resolve({elapsedMs: performance.now() - startedAt, peakMegabytes, outcome: words});
			} catch {
				reject(new Error(`no document, exit ${code}: ${problem}`));
			}
		});
	});
}

/** The most memory that a process ever had, in MB. */
export function peak(pid) {
	try {
		const found = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
		return found ? Math.round(Number(found[1]) / 1024) : undefined;
	} catch {
		return undefined;
	}
}

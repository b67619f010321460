// Cold starts: the start screen in a terminal, and the faces without one.
import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {performance} from 'node:perf_hooks';
import {environment, openTerminal} from './terminal.mjs';
import {median, round, timeRow} from './table.mjs';

const rounds = 12;
const size = {cols: 80, rows: 24};
const bin = 'dist/bin.js';

export async function start() {
	const samples = {
		paint: [],
		memory: [],
		bare: [],
		version: [],
		help: [],
		ndjson: [],
		practice: [],
		json: [],
	};
	await once({
		paint: [],
		memory: [],
		bare: [],
		version: [],
		help: [],
		ndjson: [],
		practice: [],
		json: [],
	}); // warm the caches
	for (let round = 0; round < rounds; round++) await once(samples);
	const paint = timeRow('start to first paint, 80×24', samples.paint, 300);
	return [
		paint,
		timeRow('  beside it: node -e 0 in a terminal', samples.bare),
		{
			name: '  ratio',
			value: round(median(samples.paint) / median(samples.bare)),
			unit: '×',
			budget: 7,
		},
		memoryRow(samples.memory),
		timeRow('--version until first byte', samples.version, 120),
		timeRow('--help until first byte', samples.help, 120),
		timeRow('--ndjson until first byte', samples.ndjson, 120),
		timeRow('--practice --ndjson until first byte', samples.practice),
		timeRow('--practice --json, the whole walk', samples.json),
	];
}

async function once(samples) {
	const screen = openTerminal([bin, '--practice'], size);
	try {
		const seen = (text) => text.includes('Whose mailbox?');
		samples.paint.push(
			await screen.until('the start screen', seen, {from: 0, since: screen.startedAt}),
		);
		samples.memory.push(residentMegabytes(screen.pid));
	} finally {
		await screen.close();
	}

	const bare = openTerminal(['-e', '0'], size);
	await bare.gone;
	samples.bare.push(performance.now() - bare.startedAt);
	samples.version.push(await firstByte(['--version']));
	samples.help.push(await firstByte(['--help']));
	const address = 'alice@healthy.example';
	samples.ndjson.push(await firstByte(['--ndjson', address, ...nowhere], couldNotConnect));
	samples.practice.push(await firstByte(['--practice', '--ndjson', address]));
	samples.json.push(await firstByte(['--practice', '--json', address]));
}

/** Resident set in MB; undefined where there is no /proc. */
function residentMegabytes(pid) {
	try {
		const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
		return Number(found?.[1]) / 1024;
	} catch {
		return undefined;
	}
}

function memoryRow(samples) {
	const known = samples.filter((value) => value !== undefined);
	if (known.length === 0) return {name: 'memory at first paint', note: 'needs /proc'};
	return {name: 'memory at first paint', value: round(median(known)), unit: 'MB', budget: 110};
}

/** A port of this machine where nobody listens: no name is asked, nothing leaves. */
const nowhere = ['--mx', '127.0.0.1:1', '--resolver', '127.0.0.1:9'];
const couldNotConnect = 21;

function firstByte(args, expected = 0) {
	return new Promise((resolve, reject) => {
		const startedAt = performance.now();
		const child = spawn(process.execPath, [bin, ...args], {
			stdio: ['ignore', 'pipe', 'pipe'],
			env: environment,
		});
		let elapsed;
		let problem = '';
		child.stdout.once('data', () => {
			elapsed = performance.now() - startedAt;
		});
		child.stdout.resume();
		child.stderr.on('data', (data) => {
			problem += data;
		});
		child.once('error', reject);
		child.once('close', (code) => {
			if (elapsed === undefined || code !== expected)
				reject(new Error(`${args.join(' ')}: ${code} ${problem}`));
			else resolve(elapsed);
		});
	});
}

// From a key to the end of the frame it makes, with a long transcript on the screen.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {bundle, bundleOptions} from '../bundle.mjs';
import {environment, frameEnd, openTerminal} from './terminal.mjs';
import {median, quantile, round} from './table.mjs';

const exchanges = 200;
const up = '\u001B[A';
const pageUp = '\u001B[5~';

export async function keys() {
	const folder = mkdtempSync(path.join(tmpdir(), 'mxray-bench-'));
	try {
		const entry = await bundleScreen(folder);
		const walk = path.join(folder, 'walk.ndjson');
		writeFileSync(walk, practiceWalk());
		return await measure([entry, walk, String(exchanges)]);
	} finally {
		rmSync(folder, {recursive: true});
	}
}

/** The real screen over a replayed walk, bundled as the shipped one is. */
async function bundleScreen(folder) {
	const {outputFiles} = await bundle(bundleOptions({screen: 'scripts/bench/screen.ts'}));
	writeFileSync(path.join(folder, 'package.json'), '{"type": "module"}');
	for (const {path: file, contents} of outputFiles) {
		writeFileSync(path.join(folder, path.basename(file)), contents);
	}

	return path.join(folder, 'screen.js');
}

function practiceWalk() {
	const args = ['dist/bin.js', '--practice', '--ndjson', 'alice@healthy.example'];
	const {stdout, status, stderr} = spawnSync(process.execPath, args, {env: environment});
	if (status !== 0) throw new Error(`the practice walk failed: ${stderr}`);
	return stdout;
}

async function measure(args) {
	const screen = openTerminal(args, {cols: 120, rows: 40});
	try {
		await screen.until('the first frame', (text) => text.includes(frameEnd), {from: 0});
		await delay(500);
		await press(screen, '\t', 1);
		const lines = await press(screen, up, 100);
		const pages = await press(screen, pageUp, 20);
		return [row('a line up: key to frame', lines), row('a page up: key to frame', pages)];
	} finally {
		await screen.close();
	}
}

/** Keys with a pause between them, so that no frame waits for the one before. */
async function press(screen, key, times) {
	const samples = [];
	for (let index = 0; index < times; index++) {
		await delay(60);
		const frame = screen.until('a frame', (text) => text.includes(frameEnd));
		screen.write(key);
		samples.push(await frame);
	}

	return samples;
}

function row(name, samples) {
	const note = `p99 ${round(quantile(samples, 0.99))}, max ${round(Math.max(...samples))}, n=${samples.length}`;
	return {name, value: round(median(samples)), unit: 'ms', budget: 16, note};
}

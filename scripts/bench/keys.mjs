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
		return [
			...(await measure([entry, walk, String(exchanges)])),
			...(await measureLong([entry, walk, String(exchanges), '10000'])),
			...(await measureHelp('the help opens or closes', [entry, walk, String(exchanges), '10000'])),
			...(await measureHelp('  while replies pour in', [
				entry,
				walk,
				String(exchanges),
				'10000',
				'flood',
			])),
		];
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

/** The same with a reply of 10,000 lines at the end, unfolded, and a search through it. */
async function measureLong(args) {
	const screen = openTerminal(args, {cols: 120, rows: 40});
	try {
		await screen.until('the first frame', (text) => text.includes(frameEnd), {from: 0});
		await delay(500);
		await press(screen, '\t', 1);
		const folded = await press(screen, up, 20);
		await press(screen, 'G', 1);
		const unfold = await press(screen, 'u', 6);
		await press(screen, 'U', 1);
		await press(screen, 'G', 1);
		const lines = await press(screen, up, 60);
		const pages = await press(screen, pageUp, 40);
		await press(screen, '/', 1);
		const typed = [];
		for (const letter of 'line 99') typed.push(...(await press(screen, letter, 1)));
		await press(screen, '\r', 1);
		const next = await press(screen, 'n', 60);
		return [
			row('10,000 lines folded: a line up', folded),
			row('  unfolding and folding it', unfold),
			row('  unfolded: a line up', lines),
			row('  unfolded: a page up', pages),
			row('  a letter of a search', typed),
			row('  the next place', next),
		];
	} finally {
		await screen.close();
	}
}

/** A key whose answer is known by its words: in a flood frames come without a key, too. */
async function measureHelp(name, args) {
	const screen = openTerminal(args, {cols: 120, rows: 40});
	try {
		await screen.until('the first frame', (text) => text.includes(frameEnd), {from: 0});
		await delay(500);
		const samples = [];
		for (let index = 0; index < 40; index++) {
			await delay(60);
			const word = index % 2 === 0 ? 'Keys' : 'Stages';
			const frame = screen.until('the answer', (text) => {
				const at = text.indexOf(word);
				return at >= 0 && text.includes(frameEnd, at);
			});
			screen.write('?');
			samples.push(await frame);
		}
		return [row(name, samples)];
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

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
		return [
			...keyAndLatest('a line up: key to frame', lines),
			...keyAndLatest('a page up: key to frame', pages),
		];
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
			...keyAndLatest('10,000 lines folded: a line up', folded),
			...keyAndLatest('  unfolding and folding it', unfold),
			...keyAndLatest('  unfolded: a line up', lines),
			...keyAndLatest('  unfolded: a page up', pages),
			...keyAndLatest('  a letter of a search', typed),
			...keyAndLatest('  the next place', next),
		];
	} finally {
		await screen.close();
	}
}

/** Opening and closing the help, over and over. */
async function measureHelp(name, args) {
	const screen = openTerminal(args, {cols: 120, rows: 40});
	try {
		await screen.until('the first frame', (text) => text.includes(frameEnd), {from: 0});
		await delay(500);
		const samples = [];
		for (let index = 0; index < 100; index++) {
			// Not in step with the news, nor with any timer of ours.
			await delay(30 + Math.random() * 60);
			samples.push(await help(screen, index % 2 === 0 ? 'Keys' : 'Stages'));
		}
		return [keyRow(name, samples), latestRow(samples)];
	} finally {
		await screen.close();
	}
}

/** A key whose answer is known by its words: in a flood frames come without a key, too. */
export async function help(screen, word) {
	const frame = screen.until(`the answer, ${word}`, (text) => {
		const at = text.indexOf(word);
		return at >= 0 && text.includes(frameEnd, at);
	});
	screen.write('?');
	return await frame;
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

/** The median of keys to frames. */
export function keyRow(name, samples, more) {
	const max = `max ${round(Math.max(...samples))}, n=${samples.length}`;
	const note = more === undefined ? max : `${max}, ${more}`;
	return {name, value: round(median(samples)), unit: 'ms', budget: 16, note};
}

/** What ninety-nine of a hundred keys do not exceed; of fewer keys the slowest. */
export function latestRow(samples) {
	return {name: '  p99', value: round(quantile(samples, 0.99)), unit: 'ms', budget: 50};
}

const keyAndLatest = (name, samples) => [keyRow(name, samples), latestRow(samples)];

// The processor time of an app in which nothing happens.
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {performance} from 'node:perf_hooks';
import {setTimeout as delay} from 'node:timers/promises';
import {aimedAt} from './flood.mjs';
import {round} from './table.mjs';
import {openTerminal} from './terminal.mjs';

const watchedMs = 15_000;
const size = {cols: 120, rows: 40};

export async function idle() {
	if (processorMs(process.pid) === undefined) return [{name: 'idle', note: 'needs /proc'}];
	// Takes connections and never says a word: the app waits for its greeting.
	const silent = createServer((socket) => socket.on('error', () => {}));
	await new Promise((resolve) => {
		silent.listen(0, '127.0.0.1', resolve);
	});
	const walk = ['alice@silent.example', ...aimedAt(silent.address().port)];
	const proposal = 'Your turn: connect';
	try {
		return [
			row('at the start screen', await share(['--practice'], ['Whose mailbox?']), 1),
			row('at a proposal', await share(walk, [proposal]), 1),
			row('waiting for a server, with spinner and clock', await share(walk, [proposal, 'banner'])),
			row('  with reducedMotion', await share([...walk, '--reduced-motion'], [proposal, 'banner'])),
		];
	} finally {
		silent.close();
	}
}

const row = (name, value, budget) => ({name, value: round(value), unit: '%', budget});

/** Percent of one processor; Enter is pressed between the words. */
async function share(args, words) {
	const screen = openTerminal(['dist/bin.js', ...args], size);
	try {
		for (const [index, word] of words.entries()) {
			const seen = screen.until(word, (text) => text.includes(word), index === 0 ? {from: 0} : {});
			if (index > 0) screen.write('\r');
			await seen;
		}
		// The start is not idle: what was put off, such as the garbage, is done then.
		await delay(2000);
		const from = {cpu: processorMs(screen.pid), at: performance.now()};
		await delay(watchedMs);
		return ((processorMs(screen.pid) - from.cpu) / (performance.now() - from.at)) * 100;
	} finally {
		await screen.close();
	}
}

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], {encoding: 'utf8'}));

/** What a process has used, user and system, all its threads; undefined where there is no /proc. */
function processorMs(pid) {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The name in parentheses may have spaces; utime and stime are the 14th and 15th field.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1000;
	} catch {
		return undefined;
	}
}

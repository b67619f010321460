// A program on a fresh pseudo-terminal, and the moment its output says something.
import {performance} from 'node:perf_hooks';
import * as pty from '@lydell/node-pty';

/** No CI in the environment: it changes how terminal programs draw. */
export const environment = {
	PATH: process.env.PATH,
	HOME: process.env.HOME ?? '/',
	TERM: 'xterm-256color',
	LANG: 'C.UTF-8',
};

export function openTerminal(args, size) {
	const startedAt = performance.now();
	const child = pty.spawn(process.execPath, args, {
		...size,
		cwd: process.cwd(),
		env: environment,
		name: 'xterm-256color',
	});
	let output = '';
	let changed = () => {};
	let exited = false;
	child.onData((data) => {
		output += data;
		changed();
	});
	const gone = new Promise((resolve) => {
		child.onExit(() => {
			exited = true;
			changed();
			resolve();
		});
	});

	/** Milliseconds from now until the output from `from` on fulfils the condition. */
	function until(what, condition, {from = output.length, since = performance.now()} = {}) {
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => {
				changed = () => {};
				reject(new Error(`never seen: ${what}. Output: ${JSON.stringify(output.slice(-2000))}`));
			}, 10_000);
			changed = () => {
				const seen = condition(output.slice(from));
				if (!seen && !exited) return;
				changed = () => {};
				clearTimeout(timer);
				if (seen) resolve(performance.now() - since);
				else
					reject(new Error(`gone before: ${what}. Output: ${JSON.stringify(output.slice(-2000))}`));
			};
			changed();
		});
	}

	return {
		pid: child.pid,
		startedAt,
		write: (text) => child.write(text),
		until,
		/** How much has been written so far. */
		length: () => output.length,
		gone,
		async close() {
			if (!exited) child.kill('SIGTERM');
			await gone;
		},
	};
}

/** A frame has ended: the end of a synchronized update. */
export const frameEnd = '\u001B[?2026l';

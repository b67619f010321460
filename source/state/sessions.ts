import {closeSync, fsyncSync, openSync, readdirSync, rmSync, writeSync} from 'node:fs';
import path from 'node:path';
import {visible} from '../protocol/visible.ts';
import {errorCode, fileMode, makeFolder} from './places.ts';

/** Files kept; the oldest go first. */
export const maxSessionFiles = 50;

const sessionFile = /^\d{8}T\d{9}Z-\d+-\d+\.ndjson$/;

let written = 0;

/**
 * Write down what was said in a session that ended by a signal or a crash: one
 * file, readable by this user only, on disk when this returns. Gives its path;
 * undefined if it could not be written, which is told as a sentence. Never throws.
 */
export function saveSession(
	stateFolder: string,
	text: string,
	options: {readonly now: Date; readonly onTrouble: (sentence: string) => void},
): string | undefined {
	const folder = path.join(stateFolder, 'sessions');
	written++;
	const stamp = options.now.toISOString().replaceAll(/[-:.]/g, '');
	const file = path.join(folder, `${stamp}-${process.pid}-${written}.ndjson`);
	try {
		makeFolder(folder);
		const handle = openSync(file, 'wx', fileMode);
		try {
			writeSync(handle, text);
			fsyncSync(handle);
		} finally {
			closeSync(handle);
		}
	} catch (error) {
		options.onTrouble(
			`What was said could not be saved: ${visible(folder)} (${errorCode(error)}).`,
		);
		return undefined;
	}
	prune(folder);
	return file;
}

/** Names begin with the time, so the oldest come first. */
function prune(folder: string): void {
	try {
		const names = readdirSync(folder)
			.filter((name) => sessionFile.test(name))
			.toSorted();
		for (const name of names.slice(0, Math.max(0, names.length - maxSessionFiles)))
			rmSync(path.join(folder, name), {force: true});
	} catch {
		// They stay until the next time.
	}
}

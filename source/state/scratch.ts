import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';

/** A file for another program to read, in a folder of its own. */
export type Scratch = {
	readonly file: string;
	/** What stands in it now; undefined if it is gone. */
	readonly read: () => string | undefined;
	/** Take it away, and whatever the program left beside it. */
	readonly remove: () => void;
};

/** Write a text where only this person can read it (0600 in 0700). Throws what the file system says. */
export function writeScratch(parent: string, text: string): Scratch {
	const folder = mkdtempSync(path.join(parent, 'mxray-'));
	const file = path.join(folder, 'text.txt');
	const remove = (): void => rmSync(folder, {recursive: true, force: true});
	try {
		writeFileSync(file, text, {mode: 0o600, flag: 'wx'});
	} catch (error) {
		remove();
		throw error;
	}
	return {
		file,
		remove,
		read() {
			try {
				return readFileSync(file, 'utf8');
			} catch {
				return undefined;
			}
		},
	};
}

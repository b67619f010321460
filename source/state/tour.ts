import {closeSync, openSync, statSync} from 'node:fs';
import path from 'node:path';
import {visible} from '../protocol/visible.ts';
import {errorCode, fileMode, makeFolder} from './places.ts';

const fileIn = (stateFolder: string): string => path.join(stateFolder, 'tour-over');

/** Whether the tour was put away for good. */
export function isTourOver(stateFolder: string): boolean {
	try {
		return statSync(fileIn(stateFolder)).isFile();
	} catch {
		return false;
	}
}

/** Put the tour away for good: an empty file says so. Never throws. */
export function noteTourOver(stateFolder: string, onTrouble: (sentence: string) => void): void {
	try {
		makeFolder(stateFolder);
		closeSync(openSync(fileIn(stateFolder), 'a', fileMode));
	} catch (error) {
		onTrouble(
			`That the tour is over cannot be written down: ${visible(fileIn(stateFolder))} (${errorCode(error)}).`,
		);
	}
}

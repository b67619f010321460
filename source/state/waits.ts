import {
	closeSync,
	fsyncSync,
	openSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeSync,
} from 'node:fs';
import path from 'node:path';
import {visible} from '../protocol/visible.ts';
import {errorCode, fileMode, makeFolder} from './places.ts';
import {readWait, type Wait, waitText} from './wait.ts';

/**
 * The waits on disk, one file each. None of the functions throws: what cannot
 * be written or read is told as a sentence, and the walk goes on.
 */
export type Waits = {
	/** Those that can be read, soonest due first. */
	list(): Wait[];
	get(id: string): Wait | undefined;
	/** Whole and on disk when this returns; until then the old one stands. */
	put(wait: Wait): void;
	remove(id: string): void;
};

const maxWaits = 200;
/** Behind its time so long, a wait is of no use any more: greylists forget, too. */
const keptMs = 7 * 24 * 3_600_000;
/** A file that is being written is younger than this, unless the writer was killed. */
const writingMs = 60_000;
const waitFile = /^[0-9a-f]{16}\.json$/;

/** The waits in this state folder; it is made at the first one. */
export function openWaits(
	stateFolder: string,
	options: {
		readonly onTrouble?: (sentence: string) => void;
		readonly now?: () => Date;
	} = {},
): Waits {
	const folder = path.join(stateFolder, 'waits');
	const now = options.now ?? (() => new Date());
	const tell = options.onTrouble ?? (() => {});
	const fileOf = (id: string) => path.join(folder, `${id}.json`);
	const list = () =>
		namesIn(folder)
			.filter((name) => waitFile.test(name))
			.flatMap((name) => readFile(path.join(folder, name), now(), tell) ?? [])
			.filter(({dueAt}) => now().getTime() - Date.parse(dueAt) <= keptMs)
			.toSorted((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt));
	return {
		list,
		get: (id) => readFile(fileOf(id), now(), tell),
		put(wait) {
			try {
				makeFolder(folder);
				replaceFile(fileOf(wait.id), waitText(wait));
			} catch (error) {
				tell(
					`The wait cannot be written down: ${visible(folder)} (${errorCode(error)}). --resume will not know of it.`,
				);
				return;
			}
			prune(folder, list(), now());
		},
		remove(id) {
			try {
				rmSync(fileOf(id), {force: true});
			} catch (error) {
				tell(
					`A wait that is over cannot be removed: ${visible(fileOf(id))} (${errorCode(error)}).`,
				);
			}
		},
	};
}

let written = 0;

/** All or nothing, for readers and for a kill at any moment: written beside it, then renamed. */
function replaceFile(file: string, text: string): void {
	written++;
	const beside = `${file}.${process.pid}-${written}.tmp`;
	try {
		const handle = openSync(beside, 'w', fileMode);
		try {
			writeSync(handle, text);
			fsyncSync(handle);
		} finally {
			closeSync(handle);
		}
		renameSync(beside, file);
	} catch (error) {
		rmSync(beside, {force: true});
		throw error;
	}
}

function readFile(file: string, now: Date, tell: (sentence: string) => void): Wait | undefined {
	let text: string;
	try {
		text = readFileSync(file, 'utf8');
	} catch (error) {
		if (errorCode(error) !== 'ENOENT') {
			tell(`A wait cannot be read: ${visible(file)} (${errorCode(error)}).`);
		}
		return undefined;
	}
	const wait = readWait(text);
	// A file under another name than its own would be replaced beside itself for ever.
	if (wait && path.basename(file) === `${wait.id}.json`) return wait;
	setAside(file, now, tell);
	return undefined;
}

function setAside(file: string, now: Date, tell: (sentence: string) => void): void {
	const aside = `${file}.damaged-${now.toISOString().replaceAll(/\D/g, '')}`;
	try {
		renameSync(file, aside);
		tell(`A wait was damaged. It was set aside as ${visible(aside)}.`);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return;
		tell(`A wait is damaged and cannot be set aside: ${visible(file)} (${errorCode(error)}).`);
	}
}

/** Drop what nobody will come back to, the remains of killed writers, and, beyond the bound, what was not visited for longest. */
function prune(folder: string, readable: readonly Wait[], now: Date): void {
	const surplus = readable
		.toSorted((one, other) => lastVisit(one) - lastVisit(other))
		.slice(0, Math.max(0, readable.length - maxWaits));
	const doomed = new Set(surplus.map(({id}) => `${id}.json`));
	for (const name of namesIn(folder)) {
		const file = path.join(folder, name);
		const ageMs = now.getTime() - changedMs(file, now);
		const isOver = waitFile.test(name)
			? doomed.has(name) || (ageMs > keptMs && !readable.some(({id}) => `${id}.json` === name))
			: ageMs > (name.endsWith('.tmp') ? writingMs : keptMs);
		if (!isOver) continue;
		try {
			rmSync(file, {force: true});
		} catch {
			// It stays until the next time.
		}
	}
}

function lastVisit({visits, firstAt}: Wait): number {
	return Date.parse(visits.at(-1)?.at ?? firstAt);
}

function changedMs(file: string, now: Date): number {
	try {
		return statSync(file).mtimeMs;
	} catch {
		return now.getTime();
	}
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

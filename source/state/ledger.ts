import {
	closeSync,
	constants,
	fstatSync,
	openSync,
	readdirSync,
	readFileSync,
	readSync,
	renameSync,
	rmSync,
	statSync,
	writeSync,
} from 'node:fs';
import path from 'node:path';
import type {LedgerEntry} from '../model/ledger.ts';
import {visible} from '../protocol/visible.ts';
import {entryOf, lineOf} from './ledger-entry.ts';
import {errorCode, fileMode, makeFolder} from './places.ts';

/**
 * The book of what mxray did to others: JSON lines, appended by any number of
 * processes at once. What cannot be written or read is told as a sentence,
 * once; neither function throws.
 */
export type Ledger = {
	/** On disk, as far as the system is concerned, when this returns: a kill afterwards loses nothing. */
	append(entry: LedgerEntry): void;
	/** All entries that are kept, oldest first. */
	read(): LedgerEntry[];
};

/** Bytes at which the book is closed and a new one begun. */
const fullBytes = 1024 * 1024;
/** Bytes of closed books that are kept, and for how long. */
const keptBytes = 3 * fullBytes;
const keptMs = 30 * 24 * 3_600_000;
const current = 'ledger.jsonl';
const anyBook = /^ledger(?:\.[\w-]+)?\.jsonl$/;

/** The ledger in this folder; the folder is made at the first entry. */
export function openLedger(
	folder: string,
	options: {
		/** Told what went wrong, in a sentence for the person; the same only once. */
		readonly onTrouble?: (sentence: string) => void;
		/** Bytes at which a new book is begun. */
		readonly fullBytes?: number;
		readonly now?: () => Date;
	} = {},
): Ledger {
	const said = new Set<string>();
	const tell = (sentence: string) => {
		if (said.has(sentence)) return;
		said.add(sentence);
		options.onTrouble?.(sentence);
	};
	const now = options.now ?? (() => new Date());
	const full = options.fullBytes ?? fullBytes;
	let isChecked = false;
	return {
		append(entry) {
			// Behind what is no ledger nothing is written: whoever damaged it would be believed otherwise.
			if (!isChecked) inspect(folder, now(), tell);
			isChecked = true;
			try {
				const size = appendLine(folder, lineOf(entry));
				if (size >= full) turnOver(folder, full, now());
			} catch (error) {
				tell(
					`The record of connections cannot be written: ${visible(folder)} (${errorCode(error)}). The walk goes on without it.`,
				);
			}
		},
		read() {
			// What is damaged is set aside by reading, too.
			isChecked = true;
			return readBooks(folder, now(), tell);
		},
	};
}

/**
 * One write behind whatever is there, so that entries of several processes
 * cannot mix. The file is opened anew each time: it may have been closed as
 * full by another process. Returns the size of the book.
 */
function appendLine(folder: string, line: string): number {
	const {O_APPEND, O_CREAT, O_RDWR} = constants;
	const open = () => openSync(path.join(folder, current), O_APPEND | O_CREAT | O_RDWR, fileMode);
	const file = orWithFolder(folder, open);
	try {
		const {size} = fstatSync(file);
		const bytes = Buffer.from(endsClean(file, size) ? line : `\n${line}`);
		const written = writeSync(file, bytes);
		if (written < bytes.length) {
			throw Object.assign(new Error('only a part was written'), {code: 'ENOSPC'});
		}
		return size + written;
	} finally {
		closeSync(file);
	}
}

function orWithFolder(folder: string, open: () => number): number {
	try {
		return open();
	} catch (error) {
		if (errorCode(error) !== 'ENOENT') throw error;
		makeFolder(folder);
		return open();
	}
}

/** False behind a line that was torn off by a crash: the next one begins afresh. */
function endsClean(file: number, size: number): boolean {
	const last = Buffer.alloc(1);
	return size === 0 || (readSync(file, last, 0, 1, size - 1) === 1 && last[0] === 0x0a);
}

/**
 * Close a full book by giving it a name that nobody else gives: another process
 * that does the same at this moment renames the next book, too early, but
 * overwrites nothing, and a line on its way lands in the closed one, which is
 * read as well. Then drop the oldest of what is too much.
 */
function turnOver(folder: string, full: number, now: Date): void {
	const book = path.join(folder, current);
	try {
		if (statSync(book).size < full) return;
		renameSync(book, path.join(folder, `ledger.${closedName(now)}.jsonl`));
	} catch {
		// Another process was faster, or Windows will not rename what is open: the next entry tries again.
		return;
	}
	prune(folder, now);
}

let turned = 0;

/** Sorts by time; unique among the processes and within one. */
function closedName(now: Date): string {
	turned++;
	return `${now.toISOString().replaceAll(/\D/g, '')}-${process.pid}-${turned}`;
}

function prune(folder: string, now: Date): void {
	let bytes = 0;
	const books = closedBooks(folder).toSorted((one, other) => other.changedMs - one.changedMs);
	for (const [index, {file, size, changedMs}] of books.entries()) {
		const fits = bytes + size <= keptBytes && now.getTime() - changedMs <= keptMs;
		// The newest was closed just now: what stands in it was never seen by anybody.
		if (index === 0 || fits) bytes += size;
		else rmSync(file, {force: true});
	}
}

function closedBooks(folder: string): {file: string; size: number; changedMs: number}[] {
	return namesIn(folder)
		.filter((name) => name !== current)
		.toSorted()
		.flatMap((name) => {
			const file = path.join(folder, name);
			try {
				const {size, mtimeMs} = statSync(file);
				return [{file, size, changedMs: mtimeMs}];
			} catch {
				return [];
			}
		});
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder).filter((name) => anyBook.test(name));
	} catch {
		return [];
	}
}

/**
 * The current book is read first and the list of the closed ones is taken behind
 * it: one that is closed in between is read twice, known by its number on the
 * disk and counted once, and none is missed.
 */
function readBooks(folder: string, now: Date, tell: (sentence: string) => void): LedgerEntry[] {
	const oldest = new Date(now.getTime() - keptMs).toISOString();
	const newest = readBook(path.join(folder, current), tell);
	const closed = namesIn(folder)
		.filter((name) => name !== current)
		.map((name) => readBook(path.join(folder, name), tell));
	if (newest.isDamaged) setAside(folder, now, tell);
	const isClosed = closed.some(({file}) => file !== undefined && file === newest.file);
	return [...closed, ...(isClosed ? [] : [newest])]
		.flatMap(({entries}) => entries)
		.filter(({at}) => at >= oldest)
		.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** A book with more than this is none of ours: they are closed long before. */
const maxBytes = 8 * fullBytes;

/** What can be read of a book, and whether most of it cannot. */
type BookRead = {
	readonly entries: readonly LedgerEntry[];
	readonly isDamaged: boolean;
	/** Which file it is, whatever its name; undefined: there is none. */
	readonly file: string | undefined;
};

function readBook(name: string, tell: (sentence: string) => void): BookRead {
	let file: number | undefined;
	try {
		file = openSync(name, constants.O_RDONLY);
		const {size, ino, dev} = fstatSync(file, {bigint: true});
		const id = `${dev}/${ino}`;
		if (size > maxBytes) return {entries: [], isDamaged: true, file: id};
		return {...entriesIn(readFileSync(file, 'utf8')), file: id};
	} catch (error) {
		if (errorCode(error) !== 'ENOENT') {
			tell(`The record of connections cannot be read: ${visible(name)} (${errorCode(error)}).`);
		}
		return {entries: [], isDamaged: false, file: undefined};
	} finally {
		if (file !== undefined) closeSync(file);
	}
}

function entriesIn(text: string): Omit<BookRead, 'file'> {
	const lines = text.split('\n').filter((line) => line !== '');
	const entries = lines.flatMap((line) => entryOf(line) ?? []);
	const last = lines.at(-1) ?? '';
	// A line that a crash cut off is no damage.
	const isTorn = !text.endsWith('\n') && last.startsWith('{') && entryOf(last) === undefined;
	const bad = lines.length - entries.length - (isTorn ? 1 : 0);
	return {entries, isDamaged: bad > entries.length};
}

/** Look at the book before the first entry, and set it aside if it is none. */
function inspect(folder: string, now: Date, tell: (sentence: string) => void): void {
	const {isDamaged} = readBook(path.join(folder, current), () => {});
	if (isDamaged) setAside(folder, now, tell);
}

/** Most of it is no ledger: keep it for whoever wants to look, and begin a new one. What can be read of it counts on. */
function setAside(folder: string, now: Date, tell: (sentence: string) => void): void {
	const name = `ledger.damaged-${closedName(now)}.jsonl`;
	const book = path.join(folder, current);
	// Another process may have done it meanwhile, and begun a new one.
	if (!readBook(book, tell).isDamaged) return;
	try {
		renameSync(book, path.join(folder, name));
		tell(
			`The record of connections was damaged. It was set aside as ${visible(path.join(folder, name))}; a new one was begun.`,
		);
	} catch (error) {
		tell(`The record of connections is damaged and cannot be set aside (${errorCode(error)}).`);
	}
}

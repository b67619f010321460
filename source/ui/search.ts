import {bisect} from './bisect.ts';
import type {SearchText} from './search-text.ts';

/** A search that goes through a text piece by piece, so that no key waits for it. */
export type Hunt = {
	readonly needle: string;
	/** A capital was typed: capitals count. */
	readonly isExact: boolean;
	readonly text: SearchText;
	/** The first line that was not looked at yet. */
	readonly next: number;
	/** Lines that have it, in order. */
	readonly found: readonly number[];
};

/** Characters that are looked at in one go: a small part of the time of a frame. */
const sliceCharacters = 24 * 1024;
/** Lines found are counted up to here. */
const maxFound = 100_000;

/** Begin to look for it. */
export function startHunt(needle: string, text: SearchText): Hunt {
	const isExact = needle !== needle.toLowerCase();
	return {needle, isExact, text, next: 0, found: []};
}

/** True if there is nothing left to look at. */
export function isDone({needle, text, next, found}: Hunt): boolean {
	return needle === '' || next >= text.count || found.length >= maxFound;
}

/** The hunt after so many characters more. */
export function huntOn(hunt: Hunt, characters = sliceCharacters): Hunt {
	if (isDone(hunt)) return hunt;
	const {text, needle, isExact} = hunt;
	const found = [...hunt.found];
	let left = characters;
	let next = hunt.next;
	for (; next < text.count && left > 0 && found.length < maxFound; next++) {
		const line = text.textOf(next);
		// A line without text costs something, too.
		left -= line.length + 16;
		if (isIn(text, next, line, needle, isExact)) found.push(next);
	}
	return {...hunt, next, found};
}

function isIn(
	text: SearchText,
	at: number,
	line: string,
	needle: string,
	isExact: boolean,
): boolean {
	if (occurrences(line, needle, isExact).length > 0) return true;
	if (text.joint === '') return false;
	const [start] = occurrences(joined(text, at, needle.length), needle, isExact);
	return start !== undefined && start < line.trimEnd().length;
}

/** A line of prose, and the beginning of the one it goes on in. */
export function joined(text: SearchText, at: number, more: number): string {
	if (at + 1 >= text.count) return text.textOf(at);
	return `${text.textOf(at).trimEnd()} ${text
		.textOf(at + 1)
		.trimStart()
		.slice(0, more)}`;
}

/** Where it occurs in a line, without overlaps. */
export function occurrences(line: string, needle: string, isExact: boolean): readonly number[] {
	if (needle === '') return [];
	const where = isExact ? line : lower(line);
	const what = isExact ? needle : lower(needle);
	const found: number[] = [];
	for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + what.length))
		found.push(at);
	return found;
}

/** Small letters, at the same places: some capitals become two letters and are left as they are. */
function lower(text: string): string {
	const small = text.toLowerCase();
	if (small.length === text.length) return small;
	return Array.from(text, (character) => {
		const one = character.toLowerCase();
		return one.length === character.length ? one : character;
	}).join('');
}

/**
 * The line that has it, from `from` on in that direction, `from` included, and
 * round the end; undefined if none is known yet, or there is none.
 */
export function nearest(hunt: Hunt, from: number, direction: 1 | -1): number | undefined {
	const {found} = hunt;
	if (direction === 1) {
		const line = found[bisect(found.length, (index) => (found[index] ?? 0) < from)];
		return line ?? (isDone(hunt) ? found[0] : undefined);
	}
	if (!isDone(hunt) && from >= hunt.next) return undefined;
	const before = bisect(found.length, (index) => (found[index] ?? 0) <= from);
	return found[before - 1] ?? (isDone(hunt) ? found.at(-1) : undefined);
}

/** 'not found', '3 of 17', '3 of 17…' while it goes on. */
export function countWords(hunt: Hunt, line: number | undefined): string {
	if (hunt.needle === '') return '';
	const {found} = hunt;
	const more = !isDone(hunt) ? '…' : found.length >= maxFound ? '+' : '';
	if (found.length === 0) return more === '' ? 'not found' : 'searching…';
	const at = line === undefined ? 0 : bisect(found.length, (index) => (found[index] ?? 0) <= line);
	return at === 0 ? `${found.length}${more} found` : `${at} of ${found.length}${more}`;
}

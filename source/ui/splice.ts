import {graphemes} from './cells.ts';

/** Other characters in the place of some graphemes. */
export type Splice = {
	/** The first grapheme that goes. */
	readonly from: number;
	/** The first one behind them that stays. */
	readonly to: number;
	readonly text: string;
};

/** A text after a splice. */
export type Spliced = {
	readonly text: readonly string[];
	/** The first place at or behind the end of what was put in where a cursor can stand. */
	readonly cursor: number;
	/** What brings the old text back. */
	readonly back: Splice;
};

/**
 * The graphemes of a text after some were replaced; `tail` is put in, too, and
 * stands behind the cursor. Letters that come together may join, so what stands
 * round the place is split again: the last grapheme before it, and behind it as
 * many as it takes until the letters part where they did before. Whatever is
 * further away cannot change (UAX 29 looks at one character ahead).
 */
export function splice(
	text: readonly string[],
	{from, to, text: head}: Splice,
	tail = '',
): Spliced {
	const start = Math.max(0, from - 1);
	const before = text.slice(start, from).join('') + head;
	for (let more = 1; ; more *= 2) {
		const behind = text.slice(to, to + more);
		const parts = graphemes(before + tail + behind.join(''));
		const isAll = to + more >= text.length;
		const met = isAll
			? {parts: parts.length, behind: behind.length}
			: meeting(parts, before.length + tail.length, behind);
		if (met === undefined) continue;
		const fresh = parts.slice(0, met.parts);
		const end = to + met.behind;
		return {
			text: text.slice(0, start).concat(fresh, text.slice(end)),
			cursor: start + countUpTo(fresh, before.length),
			back: {from: start, to: start + fresh.length, text: text.slice(start, end).join('')},
		};
	}
}

/** Where the new parts end together with the old ones that begin at `offset`; the last old one is only looked at. */
function meeting(
	parts: readonly string[],
	offset: number,
	behind: readonly string[],
): {readonly parts: number; readonly behind: number} | undefined {
	let [part, end] = [0, 0];
	let at = offset;
	for (let old = 0; old < behind.length; old++) {
		while (end < at) end += parts[part++]?.length ?? 0;
		if (end === at) return {parts: part, behind: old};
		at += behind[old]?.length ?? 0;
	}
	return undefined;
}

/** How many of the parts it takes to have so many UTF-16 units. */
function countUpTo(parts: readonly string[], units: number): number {
	let count = 0;
	for (let length = 0; length < units; count++) length += parts[count]?.length ?? 0;
	return count;
}

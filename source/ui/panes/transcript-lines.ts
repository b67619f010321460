import type {SessionEvent} from '../../model/event.ts';
import type {Arriving} from '../../model/view.ts';
import type {Brush} from '../brush.ts';
import {cells, fitRight, hardWrap, wordWrap} from '../cells.ts';
import type {Folds} from '../folds.ts';
import type {Row, Span, Tone} from '../theme.ts';

/** What the transcript needs beside the view. */
export type TranscriptOptions = {
	readonly brush: Brush;
	readonly width: number;
	/** Show how many bytes went before, in that direction on that connection. */
	readonly offsets: boolean;
	/** Rows to point out, by the `seq` of their events: what a verdict rests on. */
	readonly lit?: readonly number[];
	/** The log the view was made from: with it every event leads to a row, not only what was said. */
	readonly events?: readonly SessionEvent[];
	/** Which long replies are shown whole; absent: none. */
	readonly folds?: Folds;
	/** What is here of a reply that is not whole yet. */
	readonly arriving?: Arriving | undefined;
};

/** Seconds since the start: a session's clock in seven columns. */
function clock(ms: number): string {
	const seconds = ms / 1000;
	return fitRight(seconds.toFixed(seconds < 100 ? 3 : 1), 7, '~');
}

/** One line of the transcript, before it is broken to the width. */
export type Line = {
	readonly atMs: number | undefined;
	readonly offset?: number | undefined;
	readonly mark: 'ours' | 'theirs' | 'none';
	readonly secure: boolean;
	readonly text: string;
	readonly tone: Tone;
	/** The first columns of the text in a tone of their own: the code. */
	readonly head?: {readonly cells: number; readonly tone: Tone};
	/** Break at spaces: for lines that are not evidence to the last column. */
	readonly soft?: boolean;
};

// Thousands of lines of one reply came in the same millisecond.
let lastTime: {readonly ms: number; readonly text: string} = {ms: -1, text: ''};

function timeText(ms: number): string {
	if (lastTime.ms !== ms) lastTime = {ms, text: clock(ms)};
	return lastTime.text;
}

function gutter(line: Line, options: TranscriptOptions, first: boolean): Span[] {
	const {glyphs} = options.brush;
	const time = first && line.atMs !== undefined ? timeText(line.atMs) : '       ';
	const arrow = line.mark === 'none' ? ' ' : line.mark === 'ours' ? glyphs.ours : glyphs.theirs;
	const isNumbered = options.offsets && first && line.offset !== undefined;
	const offset = isNumbered ? fitRight(String(line.offset), 7, '~') : '       ';
	return [
		{text: options.offsets ? `${time}${offset} ` : `${time} `, tone: 'dim'},
		{text: first ? arrow : ' ', tone: line.mark === 'ours' ? 'mine' : 'theirs'},
		line.secure ? {text: glyphs.secureBar, tone: 'good'} : {text: glyphs.clearBar, tone: 'dim'},
	];
}

/** Columns before the text of a line. */
export const gutterCells = (options: TranscriptOptions): number => (options.offsets ? 17 : 10);

/** A line behind its gutter: time, direction, clear or encrypted. */
export function lineRows(line: Line, options: TranscriptOptions): Row[] {
	const room = Math.max(4, options.width - gutterCells(options));
	const pieces = line.soft ? wordWrap(line.text, room) : hardWrap(line.text, room);
	return pieces.map((piece, index) => {
		const head = line.head;
		const spans: Span[] =
			index === 0 && head !== undefined && cells(piece) >= head.cells
				? [
						{text: piece.slice(0, head.cells), tone: head.tone},
						{text: piece.slice(head.cells), tone: line.tone},
					]
				: [{text: piece, tone: line.tone}];
		const row = gutter(line, options, index === 0);
		row.push(...spans);
		return row;
	});
}

/** A remark of ours between the lines, wrapped at words behind the gutter. */
export function remark(mark: string, text: string, tone: Tone, options: TranscriptOptions): Row[] {
	const indent = options.offsets ? 15 : 8;
	const room = Math.max(4, options.width - indent - 2);
	return wordWrap(options.brush.say(text), room).map((line, index) => [
		{text: ' '.repeat(indent)},
		{text: index === 0 ? `${mark} ` : '  ', tone},
		{text: line, tone: tone === 'good' || tone === 'dim' ? tone : 'plain'},
	]);
}

const kept = new WeakMap<object, {readonly key: string; readonly rows: readonly Row[]}>();

/** Rows of a thing that never changes: made again only for another width or other signs. */
export function keptRows(
	thing: object,
	options: TranscriptOptions,
	make: () => readonly Row[],
	more = '',
): readonly Row[] {
	const key = `${options.width}/${options.offsets}/${options.brush.glyphs.unicode}/${more}`;
	const known = kept.get(thing);
	if (known?.key === key) return known.rows;
	const rows = make();
	kept.set(thing, {key, rows});
	return rows;
}

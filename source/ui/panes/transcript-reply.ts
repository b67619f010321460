import type {Reply, ReplyLine} from '../../model/wire.ts';
import {grouped} from '../../protocol/grouped.ts';
import type {Asked} from '../../protocol/reply-codes.ts';
import {bisect} from '../bisect.ts';
import type {Brush} from '../brush.ts';
import {hardWrap} from '../cells.ts';
import {foldAbove, foldHead, foldTail} from '../folds.ts';
import {lazyRows, type RowList} from '../row-list.ts';
import type {Row} from '../theme.ts';
import {toneOf} from './blocks.ts';
import {gutterCells, lineRows, remark, type TranscriptOptions} from './transcript-lines.ts';

/** The rows of one reply, and where each of its lines is. */
export type ReplySheet = {
	readonly rows: RowList;
	readonly fold: 'none' | 'folded' | 'open';
	/** How many lines the reply has. */
	readonly count: number;
	/** What a line says, as it is shown. */
	readonly textOf: (line: number) => string;
	/** The first row of a line; undefined while it is folded away. */
	readonly rowOf: (line: number) => number | undefined;
	/** The first shown line that starts at this row or below; behind them all their number. */
	readonly lineFrom: (row: number) => number;
};

/** What was made of a reply: it never changes once it is in the log. */
type Known = {
	readonly key: string;
	readonly texts: string[];
	readonly sheets: Partial<Record<'open' | 'folded', ReplySheet>>;
};

type ReplyOptions = TranscriptOptions & {
	readonly secure: boolean;
	readonly isOpen: boolean;
	/** What it answers. */
	readonly asked?: Asked;
};

const cache = new WeakMap<Reply, Known>();

/** A reply behind its gutter; a long one folded, unless it is to be shown whole. */
export function replySheet(reply: Reply, options: ReplyOptions): ReplySheet {
	const {brush, width, offsets, secure, isOpen} = options;
	const key = `${width}/${offsets}/${brush.glyphs.unicode}/${secure}`;
	let known = cache.get(reply);
	if (known?.key !== key) {
		known = {key, texts: [], sheets: {}};
		cache.set(reply, known);
	}
	const way = isOpen ? 'open' : 'folded';
	return (known.sheets[way] ??= makeSheet(reply, options, known.texts));
}

/** Of ten thousand lines only the number of their rows is made out; the rows when they are in sight. */
function makeSheet(reply: Reply, options: ReplyOptions, texts: string[]): ReplySheet {
	const {brush, secure, isOpen, asked} = options;
	const {lines} = reply;
	const room = Math.max(4, options.width - gutterCells(options));
	const textOf = (at: number): string => {
		const line = lines[at];
		if (line === undefined) return '';
		return (texts[at] ??= lineText(line, brush));
	};
	const isLong = lines.length > foldAbove;
	const isFolded = isLong && !isOpen;
	const hidden = isFolded ? lines.length - foldHead - foldTail : 0;
	const words = isFolded
		? remark(' ', `… ${grouped(hidden)} more lines (u unfolds)`, 'strong', options)
		: [];
	const shown = lines.length - hidden;
	const lineAt = (index: number): number =>
		isFolded && index >= foldHead ? index + hidden : index;
	/** The first row of each shown line, and behind them how many rows there are. */
	const starts: number[] = [];
	let height = 0;
	for (let index = 0; index < shown; index++) {
		if (isFolded && index === foldHead) height += words.length;
		starts.push(height);
		const at = lineAt(index);
		const length = plainLength(lines[at]);
		height +=
			length === undefined
				? hardWrap(textOf(at), room).length
				: Math.max(1, Math.ceil(length / room));
	}
	const wordsAt = isFolded ? (starts[foldHead] ?? height) - words.length : height;
	const made: Row[][] = [];
	const rowsOf = (index: number): Row[] => {
		const at = lineAt(index);
		const line = lines[at];
		if (line === undefined) return [];
		const {atMs, offset, code} = line;
		const head = {cells: 3, tone: toneOf(code, asked)};
		const text = textOf(at);
		return lineRows({atMs, offset, mark: 'theirs', secure, text, tone: 'plain', head}, options);
	};
	return {
		rows: lazyRows(height, (row) => {
			if (row >= wordsAt && row < wordsAt + words.length) return words[row - wordsAt];
			const index = bisect(starts.length, (each) => (starts[each] ?? 0) <= row) - 1;
			return (made[index] ??= rowsOf(index))[row - (starts[index] ?? 0)];
		}),
		fold: isFolded ? 'folded' : isLong ? 'open' : 'none',
		count: lines.length,
		textOf,
		lineFrom(row) {
			const index = bisect(starts.length, (each) => (starts[each] ?? 0) < row);
			return index < shown ? lineAt(index) : lines.length;
		},
		rowOf(line) {
			if (!isFolded || line < foldHead) return starts[line];
			return line < lines.length - foldTail ? undefined : starts[line - hidden];
		},
	};
}

/** What a line says, safe to show, and how much of it was not kept. */
export function lineText({raw, bytes}: ReplyLine, brush: Brush): string {
	const missing = bytes - raw.length;
	return (
		brush.showLine(raw) +
		(missing > 0 ? brush.say(`… ${grouped(missing)} more bytes, not kept`) : '')
	);
}

/** The columns of a line if it is printable ASCII and kept whole, which nearly all are. */
function plainLength(line: ReplyLine | undefined): number | undefined {
	if (line === undefined || line.bytes > line.raw.length) return undefined;
	const {raw} = line;
	let end = raw.length;
	if (raw[end - 1] === 0x0a) end -= raw[end - 2] === 0x0d ? 2 : 1;
	for (let at = 0; at < end; at++) {
		const byte = raw[at] ?? 0;
		if (byte < 0x20 || byte > 0x7e) return undefined;
	}
	return end;
}

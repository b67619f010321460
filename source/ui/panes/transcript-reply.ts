import type {Reply} from '../../model/wire.ts';
import {bisect} from '../bisect.ts';
import {foldAbove, foldHead, foldTail} from '../folds.ts';
import type {Row, Tone} from '../theme.ts';
import {lineRows, remark, type TranscriptOptions} from './transcript-lines.ts';

/** The rows of one reply, and where each of its lines is. */
export type ReplySheet = {
	readonly rows: readonly Row[];
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

const cache = new WeakMap<Reply, Known>();

/** A reply behind its gutter; a long one folded, unless it is to be shown whole. */
export function replySheet(
	reply: Reply,
	options: TranscriptOptions & {readonly secure: boolean; readonly isOpen: boolean},
): ReplySheet {
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

function makeSheet(
	reply: Reply,
	options: TranscriptOptions & {readonly secure: boolean; readonly isOpen: boolean},
	texts: string[],
): ReplySheet {
	const {brush, secure, isOpen} = options;
	const {lines} = reply;
	const textOf = (at: number): string => {
		const line = lines[at];
		if (line === undefined) return '';
		return (texts[at] ??=
			brush.showLine(line.raw) +
			(line.bytes > line.raw.length
				? brush.say(`… ${line.bytes - line.raw.length} more bytes, not kept`)
				: ''));
	};
	const isLong = lines.length > foldAbove;
	const isFolded = isLong && !isOpen;
	const rows: Row[] = [];
	const shown: number[] = [];
	const starts: number[] = [];
	const add = (from: number, to: number): void => {
		for (let at = from; at < to; at++) {
			const line = lines[at];
			if (line === undefined) continue;
			shown.push(at);
			starts.push(rows.length);
			const head = {cells: 3, tone: codeTone(line.code)};
			const {atMs, offset} = line;
			for (const row of lineRows(
				{atMs, offset, mark: 'theirs', secure, text: textOf(at), tone: 'plain', head},
				options,
			))
				rows.push(row);
		}
	};
	add(0, isFolded ? foldHead : lines.length);
	if (isFolded) {
		const hidden = lines.length - foldHead - foldTail;
		const text = `… ${grouped(hidden)} more lines (u unfolds)`;
		for (const row of remark(' ', text, 'strong', options)) rows.push(row);
		add(lines.length - foldTail, lines.length);
	}
	return {
		rows,
		fold: isFolded ? 'folded' : isLong ? 'open' : 'none',
		count: lines.length,
		textOf,
		lineFrom: (row) =>
			shown[bisect(starts.length, (index) => (starts[index] ?? 0) < row)] ?? lines.length,
		rowOf(line) {
			const at = bisect(shown.length, (index) => (shown[index] ?? 0) < line);
			return shown[at] === line ? starts[at] : undefined;
		},
	};
}

/** 9988 as '9,988'. */
function grouped(count: number): string {
	return String(count).replace(/\B(?=(?:\d{3})+$)/gu, ',');
}

function codeTone(code: number | undefined): Tone {
	if (code === undefined) return 'bad';
	return code < 400 ? 'good' : code < 500 ? 'warn' : 'bad';
}

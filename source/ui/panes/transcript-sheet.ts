import {bisect} from '../bisect.ts';
import type {Row} from '../theme.ts';
import {textOfRow, type SearchText} from '../search-text.ts';
import type {ReplySheet} from './transcript-reply.ts';

/** A command and its reply in the transcript. */
export type Block = {
	/** `seq` of the reply, or of the command that none came to. */
	readonly id: number;
	/** What its first line is called in the search. */
	readonly key: string;
	readonly stage: string;
	readonly attempt: number;
	/** Its first row, and how many there are. */
	readonly row: number;
	readonly rows: number;
	/** The code says no: 400 and above. */
	readonly isRefusal: boolean;
	/** Whether there is something to fold or unfold, and how it is now. */
	readonly fold: 'none' | 'folded' | 'open';
};

/** Rows that belong together, and where their lines begin in the search. */
type Piece = {
	readonly key: string;
	readonly row: number;
	readonly line: number;
	readonly rows: readonly Row[];
	/** Of a reply the lines are looked for, folded or not; of anything else the rows. */
	readonly reply: {readonly sheet: ReplySheet; readonly seq: number} | undefined;
};

/** The transcript while it is being written. */
export type Sheet = {
	readonly rows: Row[];
	readonly blocks: Block[];
	/** The first row of what an event left behind, by the event's key. */
	readonly anchors: Map<string, number>;
	readonly pieces: Piece[];
	/** Lines so far. */
	lines: number;
};

/** An empty sheet. */
export function newSheet(): Sheet {
	return {rows: [], blocks: [], anchors: new Map(), pieces: [], lines: 0};
}

/** Write rows, and note the first of them as that of an event. */
export function write(
	sheet: Sheet,
	key: string,
	rows: readonly Row[],
	reply?: {readonly sheet: ReplySheet; readonly seq: number},
): void {
	if (rows.length === 0) return;
	const row = sheet.rows.length;
	sheet.anchors.set(key, row);
	sheet.pieces.push({key, row, line: sheet.lines, rows, reply});
	sheet.lines += reply === undefined ? rows.length : reply.sheet.count;
	// Not push(...rows): a reply of 1 MB in a narrow window has more rows than a call takes arguments.
	for (const each of rows) sheet.rows.push(each);
}

/** What was written, as a text to search. */
export function searchSheet(sheet: Sheet, gutter: number): SearchText {
	const {pieces} = sheet;
	const byKey = new Map(pieces.map((piece) => [piece.key, piece]));
	const pieceAt = (line: number): Piece | undefined =>
		pieces[bisect(pieces.length, (index) => (pieces[index]?.line ?? 0) <= line) - 1];
	const sized = ({rows, reply}: Piece): number => reply?.sheet.count ?? rows.length;
	return {
		count: sheet.lines,
		gutter,
		joint: '',
		textOf(line) {
			const piece = pieceAt(line);
			if (piece === undefined) return '';
			const at = line - piece.line;
			return piece.reply === undefined
				? textOfRow(piece.rows[at]).slice(gutter)
				: piece.reply.sheet.textOf(at);
		},
		keyOf(line) {
			const piece = pieceAt(line);
			return piece === undefined ? '' : `${piece.key}:${line - piece.line}`;
		},
		lineOf(key) {
			const cut = key.lastIndexOf(':');
			const piece = byKey.get(key.slice(0, cut));
			const at = Number(key.slice(cut + 1));
			return piece !== undefined && at < sized(piece) ? piece.line + at : undefined;
		},
		rowOf(line) {
			const piece = pieceAt(line);
			if (piece === undefined) return undefined;
			const at = line - piece.line;
			const inside = piece.reply === undefined ? at : piece.reply.sheet.rowOf(at);
			return inside === undefined ? undefined : piece.row + inside;
		},
		lineFrom(row) {
			const piece = pieces[bisect(pieces.length, (index) => (pieces[index]?.row ?? 0) <= row) - 1];
			if (piece === undefined) return 0;
			const inside = row - piece.row;
			const at = piece.reply === undefined ? inside : piece.reply.sheet.lineFrom(inside);
			return Math.min(piece.line + at, Math.max(0, sheet.lines - 1));
		},
		foldOf(line) {
			const piece = pieceAt(line);
			if (piece?.reply === undefined) return undefined;
			return piece.reply.sheet.rowOf(line - piece.line) === undefined ? piece.reply.seq : undefined;
		},
	};
}

import {bisect} from '../bisect.ts';
import type {RowList} from '../row-list.ts';
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
	/** A reply came. */
	readonly isAnswered: boolean;
	/** The code says no: 400 and above. */
	readonly isRefusal: boolean;
	/** Whether there is something to fold or unfold, and how it is now. */
	readonly fold: 'none' | 'folded' | 'open';
};

/** Rows that belong together, and where their lines begin in the search. */
export type Piece = {
	readonly key: string;
	readonly row: number;
	readonly line: number;
	readonly rows: RowList;
	/** Of a reply the lines are looked for, folded or not; of anything else the rows. */
	readonly reply: {readonly sheet: ReplySheet; readonly seq: number} | undefined;
};

/** A part of the transcript while it is being written; all places are counted from its beginning. */
export type Sheet = {
	readonly blocks: Block[];
	readonly pieces: Piece[];
	/** Rows and lines so far. */
	rows: number;
	lines: number;
};

/** An empty sheet. */
export function newSheet(): Sheet {
	return {blocks: [], pieces: [], rows: 0, lines: 0};
}

/** Write rows; the first of them is that of an event. */
export function write(
	sheet: Sheet,
	key: string,
	rows: RowList,
	reply?: {readonly sheet: ReplySheet; readonly seq: number},
): void {
	if (rows.length === 0) return;
	sheet.pieces.push({key, row: sheet.rows, line: sheet.lines, rows, reply});
	sheet.lines += reply === undefined ? rows.length : reply.sheet.count;
	sheet.rows += rows.length;
}

/** The piece that has this row or this line. */
export function pieceAt({pieces}: Sheet, place: number, by: 'row' | 'line'): Piece | undefined {
	return pieces[bisect(pieces.length, (index) => (pieces[index]?.[by] ?? 0) <= place) - 1];
}

/** How many lines a piece has. */
export const linesOf = ({rows, reply}: Piece): number => reply?.sheet.count ?? rows.length;

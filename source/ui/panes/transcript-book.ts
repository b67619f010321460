import {bisect} from '../bisect.ts';
import {lazyRows, type RowList} from '../row-list.ts';
import {textOfRow, type SearchText} from '../search-text.ts';
import {linesOf, pieceAt, type Block, type Piece, type Sheet} from './transcript-sheet.ts';

/** Sheets one below the other. Putting them together takes no longer for long ones. */
export type Book = {
	readonly rows: RowList;
	readonly blocks: readonly Block[];
	/** The first row of what an event left behind, by the event's key. */
	readonly anchorOf: (key: string) => number | undefined;
	readonly text: SearchText;
};

type Page = {readonly sheet: Sheet; readonly row: number; readonly line: number};

/** Put sheets together; `gutter`: columns of each row that are no text. */
export function bind(sheets: readonly Sheet[], gutter: number): Book {
	const pages: Page[] = [];
	let rows = 0;
	let lines = 0;
	for (const sheet of sheets) {
		if (sheet.rows === 0) continue;
		pages.push({sheet, row: rows, line: lines});
		rows += sheet.rows;
		lines += sheet.lines;
	}
	const pageAt = (place: number, by: 'row' | 'line'): Page | undefined =>
		pages[bisect(pages.length, (index) => (pages[index]?.[by] ?? 0) <= place) - 1];
	let anchors: Map<string, number> | undefined;
	return {
		rows: lazyRows(rows, (row) => {
			const page = row < rows ? pageAt(row, 'row') : undefined;
			if (page === undefined) return undefined;
			const piece = pieceAt(page.sheet, row - page.row, 'row');
			return piece?.rows.at(row - page.row - piece.row);
		}),
		blocks: pages.flatMap(({sheet, row}) => movedBlocks(sheet, row)),
		anchorOf(key) {
			anchors ??= new Map(
				pages.flatMap(({sheet, row}) =>
					sheet.pieces.map((piece) => [piece.key, row + piece.row] as const),
				),
			);
			return anchors.get(key);
		},
		text: searchPages(pages, {rows, lines, gutter}, pageAt),
	};
}

const moved = new WeakMap<Sheet, {readonly by: number; readonly blocks: readonly Block[]}>();

/** The blocks of a sheet, with their places in the book; the same ones as long as the sheet is in its place. */
function movedBlocks(sheet: Sheet, by: number): readonly Block[] {
	if (by === 0) return sheet.blocks;
	const known = moved.get(sheet);
	if (known?.by === by) return known.blocks;
	const blocks = sheet.blocks.map((block) => ({...block, row: block.row + by}));
	moved.set(sheet, {by, blocks});
	return blocks;
}

type Found = {
	readonly piece: Piece;
	/** Its first row and line in the book. */
	readonly row: number;
	readonly line: number;
};

/** What was written, as a text to search. */
function searchPages(
	pages: readonly Page[],
	{rows, lines, gutter}: {readonly rows: number; readonly lines: number; readonly gutter: number},
	pageAt: (place: number, by: 'row' | 'line') => Page | undefined,
): SearchText {
	const placed = (page: Page, piece: Piece): Found => ({
		piece,
		row: page.row + piece.row,
		line: page.line + piece.line,
	});
	const find = (place: number, by: 'row' | 'line'): Found | undefined => {
		const page = pageAt(place, by);
		const piece = page && pieceAt(page.sheet, place - page[by], by);
		return page && piece && placed(page, piece);
	};
	let byKey: Map<string, Found> | undefined;
	return {
		count: lines,
		gutter,
		joint: '',
		textOf(line) {
			const found = find(line, 'line');
			if (found === undefined) return '';
			const at = line - found.line;
			const {rows: own, reply} = found.piece;
			return reply === undefined ? textOfRow(own.at(at)).slice(gutter) : reply.sheet.textOf(at);
		},
		keyOf(line) {
			const found = find(line, 'line');
			return found === undefined ? '' : `${found.piece.key}:${line - found.line}`;
		},
		lineOf(key) {
			byKey ??= new Map(
				pages.flatMap((page) =>
					page.sheet.pieces.map((piece) => [piece.key, placed(page, piece)] as const),
				),
			);
			const cut = key.lastIndexOf(':');
			const found = byKey.get(key.slice(0, cut));
			const at = Number(key.slice(cut + 1));
			return found !== undefined && at < linesOf(found.piece) ? found.line + at : undefined;
		},
		rowOf(line) {
			const found = find(line, 'line');
			if (found === undefined) return undefined;
			const at = line - found.line;
			const {reply} = found.piece;
			const inside = reply === undefined ? at : reply.sheet.rowOf(at);
			return inside === undefined ? undefined : found.row + inside;
		},
		lineFrom(row) {
			const found = find(Math.min(row, Math.max(0, rows - 1)), 'row');
			if (found === undefined) return 0;
			const inside = row - found.row;
			const {reply} = found.piece;
			const at = reply === undefined ? inside : reply.sheet.lineFrom(inside);
			return Math.min(found.line + at, Math.max(0, lines - 1));
		},
		foldOf(line) {
			const found = find(line, 'line');
			const reply = found?.piece.reply;
			if (found === undefined || reply === undefined) return undefined;
			return reply.sheet.rowOf(line - found.line) === undefined ? reply.seq : undefined;
		},
	};
}

import type {Row} from './theme.ts';

/** A text that can be searched, line by line. What it gives is safe to show. */
export type SearchText = {
	/** How many lines there are. */
	readonly count: number;
	readonly textOf: (line: number) => string;
	/** What names a line: it keeps its name when others come before it. */
	readonly keyOf: (line: number) => string;
	/** The line with that name; undefined if it is gone. */
	readonly lineOf: (key: string) => number | undefined;
	/** The row where the line starts; undefined while it is folded away. */
	readonly rowOf: (line: number) => number | undefined;
	/** The first line that starts at this row or below. */
	readonly lineFrom: (row: number) => number;
	/** The reply to unfold for this line, by the `seq` of its event; undefined: it is in sight. */
	readonly foldOf: (line: number) => number | undefined;
	/** Columns of each row that are no text: time, direction. */
	readonly gutter: number;
	/** The rows it was made from, where a line is a row. */
	readonly rows?: readonly Row[];
	/** What stands between a row and the one that goes on with it. */
	readonly joint: '' | ' ';
};

/** A text without lines. */
export const noText: SearchText = {
	count: 0,
	textOf: () => '',
	keyOf: () => '',
	lineOf: () => undefined,
	rowOf: () => undefined,
	lineFrom: () => 0,
	foldOf: () => undefined,
	gutter: 0,
	joint: ' ',
};

/** What a row says. */
export function textOfRow(row: Row | undefined): string {
	if (row === undefined) return '';
	let text = '';
	for (const span of row) text += span.text;
	return text;
}

/** Rows of prose as a text to search: a phrase is found across the end of a row, too. */
export function searchRows(rows: readonly Row[]): SearchText {
	const texts: string[] = [];
	return {
		...noText,
		rows,
		count: rows.length,
		textOf: (line) => (texts[line] ??= textOfRow(rows[line])),
		keyOf: String,
		lineOf: (key) => (Number(key) < rows.length ? Number(key) : undefined),
		rowOf: (line) => line,
		lineFrom: (row) => Math.max(0, Math.min(row, rows.length - 1)),
	};
}

/** True if both say the same, row by row. */
export function saySame(some: readonly Row[], others: readonly Row[]): boolean {
	return (
		some === others ||
		(some.length === others.length &&
			some.every(
				(row, index) => row === others[index] || textOfRow(row) === textOfRow(others[index]),
			))
	);
}

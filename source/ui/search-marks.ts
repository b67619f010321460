import {occurrences, type Hunt} from './search.ts';
import {textOfRow, type SearchText} from './search-text.ts';
import type {RowList} from './row-list.ts';
import type {Row, Span, Tone} from './theme.ts';

/** What to mark in the rows of a text. */
export type Marks = {
	readonly hunt: Hunt;
	/** The rows of the line that was gone to: marked more strongly. */
	readonly here: number | undefined;
};

/** A row with everything that was found in it marked; the same row if nothing was. */
export function markRow(row: Row, at: number, rows: RowList, marks: Marks): Row {
	const {text, needle, isExact} = marks.hunt;
	if (needle === '') return row;
	const own = textOfRow(row);
	const body = text.gutter;
	const shown = own.slice(body);
	const neighbour = (index: number): string => textOfRow(rows.at(index)).slice(body);
	// What begins in the row before and ends in this one.
	const before = at === 0 ? '' : tailOf(neighbour(at - 1), text, needle.length);
	const indent = text.joint === '' ? 0 : shown.length - shown.trimStart().length;
	const after = at + 1 < rows.length ? headOf(neighbour(at + 1), text, needle.length) : '';
	const whole = `${before}${text.joint === '' ? shown : shown.trim()}${after}`;
	const ranges = occurrences(whole, needle, isExact)
		.map((start) => [
			start - before.length + indent,
			start - before.length + indent + needle.length,
		])
		.map(
			([from = 0, to = 0]) =>
				[Math.max(indent, from) + body, Math.min(own.length, to + body)] as const,
		)
		.filter(([from, to]) => from < to);
	const tone: Tone = marks.here === at ? 'here' : 'found';
	return ranges.length === 0 ? row : ranges.reduce((made, range) => paint(made, range, tone), row);
}

const tailOf = (line: string, text: SearchText, length: number): string =>
	text.joint === '' ? line.slice(-length) : `${line.trimEnd().slice(-length)} `;
const headOf = (line: string, text: SearchText, length: number): string =>
	text.joint === '' ? line.slice(0, length) : ` ${line.trimStart().slice(0, length)}`;

/** The characters from one place to another in another tone. */
function paint(row: Row, [from, to]: readonly [number, number], tone: Tone): Row {
	const spans: Span[] = [];
	let at = 0;
	for (const span of row) {
		const cut = (start: number, end: number, style: Tone | undefined): void => {
			const piece = span.text.slice(Math.max(0, start - at), Math.max(0, end - at));
			if (piece !== '')
				spans.push(style === undefined ? {text: piece} : {text: piece, tone: style});
		};
		cut(at, Math.min(from, at + span.text.length), span.tone);
		cut(Math.max(at, from), Math.min(to, at + span.text.length), tone);
		cut(Math.max(at, to), at + span.text.length, span.tone);
		at += span.text.length;
	}
	return spans;
}

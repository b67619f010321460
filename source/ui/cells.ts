import stringWidth from 'string-width';
import {SegmenterWhenUsed} from './segmenter-when-used.ts';
import type {Row, Span, Tone} from './theme.ts';

const segmenter = new SegmenterWhenUsed();
const printableAscii = /^[\x20-\x7e]*$/u;
const asciiLines = /^[\n\x20-\x7e]*$/u;

/** The graphemes of a text: what a person takes for one character each. */
export function graphemes(text: string): string[] {
	if (asciiLines.test(text)) return text.split('');
	return Array.from(segmenter.segment(text), (part) => part.segment);
}

/** The widths of the short texts that stand in every row: signs, rules. */
const widths = new Map<string, number>();
const keptLength = 16;
const keptWidths = 2000;

/** Columns that a text takes on the screen. */
export function cells(text: string): number {
	if (printableAscii.test(text)) return text.length;
	if (text.length > keptLength) return stringWidth(text);
	const known = widths.get(text);
	if (known !== undefined) return known;
	const width = stringWidth(text);
	if (widths.size >= keptWidths) widths.clear();
	widths.set(text, width);
	return width;
}

/** Columns that a row takes. */
export function rowCells(row: Row): number {
	return row.reduce((sum, span) => sum + cells(span.text), 0);
}

/** Cut a text to at most `width` columns; the last one becomes `mark` if something is missing. */
export function cut(text: string, width: number, mark: string): string {
	if (width <= 0) return '';
	if (cells(text) <= width) return text;
	let result = '';
	let used = 0;
	for (const part of graphemes(text)) {
		const size = cells(part);
		if (used + size > width - 1) break;
		result += part;
		used += size;
	}
	return result + mark;
}

/** Cut or pad a text to exactly `width` columns. */
export function fit(text: string, width: number, mark: string): string {
	const short = cut(text, width, mark);
	return short + ' '.repeat(Math.max(0, width - cells(short)));
}

/** The same, aligned to the right. */
export function fitRight(text: string, width: number, mark: string): string {
	const short = cut(text, width, mark);
	return ' '.repeat(Math.max(0, width - cells(short))) + short;
}

/** Cut a row to at most `width` columns. */
export function cutRow(row: Row, width: number, mark: string): Row {
	if (rowCells(row) <= width) return row;
	const result: Span[] = [];
	let left = width;
	for (const span of row) {
		const size = cells(span.text);
		if (size < left) {
			result.push(span);
			left -= size;
			continue;
		}
		// Something follows or is too long: this span gets the mark.
		result.push({...span, text: cut(`${span.text}  `, left, mark)});
		return result;
	}
	return result;
}

/** Cut a text to at most `width` columns where a word ends; inside of a word only if it is the first. */
export function cutAtWord(text: string, width: number): string {
	if (cells(text) <= width) return text;
	const [short = ''] = hardWrap(text, width);
	const isWhole = text[short.length] === ' ';
	const end = short.lastIndexOf(' ');
	return (isWhole || end <= 0 ? short : short.slice(0, end)).trimEnd();
}

/** Cut a row to at most `width` columns, its last text where a word ends. */
export function cutRowAtWord(row: Row, width: number): Row {
	if (rowCells(row) <= width) return row;
	const result: Span[] = [];
	let left = width;
	for (const span of row) {
		const text = cutAtWord(span.text, left);
		result.push({...span, text});
		left -= cells(text);
		if (text !== span.text) break;
	}
	return result;
}

/**
 * Break a text into pieces of at most `width` columns, anywhere: for raw
 * protocol lines, where spaces are evidence and no word may move.
 */
export function hardWrap(text: string, width: number): string[] {
	const room = Math.max(1, width);
	if (printableAscii.test(text)) {
		if (text.length <= room) return [text];
		const pieces: string[] = [];
		for (let at = 0; at < text.length; at += room) pieces.push(text.slice(at, at + room));
		return pieces;
	}
	const pieces: string[] = [];
	let piece = '';
	let used = 0;
	// A few graphemes of stacked marks are wider than a narrow column: those break inside.
	const parts = graphemes(text).flatMap((part) => (cells(part) > room ? Array.from(part) : [part]));
	for (const part of parts) {
		const size = cells(part);
		if (used + size > room && piece !== '') {
			pieces.push(piece);
			piece = '';
			used = 0;
		}
		piece += part;
		used += size;
	}
	pieces.push(piece);
	return pieces;
}

/** Break prose at spaces into lines of at most `width` columns; a word that is too long is cut hard. */
export function wordWrap(text: string, width: number): string[] {
	const room = Math.max(1, width);
	const lines: string[] = [];
	for (const paragraph of text.split('\n')) {
		let line = '';
		for (const word of paragraph.split(' ')) {
			if (word === '') continue;
			const candidate = line === '' ? word : `${line} ${word}`;
			if (cells(candidate) <= room) {
				line = candidate;
				continue;
			}
			if (line !== '') lines.push(line);
			const pieces = hardWrap(word, room);
			lines.push(...pieces.slice(0, -1));
			line = pieces.at(-1) ?? '';
		}
		lines.push(line);
	}
	return lines;
}

/**
 * Break a line at spaces where what is behind them fits into the next one whole,
 * such as an address, and anywhere else where it does not. No space is lost but
 * at the end of a row.
 */
export function tokenWrap(text: string, width: number): string[] {
	const room = Math.max(1, width);
	const lines: string[] = [];
	let line = '';
	for (const token of text.split(/(?<= )(?! )/u)) {
		const bare = cells(token.trimEnd());
		const isFull = cells(line) >= room || (cells(line) + bare > room && bare <= room);
		if (line !== '' && isFull) {
			lines.push(line);
			line = '';
		}
		const pieces = hardWrap(line + token.trimEnd(), room);
		lines.push(...pieces.slice(0, -1));
		line = (pieces.at(-1) ?? '') + token.slice(token.trimEnd().length);
	}
	return [...lines, line].map((each) => (cells(each) > room ? each.trimEnd() : each));
}

/** Prose as rows in one tone, behind `first` on the first line and as much space on the others. */
export function prose(
	text: string,
	width: number,
	tone: Tone = 'plain',
	first: readonly Span[] = [],
): Row[] {
	const indent = rowCells(first);
	return wordWrap(text, width - indent).map((line, index) => [
		...(index === 0 ? first : indent > 0 ? [{text: ' '.repeat(indent)}] : []),
		{text: line, tone},
	]);
}

/**
 * Prose that ends where a sentence ends: as many whole sentences as fit into
 * `most` rows. If not even the first one fits, it is cut, and says so by `mark`.
 */
export function sentences(text: string, width: number, most: number, mark: string): string[] {
	if (most <= 0) return [];
	let fitting: string[] = [];
	let taken = '';
	for (const sentence of sentencesOf(text)) {
		taken = taken === '' ? sentence : `${taken} ${sentence}`;
		const lines = wordWrap(taken, width);
		if (lines.length > most)
			return fitting.length > 0 ? fitting : endCut(lines.slice(0, most), width, mark);
		fitting = lines;
	}
	return fitting;
}

/** The sentences of a text of ours. */
export function sentencesOf(text: string): string[] {
	return text.split(/(?<=[.!?]) +/u).filter((sentence) => sentence !== '');
}

function endCut(lines: readonly string[], width: number, mark: string): string[] {
	const last = cutAtWord(lines.at(-1) ?? '', width - 2).trimEnd();
	return [...lines.slice(0, -1), `${last} ${mark}`];
}

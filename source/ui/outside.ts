import type {Brush} from './brush.ts';
import {textOfRow} from './search-text.ts';
import type {RowList} from './row-list.ts';

/** A program of the person's that can show a text. */
export type Outside = 'pager' | 'editor';

/** Show a text there; resolves when it was left, with a word to the person if something was odd. */
export type ShowOutside = (how: Outside, text: string) => Promise<string | undefined>;

/** Wide enough that no line is broken: pagers do that themselves. */
export const outsideColumns = 20_000;

/** Rows as a plain text. Everything in it went through `visible()`. */
export function plainText(rows: RowList, {glyphs}: Brush): string {
	const rule = glyphs.rule.repeat(80);
	return Array.from(rows, (row) => {
		const text = textOfRow(row);
		const at = text.indexOf(rule);
		return `${(at < 0 ? text : text.slice(0, at + 4)).trimEnd()}\n`;
	}).join('');
}

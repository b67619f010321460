import type {Brush} from './brush.ts';
import {cells, cut, rowCells} from './cells.ts';
import {fieldWindow} from './field-window.ts';
import type {Hint} from './keymap.ts';
import {hintRow} from './panes/frame.ts';
import {countWords} from './search.ts';
import {lineAt} from './search-state.ts';
import type {Row, Span} from './theme.ts';
import type {UiState} from './ui-state.ts';

/** What stands in the last row before the hints while one searches. */
export type SearchField = {
	readonly row: Row;
	/** Where the cursor is; undefined: the field is closed. */
	readonly column: number | undefined;
};

/**
 * The field, or what was looked for, and which place of how many this is.
 *
 *  /mailbox  3 of 17
 */
export function searchField(state: UiState, brush: Brush, width: number): SearchField | undefined {
	const {search} = state;
	if (search === undefined) return undefined;
	const count = {
		text: `  ${brush.say(countWords(search.hunt, lineAt(search)))}`,
		tone: 'strong',
	} as const;
	const room = Math.max(6, Math.floor(width / 2) - cells(count.text) - 2);
	const {field} = search;
	if (field === undefined) {
		const needle = cut(brush.show(search.hunt.needle), room, brush.glyphs.cut);
		return {row: [{text: ` /${needle}`, tone: 'accent'}, count], column: undefined};
	}
	const {text, column} = fieldWindow(field, room + 1, brush);
	return {
		row: [{text: ' /', tone: 'accent'}, {text, tone: 'plain'}, count],
		column: 2 + column,
	};
}

/** The last row: the field, then as many keys as fit, those of the search before all but the first. */
export function withField(
	field: SearchField | undefined,
	hints: readonly Hint[],
	brush: Brush,
	width: number,
): Row {
	if (field === undefined) return hintRow(hints, brush, width);
	const spans: Span[] = [...field.row];
	for (const {label, hint} of hints) {
		const key = `  ${brush.say(label)}`;
		const words = ` ${brush.say(hint)}`;
		if (rowCells(spans) + cells(key + words) > width) break;
		spans.push({text: key, tone: 'key'}, {text: words, tone: 'dim'});
	}
	return spans;
}

/** The hints where some keys mean something else for the time being: the first one stays the first. */
export function overlaid(over: readonly Hint[], usual: readonly Hint[]): readonly Hint[] {
	const left = usual.filter(({label}) => !over.some((hint) => hint.label === label));
	const first = left.filter((hint) => hint === usual[0]);
	return [...first, ...over, ...left.filter((hint) => hint !== usual[0])];
}

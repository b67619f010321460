import type {Brush} from './brush.ts';
import {cells, cut} from './cells.ts';
import type {LineEditor} from './line-editor.ts';

/** The part of a field that is in sight, and where in it the cursor stands. */
export type FieldWindow = {
	readonly text: string;
	/** Columns before the cursor. */
	readonly column: number;
};

/** What of a field stands in `room` columns: the end before the cursor stays in sight. Safe to show. */
export function fieldWindow(
	{text, cursor}: Pick<LineEditor, 'text' | 'cursor'>,
	room: number,
	brush: Brush,
): FieldWindow {
	// The cell of the cursor is needed, too, also behind the last character.
	const under = Math.max(1, cells(brush.show(text[cursor] ?? ' ')));
	const before = tailOf(text.slice(0, cursor), Math.max(0, room - under), brush);
	const after = brush.show(text.slice(cursor).join(''));
	return {text: cut(before + after, room, brush.glyphs.cut), column: cells(before)};
}

function tailOf(parts: readonly string[], room: number, brush: Brush): string {
	let tail = '';
	let used = 0;
	for (const part of parts.toReversed()) {
		const shown = brush.show(part);
		used += cells(shown);
		if (used > room) break;
		tail = shown + tail;
	}
	return tail;
}

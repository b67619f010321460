import {Box} from 'ink';
import type {ReactNode} from 'react';
import {cells, cut} from '../cells.ts';
import type {Area} from '../layout.ts';
import type {RowList} from '../row-list.ts';
import type {Glyphs, Row, Tone} from '../theme.ts';
import {RowLine, Rows, type MarkRow} from './rows.tsx';

/** How far from its top a pane may be scrolled. */
function lastTop(rows: number, height: number): number {
	return Math.max(0, rows - height);
}

/** The rule above a pane: heavy and with the accent where the focus is. */
export function titleRow(options: {
	readonly title: string;
	readonly isFocused: boolean;
	readonly note: string;
	readonly width: number;
	readonly glyphs: Glyphs;
	readonly titleTone?: Tone;
}): Row {
	const {isFocused, note, width, glyphs} = options;
	const titleTone = options.titleTone ?? (isFocused ? 'accent' : 'plain');
	const rule = isFocused ? glyphs.heavyRule : glyphs.rule;
	const tone = isFocused ? 'accent' : 'dim';
	const tail = note === '' ? '' : ` ${note} ${rule}`;
	// The note changes, the title is known: half of that is enough.
	const title = cut(options.title, Math.max(8, width - cells(tail) - 4), glyphs.cut);
	const rest = Math.max(0, width - cells(title) - cells(tail) - 3);
	return [
		{text: `${rule} `, tone},
		{text: title, tone: titleTone},
		{text: ` ${rule.repeat(rest)}`, tone},
		{text: tail, tone: 'dim'},
	];
}

/** What stands in the rule as long as nothing is missed: it gives way to where one is. */
export const following = 'following';

/** Where one is, and what else there is to say; the second alone where there is no room for both. */
function noteOf(
	place: string,
	tail: string,
	{title, area, glyphs}: {readonly title: string; readonly area: Area; readonly glyphs: Glyphs},
): string {
	if (place === '' || tail === '') return place;
	const both = `${tail}, ${place}`;
	const room = area.width - cells(title) - 7;
	return cells(both) <= room || !glyphs.unicode ? both : tail === following ? place : tail;
}

/** A pane: its rule and the window of rows that fits below it. */
export function Pane(props: {
	readonly title: string;
	readonly rows: RowList;
	readonly top: number;
	readonly area: Area;
	readonly isFocused: boolean;
	readonly glyphs: Glyphs;
	/** What else stands in the rule, where there is room. */
	readonly tail?: string | undefined;
	/** What the rows in sight are marked with. */
	readonly markRow?: MarkRow | undefined;
}): ReactNode {
	const {rows, area, glyphs, tail = ''} = props;
	const height = area.height - 1;
	const top = Math.min(props.top, lastTop(rows.length, height));
	const isLonger = rows.length > height;
	const end = Math.min(rows.length, top + height);
	const note = noteOf(isLonger ? `${top + 1}-${end} of ${rows.length}` : '', tail, props);
	const title = titleRow({
		title: props.title,
		isFocused: props.isFocused,
		note,
		width: area.width,
		glyphs,
	});
	return (
		<Box flexDirection="column" width={area.width} height={area.height} flexShrink={0}>
			<RowLine row={title} width={area.width} mark={glyphs.cut} />
			<Rows
				rows={rows}
				top={top}
				width={area.width}
				height={height}
				mark={glyphs.cut}
				markRow={props.markRow}
			/>
		</Box>
	);
}

import {Box, Transform, useIsScreenReaderEnabled} from 'ink';
import type {ReactNode} from 'react';
import {useLook} from '../look.ts';
import {paintRow, plainRow} from '../paint.ts';
import type {RowList} from '../row-list.ts';
import type {Row} from '../theme.ts';

/** One row of the screen, cut to its width. */
export function RowLine(props: {
	readonly row: Row;
	readonly width: number;
	readonly mark: string;
}): ReactNode {
	return <Rows rows={[props.row]} width={props.width} height={1} mark={props.mark} />;
}

/** A row in sight with marks of the moment. */
export type MarkRow = (row: Row, index: number, rows: RowList) => Row;

/**
 * Exactly `height` rows: the given ones from `top`, then empty ones. For Ink it
 * is one text of so many blank lines, which never changes: there is nothing to
 * lay out when a key or the server changes what is written on them
 * (docs/adr/0015-drawing-under-load.md).
 */
export function Rows(props: {
	readonly rows: RowList;
	readonly top?: number;
	readonly width: number;
	readonly height: number;
	readonly mark: string;
	readonly markRow?: MarkRow | undefined;
}): ReactNode {
	const {rows, top = 0, width, height, mark, markRow} = props;
	const {styles} = useLook();
	const isReadOut = useIsScreenReaderEnabled();
	const rowAt = (index: number): Row => {
		const row = rows.at(top + index) ?? [];
		return markRow === undefined || row.length === 0 ? row : markRow(row, top + index, rows);
	};
	const lines = (lineOf: (index: number) => string): string =>
		Array.from({length: Math.max(0, height)}, (_, index) => lineOf(index)).join('\n');
	return (
		<Box width={width} height={height} flexShrink={0}>
			<Transform transform={(_, index) => paintRow(rowAt(index), width, mark, styles)}>
				{lines(isReadOut ? (index) => plainRow(rowAt(index), width, mark) || ' ' : () => ' ')}
			</Transform>
		</Box>
	);
}

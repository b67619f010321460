import {Box, Text} from 'ink';
import {memo, type ReactNode} from 'react';
import {cutRow} from '../cells.ts';
import {useLook} from '../look.ts';
import type {Row} from '../theme.ts';

/** One row of the screen, cut to its width. */
export const RowLine = memo(function RowLine(props: {
	readonly row: Row;
	readonly width: number;
	readonly mark: string;
}): ReactNode {
	const {styles} = useLook();
	const spans = cutRow(props.row, props.width, props.mark);
	return (
		<Box height={1} width={props.width} flexShrink={0}>
			<Text wrap="truncate-end">
				{spans.length === 0 ? ' ' : null}
				{spans.map((span, index) => (
					<Text key={index} {...styles[span.tone ?? 'plain']}>
						{span.text}
					</Text>
				))}
			</Text>
		</Box>
	);
});

/** A row in sight with marks of the moment. */
export type MarkRow = (row: Row, index: number, rows: readonly Row[]) => Row;

/** Exactly `height` rows: the given ones from `top`, then empty ones. */
export function Rows(props: {
	readonly rows: readonly Row[];
	readonly top?: number;
	readonly width: number;
	readonly height: number;
	readonly mark: string;
	readonly markRow?: MarkRow | undefined;
}): ReactNode {
	const {rows, top = 0, width, height, mark, markRow} = props;
	const shown = rows.slice(top, top + Math.max(0, height));
	return (
		<Box flexDirection="column" width={width} height={height} flexShrink={0} overflow="hidden">
			{shown.map((row, index) => (
				<RowLine
					key={index}
					row={markRow === undefined ? row : markRow(row, top + index, rows)}
					width={width}
					mark={mark}
				/>
			))}
		</Box>
	);
}

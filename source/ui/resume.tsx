import {Box, Text, useInput, useWindowSize} from 'ink';
import {useCallback, useLayoutEffect, useRef, useState, type ReactNode} from 'react';
import type {Session} from '../engine/session.ts';
import type {Visit} from '../model/deferral.ts';
import type {Outcome} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import type {Brush} from './brush.ts';
import {cells, cut} from './cells.ts';
import {titleRow} from './components/pane.tsx';
import {RowLine, Rows} from './components/rows.tsx';
import type {Binding} from './key-table.ts';
import {commandFor, hintOf, keyOf, type Hint} from './keymap.ts';
import {strokes} from './keys.ts';
import {target, type Extent} from './overlays.ts';
import {leastColumns, leastRows} from './layout.ts';
import {hintRow} from './panes/frame.ts';
import {waitRows} from './panes/wait.ts';
import type {Row} from './theme.ts';
import {useCountdown, useDue, type UiClock} from './use-why.ts';

/** A walk that was put off, to be gone on with. */
export type Resumption = {
	readonly address: string;
	/** Wall clock. */
	readonly dueAtMs: number;
	/** Oldest first. */
	readonly visits: readonly Visit[];
	/** Why the wait, in a sentence. Safe to show. */
	readonly text?: string | undefined;
	readonly practice?: boolean | undefined;
	/** What the wait settles about the outcome of the walk behind it. */
	readonly settle?: ((outcome: Outcome, view: SessionView) => Outcome) | undefined;
	/** Begin the walk; it proposes first, as every walk. */
	readonly start: () => Session;
};

/** The countdown before a walk goes on. When the time is over, the walk begins with its first proposal. */
export function Resume(props: {
	readonly resumption: Resumption;
	readonly brush: Brush;
	readonly clock: UiClock;
	readonly onStart: () => void;
	readonly onLeave: (by: 'person' | 'signal') => void;
	readonly onSuspend: () => void;
}): ReactNode {
	const {resumption, brush, clock, onStart} = props;
	const {columns, rows: height} = useWindowSize();
	const leftMs = useCountdown(resumption.dueAtMs, clock);
	const [asked, setAsked] = useState(false);
	const wasAsked = useRef(false);
	const [top, setTop] = useState(0);
	useDue(resumption.dueAtMs, clock, onStart);
	const goNow = useCallback(() => {
		if (wasAsked.current) onStart();
		wasAsked.current = true;
		setAsked(true);
	}, [onStart]);
	const extent = useRef<Extent>({rows: 0, height: 0});
	useInput((input, key) => {
		for (const stroke of strokes(input, key)) {
			const command = commandFor(stroke, 'resume', brush.keys);
			if (command === 'interrupt') props.onLeave('signal');
			else if (command === 'suspend') props.onSuspend();
			else if (command === 'quit') props.onLeave('person');
			else if (command === 'go-now') goNow();
			else if (command !== undefined) setTop((old) => target(old, command, extent.current));
		}
	});
	const {glyphs} = brush;
	const rows = waitRows(
		{...resumption, leftMs, isPractice: resumption.practice ?? false, text: resumption.text, asked},
		{brush, width: Math.min(columns - 2, 84)},
	);
	const room = height - 3;
	const size = {rows: rows.length, height: room};
	useLayoutEffect(() => {
		extent.current = size;
	});
	if (columns < leastColumns || height < leastRows)
		return <Text wrap="truncate-end">Window too small.</Text>;
	const from = Math.min(top, Math.max(0, rows.length - room));
	const line = (row: Row): ReactNode => <RowLine row={row} width={columns} mark={glyphs.cut} />;
	const title = titleRow({
		title: 'Not now, said the server',
		isFocused: true,
		width: columns,
		glyphs,
		note:
			rows.length > room
				? `${from + 1}-${Math.min(rows.length, from + room)} of ${rows.length}`
				: '',
	});
	const mark = resumption.practice === true ? (columns < 60 ? 'practice' : 'practice network') : '';
	const name = cut(brush.show(resumption.address), columns - 12 - cells(mark), glyphs.cut);
	const gap = Math.max(1, columns - 9 - cells(name) - cells(mark));
	const header: Row = [
		{text: ' mxray  ', tone: 'accent'},
		{text: name, tone: 'strong'},
		{text: `${' '.repeat(gap)}${mark}`, tone: 'dim'},
	];
	return (
		<Box flexDirection="column" width={columns} height={height}>
			{line(header)}
			{line(title)}
			<Rows
				rows={rows.map((row) => [{text: ' '}, ...row])}
				top={from}
				width={columns}
				height={room}
				mark={glyphs.cut}
			/>
			{line(hintRow(hintsOf(brush.keys), brush, columns))}
		</Box>
	);
}

/** The keys that mean something now, as the person wants them. */
function hintsOf(keys: readonly Binding[]): readonly Hint[] {
	const [up, down] = (['up', 'down'] as const).map((command) => keyOf(command, 'resume', keys));
	return [
		hintOf('go-now', 'resume', keys) ?? [],
		{label: `${up} ${down}`, hint: 'scroll', spare: 1},
		hintOf('quit', 'resume', keys) ?? [],
	].flat();
}

import {Box, Text, useCursor, useInput, usePaste, useWindowSize} from 'ink';
import {useLayoutEffect, useMemo, useRef, useState, type ReactNode} from 'react';
import {explainInput} from '../explain/explain.ts';
import type {Brush} from './brush.ts';
import {prose} from './cells.ts';
import {Pane} from './components/pane.tsx';
import {RowLine, Rows} from './components/rows.tsx';
import {
	explainState,
	updateExplain,
	type ExplainEvent,
	type ExplainState,
} from './explain-state.ts';
import type {Command} from './key-commands.ts';
import type {Binding} from './key-table.ts';
import {hintOf, keyOf, type Hint} from './keymap.ts';
import {looksPasted, strokes} from './keys.ts';
import {leastColumns, leastRows} from './layout.ts';
import {explainedRows, fieldRows} from './panes/explain.ts';
import {hintRow} from './panes/frame.ts';
import type {Row} from './theme.ts';

/** How a person gets out of this screen. */
type Leave = {
	readonly onBack: () => void;
	readonly onLeave: (by: 'signal') => void;
	readonly onSuspend: () => void;
};

/** Where a reply, a log line, a code or a keyword is pasted or typed, and the page about it. */
export function Explain(
	props: {readonly brush: Brush; readonly initial: string} & Leave,
): ReactNode {
	const {brush} = props;
	const {columns: width, rows: height} = useWindowSize();
	const {state, measure} = useExplain({...props, keys: brush.keys});
	const textWidth = Math.min(width - 2, 84);
	const page = useMemo(
		() =>
			state.isShown
				? explainedRows(explainInput(state.text, {stage: state.stage}), {brush, width: textWidth})
				: [],
		[state.isShown, state.text, state.stage, brush, textWidth],
	);
	const area = {width, height: height - 2};
	useLayoutEffect(() => measure({rows: page.length, height: area.height - 1}));
	const isTiny = width < leastColumns || height < leastRows;
	const field = fieldParts(state, {brush, width, height});
	const {setCursorPosition} = useCursor();
	setCursorPosition(state.isShown || isTiny ? undefined : field.cursor);
	if (isTiny) return <Text wrap="truncate-end">Window too small.</Text>;
	const {glyphs} = brush;
	const line = (row: Row): ReactNode => <RowLine row={row} width={width} mark={glyphs.cut} />;
	const stage = state.stage === undefined ? '' : `, as an answer at ${state.stage}`;
	return (
		<Box flexDirection="column" width={width} height={height}>
			{line([
				{text: ' mxray ', tone: 'accent'},
				{text: ' Explain a reply', tone: 'strong'},
			])}
			{state.isShown ? (
				<Pane
					title={`What it means${stage}`}
					rows={page}
					top={state.top}
					area={area}
					isFocused
					glyphs={glyphs}
				/>
			) : (
				<Rows rows={field.rows} width={width} height={area.height} mark={glyphs.cut} />
			)}
			{line(hintRow(explainHints(state.isShown, brush.keys), brush, width))}
		</Box>
	);
}

/** The keys that mean something now, as the person wants them. */
function explainHints(isShown: boolean, keys: readonly Binding[]): readonly Hint[] {
	const of = (command: Command): readonly Hint[] =>
		[hintOf(command, isShown ? 'explain-page' : 'explain-text', keys) ?? []].flat();
	if (!isShown) return [...of('explain-text'), ...of('line-kill-to-start'), ...of('close')];
	const [up, down] = (['up', 'down'] as const).map((command) =>
		keyOf(command, 'explain-page', keys),
	);
	return [
		{label: `${up} ${down}`, hint: 'scroll'},
		...of('next-stage'),
		...of('edit-text'),
		...of('another-text'),
		...of('close'),
	];
}

/** Hold the state and read the keys; events are applied to the newest state, not to the drawn one. */
function useExplain({
	initial,
	keys,
	onBack,
	onLeave,
	onSuspend,
}: {readonly initial: string; readonly keys: readonly Binding[]} & Leave) {
	const [state, setState] = useState((): ExplainState => explainState(initial));
	const newest = useRef(state);
	const extent = useRef({rows: 0, height: 0});
	const send = (event: ExplainEvent): void => {
		const result = updateExplain(newest.current, event, extent.current, keys);
		newest.current = result.state;
		setState(result.state);
		if (result.leave === 'back') onBack();
		if (result.leave === 'interrupt') onLeave('signal');
		if (result.leave === 'suspend') onSuspend();
	};
	useInput((input, key) => {
		const list = strokes(input, key);
		if (looksPasted(list)) send({type: 'paste', text: input});
		else for (const stroke of list) send({type: 'stroke', stroke});
	});
	usePaste((text) => send({type: 'paste', text}));
	const measure = (next: {rows: number; height: number}): void => {
		extent.current = next;
	};
	return {state, measure};
}

const question =
	'Paste a reply, a log line or a bounce, in one line or many: it is explained at once. Or type it and press';
const examples =
	'Also a code (550), an enhanced code (4.7.28), a keyword of EHLO (PIPELINING), a command (VRFY). Nothing of it goes out.';

/** The rows of the screen while the text is written, and where the cursor stands. */
function fieldParts(
	state: ExplainState,
	{brush, width, height}: {readonly brush: Brush; readonly width: number; readonly height: number},
): {readonly rows: readonly Row[]; readonly cursor: {readonly x: number; readonly y: number}} {
	const room = Math.max(1, height - 2);
	const inner = width - 2;
	const most = Math.max(1, Math.min(10, room - 6));
	const field = fieldRows(state.text, most, {brush, width: inner});
	const enter = keyOf('explain-text', 'explain-text', brush.keys);
	const spare = room - field.rows.length;
	const ask =
		spare < 2 ? [] : [[], ...prose(brush.say(`${question} ${enter}.`), inner)].slice(0, spare - 1);
	const {notice} = state;
	const below = [
		...(notice === undefined
			? []
			: prose(brush.say(notice), inner, 'warn', [
					{text: `${brush.glyphs.warning} `, tone: 'warn'},
				])),
		[],
		...prose(brush.say(examples), inner, 'dim'),
	];
	const rows = [...ask, ...field.rows, ...below];
	return {
		rows: rows.map((row): Row => [{text: ' '}, ...row]),
		// Behind the header and the question.
		cursor: {x: 1 + field.cursor.column, y: 1 + ask.length + field.cursor.row},
	};
}

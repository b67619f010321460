import {Box, Text, useCursor, useInput, usePaste, useWindowSize} from 'ink';
import {useLayoutEffect, useMemo, useRef, useState, type ReactNode} from 'react';
import {explainInput} from '../explain/explain.ts';
import type {Brush} from './brush.ts';
import {Pane} from './components/pane.tsx';
import {RowLine, Rows} from './components/rows.tsx';
import {
	explainState,
	updateExplain,
	type ExplainEvent,
	type ExplainExtent,
	type ExplainState,
} from './explain-state.ts';
import type {FieldShape} from './field-rows.ts';
import type {Command} from './key-commands.ts';
import type {Binding} from './key-table.ts';
import {hintOf, keyOf, type Hint} from './keymap.ts';
import {keyRuns, looksPasted, strokes} from './keys.ts';
import {lineOf} from './line-editor.ts';
import {leastColumns, leastRows} from './layout.ts';
import {explainedRows} from './panes/explain.ts';
import {explainFieldRows, explainShape} from './panes/explain-field.ts';
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
	const shape = useMemo(() => explainShape(brush, {width, height}), [brush, width, height]);
	const {state, measure} = useExplain({...props, keys: brush.keys}, shape);
	const textWidth = Math.min(width - 2, 84);
	const {text} = state.editor;
	const page = useMemo(
		() =>
			state.isShown
				? explainedRows(explainInput(lineOf({text}), {stage: state.stage}), {
						brush,
						width: textWidth,
					})
				: [],
		[state.isShown, text, state.stage, brush, textWidth],
	);
	const area = {width, height: height - 2};
	useLayoutEffect(() =>
		measure({page: {rows: page.length, height: area.height - 1}, field: shape}),
	);
	const isTiny = width < leastColumns || height < leastRows;
	const field = state.isShown
		? undefined
		: explainFieldRows(state.editor, state.notice, {shape, brush, width, height});
	const {setCursorPosition} = useCursor();
	setCursorPosition(isTiny ? undefined : field?.cursor);
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
			{field === undefined ? (
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
	if (!isShown)
		return (['explain-text', 'line-break', 'line-kill-all', 'close'] as const).flatMap(of);
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
function useExplain(
	{
		initial,
		keys,
		onBack,
		onLeave,
		onSuspend,
	}: {readonly initial: string; readonly keys: readonly Binding[]} & Leave,
	field: FieldShape,
) {
	const [state, setState] = useState((): ExplainState => explainState(initial));
	const newest = useRef(state);
	const extent = useRef<ExplainExtent>({page: {rows: 0, height: 0}, field});
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
		if (looksPasted(list)) {
			send({type: 'paste', text: input});
			return;
		}
		for (const {stroke, isText} of keyRuns(list))
			send(isText ? {type: 'typed', text: stroke} : {type: 'stroke', stroke});
	});
	usePaste((text) => send({type: 'paste', text}));
	const measure = (next: ExplainExtent): void => {
		extent.current = next;
	};
	return {state, measure};
}

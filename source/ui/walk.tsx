import {Box, Text, useCursor, useInput, usePaste, useWindowSize} from 'ink';
import {useLayoutEffect, useMemo, type ReactNode} from 'react';
import type {Session} from '../engine/session.ts';
import type {Outcome} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import {Body} from './body.tsx';
import type {Brush} from './brush.ts';
import {titleRow} from './components/pane.tsx';
import {RowLine, Rows} from './components/rows.tsx';
import {hintsFor} from './keymap.ts';
import {looksPasted, strokes} from './keys.ts';
import {layoutFor, withoutPanel, type Layout} from './layout.ts';
import {commandPanel, panelRows, type CommandPanel} from './panes/command.ts';
import {headerRow, hintRow} from './panes/frame.ts';
import {railLine} from './panes/rail.ts';
import {isDecided} from './panes/verdict.ts';
import type {Row} from './theme.ts';
import {contextOf, editorOf} from './ui-state.ts';
import type {UiEffect, UiEvent} from './update.ts';
import {useContent} from './use-content.ts';
import {useAuto, useView, useWait} from './use-session.ts';
import {useUi} from './use-ui.ts';

/** The walk on the screen: header, panes, the panel with the proposal, key hints. */
export function Walk(props: {
	readonly session: Session;
	readonly brush: Brush;
	readonly judge: (view: SessionView) => Outcome | undefined;
	readonly auto: boolean;
	readonly perform: (effect: UiEffect) => void;
}): ReactNode {
	const {session, brush, judge, perform} = props;
	const view = useView(session);
	const {columns, rows} = useWindowSize();
	const {state, dispatch, measure} = useUi({session, perform, auto: props.auto});
	const {elapsedMs, tick} = useWait(view);
	useAuto(view, state, dispatch);
	useKeys(dispatch);

	const outcome = useMemo(() => (isDecided(view) ? judge(view) : undefined), [judge, view]);
	const panel = commandPanel(view, {
		brush,
		width: columns - 2,
		editor: editorOf(state, view),
		notice: state.notice,
		dismissed: state.dismissed,
		outcome,
		elapsedMs,
		tick,
	});
	const usual = layoutFor(columns, rows, panel.needed);
	const layout = state.overlay === undefined ? usual : withoutPanel(usual);
	const content = useContent({view, brush, state, layout, columns, outcome, tick});
	useLayoutEffect(() => measure(content.metrics));
	useEditCursor(panel, layout, rows, contextOf(state, view) === 'edit');
	if (layout.kind === 'tiny') return <Text wrap="truncate-end">Window too small.</Text>;

	const {glyphs} = brush;
	const line = (row: Row): ReactNode => <RowLine row={row} width={columns} mark={glyphs.cut} />;
	const {title} = panel;
	const height = Math.max(0, layout.panelHeight - 1);
	const titleTone = view.proposal === undefined ? 'strong' : 'accent';
	return (
		<Box flexDirection="column" width={columns} height={rows}>
			{line(headerRow(view, {brush, width: columns, auto: state.auto}))}
			{layout.kind === 'narrow' ? line([{text: ' '}, ...railLine(view, brush, tick)]) : null}
			<Body content={content} layout={layout} state={state} glyphs={glyphs} width={columns} />
			{layout.panelHeight > 0
				? line(titleRow({title, titleTone, isFocused: false, note: '', width: columns, glyphs}))
				: null}
			<Rows
				rows={panelRows(panel, {width: columns - 2, height, mark: glyphs.cut}).map((row) => [
					{text: ' '},
					...row,
				])}
				width={columns}
				height={height}
				mark={glyphs.cut}
			/>
			{line(hintRow(hintsFor(contextOf(state, view), view), brush, columns))}
		</Box>
	);
}

/** Turn what the terminal delivers into events, one a key press. */
function useKeys(dispatch: (event: UiEvent) => void): void {
	useInput((input, key) => {
		const list = strokes(input, key);
		if (looksPasted(list)) dispatch({type: 'paste', text: input});
		else for (const stroke of list) dispatch({type: 'stroke', stroke});
	});
	usePaste((text) => {
		dispatch({type: 'paste', text});
	});
}

/** Put the terminal's own cursor into the line being edited: input methods and magnifiers follow it. */
function useEditCursor(panel: CommandPanel, layout: Layout, rows: number, isActive: boolean): void {
	const {setCursorPosition} = useCursor();
	if (panel.cursor === undefined || layout.kind === 'tiny' || !isActive) {
		setCursorPosition(undefined);
		return;
	}
	// The rule of the panel comes before its rows, the hints after them.
	const top = rows - 1 - layout.panelHeight + 1;
	setCursorPosition({x: panel.cursor.column + 1, y: top + panel.cursor.row});
}

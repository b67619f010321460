import {Box, Text, useCursor, useInput, usePaste, useWindowSize} from 'ink';
import {useLayoutEffect, useMemo, type ReactNode} from 'react';
import type {Session} from '../engine/session.ts';
import type {Outcome} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import {Body, type BodyContent} from './body.tsx';
import type {Brush} from './brush.ts';
import {titleRow} from './components/pane.tsx';
import {RowLine, Rows} from './components/rows.tsx';
import {hintsFor} from './keymap.ts';
import {isCharacter, strokes} from './keys.ts';
import {areaOf, layoutFor} from './layout.ts';
import {commandPanel} from './panes/command.ts';
import {explanation} from './panes/explanation.ts';
import {headerRow, hintRow} from './panes/frame.ts';
import {dnsTextRows, helpRows, mxRows} from './panes/lists.ts';
import {railLine, railRows} from './panes/rail.ts';
import {transcriptRows} from './panes/transcript.ts';
import {contextOf, editorOf} from './ui-state.ts';
import type {UiEffect} from './update.ts';
import {useAuto, useView, useWait} from './use-session.ts';
import {useUi} from './use-ui.ts';

/** The walk on the screen: header, panes, the panel with the proposal, key hints. */
export function Walk(props: {
	readonly session: Session;
	readonly brush: Brush;
	readonly judge: (view: SessionView) => Outcome | undefined;
	readonly perform: (effect: UiEffect) => void;
}): ReactNode {
	const {session, brush, judge, perform} = props;
	const view = useView(session);
	const {columns, rows} = useWindowSize();
	const {state, dispatch, metrics} = useUi(session, perform);
	const {elapsedMs, tick} = useWait(view);
	useAuto(view, state, dispatch);
	const {setCursorPosition} = useCursor();

	useInput((input, key) => {
		const list = strokes(input, key);
		const enter = list.indexOf('enter');
		const isPasted = enter >= 0 && list.slice(enter + 1).some(isCharacter);
		// Without bracketed paste, text with line breaks would run through all our keys.
		if (isPasted && list.length > 3) dispatch({type: 'paste', text: input});
		else for (const stroke of list) dispatch({type: 'stroke', stroke});
	});
	usePaste((text) => {
		dispatch({type: 'paste', text});
	});

	const outcome = useMemo(() => judge(view), [judge, view]);
	const context = contextOf(state, view);
	const editor = editorOf(state, view);
	const width = columns;
	const panel = commandPanel(view, {
		brush,
		width: width - 2,
		editor,
		notice: state.notice,
		outcome,
		elapsedMs,
		tick,
	});
	const layout = layoutFor(columns, rows, panel.needed);
	const content = useContent({view, brush, state, layout, columns, outcome, tick});
	useLayoutEffect(() => {
		metrics.current = content.metrics;
	});

	const panelTop = rows - 1 - (layout.kind === 'tiny' ? 0 : layout.panelHeight);
	setCursorPosition(
		panel.cursor === undefined || layout.kind === 'tiny' || context !== 'edit'
			? undefined
			: {x: panel.cursor.column + 1, y: panelTop + 1 + panel.cursor.row},
	);
	if (layout.kind === 'tiny')
		return <Text wrap="truncate-end">Please make the window larger.</Text>;

	const {glyphs} = brush;
	const isMine = view.proposal !== undefined;
	const title = titleRow({title: panel.title, isFocused: isMine, note: '', width, glyphs});
	const indented = panel.rows.map((row) => [{text: ' '}, ...row]);
	return (
		<Box flexDirection="column" width={columns} height={rows}>
			<RowLine
				row={headerRow(view, {brush, width, auto: state.auto})}
				width={width}
				mark={glyphs.cut}
			/>
			{layout.kind === 'narrow' ? (
				<RowLine
					row={[{text: ' '}, ...railLine(view, brush, tick)]}
					width={width}
					mark={glyphs.cut}
				/>
			) : null}
			<Body content={content} layout={layout} state={state} glyphs={glyphs} width={width} />
			<RowLine row={title} width={width} mark={glyphs.cut} />
			<Rows rows={indented} width={width} height={layout.panelHeight - 1} mark={glyphs.cut} />
			<RowLine
				row={hintRow(hintsFor(context, view), brush, width)}
				width={width}
				mark={glyphs.cut}
			/>
		</Box>
	);
}

type ContentOptions = {
	readonly view: SessionView;
	readonly brush: Brush;
	readonly state: ReturnType<typeof useUi>['state'];
	readonly layout: ReturnType<typeof layoutFor>;
	readonly columns: number;
	readonly outcome: Outcome | undefined;
	readonly tick: number;
};

/** The rows of all panes; each is made again only when what it shows has changed. */
function useContent(options: ContentOptions): BodyContent {
	const {view, brush, state, layout, columns, outcome, tick} = options;
	const isAlone = state.zoom || layout.kind === 'narrow';
	const height = bodyHeight(layout);
	const full = {width: columns, height};
	const areaFor = (pane: 'rail' | 'transcript' | 'explanation') =>
		isAlone ? full : (areaOf(layout, pane, false) ?? full);
	const areas = {
		rail: areaFor('rail'),
		transcript: areaFor('transcript'),
		explanation: areaFor('explanation'),
	};
	const rail = railRows(view, {
		brush,
		width: Math.min(areas.rail.width, 44),
		selected: state.selected ?? (state.focus === 'rail' ? currentStage(view) : undefined),
		tick,
	});
	const transcript = useMemo(
		() => transcriptRows(view, {brush, width: areas.transcript.width, offsets: state.offsets}),
		[view, brush, areas.transcript.width, state.offsets],
	);
	const textWidth = Math.min(areas.explanation.width - 1, 84);
	const text = useMemo(
		() => explanation(view, {brush, width: textWidth, selected: state.selected, outcome}),
		[view, brush, textWidth, state.selected, outcome],
	);
	const overlay = overlayContent(options);
	return {
		areas,
		full,
		rail,
		transcript,
		explanation: text,
		overlay,
		metrics: {
			transcript: {rows: transcript.length, height: areas.transcript.height - 1},
			explanation: {
				rows: text.rows.length,
				height: areas.explanation.height - 1,
				key: text.key,
			},
			overlay: {rows: overlay?.rows.length ?? 0, height: height - 1},
		},
	};
}

function currentStage(view: SessionView): string | undefined {
	return view.proposal?.stage ?? view.running?.stage ?? view.stages.at(-1)?.stage;
}

function bodyHeight(layout: ReturnType<typeof layoutFor>): number {
	if (layout.kind === 'tiny') return 0;
	if (layout.kind === 'narrow') return layout.pane.height;
	return layout.kind === 'wide'
		? layout.transcript.height
		: layout.transcript.height + layout.explanation.height;
}

function overlayContent({view, brush, state, columns}: ContentOptions): BodyContent['overlay'] {
	const {overlay} = state;
	const width = columns - 2;
	switch (overlay?.kind) {
		case undefined:
			return undefined;
		case 'mx': {
			const {rows, selectedRow} = mxRows(view, {brush, width, index: overlay.index});
			return {title: 'Mail servers', rows, follow: selectedRow};
		}
		case 'dns':
			return {title: 'DNS answers', rows: dnsTextRows(view, brush, width)};
		case 'help':
			return {title: 'Keys', rows: helpRows(brush, Math.min(width, 80))};
	}
}

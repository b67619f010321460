import {Box} from 'ink';
import type {ReactNode} from 'react';
import {Pane} from './components/pane.tsx';
import type {MarkRow} from './components/rows.tsx';
import type {Area, Layout} from './layout.ts';
import type {Explanation} from './panes/explanation.ts';
import type {RowList} from './row-list.ts';
import type {Glyphs, Row} from './theme.ts';
import {panes, type Pane as PaneName, type UiState} from './ui-state.ts';
import type {Metrics} from './ui-events.ts';

/** All that the middle of the screen can show. */
export type BodyContent = {
	readonly areas: Readonly<Record<PaneName, Area>>;
	readonly full: Area;
	readonly rail: readonly Row[];
	readonly transcript: RowList;
	/** Whether the transcript follows, in words. */
	readonly follow: string;
	/** That something else than the present is explained, and what came meanwhile; '' otherwise. */
	readonly reading: string;
	/** What the rows of a pane, or of what lies over them, are marked with. */
	readonly marks: Partial<Readonly<Record<PaneName | 'over', MarkRow>>>;
	readonly explanation: Explanation;
	readonly overlay:
		| {
				readonly title: string;
				readonly rows: readonly Row[];
				/** A row that must be in sight. */
				readonly follow?: number;
				/** The first row in sight until one moves. */
				readonly start?: number;
		  }
		| undefined;
	readonly metrics: Metrics;
};

const titles: Readonly<Record<PaneName, string>> = {
	explanation: 'What it means',
	transcript: 'What was said',
	rail: 'Stages',
};

type BodyProps = {
	readonly content: BodyContent;
	readonly layout: Exclude<Layout, {kind: 'tiny'}>;
	readonly state: UiState;
	readonly glyphs: Glyphs;
	readonly width: number;
};

/** The panes in their places, one pane alone, or what lies over them. */
export function Body(props: BodyProps): ReactNode {
	const {content, layout, state, glyphs} = props;
	if (content.overlay !== undefined) return <Over {...props} />;
	const tails = {transcript: content.follow, explanation: content.reading, rail: ''};
	const pane = (name: PaneName): ReactNode => (
		<Pane
			title={state.zoom || layout.kind === 'narrow' ? alone(name, props) : titles[name]}
			rows={rowsOf(name, content)}
			top={topOf(name, content, state)}
			area={content.areas[name]}
			isFocused={state.focus === name}
			glyphs={glyphs}
			tail={tails[name]}
			markRow={content.marks[name]}
		/>
	);
	if (state.zoom || layout.kind === 'narrow') return pane(state.focus);
	if (layout.kind === 'wide')
		return (
			<Box gap={2} flexShrink={0}>
				{pane('rail')}
				{pane('transcript')}
				{pane('explanation')}
			</Box>
		);
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Box gap={2} flexShrink={0}>
				{pane('rail')}
				{pane('transcript')}
			</Box>
			{pane('explanation')}
		</Box>
	);
}

/** The pane's title where only one is shown: it says which others there are. */
function alone(name: PaneName, {width, glyphs}: BodyProps): string {
	const at = panes.indexOf(name) + 1;
	const rest = `${at}/${panes.length}`;
	return width < 48
		? `${titles[name]} ${rest}`
		: `${titles[name]} ${glyphs.unicode ? '·' : '-'} pane ${rest}`;
}

function rowsOf(name: PaneName, content: BodyContent): RowList {
	return name === 'explanation' ? content.explanation.rows : content[name];
}

function topOf(name: PaneName, content: BodyContent, state: UiState): number {
	if (name === 'explanation')
		return state.explanationTop.key === content.explanation.key ? state.explanationTop.top : 0;
	if (name === 'transcript') return content.metrics.transcript.top;
	return 0;
}

function Over({content, state, glyphs}: BodyProps): ReactNode {
	const {overlay, full} = content;
	if (overlay === undefined) return null;
	const height = full.height - 1;
	const chosen = state.overlay !== undefined && 'top' in state.overlay ? state.overlay.top : 0;
	const scrolled = chosen ?? overlay.start ?? 0;
	const sought = overlay.follow === undefined ? undefined : state.search?.top;
	const top =
		overlay.follow === undefined
			? scrolled
			: sought !== undefined
				? sought
				: Math.max(
						0,
						Math.min(overlay.follow - Math.floor(height / 2), overlay.rows.length - height),
					);
	return (
		<Pane
			title={overlay.title}
			rows={overlay.rows}
			top={top}
			area={full}
			isFocused
			glyphs={glyphs}
			markRow={content.marks.over}
		/>
	);
}

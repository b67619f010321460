import {Box, Text, useWindowSize} from 'ink';
import {useCallback, useEffect, useLayoutEffect, useMemo, type ReactNode} from 'react';
import type {Outcome} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import type {PreflightState} from '../preflight/preflight.ts';
import type {Judge} from '../verdict/judge.ts';
import {autoMark} from './auto-pace.ts';
import {Body} from './body.tsx';
import type {Brush} from './brush.ts';
import {isUnsendable, typingOf} from './command-line.ts';
import {titleRow} from './components/pane.tsx';
import {RowLine, Rows} from './components/rows.tsx';
import {hintsFor, type Chances, type Hint} from './keymap.ts';
import {layoutFor, withoutPanel, type Layout} from './layout.ts';
import {isLookingBack} from './look-update.ts';
import {commandPanel, noticeRows, panelRows, type CommandPanel} from './panes/command.ts';
import {headerRow} from './panes/frame.ts';
import {railLine} from './panes/rail.ts';
import {tourCommands} from './panes/tour.ts';
import {isDecided} from './panes/verdict.ts';
import {isMarked} from './search-state.ts';
import {consentsOf, helpsToLook} from './self-state.ts';
import {overlaid, searchField, withField} from './search-field.ts';
import type {Glyphs, Row} from './theme.ts';
import {contextOf, type Context, type UiState} from './ui-state.ts';
import {useContent} from './use-content.ts';
import {useGreetings} from './use-greetings.ts';
import {useLookTick, usePreflightState} from './use-preflight.ts';
import {idleNote, idleWarning, useIdle} from './use-idle.ts';
import {useEditCursor, useKeys} from './use-input.ts';
import {useAuto, useSeen, useView, useWait} from './use-session.ts';
import {useHunt} from './use-sight.ts';
import type {Ui} from './use-ui.ts';
import {useWalkUi} from './use-walk-ui.ts';
import {
	useDue,
	useCountdown,
	useSeries,
	useWaitingTime,
	type Series,
	type SeriesView,
	type UiClock,
	type Wait,
} from './use-why.ts';
import type {WalkProps} from './walk-props.ts';
import {oneWalk} from '../render/ways.ts';

/** The walk on the screen: header, panes, the panel with the proposal, key hints. */
export function Walk(props: WalkProps): ReactNode {
	const {session, brush, judge, clock, visits, walks = oneWalk} = props;
	const {view, arriving} = useView(session);
	const {columns, rows} = useWindowSize();
	const series = useSeries(props.series, clock);
	const self = usePreflightState(props.preflight ?? undefined);
	const isKnown = (self?.checks.length ?? 0) > 0;
	const outcome = useOutcome(view, judge, {series: props.series, seen: series, isKnown});
	const wait = useWaitingTime({view, outcome, visits, clock});
	const ui = useWalkUi(props, {series, wait, outcome});
	const {state, dispatch, measure} = ui;
	const greetings = useGreetings(props.greetings ?? undefined);
	const selfTick = useLookTick(self);
	useGreetingsEnd(greetings?.isOver === false, dispatch);
	const {elapsedMs, tick} = useWait(view);
	useAuto(view, state, dispatch);
	useSeen(view, dispatch);
	useKeys(dispatch);
	useWaitEnd(
		state.overlay?.kind === 'wait' ? wait?.appointment.dueAtMs : undefined,
		clock,
		dispatch,
	);

	const pauseMs = usePause(view, clock);
	const idleMs = useIdle(view, clock);
	const typing = typingOf(state, view);
	const panel = commandPanel(view, {
		brush,
		width: columns - 2,
		typing,
		notice: state.notice ?? idleWarning(idleMs),
		dismissed: state.dismissed,
		outcome,
		arriving,
		greetings,
		auto: state.auto,
		elapsedMs,
		pauseMs,
		tick,
	});
	const usual = layoutFor(columns, rows, panel.needed);
	const below = belowOverlay(state, usual, brush, {columns, rows});
	const layout = state.overlay === undefined ? usual : withoutPanel(usual, below.length);
	const canLook = props.preflight !== null;
	const counts = useCounts(props, view, state.overlay?.kind === 'mx');
	const ours = {canLook, self, selfTick, counts, events: session.log.events};
	const seen = {view, arriving, outcome, series, wait, visits, walks, greetings, ...ours};
	const tour = props.tour === true;
	const content = useContent({...seen, tour, brush, state, layout, columns, tick});
	useLayoutEffect(() => measure(content.metrics));
	const context = contextOf(state, view, {series: series?.state, self});
	useHunt(state, content.metrics.search.text, ui);
	const field = searchField(state, brush, columns);
	useEditCursor(panel, layout, rows, context === 'edit', field?.column);
	if (layout.kind === 'tiny') return <Text wrap="truncate-end">Window too small.</Text>;

	const {glyphs} = brush;
	const line = (row: Row): ReactNode => <RowLine row={row} width={columns} mark={glyphs.cut} />;
	const auto = autoNow(state, view, typing !== undefined);
	const canAsk = props.why !== undefined && outcome !== undefined;
	const alone = state.zoom || layout.kind === 'narrow';
	const known = {canAsk, series, wait, outcome, canLook, self, tour, alone};
	const hints = hintsNow(context, view, chancesOf(state, view, known), state, brush);
	return (
		<Box flexDirection="column" width={columns} height={rows}>
			{line(headerRow(view, {brush, width: columns, auto, series: series?.state, walks}))}
			{layout.kind === 'narrow' ? line([{text: ' '}, ...railLine(view, brush, tick)]) : null}
			<Body content={content} layout={layout} state={state} glyphs={glyphs} width={columns} />
			<ProposalPanel
				panel={panel}
				height={layout.panelHeight}
				below={below}
				tone={view.proposal === undefined ? 'strong' : 'accent'}
				note={idleNote(idleMs)}
				width={columns}
				glyphs={glyphs}
			/>
			{line(withField(field, hints, brush, columns))}
		</Box>
	);
}

/** The mark of auto mode in the header; what is over does not go on by itself. */
function autoNow(
	{auto, pace, overlay}: UiState,
	{over}: SessionView,
	isTyping: boolean,
): string | undefined {
	if (!auto || over !== undefined) return undefined;
	return autoMark(pace, overlay !== undefined || isTyping);
}

/** What the experiments say together with the walk, as long as they are about what it shows now. */
function useOutcome(
	view: SessionView,
	judge: Judge,
	{
		series,
		seen,
		isKnown,
	}: {
		readonly series: Series | undefined;
		readonly seen: SeriesView | undefined;
		/** There are findings about ourselves. */
		readonly isKnown: boolean;
	},
): Outcome | undefined {
	const alone = useMemo(() => (isDecided(view) ? judge(view) : undefined), [judge, view]);
	const isSame = series?.first.view.attempts.length === view.attempts.length;
	const results = seen?.state.results;
	// The series judged with what was known when it began.
	const anew = useMemo(
		() => (isKnown && series && results ? judge(series.first.view, results) : undefined),
		[isKnown, judge, series, results],
	);
	return isSame && seen !== undefined ? (anew ?? seen.state.outcome) : alone;
}

/** The greetings are all there, or no more will come: the questions about them are over. */
function useGreetingsEnd(isAsking: boolean, dispatch: Ui['dispatch']): void {
	useEffect(() => {
		if (!isAsking) dispatch({type: 'greetings-over'});
	}, [isAsking, dispatch]);
}

/** Tell when the time is over that is waited for; undefined: none is. */
function useWaitEnd(dueAtMs: number | undefined, clock: UiClock, dispatch: Ui['dispatch']): void {
	useDue(
		dueAtMs,
		clock,
		useCallback(() => dispatch({type: 'wait-over'}), [dispatch]),
	);
}

/** How often mxray was there lately: read anew whenever the servers are listed, and after each connection. */
function useCounts(
	{countsFor}: WalkProps,
	view: SessionView,
	isListed: boolean,
): string | undefined {
	const {attempts} = view;
	return useMemo(
		() => (isListed ? countsFor?.(view) : undefined),
		// oxlint-disable-next-line react/exhaustive-deps -- the rest of the view changes no count
		[isListed, countsFor, attempts.length],
	);
}

/** What is left of the pause before a limit, once a second; undefined: nothing is held back. */
function usePause({proposal}: SessionView, clock: UiClock): number | undefined {
	const until = proposal?.kind === 'connect' ? proposal.restraint?.until : undefined;
	const dueAtMs = until === undefined || until === null ? undefined : Date.parse(until);
	const leftMs = useCountdown(dueAtMs, clock);
	return dueAtMs === undefined ? undefined : leftMs;
}

/** What can be done beside the walk itself. */
function chancesOf(
	state: UiState,
	view: SessionView,
	known: {
		/** Experiments can be offered. */
		readonly canAsk: boolean;
		readonly series: SeriesView | undefined;
		readonly wait: Wait | undefined;
		readonly outcome: Outcome | undefined;
		/** We can be looked at. */
		readonly canLook: boolean;
		readonly self: PreflightState | undefined;
		readonly tour: boolean;
		/** One pane of several has the whole screen. */
		readonly alone: boolean;
	},
): Chances {
	const {overlay} = state;
	const hasSeries = known.series !== undefined;
	return {
		evidence: state.lit !== undefined || state.mark !== undefined,
		why: hasSeries || known.canAsk,
		wait: known.wait !== undefined,
		lit: state.lit !== undefined && state.focus === 'transcript',
		series: hasSeries,
		self: known.canLook && helpsToLook(known.outcome),
		others: known.self !== undefined && consentsOf(known.self).length > 0,
		auto: state.auto,
		unsendable: isUnsendable(state, view),
		back: isLookingBack(state),
		alone: known.alone,
		named: known.tour && overlay === undefined ? tourCommands(view, state.auto) : [],
		agenda: overlay?.kind !== 'consent' || overlay.consent.offer.agenda.length > 0,
	};
}

/** What is said to the person while something lies over the panes and leaves no room for the panel. */
function belowOverlay(
	{overlay, notice}: UiState,
	layout: Layout,
	brush: Brush,
	{columns, rows}: {readonly columns: number; readonly rows: number},
): readonly Row[] {
	if (overlay === undefined || notice === undefined || layout.kind !== 'narrow') return [];
	return noticeRows(notice, {brush, width: columns - 2, most: Math.max(1, Math.floor(rows / 4))});
}

/** The keys for the last row; those of the search go first while its places are marked. */
function hintsNow(
	context: Context,
	view: SessionView,
	chances: Chances,
	state: UiState,
	{keys}: Brush,
): readonly Hint[] {
	const usable = hintsFor(context, view, chances, keys);
	return isMarked(state) ? overlaid(hintsFor('found', view, chances, keys), usable) : usable;
}

/** The rule with the panel's title, and the panel below it. */
function ProposalPanel(props: {
	readonly panel: CommandPanel;
	/** In rows, with the rule; 0: there is no room for it. */
	readonly height: number;
	/** What stands there where there is no room for it. */
	readonly below: readonly Row[];
	readonly tone: 'strong' | 'accent';
	readonly note: string;
	readonly width: number;
	readonly glyphs: Glyphs;
}): ReactNode {
	const {panel, below, tone, note, width, glyphs} = props;
	const mark = glyphs.cut;
	const hasPanel = props.height > 0;
	const height = hasPanel ? props.height - 1 : below.length;
	const title = {title: panel.title, titleTone: tone, isFocused: false, note, width, glyphs};
	const rows = hasPanel ? panelRows(panel, {width: width - 2, height, mark}) : below;
	return (
		<>
			{hasPanel ? <RowLine row={titleRow(title)} width={width} mark={mark} /> : null}
			<Rows
				rows={rows.map((row) => [{text: ' '}, ...row])}
				width={width}
				height={height}
				mark={mark}
			/>
		</>
	);
}

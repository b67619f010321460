import {Box, Text, useCursor, useInput, usePaste, useWindowSize} from 'ink';
import {useCallback, useEffect, useLayoutEffect, useMemo, useRef, type ReactNode} from 'react';
import type {Greetings} from '../engine/greetings.ts';
import type {Session} from '../engine/session.ts';
import type {FirstWalk} from '../experiments/investigation.ts';
import type {Visit} from '../model/deferral.ts';
import type {Outcome} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import {Body} from './body.tsx';
import type {Brush} from './brush.ts';
import {titleRow} from './components/pane.tsx';
import {RowLine, Rows} from './components/rows.tsx';
import {typingOf} from './command-line.ts';
import {hintsFor} from './keymap.ts';
import {looksPasted, strokes} from './keys.ts';
import {layoutFor, withoutPanel, type Layout} from './layout.ts';
import {commandPanel, panelRows, type CommandPanel} from './panes/command.ts';
import {headerRow} from './panes/frame.ts';
import {railLine} from './panes/rail.ts';
import {isDecided} from './panes/verdict.ts';
import type {Row} from './theme.ts';
import {contextOf} from './ui-state.ts';
import type {UiEffect, UiEvent} from './ui-events.ts';
import type {Findings} from './why-update.ts';
import {autoMark} from './auto-pace.ts';
import {idleNote, idleWarning, useIdle} from './use-idle.ts';
import {useGreetings} from './use-greetings.ts';
import {oneWalk, type WalkCount} from './ways.ts';
import {isMarked} from './search-state.ts';
import type {ShowOutside} from './outside.ts';
import {useHunt} from './use-sight.ts';
import {overlaid, searchField, withField} from './search-field.ts';
import {useContent} from './use-content.ts';
import {useAuto, useView, useWait} from './use-session.ts';
import {useUi, type Ui} from './use-ui.ts';
import {
	firstWalk,
	useDue,
	useSeries,
	useWaitingTime,
	type Judge,
	type Series,
	type SeriesView,
	type UiClock,
	type Wait,
	type WhyTools,
} from './use-why.ts';

/** What a walk on the screen asks for. */
export type WalkEffect =
	| Exclude<UiEffect, {type: 'make-offer' | 'investigate' | 'show-outside'}>
	| (UiEffect & {type: 'investigate'} & {readonly first: FirstWalk});

/** The walk on the screen: header, panes, the panel with the proposal, key hints. */
export function Walk(props: {
	readonly session: Session;
	readonly brush: Brush;
	readonly judge: Judge;
	readonly auto: boolean;
	/** A word to the person at the beginning. */
	readonly notice?: string | undefined;
	readonly clock: UiClock;
	/** Absent: experiments cannot be made. */
	readonly why: (() => Promise<WhyTools>) | undefined;
	readonly series: Series | undefined;
	/** Visits before this walk, to a server that asked to come back. */
	readonly visits: readonly Visit[];
	/** The walks on this screen. */
	readonly walks?: WalkCount | undefined;
	/** False: this walk passes STARTTLS over. */
	readonly tls?: boolean | undefined;
	/** The greetings of all servers, if they were asked for; null: they cannot be. */
	readonly greetings?: Greetings | null | undefined;
	/** A line or two at each step says what to look at. */
	readonly tour?: boolean | undefined;
	/** Absent: no pager and no editor. */
	readonly outside?: ShowOutside | undefined;
	readonly perform: (effect: WalkEffect) => void;
}): ReactNode {
	const {session, brush, judge, clock, visits, walks = oneWalk} = props;
	const view = useView(session);
	const {columns, rows} = useWindowSize();
	const series = useSeries(props.series, clock);
	const outcome = useOutcome(view, judge, props.series, series);
	const wait = useWaitingTime({view, outcome, visits, clock});
	const {state, dispatch, measure} = useWalkUi(props, {series, wait, outcome});
	const greetings = useGreetings(props.greetings ?? undefined);
	const isAsking = greetings?.isOver === false;
	useEffect(() => {
		if (!isAsking) dispatch({type: 'greetings-over'});
	}, [isAsking, dispatch]);
	const {elapsedMs, tick} = useWait(view);
	useAuto(view, state, dispatch);
	useKeys(dispatch);
	useDue(
		state.overlay?.kind === 'wait' ? wait?.appointment.dueAtMs : undefined,
		clock,
		useCallback(() => dispatch({type: 'wait-over'}), [dispatch]),
	);

	const idleMs = useIdle(view, clock);
	const panel = commandPanel(view, {
		brush,
		width: columns - 2,
		typing: typingOf(state, view),
		notice: state.notice ?? idleWarning(idleMs),
		dismissed: state.dismissed,
		outcome,
		elapsedMs,
		tick,
	});
	const usual = layoutFor(columns, rows, panel.needed);
	const layout = state.overlay === undefined ? usual : withoutPanel(usual);
	const {events} = session.log;
	const seen = {
		view,
		outcome,
		events,
		series,
		wait,
		visits,
		walks,
		tour: props.tour === true,
		greetings,
	};
	const content = useContent({...seen, brush, state, layout, columns, tick});
	useLayoutEffect(() => measure(content.metrics));
	const context = contextOf(state, view, series?.state);
	useHunt(state, content.metrics.search.text, dispatch);
	const field = searchField(state, brush, columns);
	useEditCursor(panel, layout, rows, context === 'edit', field?.column);
	if (layout.kind === 'tiny') return <Text wrap="truncate-end">Window too small.</Text>;

	const {glyphs} = brush;
	const line = (row: Row): ReactNode => <RowLine row={row} width={columns} mark={glyphs.cut} />;
	const {title} = panel;
	const height = Math.max(0, layout.panelHeight - 1);
	const isHeld = state.overlay !== undefined || state.editing !== undefined;
	const auto = state.auto ? autoMark(state.pace, isHeld && view.over === undefined) : undefined;
	const chances = {
		evidence: state.lit !== undefined || state.mark !== undefined,
		why: series !== undefined || (props.why !== undefined && outcome !== undefined),
		wait: wait !== undefined,
		lit: state.lit !== undefined && state.focus === 'transcript',
		series: series !== undefined,
		agenda: !(state.overlay?.kind === 'consent') || state.overlay.consent.offer.agenda.length > 0,
	};
	const usable = hintsFor(context, view, chances, brush.keys);
	const hints = isMarked(state)
		? overlaid(hintsFor('found', view, chances, brush.keys), usable)
		: usable;
	const titleTone = view.proposal === undefined ? 'strong' : 'accent';
	return (
		<Box flexDirection="column" width={columns} height={rows}>
			{line(headerRow(view, {brush, width: columns, auto, series: series?.state, walks}))}
			{layout.kind === 'narrow' ? line([{text: ' '}, ...railLine(view, brush, tick)]) : null}
			<Body content={content} layout={layout} state={state} glyphs={glyphs} width={columns} />
			{layout.panelHeight > 0
				? line(
						titleRow({
							title,
							titleTone,
							isFocused: false,
							note: idleNote(idleMs),
							width: columns,
							glyphs,
						}),
					)
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
			{line(withField(field, hints, brush, columns))}
		</Box>
	);
}

/** How far the greetings are, for the keys. */
function greetingsStep(
	greetings: Greetings | null | undefined,
): 'none' | 'run' | 'done' | undefined {
	if (greetings === null) return 'none';
	if (greetings === undefined) return undefined;
	return greetings.getState().isOver ? 'done' : 'run';
}

/** What the experiments say together with the walk, as long as they are about what it shows now. */
function useOutcome(
	view: SessionView,
	judge: Judge,
	series: Series | undefined,
	seen: SeriesView | undefined,
): Outcome | undefined {
	const alone = useMemo(() => (isDecided(view) ? judge(view) : undefined), [judge, view]);
	const isSame = series?.first.view.attempts.length === view.attempts.length;
	return isSame && seen !== undefined ? seen.state.outcome : alone;
}

/** The screen's state, with what it can find out. */
function useWalkUi(
	props: Parameters<typeof Walk>[0],
	known: {
		readonly series: SeriesView | undefined;
		readonly wait: Wait | undefined;
		readonly outcome: Outcome | undefined;
	},
): Ui {
	const {session, clock, why, judge, perform, auto, outside} = props;
	// Several keys can arrive between two frames: the newest is read when a key comes.
	const newest = useRef(known);
	const greetings = useRef(props.greetings);
	const places = useRef({walks: props.walks, tls: props.tls});
	const send = useRef<Ui['dispatch']>(() => {});
	const findings = useCallback((): Findings => {
		const {series, wait, outcome} = newest.current;
		return {
			canAsk: why !== undefined && outcome !== undefined,
			series: series?.state,
			appointment: wait?.appointment,
			nowMs: clock.date().getTime(),
			greetings: greetingsStep(greetings.current),
			walks: places.current.walks,
			tls: places.current.tls,
		};
	}, [clock, why]);
	const asked = useRef<FirstWalk | undefined>(undefined);
	const performHere = useCallback(
		(effect: UiEffect) => {
			if (effect.type === 'investigate') {
				if (asked.current) perform({...effect, first: asked.current});
				return;
			}
			if (effect.type === 'show-outside') {
				void outside?.(effect.how, effect.text).then((notice) => {
					if (notice !== undefined) send.current({type: 'told', notice});
				});
				return;
			}
			if (effect.type !== 'make-offer') {
				perform(effect);
				return;
			}
			void why?.().then(async (tools) => {
				const first = firstWalk(session, judge);
				if (first === undefined) return;
				asked.current = first;
				const controls = effect.controls ?? tools.controls(first);
				const offer = await tools.offer(first, controls);
				send.current({type: 'offered', offer, controls});
			});
		},
		[perform, why, session, judge, outside],
	);
	const ui = useUi({
		session,
		perform: performHere,
		auto,
		findings,
		keys: props.brush.keys,
		notice: props.notice,
	});
	useLayoutEffect(() => {
		newest.current = known;
		greetings.current = props.greetings;
		send.current = ui.dispatch;
	});
	return ui;
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
function useEditCursor(
	panel: CommandPanel,
	layout: Layout,
	rows: number,
	isActive: boolean,
	column?: number,
): void {
	const {setCursorPosition} = useCursor();
	if (column !== undefined) {
		setCursorPosition({x: column, y: rows - 1});
		return;
	}
	if (panel.cursor === undefined || layout.kind === 'tiny' || !isActive) {
		setCursorPosition(undefined);
		return;
	}
	// The rule of the panel comes before its rows, the hints after them.
	const top = rows - 1 - layout.panelHeight + 1;
	setCursorPosition({x: panel.cursor.column + 1, y: top + panel.cursor.row});
}

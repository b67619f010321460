import {Box, Text, useApp, useInput, useWindowSize} from 'ink';
import {useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode} from 'react';
import {receiverSide} from '../preflight/eyes.ts';
import type {Preflight, PreflightState} from '../preflight/preflight.ts';
import type {Brush} from './brush.ts';
import {Pane} from './components/pane.tsx';
import {RowLine} from './components/rows.tsx';
import type {Command} from './key-commands.ts';
import {commandFor, type Hint} from './keymap.ts';
import {strokes, type Stroke} from './keys.ts';
import {leastColumns, leastRows} from './layout.ts';
import type {Extent} from './overlays.ts';
import {hintRow} from './panes/frame.ts';
import {selfContent} from './self-content.ts';
import {consentsOf, openedSelf, type SelfOverlay} from './self-state.ts';
import {isSelfCommand, moveInSelf, runSelf, type SelfEffect} from './self-update.ts';
import {useSuspend} from './suspend.ts';
import {useHandOver} from './use-hand-over.ts';
import type {Row} from './theme.ts';
import {contextOfSelf} from './ui-state.ts';
import {useLookTick, usePreflightState} from './use-preflight.ts';

/** Commands of the panel that need a walk around it. */
const onlyInWalk: ReadonlySet<Command> = new Set<Command>([
	'look-again',
	'search',
	'pager',
	'editor',
]);

/** `mxray preflight` on a terminal: the panel of the walk, alone. Leaves with nothing; the preflight has all. */
export function PreflightScreen(props: {
	readonly preflight: Preflight;
	readonly brush: Brush;
	readonly practice: boolean;
	readonly signal: AbortSignal;
}): ReactNode {
	const {preflight, brush, practice, signal} = props;
	const {columns, rows} = useWindowSize();
	const known = usePreflightState(preflight);
	const tick = useLookTick(known);
	const leave = useLeaving(preflight, signal);
	const {overlay, notice, measure} = usePanel(preflight, brush, leave);
	const width = columns - 2;
	const height = rows - 3;
	const content = selfContent(overlay, {
		brush,
		width,
		height,
		known,
		thoughts: () => receiverSide(undefined, known?.checks ?? [], {self: known?.self}),
		host: undefined,
		tick,
		notice,
	});
	useLayoutEffect(() => measure({rows: content.rows.length, height}));
	if (columns < leastColumns || rows < leastRows)
		return <Text wrap="truncate-end">Window too small.</Text>;
	const line = (row: Row): ReactNode => (
		<RowLine row={row} width={columns} mark={brush.glyphs.cut} />
	);
	const half = Math.floor(height / 2);
	const top =
		content.follow === undefined
			? 'top' in overlay
				? overlay.top
				: 0
			: Math.max(0, Math.min(content.follow - half, content.rows.length - height));
	return (
		<Box flexDirection="column" width={columns} height={rows}>
			{line([
				{text: ' mxray ', tone: 'accent'},
				{text: ' preflight', tone: 'strong'},
				{text: practice ? '   practice network' : '', tone: 'dim'},
			])}
			<Pane
				title={content.title}
				rows={content.rows}
				top={top}
				area={{width: columns, height: rows - 2}}
				isFocused
				glyphs={brush.glyphs}
			/>
			{line(hintRow(hintsOf(overlay, known, brush), brush, columns))}
		</Box>
	);
}

/** The way out, once: what is under way is ended first. */
function useLeaving(preflight: Preflight, signal: AbortSignal): (by: 'person' | 'signal') => void {
	const {exit} = useApp();
	const isLeaving = useRef(false);
	const leave = useCallback(
		(by: 'person' | 'signal') => {
			if (isLeaving.current) return;
			isLeaving.current = true;
			const {phase} = preflight.getState();
			if (by === 'person' && phase === 'asking') preflight.finish();
			else preflight.stop(by);
			void preflight.finished.then(() => exit(), exit);
		},
		[preflight, exit],
	);
	useEffect(() => {
		const onAbort = (): void => leave('signal');
		if (signal.aborted) onAbort();
		signal.addEventListener('abort', onAbort);
		return () => signal.removeEventListener('abort', onAbort);
	}, [signal, leave]);
	// A bug in it ends the screen, as one in a session does.
	useEffect(() => {
		preflight.finished.catch((error: unknown) => {
			exit(error instanceof Error ? error : new Error(String(error)));
		});
	}, [preflight, exit]);
	return leave;
}

/** Hold the panel and read the keys; several can arrive between two frames. */
function usePanel(
	preflight: Preflight,
	{keys}: Brush,
	leave: (by: 'person' | 'signal') => void,
): {
	readonly overlay: SelfOverlay;
	readonly notice: string | undefined;
	readonly measure: (extent: Extent) => void;
} {
	const {suspendTerminal} = useApp();
	const suspend = useSuspend(useHandOver(suspendTerminal));
	const [shown, setShown] = useState<{overlay: SelfOverlay; notice: string | undefined}>({
		overlay: openedSelf,
		notice: undefined,
	});
	const newest = useRef(shown);
	const extent = useRef<Extent>({rows: 0, height: 0});
	const show = (overlay: SelfOverlay, notice?: string): void => {
		newest.current = {overlay, notice};
		setShown(newest.current);
	};
	const perform = (effect: SelfEffect): void => {
		if (effect.type === 'agree') preflight.agree(effect.groups);
		if (effect.type === 'stop-look') preflight.stop('person');
	};
	const onStroke = (stroke: Stroke): void => {
		const state = preflight.getState();
		const {overlay} = newest.current;
		const command = commandFor(stroke, contextOfSelf(overlay, state), keys);
		if (command === undefined || onlyInWalk.has(command)) return;
		if (command === 'close') leave('person');
		else if (command === 'interrupt') leave('signal');
		else if (command === 'suspend') suspend();
		else if (isSelfCommand(command)) {
			const {overlay: next, effects, notice} = runSelf(overlay, command, state);
			show(next, notice);
			for (const effect of effects) perform(effect);
		} else show(moveInSelf(overlay, command, state, extent.current));
	};
	useInput((input, key) => {
		for (const stroke of strokes(input, key)) onStroke(stroke);
	});
	const measure = useCallback((next: Extent) => {
		extent.current = next;
	}, []);
	return {...shown, measure};
}

function hintsOf(
	overlay: SelfOverlay,
	known: PreflightState | undefined,
	{keys}: Brush,
): readonly Hint[] {
	const context = contextOfSelf(overlay, known);
	return keys.flatMap((row): readonly Hint[] => {
		const {hint, label, spare = 0, command} = row;
		if (hint === undefined || !row.contexts.includes(context) || onlyInWalk.has(command)) return [];
		if (command === 'ask-others' && (known === undefined || consentsOf(known).length === 0))
			return [];
		if (command !== 'close') return [{label, hint, spare}];
		return [{label: row.keys.includes('q') ? 'q' : label, hint: 'leave', spare}];
	});
}

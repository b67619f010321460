import {Box, Text, useCursor, useWindowSize} from 'ink';
import type {ReactNode} from 'react';
import type {Brush} from './brush.ts';
import {cells} from './cells.ts';
import {titleRow} from './components/pane.tsx';
import {RowLine, Rows} from './components/rows.tsx';
import {fieldWindow} from './field-window.ts';
import {leastColumns, leastRows} from './layout.ts';
import {hintRow} from './panes/frame.ts';
import {startParts} from './panes/start.ts';
import type {Command} from './key-commands.ts';
import type {Binding} from './key-table.ts';
import {hintOf, keyOf, type Hint} from './keymap.ts';
import type {RecentWalks, StartItem, StartSources} from './start-items.ts';
import type {PracticeEntry, StartState, WaitingWalk} from './start-state.ts';
import type {Row} from './theme.ts';
import {useStart} from './use-start.ts';

/**
 * Where a walk begins: a field for the address, and the practice addresses to
 * choose from. Letters always go into the field, arrows always to the list.
 */
export function Start(props: {
	readonly brush: Brush;
	readonly practice: readonly PracticeEntry[];
	readonly initial: string;
	/** Walks go on by themselves. */
	readonly auto: boolean;
	readonly error: string | undefined;
	readonly recent: RecentWalks | undefined;
	/** Wall clock, milliseconds. */
	readonly now: () => number;
	readonly onTour: () => void;
	/** The walks that were put off, as they are now. */
	readonly waits: () => readonly WaitingWalk[];
	/** Go on with one of them; returns why not. */
	readonly onResume: (id: string) => string | undefined;
	/** Begin; returns why not. */
	readonly onStart: (address: string, options?: readonly string[]) => string | undefined;
	readonly onExplain: (text: string, typed: string) => void;
	readonly onLeave: (by: 'person' | 'signal') => void;
	readonly onSuspend: () => void;
}): ReactNode {
	const {brush, practice} = props;
	const {columns: width, rows} = useWindowSize();
	const {state, items, sources} = useStart({...props, keys: brush.keys});
	const {setCursorPosition} = useCursor();
	if (width < leastColumns || rows < leastRows) {
		setCursorPosition(undefined);
		return <Text wrap="truncate-end">Window too small.</Text>;
	}
	const {glyphs} = brush;
	const hasPractice = practice.length > 0;
	const hasList = hasPractice || sources.recents.length > 0;
	const inField = state.index < 0;
	const parts = startParts({
		state,
		items,
		sources,
		nowMs: props.now(),
		auto: props.auto,
		brush,
		columns: width,
		rows,
	});
	const field = addressField(state, brush, width);
	// Behind the header, the gap and the question: input methods and magnifiers follow it.
	setCursorPosition(inField ? {x: field.column, y: 2 + parts.question.length} : undefined);
	const line = (row: Row): ReactNode => <RowLine row={row} width={width} mark={glyphs.cut} />;
	const block = (content: readonly Row[], height = content.length, top = 0): ReactNode => (
		<Rows rows={content} top={top} width={width} height={height} mark={glyphs.cut} />
	);
	const rule = (title: string, isFocused: boolean, note: string): ReactNode =>
		line(titleRow({title, isFocused, note, width, glyphs}));
	return (
		<Box flexDirection="column" width={width} height={rows}>
			{line(parts.header)}
			{line([])}
			{block(parts.question)}
			{line(field.row)}
			{block(parts.message)}
			{block(parts.waits)}
			{line([])}
			{hasList && parts.listHeight > 0 ? rule(parts.listTitle, !inField, parts.listNote) : null}
			{block(parts.list, parts.listHeight, parts.listTop)}
			{parts.hasAboutRule ? rule('What it shows', false, '') : null}
			{block(parts.about, parts.aboutHeight)}
			{block([], parts.fillerHeight)}
			{line(
				hintRow(startHints(sources, items[state.index]?.kind, brush.keys, width), brush, width),
			)}
		</Box>
	);
}

/** The field of the address, and where its cursor stands. */
function addressField(
	{editor, index}: StartState,
	brush: Brush,
	width: number,
): {readonly row: Row; readonly column: number} {
	const inField = index < 0;
	const label = inField ? ` ${brush.glyphs.select} Address: ` : '   Address: ';
	const {text, column} = fieldWindow(editor, Math.max(1, width - cells(label)), brush);
	const isEmpty = editor.text.length === 0;
	return {
		row: [
			{text: label, tone: inField ? 'accent' : 'dim'},
			isEmpty ? {text: 'alice@example.org', tone: 'dim'} : {text},
		],
		column: cells(label) + column,
	};
}

/** What Enter does with something else than an address. */
const beginWords: Partial<Record<StartItem['kind'], Partial<Hint>>> = {
	wait: {hint: 'resume'},
	more: {hint: 'show them'},
};

/** The keys that mean something now, as the person wants them. */
function startHints(
	{practice, waits, recents}: StartSources,
	chosen: StartItem['kind'] | undefined,
	keys: readonly Binding[],
	width: number,
): readonly Hint[] {
	const hasPractice = practice.length > 0;
	const isRecent = chosen === 'recent';
	const room = isRecent ? 90 : hasPractice ? 60 : 50;
	const hasList = hasPractice || recents.length > 0 || waits.length > 0;
	const of = (command: Command, change: Partial<Hint> = {}): readonly Hint[] => {
		const hint = hintOf(command, 'start', keys);
		return hint === undefined ? [] : [{...hint, ...change}];
	};
	const [up, down] = (['previous-item', 'next-item'] as const).map((command) =>
		keyOf(command, 'start', keys),
	);
	const resume = waits.length > 0 && chosen !== 'wait' ? of('resume-walk') : [];
	// The one before the last always stands there.
	const isTight = resume.length > 0 && width < 70;
	return [
		...of('begin-walk', beginWords[chosen ?? 'practice'] ?? {}),
		...(isTight ? [] : resume),
		...(isRecent ? [...of('forget'), ...of('forget-all')] : []),
		...(hasList ? of('next-item', {label: `${up} ${down}`, spare: isRecent ? 1 : 0}) : []),
		...(hasPractice ? [{label: 'a-z', hint: 'search', spare: 1}] : []),
		...of('line-kill-to-start'),
		...of('wish-tour'),
		...of('explain-reply', {
			...(width < room && {hint: 'explain'}),
			...(isTight && {spare: 1}),
		}),
		...(isTight ? resume : []),
		...of('leave-start'),
	];
}

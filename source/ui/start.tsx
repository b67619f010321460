import {Box, Text, useInput, usePaste, useWindowSize} from 'ink';
import TextInput from 'ink-text-input';
import {useReducer, useRef, type ReactNode} from 'react';
import type {Brush} from './brush.ts';
import {cells, cut, fit, prose} from './cells.ts';
import {titleRow} from './components/pane.tsx';
import {RowLine, Rows} from './components/rows.tsx';
import {strokes} from './keys.ts';
import {leastColumns, leastRows} from './layout.ts';
import {hintRow} from './panes/frame.ts';
import {allVisits, startReducer, startState, type PracticeEntry} from './start-state.ts';
import type {Row} from './theme.ts';

/** Where a walk begins: a field for the address, and the practice addresses to choose from. */
export function Start(props: {
	readonly brush: Brush;
	readonly practice: readonly PracticeEntry[];
	readonly initial: string;
	readonly error: string | undefined;
	/** Begin; returns why not. */
	readonly onStart: (address: string) => string | undefined;
	readonly onLeave: (by: 'person' | 'signal') => void;
}): ReactNode {
	const {brush, practice, onStart, onLeave} = props;
	const {columns, rows} = useWindowSize();
	const [state, dispatch] = useReducer(
		startReducer,
		{typed: props.initial, hasPractice: practice.length > 0, error: props.error},
		startState,
	);
	// Several keys can arrive between two frames: the newest text, not that of the last frame.
	const typed = useRef({now: state.typed, before: state.typed});
	const visits = allVisits(practice);

	const begin = (): void => {
		const chosen = visits[state.index]?.address;
		const address = (typed.current.now === state.typed ? chosen : undefined) ?? typed.current.now;
		const error =
			address.trim() === ''
				? 'Type an address first, such as alice@example.org.'
				: onStart(address.trim());
		if (error !== undefined) dispatch({type: 'rejected', error});
	};
	const change = (value: string): void => {
		typed.current = {now: value.replace(/[\r\n]+/gu, ''), before: typed.current.now};
		dispatch({type: 'typed', value});
		// An Enter that came in one piece with the text.
		if (/[\r\n]$/u.test(value) && !/[\r\n]./u.test(value)) begin();
	};
	useInput((input, key) => {
		for (const stroke of strokes(input, key)) {
			if (stroke === 'ctrl-c') onLeave('signal');
			else if (stroke === 'esc') onLeave('person');
			else if (stroke === 'up') dispatch({type: 'move', by: -1, count: visits.length});
			else if (stroke === 'down' || stroke === 'tab')
				dispatch({type: 'move', by: 1, count: visits.length});
			else if (stroke === 'shift-tab') dispatch({type: 'move', by: -1, count: visits.length});
			else if (stroke === 'pagedown') dispatch({type: 'move', by: 8, count: visits.length});
			else if (stroke === 'pageup') dispatch({type: 'move', by: -8, count: visits.length});
			else if (/^(?:ctrl|alt)-[a-z]$/u.test(stroke)) {
				const before = stroke === 'ctrl-u' ? '' : typed.current.before;
				typed.current = {now: before, before};
				dispatch({type: 'control', stroke, before});
			}
		}
	});
	usePaste((text) => {
		typed.current = {
			now: `${typed.current.now}${text.replace(/[\r\n]+/gu, '').trim()}`,
			before: '',
		};
		dispatch({type: 'paste', text});
	});

	if (columns < leastColumns || rows < leastRows)
		return <Text wrap="truncate-end">Please make the window larger.</Text>;
	const width = columns;
	const inner = width - 2;
	const {glyphs} = brush;
	const inField = state.index < 0;
	const question = prose('Whose mailbox? Type an e-mail address and press Enter.', inner);
	const message = messageRows(state.error, state.notice, brush, inner);
	const about =
		practice.length === 0
			? promiseRows(brush, inner)
			: aboutRows(visits[state.index], brush, inner);
	const list = listRows(visits, state.index, brush, inner);
	const fixed = 1 + 1 + question.length + 1 + message.length + 1 + 1;
	const aboutHeight =
		practice.length === 0
			? Math.max(0, rows - fixed)
			: Math.min(rows >= 20 ? 5 : 2, Math.max(0, rows - fixed - 4));
	const listHeight =
		practice.length === 0
			? 0
			: Math.max(0, rows - fixed - 1 - aboutHeight - (aboutHeight > 0 ? 1 : 0));
	const top = Math.max(
		0,
		Math.min(list.selectedRow - Math.floor(listHeight / 2), list.rows.length - listHeight),
	);
	const line = (row: Row): ReactNode => <RowLine row={row} width={width} mark={glyphs.cut} />;
	return (
		<Box flexDirection="column" width={columns} height={rows}>
			{line(startHeader(practice.length > 0, brush, width))}
			<Box height={1} flexShrink={0} />
			<Rows rows={pad(question)} width={width} height={question.length} mark={glyphs.cut} />
			<Box height={1} width={width} flexShrink={0} overflow="hidden">
				<Text color="cyan" bold>
					{inField ? ` ${glyphs.select} ` : '   '}
				</Text>
				<TextInput
					key={state.mount}
					value={state.typed}
					placeholder={inField ? 'alice@example.org' : ''}
					showCursor={inField}
					onChange={change}
					onSubmit={begin}
				/>
			</Box>
			<Rows rows={pad(message)} width={width} height={message.length} mark={glyphs.cut} />
			<Box height={1} flexShrink={0} />
			{listHeight > 0
				? line(
						titleRow({
							title: 'Or visit the practice network',
							isFocused: !inField,
							note: `${visits.length} addresses`,
							width,
							glyphs,
						}),
					)
				: null}
			<Rows rows={list.rows} top={top} width={width} height={listHeight} mark={glyphs.cut} />
			{aboutHeight > 0 && practice.length > 0
				? line(titleRow({title: 'What it shows', isFocused: false, note: '', width, glyphs}))
				: null}
			<Rows rows={pad(about)} width={width} height={aboutHeight} mark={glyphs.cut} />
			{line(hintRow(startHints(practice.length > 0), brush, width))}
		</Box>
	);
}

const pad = (rows: readonly Row[]): Row[] => rows.map((row) => [{text: ' '}, ...row]);

function startHints(hasPractice: boolean): {label: string; hint: string}[] {
	return [
		{label: 'Enter', hint: 'start'},
		...(hasPractice ? [{label: '↑ ↓', hint: 'choose'}] : []),
		{label: 'Ctrl-U', hint: 'clear'},
		{label: 'Esc', hint: 'quit'},
	];
}

function startHeader(isPractice: boolean, brush: Brush, width: number): Row {
	const left = ' mxray ';
	const middle = ' Ask a mail server, step by step';
	const right = isPractice ? 'practice network ' : '';
	const gap = width - cells(left) - cells(middle) - cells(right);
	return [
		{text: left, tone: 'accent'},
		{text: gap < 0 ? '' : brush.say(middle), tone: 'dim'},
		{text: ' '.repeat(Math.max(1, gap))},
		{text: right, tone: 'dim'},
	];
}

function messageRows(
	error: string | undefined,
	notice: string | undefined,
	brush: Brush,
	width: number,
): Row[] {
	const text = error ?? notice;
	if (text === undefined) return [];
	return prose(brush.show(text), width, 'warn', [{text: `${brush.glyphs.warning} `, tone: 'warn'}]);
}

function promiseRows(brush: Brush, width: number): Row[] {
	const text =
		'mxray finds the mail servers of the domain, connects to one, and shows every line that is said, with what it means. It asks whether a mailbox would be accepted and sends no mail. Nothing goes out before you press Enter.';
	return prose(brush.say(text), Math.min(width, 72), 'dim');
}

type Visit = ReturnType<typeof allVisits>[number];

function aboutRows(visit: Visit | undefined, brush: Brush, width: number): Row[] {
	if (visit === undefined) return prose('Press Enter to look at what you typed.', width, 'dim');
	return [
		...prose(brush.say(`${visit.entry.title}: ${visit.about}`), width, 'strong'),
		...prose(brush.say(visit.entry.teaches), width),
	];
}

function listRows(
	visits: readonly Visit[],
	index: number,
	brush: Brush,
	width: number,
): {readonly rows: readonly Row[]; readonly selectedRow: number} {
	const longest = Math.max(0, ...visits.map(({address}) => cells(address)));
	const room = Math.min(longest, Math.max(16, Math.floor(width * 0.55)));
	const {glyphs} = brush;
	const rows = visits.map(({address, about}, at): Row => {
		const isChosen = at === index;
		const shown = cut(brush.show(address), room, glyphs.cut);
		return [
			{text: isChosen ? ` ${glyphs.select} ` : '   ', tone: 'accent'},
			{text: shown, tone: isChosen ? 'selected' : 'plain'},
			{text: fit('', room - cells(shown) + 2, glyphs.cut)},
			{text: brush.say(about), tone: 'dim'},
		];
	});
	return {rows, selectedRow: Math.max(0, index)};
}

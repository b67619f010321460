import type {SessionView} from '../model/view.ts';
import {turnAllFolds, turnFold} from './folds.ts';
import type {Command} from './key-commands.ts';
import {target} from './overlays.ts';
import type {Block} from './panes/transcript-sheet.ts';
import {cancelSearch, keepSearch, openSearch, stepSearch} from './search-state.ts';
import type {Metrics, Update} from './ui-events.ts';
import type {UiState} from './ui-state.ts';

/** The commands that this file carries out: they only change what one looks at. */
const lookCommands = [
	'search',
	'search-keep',
	'search-cancel',
	'search-end',
	'search-next',
	'search-previous',
	'fold',
	'fold-all',
	'exchange-before',
	'exchange-after',
	'refusal-before',
	'refusal-after',
	'zoom',
	'offsets',
	'pager',
	'editor',
] as const satisfies readonly Command[];
export type LookCommand = (typeof lookCommands)[number];

/** True for a command of this file. */
export function isLookCommand(command: Command): command is LookCommand {
	return (lookCommands as readonly Command[]).includes(command);
}

const stay = (state: UiState): Update => ({state, effects: []});
const tell = (state: UiState, notice: string): Update => stay({...state, notice});

/** Search, fold, and go from one exchange to another; the walk goes on meanwhile. */
export function runLook(state: UiState, command: LookCommand, metrics: Metrics): Update {
	const {blocks} = metrics.transcript;
	switch (command) {
		case 'search':
			return stay(openSearch(state, metrics));
		case 'search-keep':
			return stay(keepSearch(state, metrics));
		case 'search-cancel':
			return stay(cancelSearch(state));
		case 'search-end':
			return stay({...state, search: undefined});
		case 'search-next':
			return stay(stepSearch(state, 1, metrics));
		case 'search-previous':
			return stay(stepSearch(state, -1, metrics));
		case 'fold':
			return fold(state, metrics);
		case 'fold-all':
			return tell(
				{...state, folds: turnAllFolds(state.folds)},
				state.folds.isOpen ? 'Long replies are folded.' : 'All replies are shown whole.',
			);
		case 'exchange-before':
			return choose(state, blocks, -1, 'This is the first exchange.', metrics);
		case 'exchange-after':
			return choose(state, blocks, 1, 'This is the newest exchange. End follows again.', metrics);
		case 'zoom':
			return metrics.isOnePane
				? tell(state, 'In a window of this size one pane is shown at a time anyway.')
				: stay({...state, zoom: !state.zoom});
		case 'offsets':
			return tell(
				{...state, offsets: !state.offsets},
				state.offsets ? 'Byte offsets are off.' : 'The transcript has byte offsets.',
			);
		case 'pager':
		case 'editor':
			return {state, effects: [{type: 'show-outside', how: command, text: metrics.plain(state)}]};
		case 'refusal-before':
		case 'refusal-after': {
			const refusals = blocks.filter(({isRefusal}) => isRefusal);
			if (refusals.length === 0) return tell(state, 'Nothing was refused so far.');
			return command === 'refusal-before'
				? choose(state, refusals, -1, 'Nothing was refused before this.', metrics)
				: choose(state, refusals, 1, 'Nothing was refused after this.', metrics);
		}
	}
}

/** Fold or unfold the chosen reply; without a choice the first long one in sight, or else the newest. */
function fold(before: UiState, {transcript, isOnePane}: Metrics): Update {
	// Where nothing else is in sight, what is turned is gone to.
	const isHidden = before.focus !== 'transcript' && (isOnePane || before.zoom);
	const state: UiState = isHidden ? {...before, focus: 'transcript'} : before;
	const {blocks, top, height} = transcript;
	const chosen = blocks.find(({id}) => id === state.chosen);
	if (chosen?.fold === 'none')
		return tell(before, 'This reply is short: there is nothing to fold.');
	const long = blocks.filter((block) => block.fold !== 'none');
	const block =
		chosen ?? long.find(({row, rows}) => row + rows > top && row < top + height) ?? long.at(-1);
	if (block === undefined) return tell(before, 'No reply is long enough to be folded.');
	// What is turned stays where one looks at it.
	const seen = state.focus === 'transcript' ? {aim: keyOf(block), transcriptTop: undefined} : {};
	return stay({...state, ...seen, folds: turnFold(state.folds, block.id)});
}

/** Something else than the present is explained, or the transcript does not follow: Esc leads back. */
export function isLookingBack(state: UiState): boolean {
	const isHeld = state.transcriptTop !== undefined || state.aim !== undefined;
	// From the lines that a verdict rests on another key leads back.
	return isReading(state) || (isHeld && state.lit === undefined);
}

const isReading = ({chosen, selected}: UiState): boolean =>
	chosen !== undefined || selected !== undefined;

/** The state, knowing since when one reads something again: what came after that is new. */
export function countedSince(state: UiState, {transcript}: Metrics): UiState {
	if (!isReading(state)) return state.since === undefined ? state : {...state, since: undefined};
	return state.since === undefined ? {...state, since: repliesIn(transcript.blocks)} : state;
}

/** How many exchanges have their reply. */
export const repliesIn = (blocks: readonly Block[]): number =>
	blocks.filter(({isAnswered}) => isAnswered).length;

const keyOf = ({key}: Block): string => `${key}:0`;

function choose(
	state: UiState,
	list: readonly Block[],
	by: 1 | -1,
	atEnd: string,
	{transcript}: Metrics,
): Update {
	const focused: UiState = {...state, focus: 'transcript', selected: undefined, mark: undefined};
	const {blocks, top, height} = transcript;
	const now = blocks.findIndex(({id}) => id === state.chosen);
	const from = blocks[now];
	const isHere = (block: Block): boolean =>
		from === undefined
			? block.row < top + height
			: by < 0
				? block.id < from.id
				: block.id > from.id;
	// The first choice is the last one in sight, in whichever direction.
	const found = from === undefined || by < 0 ? list.findLast(isHere) : list.find(isHere);
	if (found === undefined) return tell(from === undefined ? focused : state, atEnd);
	return stay({
		...focused,
		chosen: found.id,
		aim: keyOf(found),
		transcriptTop: undefined,
		seen: state.seen ?? blocks.length,
	});
}

/** The transcript after one of the moving keys. At its end it follows the newest line again. */
export function moveInTranscript(state: UiState, command: Command, metrics: Metrics): UiState {
	const {transcript} = metrics;
	const last = Math.max(0, transcript.rows - transcript.height);
	// Several keys can arrive between two frames: the last frame only knows where an aim led.
	const now = state.aim === undefined ? (state.transcriptTop ?? last) : transcript.top;
	const top = target(Math.min(now, last), command, transcript);
	const isEnd = top >= last && command !== 'up' && command !== 'page-up';
	if (isEnd)
		return {...state, transcriptTop: undefined, aim: undefined, seen: undefined, chosen: undefined};
	return {
		...state,
		transcriptTop: top,
		aim: undefined,
		seen: state.seen ?? transcript.blocks.length,
	};
}

/** Look at the stage with that number in the list, and where it was spoken in the transcript. */
export function jumpToStage(
	state: UiState,
	number: number,
	view: SessionView,
	{transcript}: Metrics,
): Update {
	const stage = view.stages[number - 1]?.stage;
	if (stage === undefined) return tell(state, `There are only ${view.stages.length} stages.`);
	const attempt = view.attempts.length;
	const block = transcript.blocks.find((each) => each.stage === stage && each.attempt === attempt);
	const aim = block && keyOf(block);
	if (aim === undefined && state.selected === stage && state.chosen === undefined)
		return tell(state, `This is the stage ${stage} already.`);
	return stay({
		...state,
		selected: stage,
		chosen: undefined,
		mark: undefined,
		...(aim === undefined
			? {}
			: {aim, transcriptTop: undefined, seen: state.seen ?? transcript.blocks.length}),
	});
}

import type {SessionView} from '../model/view.ts';
import type {Facts, UiEvent, Update} from './ui-events.ts';
import {autoWords, paceAfter} from './auto-pace.ts';
import type {Command} from './key-commands.ts';
import {commandFor, keyOf} from './keymap.ts';
import {isCharacter, plainStrokes, type Stroke} from './keys.ts';
import {completeLine, putAway, seeProposal, typeLine} from './command-line.ts';
import {isDead, swallowed} from './dead-line.ts';
import {newWalk, quit, stopWaiting} from './leave-update.ts';
import type {EditAction} from './line-editor.ts';
import {deleteInLogin, runLogin, secretsApart, typeLogin} from './login-update.ts';
import {
	countedSince,
	isLookCommand,
	isLookingBack,
	jumpToStage,
	moveInTranscript,
	runLook,
} from './look-update.ts';
import {approve, choose, freeLineOpened, onProposal, submit} from './proposal-update.ts';
import {isMarked, searchMore, typeSearch} from './search-state.ts';
import {selfOverlayOf} from './self-state.ts';
import {isSelfCommand, moveInSelf, runSelf, type SelfCommand} from './self-update.ts';
import {moveOverlay, openMx, openPage, openWords, target, turnPage} from './overlays.ts';
import {contextOf, panes, type Overlay, type UiState} from './ui-state.ts';
import {unheardWords} from './unheard.ts';
import {onWaitOver} from './wait-update.ts';
import {greetingsOver, isWayCommand, moveInWays, runWays, typeForm} from './ways-update.ts';
import {
	isWhyCommand,
	moveInTrials,
	moveInVerdict,
	onOffered,
	runWhy,
	typeControl,
} from './why-update.ts';

/** The screen's only transition function: pure, one event at a time. */
export function update(before: UiState, event: UiEvent, facts: Facts): Update {
	const {state, effects} = onEvent(before, event, facts);
	return {state: countedSince(state, facts.metrics), effects};
}

function onEvent(state: UiState, event: UiEvent, facts: Facts): Update {
	switch (event.type) {
		case 'stroke':
			return onStroke(state, event.stroke, facts);
		case 'paste':
			return onPaste(state, event.text, facts);
		case 'seen':
			return stay(seeProposal(state, event.proposalId, facts.view));
		case 'auto-due':
			return facts.view.proposal?.id === event.proposalId && state.auto
				? approve({...state, notice: undefined}, {type: 'approve', by: 'auto'}, facts.view)
				: stay(state);
		case 'told':
			return tell(state, event.notice);
		case 'search-more':
			return stay(searchMore(state, facts.metrics));
		case 'offered':
			return onOffered(state, event.offer, event.controls);
		case 'greetings-over':
			return stay(greetingsOver(state));
		case 'wait-over':
			return onWaitOver(state, facts.findings);
	}
}

const stay = (state: UiState): Update => ({state, effects: []});

const keyIn =
	({keys}: Facts) =>
	(command: Command): string =>
		keyOf(command, 'ready', keys);

const tell = (state: UiState, notice: string): Update => stay({...state, notice});

function onStroke(before: UiState, stroke: Stroke, facts: Facts): Update {
	const rest = swallowed(before, stroke, facts.findings.nowMs);
	if (rest !== undefined) return stay(rest);
	const context = contextOf(before, facts.view, facts.findings);
	const marked = isMarked(before) ? commandFor(stroke, 'found', facts.keys) : undefined;
	const command = marked ?? commandFor(stroke, context, facts.keys);
	const quiet = hushed(before, command, facts.view);
	if (command === 'stage') return jumpToStage(quiet, Number(stroke), facts.view, facts.metrics);
	// Taking away what was said is answer enough.
	if (command === 'back-to-now' && quiet !== before)
		return stay({...backToNow(quiet).state, notice: undefined});
	if (command === 'type-line') return freeLineOpened(quiet, facts, {type: 'insert', text: stroke});
	if (command !== undefined) return run(quiet, command, facts);
	if (context === 'search' && isCharacter(stroke))
		return stay(typeSearch(quiet, {type: 'insert', text: stroke}, facts.metrics));
	if (context === 'control' && isCharacter(stroke))
		return typeControl(quiet, {type: 'insert', text: stroke});
	if (context === 'form' && isCharacter(stroke))
		return typeForm(quiet, {type: 'insert', text: stroke});
	if (context === 'login' && isCharacter(stroke)) return stay(typeLogin(quiet, stroke));
	if (context === 'edit' && isCharacter(stroke))
		return typed(quiet, {type: 'insert', text: stroke}, facts.view);
	return stay({...quiet, notice: unheardWords(stroke, context, facts.view, facts.keys)});
}

/** What was said to the person goes with the next key. */
function hushed(state: UiState, command: Command | undefined, view: SessionView): UiState {
	const leaving = state.leaving && command === 'quit';
	const stopping = command === 'stop-waiting' ? state.stopping : undefined;
	const dismissed = view.refused?.seq;
	const isSilent = state.notice === undefined && state.dead === undefined;
	const isSame =
		state.leaving === leaving && state.stopping === stopping && state.dismissed === dismissed;
	return isSilent && isSame
		? state
		: {...state, notice: undefined, dead: undefined, leaving, stopping, dismissed};
}

function onPaste(before: UiState, text: string, facts: Facts): Update {
	if (isDead(before, facts.findings.nowMs)) return stay(before);
	const state = hushed(before, undefined, facts.view);
	const context = contextOf(state, facts.view);
	if (context === 'search') return stay(typeSearch(state, {type: 'paste', text}, facts.metrics));
	if (context === 'control') return typeControl(state, {type: 'paste', text});
	if (context === 'form') return typeForm(state, {type: 'paste', text});
	if (context === 'login') return stay(typeLogin(state, text));
	if (context === 'edit') return typed(state, {type: 'paste', text}, facts.view);
	// A paste does what the same keys do, but that it presses no Enter.
	const [first = ''] = plainStrokes(text);
	const command = commandFor(first, context, facts.keys);
	if (command === 'type-line') return freeLineOpened(state, facts, {type: 'paste', text});
	if (command === 'free-line')
		return freeLineOpened(state, facts, {type: 'paste', text: text.slice(first.length)});
	const canWrite = context === 'ready' && facts.view.proposal?.kind === 'command';
	return tell(
		state,
		canWrite
			? 'Nothing was pasted. Press e to edit the command, or : for an empty line, then paste.'
			: 'Nothing was pasted: there is no line to paste into here.',
	);
}

function run(state: UiState, command: Command, facts: Facts): Update {
	if (command.startsWith('line-')) return runLine(state, command, facts);
	if (command === 'login-next' || command === 'login-anyway') return runLogin(state, command);
	if (isLookCommand(command)) return runLook(state, command, facts.metrics);
	if (isWhyCommand(command))
		return runWhy(state, command, {...facts, isOpen: facts.view.over === undefined});
	if (isWayCommand(command)) return runWays(state, command, facts);
	if (isSelfCommand(command)) return onSelf(state, command, facts.findings);
	switch (command) {
		case 'approve':
		case 'confirm':
		case 'edit':
		case 'skip':
			return onProposal(state, command, facts.view);
		case 'submit':
			return submit(state, facts.view);
		case 'free-line':
			return freeLineOpened(state, facts);
		case 'complete':
			return stay(completeLine(state, 1, facts.view));
		case 'complete-back':
			return stay(completeLine(state, -1, facts.view));
		case 'cancel-edit':
			return stay(putAway(state, facts.view));
		case 'stop-waiting':
			return isLookingBack(state) ? backToNow(state) : stopWaiting(state, facts);
		case 'mx':
			return open(state, openMx(facts.view));
		case 'page':
			return open(state, openPage(state, facts.view));
		case 'words':
			return open(state, openWords(facts.view));
		case 'previous-reply':
			return turned(state, -1, facts.view);
		case 'next-reply':
			return turned(state, 1, facts.view);
		case 'choose':
			return choose(state, facts.view);
		case 'dns':
			return open(
				state,
				facts.view.dns.length === 0 ? 'Nothing was asked of DNS yet.' : {kind: 'dns', top: 0},
			);
		case 'help':
			return stay({...state, overlay: {kind: 'help', top: 0, under: state.overlay}});
		case 'close':
			return stay({...state, overlay: below(state.overlay)});
		case 'auto':
			return tell({...state, auto: !state.auto}, autoWords(!state.auto, state.pace, keyIn(facts)));
		case 'faster':
		case 'slower': {
			const pace = paceAfter(state.pace, command === 'faster' ? 1 : -1);
			return tell({...state, pace}, autoWords(state.auto, pace, keyIn(facts)));
		}
		case 'focus-next':
			return stay({...state, focus: neighbour(state.focus, 1)});
		case 'focus-previous':
			return stay({...state, focus: neighbour(state.focus, -1)});
		case 'back-to-now':
			return backToNow(state);
		case 'new-walk':
			return newWalk(state, facts.findings);
		case 'tour':
			return {state, effects: [{type: 'toggle-tour'}]};
		case 'suspend':
			return {state, effects: [{type: 'suspend'}]};
		case 'quit':
			return quit(state, facts);
		case 'interrupt':
			return {state, effects: [{type: 'leave', by: 'signal'}]};
		default:
			return move(state, command, facts);
	}
}

function onSelf(state: UiState, command: SelfCommand, {self, canLook}: Facts['findings']): Update {
	if (canLook !== true && self === undefined)
		return tell(state, 'Who you are to them cannot be looked at here.');
	const {overlay, effects, notice} = runSelf(selfOverlayOf(state.overlay), command, self);
	return {state: {...state, overlay, notice}, effects};
}

/** A key of a field: the one that is open has it. */
function runLine(state: UiState, command: Command, facts: Facts): Update {
	const action = {type: command.slice(5)} as EditAction;
	if (state.search?.field) return stay(typeSearch(state, action, facts.metrics));
	if (state.overlay?.kind === 'login')
		return stay(deleteInLogin(state, action.type === 'kill-to-start' ? 'all' : 'last'));
	if (state.overlay?.kind === 'form') return typeForm(state, action);
	return state.overlay === undefined
		? typed(state, action, facts.view)
		: typeControl(state, action);
}

/** A key or a paste in the command line, which holds no password for longer than that. */
const typed = (state: UiState, action: EditAction, view: SessionView): Update =>
	stay(secretsApart(typeLine(state, action, view), view));

/** Lay it over the panes, or say why not. */
const open = (state: UiState, overlay: Overlay | string): Update =>
	typeof overlay === 'string' ? tell(state, overlay) : stay({...state, overlay});

/** What lay below it: of an experiment the list it was opened from, of the help whatever it was. */
function below(overlay: UiState['overlay']): UiState['overlay'] {
	if (overlay?.kind === 'help') return overlay.under;
	return overlay?.kind === 'trial' && overlay.index !== undefined
		? {kind: 'matrix', index: overlay.index, moved: true}
		: undefined;
}

function turned(state: UiState, by: 1 | -1, view: SessionView): Update {
	const next = turnPage(state, by, view);
	if (next !== state) return stay(next);
	return tell(state, by < 0 ? 'This is the first reply.' : 'This is the last reply.');
}

const fresh = {
	mark: undefined,
	lit: undefined,
	selected: undefined,
	chosen: undefined,
	transcriptTop: undefined,
	aim: undefined,
	seen: undefined,
} as const;

function backToNow(state: UiState): Update {
	const isThere = Object.keys(fresh).every(
		(name) => state[name as keyof typeof fresh] === undefined,
	);
	if (isThere && !state.zoom) return tell(state, 'This is the present step and the newest line.');
	// Back from the lines that a verdict rests on is back to the verdict.
	const focus = state.lit === undefined ? state.focus : 'explanation';
	return stay({...state, ...fresh, focus, zoom: false});
}

function neighbour(focus: UiState['focus'], by: number): UiState['focus'] {
	const at = panes.indexOf(focus) + by + panes.length;
	return panes[at % panes.length] ?? 'explanation';
}

function move(state: UiState, command: Command, facts: Facts): Update {
	const {view, metrics, findings} = facts;
	const {overlay} = state;
	if (overlay?.kind === 'consent' || overlay?.kind === 'matrix')
		return stay(moveInTrials(state, command, findings));
	if (overlay?.kind === 'ways') return stay(moveInWays(state, command, view, findings.walks));
	const self = selfOverlayOf(overlay);
	if (self !== undefined)
		return stay({
			...state,
			overlay: moveInSelf(self, command, findings.self, metrics.overlay),
		});
	if (overlay !== undefined)
		return stay({...state, overlay: moveOverlay(overlay, command, view, metrics.overlay)});
	if (state.focus === 'rail') return stay(selectStage(state, command, view));
	if (state.focus === 'explanation') return stay(moveInVerdict(state, command, metrics));
	return stay(moveInTranscript(state, command, metrics));
}

function selectStage(state: UiState, command: Command, view: SessionView): UiState {
	const names = view.stages.map(({stage}) => stage);
	const now = state.selected ?? view.proposal?.stage ?? view.running?.stage ?? names.at(-1);
	const at = now === undefined ? 0 : names.indexOf(now);
	const next = target(at, command, {rows: names.length, height: 1});
	return {...state, selected: names[next], chosen: undefined};
}

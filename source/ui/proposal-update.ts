import type {Intent} from '../model/session.ts';
import type {SessionView} from '../model/view.ts';
import {loginOf} from '../protocol/typed.ts';
import {openLine, submitLine, typeLine, typingOf} from './command-line.ts';
import {lineOf, type EditAction} from './line-editor.ts';
import {openLogin, secretsApart} from './login-update.ts';
import {standingOf} from './line-standing.ts';
import {deadLine} from './dead-line.ts';
import type {Facts, Update} from './ui-events.ts';
import {openAttempt} from '../render/ways.ts';
import {mxChoices, type UiState} from './ui-state.ts';

const stay = (state: UiState): Update => ({state, effects: []});
const tell = (state: UiState, notice: string): Update => stay({...state, notice});
const intend = (state: UiState, intent: Intent): Update => ({
	state,
	effects: [{type: 'intend', intent}],
});

/**
 * Approve the proposal on the screen, once: the session takes a moment to act,
 * and a second Enter in the same piece of input must not reach further.
 */
export function approve(
	state: UiState,
	intent: Intent & {type: 'approve'},
	view: SessionView,
): Update {
	const {proposal} = view;
	if (proposal === undefined) return stay(state);
	const mark = `${proposal.id}/${view.refused?.seq ?? ''}`;
	if (state.approved === mark) return stay(state);
	return intend({...state, approved: mark}, {...intent, proposalId: proposal.id});
}

/** Open the command line with the proposed command, or say why there is none now. */
function lineOpened(state: UiState, view: SessionView): Update {
	const opened = openLine(state, view, false);
	return typeof opened === 'string' ? tell(state, opened) : stay(opened);
}

/**
 * Open the command line for a command of the person's own, with what they typed
 * or pasted so far. Where there can be none they are told why, and what they go
 * on typing is not taken for keys.
 */
export function freeLineOpened(
	state: UiState,
	{view, findings}: Facts,
	first?: EditAction,
): Update {
	const opened = openLine(state, view, true);
	if (typeof opened === 'string') return stay(deadLine(state, opened, findings.nowMs));
	return stay(first === undefined ? opened : secretsApart(typeLine(opened, first, view), view));
}

/** Enter in the command line: send it, or say why not. */
export function submit(state: UiState, view: SessionView): Update {
	const typing = typingOf(state, view);
	if (typing === undefined) return stay(state);
	const line = lineOf(typing.editor);
	const isReady = standingOf(typing.connection, view) === 'ready';
	if (isReady && loginOf(line) !== undefined) return stay(openLogin(state, view, line));
	const {state: next, send} = submitLine(state, view);
	return send === undefined
		? stay(next)
		: approve(next, {type: 'approve', by: 'person', line: send}, view);
}

/** The keys that answer the proposal: send it, send it changed, or pass it over. */
export function onProposal(
	state: UiState,
	command: 'approve' | 'confirm' | 'edit' | 'skip',
	view: SessionView,
): Update {
	const {proposal} = view;
	if (proposal === undefined) return stay(state);
	switch (command) {
		case 'skip':
			return intend(state, {type: 'skip', by: 'person', proposalId: proposal.id});
		case 'confirm':
			return approve(state, {type: 'approve', by: 'person', confirmed: true}, view);
		case 'approve':
			// A pause may be over by now: the session knows, and says so if it is not.
			return proposal.needsConfirmation && !isPaused(proposal)
				? tell(state, 'This needs a clear yes: press y to connect, m for another server.')
				: approve(state, {type: 'approve', by: 'person'}, view);
		case 'edit':
			return lineOpened(state, view);
	}
}

/** Held back by a limit and by nothing else. */
function isPaused(proposal: NonNullable<SessionView['proposal']>): boolean {
	return (
		proposal.warnings.includes('limit-reached') &&
		!proposal.warnings.includes('private-address') &&
		!proposal.warnings.includes('loopback-address')
	);
}

/** Go to the chosen server; while a connection is open, after a second Enter. */
export function choose(state: UiState, view: SessionView): Update {
	const index = state.overlay?.kind === 'mx' ? state.overlay.index : 0;
	const choice = mxChoices(view)[index];
	const closed: UiState = {...state, overlay: undefined, selected: undefined};
	if (choice === undefined) return stay(closed);
	if (state.overlay?.kind === 'mx' && state.overlay.asked !== true && openAttempt(view))
		return stay({...state, overlay: {...state.overlay, asked: true}});
	return intend(closed, {
		type: 'choose-target',
		host: choice.host,
		...(choice.address === undefined ? {} : {address: choice.address}),
	});
}

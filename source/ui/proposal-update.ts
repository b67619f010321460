import type {Intent} from '../model/session.ts';
import type {SessionView} from '../model/view.ts';
import {loginOf} from '../protocol/typed.ts';
import {openLine, submitLine, typingOf} from './command-line.ts';
import {lineOf} from './line-editor.ts';
import {openLogin} from './login-update.ts';
import type {Update} from './ui-events.ts';
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

/** Open the command line, or say why there is none now. */
export function lineOpened(state: UiState, view: SessionView, free: boolean): Update {
	const opened = openLine(state, view, free);
	return typeof opened === 'string' ? tell(state, opened) : stay(opened);
}

/** The keys that answer the proposal: send it, send another line, or pass it over. */
export function onProposal(
	state: UiState,
	command: 'approve' | 'confirm' | 'submit' | 'edit' | 'skip',
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
			return lineOpened(state, view, false);
		case 'submit': {
			const editor = typingOf(state, view)?.editor;
			if (editor !== undefined && loginOf(lineOf(editor)) !== undefined)
				return stay(openLogin(state, view, lineOf(editor)));
			const {state: next, send: line} = submitLine(state, view);
			return line === undefined
				? stay(next)
				: approve(next, {type: 'approve', by: 'person', line}, view);
		}
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

import {keyOf} from './keymap.ts';
import type {Facts, Update} from './ui-events.ts';
import {openAttempt} from '../render/ways.ts';
import type {UiState} from './ui-state.ts';
import type {Findings} from './why-update.ts';

const tell = (state: UiState, notice: string): Update => ({
	state: {...state, notice},
	effects: [],
});

const isGoingOn = ({series}: Findings): boolean =>
	series !== undefined && series.ended === undefined;

/** To the start screen; not while experiments are going on. */
export function newWalk(state: UiState, findings: Findings): Update {
	return isGoingOn(findings)
		? tell(state, 'Experiments are going on: f shows them, and Esc stops them there.')
		: {state, effects: [{type: 'new-walk'}]};
}

/** Stop a wait; where that costs the connection, only by the second key. */
export function stopWaiting(state: UiState, {view, keys}: Facts): Update {
	const {running} = view;
	// The goodbye is the last thing to be said: nothing is lost with it.
	const costs = openAttempt(view) !== undefined && running?.stage !== 'quit';
	if (costs && running !== undefined && state.stopping !== running.sinceMs)
		return tell(
			{...state, stopping: running.sinceMs},
			`The connection is open. ${keyOf('stop-waiting', 'waiting', keys)} again stops waiting and hangs up; any other key goes on waiting.`,
		);
	return {state, effects: [{type: 'intend', intent: {type: 'stop-waiting'}}]};
}

/** Leave; with an open connection or experiments only by the second key. */
export function quit(state: UiState, {view, findings}: Facts): Update {
	if (isGoingOn(findings) && !state.leaving)
		return tell(
			{...state, leaving: true},
			'Experiments are going on. q again stops them and leaves; any other key stays.',
		);
	if (view.over !== undefined) return {state, effects: [{type: 'leave', by: view.over.by}]};
	// Before the first packet there is nothing to hang up on.
	if (state.leaving || !openAttempt(view)) return {state, effects: [{type: 'leave', by: 'person'}]};
	return tell(
		{...state, leaving: true},
		'The connection is still open. q again hangs up and leaves; any other key stays.',
	);
}

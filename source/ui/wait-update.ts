import type {Update} from './ui-events.ts';
import type {UiState} from './ui-state.ts';
import type {Appointment, Findings} from './why-update.ts';

const stay = (state: UiState): Update => ({state, effects: []});
const tell = (state: UiState, notice: string): Update => stay({...state, notice});

/** Wait until the server is to be asked again; at once if that time is over. */
export function startWait(
	state: UiState,
	{appointment, nowMs, series}: Findings,
	isOpen: boolean,
): Update {
	if (appointment === undefined) return tell(state, 'The server did not ask to come back later.');
	if (series !== undefined && series.ended === undefined)
		return tell(state, 'Experiments are going on; wait for their end first.');
	if (nowMs >= appointment.dueAtMs) return visitAgain(state, appointment);
	return {
		state: {...state, overlay: {kind: 'wait', asked: false}},
		// The server would hang up on an idle connection anyway, and this one has said its last word.
		effects: isOpen ? [{type: 'intend', intent: {type: 'stop', by: 'person'}}] : [],
	};
}

/** Do not wait any longer: by the second key, if the time is not over. */
export function goNow(state: UiState, {appointment, nowMs}: Findings): Update {
	if (state.overlay?.kind !== 'wait' || appointment === undefined) return stay(state);
	if (nowMs < appointment.dueAtMs && !state.overlay.asked)
		return stay({...state, overlay: {kind: 'wait', asked: true}});
	return visitAgain(state, appointment);
}

/** The time is over: propose the same server again. Nothing goes out before that is approved. */
export function onWaitOver(state: UiState, {appointment}: Findings): Update {
	return state.overlay?.kind === 'wait' && appointment !== undefined
		? visitAgain(state, appointment)
		: stay(state);
}

function visitAgain(state: UiState, appointment: Appointment): Update {
	return {
		state: {...state, overlay: undefined, selected: undefined, mark: undefined, lit: undefined},
		effects: [{type: 'visit-again', appointment}],
	};
}

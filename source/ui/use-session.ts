import {useAnimation} from 'ink';
import {useEffect, useMemo, useSyncExternalStore} from 'react';
import {calmStore} from './calm-listener.ts';
import type {Session} from '../engine/session.ts';
import type {SessionView} from '../model/view.ts';
import {calmMs, useLook} from './look.ts';
import {typingOf} from './command-line.ts';
import type {UiState} from './ui-state.ts';
import {pauseOf} from './auto-pace.ts';
import type {UiEvent} from './ui-events.ts';

/** The view of a session that is drawn: the newest, but for the blink of an eye when much happens. */
export function useView(session: Session): SessionView {
	const store = useMemo(
		() =>
			calmStore({
				getState: () => session.getView(),
				subscribe: (listener) => session.subscribe(listener),
				// Enter approves what is proposed now; what changed unseen the engine knows by its id.
				isUrgent: (shown, next) => shown.proposal !== next.proposal,
			}),
		[session],
	);
	return useSyncExternalStore(store.subscribe, store.getState);
}

/** How long the present wait lasts, in milliseconds, and a counter for the spinner. */
export function useWait(view: SessionView): {readonly elapsedMs: number; readonly tick: number} {
	const {running} = view;
	const {isCalm} = useLook();
	const {frame, time, reset} = useAnimation({
		interval: isCalm ? calmMs : 200,
		isActive: running !== undefined,
	});
	const wait = running === undefined ? '' : `${running.stage}/${running.sinceMs}`;
	// The session's clock is not ours: ours starts when we first see the wait.
	useEffect(() => {
		if (wait !== '') reset();
	}, [wait, reset]);
	return {elapsedMs: time, tick: isCalm ? 0 : frame};
}

/** In auto mode: say when the pause for the present proposal is over. */
export function useAuto(
	view: SessionView,
	state: UiState,
	dispatch: (event: UiEvent) => void,
): void {
	const {proposal} = view;
	const isBusy = typingOf(state, view) !== undefined || state.overlay !== undefined;
	const id =
		state.auto && !isBusy && proposal?.needsConfirmation === false ? proposal.id : undefined;
	const pauseMs = pauseOf(state.pace);
	useEffect(() => {
		if (id === undefined) return;
		const timer = setTimeout(() => dispatch({type: 'auto-due', proposalId: id}), pauseMs);
		return () => clearTimeout(timer);
	}, [id, pauseMs, dispatch]);
}

/** Say which proposal is on the screen, once it is. */
export function useSeen({proposal}: SessionView, dispatch: (event: UiEvent) => void): void {
	const id = proposal?.id;
	useEffect(() => {
		if (id !== undefined) dispatch({type: 'seen', proposalId: id});
	}, [id, dispatch]);
}

import {useAnimation} from 'ink';
import {useEffect, useState, useSyncExternalStore} from 'react';
import type {Session} from '../engine/session.ts';
import type {SessionView} from '../model/view.ts';
import {editorOf, type UiState} from './ui-state.ts';
import type {UiEvent} from './update.ts';

/** The newest view of a session; redraws when it changes. */
export function useView(session: Session): SessionView {
	return useSyncExternalStore(session.subscribe, session.getView);
}

/** How long the present wait lasts, in milliseconds, and a counter for the spinner. */
export function useWait(view: SessionView): {readonly elapsedMs: number; readonly tick: number} {
	const {running} = view;
	const isRunning = running !== undefined;
	const {frame} = useAnimation({interval: 200, isActive: isRunning});
	const key = isRunning ? `${running.stage}/${running.sinceMs}` : '';
	const before = isRunning ? Math.max(0, view.atMs - running.sinceMs) : 0;
	const [start, setStart] = useState({key: '', at: 0});
	// The session's clock is not ours: ours starts when we first see the wait.
	if (start.key !== key) setStart({key, at: performance.now() - before});
	if (!isRunning) return {elapsedMs: 0, tick: 0};
	const elapsedMs = start.key === key ? Math.max(0, performance.now() - start.at) : before;
	return {elapsedMs, tick: frame};
}

/** The pause before auto mode approves, so that one can read and stop it. */
export const autoPauseMs = 700;

/** In auto mode: say when the pause for the present proposal is over. */
export function useAuto(
	view: SessionView,
	state: UiState,
	dispatch: (event: UiEvent) => void,
): void {
	const {proposal} = view;
	const isBusy = editorOf(state, view) !== undefined || state.overlay !== undefined;
	const id =
		state.auto && !isBusy && proposal?.needsConfirmation === false ? proposal.id : undefined;
	useEffect(() => {
		if (id === undefined) return;
		const timer = setTimeout(() => dispatch({type: 'auto-due', proposalId: id}), autoPauseMs);
		return () => clearTimeout(timer);
	}, [id, dispatch]);
}

import {useAnimation} from 'ink';
import {useEffect, useMemo, useSyncExternalStore} from 'react';
import {calmListener, calmStore} from './calm-listener.ts';
import type {Session} from '../engine/session.ts';
import type {Arriving, SessionView} from '../model/view.ts';
import {calmMs, useLook} from './look.ts';
import {typingOf} from './command-line.ts';
import type {UiState} from './ui-state.ts';
import {pauseOf} from './auto-pace.ts';
import type {UiEvent} from './ui-events.ts';

/** What is drawn of a session: what happened, and what is on its way. */
export type Seen = {readonly view: SessionView; readonly arriving: Arriving | undefined};

/** What of a session is drawn: the newest, but for the blink of an eye when much happens. */
export function useView(session: Session): Seen {
	const store = useMemo(
		() =>
			calmStore({
				getState: newestOf(session),
				subscribe: (listener) => hearCalmly(session, listener),
				// Enter approves what is proposed now; what changed unseen the engine knows by its id.
				isUrgent: (shown, next) => shown.view.proposal !== next.view.proposal,
			}),
		[session],
	);
	return useSyncExternalStore(store.subscribe, store.getState);
}

/** Milliseconds between two redraws that only show more of the same reply: as often as the spinner turns. */
const moreMs = 200;

/** Be told what happens; where only more of a reply came, not so often: a flood is such news without an end. */
export function hearCalmly(
	session: Pick<Session, 'getView' | 'getArriving' | 'subscribe'>,
	listener: () => void,
): () => void {
	const more = calmListener(listener, moreMs);
	let view = session.getView();
	const leave = session.subscribe(() => {
		const isMore = session.getView() === view && session.getArriving() !== undefined;
		view = session.getView();
		if (isMore) more.call();
		else listener();
	});
	return () => {
		leave();
		more.stop();
	};
}

/** What there is to be seen now; the same object until something changes. */
function newestOf(session: Session): () => Seen {
	let seen: Seen | undefined;
	return () => {
		const view = session.getView();
		const arriving = session.getArriving();
		if (seen?.view !== view || seen.arriving !== arriving) seen = {view, arriving};
		return seen;
	};
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

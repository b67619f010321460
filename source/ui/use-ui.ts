import {useCallback, useRef, useState} from 'react';
import type {Session} from '../engine/session.ts';
import {initialState, type UiState} from './ui-state.ts';
import {update, type Metrics, type UiEffect, type UiEvent} from './update.ts';

const noMetrics: Metrics = {
	transcript: {rows: 0, height: 0},
	explanation: {rows: 0, height: 0, key: ''},
	overlay: {rows: 0, height: 0},
};

/** The screen's state and the way to change it. */
export type Ui = {
	readonly state: UiState;
	readonly dispatch: (event: UiEvent) => void;
	/** Tell what the frame just drawn looks like; the next event reads it. */
	readonly measure: (metrics: Metrics) => void;
};

/**
 * Hold the state of the screen. Events are applied to the newest state, not to
 * the one of the last frame: several keys can arrive between two frames.
 */
export function useUi(options: {
	readonly session: Session;
	readonly perform: (effect: UiEffect) => void;
	readonly auto: boolean;
}): Ui {
	const {session, perform, auto} = options;
	const [state, setState] = useState((): UiState => ({...initialState, auto}));
	const newest = useRef(state);
	const metrics = useRef(noMetrics);
	const dispatch = useCallback(
		(event: UiEvent) => {
			const facts = {view: session.getView(), metrics: metrics.current};
			const result = update(newest.current, event, facts);
			newest.current = result.state;
			setState(result.state);
			for (const effect of result.effects) perform(effect);
		},
		[session, perform],
	);
	const measure = useCallback((next: Metrics) => {
		metrics.current = next;
	}, []);
	return {state, dispatch, measure};
}

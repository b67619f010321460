import {useCallback, useRef, useState} from 'react';
import type {Session} from '../engine/session.ts';
import type {Binding} from './key-table.ts';
import {isOnlyFurther, needsMore} from './search-state.ts';
import {noText} from './search-text.ts';
import {initialState, type UiState} from './ui-state.ts';
import {update} from './update.ts';
import type {Findings} from './why-update.ts';
import type {Metrics, UiEffect, UiEvent} from './ui-events.ts';

const noMetrics: Metrics = {
	transcript: {rows: 0, height: 0, rowOf: () => undefined, top: 0, blocks: []},
	isOnePane: false,
	search: {text: noText, line: 0},
	plain: () => '',
	explanation: {rows: 0, height: 0, key: '', anchors: []},
	overlay: {rows: 0, height: 0},
};

/** Milliseconds between two frames that only count further. */
const countMs = 50;

/** The screen's state and the way to change it. */
export type Ui = {
	readonly state: UiState;
	readonly dispatch: (event: UiEvent) => void;
	/** The search has not been through the whole text. */
	readonly isHunting: () => boolean;
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
	/** What is known beside the view, at this moment. */
	readonly findings: () => Findings;
	readonly keys: readonly Binding[];
	/** A word to the person at the beginning. */
	readonly notice?: string | undefined;
}): Ui {
	const {session, perform, auto, findings, keys, notice} = options;
	const [state, setState] = useState((): UiState => ({...initialState, auto, notice}));
	const newest = useRef(state);
	const metrics = useRef(noMetrics);
	const drawn = useRef(0);
	const dispatch = useCallback(
		(event: UiEvent) => {
			const view = session.getView();
			const facts = {view, metrics: metrics.current, findings: findings(), keys};
			const result = update(newest.current, event, facts);
			const before = newest.current;
			newest.current = result.state;
			const now = performance.now();
			const canWait = event.type === 'search-more' && isOnlyFurther(before, result.state);
			if (!canWait || now - drawn.current >= countMs) {
				drawn.current = now;
				setState(result.state);
			}
			for (const effect of result.effects) perform(effect);
		},
		[session, perform, findings, keys],
	);
	const measure = useCallback((next: Metrics) => {
		metrics.current = next;
	}, []);
	const isHunting = useCallback(() => {
		const {search} = newest.current;
		return search !== undefined && needsMore(search, metrics.current.search.text);
	}, []);
	return {state, dispatch, isHunting, measure};
}

import {useCallback, useLayoutEffect, useRef} from 'react';
import type {Greetings} from '../engine/greetings.ts';
import type {FirstWalk} from '../experiments/investigation.ts';
import type {Outcome} from '../model/verdict.ts';
import type {UiEffect} from './ui-events.ts';
import {useUi, type Ui} from './use-ui.ts';
import {firstWalk, type SeriesView, type Wait} from './use-why.ts';
import type {WalkProps} from './walk-props.ts';
import type {Findings} from './why-update.ts';

/** How far the greetings are, for the keys. */
function greetingsStep(
	greetings: Greetings | null | undefined,
): 'none' | 'run' | 'done' | undefined {
	if (greetings === null) return 'none';
	if (greetings === undefined) return undefined;
	return greetings.getState().isOver ? 'done' : 'run';
}

/** The screen's state, with what it can find out. */
export function useWalkUi(
	props: WalkProps,
	known: {
		readonly series: SeriesView | undefined;
		readonly wait: Wait | undefined;
		readonly outcome: Outcome | undefined;
	},
): Ui {
	const {session, clock, why, judge, perform, auto, outside} = props;
	// Several keys can arrive between two frames: the newest is read when a key comes.
	const newest = useRef(known);
	const greetings = useRef(props.greetings);
	const places = useRef({walks: props.walks, tls: props.tls});
	const preflight = useRef(props.preflight);
	const send = useRef<Ui['dispatch']>(() => {});
	const findings = useCallback((): Findings => {
		const {series, wait, outcome} = newest.current;
		return {
			canAsk: why !== undefined && outcome !== undefined,
			series: series?.state,
			appointment: wait?.appointment,
			nowMs: clock.date().getTime(),
			greetings: greetingsStep(greetings.current),
			walks: places.current.walks,
			tls: places.current.tls,
			self: preflight.current?.getState(),
			canLook: preflight.current !== null,
		};
	}, [clock, why]);
	const asked = useRef<FirstWalk | undefined>(undefined);
	const performHere = useCallback(
		(effect: UiEffect) => {
			if (effect.type === 'investigate') {
				if (asked.current) perform({...effect, first: asked.current});
				return;
			}
			if (effect.type === 'show-outside') {
				void outside?.(effect.how, effect.text).then((notice) => {
					if (notice !== undefined) send.current({type: 'told', notice});
				});
				return;
			}
			if (effect.type !== 'make-offer') {
				perform(effect);
				return;
			}
			void why?.().then(async (tools) => {
				const first = firstWalk(session, judge);
				if (first === undefined) return;
				asked.current = first;
				const controls = effect.controls ?? tools.controls(first);
				const offer = await tools.offer(first, controls);
				send.current({type: 'offered', offer, controls});
			});
		},
		[perform, why, session, judge, outside],
	);
	const ui = useUi({
		session,
		perform: performHere,
		auto,
		findings,
		keys: props.brush.keys,
		notice: props.notice,
	});
	useLayoutEffect(() => {
		newest.current = known;
		greetings.current = props.greetings;
		preflight.current = props.preflight;
		send.current = ui.dispatch;
	});
	return ui;
}

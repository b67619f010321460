import {foldEvent, initialView} from '../../source/engine/project.ts';
import {initialState} from '../../source/engine/state.ts';
import {step} from '../../source/engine/step.ts';
import type {SessionEvent} from '../../source/model/event.ts';
import type {WalkPlan} from '../../source/model/session.ts';
import type {SessionView} from '../../source/model/view.ts';
import {type Cue, inputOf} from './playbook.ts';

/** The log and its view after these inputs, ten milliseconds apart. */
export function logAfter(
	plan: WalkPlan,
	cues: readonly Cue[],
): {view: SessionView; events: readonly SessionEvent[]} {
	const events: SessionEvent[] = [];
	let state = initialState(plan);
	let view = initialView(plan, '2026-01-01T00:00:00.000Z');
	for (const [index, cue] of cues.entries()) {
		const atMs = (index + 1) * 10;
		const result = step(state, {...inputOf(cue), atMs});
		state = result.state;
		for (const effect of result.effects) {
			if (effect.type !== 'emit') continue;
			const event: SessionEvent = {seq: events.length, atMs, ...effect.event};
			events.push(event);
			view = foldEvent(view, event);
		}
	}
	return {view, events};
}

/** The view alone. */
export function viewAfter(plan: WalkPlan, cues: readonly Cue[]): SessionView {
	return logAfter(plan, cues).view;
}

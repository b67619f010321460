import {foldEvent, initialView} from '../../source/engine/project.ts';
import {initialState} from '../../source/engine/state.ts';
import {step} from '../../source/engine/step.ts';
import type {WalkPlan} from '../../source/model/session.ts';
import type {SessionView} from '../../source/model/view.ts';
import {type Cue, inputOf} from './playbook.ts';

/** What the log looks like after these inputs, ten milliseconds apart. */
export function viewAfter(plan: WalkPlan, cues: readonly Cue[]): SessionView {
	let state = initialState(plan);
	let view = initialView(plan, '2026-01-01T00:00:00.000Z');
	let seq = 0;
	for (const [index, cue] of cues.entries()) {
		const atMs = (index + 1) * 10;
		const result = step(state, {...inputOf(cue), atMs});
		state = result.state;
		for (const effect of result.effects) {
			if (effect.type === 'emit') view = foldEvent(view, {seq: seq++, atMs, ...effect.event});
		}
	}
	return view;
}

import {isCharacter, type Stroke} from './keys.ts';
import type {UiState} from './ui-state.ts';

/** A command that is typed where no line can be opened: its letters are no keys of ours. */
export type DeadLine = {
	/** When the last of its letters came. */
	readonly atMs: number;
};

/** After so long a pause a letter is a key again. */
const pauseMs = 1000;

/** Say why there is no line; what is typed in the same breath goes nowhere. */
export const deadLine = (state: UiState, why: string, nowMs: number): UiState => ({
	...state,
	notice: why,
	dead: {atMs: nowMs},
});

/** True while what is typed belongs to a line that could not be opened. */
export const isDead = ({dead}: UiState, nowMs: number): boolean =>
	dead !== undefined && nowMs - dead.atMs < pauseMs;

/**
 * The state after a key of such a line; undefined for a key that is heard. Enter
 * and Esc end the line, and belong to it: they send nothing and stop nothing.
 */
export function swallowed(state: UiState, stroke: Stroke, nowMs: number): UiState | undefined {
	const {dead} = state;
	if (dead === undefined || !isDead(state, nowMs)) return undefined;
	if (stroke === 'enter') return {...state, dead: undefined};
	if (stroke === 'esc') return {...state, dead: undefined, notice: undefined};
	if (!isCharacter(stroke) && stroke !== 'backspace') return undefined;
	return {...state, dead: {atMs: nowMs}};
}

import {isCharacter, type Stroke} from './keys.ts';
import type {UiState} from './ui-state.ts';

/** A command that is typed where no line can be opened: its letters are no keys of ours. */
export type Unheard = {
	/** When the last of its letters came. */
	readonly atMs: number;
};

/** After so long a pause a letter is a key again. */
const pauseMs = 1000;

/** Say why there is no line; what is typed in the same breath goes nowhere. */
export const unheardLine = (state: UiState, why: string, nowMs: number): UiState => ({
	...state,
	notice: why,
	unheard: {atMs: nowMs},
});

/** True while what is typed belongs to a line that could not be opened. */
export const isUnheard = ({unheard}: UiState, nowMs: number): boolean =>
	unheard !== undefined && nowMs - unheard.atMs < pauseMs;

/**
 * The state after a key of such a line; undefined for a key that is heard. Enter
 * and Esc end the line, and belong to it: they send nothing and stop nothing.
 */
export function swallowed(state: UiState, stroke: Stroke, nowMs: number): UiState | undefined {
	const {unheard} = state;
	if (unheard === undefined || !isUnheard(state, nowMs)) return undefined;
	if (stroke === 'enter') return {...state, unheard: undefined};
	if (stroke === 'esc') return {...state, unheard: undefined, notice: undefined};
	if (!isCharacter(stroke) && stroke !== 'backspace') return undefined;
	return {...state, unheard: {atMs: nowMs}};
}

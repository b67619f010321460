import {useCursor, useInput, usePaste} from 'ink';
import {looksPasted, strokes} from './keys.ts';
import type {Layout} from './layout.ts';
import type {CommandPanel} from './panes/command.ts';
import type {UiEvent} from './ui-events.ts';

/** Turn what the terminal delivers into events, one a key press. */
export function useKeys(dispatch: (event: UiEvent) => void): void {
	useInput((input, key) => {
		const list = strokes(input, key);
		if (looksPasted(list)) dispatch({type: 'paste', text: input});
		else for (const stroke of list) dispatch({type: 'stroke', stroke});
	});
	usePaste((text) => {
		dispatch({type: 'paste', text});
	});
}

/** Put the terminal's own cursor into the line being edited: input methods and magnifiers follow it. */
export function useEditCursor(
	panel: CommandPanel,
	layout: Layout,
	rows: number,
	isActive: boolean,
	column?: number,
): void {
	const {setCursorPosition} = useCursor();
	if (column !== undefined) {
		setCursorPosition({x: column, y: rows - 1});
		return;
	}
	if (panel.cursor === undefined || layout.kind === 'tiny' || !isActive) {
		setCursorPosition(undefined);
		return;
	}
	// The rule of the panel comes before its rows, the hints after them.
	const top = rows - 1 - layout.panelHeight + 1;
	setCursorPosition({x: panel.cursor.column + 1, y: top + panel.cursor.row});
}

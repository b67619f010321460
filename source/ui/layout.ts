import type {Pane} from './ui-state.ts';

/** A rectangle of the body; widths include no border. */
export type Area = {readonly width: number; readonly height: number};

/** How the screen is divided. Heights of panes include their title row. */
export type Layout =
	| {readonly kind: 'tiny'}
	| {
			readonly kind: 'wide';
			readonly rail: Area;
			readonly transcript: Area;
			readonly explanation: Area;
			readonly panelHeight: number;
	  }
	| {
			/** Rail and transcript above, explanation below. */
			readonly kind: 'medium';
			readonly rail: Area;
			readonly transcript: Area;
			readonly explanation: Area;
			readonly panelHeight: number;
	  }
	| {
			/** One pane at a time. */
			readonly kind: 'narrow';
			readonly pane: Area;
			readonly panelHeight: number;
	  };

/** Below this nothing useful fits. */
export const leastColumns = 24;
export const leastRows = 8;

/**
 * Divide the screen. One row each goes to the header and the hints; the panel
 * with the proposal keeps its height, so that nothing jumps while one walks,
 * unless warnings need more (`needed` rows, without the title).
 */
export function layoutFor(columns: number, rows: number, needed = 0): Layout {
	if (columns < leastColumns || rows < leastRows) return {kind: 'tiny'};
	if (columns >= 110 && rows >= 18) {
		const panelHeight = panel(rows >= 30 ? 7 : 6, needed, rows);
		const height = rows - 2 - panelHeight;
		const rail = 28;
		const rest = columns - rail - 4;
		const explanation = Math.min(72, Math.max(38, Math.floor(rest * 0.44)));
		return {
			kind: 'wide',
			rail: {width: rail, height},
			transcript: {width: rest - explanation, height},
			explanation: {width: explanation, height},
			panelHeight,
		};
	}
	if (columns >= 72 && rows >= 22) {
		const panelHeight = panel(rows >= 30 ? 6 : 4, needed, rows);
		const height = rows - 2 - panelHeight;
		const top = Math.max(10, Math.floor(height * 0.5));
		return {
			kind: 'medium',
			rail: {width: 28, height: top},
			transcript: {width: columns - 28 - 2, height: top},
			explanation: {width: columns, height: height - top},
			panelHeight,
		};
	}
	const panelHeight = panel(rows >= 16 ? 5 : rows >= 11 ? 4 : 3, needed, rows);
	return {kind: 'narrow', pane: {width: columns, height: rows - 3 - panelHeight}, panelHeight};
}

function panel(usual: number, needed: number, rows: number): number {
	return Math.max(usual, Math.min(needed + 1, Math.floor(rows / 2.5)));
}

/** The area a pane gets, or none if it is not shown. */
export function areaOf(layout: Layout, pane: Pane, isAlone: boolean): Area | undefined {
	if (layout.kind === 'tiny') return undefined;
	if (layout.kind === 'narrow') return isAlone ? layout.pane : undefined;
	return layout[pane];
}

/** Where only one pane fits, what lies over it takes the panel's rows, too, but for those that are kept. */
export function withoutPanel(layout: Layout, kept = 0): Layout {
	if (layout.kind !== 'narrow') return layout;
	const {pane, panelHeight} = layout;
	return {...layout, pane: {...pane, height: pane.height + panelHeight - kept}, panelHeight: 0};
}

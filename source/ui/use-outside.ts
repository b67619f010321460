import {useCallback, useRef} from 'react';
import type {ShowOutside} from './outside.ts';

/** Hand the terminal to another program, and take it back whatever becomes of that. */
export function useOutside(
	show: ShowOutside | undefined,
	suspendTerminal: (callback: () => Promise<void>) => Promise<unknown>,
): ShowOutside | undefined {
	const isOut = useRef(false);
	const run = useCallback<ShowOutside>(
		async (how, text) => {
			// Keys that came in one piece: the terminal can be handed over once.
			if (show === undefined || isOut.current) return undefined;
			isOut.current = true;
			let notice: string | undefined;
			try {
				await suspendTerminal(async () => {
					notice = await show(how, text);
				});
			} finally {
				isOut.current = false;
			}
			return notice;
		},
		[show, suspendTerminal],
	);
	return show === undefined ? undefined : run;
}

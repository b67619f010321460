import {useMemo} from 'react';
import type {ShowOutside} from './outside.ts';

type Suspend = (callback: () => Promise<void>) => Promise<unknown>;

/** Hand the terminal to another program, and take it back whatever becomes of that. */
export function useOutside(
	show: ShowOutside | undefined,
	suspend: Suspend,
): ShowOutside | undefined {
	return useMemo(
		() => (show === undefined ? undefined : handingOver(show, suspend)),
		[show, suspend],
	);
}

function handingOver(show: ShowOutside, suspend: Suspend): ShowOutside {
	let isOut = false;
	return async (how, text) => {
		// Keys that came in one piece: the terminal can be handed over once.
		if (isOut) return undefined;
		isOut = true;
		let notice: string | undefined;
		try {
			await suspend(async () => {
				notice = await show(how, text);
			});
		} finally {
			isOut = false;
		}
		return notice;
	};
}

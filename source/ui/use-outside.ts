import {useMemo} from 'react';
import type {ShowOutside} from './outside.ts';
import type {HandOver} from './use-hand-over.ts';

/** Hand the terminal to another program, and take it back whatever becomes of that. */
export function useOutside(
	show: ShowOutside | undefined,
	handOver: HandOver,
): ShowOutside | undefined {
	return useMemo(
		() =>
			show === undefined
				? undefined
				: async (how, text) => {
						let notice: string | undefined;
						await handOver(async () => {
							notice = await show(how, text);
						});
						return notice;
					},
		[show, handOver],
	);
}

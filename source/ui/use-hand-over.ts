import {useCallback, useRef} from 'react';

type Suspend = (callback: () => Promise<void>) => Promise<unknown>;

/**
 * Give the terminal away for the time of this work, and take it back whatever
 * becomes of that. Undefined: somebody else has it. Keys can come in one piece,
 * and signals at any time; it can be given away once.
 */
export type HandOver = (work: () => Promise<void>) => Promise<void> | undefined;

/** Hold who has the terminal. */
export function useHandOver(suspend: Suspend): HandOver {
	const isOut = useRef(false);
	return useCallback(
		(work) => {
			if (isOut.current) return undefined;
			isOut.current = true;
			return suspend(work).then(
				() => {
					isOut.current = false;
				},
				(error: unknown) => {
					isOut.current = false;
					throw error;
				},
			);
		},
		[suspend],
	);
}

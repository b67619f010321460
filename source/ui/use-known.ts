import {useCallback} from 'react';
import type {Check} from '../model/check.ts';
import {nothingKnown} from '../model/known.ts';
import type {Judge} from '../verdict/judge.ts';

/** The judge with the findings about ourselves that there are by now: another one whenever they change. */
export function useKnown(judge: Judge, checks: readonly Check[] | undefined): Judge {
	return useCallback(
		(view, results) => judge(view, results, {...nothingKnown, checks: checks ?? []}),
		[judge, checks],
	);
}

import {useCallback, useEffect, useRef, useState} from 'react';
import type {FirstWalk, Offer} from '../experiments/investigation.ts';
import type {TrialResult} from '../model/trial.ts';
import type {SessionView} from '../model/view.ts';
import type {Judge} from '../verdict/judge.ts';
import type {Series, WhyTools} from './use-why.ts';

/** The experiments of the walk on the screen, and what can be done with them. */
export type SeriesControl = {
	readonly series: Series | undefined;
	readonly begin: (first: FirstWalk, offer: Offer, judge: Judge) => void;
	/** End them now; resolves when no connection of theirs is open any more. */
	readonly stop: (by: 'person' | 'signal') => Promise<void>;
	/** Forget them: another walk begins. */
	readonly clear: () => void;
	/** What they showed about this view; empty if the walk has gone on since. */
	readonly resultsFor: (view: SessionView | undefined) => readonly TrialResult[];
};

/** Hold the series; a bug in it ends the screen, as one in a session does. */
export function useSeriesControl(
	why: (() => Promise<WhyTools>) | undefined,
	onBug: (error: Error) => void,
): SeriesControl {
	const [series, setSeries] = useState<Series>();
	const newest = useRef<Series | undefined>(undefined);
	const set = useCallback((next: Series | undefined) => {
		newest.current = next;
		setSeries(next);
	}, []);
	const begin = useCallback(
		(first: FirstWalk, offer: Offer, judge: Judge) => {
			void why?.().then(({investigate}) => {
				if (newest.current === undefined)
					set({first, investigation: investigate(first, offer, judge)});
			});
		},
		[why, set],
	);
	const stop = useCallback(async (by: 'person' | 'signal') => {
		const investigation = newest.current?.investigation;
		if (investigation === undefined || investigation.getState().ended !== undefined) return;
		investigation.stop(by);
		await investigation.finished;
	}, []);
	const clear = useCallback(() => set(undefined), [set]);
	const resultsFor = useCallback((view: SessionView | undefined) => {
		const known = newest.current;
		return known !== undefined && known.first.view.attempts.length === view?.attempts.length
			? known.investigation.getState().results
			: [];
	}, []);
	useEffect(() => {
		series?.investigation.finished.catch((error: unknown) => {
			onBug(error instanceof Error ? error : new Error(String(error)));
		});
	}, [series, onBug]);
	return {series, begin, stop, clear, resultsFor};
}

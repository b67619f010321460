import type {Check} from './check.ts';

/** What mxray did to this destination before, by its ledger. Counts exclude the walk in question. */
export type Earlier = {
	/** Whom it is about, safe to show: a provider's name or the domain. */
	readonly name: string;
	readonly connectionsLastMinute: number;
	readonly connectionsLastHour: number;
	readonly connectionsLastDay: number;
	readonly recipientsLastHour: number;
	readonly recipientsLastDay: number;
	/** Visits in the last day that ended in a refusal or broke off. */
	readonly refusalsLastDay: number;
	/** The limit that was reached or nearly so, in a sentence with its source; undefined while far from any. */
	readonly limit: {readonly level: 'near' | 'over'; readonly text: string} | undefined;
};

/** What is known besides the walk itself, for the verdict. */
export type Known = {
	/** Findings about ourselves; empty where nobody looked. */
	readonly checks: readonly Check[];
	readonly earlier: Earlier | undefined;
};

/** Nobody looked. */
export const nothingKnown: Known = {checks: [], earlier: undefined};

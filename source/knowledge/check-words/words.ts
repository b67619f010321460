import type {CheckId, CheckWeight, Fixer} from '../../model/check.ts';
import type {Source} from '../../model/explanation.ts';

/** The words for one thing that a check may find. */
export type CheckWords = {
	readonly weight: CheckWeight;
	/** At most 60 characters. */
	readonly title: string;
	/** What a receiver concludes from it: at most two sentences. */
	readonly concludes: string;
	readonly who: Fixer | null;
	/** Imperative, most useful first; none where nothing is to be done. */
	readonly next: readonly string[];
	readonly sources: readonly Source[];
};

/** `CHECK/FINDING`, as in `Check.id` and `Check.finding`. */
export type CheckWordsId = `${CheckId}/${string}`;
export type CheckWordsTable = Readonly<Record<CheckWordsId, CheckWords>>;

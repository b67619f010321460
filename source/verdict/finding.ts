import type {Cause} from '../model/cause.ts';
import type {CheckId} from '../model/check.ts';
import type {About} from '../model/verdict.ts';
import type {Signals} from './signals.ts';

/**
 * One piece of evidence about one cause. Weights add up like the logarithms of
 * likelihoods: 1 a hint, 2 to 3 a fair sign, 5 strong, 8 it says so itself.
 */
export type Finding = {
	readonly cause: Cause;
	/** Above zero it speaks for the cause, below against it; `out` excludes the cause. */
	readonly weight: number | 'out';
	/** One sentence, safe to show; '' where the sentence of the whole walk says it already. */
	readonly text: string;
	/** `seq` in the log it comes from. */
	readonly events: readonly number[];
	/** Number of the experiment; null for the first walk. */
	readonly trial: number | null;
	/** Said outright, or shown by an experiment: enough to be sure of it. */
	readonly isSure?: boolean;
	/** An exclusion that stands even against the server's own words. */
	readonly isLogical?: boolean;
	/** An exclusion that is worth saying though nothing speaks for the cause: people think of it first. */
	readonly isFirstThought?: boolean;
	/** The bad finding about ourselves that it rests on. */
	readonly fault?: CheckId | undefined;
	/** The cause in other words than the general ones: what this provider is known for. */
	readonly words?: {
		readonly text: string;
		readonly next: readonly string[];
		/** Whom it is about then, if not whom it mostly is. */
		readonly about?: About;
	};
};

/** A rule as data: the cause, how much it weighs, when it holds, and what was seen. */
export type Rule = {
	readonly cause: Cause;
	readonly weight: number | 'out';
	readonly when: (signals: Signals) => boolean;
	readonly text: string | ((signals: Signals) => string);
	readonly events?: (signals: Signals) => readonly (number | undefined)[];
	readonly isSure?: boolean;
	readonly isLogical?: boolean;
	readonly isFirstThought?: (signals: Signals) => boolean;
	readonly fault?: (signals: Signals) => CheckId | undefined;
	readonly words?: Finding['words'];
};

/** What these rules find in a walk. */
export function apply(rules: readonly Rule[], signals: Signals): readonly Finding[] {
	return rules
		.filter(({when}) => when(signals))
		.map(({cause, weight, text, events, isSure, isLogical, isFirstThought, fault, words}) => ({
			cause,
			weight,
			text: typeof text === 'string' ? text : text(signals),
			events: (events?.(signals) ?? signals.events).filter((seq) => seq !== undefined),
			trial: null,
			...(isSure === undefined ? {} : {isSure}),
			...(isLogical === undefined ? {} : {isLogical}),
			...(isFirstThought === undefined ? {} : {isFirstThought: isFirstThought(signals)}),
			...(fault === undefined ? {} : {fault: fault(signals)}),
			...(words === undefined ? {} : {words}),
		}));
}

/** Which long replies are shown whole. Replies are named by the `seq` of their event. */
export type Folds = {
	/** What holds for every reply that was not turned by hand. */
	readonly isOpen: boolean;
	/** Those that are the other way round. */
	readonly turned: readonly number[];
};

/** A reply with more lines than that is folded; at least four lines are hidden then. */
export const foldAbove = 15;
/** Lines shown of a folded reply: the first, and the last words, which are never hidden. */
export const foldHead = 9;
export const foldTail = 3;

/** At first every long reply is folded. */
export const noFolds: Folds = {isOpen: false, turned: []};

/** Whether that reply is shown whole. */
export function isUnfolded(folds: Folds, seq: number): boolean {
	return folds.isOpen !== folds.turned.includes(seq);
}

/** Fold or unfold one reply. */
export function turnFold(folds: Folds, seq: number): Folds {
	const turned = folds.turned.includes(seq)
		? folds.turned.filter((each) => each !== seq)
		: [...folds.turned, seq];
	return {...folds, turned};
}

/** Show one reply whole; nothing changes if it is. */
export function unfold(folds: Folds, seq: number): Folds {
	return isUnfolded(folds, seq) ? folds : turnFold(folds, seq);
}

/** All of them, the other way than most are now. */
export function turnAllFolds(folds: Folds): Folds {
	return {isOpen: !folds.isOpen, turned: []};
}

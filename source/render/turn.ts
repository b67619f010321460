import type {Outcome} from '../model/verdict.ts';
import {aboutTurns, turnWords} from './words.ts';

/** Whose turn it is: as the exit code says, but for the ends that have a nearer answer. */
export function turnOf(outcome: Outcome): string {
	if (outcome.ended === 'blocked-address') {
		return 'Yours: confirm the address (--allow-private), or tell the domain owner.';
	}
	if (outcome.ended === 'reply' && outcome.exitCode === 30 && outcome.stage !== 'rcpt') {
		return 'Yours: walk on to RCPT.';
	}
	return turnOfCause(outcome) ?? turnWords[outcome.exitCode].turn;
}

/** Where the walk broke off without a reason, but the cause is known. */
function turnOfCause({hypotheses: [first], about, reason}: Outcome): string | undefined {
	const isLikely = first !== undefined && first.confidence !== 'low';
	if (!isLikely || first.about !== about || first.id === reason) return undefined;
	return aboutTurns[first.about];
}

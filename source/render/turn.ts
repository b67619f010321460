import type {Outcome} from '../model/verdict.ts';
import {isMisfitOutcome} from '../verdict/misfit.ts';
import {aboutTurns, turnWords} from './words.ts';

const theirs = 'Whoever runs the server, or what stands in front of it.';

/** Whose turn it is: as the exit code says, but for the ends that have a nearer answer. */
export function turnOf(outcome: Outcome): string {
	if (outcome.ended === 'blocked-address') {
		return 'Yours: confirm the address (--allow-private), or tell the domain owner.';
	}
	if (isGivenUp(outcome) || isMisfitOutcome(outcome)) return theirs;
	if (outcome.ended === 'reply' && outcome.exitCode === 30 && outcome.stage !== 'rcpt') {
		return 'Yours: walk on to RCPT.';
	}
	return turnOfCause(outcome) ?? turnWords[outcome.exitCode].turn;
}

/** What the exit code says, in a few words; but nothing was lost where we gave the connection up. */
export function titleOf(outcome: Outcome): string {
	return isGivenUp(outcome) ? 'given up: no usable answer' : turnWords[outcome.exitCode].title;
}

function isGivenUp({ended, exitCode}: Outcome): boolean {
	return ended === 'protocol-error' && exitCode === 20;
}

/** Where the walk broke off without a reason, but the cause is known. */
function turnOfCause({hypotheses: [first], about, reason}: Outcome): string | undefined {
	const isLikely = first !== undefined && first.confidence !== 'low';
	if (!isLikely || first.about !== about || first.id === reason) return undefined;
	return aboutTurns[first.about];
}

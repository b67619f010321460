import type {ConsentGroup} from '../model/check.ts';
import type {Preflight, PreflightState} from '../preflight/preflight.ts';
import type {Session} from '../engine/session.ts';
import type {
	FirstWalk,
	Investigation,
	InvestigationState,
	Offer,
} from '../experiments/investigation.ts';
import type {Deferral} from '../model/deferral.ts';
import type {Trial} from '../model/trial.ts';
import type {Outcome} from '../model/verdict.ts';
import type {Ways} from './onward.ts';

/** All that was found out, when it is over. */
export type Findings = {
	readonly first: FirstWalk;
	/** The first walk judged with all that is known. */
	readonly outcome: Outcome;
	/** Undefined where no experiments were made. */
	readonly experiments: InvestigationState | undefined;
	/** What could be made, where it was neither asked for nor could be asked. */
	readonly possible?: Offer | undefined;
	/** What was found out about ourselves before; undefined where nobody looked. */
	readonly preflight?: PreflightState | undefined;
	/** The server asked us to come back. */
	readonly deferral: Deferral | undefined;
};

/**
 * A face that shows a walk, and what may follow it, line by line or as one
 * document. Its parts are called in this order; `ask` to `experiments` only
 * where experiments are on offer.
 */
export type LineFace = {
	/** Show a look at ourselves that stands before the walk, and ask for what was not agreed to yet, where somebody can be asked. */
	preflight(preflight: Preflight, agreed: readonly ConsentGroup[]): Promise<PreflightState>;
	/**
	 * Show a walk as it happens, until it is over. A person may leave it for
	 * another one: resolves with the one that was shown last.
	 */
	walk(session: Session, ways?: Ways): Promise<Session>;
	/** Show what is on offer, before the first packet. `wanted`: it was asked for on the command line. */
	offer(found: Findings, offer: Offer, wanted: boolean): void;
	/** It has room for a hint at what could be made. */
	readonly hints: boolean;
	/** Ask for consent, to all of it or a part; undefined where there is nobody to ask. */
	readonly ask: ((offer: Offer) => Promise<Offer | undefined>) | undefined;
	/** The person asked for experiments during the walk. */
	readonly isCurious?: () => boolean;
	/** An experiment begins; nothing went out yet. */
	trial(session: Session, trial: Trial, offer: Offer, made: number): void;
	/** Show the experiments until they are over. */
	experiments(first: FirstWalk, investigation: Investigation): Promise<InvestigationState>;
	/** The last word. */
	end(findings: Findings): void;
	/** Ask where to go on behind the last word; undefined, or absent: nowhere. The walk goes on when it resolves. */
	readonly onward?: () => Promise<Session | undefined>;
	/** Nothing will be asked any more. */
	close(): void;
};

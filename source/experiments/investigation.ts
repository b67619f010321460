import type {Session} from '../engine/session.ts';
import type {Outcome} from '../model/verdict.ts';
import type {SessionEvent} from '../model/event.ts';
import type {InvestigationEnd, Trial, TrialResult} from '../model/trial.ts';
import type {SessionView} from '../model/view.ts';

/** The walk that raised the question. It is over, or stands still. */
export type FirstWalk = {
	readonly view: SessionView;
	readonly events: readonly SessionEvent[];
	readonly outcome: Outcome;
};

/** What a person is asked to agree to, before the first packet. */
export type Offer = {
	/** All experiments that may be worth making, in the order in which they would be tried. */
	readonly agenda: readonly Trial[];
	/** Never more connections than this: the smaller of the agenda and the limit asked for. */
	readonly announced: number;
	/** Pause between two connections. */
	readonly paceMs: number;
	/** Pauses and usual answers together; time-outs can make it longer. */
	readonly aboutMs: number;
	/** Hosts and domains that the first walk did not already speak to: all are named before they are asked. */
	readonly others: readonly string[];
	/** What a limit of the destination makes of it; absent while it stays far from any. Safe to show. */
	readonly limit?: string | undefined;
	/** Why nothing is offered, as a sentence; undefined when there is something to do. */
	readonly nothing: string | undefined;
};

/** How far a series of experiments has come. */
export type InvestigationState = {
	readonly offer: Offer;
	readonly results: readonly TrialResult[];
	/** Connections begun so far, with that of an experiment that was stopped; never more than announced. */
	readonly used: number;
	/** The one going on, with its session to look into. */
	readonly running: {readonly trial: Trial; readonly session: Session} | undefined;
	/** The next one waits until then, on the clock of `io`; undefined while none waits. */
	readonly pausedUntilMs: number | undefined;
	/** The first walk judged anew with all that is known by now. */
	readonly outcome: Outcome;
	readonly ended: InvestigationEnd | undefined;
};

/** A series of experiments in progress, as every face sees it. */
export type Investigation = {
	/** The same object until something happens. */
	getState(): InvestigationState;
	/** Called after something happened, at most once per turn of the event loop. */
	subscribe(listener: () => void): () => void;
	/** End it now: the connection in use is closed, what is known stays. */
	stop(by: 'person' | 'signal'): void;
	/** Resolves when no connection is open any more; rejects only on a bug. */
	readonly finished: Promise<InvestigationState>;
};

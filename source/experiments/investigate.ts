import type {Clock, Io} from '../engine/io.ts';
import type {Session} from '../engine/session.ts';
import {createStore, type Store} from '../engine/store.ts';
import type {InvestigationEnd, Trial, TrialResult} from '../model/trial.ts';
import type {SessionView} from '../model/view.ts';
import {judge, type Judge} from '../verdict/judge.ts';
import {isSettled} from '../verdict/settled.ts';
import {nextTrial} from './choose.ts';
import type {FirstWalk, Investigation, InvestigationState, Offer} from './investigation.ts';
import {pauseBefore} from './pauses.ts';
import {runTrial, type RunningTrial} from './run-trial.ts';

/** What an investigation needs. */
export type InvestigateOptions = {
	readonly first: FirstWalk;
	/** What the person agreed to. */
	readonly offer: Offer;
	readonly io: Io;
	/** Called before the first packet of every experiment. */
	readonly onSession?: (session: Session, trial: Trial) => void;
	readonly random?: () => number;
	/** With what is known besides the walks; absent: nothing is. */
	readonly judge?: Judge;
	/** For tests. */
	readonly isSettled?: typeof isSettled;
};

/**
 * Make the experiments of an offer one after the other, until the answer is
 * clear or nothing is left. Never more connections than were announced: each
 * experiment may make one, and there are never more experiments than that.
 */
export function investigate(options: InvestigateOptions): Investigation {
	const {first, offer, io, random = Math.random} = options;
	const judged = options.judge ?? judge;
	const abort = new AbortController();
	const store = createStore<InvestigationState>({
		offer,
		results: [],
		used: 0,
		running: undefined,
		pausedUntilMs: undefined,
		outcome: first.outcome,
		ended: undefined,
	});
	let stoppedBy: 'person' | 'signal' | undefined;
	let running: RunningTrial | undefined;

	/** False if somebody stopped it meanwhile. */
	async function pause(trial: Trial): Promise<boolean> {
		const ms = pauseBefore({trial, first, results: store.get().results, offer, io});
		if (ms > 0) await pauseFor(ms, store, io.clock, abort.signal);
		return stoppedBy === undefined;
	}

	function begin(session: Session, trial: Trial): void {
		options.onSession?.(session, trial);
		session.log.subscribe(({type}) => {
			if (type === 'connecting') store.set({used: store.get().used + 1});
		});
	}

	/** Undefined if somebody stopped it: half an experiment is no result. */
	async function make(trial: Trial): Promise<TrialResult | undefined> {
		running = runTrial({trial, io, random, onSession: begin});
		const {session} = running;
		store.set({running: {trial, session}});
		if (stoppedBy !== undefined) running.stop(stoppedBy);
		try {
			await running.finished;
		} finally {
			running = undefined;
		}
		const view = session.getView();
		const outcome = judged(view);
		if (!outcome) throw new Error('an experiment that is over has no outcome');
		if (stoppedBy !== undefined || view.over?.by !== 'done') return undefined;
		return {trial, view, events: session.log.events, outcome};
	}

	async function run(): Promise<InvestigationState> {
		for (let made = 0; ; made++) {
			const end = await once(made);
			if (end !== undefined) return store.set({running: undefined, ended: end});
		}
	}

	async function once(made: number): Promise<InvestigationEnd | undefined> {
		const {results, outcome} = store.get();
		const next =
			stoppedBy ?? nextTrial(first, offer, results, outcome, options.isSettled ?? isSettled);
		if (typeof next === 'string') return next;
		if (made >= offer.announced) return 'limit';
		const result = (await pause(next)) ? await make(next) : undefined;
		if (!result) return stoppedBy ?? 'person';
		// Held back by a limit: nothing was learned, and the rest would be held back as well.
		if (isHeldBack(result.view) && next.factor !== 'control') return 'polite';
		const all = [...results, result];
		store.set({
			results: all,
			running: undefined,
			outcome: judged(first.view, all) ?? first.outcome,
		});
		return undefined;
	}

	return {
		getState: () => store.get(),
		subscribe: (listener) => store.subscribe(listener),
		stop(by) {
			if (store.get().ended !== undefined) return;
			stoppedBy ??= by;
			abort.abort();
			running?.stop(stoppedBy);
		},
		// A turn later, so that the caller can subscribe first.
		finished: Promise.resolve().then(run),
	};
}

/** Not one connection came about, since that would have passed a limit. */
function isHeldBack({attempts}: SessionView): boolean {
	return (
		attempts.length > 0 &&
		attempts.every(
			({stages: {connect}}) =>
				connect.ended === 'skipped' && connect.detail?.startsWith('limit reached') === true,
		)
	);
}

/** Wait, and tell until when. */
async function pauseFor(
	ms: number,
	store: Store<InvestigationState>,
	clock: Clock,
	signal: AbortSignal,
): Promise<void> {
	store.set({pausedUntilMs: clock.now() + ms});
	await sleep(ms, signal);
	store.set({pausedUntilMs: undefined});
}

/** Resolves early, and never rejects, when the signal comes. */
function sleep(ms: number, signal: AbortSignal): Promise<void> {
	if (signal.aborted) return Promise.resolve();
	const {promise, resolve} = Promise.withResolvers<void>();
	const done = (): void => {
		clearTimeout(timer);
		signal.removeEventListener('abort', done);
		resolve();
	};
	const timer = setTimeout(done, ms);
	signal.addEventListener('abort', done);
	return promise;
}

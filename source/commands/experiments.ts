import type {Session} from '../engine/session.ts';
import type {
	FirstWalk,
	Investigation,
	InvestigationState,
	Offer,
} from '../experiments/investigation.ts';
import type {Greetings} from '../engine/greetings.ts';
import type {Findings, LineFace} from '../faces/line-face.ts';
import type {Ways} from '../faces/onward.ts';
import type {Trial} from '../model/trial.ts';
import {type ExitCode, exitCodes, type Outcome} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import type {PreflightState} from '../preflight/preflight.ts';
import type {Judge} from '../verdict/judge.ts';
import type {Options} from './options.ts';
import type {World} from './world.ts';

/** Between two connections to the servers of others. */
const realPaceMs = 5000;

/**
 * What may be done to find out why this walk came out as it did. On the
 * practice network nobody is disturbed: no pauses, and its controls are always
 * agreed to.
 */
export async function offerFor(
	first: FirstWalk,
	{experiments}: Pick<Options, 'experiments'>,
	world: World,
): Promise<Offer> {
	const {offerOf} = await import('../experiments/offer.ts');
	const {maxConnections, paceMs, controls, senders, helos} = experiments;
	return offerOf(first, {
		maxConnections,
		paceMs: paceMs ?? (world.practice ? 0 : realPaceMs),
		controls:
			controls.length > 0
				? controls
				: (world.practice?.controlsFor(first.view.plan.mailbox.text) ?? []),
		senders,
		helos,
		room: world.roomFor?.(first.view),
		random: Math.random,
	});
}

/** Is there anything to find out that one would ask for? Where the server said when to come back, that is first. */
function raisesQuestion({first: {outcome, view}, deferral}: Findings): boolean {
	const walked = view.over?.by === 'done' && outcome.ended !== 'stopped';
	return walked && deferral === undefined && outcome.exitCode !== exitCodes.accepted;
}

/**
 * All of a run without a screen: the walk, the experiments if they are wanted
 * and agreed to, the last word. Resolves with the exit code.
 */
export async function runLineFace(run: {
	session: Session;
	face: LineFace;
	options: Options;
	world: World;
	signal: AbortSignal;
	/** With what is known besides the walks. */
	judge: Judge;
	/** Called before the first packet of every experiment. */
	onTrial?: (session: Session, trial: Trial) => void;
	/** What the server asked for, once the walk is over. */
	deferral?: (session: Session) => Findings['deferral'];
	/** What was found out about ourselves before the first walk. */
	preflight?: PreflightState | undefined;
	/** What the visits before the first walk make of its outcome. */
	settle?: ((outcome: Outcome, view: SessionView) => Outcome) | undefined;
	/** Other ways on, for a face that can ask for them. */
	ways?: Ways | undefined;
}): Promise<ExitCode> {
	const {face, signal} = run;
	let present = run.session;
	const greetings = new Set<Greetings>();
	const ways =
		run.ways &&
		watched(run.ways, {
			onWalk(session) {
				present = session;
				if (signal.aborted) stop();
			},
			onGreetings: (asked) => greetings.add(asked),
		});
	const stop = () => {
		present.intend({type: 'stop', by: 'signal'});
		for (const asked of greetings) asked.stop('signal');
	};
	if (signal.aborted) stop();
	signal.addEventListener('abort', stop, {once: true});
	try {
		for (;;) {
			present = await face.walk(present, ways);
			const all = await conclude(present, run);
			face.end(all);
			const next = await orAborted(face.onward?.(), signal);
			if (next === undefined) return signal.aborted ? exitCodes.interrupted : all.outcome.exitCode;
			present = next;
		}
	} finally {
		signal.removeEventListener('abort', stop);
		face.close();
	}
}

/** All that can be said of a walk that is over, with the experiments that were agreed to. */
async function conclude(session: Session, run: Run): Promise<Findings> {
	const view = session.getView();
	const judged = run.judge(view);
	if (!judged) throw new Error('a finished session has no outcome');
	// What was waited for belongs to the walk that was waited with.
	const {settle, preflight} = session === run.session ? run : noEarlier;
	const outcome = settle?.(judged, view) ?? judged;
	const first: FirstWalk = {view, events: session.log.events, outcome};
	const deferral = run.deferral?.(session);
	const found: Findings = {first, outcome, experiments: undefined, preflight, deferral};
	const experiments = await findOut(found, run);
	return experiments
		? withResults(found, experiments, {...run, settle})
		: {...found, possible: await possibleOf(found, run)};
}

/** What another walk does not take over from the first one. */
const noEarlier: Pick<Run, 'settle' | 'preflight'> = {};

/** The same ways; what they begin is told. */
function watched(
	ways: Ways,
	on: {onWalk: (session: Session) => void; onGreetings: (greetings: Greetings) => void},
): Ways {
	return {
		askGreetings(view) {
			const greetings = ways.askGreetings(view);
			on.onGreetings(greetings);
			return greetings;
		},
		hintsOn: ways.hintsOn,
		mistakeIn: ways.mistakeIn,
		restart(change) {
			const session = ways.restart(change);
			on.onWalk(session);
			return session;
		},
		begin(address) {
			const session = ways.begin(address);
			on.onWalk(session);
			return session;
		},
	};
}

/** The outcome with all that the experiments showed; the exit code stays that of the walk, unless it was interrupted. */
function withResults(found: Findings, experiments: InvestigationState, {settle}: Run): Findings {
	const interrupted = experiments.ended === 'signal';
	const {exitCode} = found.first.outcome;
	// The server let the unchanged walk in: nothing is left to come back for.
	const letIn = experiments.results.some(
		({trial, outcome}) => trial.factor === 'again' && outcome.exitCode === exitCodes.accepted,
	);
	const outcome = settle?.(experiments.outcome, found.first.view) ?? experiments.outcome;
	return {
		...found,
		...(letIn && {deferral: undefined}),
		experiments,
		outcome: {
			...outcome,
			exitCode: interrupted ? exitCodes.interrupted : exitCode,
		},
	};
}

type Run = Parameters<typeof runLineFace>[0];

/** The experiments, from the offer to the end; undefined where none were agreed to. */
async function findOut(found: Findings, run: Run): Promise<InvestigationState | undefined> {
	const {face, options, world, signal, onTrial} = run;
	const {first} = found;
	const {wanted} = options.experiments;
	// Whoever left the walk has seen enough.
	if (signal.aborted || first.view.over?.by !== 'done') return undefined;
	const isAsked = raisesQuestion(found) || face.isCurious?.() === true;
	if (!wanted && (!face.ask || !isAsked)) return undefined;
	const offer = await offerFor(first, options, world);
	const nothing = offer.nothing !== undefined || offer.agenda.length === 0;
	if (nothing && !wanted) return undefined;
	face.offer(found, offer, wanted);
	if (nothing) return undefined;
	const agreed = face.ask === undefined ? offer : await orAborted(face.ask(offer), signal);
	if (agreed === undefined) return undefined;
	const {investigate} = await import('../experiments/investigate.ts');
	let begun = 0;
	const investigation = investigate({
		first,
		offer: agreed,
		io: world.io,
		judge: run.judge,
		onSession(session, trial) {
			onTrial?.(session, trial);
			face.trial(session, trial, agreed, begun++);
		},
	});
	return stoppable(investigation, signal, () => face.experiments(first, investigation));
}

/** What could be made, for a face that hints at it; nobody was asked. */
async function possibleOf(found: Findings, run: Run): Promise<Offer | undefined> {
	const {first} = found;
	const {face, options, world, signal} = run;
	const wasAsked = options.experiments.wanted || face.ask !== undefined;
	if (!face.hints || wasAsked || signal.aborted || !raisesQuestion(found)) return undefined;
	const offer = await offerFor(first, options, world);
	return offer.nothing === undefined && offer.agenda.length > 0 ? offer : undefined;
}

async function stoppable<T>(
	investigation: Investigation,
	signal: AbortSignal,
	watch: () => Promise<T>,
): Promise<T> {
	const stop = () => {
		investigation.stop('signal');
	};
	if (signal.aborted) stop();
	signal.addEventListener('abort', stop, {once: true});
	try {
		return await watch();
	} finally {
		signal.removeEventListener('abort', stop);
	}
}

/** Undefined as soon as the run is interrupted: nobody will answer any more. */
async function orAborted<T>(
	answer: Promise<T | undefined> | undefined,
	signal: AbortSignal,
): Promise<T | undefined> {
	if (signal.aborted) return undefined;
	const {promise: aborted, resolve} = Promise.withResolvers<undefined>();
	const give = () => {
		resolve(undefined);
	};
	signal.addEventListener('abort', give, {once: true});
	try {
		return await Promise.race([answer, aborted]);
	} finally {
		signal.removeEventListener('abort', give);
	}
}

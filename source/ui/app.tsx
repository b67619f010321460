import {useApp} from 'ink';
import {useCallback, useEffect, useRef, type ReactNode} from 'react';
import type {Session} from '../engine/session.ts';
import type {Outcome} from '../model/verdict.ts';
import type {TrialResult} from '../model/trial.ts';
import type {SessionView} from '../model/view.ts';
import type {Brush} from './brush.ts';
import {Explain} from './explain.tsx';
import {Start} from './start.tsx';
import {Resume, type Resumption} from './resume.tsx';
import type {PracticeEntry, WaitingWalk} from './start-state.ts';
import {useScreen, type RestartWalk, type ScreenControl, type StartWalk} from './use-screen.ts';
import type {ShowOutside} from './outside.ts';
import {useOutside} from './use-outside.ts';
import {useSuspend} from './suspend.ts';
import {useHandOver} from './use-hand-over.ts';
import {useSeriesControl, type SeriesControl} from './use-series.ts';
import {useVisits, type Visits} from './use-visits.ts';
import {useGreetingsControl, type AskGreetings, type GreetingsControl} from './use-greetings.ts';
import {useTour, type Tour, type TourOptions} from './use-tour.ts';
import type {RecentWalks} from './start-items.ts';
import {isOf, placeOf, stopWalk} from './kept-walks.ts';
import type {Judge, UiClock, WhyTools} from './use-why.ts';
import {Walk} from './walk.tsx';
import type {WalkEffect} from './walk-props.ts';

/** How the screen was left, and the last walk on it. */
export type UiResult = {
	readonly view: SessionView | undefined;
	readonly endedBy: 'done' | 'person' | 'signal';
	/** What it says, with all that is known; undefined if nothing was decided. */
	readonly outcome: Outcome | undefined;
	/** What experiments showed about that walk. */
	readonly results: readonly TrialResult[];
	/** The screen was left while a walk that was put off had not gone on yet. */
	readonly waiting: boolean;
};

/** How long leaving waits for the session to hang up, in milliseconds. */
const hangUpMs = 500;

/** What the app is given. */
export type AppProps = {
	readonly brush: Brush;
	readonly start: StartWalk;
	/** Make a walk again with something changed; absent: that is not offered. */
	readonly restart?: RestartWalk | undefined;
	readonly initialAddress: string | undefined;
	readonly practice: readonly PracticeEntry[];
	readonly judge: Judge;
	readonly auto: boolean;
	/** Something to be told on the first screen, such as settings that are ignored. */
	readonly notice?: string | undefined;
	readonly signal: AbortSignal | undefined;
	/** What finds out why; absent: it is not offered. */
	readonly why?: (() => Promise<WhyTools>) | undefined;
	/** The person's pager and editor. */
	readonly outside?: ShowOutside | undefined;
	readonly clock?: UiClock | undefined;
	/** Begin with the countdown to a walk that was put off. */
	readonly resume?: Resumption | undefined;
	/** Walks that were put off, for the start screen. */
	readonly waits?: readonly WaitingWalk[] | undefined;
	/** The walks made lately, for the start screen. */
	readonly recent?: RecentWalks | undefined;
	/** Ask all servers of a walk for their greeting; absent: that is not offered. */
	readonly askGreetings?: AskGreetings | undefined;
	/** The tour of a first walk. */
	readonly tour?: TourOptions | undefined;
	/** One of them, to go on with; or why not. */
	readonly resumeWalk?: ((id: string) => Resumption | {readonly error: string}) | undefined;
};

/** The start screen or the walk, and the ways between and out. */
export function App(props: AppProps): ReactNode {
	const {brush, practice, signal, why, clock = systemClock} = props;
	const {exit, suspendTerminal} = useApp();
	const control = useSeriesControl(why, exit);
	const tour = useTour(props.tour);
	const asking = useGreetingsControl(props.askGreetings, exit);
	const {clear: clearSeries} = control;
	const {clear: clearGreetings} = asking;
	const clearAll = useCallback(() => {
		clearSeries();
		clearGreetings();
	}, [clearSeries, clearGreetings]);
	const screens = useScreen(props, clearAll);
	const {screen, begin, goOn, goOnNow, explain, back} = screens;
	const {session, resumption, walks} = screen;
	// An older walk may be shown: the newest is the one to hang up on, and to speak of.
	const newest = walks.at(-1)?.session ?? session;
	const {visits, judge, goAgain} = useVisits(props.judge, session, resumption);
	const isWaiting = session === undefined && resumption !== undefined;
	const leave = useLeave({newest, isWaiting, exit, asking, control, judge});
	const handOver = useHandOver(suspendTerminal);
	const outside = useOutside(props.outside, handOver);
	const suspend = useSuspend(handOver);
	const out = {onLeave: leave, onSuspend: suspend};
	const ways = {session, newest, screens, leave};
	const perform = usePerform({...ways, tour, asking, control, suspend, goAgain});
	useFailure(newest, exit);
	useSignal(signal, leave);

	if (screen.explaining !== undefined)
		return <Explain brush={brush} initial={screen.explaining} onBack={back} {...out} />;
	if (session === undefined && resumption !== undefined)
		return (
			<Resume resumption={resumption} brush={brush} clock={clock} onStart={goOnNow} {...out} />
		);
	if (session === undefined)
		return (
			<Start
				brush={brush}
				practice={practice}
				recent={props.recent}
				now={() => clock.date().getTime()}
				onTour={tour.begin}
				initial={screen.typed}
				error={screen.error ?? (screen.number === 0 ? props.notice : undefined)}
				waits={props.waits ?? noWaits}
				onResume={goOn}
				onStart={begin}
				onExplain={explain}
				{...out}
			/>
		);
	return (
		<Walk
			key={screen.number}
			session={session}
			brush={brush}
			judge={judge}
			auto={props.auto}
			notice={screen.number === 1 ? props.notice : undefined}
			clock={clock}
			why={why}
			outside={outside}
			series={isOf(control.series, session) ? control.series : undefined}
			visits={visits}
			{...placeOf(walks, session)}
			tour={tour.isOn}
			greetings={props.askGreetings === undefined ? null : asking.greetings}
			perform={perform}
		/>
	);
}

const noWaits: readonly WaitingWalk[] = [];
const systemClock: UiClock = {now: () => performance.now(), date: () => new Date()};

/** The way out: hang up, stop what else goes on, and tell how it came out. Once. */
function useLeave(options: {
	readonly newest: Session | undefined;
	/** A walk that was put off has not gone on yet. */
	readonly isWaiting: boolean;
	readonly exit: (value: unknown) => void;
	readonly asking: GreetingsControl;
	readonly control: SeriesControl;
	readonly judge: Judge;
}): (by: UiResult['endedBy']) => void {
	const {newest, isWaiting, exit, judge} = options;
	const {stop: stopGreetings} = options.asking;
	const {stop, resultsFor} = options.control;
	const isLeaving = useRef(false);
	return useCallback(
		(by) => {
			if (isLeaving.current) return;
			isLeaving.current = true;
			stopGreetings(by === 'signal' ? by : 'person');
			void Promise.all([hangUp(newest, by), patiently(stop(by === 'signal' ? by : 'person'))])
				.then(() => {
					const view = lastView(newest, by);
					const results = resultsFor(view);
					const outcome = view && judge(view, results);
					exit({view, outcome, endedBy: by, results, waiting: isWaiting});
				})
				.catch(exit);
		},
		[newest, isWaiting, exit, stopGreetings, stop, resultsFor, judge],
	);
}

/** Do what an update asks for. */
function usePerform(options: {
	readonly session: Session | undefined;
	readonly leave: (by: UiResult['endedBy']) => void;
	readonly control: SeriesControl;
	readonly tour: Tour;
	readonly asking: GreetingsControl;
	/** The walk that is going on, if an older one is shown. */
	readonly newest: Session | undefined;
	readonly screens: Pick<ScreenControl, 'newWalk' | 'restart' | 'show'>;
	readonly suspend: () => void;
	readonly goAgain: Visits['goAgain'];
}): (effect: WalkEffect) => void {
	const {session, newest, leave, suspend, goAgain, tour, asking} = options;
	const {newWalk, restart, show} = options.screens;
	const {begin, stop} = options.control;
	return useCallback(
		(effect) => {
			switch (effect.type) {
				case 'intend':
					session?.intend(effect.intent);
					return;
				case 'leave':
					leave(effect.by);
					return;
				case 'investigate':
					// One connection to a server at a time: the first walk has said what it could.
					session?.intend({type: 'stop', by: 'person'});
					begin(effect.first, effect.offer);
					return;
				case 'visit-again': {
					if (session === undefined) return;
					const {host, address} = effect.appointment.target;
					goAgain(effect.appointment, session.getView());
					session.intend({type: 'choose-target', host, address: address.address});
					return;
				}
				case 'stop-series':
					void stop('person');
					return;
				case 'new-walk':
					stopWalk(newest);
					newWalk();
					return;
				case 'restart':
					stopWalk(newest);
					restart(effect.change);
					return;
				case 'ask-greetings':
					if (session !== undefined) asking.begin(session.getView());
					return;
				case 'stop-greetings':
					asking.stop('person');
					return;
				case 'toggle-tour':
					(tour.isOn ? tour.end : tour.begin)();
					return;
				case 'show-walk':
					show(effect.at);
					return;
				case 'suspend':
					suspend();
			}
		},
		[session, newest, tour, asking, leave, newWalk, restart, show, suspend, goAgain, begin, stop],
	);
}

/** A session fails only on a bug; then the screen goes, and the caller gets the error. */
function useFailure(session: Session | undefined, exit: (error: Error) => void): void {
	useEffect(() => {
		session?.finished.catch((error: unknown) => {
			exit(error instanceof Error ? error : new Error(String(error)));
		});
	}, [session, exit]);
}

function useSignal(signal: AbortSignal | undefined, leave: (by: 'signal') => void): void {
	useEffect(() => {
		if (signal === undefined) return;
		const onAbort = (): void => leave('signal');
		if (signal.aborted) onAbort();
		signal.addEventListener('abort', onAbort);
		return () => signal.removeEventListener('abort', onAbort);
	}, [signal, leave]);
}

/** The last view. A screen that was interrupted after the walk's end says so, too: the exit code does. */
function lastView(session: Session | undefined, by: UiResult['endedBy']): SessionView | undefined {
	const view = session?.getView();
	return view !== undefined && by === 'signal' ? {...view, over: {by}} : view;
}

/** End the session if it is open, and give it a moment to do so. */
async function hangUp(session: Session | undefined, by: UiResult['endedBy']): Promise<void> {
	if (session === undefined || session.getView().over !== undefined) return;
	session.intend({type: 'stop', by: by === 'signal' ? 'signal' : 'person'});
	await patiently(session.finished);
}

/** Wait for it, but not long. */
async function patiently(work: Promise<unknown>): Promise<void> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const patience = new Promise<void>((resolve) => {
		timer = setTimeout(resolve, hangUpMs);
	});
	await Promise.race([work, patience]);
	clearTimeout(timer);
}

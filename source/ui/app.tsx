import type {SessionView} from '../model/view.ts';
import {useApp} from 'ink';
import {useCallback, useEffect, type ReactNode} from 'react';
import type {Session} from '../engine/session.ts';
import type {Judge} from '../verdict/judge.ts';
import type {Brush} from './brush.ts';
import type {BehindStart} from './behind-start.ts';
import {Start} from './start.tsx';
import type {Resumption} from './resume.tsx';
import type {PracticeEntry, WaitingWalk} from './start-state.ts';
import {useScreen, type RestartWalk, type ScreenControl, type StartWalk} from './use-screen.ts';
import type {ShowOutside} from './outside.ts';
import {useOutside} from './use-outside.ts';
import type {SelfEffect} from './self-update.ts';
import {useSuspend} from './suspend.ts';
import {useHandOver} from './use-hand-over.ts';
import {useSeriesControl, type SeriesControl} from './use-series.ts';
import {useVisits, type Visits} from './use-visits.ts';
import {useGreetingsControl, type AskGreetings, type GreetingsControl} from './use-greetings.ts';
import {useKnown} from './use-known.ts';
import {useLeave, type UiResult} from './use-leave.ts';
import {
	usePreflightControl,
	usePreflightState,
	useWithLook,
	type LookAtUs,
	type PreflightControl,
} from './use-preflight.ts';
import {useTour, type Tour, type TourOptions} from './use-tour.ts';
import type {RecentWalks} from './start-items.ts';
import {isOf, placeOf, stopWalk} from './kept-walks.ts';
import type {UiClock, WhyTools} from './use-why.ts';
import type {WalkEffect} from './walk-props.ts';

/** What the app is given. */
export type AppProps = {
	readonly brush: Brush;
	/** What lies behind the start screen. Asked for only where one has left it. */
	readonly behind: () => BehindStart;
	readonly start: StartWalk;
	/** Make a walk again with something changed; absent: that is not offered. */
	readonly restart?: RestartWalk | undefined;
	readonly initialAddress: string | undefined;
	readonly practice: readonly PracticeEntry[];
	readonly judge: Judge;
	/** How often mxray was at the servers of a walk lately. Safe to show. */
	readonly countsFor?: ((view: SessionView) => string | undefined) | undefined;
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
	/** The walks that were put off, as they are now, for the start screen. */
	readonly waits?: (() => readonly WaitingWalk[]) | undefined;
	/** The walks made lately, for the start screen. */
	readonly recent?: RecentWalks | undefined;
	/** Ask all servers of a walk for their greeting; absent: that is not offered. */
	readonly askGreetings?: AskGreetings | undefined;
	/** Look at ourselves as a receiver does; absent: that is not offered. */
	readonly lookAtUs?: LookAtUs | undefined;
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
	const look = usePreflightControl(props.lookAtUs, exit);
	const screens = useScreen(props, useClear(control, asking, look));
	const {screen, begin, goOn, goOnNow, explain, back} = screens;
	const {session, resumption, walks} = screen;
	// An older walk may be shown: the newest is the one to hang up on, and to speak of.
	const newest = walks.at(-1)?.session ?? session;
	const judgeNow = useKnown(props.judge, usePreflightState(look.preflight)?.checks);
	const {visits, judge, goAgain} = useVisits(judgeNow, session, resumption, props.behind);
	const isWaiting = session === undefined && resumption !== undefined;
	const leave = useLeave({newest, isWaiting, exit, asking, control, look, judge});
	const handOver = useHandOver(suspendTerminal);
	const outside = useOutside(props.outside, handOver);
	const suspend = useSuspend(handOver);
	const out = {onLeave: leave, onSuspend: suspend};
	const ways = {session, newest, screens, leave};
	const performWalk = usePerform({...ways, judge, tour, asking, control, suspend, goAgain});
	const perform = useWithLook(look, session, performWalk);
	useFailure(newest, exit);
	useSignal(signal, leave);

	if (screen.explaining === undefined && session === undefined && resumption === undefined)
		return (
			<Start
				brush={brush}
				practice={practice}
				auto={props.auto}
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
	const {Walk, Explain, Resume} = props.behind();
	if (screen.explaining !== undefined)
		return <Explain brush={brush} initial={screen.explaining} onBack={back} {...out} />;
	if (session === undefined)
		return (
			resumption && (
				<Resume resumption={resumption} brush={brush} clock={clock} onStart={goOnNow} {...out} />
			)
		);
	return (
		<Walk
			key={screen.number}
			session={session}
			brush={brush}
			judge={judge}
			countsFor={props.countsFor}
			auto={props.auto}
			notice={screen.number === 1 ? props.notice : undefined}
			clock={clock}
			why={why}
			outside={outside}
			series={isOf(control.series, session) ? control.series : undefined}
			visits={visits}
			{...placeOf(walks, session)}
			tour={tour.isOn}
			preflight={props.lookAtUs === undefined ? null : look.preflight}
			greetings={props.askGreetings === undefined ? null : asking.greetings}
			perform={perform}
		/>
	);
}

/** Forget what belongs to one walk only. */
function useClear(
	{clear: clearSeries}: SeriesControl,
	{clear: clearGreetings}: GreetingsControl,
	{clear: clearLook}: PreflightControl,
): () => void {
	return useCallback(() => {
		clearSeries();
		clearGreetings();
		clearLook();
	}, [clearSeries, clearGreetings, clearLook]);
}

const noWaits = (): readonly WaitingWalk[] => [];
const systemClock: UiClock = {now: () => performance.now(), date: () => new Date()};

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
	readonly judge: Judge;
}): (effect: Exclude<WalkEffect, SelfEffect>) => void {
	const {session, newest, leave, suspend, goAgain, tour, asking, judge} = options;
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
					begin(effect.first, effect.offer, judge);
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
		[
			session,
			newest,
			tour,
			asking,
			judge,
			leave,
			newWalk,
			restart,
			show,
			suspend,
			goAgain,
			begin,
			stop,
		],
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

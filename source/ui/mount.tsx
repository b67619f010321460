import type {SessionView} from '../model/view.ts';
import type {Judge} from '../verdict/judge.ts';
import {App} from './app.tsx';
import type {BehindStart} from './behind-start.ts';
import {knowledgeWhenThere} from './knowledge-when-there.ts';
import {mountScreen, type ScreenOptions} from './mount-screen.tsx';
import type {ShowOutside} from './outside.ts';
import type {Resumption} from './resume.tsx';
import type {RecentWalks} from './start-items.ts';
import type {PracticeEntry, WaitingWalk} from './start-state.ts';
import type {AskGreetings} from './use-greetings.ts';
import type {UiResult} from './use-leave.ts';
import type {LookAtUs} from './use-preflight.ts';
import type {RestartWalk, StartWalk} from './use-screen.ts';
import type {TourOptions} from './use-tour.ts';
import type {UiClock, WhyTools} from './use-why.ts';

/** What the screen needs from outside. */
export type UiOptions = ScreenOptions & {
	/** Make ready what walks need; before it is done, none of the functions here is called but those of `recent` and `tour`, and `waits`. */
	readonly load?: (() => Promise<void>) | undefined;
	/** Read what a first connection would have to; called once, when the first frame is drawn and all is loaded. */
	readonly prepare?: (() => void) | undefined;
	readonly start: StartWalk;
	/** Ask all servers of a walk for their greeting. */
	readonly askGreetings?: AskGreetings | undefined;
	/** Look at ourselves as a receiver does. */
	readonly lookAtUs?: LookAtUs | undefined;
	/** The walks made lately, for the start screen. */
	readonly recent?: RecentWalks | undefined;
	/** The tour of a first walk. */
	readonly tour?: TourOptions | undefined;
	/** Make a walk again with something changed. */
	readonly restart?: RestartWalk | undefined;
	/** Without it the start screen asks. */
	readonly initialAddress?: string | undefined;
	/** The practice addresses to choose from. */
	readonly practice?: readonly PracticeEntry[] | undefined;
	/** What the walk has shown so far; undefined until it is decided. */
	readonly judge: Judge;
	/** How often mxray was at the servers of a walk lately. Safe to show. */
	readonly countsFor?: ((view: SessionView) => string | undefined) | undefined;
	/** Begin with auto mode on: proposals are approved after a short pause. */
	readonly auto?: boolean | undefined;
	/** What finds out why, loaded when it is asked for; without it that is not offered. */
	readonly why?: (() => Promise<WhyTools>) | undefined;
	/** The person's pager and editor. */
	readonly outside?: ShowOutside | undefined;
	/** The clocks of the world that is walked in. */
	readonly clock?: UiClock | undefined;
	/** Begin with the countdown to a walk that was put off. */
	readonly resume?: Resumption | undefined;
	/** The walks that were put off, as they are now: the start screen lists them. */
	readonly waits?: (() => readonly WaitingWalk[]) | undefined;
	/** One of them, to go on with; or why not. */
	readonly resumeWalk?: ((id: string) => Resumption | {readonly error: string}) | undefined;
};

/** After all is loaded behind the start screen, in milliseconds. */
const prepareMs = 20;

/**
 * Show the walk on the alternate screen until the person leaves. Resolves after
 * the terminal is as it was; rejects on a bug, also then with the terminal
 * restored. Both streams must be terminals.
 */
export async function mountUi(options: UiOptions): Promise<UiResult> {
	let there: BehindStart | undefined;
	const behind = (): BehindStart => {
		if (!there) throw new Error('the start screen was left before what is behind it was read');
		return there;
	};
	const load = async (): Promise<void> => {
		const [{behindStart}] = await Promise.all([import('./behind-start.ts'), options.load?.()]);
		there = behindStart;
	};
	// A walk on the first screen needs all of it at once.
	const isAtStart = options.initialAddress === undefined && options.resume === undefined;
	if (!isAtStart) await load();
	const screenOptions = {
		...options,
		explain: options.explain ?? knowledgeWhenThere(() => behind().knowledge),
		async afterFrame() {
			if (!isAtStart) {
				options.prepare?.();
				return;
			}
			await load();
			// Behind the keys that came meanwhile: a person takes longer to name an address.
			setTimeout(() => options.prepare?.(), prepareMs).unref();
		},
	};
	const result = await mountScreen(screenOptions, (brush, signal) => (
		<App
			brush={brush}
			behind={behind}
			start={options.start}
			restart={options.restart}
			recent={options.recent}
			askGreetings={options.askGreetings}
			lookAtUs={options.lookAtUs}
			tour={options.tour}
			initialAddress={options.initialAddress}
			practice={options.practice ?? []}
			judge={options.judge}
			countsFor={options.countsFor}
			auto={options.auto ?? false}
			notice={options.look?.notice}
			signal={signal}
			why={options.why}
			outside={options.outside}
			clock={options.clock}
			resume={options.resume}
			waits={options.waits}
			resumeWalk={options.resumeWalk}
		/>
	));
	return isResult(result)
		? result
		: {view: undefined, outcome: undefined, endedBy: 'signal', results: [], waiting: false};
}

function isResult(value: unknown): value is UiResult {
	return typeof value === 'object' && value !== null && 'endedBy' in value;
}

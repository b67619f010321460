import process from 'node:process';
import {render} from 'ink';
import * as knowledge from '../knowledge/index.ts';
import {App, type UiResult} from './app.tsx';
import type {Binding} from './key-table.ts';
import {LookContext} from './look.ts';
import {patientInput} from './patient-input.ts';
import {repaintOnResize} from './repaint.ts';
import {watchEndings} from './endings.ts';
import type {RecentWalks} from './start-items.ts';
import type {AskGreetings} from './use-greetings.ts';
import type {TourOptions} from './use-tour.ts';
import type {RestartWalk, StartWalk} from './use-screen.ts';
import {createBrush, type Knowledge} from './brush.ts';
import type {Resumption} from './resume.tsx';
import type {PracticeEntry, WaitingWalk} from './start-state.ts';
import type {ShowOutside} from './outside.ts';
import type {Judge, UiClock, WhyTools} from './use-why.ts';
import {backgroundOf, canShowUnicode, glyphsFor, stylesFor} from './theme.ts';

/** How a person wants the screen to be. */
export type ChosenLook = {
	/** What the keys mean; absent: as built in. */
	readonly keys?: readonly Binding[] | undefined;
	/** Told on the first screen. Safe to show. */
	readonly notice?: string | undefined;
	readonly ascii?: boolean;
	readonly reducedMotion?: boolean;
	/** `none`: no colours at all. `auto`: by what the terminal tells about its background. */
	readonly theme?: 'auto' | 'dark' | 'light' | 'none';
};

/** What the screen needs from outside. */
export type UiOptions = {
	readonly start: StartWalk;
	/** Ask all servers of a walk for their greeting. */
	readonly askGreetings?: AskGreetings | undefined;
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
	/** Walks that were put off: the start screen lists them. */
	readonly waits?: readonly WaitingWalk[] | undefined;
	/** One of them, to go on with; or why not. */
	readonly resumeWalk?: ((id: string) => Resumption | {readonly error: string}) | undefined;
	readonly look?: ChosenLook | undefined;
	readonly explain?: Knowledge | undefined;
	readonly stdin?: NodeJS.ReadStream | undefined;
	readonly stdout?: NodeJS.WriteStream | undefined;
	/** Leave at once when it fires: SIGTERM, SIGHUP. */
	readonly signal?: AbortSignal | undefined;
	/** Environment variables that tell about the terminal. */
	readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
};

/**
 * Show the walk on the alternate screen until the person leaves. Resolves after
 * the terminal is as it was; rejects on a bug, also then with the terminal
 * restored. Both streams must be terminals.
 */
export async function mountUi(options: UiOptions): Promise<UiResult> {
	const environment = options.environment ?? process.env;
	const {keys, notice, ascii = false, theme = 'auto', reducedMotion = false} = options.look ?? {};
	const glyphs = glyphsFor(!ascii && canShowUnicode(environment, process.platform));
	const brush = createBrush(glyphs, options.explain ?? knowledge, keys);
	const background = theme === 'light' || theme === 'dark' ? theme : backgroundOf(environment);
	const look = {styles: stylesFor(background), isCalm: reducedMotion};
	const stdin = options.stdin ?? process.stdin;
	const stdout = options.stdout ?? process.stdout;
	const ending = watchEndings([stdin, stdout], options.signal);
	// Ink does this only behind its first frame: a key that comes earlier would be
	// echoed by the terminal, and an Enter would scroll the frame away from under it.
	stdin.setRawMode(true);
	const instance = render(
		<LookContext value={look}>
			<App
				brush={brush}
				start={options.start}
				restart={options.restart}
				recent={options.recent}
				askGreetings={options.askGreetings}
				tour={options.tour}
				initialAddress={options.initialAddress}
				practice={options.practice ?? []}
				judge={options.judge}
				auto={options.auto ?? false}
				notice={notice}
				signal={ending.signal}
				why={options.why}
				outside={options.outside}
				clock={options.clock}
				resume={options.resume}
				waits={options.waits}
				resumeWalk={options.resumeWalk}
			/>
		</LookContext>,
		{
			stdin: patientInput(stdin),
			stdout,
			// Ink would draw nothing where the variable CI is set.
			interactive: true,
			exitOnCtrlC: false,
			alternateScreen: true,
			incrementalRendering: true,
			// A key is answered within one frame of an ordinary screen.
			maxFps: 60,
		},
	);
	const letBe = repaintOnResize(instance, stdout);
	let bug: Error | undefined;
	ending.onBug((error) => {
		bug ??= error;
		instance.unmount();
	});
	try {
		const result = await instance.waitUntilExit();
		if (bug) throw bug;
		return isResult(result)
			? result
			: {view: undefined, outcome: undefined, endedBy: 'signal', results: [], waiting: false};
	} finally {
		letBe();
		ending.forget();
		// The terminal may be gone.
		if (!stdin.destroyed) stdin.setRawMode(false);
	}
}

function isResult(value: unknown): value is UiResult {
	return typeof value === 'object' && value !== null && 'endedBy' in value;
}

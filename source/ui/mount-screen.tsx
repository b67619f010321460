import process from 'node:process';
import {render} from 'ink';
import type {ReactNode} from 'react';
import {createBrush, type Brush, type Knowledge} from './brush.ts';
import {watchEndings} from './endings.ts';
import type {Binding} from './key-table.ts';
import {LookContext} from './look.ts';
import {loneDelayMs, patientInput} from './patient-input.ts';
import {repaintOnResize} from './repaint.ts';
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

/** The terminal of a screen, and how it is to look there. */
export type ScreenOptions = {
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
 * Show a screen on the alternate screen until it is left. Resolves with what it
 * was left with, after the terminal is as it was; rejects on a bug, also then
 * with the terminal restored. Both streams must be terminals.
 */
export async function mountScreen(
	options: ScreenOptions & {
		readonly explain: Knowledge;
		/** Read behind the first frame; no key is read before it is there. */
		readonly afterFrame?: (() => Promise<void>) | undefined;
	},
	/** `signal`: the process is told to leave, or the terminal is gone. */
	screen: (brush: Brush, signal: AbortSignal) => ReactNode,
): Promise<unknown> {
	const environment = options.environment ?? process.env;
	const {keys, ascii = false, theme = 'auto', reducedMotion = false} = options.look ?? {};
	const glyphs = glyphsFor(!ascii && canShowUnicode(environment, process.platform));
	const brush = createBrush(glyphs, options.explain, keys);
	const background = theme === 'light' || theme === 'dark' ? theme : backgroundOf(environment);
	const look = {styles: stylesFor(background), isCalm: reducedMotion};
	const stdin = options.stdin ?? process.stdin;
	const stdout = options.stdout ?? process.stdout;
	const ending = watchEndings([stdin, stdout], options.signal);
	// Ink does this only behind its first frame: a key that comes earlier would be
	// echoed by the terminal, and an Enter would scroll the frame away from under it.
	stdin.setRawMode(true);
	const ready = Promise.withResolvers<void>();
	const instance = render(<LookContext value={look}>{screen(brush, ending.signal)}</LookContext>, {
		stdin: patientInput(stdin, {ready: ready.promise, delayMs: loneDelayMs(environment)}),
		stdout,
		// Ink would draw nothing where the variable CI is set.
		interactive: true,
		exitOnCtrlC: false,
		alternateScreen: true,
		incrementalRendering: true,
		// A frame of news must not hold up the one that answers a key; news are
		// held back before they come here (calm-listener.ts).
		maxFps: 250,
	});
	const letBe = repaintOnResize(instance, stdout);
	let bug: Error | undefined;
	const stuck = Promise.withResolvers<undefined>();
	const onBug = (error: Error): void => {
		bug ??= error;
		try {
			// Ink draws a last frame when it ends: not the one that broke.
			instance.rerender(null);
			instance.unmount();
		} catch {
			// Not even that: the terminal is put right by hand.
			stdout.write(asBefore);
			stuck.resolve(undefined);
		}
	};
	ending.onBug(onBug);
	(options.afterFrame?.() ?? Promise.resolve()).then(ready.resolve, (error: unknown) => {
		onBug(error instanceof Error ? error : new Error(String(error)));
	});
	try {
		const result = await Promise.race([instance.waitUntilExit(), stuck.promise]);
		if (bug) throw bug;
		return result;
	} finally {
		letBe();
		ending.forget();
		// The terminal may be gone.
		if (!stdin.destroyed) stdin.setRawMode(false);
	}
}

/** Draw at once; no marks around pastes; lines wrap; the normal screen; the cursor. */
const asBefore = '\u001b[?2026l\u001b[?2004l\u001b[?7h\u001b[?1049l\u001b[?25h';

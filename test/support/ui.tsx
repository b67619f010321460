import {afterEach} from 'vitest';
import {render, type Instance} from 'ink';
import type {SessionView} from '../../source/model/view.ts';
import * as knowledge from '../../source/knowledge/index.ts';
import {App} from '../../source/ui/app.tsx';
import type {UiResult} from '../../source/ui/use-leave.ts';
import type {LookAtUs} from '../../source/ui/use-preflight.ts';
import type {StartWalk} from '../../source/ui/use-screen.ts';
import {behindStart} from '../../source/ui/behind-start.ts';
import {createBrush} from '../../source/ui/brush.ts';
import type {Binding} from '../../source/ui/key-table.ts';
import type {RecentWalks} from '../../source/ui/start-items.ts';
import type {ShowOutside} from '../../source/ui/outside.ts';
import type {Resumption} from '../../source/ui/resume.tsx';
import type {PracticeEntry, WaitingWalk} from '../../source/ui/start-state.ts';
import type {UiClock, WhyTools} from '../../source/ui/use-why.ts';
import type {Judge} from '../../source/verdict/judge.ts';
import {patientInput} from '../../source/ui/patient-input.ts';
import {repaintOnResize} from '../../source/ui/repaint.ts';
import {glyphsFor} from '../../source/ui/theme.ts';
import {createTestTerminal, type TestTerminal} from './ink.ts';
import {fakeSession, type FakeSession} from './view.ts';

/** The app on a terminal in memory, with a session that the test drives. */
export type MountedUi = TestTerminal & {
	readonly session: FakeSession;
	/** Settles when the app has left the screen. */
	readonly result: Promise<UiResult>;
	readonly instance: Instance;
	/** Type, then wait for the screen. */
	readonly press: (data: string, check: RegExp) => Promise<string>;
};

/** Mount the app; `until` of the terminal waits for what it draws. */
export function mountUi(
	options: {
		readonly columns?: number;
		readonly rows?: number;
		readonly unicode?: boolean;
		readonly address?: string | undefined;
		readonly practice?: readonly PracticeEntry[];
		readonly judge?: Judge;
		readonly countsFor?: (view: SessionView) => string | undefined;
		readonly start?: StartWalk;
		readonly auto?: boolean;
		/** The tour is on. */
		readonly tour?: boolean;
		readonly signal?: AbortSignal;
		readonly why?: () => Promise<WhyTools>;
		readonly outside?: ShowOutside;
		readonly lookAtUs?: LookAtUs;
		readonly clock?: UiClock;
		readonly resume?: Resumption;
		readonly waits?: () => readonly WaitingWalk[];
		readonly recent?: RecentWalks;
		readonly keys?: readonly Binding[];
		readonly resumeWalk?: (id: string) => Resumption | {readonly error: string};
	} = {},
): MountedUi {
	const {columns = 80, rows = 24, unicode = true} = options;
	const terminal = createTestTerminal(columns, rows);
	const session = fakeSession(options.address ?? 'alice@plain.example');
	const instance = render(
		<App
			behind={() => behindStart}
			brush={createBrush(glyphsFor(unicode), knowledge, options.keys)}
			start={options.start ?? (() => session)}
			initialAddress={'address' in options ? options.address : 'alice@plain.example'}
			practice={options.practice ?? []}
			judge={options.judge ?? (() => undefined)}
			countsFor={options.countsFor}
			auto={options.auto ?? false}
			tour={options.tour === true ? {isOn: true, putAway() {}} : undefined}
			signal={options.signal}
			why={options.why}
			outside={options.outside}
			lookAtUs={options.lookAtUs}
			clock={options.clock}
			resume={options.resume}
			waits={options.waits}
			recent={options.recent}
			resumeWalk={options.resumeWalk}
		/>,
		{
			stdin: patientInput(terminal.stdin),
			stdout: terminal.stdout,
			interactive: true,
			exitOnCtrlC: false,
			alternateScreen: true,
			incrementalRendering: true,
			patchConsole: false,
		},
	);
	repaintOnResize(instance, terminal.stdout);
	const result = instance.waitUntilExit() as Promise<UiResult>;
	// A test that expects the rejection awaits `result` itself.
	result.catch(() => {});
	return {
		...terminal,
		session,
		result,
		instance,
		press: (data, check) => {
			terminal.type(data);
			return terminal.until(check);
		},
	};
}

/** Mounts for the tests of a file; what was mounted goes after each. */
export function uiMounter(): typeof mountUi {
	const mounted: MountedUi[] = [];
	afterEach(() => {
		for (const ui of mounted.splice(0)) ui.instance.unmount();
	});
	return (options) => {
		const ui = mountUi(options);
		mounted.push(ui);
		return ui;
	};
}

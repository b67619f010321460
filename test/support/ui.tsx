import {render, type Instance} from 'ink';
import * as knowledge from '../../source/knowledge/index.ts';
import type {Outcome} from '../../source/model/verdict.ts';
import type {SessionView} from '../../source/model/view.ts';
import {App, type StartWalk, type UiResult} from '../../source/ui/app.tsx';
import {createBrush} from '../../source/ui/brush.ts';
import type {PracticeEntry} from '../../source/ui/start-state.ts';
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
		readonly judge?: (view: SessionView) => Outcome | undefined;
		readonly start?: StartWalk;
		readonly auto?: boolean;
		readonly signal?: AbortSignal;
	} = {},
): MountedUi {
	const {columns = 80, rows = 24, unicode = true} = options;
	const terminal = createTestTerminal(columns, rows);
	const session = fakeSession(options.address ?? 'alice@plain.example');
	const instance = render(
		<App
			brush={createBrush(glyphsFor(unicode), knowledge)}
			start={options.start ?? (() => session)}
			initialAddress={'address' in options ? options.address : 'alice@plain.example'}
			practice={options.practice ?? []}
			judge={options.judge ?? (() => undefined)}
			auto={options.auto ?? false}
			signal={options.signal}
		/>,
		{
			stdin: terminal.stdin,
			stdout: terminal.stdout,
			interactive: true,
			exitOnCtrlC: false,
			alternateScreen: true,
			incrementalRendering: true,
			patchConsole: false,
		},
	);
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

import {mkdtempSync} from 'node:fs';
import {devNull, tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';
import {pollScreen} from './ink.ts';

/** The built program in a terminal. */
export type PtyProgram = {
	readonly type: (data: string) => void;
	readonly resize: (columns: number, rows: number) => void;
	readonly screen: () => string[];
	/** Poll the screen; the error shows all of it. */
	readonly until: (check: RegExp | ((screen: string) => boolean), what?: string) => Promise<string>;
	/** Type, then poll. */
	readonly press: (data: string, check: RegExp | ((screen: string) => boolean)) => Promise<string>;
	readonly kill: (signal: string) => void;
	/** Close the terminal under the program, as a window that is closed. */
	readonly hangUp: () => void;
	readonly exited: Promise<{readonly exitCode: number; readonly signal: number | undefined}>;
	readonly isAlternate: () => boolean;
	/** False after the sequence that hides the cursor, true after the one that shows it. */
	readonly isCursorVisible: () => boolean;
	/** Whether bracketed paste is on. */
	readonly isPasteMarked: () => boolean;
	/** Everything the program wrote, with all escape sequences. */
	readonly written: () => string;
	readonly pid: number;
	/** The model of the screen, with colours. */
	readonly terminal: XtermTerminal;
};

type XtermTerminal = InstanceType<typeof xterm.Terminal>;

/** Nothing waits and nothing was done yet: what one test leaves must not show in another. */
function emptyState(): string {
	return mkdtempSync(path.join(process.env['MXRAY_STATE_DIR'] ?? tmpdir(), 'pty-'));
}

const program = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));

/**
 * Start `dist/bin.js` in a pty of that size. The environment is made by hand:
 * the variables of the test runner (CI, NODE_ENV, colours) would change what is drawn.
 */
export function startProgram(
	args: readonly string[],
	options: {
		readonly columns?: number;
		readonly rows?: number;
		readonly env?: Readonly<Record<string, string>>;
		/** Nobody can type: what it reads is empty, what it writes is a terminal. */
		readonly noInput?: boolean;
	} = {},
): PtyProgram {
	const {columns = 80, rows = 24, env = {}, noInput = false} = options;
	const terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
	let written = '';
	const command = [process.execPath, program, ...args];
	const [file = '', ...rest] = noInput
		? ['/bin/sh', '-c', 'exec "$0" "$@" </dev/null', ...command]
		: command;
	const child = spawn(file, rest, {
		cols: columns,
		rows,
		name: 'xterm-256color',
		env: {
			PATH: process.env['PATH'] ?? '',
			HOME: process.env['HOME'] ?? '',
			TERM: 'xterm-256color',
			LANG: 'en_US.UTF-8',
			MXRAY_CONFIG: devNull,
			// Who has walked before: the tour is asked for where it is looked at.
			MXRAY_TOUR: 'off',
			MXRAY_STATE_DIR: env['MXRAY_STATE_DIR'] ?? emptyState(),
			...env,
		},
	});
	child.onData((data) => {
		written += data;
		terminal.write(data);
	});
	const exited = new Promise<{exitCode: number; signal: number | undefined}>((resolve) => {
		child.onExit(({exitCode, signal}) => resolve({exitCode, signal}));
	});
	const screen = (): string[] => {
		const {active} = terminal.buffer;
		return Array.from(
			{length: terminal.rows},
			(_, y) => active.getLine(active.baseY + y)?.translateToString(true) ?? '',
		);
	};
	const until: PtyProgram['until'] = (check, what) => pollScreen(screen, check, what, 15_000);
	return {
		type: (data) => child.write(data),
		resize(width, height) {
			terminal.resize(width, height);
			child.resize(width, height);
		},
		screen,
		until,
		press: (data, check) => {
			child.write(data);
			return until(check);
		},
		kill: (signal) => child.kill(signal),
		hangUp: () => (child as unknown as {destroy: () => void}).destroy(),
		exited,
		isAlternate: () => terminal.buffer.active.type === 'alternate',
		isCursorVisible: () => written.lastIndexOf('\u001b[?25h') >= written.lastIndexOf('\u001b[?25l'),
		isPasteMarked: () =>
			written.lastIndexOf('\u001b[?2004h') > written.lastIndexOf('\u001b[?2004l'),
		written: () => written,
		pid: child.pid,
		terminal,
	};
}

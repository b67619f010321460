import {mkdtempSync, symlinkSync} from 'node:fs';
import {devNull, tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';
import {pollScreen} from './ink.ts';

/** The built program in a terminal. */
export type PtyProgram = {
	readonly type: (data: string | Buffer) => void;
	readonly resize: (columns: number, rows: number) => void;
	readonly screen: () => string[];
	/** Poll the screen, whole frames only; the error shows all of it. */
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

/** A state folder where nothing waits and nothing was done yet: what one test leaves must not show in another. It goes with the test run. */
export function freshState(): string {
	return mkdtempSync(path.join(process.env['MXRAY_STATE_DIR'] ?? tmpdir(), 'pty-'));
}

/** The size of the terminal, and variables beside those that every program gets. */
export type PtyOptions = {
	readonly columns?: number;
	readonly rows?: number;
	readonly env?: Readonly<Record<string, string>>;
	/** A script for bash that runs the program as "$@". */
	readonly shell?: string;
	/** Nobody can type: what it reads is empty, what it writes is a terminal. */
	readonly noInput?: boolean;
};

const frameBegin = '\u001b[?2026h';
const frameEnd = '\u001b[?2026l';

/** As npm installs it: what it prints to go on with then begins with `mxray`. */
let installed = '';
function program(): string {
	if (installed === '') {
		installed = path.join(freshState(), 'mxray');
		symlinkSync(fileURLToPath(new URL('../../dist/bin.js', import.meta.url)), installed);
	}
	return installed;
}

/**
 * Start `dist/bin.js` in a pty of that size. The environment is made by hand:
 * the variables of the test runner (CI, NODE_ENV, colours) would change what is drawn.
 */
export function startProgram(args: readonly string[], options: PtyOptions = {}): PtyProgram {
	const {columns = 80, rows = 24, env = {}} = options;
	const terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true});
	let written = '';
	const command = [process.execPath, program(), ...args];
	const shell = options.noInput === true ? 'exec "$@" </dev/null' : options.shell;
	const [file, ...words] =
		shell === undefined ? command : ['bash', '-c', shell, 'bash', ...command];
	const child = spawn(file!, words, {
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
			MXRAY_STATE_DIR: env['MXRAY_STATE_DIR'] ?? freshState(),
			...env,
		},
	});
	let undrawn = 0;
	let isGone = false;
	child.onData((data) => {
		written += data;
		undrawn++;
		terminal.write(data, () => {
			undrawn--;
		});
	});
	const exited = new Promise<{exitCode: number; signal: number | undefined}>((resolve) => {
		child.onExit(({exitCode, signal}) => {
			isGone = true;
			resolve({exitCode, signal});
		});
	});
	// A frame may come in pieces; Ink says where it begins and ends.
	const isWhole = (): boolean =>
		undrawn === 0 && (isGone || written.lastIndexOf(frameEnd) >= written.lastIndexOf(frameBegin));
	const screen = (): string[] => {
		const {active} = terminal.buffer;
		return Array.from(
			{length: terminal.rows},
			(_, y) => active.getLine(active.baseY + y)?.translateToString(true) ?? '',
		);
	};
	const until: PtyProgram['until'] = (check, what = String(check)) => {
		const holds = (text: string): boolean =>
			isWhole() && (typeof check === 'function' ? check(text) : check.test(text));
		return pollScreen(screen, holds, what, 15_000);
	};
	return {
		// It takes bytes, too, though its types do not say so.
		type: (data) => child.write(data as string),
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

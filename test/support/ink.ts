import {PassThrough, Writable} from 'node:stream';
import xterm from '@xterm/headless';

/** A terminal in memory for Ink: what is written to `stdout` appears on a screen model. */
export type TestTerminal = {
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	/** The rows of the screen, right-trimmed. */
	readonly screen: () => string[];
	/** Type bytes, as the terminal would deliver them in one piece. */
	readonly type: (data: string) => void;
	readonly resize: (columns: number, rows: number) => void;
	/** Wait until the screen, as one text, satisfies the check; the error shows the screen. */
	readonly until: (check: RegExp | ((screen: string) => boolean), what?: string) => Promise<string>;
	/** True while the alternate screen is shown. */
	readonly isAlternate: () => boolean;
	/** Everything that was written, with all escape sequences. */
	readonly written: () => string;
	readonly cursor: () => {readonly x: number; readonly y: number};
};

/** Make a terminal of the given size. */
export function createTestTerminal(columns: number, rows: number): TestTerminal {
	const terminal = new xterm.Terminal({
		cols: columns,
		rows,
		allowProposedApi: true,
		convertEol: true,
	});
	let written = '';
	const stdout = Object.assign(
		new Writable({
			write(chunk: Buffer | string, _encoding, callback) {
				const text = chunk.toString();
				written += text;
				terminal.write(text, () => callback());
			},
		}),
		{isTTY: true, columns, rows},
	);
	const input = new PassThrough();
	const stdin = Object.assign(input, {
		isTTY: true,
		isRaw: false,
		setRawMode(): unknown {
			return stdin;
		},
		ref(): unknown {
			return stdin;
		},
		unref(): unknown {
			return stdin;
		},
	});
	const screen = (): string[] => {
		const {active} = terminal.buffer;
		return Array.from(
			{length: terminal.rows},
			(_, y) => active.getLine(active.viewportY + y)?.translateToString(true) ?? '',
		);
	};
	return {
		stdin: stdin as unknown as NodeJS.ReadStream,
		stdout: stdout as unknown as NodeJS.WriteStream,
		screen,
		type: (data) => {
			input.write(data);
		},
		resize(width, height) {
			terminal.resize(width, height);
			Object.assign(stdout, {columns: width, rows: height});
			stdout.emit('resize');
		},
		until: (check, what) => pollScreen(screen, check, what),
		isAlternate: () => terminal.buffer.active.type === 'alternate',
		written: () => written,
		cursor: () => ({x: terminal.buffer.active.cursorX, y: terminal.buffer.active.cursorY}),
	};
}

/** Poll a screen for a condition; after `timeoutMs` the error holds the whole screen. */
export async function pollScreen(
	screen: () => readonly string[],
	check: RegExp | ((screen: string) => boolean),
	what = String(check),
	timeoutMs = 5000,
): Promise<string> {
	const deadline = performance.now() + timeoutMs;
	for (;;) {
		const text = screen().join('\n');
		if (typeof check === 'function' ? check(text) : check.test(text)) return text;
		if (performance.now() > deadline)
			throw new Error(`the screen never showed ${what}:\n${text}\n(end of screen)`);
		await new Promise((resolve) => {
			setTimeout(resolve, 5);
		});
	}
}

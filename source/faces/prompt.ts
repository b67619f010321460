import {clearLine, createInterface, cursorTo, type Interface} from 'node:readline';
import type {Secret} from '../model/login.ts';
import {loginOf} from '../protocol/typed.ts';
import {visible} from '../protocol/visible.ts';
import {readHidden} from './read-hidden.ts';

/** Where questions are asked and answers come from. */
export type Prompt = {
	/** Ask; the answer is one line, without its end. Undefined: there will be no more answers. */
	ask(question: string): Promise<string | undefined>;
	/**
	 * Ask for something that nobody may see: nothing is echoed, and no history has
	 * it. Undefined: it was given up, or nobody types there.
	 */
	askSecret?(question: string): Promise<Secret | undefined>;
	/** Make room for other lines while a question stands, and show it again behind them. */
	stepAside(): void;
	comeBack(): void;
	/** Who takes a line that no question stood for; false: it is not for them. */
	onStray?(listener: (text: string) => boolean): void;
	/** Say something that belongs to the questions, not to the transcript. */
	say(text: string): void;
	close(): void;
};

/**
 * Questions on a terminal. They go to `output`, so that a redirected transcript
 * stays clean. A line that was typed before its question stood there approves
 * nothing: it is put aside, and the person is told.
 */
export function terminalPrompt(
	input: NodeJS.ReadStream,
	output: NodeJS.WriteStream,
	options: {readonly isLinear?: boolean} = {},
): Prompt {
	const {isLinear = false} = options;
	let onStray: (text: string) => boolean = () => false;
	let closed = false;
	let pending: ((answer: string | undefined) => void) | undefined;
	const answer = (text: string | undefined) => {
		const resolve = pending;
		pending = undefined;
		resolve?.(text);
	};
	const open = (): Interface => {
		// Linear: the terminal itself edits the line, and nothing is ever drawn twice in one place.
		const made = createInterface({input, output, terminal: input.isTTY && !isLinear});
		made.on('line', (text) => {
			// What begins a login may hold a password: no key brings it back.
			if (loginOf(text) !== undefined) forgetNewest(made);
			if (pending) answer(text);
			else if (onStray(text)) return;
			else if (text !== '') output.write(`    (not sent, typed too early: ${shown(text)})\n`);
		});
		made.on('close', () => {
			if (made !== lines) return;
			closed = true;
			answer(undefined);
		});
		// readline takes Ctrl-C for itself; the process has a better answer to it.
		made.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
		return made;
	};
	let lines: Interface | undefined = open();
	const askSecret = async (question: string): Promise<Secret | undefined> => {
		if (closed || lines === undefined) return undefined;
		// The line editor echoes and remembers: it is away meanwhile.
		const editor = lines;
		lines = undefined;
		editor.close();
		output.write(question);
		try {
			return await readHidden(input);
		} finally {
			output.write('\n');
			lines = open();
		}
	};
	return {
		ask(question) {
			if (closed) return Promise.resolve(undefined);
			lines?.setPrompt(question);
			lines?.prompt();
			return new Promise((resolve) => {
				pending = resolve;
			});
		},
		...(input.isTTY && {askSecret}),
		stepAside() {
			if (!pending || !output.isTTY) return;
			if (isLinear) {
				output.write('\n');
				return;
			}
			clearLine(output, 0);
			cursorTo(output, 0);
		},
		comeBack() {
			if (pending) lines?.prompt(true);
		},
		onStray(listener) {
			onStray = listener;
		},
		say(text) {
			output.write(`${text}\n`);
		},
		close() {
			lines?.close();
		},
	};
}

const shown = (text: string): string =>
	loginOf(text) === undefined ? visible(text) : 'a login, which is not repeated here';

/** The newest line of the history is that which was just typed. */
function forgetNewest(lines: Interface): void {
	const {history} = lines as Interface & {history?: string[]};
	history?.shift();
}

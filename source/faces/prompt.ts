import {clearLine, createInterface, cursorTo, type Interface} from 'node:readline';
import {visible} from '../protocol/visible.ts';

/** Where questions are asked and answers come from. */
export type Prompt = {
	/** Ask; the answer is one line, without its end. Undefined: there will be no more answers. */
	ask(question: string): Promise<string | undefined>;
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
	// Linear: the terminal itself edits the line, and nothing is ever drawn twice in one place.
	const lines: Interface = createInterface({input, output, terminal: input.isTTY && !isLinear});
	let onStray: (text: string) => boolean = () => false;
	let closed = false;
	let pending: ((answer: string | undefined) => void) | undefined;
	const answer = (text: string | undefined) => {
		const resolve = pending;
		pending = undefined;
		resolve?.(text);
	};
	lines.on('line', (text) => {
		if (pending) answer(text);
		else if (onStray(text)) return;
		else if (text !== '') output.write(`    (not sent, typed too early: ${visible(text)})\n`);
	});
	lines.on('close', () => {
		closed = true;
		answer(undefined);
	});
	// readline takes Ctrl-C for itself; the process has a better answer to it.
	lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
	return {
		ask(question) {
			if (closed) return Promise.resolve(undefined);
			lines.setPrompt(question);
			lines.prompt();
			return new Promise((resolve) => {
				pending = resolve;
			});
		},
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
			if (pending) lines.prompt(true);
		},
		onStray(listener) {
			onStray = listener;
		},
		say(text) {
			output.write(`${text}\n`);
		},
		close() {
			lines.close();
		},
	};
}

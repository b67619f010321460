import {spawn, spawnSync} from 'node:child_process';
import {tmpdir} from 'node:os';
import {type Scratch, writeScratch} from '../state/scratch.ts';
import type {Outside, ShowOutside} from '../ui/outside.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Shows texts in the person's pager or editor. The text goes into a file that
 * only the person can read and that is gone afterwards; the program is started
 * without a shell. Resolves with a word to the person where something was odd.
 */
export function showOutside(env: Environment, signal: AbortSignal | undefined): ShowOutside {
	return async (how, text) => {
		const [command = '', ...args] = programFor(how, env, process.platform);
		let scratch: Scratch;
		try {
			scratch = writeScratch(tmpdir(), text);
		} catch (error) {
			return `The text could not be written to a file: ${codeOf(error)}.`;
		}
		try {
			const problem = await run(command, [...args, scratch.file], signal);
			if (problem !== undefined) return `${problem} ${advice[how]}`;
			const after = how === 'editor' ? scratch.read() : undefined;
			return after === undefined || after === text
				? undefined
				: 'That was a copy: your changes are gone, and what was said stays as it was.';
		} finally {
			scratch.remove();
		}
	};
}

const advice: Readonly<Record<Outside, string>> = {
	pager: 'PAGER in the environment says which program pages.',
	editor: 'VISUAL or EDITOR in the environment says which program edits.',
};

/** The program and its arguments: what the environment says, or what there is everywhere. */
export function programFor(how: Outside, env: Environment, platform: string): readonly string[] {
	const wished = how === 'pager' ? env['PAGER'] : env['VISUAL'] || env['EDITOR'];
	const words = wordsOf(wished ?? '');
	if (words.length > 0) return words;
	if (platform === 'win32') return [how === 'pager' ? 'more.com' : 'notepad.exe'];
	return [how === 'pager' ? 'less' : 'vi'];
}

/** 'less -R' as its words; quotes keep a space inside one. Nothing is expanded: no shell reads it. */
export function wordsOf(command: string): readonly string[] {
	const found = command.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/gu);
	return [...found].map(([word]) => word.replaceAll(/"([^"]*)"|'([^']*)'/gu, '$1$2'));
}

/** Run it on our terminal; resolves with what went wrong, in a sentence. */
async function run(
	command: string,
	args: readonly string[],
	signal: AbortSignal | undefined,
): Promise<string | undefined> {
	await stopReading();
	const modes = terminalModes();
	// Ctrl-C in the pager reaches the whole group; there it means something else than here.
	const listeners = process.listeners('SIGINT');
	process.removeAllListeners('SIGINT');
	const ignore = (): void => {};
	process.on('SIGINT', ignore);
	try {
		return await new Promise((resolve) => {
			const child = spawn(command, args, {stdio: 'inherit', ...(signal ? {signal} : {})});
			child.once('error', (error) => resolve(troubleOf(command, error)));
			child.once('close', (code, killedBy) => {
				if (killedBy !== null) {
					restore(modes);
					resolve(`${command} was ended by ${killedBy}.`);
				} else resolve(code === 0 ? undefined : `${command} ended with an error (${code}).`);
			});
		});
	} finally {
		process.off('SIGINT', ignore);
		for (const listener of listeners) process.on('SIGINT', listener);
	}
}

/**
 * Leave the keys to the other program. It shares our terminal and makes it
 * blocking: a read of ours that is still under way would take its keys, or hang
 * until the next one. Node stops reading when stdin says that it paused; a
 * stream that is read on demand, as Ink does, never says so by itself.
 */
async function stopReading(): Promise<void> {
	process.stdin.pause();
	process.stdin.emit('pause');
	await new Promise((resolve) => {
		setImmediate(resolve);
	});
}

function troubleOf(command: string, error: unknown): string {
	const code = codeOf(error);
	if (code === 'ENOENT') return `There is no program ${JSON.stringify(command)} here.`;
	if (code === 'ABORT_ERR') return `${command} was ended.`;
	return `${command} could not be started: ${code}.`;
}

/** How the terminal is set, in the words of stty; undefined where it cannot be asked. */
function terminalModes(): string | undefined {
	if (process.platform === 'win32') return undefined;
	const {stdout, status} = spawnSync('stty', ['-g'], {
		stdio: ['inherit', 'pipe', 'ignore'],
		encoding: 'utf8',
	});
	const modes = status === 0 ? stdout.trim() : '';
	return /^[\w:=-]+$/u.test(modes) ? modes : undefined;
}

/** A program that was killed leaves the terminal as it had it: take that back before we save it as the way it was. */
function restore(modes: string | undefined): void {
	if (modes !== undefined) spawnSync('stty', [modes], {stdio: ['inherit', 'ignore', 'ignore']});
	// The normal screen, the cursor, ordinary arrow keys.
	process.stdout.write('\u001B[?1049l\u001B[?25h\u001B[?1l\u001B>');
}

const codeOf = (error: unknown): string =>
	error instanceof Error && 'code' in error ? String(error.code) : String(error);

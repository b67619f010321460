import type {SessionView} from '../model/view.ts';
import {wrap} from '../render/layout.ts';
import {ownWords} from '../render/shell.ts';
import type {Judge} from '../verdict/judge.ts';
import {commandLines} from './odd-commands.ts';

/** What can be typed at the prompt besides a command: the words, and what they do. */
const promptHelp: readonly (readonly [words: string, help: string])[] = [
	['Enter', 'do what is proposed'],
	['TEXT', 'send this command instead (never DATA or BDAT); the proposal comes back'],
	['AUTH X', 'log in with the mechanism X; name and password are asked for, and written nowhere'],
	[': TEXT', 'the same, also where the text means something else here'],
	['? TEXT', 'what this command does, and what a good answer is'],
	['s', 'skip this step'],
	['a', 'go on by itself; any line stops that'],
	[
		't',
		'another way on: the same command or server again, another server, the whole walk again with something changed, another address; t 2 takes the second of the list',
	],
	[
		'm',
		'list the mail exchangers; m HOST goes to another one, m HOST ADDRESS to one address of it',
	],
	['c', 'their greetings side by side; what it costs is said first'],
	['i', 'what this step is for, and what a healthy answer looks like; i rcpt tells of another'],
	['x', 'the whole page about the last reply; x -1 about the one before; x TEXT explains a text'],
	['w', 'what the server offers, keyword by keyword'],
	['d', 'the answers of DNS as dig shows them'],
	['l', 'each step and how it came out, and what is decided'],
	['o', 'their side: what the server may have thought at each of your lines; also: their side'],
	['f', 'how to find out why it came out like this; I then ask at the end in any case'],
	['r', 'how to come back when the server said "not now"'],
	['stop', 'while waiting: stop waiting, which ends the connection'],
	['q', 'leave: the connection is closed'],
];

/** Columns of the words; the prompt indents all of it by four. */
const helpColumns = {words: 8, all: 76} as const;

function helpLines(): readonly string[] {
	const {words: width, all} = helpColumns;
	return promptHelp.flatMap(([words, help]) =>
		wrap(help, words.padEnd(width), ' '.repeat(width), all),
	);
}

type Look = (
	view: SessionView,
	rest: string | undefined,
	judge: Judge,
) => Promise<readonly string[] | undefined>;

/** What is looked up rather than done: one word of the prompt each. */
const looks: Readonly<Record<string, Look>> = {
	x: async (view, text) => (await import('./answers.ts')).explainLines(view, text),
	w: async (view) => (await import('./answers.ts')).offerLines(view),
	d: async (view) => (await import('./answers.ts')).dnsLines(view),
	i: async (view, stage) => (await import('./answers.ts')).stageLines(view, stage),
	l: async (view, _, judge) => (await import('./answers.ts')).statusLines(view, judge),
	o: async (view) => (await import('./answers.ts')).theirSideLines(view),
	f: () =>
		Promise.resolve([
			'When the walk is over I ask whether to make experiments, and say first what they cost.',
			'With --experiments they are offered in any case.',
		]),
	r: () =>
		Promise.resolve([
			'Where a server asks for time, the wait is kept. When the walk is over, I say how to come back:',
			`${ownWords('--resume')} waits for the time and connects again.`,
		]),
};

/** The lines that answer a word of the prompt; undefined if it is none that only tells. */
export async function lookedUp(
	text: string,
	view: SessionView,
	judge: Judge,
): Promise<readonly string[] | undefined> {
	if (text === '?' || /^h(?:elp)?$/.test(text)) return helpLines();
	if (/^m$/i.test(text)) return (await import('./answers.ts')).hostLines(view);
	const about = /^\?\s*(\S[\s\S]*)$/.exec(text)?.[1];
	if (about !== undefined) return commandLines(about, view);
	if (/^(?:their )?side$/i.test(text)) return looks['o']?.(view, undefined, judge);
	const [, word = '', rest] = /^([a-z])(?:\s+(\S[\s\S]*))?$/i.exec(text) ?? [];
	const look = looks[word.toLowerCase()];
	// Only "x" and "i" take a text: "d example" is a command of somebody who knows why.
	return rest === undefined || /^[xi]$/i.test(word) ? look?.(view, rest, judge) : undefined;
}

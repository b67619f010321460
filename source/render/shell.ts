import type {WalkPlan} from '../model/session.ts';
import {visible} from '../protocol/visible.ts';

let program = 'mxray';

/** Say once how this program was started: what is printed to go on with must start it again. */
export function startedAs(words: string): void {
	program = words;
}

/** The words that start this program, and these behind them. */
export function ownWords(...rest: readonly (string | undefined)[]): string {
	return [program, ...rest].filter((word) => word !== undefined && word !== '').join(' ');
}

const safeWord = /^[A-Za-z0-9@%+=:,./_-]+$/;

/** A word of a command line for a POSIX shell; undefined if it cannot be written safely. */
export function shellWord(word: string): string | undefined {
	if (safeWord.test(word)) return word;
	return visible(word) === word ? `'${word.replaceAll("'", String.raw`'\''`)}'` : undefined;
}

/** The command that walks to this address again, with these flags; undefined if it cannot be written safely. */
export function commandLine(
	{mailbox, practice}: WalkPlan,
	flags: {readonly before?: string; readonly behind?: string},
): string | undefined {
	const address = shellWord(mailbox.text);
	if (address === undefined) return undefined;
	return ownWords(practice ? '--practice' : '', flags.before, address, flags.behind);
}

/**
 * The command that makes this walk again as it was made: to the same host, by
 * the same names, with these words besides. Undefined if no command line can
 * say all of it: another walk in its place could reach somebody else's server.
 */
export function againCommand(plan: WalkPlan, more: readonly string[]): string | undefined {
	const {from, helo, mx, only, port, family, allowPrivate, stopAfter, implicitTls} = plan;
	if (implicitTls === true) return undefined;
	const host = only?.host ?? mx?.host;
	const words = [
		...(host === undefined ? [] : ['--mx', host]),
		...(port === 25 ? [] : ['--port', String(port)]),
		...(family === 'any' ? [] : [`--ipv${family}`]),
		...(from === undefined ? [] : ['--from', from === '' ? '<>' : from]),
		...(helo === undefined ? [] : ['--helo', helo]),
		...(allowPrivate ? ['--allow-private'] : []),
		...(stopAfter === 'vrfy' ? [] : ['--stop-after', stopAfter]),
		...more,
	].map(shellWord);
	if (words.includes(undefined)) return undefined;
	return commandLine(plan, {behind: words.join(' ')});
}

/** The command that goes back to a server that said "not now". */
export function resumeCommand(plan: WalkPlan): string | undefined {
	return commandLine(plan, {before: '--resume'});
}

import type {Outcome} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import {visible} from '../protocol/visible.ts';
import {wrap} from './layout.ts';
import {decisionText} from './text-verdict.ts';
import {mailboxWords, turnWords} from './words.ts';

const safeWord = /^[A-Za-z0-9@%+=:,./_-]+$/;

/** A word of a command line for a POSIX shell; undefined if it cannot be written safely. */
function shellWord(word: string): string | undefined {
	if (safeWord.test(word)) return word;
	return visible(word) === word ? `'${word.replaceAll("'", String.raw`'\''`)}'` : undefined;
}

/**
 * What stays on the normal screen after the app has left: the verdict in a few
 * lines and the way to the whole record. Safe to print, at most `columns` wide
 * but for a word that is longer.
 */
export function summaryLines(outcome: Outcome, view: SessionView, columns = 80): string[] {
	const {mailbox, practice} = view.plan;
	const turn = turnWords[outcome.exitCode];
	const address = shellWord(mailbox.text);
	const first = outcome.next[0];
	const command =
		address === undefined ? [] : [`mxray ${practice ? '--practice ' : ''}${address} --json`];
	return [
		...wrap(`${visible(mailbox.text)}: ${outcome.summary}`, '', '  ', columns),
		...wrap(decisionText(outcome), '  ', '    ', columns),
		...wrap(
			`Mailbox ${mailboxWords(outcome).state}. Whose turn: ${turn.turn}`,
			'  ',
			'  ',
			columns,
		),
		...(first === undefined ? [] : wrap(`Next: ${first}`, '  ', '    ', columns)),
		...wrap(`Exit code ${outcome.exitCode}, ${turn.title}.`, '  ', '  ', columns),
		...command.map((text) => `  Every byte, as JSON: ${text}`),
	].map((line) => visible(line));
}

import type {Outcome} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import {visible} from '../protocol/visible.ts';
import {wrap} from './layout.ts';
import {againCommand} from './shell.ts';
import {isToldOutright} from './text-causes.ts';
import {decisionText} from './text-verdict.ts';
import {titleOf, turnOf} from './turn.ts';
import {mailboxWords} from './words.ts';

/**
 * What stays on the normal screen after the app has left: the verdict in a few
 * lines and the way to the whole record. Safe to print, at most `columns` wide
 * but for a word that is longer.
 */
export function summaryLines(
	outcome: Outcome,
	view: SessionView,
	columns = 80,
	/** Options of the walk that its plan does not know. */
	more: readonly string[] = [],
): string[] {
	const {mailbox} = view.plan;
	const first = outcome.next[0];
	const likeliest = isToldOutright(outcome) ? undefined : outcome.hypotheses[0];
	const command = againCommand(view.plan, [...more, '--json']);
	return [
		...wrap(`${visible(mailbox.text)}: ${outcome.summary}`, '', '  ', columns),
		...wrap(decisionText(outcome, view), '  ', '    ', columns),
		...(likeliest === undefined
			? []
			: wrap(`Likeliest cause: ${likeliest.text}`, '  ', '    ', columns)),
		...wrap(
			`Mailbox: ${mailboxWords(outcome).state}. Whose turn: ${turnOf(outcome)}`,
			'  ',
			'  ',
			columns,
		),
		...(first === undefined ? [] : wrap(`Next: ${first}`, '  ', '    ', columns)),
		...wrap(`Exit code ${outcome.exitCode}, ${titleOf(outcome)}.`, '  ', '  ', columns),
		...(command === undefined ? [] : toCopy('Every byte, as JSON:', command, columns)),
	].map((line) => visible(line));
}

/** A command that is copied in one piece: it is not broken, and begins a line where it does not fit behind the words. */
function toCopy(words: string, command: string, columns: number): readonly string[] {
	const line = `  ${words} ${command}`;
	return line.length <= columns ? [line] : [`  ${words}`, `    ${command}`];
}

import {ruleText, type Advice} from '../../knowledge/typed-command.ts';
import type {SessionView} from '../../model/view.ts';
import type {LintNote} from '../../preflight/lint-line.ts';
import type {Brush} from '../brush.ts';
import {cells, cut, prose} from '../cells.ts';
import type {Completing, Typing} from '../command-line.ts';
import {keyOf} from '../keymap.ts';
import type {LineEditor} from '../line-editor.ts';
import type {Row} from '../theme.ts';

/** The panel while a command is written. */
export type EditorPanel = {
	readonly title: string;
	readonly main: readonly Row[];
	readonly warnings: readonly Row[];
	readonly rest: {readonly text: string; readonly tone: 'dim'};
	readonly cursor: {readonly row: number; readonly column: number};
};

const beginnings =
	'NOOP, RSET, HELP, EXPN, EHLO again, whatever you like to try: Tab completes, ↑ brings back what was sent. Esc goes back to the proposal.';
const endings =
	'Enter sends it as it stands, and what went out is out; Esc brings the proposal back.';

/**
 * The command line, and what it means as far as it is written:
 *
 *     Type a command: forget the transaction
 *     → RSET
 *     Drops the sender and the recipients named so far. EHLO stays valid.
 */
export function editorPanel(
	typing: Typing,
	{advice, lint}: {readonly advice: Advice; readonly lint?: LintNote | undefined},
	{brush, width}: {readonly brush: Brush; readonly width: number},
): EditorPanel {
	const {rows, cursor} = editorRows(typing.editor, brush, width);
	const head = typing.free ? 'Type a command' : 'Edit the command';
	const isEmpty = typing.editor.text.length === 0;
	const {note, meaning, answer, remark} = advice;
	// While a name is being written its form is not yet right: that is no alarm.
	const form = lint?.isBorrowed === false ? lint.text : undefined;
	const words = [form, note, meaning, answer, remark].filter((text) => text !== undefined);
	const rest = isEmpty ? beginnings : words.length === 0 ? endings : words.join(' ');
	const about = advice.title === undefined ? head : `${head}: ${lowerFirst(advice.title)}`;
	return {
		// Where the panel is low, this is what must be seen.
		title:
			typing.warned === undefined
				? about
				: advice.broken.length > 0
					? 'Against the rules: Enter once more sends it'
					: 'Not your name: Enter once more sends it',
		main: [...rows, ...candidateRows(typing.completion, brush, width)],
		warnings: warningRows(typing, advice, lint?.isBorrowed ? lint.text : undefined, brush, width),
		rest: {text: rest, tone: 'dim'},
		cursor,
	};
}

/**
 * The command line whose connection is gone: what was written, and what became of it.
 */
export function lostPanel(
	typing: Typing,
	view: SessionView,
	{brush, width}: {readonly brush: Brush; readonly width: number},
): Omit<EditorPanel, 'rest'> {
	const {rows, cursor} = editorRows(typing.editor, brush, width);
	const attempt = view.attempts.find(({number}) => number === typing.connection);
	const what = attempt?.closed?.by === 'peer' ? 'The server hung up' : 'The connection is closed';
	const away = keyOf('cancel-edit', 'edit', brush.keys);
	const again = keyOf('ways', 'over', brush.keys);
	const text = `${what}: this line was not sent. ${away} puts it away; ${again} connects again.`;
	const mark = [{text: `${brush.glyphs.warning} `, tone: 'warn'}] as const;
	return {
		title: 'This line was not sent',
		main: rows,
		warnings: prose(brush.say(text), width, 'warn', [...mark]),
		cursor,
	};
}

const lowerFirst = (text: string): string =>
	/^[A-Z][a-z]/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

function candidateRows(completing: Completing | undefined, brush: Brush, width: number): Row[] {
	const candidate = completing?.candidates[completing.at];
	if (completing === undefined || candidate === undefined) return [];
	const count = `${completing.at + 1}/${completing.candidates.length} `;
	const name = `${brush.show(candidate.text.trim())} `;
	const room = Math.max(0, width - 2 - cells(count) - cells(name));
	return [
		[
			{text: `  ${count}`, tone: 'dim'},
			{text: name, tone: 'strong'},
			{text: cut(brush.say(candidate.about), room, brush.glyphs.cut), tone: 'dim'},
		],
	];
}

function warningRows(
	typing: Typing,
	advice: Advice,
	borrowed: string | undefined,
	brush: Brush,
	width: number,
): Row[] {
	const {refusal, broken} = advice;
	const mark = [{text: `${brush.glyphs.warning} `, tone: 'warn'}] as const;
	const isWritten = typing.editor.text.length > 0;
	if (refusal !== undefined && refusal.code !== 'empty-command' && isWritten)
		return prose(brush.say(refusal.text), width, 'warn', [...mark]);
	const lines = [
		...(borrowed === undefined ? [] : [borrowed]),
		...(typing.warned === undefined ? [] : broken.map((rule) => ruleText(rule))),
	];
	return lines.slice(0, 2).flatMap((text) => prose(brush.say(text), width, 'plain', [...mark]));
}

/** The line wrapped hard, at most three rows of it: those round the cursor. */
function editorRows(
	editor: LineEditor,
	brush: Brush,
	width: number,
): {readonly rows: readonly Row[]; readonly cursor: EditorPanel['cursor']} {
	const room = Math.max(4, width - 2);
	const rows: string[] = [''];
	let used = 0;
	let cursor = {row: 0, column: 2};
	for (const [index, part] of [...editor.text, ' '].entries()) {
		const shown = brush.show(part);
		const size = cells(shown);
		if (used + size > room) {
			rows.push('');
			used = 0;
		}
		if (index === editor.cursor) cursor = {row: rows.length - 1, column: 2 + used};
		used += size;
		rows[rows.length - 1] += shown;
	}
	const from = Math.max(0, Math.min(cursor.row - 1, rows.length - 3));
	return {
		rows: rows.slice(from, from + 3).map((text, index): Row => [
			{text: index + from === 0 ? `${brush.glyphs.ours} ` : '  ', tone: 'mine'},
			{text, tone: 'accent'},
		]),
		cursor: {row: cursor.row - from, column: cursor.column},
	};
}

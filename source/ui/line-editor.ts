import {graphemes} from './cells.ts';

/**
 * The state of a one-line editor. Pure data: every key is an action, so that
 * keys that arrive together give the same result as keys that arrive apart.
 */
export type LineEditor = {
	/** Graphemes of the line. */
	readonly text: readonly string[];
	/** Before which grapheme the cursor stands. */
	readonly cursor: number;
	/** What Ctrl-K, Ctrl-U or Ctrl-W took last. */
	readonly killed: readonly string[];
	readonly undo: readonly {readonly text: readonly string[]; readonly cursor: number}[];
	/** Older lines, oldest first. */
	readonly history: readonly string[];
	/** Which older line is shown; `history.length` is the line being written. */
	readonly historyAt: number;
	/** The line being written, kept while older ones are looked at. */
	readonly draft: readonly string[];
	/** What was changed in a paste, in words; undefined when the last action changed nothing silently. */
	readonly notice: string | undefined;
};

/** What can be done to a line. */
export type EditAction =
	| {readonly type: 'insert'; readonly text: string}
	| {readonly type: 'paste'; readonly text: string}
	| {readonly type: 'left' | 'right' | 'home' | 'end' | 'word-left' | 'word-right'}
	| {readonly type: 'backspace' | 'delete' | 'delete-word-right'}
	| {readonly type: 'kill-to-end' | 'kill-to-start' | 'kill-word' | 'yank' | 'undo'}
	| {readonly type: 'older' | 'newer'};

/** More than anybody writes into one command; a longer paste is cut, with a notice. */
export const maxLineGraphemes = 4000;
const maxUndo = 100;

/** An editor with the cursor at the end of `text`. */
export function createEditor(text: string, history: readonly string[] = []): LineEditor {
	const parts = graphemes(text);
	return {
		text: parts,
		cursor: parts.length,
		killed: [],
		undo: [],
		history,
		historyAt: history.length,
		draft: parts,
		notice: undefined,
	};
}

/** The line as it stands. */
export function lineOf(editor: LineEditor): string {
	return editor.text.join('');
}

/**
 * Make one line of a pasted text. A line break is what separates SMTP commands
 * (RFC 5321 §2.3.8), so none may slip in: breaks at the ends are dropped, those
 * inside become spaces, other control characters go.
 */
export function oneLine(text: string): {
	readonly line: string;
	readonly notice: string | undefined;
} {
	const trimmed = text.replace(/^[\r\n]+|[\r\n]+$/gu, '');
	const joined = trimmed.replace(/[\r\n]+/gu, ' ');
	// eslint-disable-next-line no-control-regex -- these are what has to go
	const line = joined.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/gu, '');
	if (trimmed !== joined)
		return {line, notice: 'Line breaks in the paste became spaces: one line is one command.'};
	if (joined !== line) return {line, notice: 'Control characters in the paste were left out.'};
	if (trimmed !== text) return {line, notice: 'The line break of the paste was left out.'};
	return {line, notice: undefined};
}

/** The editor after one action. */
export function edit(editor: LineEditor, action: EditAction): LineEditor {
	const quiet: LineEditor = editor.notice === undefined ? editor : {...editor, notice: undefined};
	switch (action.type) {
		case 'insert':
			return insert(quiet, action.text, undefined);
		case 'paste': {
			const {line, notice} = oneLine(action.text);
			return insert(quiet, line, notice);
		}
		case 'left':
			return moveTo(quiet, quiet.cursor - 1);
		case 'right':
			return moveTo(quiet, quiet.cursor + 1);
		case 'home':
			return moveTo(quiet, 0);
		case 'end':
			return moveTo(quiet, quiet.text.length);
		case 'word-left':
			return moveTo(quiet, wordStart(quiet));
		case 'word-right':
			return moveTo(quiet, wordEnd(quiet));
		case 'backspace':
			return remove(quiet, quiet.cursor - 1, quiet.cursor, false);
		case 'delete':
			return remove(quiet, quiet.cursor, quiet.cursor + 1, false);
		case 'delete-word-right':
			return remove(quiet, quiet.cursor, wordEnd(quiet), true);
		case 'kill-to-end':
			return remove(quiet, quiet.cursor, quiet.text.length, true);
		case 'kill-to-start':
			return remove(quiet, 0, quiet.cursor, true);
		case 'kill-word':
			return remove(quiet, blankStart(quiet), quiet.cursor, true);
		case 'yank':
			return insert(quiet, quiet.killed.join(''), undefined);
		case 'undo':
			return undo(quiet);
		case 'older':
			return recall(quiet, quiet.historyAt - 1);
		case 'newer':
			return recall(quiet, quiet.historyAt + 1);
	}
}

function moveTo(editor: LineEditor, cursor: number): LineEditor {
	const bounded = Math.max(0, Math.min(editor.text.length, cursor));
	return bounded === editor.cursor ? editor : {...editor, cursor: bounded};
}

function change(editor: LineEditor, text: readonly string[], cursor: number): LineEditor {
	const before = {text: editor.text, cursor: editor.cursor};
	return {...editor, text, cursor, undo: [...editor.undo.slice(1 - maxUndo), before]};
}

function insert(editor: LineEditor, added: string, notice: string | undefined): LineEditor {
	const head = editor.text.slice(0, editor.cursor).join('');
	const tail = editor.text.slice(editor.cursor).join('');
	// A combining character joins the grapheme before it, so split again as a whole.
	const front = graphemes(head + added);
	const whole = graphemes(head + added + tail);
	if (whole.length > maxLineGraphemes)
		return {...editor, notice: `That is too long for one command: the line stays as it was.`};
	if (added === '') return {...editor, notice};
	return {...change(editor, whole, Math.min(front.length, whole.length)), notice};
}

function remove(editor: LineEditor, from: number, to: number, keep: boolean): LineEditor {
	const start = Math.max(0, from);
	const end = Math.min(editor.text.length, to);
	if (start >= end) return editor;
	const text = [...editor.text.slice(0, start), ...editor.text.slice(end)];
	const changed = change(editor, text, start);
	return keep ? {...changed, killed: editor.text.slice(start, end)} : changed;
}

function undo(editor: LineEditor): LineEditor {
	const before = editor.undo.at(-1);
	if (before === undefined) return editor;
	return {...editor, text: before.text, cursor: before.cursor, undo: editor.undo.slice(0, -1)};
}

function recall(editor: LineEditor, at: number): LineEditor {
	if (at < 0 || at > editor.history.length || at === editor.historyAt) return editor;
	const draft = editor.historyAt === editor.history.length ? editor.text : editor.draft;
	const older = editor.history[at];
	const text = older === undefined ? draft : graphemes(older);
	return {...change(editor, text, text.length), historyAt: at, draft};
}

const isWord = (part: string | undefined): boolean =>
	part !== undefined && /[\p{L}\p{N}]/u.test(part);

function wordStart(editor: LineEditor): number {
	let at = editor.cursor;
	while (at > 0 && !isWord(editor.text[at - 1])) at--;
	while (at > 0 && isWord(editor.text[at - 1])) at--;
	return at;
}

function wordEnd(editor: LineEditor): number {
	let at = editor.cursor;
	while (at < editor.text.length && !isWord(editor.text[at])) at++;
	while (at < editor.text.length && isWord(editor.text[at])) at++;
	return at;
}

// Ctrl-W goes back to white space, as in a shell.
function blankStart(editor: LineEditor): number {
	let at = editor.cursor;
	while (at > 0 && editor.text[at - 1] === ' ') at--;
	while (at > 0 && editor.text[at - 1] !== ' ') at--;
	return at;
}

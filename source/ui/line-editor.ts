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
	/** What was cut, newest first; cuts one behind the other are one. */
	readonly ring: readonly string[];
	/** The last action was typing, a cut, or put back the text before the cursor: how much of it, and which of the ring. */
	readonly last:
		| {readonly type: 'insert'}
		| {readonly type: 'kill'}
		| {readonly type: 'yank'; readonly from: number; readonly at: number}
		| undefined;
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
	| {readonly type: 'kill-to-end' | 'kill-to-start' | 'kill-word' | 'kill-word-left'}
	| {readonly type: 'yank' | 'yank-pop' | 'undo' | 'transpose'}
	| {readonly type: 'older' | 'newer' | 'oldest' | 'newest'};

/** More than anybody writes into one command; a longer paste is cut, with a notice. */
const maxLineGraphemes = 4000;
const maxUndo = 100;
const maxRing = 20;

/** An editor with the cursor at the end of `text`. */
export function createEditor(
	text: string,
	history: readonly string[] = [],
	ring: readonly string[] = [],
): LineEditor {
	const parts = graphemes(text);
	return {
		text: parts,
		cursor: parts.length,
		ring,
		last: undefined,
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
 * inside become spaces, other control characters go. The notice says all of it.
 */
export function oneLine(text: string): {
	readonly line: string;
	readonly notice: string | undefined;
} {
	const trimmed = text.replace(/^[\r\n]+|[\r\n]+$/gu, '');
	const joined = trimmed.replace(/[\r\n]+/gu, ' ');
	// eslint-disable-next-line no-control-regex -- these are what has to go
	const line = joined.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/gu, '');
	const changes = [
		trimmed === joined ? '' : 'Line breaks in the paste became spaces: one line is one command.',
		joined === line ? '' : 'Control characters in the paste were left out.',
		line.includes('\uFFFD') ? 'What was no UTF-8 in the paste stands there as U+FFFD.' : '',
	].filter((change) => change !== '');
	if (changes.length > 0) return {line, notice: changes.join(' ')};
	return {
		line,
		notice: trimmed === text ? undefined : 'The line break of the paste was left out.',
	};
}

/** The editor after one action. */
export function edit(editor: LineEditor, action: EditAction): LineEditor {
	const {last} = editor;
	const isQuiet = editor.notice === undefined && last === undefined;
	const quiet: LineEditor = isQuiet ? editor : {...editor, notice: undefined, last: undefined};
	switch (action.type) {
		case 'insert':
			return type(quiet, action.text, last);
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
			return remove(quiet, quiet.cursor - 1, quiet.cursor);
		case 'delete':
			return remove(quiet, quiet.cursor, quiet.cursor + 1);
		case 'delete-word-right':
			return kill(quiet, wordEnd(quiet), last);
		case 'kill-to-end':
			return kill(quiet, quiet.text.length, last);
		case 'kill-to-start':
			return kill(quiet, 0, last);
		case 'kill-word':
			return kill(quiet, blankStart(quiet), last);
		case 'kill-word-left':
			return kill(quiet, wordStart(quiet), last);
		case 'yank':
			return yank(quiet, 0);
		case 'yank-pop':
			return last?.type === 'yank' ? yankPop(quiet, last) : quiet;
		case 'transpose':
			return transpose(quiet);
		case 'undo':
			return undo(quiet);
		case 'older':
			return recall(quiet, quiet.historyAt - 1);
		case 'newer':
			return recall(quiet, quiet.historyAt + 1);
		case 'oldest':
			return recall(quiet, 0);
		case 'newest':
			return recall(quiet, quiet.history.length);
	}
}

function moveTo(editor: LineEditor, cursor: number): LineEditor {
	const bounded = Math.max(0, Math.min(editor.text.length, cursor));
	return bounded === editor.cursor ? editor : {...editor, cursor: bounded};
}

/** Other text, the cursor behind `head`. Letters that come together may join, so all is split again. */
function change(editor: LineEditor, head: string, tail: string): LineEditor {
	const before = {text: editor.text, cursor: editor.cursor};
	const text = graphemes(head + tail);
	const cursor = Math.min(graphemes(head).length, text.length);
	// Two equal letters swapped at the end are no change that could be undone.
	const isSame = cursor === before.cursor && text.join('') === before.text.join('');
	if (isSame) return editor;
	return {...editor, text, cursor, undo: [...editor.undo.slice(1 - maxUndo), before]};
}

function insert(editor: LineEditor, added: string, notice: string | undefined): LineEditor {
	if (added === '') return {...editor, notice};
	const head = editor.text.slice(0, editor.cursor).join('');
	const tail = editor.text.slice(editor.cursor).join('');
	const changed = change(editor, head + added, tail);
	return changed.text.length > maxLineGraphemes
		? {...editor, notice: 'That is too long for one line: what stands there stays as it was.'}
		: {...changed, notice};
}

/**
 * A key. A read may cut a grapheme of several code points in two: the rest joins
 * what was typed before it, and one undo takes back both.
 */
function type(editor: LineEditor, added: string, last: LineEditor['last']): LineEditor {
	const typed = insert(editor, added, undefined);
	if (typed.notice !== undefined || added === '') return typed;
	const isRest = last?.type === 'insert' && typed.cursor <= editor.cursor;
	return {...typed, undo: isRest ? editor.undo : typed.undo, last: {type: 'insert'}};
}

function remove(editor: LineEditor, from: number, to: number): LineEditor {
	const start = Math.max(0, from);
	const end = Math.min(editor.text.length, to);
	if (start >= end) return editor;
	const {text} = editor;
	return change(editor, text.slice(0, start).join(''), text.slice(end).join(''));
}

/** Cut from the cursor to another place. Cuts one behind the other are put back as one. */
function kill(editor: LineEditor, to: number, last: LineEditor['last']): LineEditor {
	const {cursor, text, ring} = editor;
	const isBackwards = to < cursor;
	const taken = text.slice(Math.min(to, cursor), Math.max(to, cursor)).join('');
	if (taken === '') return {...editor, last};
	const [newest = '', ...older] = last?.type === 'kill' ? ring : ['', ...ring];
	const joined = isBackwards ? taken + newest : newest + taken;
	const changed = remove(editor, Math.min(to, cursor), Math.max(to, cursor));
	return {...changed, ring: [joined, ...older].slice(0, maxRing), last: {type: 'kill'}};
}

function yank(editor: LineEditor, at: number): LineEditor {
	const text = editor.ring[at];
	if (text === undefined) return editor;
	const changed = insert(editor, text, undefined);
	return changed.notice === undefined
		? {...changed, last: {type: 'yank', from: editor.cursor, at}}
		: changed;
}

/** Put an older cut in the place of the one just put back. */
function yankPop(
	editor: LineEditor,
	last: {readonly from: number; readonly at: number},
): LineEditor {
	const bare = remove(editor, last.from, editor.cursor);
	const next = yank(bare, (last.at + 1) % editor.ring.length);
	return {
		...next,
		undo: [...editor.undo, {text: editor.text, cursor: editor.cursor}].slice(-maxUndo),
	};
}

/** Swap the characters on both sides of the cursor, at the end the last two. */
function transpose(editor: LineEditor): LineEditor {
	const {text} = editor;
	const at = Math.min(editor.cursor, text.length - 1);
	const [left, right] = [text[at - 1], text[at]];
	if (left === undefined || right === undefined) return editor;
	const head = [...text.slice(0, at - 1), right, left].join('');
	return change(editor, head, text.slice(at + 1).join(''));
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
	return {...change(editor, text.join(''), ''), historyAt: at, draft};
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

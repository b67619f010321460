import {graphemes} from './cells.ts';
import {blankStart, lineEnd, lineStart, wordEnd, wordStart} from './line-places.ts';
import {
	insert,
	kill,
	recall,
	remove,
	transpose,
	type,
	undo,
	yank,
	yankPop,
} from './line-changes.ts';
import type {Splice} from './splice.ts';

/**
 * The state of an editor for one line, or for a text of several. Pure data:
 * every key is an action, so that keys that arrive together give the same
 * result as keys that arrive apart.
 */
export type LineEditor = {
	/** Graphemes of the line; in a text a line break is one of them. */
	readonly text: readonly string[];
	/** Before which grapheme the cursor stands. */
	readonly cursor: number;
	/** It may have line breaks. */
	readonly isText: boolean;
	/** UTF-16 units it takes at most. */
	readonly most: number;
	/** What was cut, newest first; cuts one behind the other are one. */
	readonly ring: readonly string[];
	/**
	 * The last action was typing, a cut, or put back the text before the cursor:
	 * how much of it, and which of the ring; or went to another row, wanting this column.
	 */
	readonly last:
		| {readonly type: 'insert'}
		| {readonly type: 'kill'}
		| {readonly type: 'yank'; readonly from: number; readonly at: number}
		| {readonly type: 'row'; readonly column: number}
		| undefined;
	/** What brings the text back to where it was, oldest first: what was replaced, never the whole. */
	readonly undo: readonly Undo[];
	/** Older lines, oldest first. */
	readonly history: readonly string[];
	/** Which older line is shown; `history.length` is the line being written. */
	readonly historyAt: number;
	/** The line being written, kept while older ones are looked at. */
	readonly draft: readonly string[];
	/** What was changed in a paste, in words; undefined when the last action changed nothing silently. */
	readonly notice: string | undefined;
};

/** A change to take back, and where the cursor was. */
export type Undo = {readonly back: readonly Splice[]; readonly cursor: number};

/** What can be done to a line. Home, end and the cuts to them are those of the line that the cursor is in. */
export type EditAction =
	| {readonly type: 'insert'; readonly text: string}
	| {readonly type: 'paste'; readonly text: string}
	/** To a place in another row; `column` is the one to be in after further rows. */
	| {readonly type: 'go'; readonly to: number; readonly column: number}
	| {readonly type: 'left' | 'right' | 'home' | 'end' | 'word-left' | 'word-right'}
	| {readonly type: 'top' | 'bottom' | 'break'}
	| {readonly type: 'backspace' | 'delete' | 'delete-word-right'}
	| {readonly type: 'kill-to-end' | 'kill-to-start' | 'kill-word' | 'kill-word-left' | 'kill-all'}
	| {readonly type: 'yank' | 'yank-pop' | 'undo' | 'transpose'}
	| {readonly type: 'older' | 'newer' | 'oldest' | 'newest'};

/** More than anybody writes into one command; a longer paste is left out, with a notice. */
const maxLine = 4000;

/** An editor for one line, with the cursor at the end of `text`. */
export function createEditor(
	text: string,
	history: readonly string[] = [],
	ring: readonly string[] = [],
): LineEditor {
	const parts = graphemes(text);
	return {
		text: parts,
		cursor: parts.length,
		isText: false,
		most: maxLine,
		ring,
		last: undefined,
		undo: [],
		history,
		historyAt: history.length,
		draft: parts,
		notice: undefined,
	};
}

/** An editor for a text of several lines and at most so many UTF-16 units; what is beyond them is cut. */
export function createText(text: string, most: number): LineEditor {
	const bounded = boundedText(linesOf(text), most);
	return {...createEditor(bounded), isText: true, most, draft: []};
}

/** The beginning of a text: at most so many UTF-16 units, and no half of a character. */
export function boundedText(text: string, most: number): string {
	return text.length <= most ? text : text.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '');
}

/** A text whose lines end with LF. */
export function linesOf(text: string): string {
	return text.replaceAll(/\r\n?/gu, '\n');
}

/** The line as it stands, or the text with its line breaks. */
export function lineOf({text}: Pick<LineEditor, 'text'>): string {
	return text.join('');
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
	const {text, cursor} = quiet;
	switch (action.type) {
		case 'insert':
			return type(quiet, action.text, last);
		case 'break':
			return quiet.isText ? type(quiet, '\n', last) : quiet;
		case 'paste': {
			if (quiet.isText) return insert(quiet, linesOf(action.text), undefined);
			const {line, notice} = oneLine(action.text);
			return insert(quiet, line, notice);
		}
		case 'go':
			return {...moveTo(quiet, action.to), last: {type: 'row', column: action.column}};
		case 'left':
			return moveTo(quiet, cursor - 1);
		case 'right':
			return moveTo(quiet, cursor + 1);
		case 'home':
			return moveTo(quiet, lineStart(text, cursor));
		case 'end':
			return moveTo(quiet, lineEnd(text, cursor));
		case 'top':
			return moveTo(quiet, 0);
		case 'bottom':
			return moveTo(quiet, text.length);
		case 'word-left':
			return moveTo(quiet, wordStart(text, cursor));
		case 'word-right':
			return moveTo(quiet, wordEnd(text, cursor));
		case 'backspace':
			return remove(quiet, cursor - 1, cursor);
		case 'delete':
			return remove(quiet, cursor, cursor + 1);
		case 'delete-word-right':
			return kill(quiet, cursor, wordEnd(text, cursor), last);
		case 'kill-to-end':
			return kill(quiet, cursor, orBreak(lineEnd(text, cursor), cursor, 1), last);
		case 'kill-to-start':
			return kill(quiet, orBreak(lineStart(text, cursor), cursor, -1), cursor, last);
		case 'kill-word':
			return kill(quiet, blankStart(text, cursor), cursor, last);
		case 'kill-word-left':
			return kill(quiet, wordStart(text, cursor), cursor, last);
		case 'kill-all':
			return kill(quiet, 0, text.length, undefined);
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

/** Where a cut to the end of the line goes: there already, it takes the line break. */
const orBreak = (end: number, cursor: number, by: 1 | -1): number =>
	end === cursor ? cursor + by : end;

function moveTo(editor: LineEditor, cursor: number): LineEditor {
	const bounded = Math.max(0, Math.min(editor.text.length, cursor));
	return bounded === editor.cursor ? editor : {...editor, cursor: bounded};
}

import {graphemes} from './cells.ts';
import type {LineEditor, Undo} from './line-editor.ts';
import {lineEnd, lineStart} from './line-places.ts';
import {splice, type Splice} from './splice.ts';

const maxUndo = 100;
const maxRing = 20;
const printableAscii = /^[\x20-\x7e]*$/u;

/** All of the line anew, the cursor behind `head`: one change. */
export function rewrite(editor: LineEditor, head: string, tail: string): LineEditor {
	const quiet: LineEditor = {...editor, notice: undefined, last: undefined};
	return change(quiet, {from: 0, to: editor.text.length, text: head}, tail);
}

/** Other text, the cursor before `tail`, and how to get back. */
function change(editor: LineEditor, by: Splice, tail = ''): LineEditor {
	const {text, cursor, back} = splice(editor.text, by, tail);
	// Two equal letters swapped at the end are no change that could be undone.
	const isSame = cursor === editor.cursor && text.slice(back.from, back.to).join('') === back.text;
	if (isSame) return editor;
	return {
		...editor,
		text,
		cursor,
		undo: stacked(editor.undo, {back: [back], cursor: editor.cursor}),
	};
}

const stacked = (undo: readonly Undo[], ...added: readonly Undo[]): readonly Undo[] =>
	[...undo, ...added].slice(-maxUndo);

/** Two changes that are taken back as one. */
const joined = (first: Undo, second: Undo): Undo => ({
	back: [...second.back, ...first.back],
	cursor: first.cursor,
});

/** The editor with something put in; or as it was, and why. */
export function insert(editor: LineEditor, added: string, notice: string | undefined): LineEditor {
	if (added === '') return {...editor, notice};
	if (roomIn(editor) < added.length) return {...editor, notice: tooLong(editor)};
	const {cursor} = editor;
	return {...change(editor, {from: cursor, to: cursor, text: added}), notice};
}

function roomIn({text, most}: LineEditor): number {
	let size = 0;
	// An iterator takes seven times as long, at each key.
	for (let at = 0; at < text.length; at++) size += text[at]?.length ?? 0;
	return most - size;
}

const tooLong = ({isText, most}: LineEditor): string =>
	isText
		? `That is too long: mxray reads ${most} characters of a text. What stands there stays as it was.`
		: 'That is too long for one line: what stands there stays as it was.';

/** Characters that came together do what they do one by one: each can be undone. */
export function type(editor: LineEditor, added: string, last: LineEditor['last']): LineEditor {
	const parts = graphemes(added);
	// ASCII joins nothing behind it; and once the first one stands, what is behind the cursor cannot join it.
	const isRun = printableAscii.test(added);
	let typed = editor;
	let before = last;
	for (const part of isRun ? parts.slice(0, 1) : parts) {
		typed = typeOne({...typed, notice: undefined, last: undefined}, part, before);
		before = typed.last;
	}
	return isRun && parts.length > 1 ? typeRun(typed, parts.slice(1)) : typed;
}

/** What is behind the first character of a run. */
function typeRun(editor: LineEditor, parts: readonly string[]): LineEditor {
	const {text, cursor} = editor;
	const fitting = parts.slice(0, roomIn(editor));
	const steps = fitting.map((_, index): Undo => {
		const at = cursor + index;
		return {back: [{from: at, to: at + 1, text: ''}], cursor: at};
	});
	return {
		...editor,
		text: text.slice(0, cursor).concat(fitting, text.slice(cursor)),
		cursor: cursor + fitting.length,
		undo: stacked(editor.undo, ...steps.slice(-maxUndo)),
		...(fitting.length < parts.length ? {notice: tooLong(editor), last: undefined} : {}),
	};
}

/**
 * A key. A read may cut a grapheme of several code points in two: the rest joins
 * what was typed before it, and one undo takes back both.
 */
function typeOne(editor: LineEditor, added: string, last: LineEditor['last']): LineEditor {
	const typed = insert(editor, added, undefined);
	if (typed.notice !== undefined) return typed;
	const isRest = last?.type === 'insert' && typed.cursor <= editor.cursor;
	const [before, step] = isRest ? typed.undo.slice(-2) : [];
	const undo =
		before === undefined || step === undefined
			? typed.undo
			: [...typed.undo.slice(0, -2), joined(before, step)];
	return {...typed, undo, last: {type: 'insert'}};
}

/** The editor without the graphemes between two places. */
export function remove(editor: LineEditor, from: number, to: number): LineEditor {
	const start = Math.max(0, from);
	const end = Math.min(editor.text.length, to);
	return start >= end ? editor : change(editor, {from: start, to: end, text: ''});
}

/** Cut from the cursor to another place, or over it. Cuts one behind the other are put back as one. */
export function kill(
	editor: LineEditor,
	from: number,
	to: number,
	last: LineEditor['last'],
): LineEditor {
	const {cursor, text, ring} = editor;
	const taken = text.slice(Math.max(0, from), to).join('');
	if (taken === '') return {...editor, last};
	const [newest = '', ...older] = last?.type === 'kill' ? ring : ['', ...ring];
	const both = from < cursor ? taken + newest : newest + taken;
	const changed = remove(editor, from, to);
	return {...changed, ring: [both, ...older].slice(0, maxRing), last: {type: 'kill'}};
}

/** The editor with a piece of the ring put in. */
export function yank(editor: LineEditor, at: number): LineEditor {
	const text = editor.ring[at];
	if (text === undefined) return editor;
	const changed = insert(editor, text, undefined);
	return changed.notice === undefined
		? {...changed, last: {type: 'yank', from: editor.cursor, at}}
		: changed;
}

/** Put an older cut in the place of the one just put back. */
export function yankPop(
	editor: LineEditor,
	last: {readonly from: number; readonly at: number},
): LineEditor {
	const bare = remove({...editor, undo: []}, last.from, editor.cursor);
	const next = yank(bare, (last.at + 1) % editor.ring.length);
	if (next.notice !== undefined) return {...editor, notice: next.notice};
	const step = {back: next.undo.toReversed().flatMap(({back}) => back), cursor: editor.cursor};
	return {...next, undo: stacked(editor.undo, step)};
}

/** Swap the characters on both sides of the cursor, at the end of the line the last two. */
export function transpose(editor: LineEditor): LineEditor {
	const {text, cursor} = editor;
	const at = Math.min(cursor, lineEnd(text, cursor) - 1);
	const [left, right] = [text[at - 1], text[at]];
	if (left === undefined || right === undefined || at <= lineStart(text, cursor)) return editor;
	return change(editor, {from: at - 1, to: at + 1, text: right + left});
}

/** The editor before its last change. */
export function undo(editor: LineEditor): LineEditor {
	const step = editor.undo.at(-1);
	if (step === undefined) return editor;
	let {text} = editor;
	for (const back of step.back) ({text} = splice(text, back));
	return {...editor, text, cursor: step.cursor, undo: editor.undo.slice(0, -1)};
}

/** An older line, or the one that is being written. */
export function recall(editor: LineEditor, at: number): LineEditor {
	if (at < 0 || at > editor.history.length || at === editor.historyAt) return editor;
	const draft = editor.historyAt === editor.history.length ? editor.text : editor.draft;
	const text = editor.history[at] ?? draft.join('');
	const changed = change(editor, {from: 0, to: editor.text.length, text});
	return {...changed, historyAt: at, draft};
}

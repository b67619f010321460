import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {graphemes} from '../../source/ui/cells.ts';
import {
	createEditor,
	createText,
	edit,
	lineOf,
	type EditAction,
	type LineEditor,
} from '../../source/ui/line-editor.ts';

/** The simplest editor there could be: what is before the cursor, and what is behind it. */
type Model = {
	readonly before: string;
	readonly behind: string;
	readonly ring: readonly string[];
	readonly isCut: boolean;
	readonly isText: boolean;
	readonly past: readonly {readonly before: string; readonly behind: string}[];
};

function put(model: Model, before: string, behind: string): Model {
	const isSame = before === model.before && behind === model.behind;
	const past = isSame ? model.past : [...model.past, {before: model.before, behind: model.behind}];
	return {...model, before, behind, past, isCut: false};
}

function cutOut(model: Model, taken: string, isLeft: boolean): Model {
	if (taken === '') return model;
	const {before, behind} = model;
	const next = isLeft
		? put(model, before.slice(0, before.length - taken.length), behind)
		: put(model, before, behind.slice(taken.length));
	const [newest = '', ...rest] = model.isCut ? model.ring : ['', ...model.ring];
	return {...next, ring: [isLeft ? taken + newest : newest + taken, ...rest], isCut: true};
}

const move = (model: Model, before: string, behind: string): Model => ({
	...model,
	before,
	behind,
	isCut: false,
});
const letters = '\\p{L}\\p{N}';
const wordLeft = new RegExp(`[${letters}]*[^${letters}]*$`, 'u');
const wordRight = new RegExp(`^[^${letters}]*[${letters}]*`, 'u');
const blankLeft = /[^ \n\t]*[ \n\t]*$/u;
// Of the line that the cursor is in; where there is nothing of it, the line break, to be cut.
const lineLeft = /[^\n]*$/u;
const lineRight = /^[^\n]*/u;
const cutLeft = /(?:\n|[^\n]+)?$/u;
const cutRight = /^(?:\n|[^\n]+)?/u;

// Only letters of one character each: where graphemes meet is tested by itself.
function model(now: Model, action: EditAction): Model {
	const {before, behind} = now;
	const all = before + behind;
	const left = (what: RegExp): string => what.exec(before)?.[0] ?? '';
	const right = (what: RegExp): string => what.exec(behind)?.[0] ?? '';
	const back = (text: string): Model =>
		move(now, before.slice(0, before.length - text.length), text + behind);
	const on = (text: string): Model => move(now, before + text, behind.slice(text.length));
	switch (action.type) {
		case 'insert':
			return [...action.text].reduce(
				(each, letter) => put(each, each.before + letter, behind),
				now,
			);
		case 'paste':
			return put(now, before + action.text, behind);
		case 'break':
			return now.isText ? put(now, `${before}\n`, behind) : move(now, before, behind);
		case 'go':
			return move(now, all.slice(0, action.to), all.slice(action.to));
		case 'left':
			return back(before.slice(-1));
		case 'right':
			return on(behind.slice(0, 1));
		case 'home':
			return back(left(lineLeft));
		case 'end':
			return on(right(lineRight));
		case 'top':
			return back(before);
		case 'bottom':
			return on(behind);
		case 'word-left':
			return back(left(wordLeft));
		case 'word-right':
			return on(right(wordRight));
		case 'backspace':
			return put(now, before.slice(0, -1), behind);
		case 'delete':
			return put(now, before, behind.slice(1));
		case 'delete-word-right':
			return cutOut(now, right(wordRight), false);
		case 'kill-to-end':
			return cutOut(now, right(cutRight), false);
		case 'kill-to-start':
			return cutOut(now, left(cutLeft), true);
		case 'kill-word':
			return cutOut(now, left(blankLeft), true);
		case 'kill-word-left':
			return cutOut(now, left(wordLeft), true);
		case 'kill-all':
			return all === ''
				? {...now, isCut: false}
				: {...put(now, '', ''), ring: [all, ...now.ring], isCut: true};
		case 'yank':
			return put(now, before + (now.ring[0] ?? ''), behind);
		case 'transpose': {
			const isEnd = right(lineRight) === '';
			const [head, next] = isEnd
				? [before.slice(0, -1), left(lineLeft).slice(-1)]
				: [before, behind.slice(0, 1)];
			const other = lineLeft.exec(head)?.[0].slice(-1) ?? '';
			if (other === '' || next === '') return move(now, before, behind);
			return put(now, head.slice(0, -1) + next + other, isEnd ? behind : behind.slice(1));
		}
		case 'undo': {
			const then = now.past.at(-1);
			return then === undefined
				? {...now, isCut: false}
				: {...now, ...then, past: now.past.slice(0, -1), isCut: false};
		}
		case 'yank-pop':
		case 'older':
		case 'newer':
		case 'oldest':
		case 'newest':
			throw new Error('not in this model');
	}
}

const plain = fc.string({
	unit: fc.constantFrom('a', 'B', '7', ' ', '<', '@', '.', 'é'),
	maxLength: 6,
});
const modelled = [
	'left',
	'right',
	'home',
	'end',
	'word-left',
	'word-right',
	'backspace',
	'delete',
	'delete-word-right',
	'kill-to-end',
	'kill-to-start',
	'kill-word',
	'kill-word-left',
	'yank',
	'transpose',
	'undo',
	'top',
	'bottom',
	'break',
	'kill-all',
] as const;
const actionsWith = (plain: fc.Arbitrary<string>): fc.Arbitrary<readonly EditAction[]> =>
	fc.array(
		fc.oneof(
			{weight: 5, arbitrary: fc.constantFrom(...modelled).map((type) => ({type}))},
			{weight: 1, arbitrary: plain.map((text): EditAction => ({type: 'paste', text}))},
			{
				weight: 1,
				arbitrary: fc
					.constantFrom('a', ' ', '<', 'b c', 'é7é')
					.map((text): EditAction => ({type: 'insert', text})),
			},
		),
		{maxLength: 25},
	);
const lines = fc.string({unit: fc.constantFrom('a', 'B', ' ', '\n', '\t', '.', 'é'), maxLength: 8});

test.each([
	['a line', plain, false],
	['a text', lines, true],
])('the editor of %s does what the simplest editor does', (_name, texts, isText) => {
	fc.assert(
		fc.property(texts, actionsWith(texts), (start, actions) => {
			let editor = isText ? createText(start, 10_000) : createEditor(start);
			let simple: Model = {before: start, behind: '', ring: [], isCut: false, isText, past: []};
			for (const each of actions) {
				editor = edit(editor, each);
				simple = model(simple, each);
				expect(`${each.type}: ${lineOf(editor)}`).toBe(
					`${each.type}: ${simple.before}${simple.behind}`,
				);
				expect(editor.text.slice(0, editor.cursor).join('')).toBe(simple.before);
			}
			expect(editor.ring).toEqual(simple.ring.slice(0, 20));
		}),
		{numRuns: 500},
	);
});

const anyText = fc.oneof(
	fc.string({unit: 'binary', maxLength: 4}),
	fc.constantFrom(
		'\n',
		'\n\u0301',
		'👨‍👩‍👧',
		'🇩🇪',
		'🇩',
		'\u0301',
		'\u200d',
		'한',
		'ᄒ',
		'你',
		'👍🏽',
		'🏽',
	),
);
const anyAction: fc.Arbitrary<EditAction> = fc.oneof(
	fc.constantFrom(...modelled, 'older', 'newer', 'oldest', 'newest', 'yank-pop').map((type) => ({
		type,
	})),
	anyText.map((text): EditAction => ({type: 'paste', text})),
	anyText.map((text): EditAction => ({type: 'insert', text})),
	fc.nat(20).map((to): EditAction => ({type: 'go', to, column: 0})),
);

test.each([
	['a line', createEditor('', ['NOOP', '👨‍👩‍👧'])],
	['a text', createText('', 10_000)],
])('whatever letters meet, %s is split where letters end, and undo brings all back', (_, empty) => {
	fc.assert(
		fc.property(fc.array(anyAction, {maxLength: 20}), (actions) => {
			let editor: LineEditor = empty;
			for (const each of actions) {
				editor = edit(editor, each);
				expect(editor.text).toEqual(graphemes(lineOf(editor)));
				expect(editor.cursor).toBeGreaterThanOrEqual(0);
				expect(editor.cursor).toBeLessThanOrEqual(editor.text.length);
			}
			for (let left = editor.undo.length; left > 0; left--) editor = edit(editor, {type: 'undo'});
			expect(lineOf(editor)).toBe('');
		}),
		{numRuns: 300},
	);
});

describe('cut and put back', () => {
	const after = (start: string, ...types: readonly EditAction['type'][]): LineEditor =>
		types.reduce<LineEditor>(
			(editor, type) => edit(editor, {type} as EditAction),
			createEditor(start),
		);

	test('cuts one behind the other come back as one', () => {
		expect(lineOf(after('RCPT TO:<a> b', 'kill-word', 'kill-word', 'home', 'yank'))).toBe(
			'TO:<a> bRCPT ',
		);
	});

	test('Alt-Y puts an older cut in the place of a newer one, and only right behind Ctrl-Y', () => {
		const cutTwice = ['kill-word', 'left', 'right', 'kill-word', 'yank'] as const;
		expect(lineOf(after('one two', ...cutTwice))).toBe('one ');
		expect(lineOf(after('one two', ...cutTwice, 'yank-pop'))).toBe('two');
		expect(lineOf(after('one two', ...cutTwice, 'yank-pop', 'yank-pop'))).toBe('one ');
		expect(lineOf(after('one two', ...cutTwice, 'home', 'yank-pop'))).toBe('one ');
	});

	test('what was cut stays for the next line', () => {
		const {ring} = after('RCPT TO:<a@b>', 'kill-word');
		expect(lineOf(edit(createEditor('VRFY ', [], ring), {type: 'yank'}))).toBe('VRFY TO:<a@b>');
	});

	test('the oldest line and back to one’s own', () => {
		const editor = edit(createEditor('mine', ['A', 'B', 'C']), {type: 'oldest'});
		expect(lineOf(editor)).toBe('A');
		expect(lineOf(edit(editor, {type: 'newest'}))).toBe('mine');
	});
});

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {graphemes} from '../../source/ui/cells.ts';
import {
	createEditor,
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
const blankLeft = /[^ ]* *$/u;

// Only letters of one character each: where graphemes meet is tested by itself.
function model(now: Model, action: EditAction): Model {
	const {before, behind} = now;
	const all = before + behind;
	const left = wordLeft.exec(before)?.[0] ?? '';
	const right = wordRight.exec(behind)?.[0] ?? '';
	switch (action.type) {
		case 'insert':
		case 'paste':
			return put(now, before + action.text, behind);
		case 'left':
			return move(now, before.slice(0, -1), before.slice(-1) + behind);
		case 'right':
			return move(now, before + behind.slice(0, 1), behind.slice(1));
		case 'home':
			return move(now, '', all);
		case 'end':
			return move(now, all, '');
		case 'word-left':
			return move(now, before.slice(0, before.length - left.length), left + behind);
		case 'word-right':
			return move(now, before + right, behind.slice(right.length));
		case 'backspace':
			return put(now, before.slice(0, -1), behind);
		case 'delete':
			return put(now, before, behind.slice(1));
		case 'delete-word-right':
			return cutOut(now, right, false);
		case 'kill-to-end':
			return cutOut(now, behind, false);
		case 'kill-to-start':
			return cutOut(now, before, true);
		case 'kill-word':
			return cutOut(now, blankLeft.exec(before)?.[0] ?? '', true);
		case 'kill-word-left':
			return cutOut(now, left, true);
		case 'yank':
			return put(now, before + (now.ring[0] ?? ''), behind);
		case 'transpose': {
			if (all.length < 2 || before === '') return move(now, before, behind);
			const head = behind === '' ? before.slice(0, -1) : before;
			const next = behind === '' ? before.slice(-1) : behind.slice(0, 1);
			return put(now, head.slice(0, -1) + next + head.slice(-1), behind.slice(1));
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
] as const;
const action: fc.Arbitrary<EditAction> = fc.oneof(
	fc.constantFrom(...modelled).map((type) => ({type})),
	plain.map((text): EditAction => ({type: 'paste', text})),
	fc.constantFrom('a', ' ', '<').map((text): EditAction => ({type: 'insert', text})),
);

test('the editor does what the simplest editor does', () => {
	fc.assert(
		fc.property(plain, fc.array(action, {maxLength: 25}), (start, actions) => {
			let editor = createEditor(start);
			let simple: Model = {before: start, behind: '', ring: [], isCut: false, past: []};
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
	fc.constantFrom('👨‍👩‍👧', '🇩🇪', '🇩', '\u0301', '\u200d', '한', 'ᄒ', '你', '👍🏽', '🏽'),
);
const anyAction: fc.Arbitrary<EditAction> = fc.oneof(
	fc.constantFrom(...modelled, 'older', 'newer', 'oldest', 'newest', 'yank-pop').map((type) => ({
		type,
	})),
	anyText.map((text): EditAction => ({type: 'paste', text})),
);

test('whatever letters meet, the line is split where letters end, and undo brings all back', () => {
	fc.assert(
		fc.property(fc.array(anyAction, {maxLength: 20}), (actions) => {
			let editor: LineEditor = createEditor('', ['NOOP', '👨‍👩‍👧']);
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

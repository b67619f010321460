import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {plainStrokes} from '../../source/ui/keys.ts';
import {
	createEditor,
	edit,
	lineOf,
	oneLine,
	type EditAction,
	type LineEditor,
} from '../../source/ui/line-editor.ts';

/** Run actions; `|` in the expectation marks the cursor. */
function after(text: string, ...actions: readonly EditAction[]): string {
	const editor = actions.reduce(edit, createEditor(text));
	return marked(editor);
}

function marked(editor: LineEditor): string {
	return `${editor.text.slice(0, editor.cursor).join('')}|${editor.text.slice(editor.cursor).join('')}`;
}

describe('moving', () => {
	test.each<[string, EditAction[], string]>([
		['EHLO a', [{type: 'home'}], '|EHLO a'],
		['EHLO a', [{type: 'home'}, {type: 'end'}], 'EHLO a|'],
		['EHLO a', [{type: 'left'}, {type: 'left'}], 'EHLO| a'],
		['EHLO a', [{type: 'right'}], 'EHLO a|'],
		['RCPT TO:<al@b.c>', [{type: 'word-left'}], 'RCPT TO:<al@b.|c>'],
		['RCPT TO:<al@b.c>', [{type: 'home'}, {type: 'word-right'}], 'RCPT| TO:<al@b.c>'],
		['a👨‍👩‍👧b', [{type: 'left'}, {type: 'left'}], 'a|👨‍👩‍👧b'],
	])('%j', (text, actions, expected) => {
		expect(after(text, ...actions)).toBe(expected);
	});
});

describe('deleting, cutting, putting back', () => {
	test.each<[string, EditAction[], string]>([
		['EHLO ab', [{type: 'backspace'}], 'EHLO a|'],
		['EHLO ab', [{type: 'home'}, {type: 'delete'}], '|HLO ab'],
		['a👨‍👩‍👧', [{type: 'backspace'}], 'a|'],
		['VRFY al@b.c', [{type: 'kill-word'}], 'VRFY |'],
		['VRFY al  ', [{type: 'kill-word'}], 'VRFY |'],
		['EHLO a b', [{type: 'kill-to-start'}, {type: 'yank'}, {type: 'yank'}], 'EHLO a bEHLO a b|'],
		['EHLO a', [{type: 'home'}, {type: 'kill-to-end'}, {type: 'insert', text: 'X'}], 'X|'],
		['EHLO a', [{type: 'home'}, {type: 'delete-word-right'}], '| a'],
		['EHLO a', [{type: 'kill-to-start'}, {type: 'undo'}], 'EHLO a|'],
		['', [{type: 'backspace'}, {type: 'delete'}, {type: 'undo'}, {type: 'yank'}], '|'],
	])('%j %j', (text, actions, expected) => {
		expect(after(text, ...actions)).toBe(expected);
	});
});

test('a combining mark joins the letter before it', () => {
	expect(after('e', {type: 'insert', text: '\u0301'}, {type: 'backspace'})).toBe('|');
});

test('older and newer lines, and back to the line being written', () => {
	let editor = edit(createEditor('NOOP', ['EHLO a', 'EHLO b']), {type: 'insert', text: 'x'});
	editor = edit(editor, {type: 'older'});
	expect(lineOf(editor)).toBe('EHLO b');
	editor = edit(edit(editor, {type: 'older'}), {type: 'older'});
	expect(lineOf(editor)).toBe('EHLO a');
	editor = edit(edit(editor, {type: 'newer'}), {type: 'newer'});
	expect(lineOf(editor)).toBe('NOOPx');
});

const keys = (...texts: readonly string[]): LineEditor =>
	texts.reduce((editor, text) => edit(editor, {type: 'insert', text}), createEditor(''));

test.each([
	['a family', ['👨', '\u200d', '👩', '\u200d', '👧']],
	['an accent', ['e', '\u0301']],
	['a flag', ['🇩', '🇪']],
])('undo takes %s back as one, also where a read cut it in two', (_name, parts) => {
	expect(keys('x', ...parts).text).toEqual(['x', parts.join('')]);
	expect(lineOf(edit(keys('x', ...parts), {type: 'undo'}))).toBe('x');
	expect(lineOf(edit(keys('x', ...parts, 'y'), {type: 'undo'}))).toBe(`x${parts.join('')}`);
});

test('an accent that is put on a letter later is a change of its own', () => {
	const moved = edit(edit(keys('e'), {type: 'left'}), {type: 'right'});
	const changed = edit(moved, {type: 'insert', text: '\u0301'});
	expect(lineOf(edit(changed, {type: 'undo'}))).toBe('e');
});

describe('pasting', () => {
	test('smuggled-newline: no second command comes in', () => {
		const editor = edit(createEditor('RCPT TO:<'), {
			type: 'paste',
			text: 'a@b.c>\r\nMAIL FROM:<x@y.z>\r\n',
		});
		expect(lineOf(editor)).toBe('RCPT TO:<a@b.c> MAIL FROM:<x@y.z>');
		expect(editor.notice).toMatch(/one line is one command/);
	});

	test('a line break at the end is left out, and said', () => {
		expect(oneLine('EHLO a\r\n')).toEqual({
			line: 'EHLO a',
			notice: 'The line break of the paste was left out.',
		});
	});

	test('control characters are left out, and said', () => {
		const {line, notice} = oneLine('EHLO \u001b[31ma\u0000\u0085');
		expect(line).toBe('EHLO [31ma');
		expect(notice).toMatch(/Control characters/);
	});

	test('a clean paste has no notice, and the next key clears one', () => {
		const pasted = edit(createEditor(''), {type: 'paste', text: 'a\n'});
		expect(pasted.notice).toBeDefined();
		expect(edit(pasted, {type: 'left'}).notice).toBeUndefined();
		expect(edit(createEditor(''), {type: 'paste', text: 'a'}).notice).toBeUndefined();
	});

	test('a paste that is too long changes nothing, and says so', () => {
		const editor = edit(createEditor('EHLO a'), {type: 'paste', text: 'x'.repeat(5000)});
		expect(lineOf(editor)).toBe('EHLO a');
		expect(editor.notice).toMatch(/too long/);
	});
});

const types = [
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
	'yank',
	'undo',
	'older',
	'newer',
] as const;
const anyText = fc.oneof(
	fc.string({unit: 'binary', maxLength: 8}),
	fc.constantFrom('\r\n', '👨‍👩‍👧', 'é', '\u0301', '  ', '한'),
);
const anyAction: fc.Arbitrary<EditAction> = fc.oneof(
	fc.constantFrom(...types).map((type) => ({type})),
	anyText.map((text): EditAction => ({type: 'paste', text})),
);

test('whatever is done, the cursor stays in the line and the line stays one line', () => {
	fc.assert(
		fc.property(anyText, fc.array(anyAction, {maxLength: 30}), (text, actions) => {
			const start = createEditor(oneLine(text).line, ['EHLO a', 'NOOP']);
			for (const editor of [actions.reduce(edit, start)]) {
				expect(editor.cursor).toBeGreaterThanOrEqual(0);
				expect(editor.cursor).toBeLessThanOrEqual(editor.text.length);
				// oxlint-disable-next-line no-control-regex
				expect(lineOf(editor)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
			}
		}),
	);
});

test('keys that arrive in one piece do what keys one by one do', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.constantFrom('a', 'Z', ' ', '<', '\u0001', '\u0005', '\u007f', '\r', '\t', '\r\n'),
			),
			(parts) => {
				const whole = plainStrokes(parts.join(''));
				const single = parts.flatMap((part) => plainStrokes(part));
				// '\r' and '\n' from two keys are one Enter in any case: terminals send '\r' for it.
				expect(whole).toEqual(single);
			},
		),
	);
});

test.each([
	['EHLO a\r\nQUIT', 'EHLO a QUIT', ['Line breaks']],
	['EHLO\u0000 a\u001b[2J', 'EHLO a[2J', ['Control characters']],
	['EHLO a\uFFFD', 'EHLO a\uFFFD', ['no UTF-8']],
	[
		'EHLO\u0000 a\r\nQUIT\uFFFD\r\n',
		'EHLO a QUIT\uFFFD',
		['Line breaks', 'Control characters', 'no UTF-8'],
	],
])('hostile-paste: all that was changed is told at once: %j', (text, line, words) => {
	const made = oneLine(text);
	expect(made.line).toBe(line);
	for (const word of words) expect(made.notice).toContain(word);
	expect(made.notice?.match(/paste/g)).toHaveLength(words.length);
});

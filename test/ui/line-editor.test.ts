import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {plainStrokes} from '../../source/ui/keys.ts';
import {
	createEditor,
	createText,
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

/** The same in a text of several lines, the cursor first at `|`. */
function inText(text: string, ...types: readonly EditAction['type'][]): string {
	const to = text.indexOf('|');
	const start = edit(createText(text.replace('|', ''), 1000), {type: 'go', to, column: 0});
	return marked(types.reduce((editor, type) => edit(editor, {type} as EditAction), start));
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

describe('in a text, the line is the one that the cursor is in', () => {
	test.each<[string, EditAction['type'][], string]>([
		['ab\nc|d\nef', ['home'], 'ab\n|cd\nef'],
		['ab\nc|d\nef', ['end'], 'ab\ncd|\nef'],
		['ab\nc|d\nef', ['top'], '|ab\ncd\nef'],
		['ab\nc|d\nef', ['bottom'], 'ab\ncd\nef|'],
		['|\n', ['end', 'home'], '|\n'],
		['ab\n|cd', ['left'], 'ab|\ncd'],
		['ab\n|cd', ['backspace'], 'ab|cd'],
		['ab|\ncd', ['delete'], 'ab|cd'],
		['ab\nc|d', ['break'], 'ab\nc\n|d'],
		['ab\ncd|e\nf', ['kill-to-start'], 'ab\n|e\nf'],
		['ab\nc|de\nf', ['kill-to-end'], 'ab\nc|\nf'],
		// There already, it is the line break that goes.
		['ab\n|cd', ['kill-to-start'], 'ab|cd'],
		['ab|\ncd', ['kill-to-end'], 'ab|cd'],
		['ab\n|cd\nef', ['kill-to-end', 'kill-to-end', 'kill-to-end', 'yank'], 'ab\ncd\nef|'],
		['ab\ncd|\nef', ['kill-to-start', 'kill-to-start', 'yank'], 'ab\ncd|\nef'],
		['|ab', ['kill-to-start'], '|ab'],
		['ab|', ['kill-to-end'], 'ab|'],
		['ab\nc|d\nef', ['kill-all'], '|'],
		['ab\nc|d\nef', ['kill-all', 'yank'], 'ab\ncd\nef|'],
		['ab\nc|d\nef', ['kill-all', 'undo'], 'ab\nc|d\nef'],
		['ab\ncd  \n|ef', ['kill-word'], 'ab\n|ef'],
		['ab\ncd|\nef', ['transpose'], 'ab\ndc|\nef'],
		['ab\n|cd', ['transpose'], 'ab\n|cd'],
		['ab\nc|\nef', ['transpose'], 'ab\nc|\nef'],
		['ab|\ncd', ['word-right'], 'ab\ncd|'],
	])('%j %j', (text, types, expected) => {
		expect(inText(text, ...types)).toBe(expected);
	});

	test('a paste keeps its line breaks, and all of them become the same', () => {
		const editor = edit(createText('a\r\nb', 100), {type: 'paste', text: '\rc\r\n\u001bd'});
		expect(lineOf(editor)).toBe('a\nb\nc\n\u001bd');
		expect(editor.notice).toBeUndefined();
	});

	test('a line never gets a break', () => {
		expect(after('ab', {type: 'break'})).toBe('ab|');
	});

	test('where it is full nothing is lost, and it is said', () => {
		const full = createText('x'.repeat(30), 20);
		expect(lineOf(full)).toBe('x'.repeat(20));
		for (const action of [
			{type: 'insert', text: 'a'},
			{type: 'paste', text: 'a'},
			{type: 'break'},
		] as const) {
			const editor = edit(edit(full, {type: 'home'}), action);
			expect(lineOf(editor)).toBe('x'.repeat(20));
			expect(editor.notice).toMatch(/mxray reads 20 characters/);
		}
	});

	test('what is cut off at its end is no half of a character', () => {
		expect(lineOf(createText('abc👍', 4))).toBe('abc');
	});

	test('Alt-Y keeps what it put back where an older cut has no room', () => {
		const types = ['kill-all', 'undo', 'bottom', 'kill-word', 'yank', 'yank-pop'] as const;
		const editor = types.reduce<LineEditor>(
			(each, type) => edit(each, {type}),
			createText(`${'x'.repeat(10)} yy`, 14),
		);
		expect(lineOf(editor)).toBe(`${'x'.repeat(10)} yy`);
		expect(editor.notice).toMatch(/too long/);
	});
});

/** All states that undo goes through. */
function past(editor: LineEditor): readonly string[] {
	const states = [marked(editor)];
	let each = editor;
	while (each.undo.length > 0) {
		each = edit(each, {type: 'undo'});
		states.push(marked(each));
	}
	return states;
}

test('characters that arrive together do what they do one by one, and are undone one by one', () => {
	const letter = fc.constantFrom('a', 'b', ' ', '<', 'é', '你', 'e\u0301', '👨‍👩‍👧', '🇩🇪');
	const runs = fc.array(fc.array(letter, {minLength: 1, maxLength: 150}), {maxLength: 4});
	fc.assert(
		fc.property(runs, fc.nat(9), fc.constantFrom(10, 40, 10_000), (letters, to, most) => {
			const start = edit(createText('ab\n\u0301cd\nx', most), {type: 'go', to, column: 0});
			let [together, apart] = [start, start];
			for (const run of letters) {
				together = edit(together, {type: 'insert', text: run.join('')});
				for (const text of run) apart = edit(apart, {type: 'insert', text});
				expect(together.notice).toBe(apart.notice);
			}
			expect(past(together)).toEqual(past(apart));
		}),
	);
});

test('what is done to a long text is kept as what was changed, not as the text', () => {
	let editor = createText('550 no\n'.repeat(9000), 65_536);
	for (let count = 0; count < 300; count++)
		editor = edit(edit(editor, {type: 'insert', text: 'x'}), {type: 'left'});
	const kept = editor.undo.flatMap(({back}) => back).reduce((sum, {text}) => sum + text.length, 0);
	expect(kept).toBeLessThan(1000);
	expect(editor.undo.length).toBe(100);
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

import fc from 'fast-check';
import {afterEach, describe, expect, test} from 'vitest';
import {maxInput} from '../../source/explain/peel.ts';
import * as knowledge from '../../source/knowledge/index.ts';
import {createBrush} from '../../source/ui/brush.ts';
import {cells} from '../../source/ui/cells.ts';
import {
	explainState,
	updateExplain,
	type ExplainEvent,
	type ExplainState,
} from '../../source/ui/explain-state.ts';
import {keyRuns} from '../../source/ui/keys.ts';
import {edit, lineOf} from '../../source/ui/line-editor.ts';
import {looksLikeReply} from '../../source/ui/looks-like-reply.ts';
import {explainShape} from '../../source/ui/panes/explain-field.ts';
import {glyphsFor} from '../../source/ui/theme.ts';
import {bytesOf} from '../support/key-bytes.ts';
import {mountUi, type MountedUi} from '../support/ui.tsx';
import {lookupProposal} from '../support/view.ts';

const mounted: MountedUi[] = [];
function mount(options?: Parameters<typeof mountUi>[0]): MountedUi {
	const ui = mountUi({address: undefined, start: () => ({error: 'That has no @.'}), ...options});
	mounted.push(ui);
	return ui;
}
afterEach(() => {
	for (const ui of mounted.splice(0)) ui.instance.unmount();
});

const paste = (text: string): string => `\u001b[200~${text}\u001b[201~`;
const unknown = '550-5.1.1 The email account that you\r\n550 5.1.1 tried to reach does not exist.';
const logLine =
	'postfix/smtp[7]: 4F: to=<a@b.example>, status=bounced (host mx.b.example[192.0.2.5] said: 550 5.7.1 Blocked (in reply to MAIL FROM command))';

describe('what looks like a reply', () => {
	test.each([
		'550 5.1.1 User unknown',
		'550-5.1.1 first\n550 5.1.1 last',
		'421 4.7.0 Try again later <a@b.example>',
		'  250 ok',
		logLine,
		'Diagnostic-Code: smtp; 550 5.1.1 unknown',
		'<a@b.example>:\nhost mx answered:\n554 no',
		'host mx.b.example refused to talk to me: 554 go away',
	])('%j does', (text) => {
		expect(looksLikeReply(text)).toBe(true);
	});

	test.each([
		'',
		'alice@example.org',
		'550',
		'550-five@example.org',
		'550@example.org',
		'Alice Example <alice@example.org>',
		'ends 550',
		'1000 things',
		'alice@example.org\nbob@example.org',
	])('%j does not', (text) => {
		expect(looksLikeReply(text)).toBe(false);
	});

	test('catastrophic-regex: 64 kB of anything is judged at once', () => {
		const start = performance.now();
		for (const piece of ['5', '550', ' ', '(', 'said:', 'smtp ', '550 \n'])
			looksLikeReply(piece.repeat(65_536 / piece.length));
		expect(performance.now() - start).toBeLessThan(500);
	});
});

describe.each([
	[120, 40],
	[80, 24],
	[50, 12],
])('explaining, at %i×%i', (columns, rows) => {
	const field = async (text: string): Promise<MountedUi> => {
		const ui = mount({columns, rows});
		await ui.until(/Whose mailbox/);
		await ui.press('\u0005', /Paste a reply/);
		await ui.press(paste(text), /━ What it means/);
		await ui.press('e', /Enter explain/);
		return ui;
	};

	test('a paste into a text goes where the cursor is, and the text is kept while the page is read', async () => {
		const ui = await field('550-5.1.1 one\r\n550 5.1.1 four');
		ui.type(`\u001b[A${bytesOf('end')}`);
		await ui.press(paste('\n550-5.1.1 two\n550-5.1.1 three\n'), /three/);
		// The line breaks round a paste are left out, as ever.
		await ui.until(/» 550-5\.1\.1 one550-5\.1\.1 two\n {3}550-5\.1\.1 three\n {3}550 5\.1\.1 four/);
		ui.type(`${bytesOf('up')}${bytesOf('home')}`);
		ui.type('\u001b[C'.repeat('550-5.1.1 one'.length));
		ui.type(bytesOf('alt-enter'));
		await ui.until(/one\n {3}550-5\.1\.1 two\n/);
		await ui.press('\r', /━ What it means/);
		await ui.press('e', /» 550-5\.1\.1 one\n {3}550-5\.1\.1 two\n {3}550-5\.1\.1 three\n/);
		// So is the cursor.
		await ui.press('§', /^ {3}§550-5\.1\.1 two/mu);
	});

	test('the window follows the cursor through more lines than fit', async () => {
		const lines = Array.from({length: 60}, (_, index) => `550-line ${index + 1}.`);
		const ui = await field(lines.join('\n'));
		await ui.until(/^ … 550-line \d+\.[\s\S]*550-line 60\./mu);
		expect(ui.screen().join('\n')).not.toContain('550-line 1.');
		await ui.press(bytesOf('alt-<'), /^ » 550-line 1\.[\s\S]*^ … 550-line/mu);
		for (let line = 2; line <= 30; line++) ui.type(bytesOf('down'));
		await ui.press('§', /^ {3}§550-line 30\./mu);
		await ui.until(/550-line 29\.[\s\S]*§[\s\S]*550-line 31\./u);
		await ui.press(bytesOf('pagedown'), /550-line 31\.[\s\S]*^ … 550-line/mu);
		await ui.press(bytesOf('alt->'), /550-line 60\.\s*$/mu);
		// All of it is explained, not what is in sight.
		await ui.press('\r', /← 550-line 1\./);
	});

	test('wrapped lines, wide letters and marks: what is typed comes where the cursor is', async () => {
		const ui = await field(`550 ${'你好 e\u0301 '.repeat(40)}end`);
		await ui.until(/end\s*$/mu);
		await ui.press(bytesOf('alt-<'), /» 550 你好/);
		for (let index = 0; index < 11; index++) ui.type(bytesOf('right'));
		await ui.press('§', /» 550 你好 e\u0301 你好§ e\u0301/u);
		await ui.press(bytesOf('end'), /end\s*$/mu);
		await ui.press('§', /end§/);
		// A row up, it stays below or above, as far as a wide letter lets it.
		ui.type(bytesOf('up'));
		await ui.press('¤', /¤/u);
		const column = (mark: string): number => {
			const row = ui.screen().findLast((each) => each.includes(mark)) ?? '';
			return cells(row.slice(0, row.indexOf(mark)));
		};
		expect([0, 1]).toContain(column('§') + 1 - column('¤'));
	});

	test('Ctrl-E leads there and takes no letter; a paste of two lines is explained as two', async () => {
		const ui = mount({columns, rows});
		await ui.until(/Ctrl-E explain a reply/);
		await ui.press('bob@plain.example', /bob@plain\.example/);
		await ui.press('\u0005', /Paste a reply/);
		const page = await ui.press(paste(unknown), /^✗ \S/mu);
		expect(page).toMatch(/← 550-5\.1\.1 [^\n]*\n← 550 5\.1\.1 tried/);
		await ui.press('G', /\(checked \d{4}|2026-11-20\)/);
		// Another paste replaces it, and starts at the top.
		await ui.press(paste('452 4.2.2 Mailbox full'), /← 452 4\.2\.2 Mailbox full/);
		expect(ui.screen().join('\n')).not.toContain('550');
		await ui.press('\u001b', /452 4\.2\.2 Mailbox full[\s\S]*Enter explain/);
		await ui.press('\u001b', /» Address: bob@plain\.example/);
	});

	test('a reply in the field of the address is offered to be explained, not called an address', async () => {
		const ui = mount({columns, rows});
		await ui.until(/Whose mailbox/);
		await ui.press('550 5.1.1 no <a@b.example>', /looks like a reply/);
		await ui.press('\r', /What it means/);
		await ui.until(/← 550 5\.1\.1 no <a@b\.example>/);
	});

	test('a paste of several lines into that field keeps them', async () => {
		const ui = mount({columns, rows});
		await ui.until(/Whose mailbox/);
		await ui.press(paste(`${unknown}\r\n`), /looks like a reply/);
		await ui.press('\r', /← 550-5\.1\.1 [^\n]*\n← 550 5\.1\.1 tried/);
	});
});

test('a log line is peeled, in the explanation stands from what', async () => {
	const ui = mount();
	await ui.until(/Whose mailbox/);
	await ui.press(paste(logLine), /looks like a reply/);
	const page = await ui.press('\r', /← 550 5\.7\.1 Blocked/);
	expect(page).toMatch(/Stage +mail/);
	expect(page).toMatch(/Server +mx\.b\.example/);
	expect(page).toMatch(/Taken from +host … said/);
});

test('an unmarked paste of several lines is one, too', async () => {
	const ui = mount();
	await ui.until(/Whose mailbox/);
	await ui.press('\u0005', /Paste a reply/);
	await ui.press(`${unknown}\r`, /← 550-5\.1\.1 [^\n]*\n← 550 5\.1\.1 tried/);
});

test('typed: codes, keywords, commands; s says at which stage', async () => {
	const ui = mount();
	await ui.until(/Whose mailbox/);
	await ui.press('\u0005', /Paste a reply/);
	await ui.press('\r', /Type or paste something first/);
	await ui.press('4.7.28', /» 4\.7\.28/);
	await ui.press('\r', /Seen with this code/);
	await ui.press('n', /Paste a reply/);
	await ui.press('pipelininX\u007fg\r', /PIPELINING, a keyword of EHLO/);
	await ui.press('e', /» pipelining/);
	await ui.press('\u0015450 try later\r', /Stage +not known/);
	await ui.press('ss', /Stage +ehlo/);
	await ui.until(/as an answer at ehlo/);
});

test('a word without @ leads on: the error says where it belongs', async () => {
	const ui = mount();
	await ui.until(/Whose mailbox/);
	await ui.press('starttls', /starttls/);
	await ui.press('\r', /has no @\. Ctrl-E explains/);
	await ui.press('\u0005', /STARTTLS, a (?:command|keyword)/);
});

test('a reply among the practice addresses: the list may still be chosen from', async () => {
	const started: (readonly [string, readonly string[] | undefined])[] = [];
	const ui = mount({
		practice: [
			{
				id: 'slow',
				title: 'Slow',
				domain: 'slow.example',
				teaches: 'Patience.',
				visits: [
					{address: 'a@slow.example', about: 'says 550 5.1.1'},
					{address: 'b@slow.example', about: 'silence', options: ['--timeout', '2']},
				],
			},
		],
		start: (address, options) => {
			started.push([address, options]);
			return {error: 'not now'};
		},
	});
	await ui.until(/a@slow\.example/);
	await ui.press('\u001b[B', /This walk goes with --timeout 2/);
	await ui.press('\r', /not now/);
	await ui.press('550 5.1.1', /looks like a reply/);
	await ui.press('\u001b[B', /» a@slow/);
	await ui.press('\r', /not now/);
	expect(started).toEqual([
		['b@slow.example', ['--timeout', '2']],
		['a@slow.example', undefined],
	]);
});

test('terminal-escape-paste: nothing of it reaches the terminal unescaped', async () => {
	const ui = mount({columns: 120, rows: 40});
	await ui.until(/Whose mailbox/);
	await ui.press('\u0005', /Paste a reply/);
	await ui.press(paste('550 \u001b]0;owned\u0007\u009b31m red'), /<1B>\]0;owned<07>/);
	await ui.press('\u001b', /» 550 <1B>\]0;owned/);
	expect(ui.written()).not.toContain('\u001b]0;');
	expect(ui.written()).not.toContain('\u009b');
});

test('Ctrl-C leaves from the field and from the page', async () => {
	for (const text of ['', paste(unknown)]) {
		const ui = mount();
		await ui.until(/Whose mailbox/);
		await ui.press('\u0005', /Paste a reply/);
		if (text !== '') await ui.press(text, /What it means/);
		ui.type('\u0003');
		expect(await ui.result).toMatchObject({view: undefined, endedBy: 'signal'});
	}
});

test('after explaining, a walk begins as ever', async () => {
	const ui = mountUi({address: undefined});
	mounted.push(ui);
	ui.session.append(lookupProposal('plain.example'));
	await ui.until(/Whose mailbox/);
	await ui.press('\u0005', /Paste a reply/);
	await ui.press('\u001b', /Whose mailbox/);
	await ui.press('alice@plain.example\r', /find the mail servers/);
});

const brush = createBrush(glyphsFor(true), knowledge);
const extent = {
	page: {rows: 60, height: 20},
	field: explainShape(brush, {width: 40, height: 12}),
};
const stroke = fc.oneof(
	{weight: 2, arbitrary: fc.constantFrom('enter', 'esc', 'up', 'down', 'left', 'pageup', 'alt-<')},
	{
		weight: 2,
		arbitrary: fc.constantFrom('ctrl-a', 'ctrl-k', 'ctrl-u', 'ctrl-w', 'ctrl-y', 'ctrl-_'),
	},
	{weight: 1, arbitrary: fc.constantFrom('ctrl-x', 'alt-y', 'alt-b', 'backspace', 'alt-enter')},
	{weight: 5, arbitrary: fc.constantFrom('G', ' ', 's', 'e', 'n', 'x', '5', '.', 'é', '你', '🇩🇪')},
);
const after = (state: ExplainState, event: ExplainEvent): ExplainState =>
	updateExplain(state, event, extent).state;

test('any keys and pastes leave a state that can be shown', () => {
	const event = fc.oneof(
		stroke.map((stroke) => ({type: 'stroke', stroke}) as const),
		fc.string({unit: 'binary'}).map((text) => ({type: 'paste', text}) as const),
	);
	fc.assert(
		fc.property(fc.array(event, {maxLength: 40}), (events) => {
			let state = explainState('');
			for (const each of events) {
				state = after(state, each);
				expect(state.isShown && lineOf(state.editor).trim() === '').toBe(false);
				expect(state.top).toBeGreaterThanOrEqual(0);
				expect(state.top).toBeLessThanOrEqual(40);
				expect(lineOf(state.editor)).not.toContain('\r');
			}
		}),
	);
});

test('keys that arrive together do what they do apart, on the page and in the field', () => {
	const shown = (state: ExplainState): unknown => {
		const {text, cursor, ring, notice} = state.editor;
		return [text, cursor, ring, notice, state.isShown, state.top, state.stage, state.notice];
	};
	/** The state, and the texts that undo goes back to. */
	const past = (state: ExplainState): readonly unknown[] => {
		let editor = state.editor;
		const texts = [shown(state)];
		while (editor.undo.length > 0) {
			editor = edit(editor, {type: 'undo'});
			texts.push([lineOf(editor), editor.cursor]);
		}
		return texts;
	};
	fc.assert(
		fc.property(fc.array(fc.array(stroke, {maxLength: 30}), {maxLength: 4}), (reads) => {
			let [together, apart] = [explainState(''), explainState('')];
			for (const read of reads) {
				for (const {stroke, isText} of keyRuns(read))
					together = after(
						together,
						isText ? {type: 'typed', text: stroke} : {type: 'stroke', stroke},
					);
				for (const stroke of read) apart = after(apart, {type: 'stroke', stroke});
			}
			expect(past(together)).toEqual(past(apart));
		}),
	);
});

test('whatever is cut, replaced or left for another text, undo brings it back', () => {
	const pastes = fc.constantFrom('550 no', '250-a\n250 b', 'x\n');
	const event = fc.oneof(
		{weight: 4, arbitrary: stroke.map((stroke) => ({type: 'stroke', stroke}) as const)},
		{weight: 1, arbitrary: pastes.map((text) => ({type: 'paste', text}) as const)},
	);
	fc.assert(
		fc.property(fc.array(event, {maxLength: 40}), (events) => {
			let state = explainState('');
			for (const each of events) {
				const before = lineOf(state.editor);
				const next = after(state, each);
				const isUndo = each.type === 'stroke' && each.stroke === 'ctrl-_';
				if (!isUndo && lineOf(next.editor) !== before)
					expect(lineOf(edit(next.editor, {type: 'undo'}))).toBe(before);
				state = next;
			}
		}),
	);
});

test('a paste of more than is read: what there was stays, and what is left out is said', () => {
	const long = 'x'.repeat(maxInput + 5);
	const first = after(explainState(''), {type: 'paste', text: long});
	expect(first.isShown).toBe(true);
	const open = after(first, {type: 'stroke', stroke: 'e'});
	expect(lineOf(open.editor)).toHaveLength(maxInput);
	expect(open.notice).toMatch(/longer than 65536 characters/);
	const more = after(open, {type: 'paste', text: 'y'});
	expect(lineOf(more.editor)).toBe(lineOf(open.editor));
	expect(more.notice).toMatch(/too long/);
	expect(after(more, {type: 'stroke', stroke: 'left'}).notice).toBeUndefined();
});

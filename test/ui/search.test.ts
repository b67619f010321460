import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {SessionView} from '../../source/model/view.ts';
import * as knowledge from '../../source/knowledge/index.ts';
import {createBrush} from '../../source/ui/brush.ts';
import {
	foldAbove,
	foldHead,
	foldTail,
	isUnfolded,
	noFolds,
	turnAllFolds,
	turnFold,
	unfold,
} from '../../source/ui/folds.ts';
import {transcript} from '../../source/ui/panes/transcript.ts';
import {outsideColumns, plainText} from '../../source/ui/outside.ts';
import {markRow} from '../../source/ui/search-marks.ts';
import {lineAt, needsMore} from '../../source/ui/search-state.ts';
import {searchRows, textOfRow, type SearchText} from '../../source/ui/search-text.ts';
import {countWords, huntOn, isDone, nearest, startHunt} from '../../source/ui/search.ts';
import {glyphsFor} from '../../source/ui/theme.ts';
import type {Metrics} from '../../source/ui/ui-events.ts';
import {initialState, type UiState} from '../../source/ui/ui-state.ts';
import {update} from '../../source/ui/update.ts';
import {transcriptTop} from '../../source/ui/use-sight.ts';
import {noFindings} from '../../source/ui/why-update.ts';
import {connectedTo, fakeSession, replied, sent, walkToRcpt} from '../support/view.ts';

const brush = createBrush(glyphsFor(true), knowledge);
const rowsOf = (...texts: readonly string[]) => texts.map((text) => [{text}]);

function whole(needle: string, text: SearchText) {
	let hunt = startHunt(needle, text);
	while (!isDone(hunt)) hunt = huntOn(hunt, 50);
	return hunt;
}

/** A reply of that many lines, each with its number. */
const longReply = (lines: number, code = 250): string =>
	Array.from({length: lines - 1}, (_, at) => `${code}-line ${at}\r\n`).join('') +
	`${code} the end\r\n`;

function viewWith(...texts: readonly string[]): SessionView {
	const session = fakeSession();
	session.append(...connectedTo());
	for (const text of texts) session.append(...sent('ehlo', 'NOOP'), ...replied('ehlo', text));
	return session.getView();
}

describe('what is found', () => {
	const text = searchRows(
		rowsOf('The mailbox is', '  full.', 'MAILBOX', 'nothing', 'İstanbul box'),
	);
	test.each([
		['mailbox', [0, 2]],
		['MAILBOX', [2]],
		['Mailbox', []],
		['is full', [0]],
		['box', [0, 2, 4]],
		['full. mail', [1]],
		['', []],
	])('%j', (needle, lines) => {
		expect(whole(needle, text).found).toEqual(lines);
	});

	test('counts in words', () => {
		const hunt = whole('box', text);
		expect(countWords(hunt, 2)).toBe('2 of 3');
		expect(countWords(hunt, undefined)).toBe('3 found');
		expect(countWords(whole('zebra', text), undefined)).toBe('not found');
		expect(countWords(startHunt('box', text), undefined)).toBe('searching…');
	});

	test('goes round both ends', () => {
		const hunt = whole('box', text);
		expect(nearest(hunt, 3, 1)).toBe(4);
		expect(nearest(hunt, 5, 1)).toBe(0);
		expect(nearest(hunt, 1, -1)).toBe(0);
		expect(nearest(hunt, -1, -1)).toBe(4);
	});

	test('in slices the same as at once, in order, and nothing else', () => {
		const lines = fc.array(fc.string({unit: fc.constantFrom('a', 'b', 'A', ' ', 'ß', 'İ')}), {
			maxLength: 40,
		});
		const needles = fc.string({
			unit: fc.constantFrom('a', 'b', 'B', ' '),
			minLength: 1,
			maxLength: 3,
		});
		fc.assert(
			fc.property(lines, needles, fc.integer({min: 1, max: 60}), (texts, needle, slice) => {
				const rows = searchRows(rowsOf(...texts));
				let hunt = startHunt(needle, rows);
				for (let turn = 0; !isDone(hunt); turn++) {
					expect(turn).toBeLessThan(1000);
					hunt = huntOn(hunt, slice);
				}
				expect(hunt.found).toEqual(huntOn(startHunt(needle, rows), Infinity).found);
				expect([...hunt.found].toSorted((a, b) => a - b)).toEqual(hunt.found);
				const isExact = needle !== needle.toLowerCase();
				for (const [at, line] of texts.entries())
					if (
						(isExact ? line : line.toLowerCase()).includes(isExact ? needle : needle.toLowerCase())
					)
						expect(hunt.found).toContain(at);
			}),
		);
	});
});

describe('what is marked', () => {
	test('a mark changes tones, never the text', () => {
		const lines = fc.array(
			fc.array(fc.string({unit: fc.constantFrom('a', 'b', ' ')}), {maxLength: 4}),
			{
				minLength: 1,
				maxLength: 6,
			},
		);
		fc.assert(
			fc.property(
				lines,
				fc.string({unit: fc.constantFrom('a', 'b'), minLength: 1}),
				(spans, needle) => {
					const rows = spans.map((texts) => texts.map((text) => ({text})));
					const hunt = whole(needle, searchRows(rows));
					for (const [at, row] of rows.entries()) {
						const marked = markRow(row, at, rows, {hunt, here: undefined});
						expect(textOfRow(marked)).toBe(textOfRow(row));
						const isMarked = marked.some(({tone}) => tone === 'found');
						if (textOfRow(row).includes(needle)) expect(isMarked).toBe(true);
					}
				},
			),
		);
	});

	test('a phrase that goes on in the next row is marked in both', () => {
		const rows = rowsOf('The mailbox is', '  full.');
		const hunt = whole('is full', searchRows(rows));
		const tones = rows.map((row, at) => markRow(row, at, rows, {hunt, here: 0}));
		expect(tones[0]).toContainEqual({text: 'is', tone: 'here'});
		expect(tones[1]).toContainEqual({text: 'full', tone: 'found'});
	});

	test('the clock of the transcript is no text', () => {
		const said = transcript(viewWith('250 0.060 seconds\r\n'), {brush, width: 60, offsets: false});
		const hunt = whole('0.0', said.text);
		expect(hunt.found).toHaveLength(1);
		const at = said.text.rowOf(hunt.found[0] ?? 0) ?? 0;
		const marked = markRow(said.rows.at(at) ?? [], at, said.rows, {hunt, here: at});
		expect(marked.filter(({tone}) => tone === 'here')).toEqual([{text: '0.0', tone: 'here'}]);
	});
});

describe('folding', () => {
	test('turning twice is as before; unfolding once is enough', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(5)), fc.nat(5), fc.boolean(), (turns, seq, all) => {
				const some = turns.reduce(turnFold, all ? turnAllFolds(noFolds) : noFolds);
				expect(isUnfolded(turnFold(some, seq), seq)).toBe(!isUnfolded(some, seq));
				expect(isUnfolded(turnFold(turnFold(some, seq), seq), seq)).toBe(isUnfolded(some, seq));
				expect(isUnfolded(unfold(some, seq), seq)).toBe(true);
			}),
		);
	});

	test.each([foldAbove, foldAbove + 1, 10_000])('%i lines', (lines) => {
		const view = viewWith(longReply(lines));
		const options = {brush, width: 60, offsets: false};
		const folded = transcript(view, options);
		const block = folded.blocks.at(-1);
		const texts = Array.from(folded.rows, textOfRow).join('\n');
		expect(texts).toContain('250-line 0');
		expect(texts).toContain('250 the end');
		expect(block?.fold).toBe(lines > foldAbove ? 'folded' : 'none');
		// The command, the lines, the word about the rest.
		if (lines > foldAbove) expect(block?.rows).toBe(1 + foldHead + 1 + foldTail);
		if (lines === 10_000) expect(texts).toContain('… 9,988 more lines (u unfolds)');
		const open = transcript(view, {...options, folds: turnAllFolds(noFolds)});
		expect(open.blocks.at(-1)?.rows).toBe(1 + lines);
	});

	test('endless-reply: one of a megabyte in a narrow window is laid out, and found in', () => {
		const view = viewWith(`250-${'x'.repeat(8000)}\r\n`.repeat(125) + '250 needle\r\n');
		const folds = turnAllFolds(noFolds);
		const said = transcript(view, {brush, width: 14, offsets: false, folds});
		expect(said.rows.length).toBeGreaterThan(200_000);
		expect(whole('needle', said.text).found).toHaveLength(1);
	});

	test('what is folded away is found, by the same name before and after', () => {
		const view = viewWith(longReply(100), longReply(50, 550));
		const options = {brush, width: 40, offsets: false};
		const folded = transcript(view, options);
		const open = transcript(view, {...options, folds: turnAllFolds(noFolds)});
		expect(open.text.count).toBe(folded.text.count);
		const [line = -1] = whole('line 33', folded.text).found;
		expect(folded.text.rowOf(line)).toBeUndefined();
		expect(folded.text.foldOf(line)).toBe(folded.blocks[0]?.id);
		expect(open.text.lineOf(folded.text.keyOf(line))).toBe(line);
		expect(textOfRow(open.rows.at(open.text.rowOf(line) ?? 0))).toContain('250-line 33');
		for (const text of [folded.text, open.text])
			for (let at = 0; at < text.count; at++) {
				expect(text.lineOf(text.keyOf(at))).toBe(at);
				const row = text.rowOf(at);
				if (row !== undefined) expect(text.lineFrom(row)).toBe(at);
			}
	});

	test('outside nothing is folded, broken or unsafe', () => {
		const view = viewWith(
			longReply(100),
			'250 \u001b[31mred\u0007\r\n',
			`250 ${'y'.repeat(400)}\r\n`,
		);
		const folds = turnAllFolds(noFolds);
		const said = transcript(view, {brush, width: outsideColumns, offsets: false, folds});
		const text = plainText(said.rows, brush);
		expect(text).toContain('250-line 98\n');
		expect(text).toContain('<1B>[31mred<07>');
		expect(text).toContain('y'.repeat(400));
		expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|─{10}/);
	});
});

/** The screen without a screen: the state after each key, with metrics as a frame would have measured them. */
function play(
	view: SessionView,
	strokes: readonly string[],
	size: {width: number; height: number},
) {
	let state: UiState = {...initialState, focus: 'transcript'};
	const measured = (): Metrics => {
		const {folds} = state;
		const said = transcript(view, {brush, width: size.width, offsets: state.offsets, folds});
		const top = transcriptTop(state, said, size.height);
		return {
			transcript: {rows: said.rows.length, ...size, rowOf: said.rowOf, top, blocks: said.blocks},
			isOnePane: false,
			search: {text: said.text, line: said.text.lineFrom(top)},
			plain: () => '',
			explanation: {rows: 5, height: 3, key: 'k', anchors: []},
			overlay: {rows: 0, height: 3},
		};
	};
	const tell = (event: Parameters<typeof update>[1]): void => {
		state = update(state, event, {view, metrics: measured(), findings: noFindings}).state;
	};
	for (const stroke of strokes) {
		tell({type: 'stroke', stroke});
		for (let turn = 0; state.search && needsMore(state.search, state.search.hunt.text); turn++) {
			expect(turn).toBeLessThan(100);
			tell({type: 'search-more'});
		}
		const {
			transcript: {top, rows, height},
		} = measured();
		expect(top).toBeGreaterThanOrEqual(0);
		expect(top).toBeLessThanOrEqual(Math.max(0, rows - height));
	}
	return {state, metrics: measured()};
}

describe('positions', () => {
	const view = viewWith(longReply(40), '550 no\r\n', longReply(100, 450), '250 fine\r\n');

	test('whatever is pressed, the window stays inside and the place found is in it', () => {
		const keys = fc.constantFrom(
			'/',
			'l',
			'i',
			'n',
			'e',
			'3',
			',',
			'n',
			'enter',
			'esc',
			'backspace',
			'up',
			'down',
			'pageup',
			'pagedown',
			'g',
			'G',
			'left',
			'right',
			'[',
			']',
			'u',
			'U',
			'o',
			'1',
			'4',
			'k',
			'j',
			'ctrl-u',
		);
		const sizes = fc.record({
			width: fc.integer({min: 24, max: 100}),
			height: fc.integer({min: 1, max: 60}),
		});
		fc.assert(
			fc.property(fc.array(keys, {maxLength: 25}), sizes, (strokes, size) => {
				const {state, metrics} = play(view, strokes, size);
				const {top, height, blocks} = metrics.transcript;
				if (state.aim !== undefined && state.focus === 'transcript') {
					const line = metrics.search.text.lineOf(state.aim);
					const row = line === undefined ? undefined : metrics.search.text.rowOf(line);
					if (row !== undefined) {
						expect(row).toBeGreaterThanOrEqual(top);
						expect(row).toBeLessThan(top + height);
					}
				}
				if (state.chosen !== undefined) expect(blocks.map(({id}) => id)).toContain(state.chosen);
				if (state.search?.at !== undefined) expect(lineAt(state.search)).toBeDefined();
			}),
			{numRuns: 150},
		);
	});

	const size = {width: 60, height: 10};
	test('/ finds inside a folded reply and unfolds it; Esc is as if nothing had been', () => {
		const found = play(view, ['/', ...'line 77'], size);
		expect(isUnfolded(found.state.folds, found.metrics.transcript.blocks[2]?.id ?? -1)).toBe(true);
		const back = play(view, ['/', ...'line 77', 'esc'], size);
		expect(back.state).toMatchObject({
			search: undefined,
			folds: noFolds,
			aim: undefined,
			transcriptTop: undefined,
		});
	});

	test('Enter keeps it: n and , go on and round, Esc ends it and stays', () => {
		const at = (...more: readonly string[]) => {
			const {state} = play(view, ['g', '/', ...'line 3', 'enter', ...more], size);
			return state.search && countWords(state.search.hunt, lineAt(state.search));
		};
		expect([at(), at('n'), at('n', 'n'), at(','), at('n', ',')]).toEqual([
			'1 of 21',
			'2 of 21',
			'3 of 21',
			'21 of 21',
			'1 of 21',
		]);
		expect(play(view, ['/', ...'line 3', 'enter', 'n', 'esc'], size).state).toMatchObject({
			search: undefined,
		});
	});

	test('Enter without a word looks for the last one again', () => {
		const {state} = play(view, ['/', ...'fine', 'enter', 'esc', 'g', '/', 'enter'], size);
		expect(state.search?.hunt.needle).toBe('fine');
		expect(state.search?.at).toBeDefined();
	});

	test('[ and ] go from refusal to refusal, with a word at the ends', () => {
		const chosen = (...keys: readonly string[]) => {
			const {state, metrics} = play(view, keys, size);
			return metrics.transcript.blocks.findIndex(({id}) => id === state.chosen);
		};
		expect(chosen('[')).toBe(2);
		expect(chosen('[', '[')).toBe(1);
		expect(chosen('[', '[', ']')).toBe(2);
		expect(play(view, ['[', '[', '['], size).state.notice).toMatch(/before this/);
		expect(play(viewWith('250 ok\r\n'), ['['], size).state.notice).toMatch(/Nothing was refused/);
	});

	test('n is another address at the end of a walk, but the next place while one searches', () => {
		const session = fakeSession();
		session.append(...walkToRcpt(), {type: 'session-ended', by: 'done'});
		const ended = session.getView();
		const effects = (state: UiState) =>
			update(
				state,
				{type: 'stroke', stroke: 'n'},
				{view: ended, metrics: play(ended, [], size).metrics, findings: noFindings},
			).effects;
		expect(effects(initialState)).toEqual([{type: 'new-walk'}]);
		expect(effects(play(ended, ['/', ...'250', 'enter'], size).state)).toEqual([]);
	});
});

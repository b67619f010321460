import fc from 'fast-check';
import {afterEach, describe, expect, test} from 'vitest';
import {cells, fit, cut, hardWrap, wordWrap} from '../../source/ui/cells.ts';
import {areaOf, layoutFor, leastColumns, leastRows, withoutPanel} from '../../source/ui/layout.ts';
import {panes} from '../../source/ui/ui-state.ts';
import {mountUi, type MountedUi} from '../support/ui.tsx';
import {walkToRcpt} from '../support/view.ts';

const mounted: MountedUi[] = [];
afterEach(() => {
	for (const ui of mounted.splice(0)) ui.instance.unmount();
});

test('any size: the parts fill the screen exactly, none is empty', () => {
	const size = fc.record({
		columns: fc.integer({min: 1, max: 300}),
		rows: fc.integer({min: 1, max: 120}),
		needed: fc.integer({min: 0, max: 40}),
	});
	fc.assert(
		fc.property(size, ({columns, rows, needed}) => {
			const layout = layoutFor(columns, rows, needed);
			const isTiny = columns < leastColumns || rows < leastRows;
			expect(layout.kind === 'tiny').toBe(isTiny);
			if (layout.kind === 'tiny') return;
			for (const pane of panes) {
				const area = areaOf(layout, pane, true) ?? areaOf(layout, pane, false);
				if (area === undefined) continue;
				expect(area.width).toBeGreaterThan(0);
				expect(area.width).toBeLessThanOrEqual(columns);
				expect(area.height).toBeGreaterThanOrEqual(2);
			}
			expect(layout.panelHeight).toBeGreaterThanOrEqual(3);
			if (layout.kind === 'narrow') {
				// Header, the line of stages, hints.
				expect(3 + layout.pane.height + layout.panelHeight).toBe(rows);
				const over = withoutPanel(layout);
				expect(over.kind === 'narrow' && over.pane.height).toBe(rows - 3);
			} else if (layout.kind === 'medium') {
				expect(layout.rail.width + 2 + layout.transcript.width).toBe(columns);
				expect(2 + layout.transcript.height + layout.explanation.height + layout.panelHeight).toBe(
					rows,
				);
			} else {
				const {rail, transcript, explanation} = layout;
				expect(rail.width + transcript.width + explanation.width + 4).toBe(columns);
				expect(2 + transcript.height + layout.panelHeight).toBe(rows);
			}
		}),
		{numRuns: 500},
	);
});

/** Texts that are not as wide as they are long. */
const odd = fc
	.array(
		fc.constantFrom(
			'a',
			' ',
			'字',
			'ｗ',
			'👩‍👩‍👧',
			'🇩🇪',
			'e\u0301',
			'ا',
			'ل',
			'\u0300',
			'क्षि',
			'️✓',
			'Ω',
		),
		{maxLength: 40},
	)
	.map((parts) => parts.join(''));

test('wide, joined and combining characters: what is cut, padded or wrapped has the width it should', () => {
	fc.assert(
		fc.property(odd, fc.integer({min: 2, max: 60}), (text, width) => {
			expect(cells(cut(text, width, '~'))).toBeLessThanOrEqual(width);
			expect(cells(fit(text, width, '~'))).toBe(width);
			expect(hardWrap(text, width).join('')).toBe(text);
			for (const line of [...hardWrap(text, width), ...wordWrap(text, width)])
				expect(cells(line)).toBeLessThanOrEqual(width);
		}),
	);
});

const sizes = [
	[24, 8],
	[40, 10],
	[50, 14],
	[60, 20],
	[80, 24],
	[120, 40],
	[200, 60],
	[80, 60],
	[300, 20],
] as const;

function mount(columns: number, rows: number, unicode: boolean): MountedUi {
	const ui = mountUi({columns, rows, unicode, address: '用户@例子.example'});
	mounted.push(ui);
	ui.session.append(
		...walkToRcpt('550 5.1.1 用户不存在 مستخدم غير موجود e\u0301e\u0301 👩‍👩‍👧 no such user\r\n'),
	);
	return ui;
}

/** What must be on the screen, whatever its size: the proposal, the first hint, the way out. */
function expectWhole(ui: MountedUi, columns: number, rows: number, unicode: boolean): void {
	const screen = ui.screen();
	expect(screen).toHaveLength(rows);
	for (const row of screen) expect(cells(row)).toBeLessThanOrEqual(columns);
	expect(screen[0]).toMatch(/^ mxray /u);
	const hints = screen.at(-1) ?? '';
	expect(hints).toMatch(/^ Enter send it/u);
	expect(hints).toMatch(/q quit|q$/u);
	const text = screen.join('\n');
	expect(text).toMatch(unicode ? /→ [A-Z]{4}/u : /> [A-Z]{4}/u);
	if (!unicode) expect(text).toMatch(/^[\n\x20-\x7e]*$/u);
}

describe.each(sizes)('%i×%i', (columns, rows) => {
	test.each([true, false])(
		'the proposal, the hints and the way out are there (Unicode: %s)',
		async (unicode) => {
			const ui = mount(columns, rows, unicode);
			await ui.until(/Enter send it/u);
			expectWhole(ui, columns, rows, unicode);
			// Each pane alone, and what lies over them, within the same bounds.
			for (const key of ['\t', '\t', '\t', '?', '?', 'm', 'm', 'x', 'x']) {
				const before = ui.screen().join('\n');
				ui.type(key);
				await ui.until((screen) => screen !== before, `another screen after ${key}`);
				for (const row of ui.screen()) expect(cells(row)).toBeLessThanOrEqual(columns);
				expect(ui.screen().at(-1)).not.toBe('');
			}
			await ui.until(/Enter send it/u);
			expectWhole(ui, columns, rows, unicode);
		},
	);
});

test('resize-storm: after any sizes in a row the screen is that of the last one', async () => {
	const ui = mount(80, 24, true);
	await ui.until(/Enter send it/u);
	for (let round = 0; round < 40; round++) {
		const [columns, rows] = sizes[(round * 7) % sizes.length]!;
		ui.resize(columns, rows);
		if (round % 3 === 0)
			await new Promise((resolve) => {
				setImmediate(resolve);
			});
	}
	for (const [columns, rows] of sizes) {
		ui.resize(columns, rows);
		const fresh = mount(columns, rows, true);
		await fresh.until(/Enter send it/u);
		const wanted = fresh.screen().join('\n');
		await ui.until((screen) => screen === wanted, `the screen of ${columns}×${rows}`);
		fresh.instance.unmount();
	}
}, 30_000);

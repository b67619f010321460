import {describe, expect, test} from 'vitest';
import * as knowledge from '../../source/knowledge/index.ts';
import {createBrush} from '../../source/ui/brush.ts';
import {cells} from '../../source/ui/cells.ts';
import {hintsFor, noChances} from '../../source/ui/keymap.ts';
import {hintRow} from '../../source/ui/panes/frame.ts';
import {glyphsFor} from '../../source/ui/theme.ts';
import {bytesOf} from '../support/key-bytes.ts';
import {type MountedUi, uiMounter} from '../support/ui.tsx';
import {
	commandProposal,
	fakeSession,
	lookupProposal,
	replied,
	sent,
	walkToRcpt,
} from '../support/view.ts';
import {outcomeOf} from '../support/why.ts';

const mount = uiMounter();
const brush = createBrush(glyphsFor(true), knowledge);
const esc = bytesOf('esc');
const hints = (ui: MountedUi): string => ui.screen().at(-1) ?? '';

/** VRFY goes out and is answered while something else is looked at. */
function answerVrfy(ui: MountedUi): void {
	ui.session.append(
		...sent('vrfy', 'VRFY alice@plain.example', {secure: true}),
		...replied('vrfy', '252 2.0.0 Try it\r\n', {secure: true}),
		commandProposal('quit', 'QUIT'),
	);
}

const sizes = [
	[120, 40],
	[80, 24],
	[60, 20],
	[40, 12],
] as const;

describe.each(sizes)('something earlier is read again at %i×%i', (columns, rows) => {
	const isAlone = columns < 72;
	const at = async (): Promise<MountedUi> => {
		const ui = mount({columns, rows});
		ui.session.append(...walkToRcpt());
		await ui.until(/Enter send it/);
		expect(hints(ui)).not.toMatch(/newest/);
		return ui;
	};
	/** Where the explanation is the one pane in sight, and where it is one of several. */
	const toExplanation = async (ui: MountedUi): Promise<void> => {
		if (isAlone) await ui.press(bytesOf('shift-tab'), /━ What it means/);
	};

	test('an exchange: the title says so, what comes is counted, and the hint leads back', async () => {
		const ui = await at();
		await ui.press('h', /━ What was said/);
		await ui.press('h', /━ What was said/);
		await toExplanation(ui);
		await ui.until(/What it means[^\n]* earlier/);
		expect(hints(ui)).toMatch(/^ Enter send it {2}Esc newest/);
		answerVrfy(ui);
		await ui.until(/What it means[^\n]* earlier, 1 new/);
		await ui.press(esc, /QUIT/);
		await ui.until(() => !/newest/.test(hints(ui)), 'the usual hints');
		expect(ui.screen().join('\n')).not.toMatch(/earlier|\d new/);
	});

	test('the newest exchange, too, from the moment on when it is not the newest any more', async () => {
		const ui = await at();
		await ui.press('h', /━ What was said/);
		await toExplanation(ui);
		await ui.until(/What it means[^\n]* chosen/);
		answerVrfy(ui);
		await ui.until(/What it means[^\n]* earlier, 1 new/);
	});

	test('a stage', async () => {
		const ui = await at();
		await ui.press('4', /What it means[^\n]* earlier/);
		expect(hints(ui)).toMatch(/Esc newest/);
		await ui.press(esc, /VRFY/);
		await ui.until(() => !/newest/.test(hints(ui)), 'the usual hints');
	});

	test('during a wait Esc goes back first, and only then asks about the wait', async () => {
		const ui = await at();
		ui.session.append(...sent('vrfy', 'VRFY alice@plain.example', {secure: true}));
		await ui.until(/Esc stop waiting/);
		await ui.press('4', /Esc newest/);
		await ui.press(esc, /Esc stop waiting/);
		await ui.press(esc, /Esc\s+again\s+stops/);
		expect(ui.session.intents).toEqual([]);
	});
});

describe.each(sizes)('what came below, at %i×%i', (columns, rows) => {
	const ruleOf = (ui: MountedUi): string =>
		ui.screen().find((row) => row.includes('What was said')) ?? '';

	test('is new only as long as it is out of sight', async () => {
		const ui = mount({columns, rows});
		ui.session.append(...walkToRcpt());
		await ui.until(/Enter send it/);
		// The newest exchange stays in sight, and nothing below it is new.
		await ui.press('h', /━ What was said/);
		expect(ruleOf(ui)).not.toMatch(/new below/);
		await ui.press(bytesOf('home'), /━ What was said/);
		answerVrfy(ui);
		await ui.until(/→ QUIT/);
		const isWhole = (): boolean => ui.screen().some((row) => row.includes('252 2.0.0'));
		if (!isWhole()) {
			await ui.until(/1 new below/);
			for (let at = 0; at < 80 && !isWhole(); at++) {
				const before = ui.screen().join('\n');
				ui.type(bytesOf('down'));
				await ui.until((screen) => screen !== before, 'a row more');
			}
		}
		expect(isWhole()).toBe(true);
		expect(ruleOf(ui)).not.toMatch(/new below/);
	});
});

describe.each([
	[60, 20],
	[40, 12],
] as const)('one pane of several, at %i×%i: the hints', (columns, rows) => {
	test('name the way to the next pane at every step, and help', async () => {
		const ui = mount({columns, rows});
		const expectWay = (): void => {
			expect(hints(ui)).toMatch(/ {2}Tab panes/);
			expect(hints(ui)).toMatch(/ {2}\?/);
			expect(cells(hints(ui))).toBeLessThanOrEqual(columns);
		};
		ui.session.append(lookupProposal('plain.example'));
		await ui.until(/Enter ask DNS/);
		expectWay();
		ui.session.append(...walkToRcpt());
		await ui.until(/Enter send it/);
		expectWay();
		expect(hints(ui)).toMatch(columns < 60 ? /^ Enter send it {2}Tab panes/ : / {2}: type/);
		ui.session.append(...sent('vrfy', 'VRFY alice@plain.example', {secure: true}));
		await ui.until(/Esc stop waiting/);
		expectWay();
	});

	test('after the end, too', async () => {
		const ui = mount({columns, rows, judge: () => outcomeOf()});
		ui.session.append(...walkToRcpt(), {type: 'session-ended', by: 'done'});
		await ui.until(/The conversation is over/);
		expect(hints(ui)).toMatch(/Tab panes/);
	});
});

test('where all panes are in sight, one alone names the way to the others', async () => {
	const ui = mount({columns: 80, rows: 24});
	ui.session.append(...walkToRcpt());
	await ui.until(/Enter send it/);
	expect(hints(ui)).not.toMatch(/^ Enter send it {2}Tab/);
	await ui.press('z', /pane 1\/3/);
	expect(hints(ui)).toMatch(/^ Enter send it {2}Tab panes/);
});

test.each([
	[80, 24],
	[60, 20],
	[40, 12],
])('%i×%i: other ways name the help, which leads back to them', async (columns, rows) => {
	const ui = mount({columns, rows});
	ui.session.append(...walkToRcpt());
	await ui.until(/Enter send it/);
	await ui.press('t', /━ Another way/);
	expect(hints(ui)).toMatch(/ {2}Esc back {2}\?/);
	await ui.press('?', /━ Keys/);
	await ui.press(esc, /━ Another way/);
	await ui.press(esc, /Enter send it/);
});

test('however little room there is, the way to come back is not given up for help', () => {
	const session = fakeSession();
	session.append(...walkToRcpt(), {type: 'session-ended', by: 'done'});
	const chances = {...noChances, why: true, wait: true, alone: true};
	const row = hintRow(hintsFor('over', session.getView(), chances), brush, 50);
	expect(row.map((span) => span.text).join('')).toMatch(/Tab panes {2}r come back {2}\? /);
});

test.each(['ways', 'wait', 'consent', 'matrix', 'mx', 'greetings', 'trial'] as const)(
	'however little room there is, %s names the way out and help',
	(context) => {
		const session = fakeSession();
		session.append(...walkToRcpt());
		const row = hintRow(hintsFor(context, session.getView()), brush, 40);
		const text = row.map((span) => span.text).join('');
		expect(text).toMatch(/ Esc(?: .*)? {2}\?/);
		expect(cells(text)).toBeLessThanOrEqual(40);
	},
);

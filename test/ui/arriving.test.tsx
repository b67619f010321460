import {describe, expect, test} from 'vitest';
import * as knowledge from '../../source/knowledge/index.ts';
import type {Arriving} from '../../source/model/view.ts';
import {createReplyParser} from '../../source/protocol/reply-parser.ts';
import {createBrush} from '../../source/ui/brush.ts';
import {arrivingSheet} from '../../source/ui/panes/transcript-arriving.ts';
import {textOfRow} from '../../source/ui/search-text.ts';
import {glyphsFor} from '../../source/ui/theme.ts';
import {uiMounter} from '../support/ui.tsx';
import {bytes, commandProposal, connectedTo, replied, sent} from '../support/view.ts';

const mount = uiMounter();

/** What is here of a reply after these pieces, each a second after the one before. */
function arrived(pieces: readonly string[], more: Partial<Arriving> = {}): Arriving {
	const parser = createReplyParser();
	for (const [at, piece] of pieces.entries()) parser.push(bytes(piece), 1000 * (at + 1));
	const unfinished = parser.peek(more.withheld ? 0 : 36);
	if (unfinished === undefined) throw new Error('nothing is unfinished');
	return {...unfinished, early: false, withheld: false, ...more};
}

describe.each([
	[120, 40],
	[80, 24],
] as const)('a reply that goes on, at %i×%i', (columns, rows) => {
	test('stands in the transcript line by line, and is replaced by the whole of it', async () => {
		const ui = mount({columns, rows});
		ui.session.append(...connectedTo());
		await ui.until(/waiting for its greeting/);
		ui.session.arrive(arrived(['22']));
		await ui.until(/The greeting has begun: 2 bytes of a line so far/);
		ui.session.arrive(arrived(['220-welcome\r\n']));
		await ui.until(/1\.000 ←│220-welcome[\s\S]*The greeting goes on: 1 line so far/);
		ui.session.arrive(arrived(['220-welcome\r\n', '220-please wait\r\n220 mx.pla']));
		const screen = await ui.until(
			/The greeting goes on: 2 lines and 10 bytes of a line so far[\s\S]*of at most/,
		);
		expect(screen).toMatch(/1\.000 ←│220-welcome *\S*.*\n.*2\.000 ←│220-please wait/);
		expect(screen).toMatch(/… the reply goes on, 10 bytes of a line/);
		ui.session.arrive(undefined);
		ui.session.append(
			...replied('banner', '220-welcome\r\n220-please wait\r\n220 mx.plain.example\r\n'),
			commandProposal('ehlo', 'EHLO client.example'),
		);
		const whole = await ui.until(/Your turn/);
		expect(whole).not.toContain('goes on');
		expect(whole.match(/220-please wait/g)).toHaveLength(1);
		expect(whole).toContain('220 mx.plain.example');
	});

	test('that answers a command has its name', async () => {
		const ui = mount({columns, rows});
		ui.session.append(
			...connectedTo(),
			...replied('banner', '220 mx1.plain.example\r\n'),
			...sent('ehlo', 'EHLO client.example'),
		);
		ui.session.arrive(arrived(['250-mx1.plain.example\r\n']));
		await ui.until(/←│250-mx1\.plain\.example[\s\S]*The reply to EHLO goes on: 1 line so far/);
	});

	test('that nobody asked for is no answer to the command that is due', async () => {
		const ui = mount({columns, rows});
		ui.session.append(
			...connectedTo(),
			...replied('banner', '220 mx1.plain.example\r\n'),
			...sent('ehlo', 'EHLO client.example'),
		);
		ui.session.arrive(arrived(['421-bye\r\n42'], {early: true}));
		const screen = await ui.until(/421-bye[\s\S]*It began before/);
		expect(screen).toContain('Waiting for the reply to EHLO');
	});

	test('escapes in it are shown, not obeyed', async () => {
		const ui = mount({columns, rows});
		ui.session.append(...connectedTo());
		ui.session.arrive(arrived(['220-\u001b]0;pwned\u0007\u009b2J\r\n22']));
		await ui.until(/220-<1B>\]0;pwned<07>/);
		expect(ui.written()).not.toContain('\u001b]0;pwned');
	});
});

describe('the rows', () => {
	const brush = createBrush(glyphsFor(true), knowledge);
	const rowsOf = (arriving: Arriving, width = 60): readonly string[] => {
		const sheet = arrivingSheet(arriving, false, {brush, width, offsets: false});
		return sheet.pieces.flatMap(({rows}) => [...rows].map(textOfRow));
	};

	test('of a reply with very many lines are the newest, and the rest is counted', () => {
		const rows = rowsOf(arrived(['220-x\r\n'.repeat(9000)]));
		expect(rows).toHaveLength(38);
		expect(rows[0]?.trim()).toBe('… 8,964 lines before');
		expect(rows.at(-2)).toBe('  1.000 ←│220-x');
		expect(rows.at(-1)?.trim()).toBe('… the reply goes on');
	});

	test('of a line that was not kept whole say so', () => {
		const rows = rowsOf(arrived([`220-${'x'.repeat(10_000)}\r\n220-`]), 12_000);
		expect(rows[0]).toMatch(/x… 1,814 more bytes, not kept$/);
		expect(rows[1]?.trim()).toBe('… the reply goes on, 4 bytes of a line so far');
	});

	test('of lines that are withheld say why', () => {
		const rows = rowsOf(arrived(['235-welcome\r\n235'], {withheld: true}), 200);
		expect(rows.map((row) => row.trim())).toEqual([
			'… a reply goes on: 1 line and 3 bytes of a line so far. A password was given, so it is shown only when it is whole and was looked through.',
		]);
	});
});

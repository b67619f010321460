import {describe, expect, test} from 'vitest';
import {uiMounter} from '../support/ui.tsx';
import {commandProposal, connectedTo, replied, sent, walkToRcpt} from '../support/view.ts';

const mount = uiMounter();

const lines = (count: number, code = 250): string =>
	Array.from({length: count - 1}, (_, at) => `${code}-line ${at}\r\n`).join('') + `${code} end\r\n`;

describe.each([
	[80, 24],
	[60, 20],
	[120, 40],
])('search at %i×%i', (columns, rows) => {
	test('the field, the count, the places, and back', async () => {
		const ui = mount({columns, rows});
		ui.session.append(...connectedTo(), ...sent('ehlo', 'EHLO a'), ...replied('ehlo', lines(100)));
		ui.session.append(commandProposal('mail', 'MAIL FROM:<>'));
		await ui.until(/MAIL/);
		await ui.press('\t', /━ What was said/);
		await ui.press('/', /^ \/ /m);
		await ui.press('LINE 5', /\/LINE 5 {2}not found/);
		await ui.press('\u0015', /^ \/ /m);
		await ui.press('line 5', /\/line 5 {2}1 of 11[\s\S]*/);
		expect(ui.screen().join('\n')).toMatch(/» *[\d.]+ ←.250-line 5\b/);
		expect(ui.screen().at(-1)).toMatch(/Enter keep {2}Esc back/);
		await ui.press('\r', /1 of 11 .*Enter send it/);
		const next = await ui.press('n', /\/line 5 {2}2 of 11/);
		expect(next).toMatch(/» *[\d.]+ ←.250-line 50/);
		await ui.press(',', /1 of 11/);
		await ui.press('\u001b', /^ Enter send it.*q quit$/m);
		expect(ui.session.intents).toEqual([]);
	});

	test('in the help, in a page, in the explanation: each text has its own places', async () => {
		const ui = mount({columns, rows});
		ui.session.append(...walkToRcpt());
		await ui.until(/VRFY/);
		await ui.press('?', /Keys/);
		await ui.press('/pager', /\/pager {2}1 of \d/);
		await ui.press('\r', /Esc end search/);
		await ui.press('\u001b', /Esc back/);
		ui.type('\u001b');
		await ui.until((text) => !text.includes('━ Keys'), 'the panes');
		await ui.press('x', /Reply \d of/);
		await ui.press('/sources\r', /\/sources {2}1 of 1/);
	});
});

test('what is typed in one piece is searched as if typed slowly', async () => {
	const ui = mount();
	ui.session.append(...walkToRcpt());
	await ui.until(/VRFY/);
	await ui.press('\t/rcpt\r', /\/rcpt {2}1 of \d .*Esc end search/);
});

test('a paste goes into the field as one line', async () => {
	const ui = mount();
	ui.session.append(...walkToRcpt());
	await ui.until(/VRFY/);
	await ui.press('/', /^ \/ /m);
	await ui.press('\u001b[200~a\r\nb\u001b[201~', /\/a b {2}not found/);
});

describe('long replies', () => {
	test('u unfolds the one in sight and folds it again; the last words are never hidden', async () => {
		const ui = mount({columns: 80, rows: 40});
		ui.session.append(...connectedTo(), ...sent('ehlo', 'EHLO a'), ...replied('ehlo', lines(100)));
		ui.session.append(commandProposal('mail', 'MAIL FROM:<>'));
		const folded = await ui.until(/… 88 more lines \(u unfolds\)/);
		expect(folded).toContain('250 end');
		const open = await ui.press('u', /What was said ─+ .* of 10\d/);
		expect(open).not.toContain('more lines');
		await ui.press('u', /… 88 more lines/);
		await ui.press('U', /All replies are shown whole/);
	});
});

describe('the exchange looked at', () => {
	test('← marks it and explains it, the walk goes on, x reads its page, End follows again', async () => {
		const ui = mount({columns: 120, rows: 24});
		ui.session.append(...walkToRcpt());
		await ui.until(/VRFY/);
		await ui.press('\u001b[D\u001b[D', /» +[\d.]+ →.MAIL FROM/);
		await ui.until(/» mail: MAIL/);
		ui.session.append(...sent('vrfy', 'VRFY alice'), ...replied('vrfy', '252 2.0.0 Perhaps\r\n'));
		const later = await ui.until(/earlier, 1 new/);
		expect(later).toMatch(/» +[\d.]+ →.MAIL FROM/);
		await ui.press('x', /Reply \d of \d: mail/);
		await ui.press('\u001b', /earlier, 1 new/);
		await ui.press('G', /following/);
		expect(ui.screen().join('\n')).toContain('252 2.0.0 Perhaps');
	});

	test('[ goes to the refusal, a digit to a stage', async () => {
		const ui = mount({columns: 120, rows: 40});
		ui.session.append(...connectedTo(), ...sent('mail', 'MAIL FROM:<>'));
		ui.session.append(...replied('mail', '451 4.7.1 Later\r\n'));
		await ui.until(/451 4\.7\.1 Later/);
		await ui.press('[', /» mail: MAIL/);
		await ui.press(']', /Nothing was refused after this/);
		await ui.press('2', /»? ?✓ connect/);
	});
});

describe('outside', () => {
	test('p hands the whole text over, and what was odd is said afterwards', async () => {
		const texts: string[] = [];
		const ui = mount({
			outside: (how, text) => {
				texts.push(`${how}: ${text}`);
				return Promise.resolve('There is no program "less" here.');
			},
		});
		ui.session.append(...connectedTo(), ...sent('ehlo', 'EHLO a'), ...replied('ehlo', lines(100)));
		ui.session.append(commandProposal('mail', 'MAIL FROM:<>'));
		await ui.until(/MAIL/);
		await ui.press('\tp', /There is no program "less" here/);
		expect(texts).toHaveLength(1);
		expect(texts[0]).toMatch(/^pager: [\s\S]*250-line 55\n[\s\S]*250 end\n/);
		await ui.press('?', /Keys/);
		await ui.press('O', /Keys/);
		await expect.poll(() => texts[1]).toMatch(/^editor: The walk\n/);
	});
});

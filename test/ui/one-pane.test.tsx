import {describe, expect, test} from 'vitest';
import {uiMounter, type MountedUi} from '../support/ui.tsx';
import {walkToRcpt} from '../support/view.ts';

const mount = uiMounter();

async function narrow(): Promise<MountedUi> {
	const ui = mount({columns: 50, rows: 12});
	ui.session.append(...walkToRcpt());
	await ui.until(/Enter send it/);
	return ui;
}

const words = [
	['m', /━ Mail servers/],
	['d', /━ DNS answers/],
	['w', /━ What the server offers/],
	['x', /━ Reply \d/],
	['t', /━ Another way/],
	['?', /━ Keys/],
	['i', /━ Who am I/],
] as const;

describe('where one pane fills the window', () => {
	test.each(words)(
		'a word to the person is in sight while %s shows something',
		async (key, there) => {
			const ui = mount({columns: 50, rows: 12, lookAtUs: () => new Promise(() => {})});
			ui.session.append(...walkToRcpt());
			await ui.until(/Enter send it/);
			const before = await ui.press(key, there);
			const seen = await ui.press('e', /▲ e does nothing here; (?:Esc|i) goes back\./);
			expect(seen).toMatch(there);
			expect(seen.match(/does nothing here/gu)).toHaveLength(1);
			// The last row is that of the hints, as before.
			expect(ui.screen().at(-1)).toBe(before.split('\n').at(-1));
			ui.type('g');
			await ui.until((screen) => screen === before, 'the word is gone');
		},
	);

	test('a login says what is missing', async () => {
		const ui = await narrow();
		await ui.press(':', /Type a command/);
		await ui.press('AUTH PLAIN', /→ AUTH PLAIN/);
		await ui.press('\r', /━ Log in/);
		await ui.press('y', /» Name/);
		await ui.press('\r', /▲ Nothing was typed yet\./);
	});

	test('z says that it can do nothing here', async () => {
		const ui = await narrow();
		await ui.press('z', /one pane is shown at\s+a time anyway/);
		await ui.press('\t', /━ What was said/);
	});

	test('u goes to the reply that it folds', async () => {
		const ui = mount({columns: 50, rows: 12});
		const lines = Array.from({length: 60}, (_, at) => `250-X-LINE-${at}`);
		ui.session.append(...walkToRcpt([...lines, '250 Ok', ''].join('\r\n')));
		await ui.until(/Enter send it/);
		await ui.press('u', /━ What was said[\s\S]*X-LINE/);
	});

	test('o says what it did', async () => {
		const ui = await narrow();
		await ui.press('o', /transcript has byte\s+offsets/);
		await ui.press('o', /offsets are off/);
	});
});

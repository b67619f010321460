import fc from 'fast-check';
import {afterEach, expect, test} from 'vitest';
import {mountUi, type MountedUi} from '../support/ui.tsx';
import {walkToRcpt} from '../support/view.ts';

const mounted: MountedUi[] = [];
afterEach(() => {
	for (const ui of mounted.splice(0)) ui.instance.unmount();
});

const paste = (text: string): string => `\u001b[200~${text}\u001b[201~`;

/**
 * Keys as terminals send them; Enter and a lone Esc mean different things with
 * and without a pause, on purpose. Emoji are left to the model test of the
 * editor: this terminal in memory gives them another width than Ink does.
 */
const keys = [
	'a',
	'Z',
	' ',
	'ü',
	'字',
	'\u001b[D',
	'\u001b[C',
	'\u001bOH',
	'\u001b[F',
	'\u001b[1;5D',
	'\u001b[3~',
	'\u001bb',
	'\u001bf',
	'\u001bd',
	'\u007f',
	'\u0001',
	'\u0005',
	'\u0017',
	'\u000b',
	'\u0019',
	'\u001f',
];

/** Pastes of somebody who means harm: line breaks, controls, escape sequences, ends of paste that are none. */
const hostile = [
	'RCPT TO:<x@y>\r\nDATA\r\n.\r\nQUIT\r\n',
	'\u0003\u0004\u001a',
	'\u001b[2J\u001b]0;title\u0007',
	'\u001b[200~again',
	'a\u0000b\u0085c\u202ed',
	'\u001b[201',
];

const typedOf = (list: readonly string[]): fc.Arbitrary<readonly string[]> =>
	fc.array(
		fc.oneof(
			{weight: 5, arbitrary: fc.constantFrom(...list)},
			{weight: 1, arbitrary: fc.constantFrom(...hostile).map(paste)},
		),
		{minLength: 1, maxLength: 12},
	);

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Stands nowhere else on the screen. */
const marker = '¤';

async function screenAfter(ui: MountedUi, pieces: readonly (string | Buffer)[]): Promise<string> {
	for (const piece of pieces) {
		(ui.stdin as unknown as {write: (data: string | Buffer) => void}).write(piece);
		await pause();
	}
	// The parser may wait a moment for the rest of a sequence.
	ui.type('\u0005');
	return ui.press(marker, new RegExp(marker, 'u'));
}

/** More than can be cut in a dozen keys: in an empty field a paste would be explained at once. */
const lines = Array.from({length: 8}, (_, index) => `a b c line ${index}`).join('\u001b\r');

/** The screen with the field of a text to explain after these pieces. */
async function fieldAfter(pieces: readonly (string | Buffer)[]): Promise<string> {
	const ui = mountUi({columns: 60, rows: 30, address: undefined});
	mounted.push(ui);
	await ui.until(/Whose mailbox/);
	await ui.press('\u0005', /Paste a reply/);
	await ui.press(lines, /line 7/);
	const screen = await screenAfter(ui, pieces);
	ui.instance.unmount();
	return screen;
}

/** The line in the editor after these pieces, marked by a last character so that it is known to be drawn. */
async function lineAfter(pieces: readonly (string | Buffer)[]): Promise<string> {
	const ui = mountUi({columns: 120, rows: 30});
	mounted.push(ui);
	ui.session.append(...walkToRcpt());
	await ui.until(/RCPT TO/);
	await ui.press('e', /Edit the command/);
	const screen = await screenAfter(ui, pieces);
	expect(ui.session.intents).toEqual([]);
	ui.instance.unmount();
	return screen.split('\n').find((line) => line.includes(marker)) ?? '';
}

/** One text in pieces of bytes, cut anywhere, also inside a character or an escape sequence. */
function cutAt(text: string, cuts: readonly number[]): readonly Buffer[] {
	const all = Buffer.from(text);
	const places = [...new Set(cuts.map((cut) => cut % (all.length + 1)))].toSorted((a, b) => a - b);
	return [...places, all.length].map((end, index) => all.subarray(places[index - 1] ?? 0, end));
}

test('split-input: however keys and hostile pastes are cut or run together, the line is that of slow typing', async () => {
	await fc.assert(
		fc.asyncProperty(typedOf(keys), fc.array(fc.nat(400), {maxLength: 6}), async (list, cuts) => {
			const slow = await lineAfter(list);
			expect(await lineAfter([list.join('')])).toBe(slow);
			expect(await lineAfter(cutAt(list.join(''), cuts))).toBe(slow);
		}),
		{numRuns: 12},
	);
}, 60_000);

/** Keys for a text of several lines: a line break, rows up and down, its beginning. */
const keysOfText = [...keys, '\u001b\r', '\u001b[A', '\u001b[B', '\u001b<', '\u0015'];

test('split-input: so it is in a text of several lines', async () => {
	const any = typedOf(keysOfText);
	await fc.assert(
		fc.asyncProperty(any, fc.array(fc.nat(400), {maxLength: 6}), async (list, cuts) => {
			const slow = await fieldAfter(list);
			expect(await fieldAfter([list.join('')])).toBe(slow);
			expect(await fieldAfter(cutAt(list.join(''), cuts))).toBe(slow);
		}),
		{numRuns: 12},
	);
}, 60_000);

test.each(hostile)('a paste of %j sends nothing and leaves one line', async (text) => {
	const line = await lineAfter([paste(text)]);
	// oxlint-disable-next-line no-control-regex
	expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/u);
});

test('the field that is compared holds what was typed and pasted', async () => {
	const screen = await fieldAfter(['\u001b\r', 'ü', '字', paste(hostile[0]!)]);
	expect(screen).toMatch(/line 7\n {3}ü字RCPT TO:<x@y>\n {3}DATA\n {3}\.\n {3}QUIT¤/u);
});

test('the line that is compared holds what was typed', async () => {
	expect(await lineAfter([...keys.slice(0, 5), '\u001b[D', 'b'])).toContain('aZ üb字');
	expect(await lineAfter([paste(hostile[0]!)])).toContain('DATA . QUIT');
});

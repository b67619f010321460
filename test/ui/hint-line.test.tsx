import {describe, expect, test} from 'vitest';
import {
	commandProposal,
	connectProposal,
	lookupProposal,
	target,
	walkToRcpt,
} from '../support/view.ts';
import {bytesOf} from '../support/key-bytes.ts';
import {type MountedUi, uiMounter} from '../support/ui.tsx';
import {outcomeOf} from '../support/why.ts';

const mount = uiMounter();

const hints = (ui: MountedUi): string => ui.screen().at(-1) ?? '';
const flat = (ui: MountedUi): string => ui.screen().join(' ').replaceAll(/\s+/gu, ' ');

describe.each([
	[120, 40],
	[80, 24],
	[50, 12],
] as const)('auto at %i×%i', (columns, rows) => {
	test('nothing says that it waits for Enter, and the way to pause it is in sight', async () => {
		const ui = mount({columns, rows});
		ui.session.append(lookupProposal('plain.example'));
		await ui.until(/Enter ask DNS/);
		if (rows > 12) expect(flat(ui)).toMatch(/until you press Enter/);
		// Slower: it must not be gone before it was looked at.
		ui.type('----a');
		await ui.until(/Auto is on/);
		expect(flat(ui)).not.toMatch(/(?:until|before) you press Enter/);
		expect(hints(ui)).toMatch(/^ Enter ask DNS {2}a pause/u);
		await ui.press('a', /Auto is off/);
		await ui.until(() => !hints(ui).includes('pause'), 'no pause');
	});

	test('at any step; and after the end nothing is called auto', async () => {
		const ui = mount({columns, rows, auto: true, judge: () => undefined});
		ui.session.append(...walkToRcpt());
		await ui.until(() => hints(ui).includes('a pause'), 'a pause');
		await ui.until(() => /auto/.test(ui.screen()[0] ?? ''), 'auto in the header');
		ui.session.append({type: 'session-ended', by: 'done'});
		await ui.until(/The conversation is over/);
		expect(ui.screen()[0]).not.toMatch(/auto/);
	});

	test('the start screen promises no Enter either', async () => {
		const ui = mount({columns, rows, address: undefined, auto: true});
		await ui.until(/Whose mailbox/);
		expect(flat(ui)).not.toMatch(/Nothing goes out/);
	});
});

describe.each([
	[120, 40],
	[80, 24],
	[50, 12],
] as const)('the hints at %i×%i', (columns, rows) => {
	test.each(['DATA', 'BDAT 1'])('%s is never sent, so no key sends it', async (line) => {
		const ui = mount({columns, rows});
		ui.session.append(...walkToRcpt());
		await ui.until(/Enter send it/);
		await ui.press(':', /Type a command/);
		expect(hints(ui)).toMatch(/Enter send it/);
		await ui.press(line, /mxray (?:never sends|sends no mail)/);
		await ui.until(() => hints(ui).startsWith(' Esc cancel'), 'no Enter');
		expect(hints(ui)).not.toMatch(/send it/);
		await ui.press('\u0015NOOP', /→ NOOP/);
		await ui.until(() => /Enter send it/.test(hints(ui)), 'Enter again');
	});

	test('after the end : says why nothing happens', async () => {
		const ui = mount({columns, rows, judge: () => outcomeOf()});
		ui.session.append(...walkToRcpt(), {type: 'session-ended', by: 'done'});
		await ui.until(/The conversation is over/);
		await ui.press(':', /nothing can be\s+sent any more/);
	});

	test('the form: all its keys, no space where none can be, and all values in one column', async () => {
		const ui = mount({columns, rows});
		ui.session.append(...walkToRcpt());
		await ui.until(/Enter send it/);
		await ui.press('t', /━ Another way/);
		for (let at = 0; at < 8 && !/» [^\n]*something changed/u.test(ui.screen().join('\n')); at++) {
			const before = ui.screen().join('\n');
			ui.type(bytesOf('down'));
			await ui.until((screen) => screen !== before, 'the next way');
		}

		await ui.press('\r', /Enter walk again/);
		expect(hints(ui)).toMatch(/↑ ↓ Tab fields/);
		const column = (label: string): number => {
			const row = ui.screen().find((each) => each.includes(label)) ?? '';
			const start = row.indexOf(label) + label.length;
			return start + row.slice(start).search(/\S/u);
		};
		const chosen = column('EHLO name');
		expect(chosen).toBe(column('Sender'));
		await ui.press(bytesOf('tab'), /» Sender/);
		expect(column('EHLO name')).toBe(chosen);
		await ui.press(bytesOf('tab'), /» Recipient/);
		await ui.press('  x y', /» Recipient\*? +\S+xy/);
		await ui.press(bytesOf('ctrl-u'), /» Recipient\*/);
		await ui.press('"a b"@c.example', /"a b"@c\.example/);
	});
});

test('an address goes to the next row whole', async () => {
	const ui = mount({columns: 50, rows: 24});
	ui.session.append(connectProposal({...target, host: 'a-long-name.of.a.server.plain.example'}));
	await ui.until(/→ connect/);
	expect(ui.screen().join('\n')).toMatch(/^ +\[192\.0\.2\.\d+\]:25\s*$/mu);
});

test('the tour names no key that the hints leave out', async () => {
	const ui = mount({columns: 80, rows: 24, tour: true, judge: () => undefined});
	ui.session.append(...walkToRcpt(), commandProposal('vrfy', 'VRFY alice', {skippable: true}));
	await ui.until(/s skips this last\s+question/);
	expect(hints(ui)).toMatch(
		/^ Enter send it {2}(?:x explain {2}s skip|s skip {2}x explain) .*\? help {2}q quit$/u,
	);
});

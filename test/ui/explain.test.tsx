import fc from 'fast-check';
import {afterEach, describe, expect, test} from 'vitest';
import {explainState, updateExplain} from '../../source/ui/explain-state.ts';
import {looksLikeReply} from '../../source/ui/looks-like-reply.ts';
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

test('any keys and pastes leave a state that can be shown', () => {
	const extent = {rows: 60, height: 20};
	const event = fc.oneof(
		fc
			.constantFrom('enter', 'esc', 'up', 'G', ' ', 's', 'e', 'n', 'x', '5', 'ctrl-w', 'backspace')
			.map((stroke) => ({type: 'stroke', stroke}) as const),
		fc.string({unit: 'binary'}).map((text) => ({type: 'paste', text}) as const),
	);
	fc.assert(
		fc.property(fc.array(event, {maxLength: 40}), (events) => {
			let state = explainState('');
			for (const each of events) {
				({state} = updateExplain(state, each, extent));
				expect(state.isShown && state.text.trim() === '').toBe(false);
				expect(state.top).toBeGreaterThanOrEqual(0);
				expect(state.top).toBeLessThanOrEqual(40);
			}
		}),
	);
});

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	commandProposal,
	connectedTo,
	lookupProposal,
	replied,
	sent,
	walkToRcpt,
} from '../support/view.ts';
import {bindKeys} from '../../source/ui/bind-keys.ts';
import {keyTable} from '../../source/ui/key-table.ts';
import {mountUi, type MountedUi, uiMounter} from '../support/ui.tsx';

const mount = uiMounter();

const linesOf = (ui: MountedUi): readonly (string | undefined)[] =>
	ui.session.intents.map((intent) => (intent.type === 'approve' ? intent.line : undefined));

/** Wait until the session was told so much. */
async function untilSent(ui: MountedUi, count: number): Promise<void> {
	await ui.until(() => ui.session.intents.length >= count, `${count} intents`);
}

describe.each([
	[80, 24],
	[50, 12],
	[120, 40],
] as const)('the command line at %i×%i', (columns, rows) => {
	test('any command beside the proposal, its meaning as one types, and back', async () => {
		const ui = mount({columns, rows});
		ui.session.append(commandProposal('ehlo', 'EHLO client.example'));
		await ui.until(/→ EHLO client/);
		await ui.press(':', /Type a command/);
		await ui.press('NOOP', /Type a command: do nothing[\s\S]*→ NOOP/);
		await ui.press('\u0015expn a', /Type a command: ask for the members[\s\S]*→ expn a/);
		await ui.press('\u001b', /→ EHLO client/);
		expect(ui.session.intents).toEqual([]);
		await ui.press(':RSET', /→ RSET/);
		ui.type('\r');
		await untilSent(ui, 1);
		expect(ui.session.intents).toMatchObject([
			{type: 'approve', line: 'RSET', proposalId: ui.session.getView().proposal?.id},
		]);
	});

	test('a broken rule is named, with what to expect; the second Enter sends', async () => {
		const ui = mount({columns, rows});
		ui.session.append(commandProposal('ehlo', 'EHLO client.example'));
		await ui.until(/→ EHLO client/);
		ui.type(':');
		await ui.press('RCPT TO:<a@b.example>', /→ RCPT/);
		const warned = await ui.press('\r', /RFC 5321/);
		expect(warned.replaceAll(/\s+/g, ' ')).toMatch(/Expect 503/);
		expect(ui.session.intents).toEqual([]);
		// Another letter is another line: it is asked about anew.
		await ui.press('x', /example>x/);
		await ui.press('\r', /RFC 5321/);
		expect(ui.session.intents).toEqual([]);
		ui.type('\r');
		await untilSent(ui, 1);
		expect(linesOf(ui)).toEqual(['RCPT TO:<a@b.example>x']);
	});
});

test('an empty line sends nothing', async () => {
	const ui = mount();
	ui.session.append(commandProposal('ehlo', 'EHLO client.example'));
	await ui.until(/→ EHLO client/);
	await ui.press(':', /Type a command/);
	await ui.press('\r', /Nothing was typed; the proposal stands/);
	expect(ui.session.intents).toEqual([]);
});

describe.each([
	[80, 24],
	[50, 12],
] as const)('whatever happens meanwhile, at %i×%i', (columns, rows) => {
	test('where there can be no line, it is said why, and what is typed does nothing', async () => {
		const ui = mount({columns, rows});
		ui.session.append(lookupProposal('plain.example'));
		await ui.until(/find the mail servers/);
		await ui.press(':auth plain', /no connection to send a\s+command over\s+yet/);
		// Enter belongs to that line and ends it. What comes then is a key.
		await ui.press('\r?', /━ Keys/);
		ui.type('\u001b');
		await ui.until((screen) => !/━ Keys/.test(screen), 'no help');
		await ui.press('VRFY bob\r', /no connection to send a\s+command over\s+yet/);
		expect(ui.session.intents).toEqual([]);
		ui.session.append({type: 'session-ended', by: 'done'});
		await ui.until(/conversation is over/i);
		await ui.press(':quit', /nothing can be sent any\s+more/);
		ui.type('\u001b');
		await ui.until((screen) => !/nothing can be sent/.test(screen), 'no more of it');
		await ui.press('?', /━ Keys/);
	});

	test('the server hangs up: the line stays, keeps its keys, and sends nothing', async () => {
		const ui = mount({columns, rows});
		ui.session.append(...connectedTo(), commandProposal('ehlo', 'EHLO client.example'));
		await ui.press(':NOOP qui', /→ NOOP qui/);
		const {attempts} = ui.session.getView();
		const attempt = attempts.at(-1)?.number ?? 0;
		ui.session.append(
			{type: 'closed', attempt, by: 'peer', how: 'fin', elapsedMs: 10, detail: undefined},
			{type: 'session-ended', by: 'done'},
		);
		await ui.until(/server hung up: this line was not sent/);
		await ui.press('te nfq', /→ NOOP quite nfq/);
		await ui.press('\r', /Nothing was sent\./);
		await ui.press('q', /→ NOOP quite nfqq/);
		expect(ui.session.intents).toEqual([]);
		await ui.press('\u001b', /The line is kept/);
	});

	test('while a reply is due a line can be written; Enter says not yet, then sends', async () => {
		const ui = mount({columns, rows});
		ui.session.append(...connectedTo(), ...sent('ehlo', 'EHLO client.example'));
		await ui.until(/Their turn/);
		await ui.press(':noop qa', /→ noop qa[\s\S]*Waiting for the reply to EHLO/);
		await ui.press('\r', /Not yet\. The answer to EHLO has\s+not come/);
		ui.session.append(...replied('ehlo', '250 mx\r\n'), commandProposal('mail', 'MAIL FROM:<>'));
		await ui.until(/your turn again: Enter sends this/);
		expect(ui.session.intents).toEqual([]);
		ui.type('\r');
		await untilSent(ui, 1);
		expect(ui.session.intents).toMatchObject([
			{type: 'approve', line: 'noop qa', proposalId: ui.session.getView().proposal?.id},
		]);
	});

	test('a password typed while a reply is due is not kept', async () => {
		const ui = mount({columns, rows});
		ui.session.append(...connectedTo(), ...sent('ehlo', 'EHLO client.example'));
		await ui.until(/Their turn/);
		await ui.press('AUTH PLAIN AGEAYg==', /Nothing is kept\s+behind the mechanism/);
		ui.session.append(...replied('ehlo', '250 mx\r\n'), commandProposal('mail', 'MAIL FROM:<>'));
		await ui.until(/your turn again/);
		// Nor does the history or what was cut have it.
		await ui.press('\u0019\u001b[A', /→ EHLO client/);
		expect(ui.screen().join('\n')).not.toMatch(/AGEA|GEAYg/);
	});

	test.each(['NOOP', 'EXPN staff', 'VRFY bob', 'TURN', 'HELP', 'ETRN a', 'RSET', 'XCLIENT A=b'])(
		'%s typed as SMTP writes it, slowly or in one piece, is a command',
		async (line) => {
			for (const pieces of [[...line], [line], [paste(`${line}\r\n`)]]) {
				const ui = mount({columns, rows});
				ui.session.append(...connectedTo(), commandProposal('ehlo', 'EHLO client.example'));
				await ui.until(/→ EHLO client/);
				for (const piece of pieces) ui.type(piece);
				await ui.until(new RegExp(`→ ${line}\\s*\\n`, 'u'));
				expect(ui.session.intents).toEqual([]);
				await ui.press('\u001b', /→ EHLO client/);
				ui.instance.unmount();
			}
		},
	);
});

const paste = (text: string): string => `\u001b[200~${text}\u001b[201~`;

test('a command in capitals and its Enter, in one piece, go out as if typed slowly', async () => {
	const ui = mount();
	ui.session.append(...walkToRcpt());
	await ui.until(/→ VRFY/);
	ui.type('VRFY bob\r');
	await untilSent(ui, 1);
	expect(linesOf(ui)).toEqual(['VRFY bob']);
});

test('NOOP is a command also while places are marked', async () => {
	const ui = mount();
	ui.session.append(...walkToRcpt());
	await ui.until(/→ VRFY/);
	await ui.press('/server', /of \d/);
	await ui.press('\r', /n next/);
	await ui.press('NOOP', /→ NOOP\s*\n/);
});

test('a key of one’s own goes before typing; a letter that it left begins a command', async () => {
	const {table, problems} = bindKeys(keyTable, {'fold-all': ['V']});
	expect(problems).toEqual([]);
	const ui = mount({keys: table});
	ui.session.append(...walkToRcpt());
	await ui.until(/→ VRFY/);
	await ui.press('V', /replies/);
	await ui.press('U', /→ U\s*\n/);
	expect(bindKeys(keyTable, {'type-line': ['a']}).problems).toContain(
		'The keys of type-line cannot be changed.',
	);
});

test('Tab completes and goes on; Shift-Tab goes back; one undo takes it back', async () => {
	const ui = mount();
	ui.session.append(
		...connectedTo(),
		...sent('ehlo', 'EHLO client.example'),
		...replied('ehlo', '250-mx1\r\n250-SIZE 1000\r\n250 DSN\r\n'),
		commandProposal('mail', 'MAIL FROM:<>'),
	);
	await ui.until(/→ MAIL/);
	await ui.press(':MAIL FROM:<> ', /→ MAIL FROM:<>/);
	await ui.press('\t', /→ MAIL FROM:<> (\S+)[\s\S]*1\/\d \S+ \w+ \w+/);
	const first = /→ MAIL FROM:<> (\S+)/.exec(ui.screen().join('\n'))?.[1];
	await ui.press('\t', /2\/\d/);
	await ui.until((screen) => !screen.includes(`→ MAIL FROM:<> ${first}\n`), 'another candidate');
	await ui.press('\u001b[Z', /1\/\d/);
	await ui.press('\u001f', /→ MAIL FROM:<>\s*\n/);
	await ui.press('\u0015DA\t', /sends no DATA and no BDAT/);
	expect(ui.session.intents).toEqual([]);
});

test('what was sent comes back, newest first, by ↑ and Ctrl-P; ↓ brings back one’s own', async () => {
	const ui = mount();
	ui.session.append(
		...walkToRcpt(),
		...sent('vrfy', 'NOOP', {secure: true}),
		...replied('vrfy', '250 ok\r\n', {secure: true}),
		commandProposal('vrfy', 'VRFY alice@plain.example'),
	);
	await ui.until(/→ VRFY/);
	await ui.press(':EX', /→ EX\s*\n/);
	await ui.press('\u001b[A', /→ NOOP\s*\n/);
	await ui.press('\u0010', /→ RCPT TO:<alice@plain\.example>/);
	await ui.press('\u001b[B\u000e', /→ EX\s*\n/);
});

test('a word that waits for its answer is named, whatever stage it was typed at', async () => {
	const ui = mount();
	ui.session.append(...walkToRcpt(), ...sent('vrfy', 'EXPN staff', {secure: true}));
	await ui.until(/Waiting for the reply to EXPN/);
});

/** One key or paste each, as bytes; no lone Esc, which no line can tell from the start of a sequence, and no emoji, on whose width terminals differ. */
const keys = fc.constantFrom(
	...'aE <@7é',
	'한',
	'\u0001',
	'\u0002',
	'\u0005',
	'\u0006',
	'\u000b',
	'\u0014',
	'\u0015',
	'\u0017',
	'\u0019',
	'\u001f',
	'\u007f',
	'\t',
	'\u001b[A',
	'\u001b[B',
	'\u001b[C',
	'\u001b[D',
	'\u001b[H',
	'\u001b[F',
	'\u001b[3~',
	'\u001b[1;5D',
	'\u001bb',
	'\u001bf',
	'\u001bd',
	'\u001by',
	'\u001b[200~RSET\r\nDATA\r\n\u001b[201~',
	'\u001b[200~b\u0000\u001b[31m\u001b[201~',
);

/** The panel after these pieces of input, and what was sent. */
async function after(pieces: readonly string[], isSlow: boolean): Promise<string> {
	const ui = mountUi();
	try {
		ui.session.append(commandProposal('ehlo', 'EHLO client.example'));
		await ui.until(/→ EHLO client/);
		for (const piece of pieces) {
			ui.type(piece);
			// Each piece is a read of its own.
			if (isSlow) await new Promise(setImmediate);
		}
		// The mark at the end shows that all before it was read.
		await ui.press('\u0005', /Type a command/);
		ui.type('÷');
		const screen = await ui.until(/÷/);
		expect(ui.session.intents).toEqual([]);
		return screen.slice(screen.indexOf('─ Type'));
	} finally {
		ui.instance.unmount();
	}
}

/** Cut a text into pieces of these lengths, between UTF-16 halves never. */
function cutUp(text: string, lengths: readonly number[]): readonly string[] {
	const letters = [...text];
	const pieces: string[] = [];
	for (let at = 0, turn = 0; at < letters.length; turn++) {
		const length = lengths[turn % lengths.length] ?? 1;
		pieces.push(letters.slice(at, at + length).join(''));
		at += length;
	}
	return pieces;
}

test('slow-line: keys in one piece, sequences cut in two, pastes in pieces: as typed slowly', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(keys, {minLength: 1, maxLength: 12}),
			fc.array(fc.integer({min: 1, max: 9}), {minLength: 1, maxLength: 6}),
			fc.constantFrom(':', 'V'),
			async (list, lengths, opener) => {
				const slow = await after([opener, ...list], true);
				const text = opener + list.join('');
				expect(await after([text], false)).toBe(slow);
				expect(await after(cutUp(text, lengths), true)).toBe(slow);
			},
		),
		{numRuns: 10},
	);
}, 60_000);

import {describe, expect, test} from 'vitest';
import type {Outcome} from '../../source/model/verdict.ts';
import {type MountedUi, uiMounter} from '../support/ui.tsx';
import {
	bytes,
	commandProposal,
	connectedTo,
	connectProposal,
	lookedUp,
	lookupProposal,
	replied,
	sent,
	target,
	walkToRcpt,
} from '../support/view.ts';

const mount = uiMounter();

/** Everything that lies over the panes, from here to its end, one row at a time. */
async function readPage(ui: MountedUi): Promise<string> {
	let seen = await ui.until(/\d of \d/);
	for (;;) {
		const [, end, all] = /-(\d+) of (\d+) ━/.exec(seen.slice(seen.lastIndexOf('mxray'))) ?? [];
		if (end === all) return seen;
		seen += await ui.press(' ', new RegExp(`-(?!${end} )\\d+ of ${all}`));
	}
}

const outcome: Outcome = {
	stage: 'rcpt',
	ended: 'reply',
	code: 550,
	enhanced: '5.1.1',
	said: null,
	closed: null,
	reason: 'user-unknown',
	about: 'recipient',
	mailbox: 'absent',
	catchAll: 'unknown',
	confidence: 'high',
	provider: null,
	summary: 'The server says that there is no such mailbox.',
	hypotheses: [],
	ruledOut: [],
	noticed: [],
	next: ['Check the spelling of the address.'],
	exitCode: 10,
	evidence: [],
};

describe('the layout', () => {
	const sizes = [
		[120, 40],
		[110, 18],
		[109, 60],
		[80, 24],
		[72, 22],
		[71, 40],
		[50, 12],
		[24, 8],
		[200, 50],
	] as const;
	test.each(sizes)(
		'%i×%i: header, panel and hints stand in their places',
		async (columns, rows) => {
			const ui = mount({columns, rows});
			ui.session.append(...walkToRcpt());
			await ui.until(/VRFY/);
			const screen = ui.screen();
			expect(screen[0]).toMatch(/^ mxray {2}alice@plain/);
			expect(screen.at(-1)).toMatch(/^ Enter send it/);
			expect(screen.filter((line) => line.includes('Your turn:'))).toHaveLength(1);
			expect(screen.findIndex((line) => line.includes('Your turn:'))).toBeGreaterThan(2);
		},
	);

	test('too small a window says so, and works again when it grows', async () => {
		const ui = mount({columns: 20, rows: 5});
		ui.session.append(...walkToRcpt());
		await ui.until(/Window too small/);
		ui.resize(80, 24);
		await ui.until(/What it means/);
		expect(ui.screen().at(-1)).toMatch(/q quit$/);
	});

	test('side by side, above each other, one at a time: across resizes', async () => {
		const ui = mount({columns: 120, rows: 40});
		ui.session.append(...walkToRcpt());
		await ui.until(/Stages ─+ {2}─ What was said ─+ {2}━ What it means/);
		ui.resize(80, 24);
		await ui.until(
			(text) => /Stages ─+ {2}─ What was said/.test(text) && /^━ What it means/m.test(text),
		);
		ui.resize(50, 12);
		await ui.until(/pane 1\/3/);
		await ui.press('\t', /What was said · pane 2\/3/);
		await ui.press('\t', /Stages · pane 3\/3/);
		await ui.press('\t', /What it means · pane 1\/3/);
	});

	test('without UTF-8 the screen is plain ASCII', async () => {
		const ui = mount({columns: 120, rows: 40, unicode: false});
		ui.session.append(...walkToRcpt());
		const screen = await ui.until(/VRFY/);
		expect(screen).toMatch(/^[\n\x20-\x7e]*$/);
		const help = await ui.press('?', /The walk/);
		expect(help).toMatch(/^[\n\x20-\x7e]*$/);
	});
});

describe('what is shown', () => {
	test('each raw line, with direction, and the heavy bar over TLS', async () => {
		const ui = mount({columns: 120, rows: 40});
		ui.session.append(...walkToRcpt());
		const screen = await ui.until(/VRFY/);
		expect(screen).toMatch(/→│EHLO client\.example/);
		expect(screen).toMatch(/←│250-PIPELINING/);
		expect(screen).toMatch(/→┃RCPT TO:<alice@plain\.example>/);
		expect(screen).toMatch(/←│plain\.example\. 300 IN MX 10/);
	});

	test('terminal-escape-banner: nothing of it reaches the terminal unescaped', async () => {
		const ui = mount({columns: 120, rows: 40});
		ui.session.append(
			...connectedTo(),
			...replied('banner', '220 \u001b]0;owned\u0007\u001b[2J\u001b[31mred\u009b1m \u00ff\r\n'),
			commandProposal('ehlo', 'EHLO client.example'),
		);
		const screen = await ui.until(/<1B>\]0;owned<07>/);
		expect(screen).toContain('<1B>[2J<1B>[31mred');
		expect(ui.written()).not.toContain('\u001b]0;');
		expect(ui.written()).not.toContain('\u009b');
		expect(ui.written()).not.toContain('\u0007');
	});

	test('a close keeps the last words and says how', async () => {
		const ui = mount({columns: 120, rows: 40});
		ui.session.append(
			...connectedTo(),
			...replied('banner', '421 4.7.0 Too many connections\r\n'),
			{type: 'closed', attempt: 1, by: 'peer', how: 'rst', elapsedMs: 2, detail: 'ECONNRESET'},
			{type: 'session-ended', by: 'done'},
		);
		const screen = await ui.until(/RST/);
		expect(screen).toContain('421 4.7.0 Too many connections');
		expect(screen).toMatch(/The conversation is over/);
		expect(ui.screen().at(-1)).toMatch(/n another address/);
	});

	test('the verdict, with its sign, its words, and what to do', async () => {
		const ui = mount({columns: 120, rows: 40, judge: () => outcome});
		ui.session.append(...walkToRcpt('550 5.1.1 No such user\r\n'));
		const screen = await ui.until(/The recipient is refused/);
		expect(screen).toMatch(/✗ The recipient is refused/);
		expect(screen).toMatch(/The server says that there is no such/);
		expect(screen).toMatch(/Check the spelling/);
	});

	test.each([
		[80, 24],
		[60, 20],
		[40, 12],
	])(
		'%i×%i: a wait shows its time-out; Esc stops it, and is asked about',
		async (columns, rows) => {
			const ui = mount({columns, rows});
			ui.session.append(...connectedTo());
			await ui.until(/waiting\s+for\s+its\s+greeting[\s\S]*of at most 30\.0 s/);
			expect(ui.screen().at(-1)).toMatch(/Esc stop waiting/);
			await ui.press('\u001b', /Esc\s+again\s+stops\s+waiting\s+and\s+hangs\s+up/);
			ui.type('\u001b');
			await ui.until(() => ui.session.intents.length > 0, 'an intent');
			expect(ui.session.intents).toEqual([{type: 'stop-waiting'}]);
		},
	);

	test('warnings stand in words before the command goes out', async () => {
		const ui = mount();
		ui.session.append(commandProposal('ehlo', 'EHLO laptop', {warnings: ['helo-not-fqdn']}));
		await ui.until(/▲ EHLO name is not fully qualified/);
	});

	test('a stage picked in the list is explained again', async () => {
		const ui = mount({columns: 120, rows: 40});
		ui.session.append(...walkToRcpt());
		await ui.until(/VRFY/);
		ui.type('\t\t');
		await ui.press('\u001b[A\u001b[A', /» ?✓ mail/);
		await ui.until(/✓ Sender accepted\s*\n.*← 250 2\.1\.0 Ok/);
	});

	test('endless-reply: ten thousand lines do not slow the keys', async () => {
		const ui = mount({columns: 120, rows: 40});
		const lines = Array.from({length: 9999}, (_, i) => `250-line ${i}\r\n`).join('');
		ui.session.append(...connectedTo(), ...replied('ehlo', `${lines}250 end\r\n`));
		ui.session.append(commandProposal('mail', 'MAIL FROM:<>'));
		await ui.until(/MAIL FROM/);
		ui.type('\t');
		const start = performance.now();
		await ui.until(/ 9,988 more lines/);
		await ui.press('u', /of 10004/);
		await ui.press('g', /1-\d+ of 1\d{4}/);
		await ui.press('G', /-10004 of 10004/);
		for (let i = 0; i < 20; i++) ui.type('k');
		await ui.until(/-9984 of 10004/);
		expect(performance.now() - start).toBeLessThan(2000);
	});
});

describe.each([
	[120, 40],
	[80, 24],
	[50, 12],
])('the whole page, at %i×%i', (columns, rows) => {
	const unknown = '550 5.1.1 <alice@plain.example>: Recipient address rejected: User unknown';

	test('x: the code part by part, the rule, its rivals, dated sources; Esc goes back', async () => {
		const ui = mount({columns, rows});
		ui.session.append(...walkToRcpt(`${unknown}\r\n`));
		await ui.until(/VRFY/);
		const top = await ui.press('x', /Reply \d of \d: rcpt/);
		expect(top).toContain('← 550 5.1.1 <alice@plain.example>');
		expect(top).toMatch(/^✗ \S/mu);
		const all = (await readPage(ui)).replaceAll(/\s+/gu, ' ');
		for (const part of [
			'Reason user-unknown',
			'Recipient not known',
			'Lasting permanent',
			'Speaker Postfix',
			'The code, part by part',
			'The rule that won',
			'would also fit:',
			'Sources',
		])
			expect(all).toContain(part);
		await ui.press('\u001b', /Your turn/);
	});

	test('← and → turn to the other replies; EHLO shows its keywords and what is missing', async () => {
		const ui = mount({columns, rows});
		ui.session.append(...walkToRcpt());
		await ui.until(/VRFY/);
		await ui.press('x', /Reply 5 of 5: rcpt/);
		await ui.press('\u001b[D', /Reply 4 of 5: mail/);
		await ui.press('\u001b[D\u001b[D\u001b[D\u001b[D', /Reply 1 of 5: banner/);
		await ui.press('\u001b[C', /Reply 2 of 5: ehlo/);
		await ui.press('G', /8BITMIME 8-bit text allowed/);
		await ui.press('x', /Your turn/);
	});

	test('x after the end: the reply that decided, not the goodbye', async () => {
		const ui = mount({columns, rows});
		ui.session.append(
			...walkToRcpt(`${unknown}\r\n`),
			...sent('quit', 'QUIT'),
			...replied('quit', '221 2.0.0 Bye\r\n'),
			{type: 'session-ended', by: 'done'},
		);
		await ui.until(/is over/);
		await ui.press('x', /Reply 5 of 6: rcpt/);
		await ui.press('\u001b[C', /Reply 6 of 6: quit/);
	});

	test('w: the keywords, the chosen one unfolded', async () => {
		const ui = mount({columns, rows});
		ui.session.append(...walkToRcpt());
		await ui.until(/VRFY/);
		await ui.press('w', /» PIPELINING[^\n]*\n\s+The client may send several/);
		await ui.press('j', /» SIZE 10240000[\s\S]*10\.2\s+million bytes/);
		expect(ui.screen().join('\n')).not.toContain('The client may send several');
		await ui.press('w', /Your turn/);
	});
});

test('x before the first reply, w before EHLO: a word, no page', async () => {
	const ui = mount();
	ui.session.append(lookupProposal('plain.example'));
	await ui.until(/find the mail servers/);
	await ui.press('x', /has not said anything yet/);
	await ui.press('w', /known after EHLO/);
});

describe('starttls-stripping', () => {
	const stripped = [
		...connectedTo(),
		...replied('banner', '220 **********************************0******2****\r\n'),
		...sent('ehlo', 'EHLO client.example'),
		...replied('ehlo', '250-mx1.plain.example\r\n250-SIZE 1000\r\n250 XXXXXXXA\r\n'),
		commandProposal('mail', 'MAIL FROM:<>'),
	];

	test.each([
		[120, 40],
		[80, 24],
	])('%i×%i: a masked banner and a masked keyword are pointed out', async (columns, rows) => {
		const ui = mount({columns, rows});
		ui.session.append(...stripped);
		await ui.until(/MAIL FROM/);
		await ui.press('x', /Reply 2 of 2: ehlo/);
		const seen = await readPage(ui);
		expect(seen).toContain('XXXXXXXA Overwritten by a firewall');
		expect(seen).toContain('The banner is overwritten with asterisks');
		expect(seen).toContain('something on the way rewrites replies');
	});
});

describe('editing on the screen', () => {
	test('the cursor stands in the line, the line goes out as written', async () => {
		const ui = mount();
		ui.session.append(commandProposal('ehlo', 'EHLO client.example'));
		await ui.until(/EHLO client/);
		await ui.press('e', /Edit the command/);
		const row = ui.screen().findIndex((line) => line.includes('→ EHLO client.example'));
		await ui.until(() => ui.cursor().y === row && ui.cursor().x === 22, 'the cursor at the end');
		ui.type('\u001b[D\u001b[D\u007f');
		await ui.until(/EHLO client\.examle/);
		ui.type('\u0001');
		await ui.until(() => ui.cursor().x === 3, 'the cursor at the start');
		ui.type('\r');
		await ui.until(() => ui.session.intents.length > 0, 'an intent');
		expect(ui.session.intents).toMatchObject([{type: 'approve', line: 'EHLO client.examle'}]);
	});

	test('smuggled-newline: a bracketed paste becomes one line, with a word about it', async () => {
		const ui = mount();
		ui.session.append(commandProposal('rcpt', 'RCPT TO:<'));
		await ui.until(/RCPT/);
		await ui.press('e', /Edit the command/);
		await ui.press('\u001b[200~a@b.c>\r\nRSET\r\n\u001b[201~', /RCPT TO:<a@b\.c> RSET/);
		await ui.until(/Line breaks in the paste became spaces/);
		expect(ui.session.intents).toEqual([]);
	});

	test('smuggled-newline: an unmarked paste does not run through the keys', async () => {
		const ui = mount();
		ui.session.append(commandProposal('rcpt', 'RCPT TO:<'));
		await ui.until(/RCPT/);
		await ui.press('q\rq\rq\rEHLO\r', /Nothing was pasted/);
		expect(ui.session.intents).toEqual([]);
	});

	test('a refusal is said, and the text stays', async () => {
		const ui = mount();
		ui.session.append(commandProposal('mail', 'MAIL FROM:<>'));
		await ui.until(/MAIL/);
		await ui.press('e', /Edit the command/);
		await ui.press('\u0015DATA', /→ DATA/);
		ui.type('\r');
		await ui.until(() => ui.session.intents.length === 1, 'an intent');
		ui.session.append({type: 'refused', code: 'data-never', detail: ''});
		await ui.until(/mxray sends no mail/);
		expect(ui.screen().join('\n')).toContain('→ DATA');
	});
});

describe('other servers', () => {
	test('the list shows hosts, preference, TTL and addresses; Enter chooses', async () => {
		const ui = mount();
		ui.session.append(lookupProposal('plain.example'), ...lookedUp(), connectProposal(target));
		await ui.until(/connect mx1/);
		const list = await ui.press('m', /Mail servers/);
		expect(list).toMatch(/» +10 {2}mx1\.plain\.example {2}TTL 300 s/);
		expect(list).toMatch(/2001:db8::1/);
		await ui.press('G', /» +20 {2}mx2/);
		ui.type('\r');
		await ui.until(() => ui.session.intents.length > 0, 'an intent');
		expect(ui.session.intents).toMatchObject([{type: 'choose-target', host: 'mx2.plain.example'}]);
	});

	test('the DNS answers as dig shows them', async () => {
		const ui = mount();
		ui.session.append(lookupProposal('plain.example'), ...lookedUp(), connectProposal(target));
		await ui.until(/connect mx1/);
		const screen = await ui.press('d', /ANSWER SECTION/);
		expect(screen).toMatch(/plain\.example\.\s+300\s+IN\s+MX\s+10 mx1\.plain\.example\./);
	});
});

describe('auto', () => {
	test('approves after a pause, and shows that it is on', async () => {
		const ui = mount();
		ui.session.append(commandProposal('ehlo', 'EHLO client.example'));
		await ui.until(/EHLO/);
		await ui.press('a', /practice network · auto/);
		await ui.until(() => ui.session.intents.length > 0, 'an intent');
		expect(ui.session.intents).toMatchObject([{type: 'approve', by: 'auto'}]);
	});

	test('can be on from the start', async () => {
		const ui = mount({auto: true});
		ui.session.append(commandProposal('ehlo', 'EHLO client.example'));
		await ui.until(() => ui.session.intents.length > 0, 'an intent');
		expect(ui.session.intents).toMatchObject([{type: 'approve', by: 'auto'}]);
	});

	test('does not approve a private address', async () => {
		const ui = mount();
		ui.session.append(connectProposal(target, {needsConfirmation: true}));
		await ui.until(/Press y for yes/);
		await ui.press('a', /Auto is on/);
		ui.session.append(commandProposal('ehlo', 'EHLO client.example'));
		await ui.until(() => ui.session.intents.length > 0, 'an intent');
		expect(ui.session.intents).toHaveLength(1);
		expect(ui.session.intents).toMatchObject([
			{by: 'auto', proposalId: ui.session.getView().proposal?.id},
		]);
	});
});

describe('leaving', () => {
	test('q twice hangs up, restores the screen and tells how it ended', async () => {
		const ui = mount();
		ui.session.append(...connectedTo(), commandProposal('ehlo', 'EHLO client.example'));
		await ui.until(/EHLO/);
		await ui.press('q', /q again/);
		ui.type('q');
		expect(await ui.result).toMatchObject({endedBy: 'person', view: {over: {by: 'person'}}});
		await ui.until(() => !ui.isAlternate(), 'the normal screen');
	});

	test('Ctrl-C leaves at once', async () => {
		const ui = mount();
		ui.session.append(commandProposal('ehlo', 'EHLO client.example'));
		await ui.until(/EHLO/);
		ui.type('\u0003');
		expect(await ui.result).toMatchObject({endedBy: 'signal'});
		await ui.until(() => !ui.isAlternate(), 'the normal screen');
	});

	test('a signal from outside leaves too', async () => {
		const controller = new AbortController();
		const ui = mount({signal: controller.signal});
		ui.session.append(commandProposal('ehlo', 'EHLO client.example'));
		await ui.until(/EHLO/);
		controller.abort();
		expect(await ui.result).toMatchObject({endedBy: 'signal'});
	});

	test('an error while drawing restores the screen and comes out', async () => {
		const ui = mount({
			judge: (view) => {
				if (view.over) throw new Error('a bug in the verdict');
				return undefined;
			},
		});
		await ui.until(/One moment/);
		ui.session.append({type: 'session-ended', by: 'done'});
		await expect(ui.result).rejects.toThrow('a bug in the verdict');
		await ui.until(() => !ui.isAlternate(), 'the normal screen');
	});
});

describe('the start screen', () => {
	const practice = [
		{
			id: 'plain',
			title: 'A healthy domain',
			domain: 'plain.example',
			teaches: 'How a conversation goes when all is well.',
			visits: [
				{address: 'alice@plain.example', about: 'a mailbox that exists'},
				{address: 'nobody@plain.example', about: 'one that does not'},
			],
		},
		{
			id: 'grey',
			title: 'Greylisting',
			domain: 'grey.example',
			teaches: 'Why a first try is put off.',
			visits: [{address: 'alice@grey.example', about: 'put off at first'}],
		},
	];

	test.each([
		[120, 40],
		[80, 24],
		[50, 12],
		[24, 8],
	])('%i×%i: the question on top, the keys at the foot', async (columns, rows) => {
		const ui = mount({columns, rows, address: undefined, practice});
		await ui.until(/Whose mailbox/);
		expect(ui.screen().at(-1)).toMatch(/^ Enter start/);
	});

	test('Enter starts the chosen practice address', async () => {
		const started: string[] = [];
		const ui = mount({
			address: undefined,
			practice,
			start: (address) => {
				started.push(address);
				return {error: 'not now'};
			},
		});
		await ui.until(/alice@plain\.example/);
		await ui.press('\u001b[B\u001b[B', /» alice@grey\.example/);
		expect(ui.screen().join('\n')).toContain('Why a first try is put off.');
		await ui.press('\r', /not now/);
		expect(started).toEqual(['alice@grey.example']);
	});

	test('an address that will not do is said, and stays', async () => {
		const ui = mount({
			address: undefined,
			start: (address) => ({error: `"${address}" has no @.`}),
		});
		await ui.until(/Whose mailbox/);
		await ui.press('alice', /alice/);
		await ui.press('\r', /"alice" has no @/);
		await ui.press('@plain.example', /alice@plain\.example/);
		expect(ui.screen().join('\n')).not.toContain('has no @');
	});

	test('a likely slip is hinted at when the typing pauses, and stops nobody', async () => {
		const started: string[] = [];
		const ui = mount({
			address: undefined,
			start: (address) => {
				started.push(address);
				return {error: 'not now'};
			},
		});
		await ui.until(/Whose mailbox/);
		await ui.press('info@gmial.com', /Did you mean info@gmail\.com\? info stands for a task/);
		expect(ui.screen().join('\n')).toContain('» Address: info@gmial.com');
		await ui.press('p', /info@gmial\.comp/);
		expect(ui.screen().join('\n')).not.toContain('Did you mean');
		await ui.press('\u007f', /Did you mean/);
		await ui.press('\r', /not now/);
		expect(started).toEqual(['info@gmial.com']);
		expect(ui.screen().join('\n')).not.toContain('Did you mean');
	});

	test('an address and Enter in one piece begin the walk', async () => {
		const ui = mount({address: undefined});
		ui.session.append(lookupProposal('plain.example'));
		await ui.until(/Whose mailbox/);
		await ui.press('alice@plain.example\r', /find the mail servers/);
	});

	test('the wrong address on the command line comes back into the field', async () => {
		const ui = mount({address: 'nonsense', start: () => ({error: 'That is no address.'})});
		const screen = await ui.until(/That is no address/);
		expect(screen).toContain('» Address: nonsense');
	});

	test('a paste with line breaks stays one line', async () => {
		const ui = mount({address: undefined, start: () => ({error: 'no'})});
		await ui.until(/Whose mailbox/);
		await ui.press('\u001b[200~alice@plain.example\r\n\u001b[201~', /alice@plain\.example/);
		await ui.until(/line break of the paste was left out/);
	});

	test('Esc and Ctrl-C leave', async () => {
		const ui = mount({address: undefined, practice});
		await ui.until(/Whose mailbox/);
		ui.type('\u001b');
		expect(await ui.result).toMatchObject({view: undefined, endedBy: 'person'});
		const other = mount({address: undefined, practice});
		await other.until(/Whose mailbox/);
		other.type('\u0003');
		expect(await other.result).toMatchObject({view: undefined, endedBy: 'signal'});
	});
});

test('bytes beyond ASCII in a command of ours are shown as they went out', async () => {
	const ui = mount({columns: 120, rows: 40});
	ui.session.append(...connectedTo(), ...sent('ehlo', 'EHLO x'));
	ui.session.append({
		type: 'sent',
		stage: 'ehlo',
		attempt: 1,
		raw: bytes('EHLO \u00c3\u00a9\r\n'),
		offset: 8,
		secure: false,
	});
	await ui.until(/→│EHLO é/);
});

import {describe, expect, test} from 'vitest';
import type {Outcome} from '../../source/model/verdict.ts';
import {sentences} from '../../source/ui/cells.ts';
import {uiMounter} from '../support/ui.tsx';
import {
	commandProposal,
	connectedTo,
	connectProposal,
	hostOf,
	hosts,
	lookedUp,
	lookupProposal,
	replied,
	sent,
	target,
	walkToRcpt,
} from '../support/view.ts';

const mount = uiMounter();

const outcome: Outcome = {
	stage: 'rcpt',
	ended: 'reply',
	code: 250,
	enhanced: null,
	said: null,
	closed: null,
	reason: 'accepted',
	about: 'recipient',
	mailbox: 'unknown',
	catchAll: 'unknown',
	confidence: 'medium',
	provider: null,
	summary: 'The recipient was taken.',
	hypotheses: [],
	ruledOut: [],
	noticed: ['mx0.plain.example [192.0.2.9] was tried before and failed at connect: timeout.'],
	next: ['Nothing has to be done here.'],
	exitCode: 0,
	evidence: [],
};

describe('prose that ends with a sentence', () => {
	const text = 'One two three. Four five six. Seven.';
	test.each([
		[80, 1, [text]],
		[16, 3, ['One two three.', 'Four five six.', 'Seven.']],
		[16, 2, ['One two three.', 'Four five six.']],
		[16, 1, ['One two three.']],
		[10, 1, ['One two …']],
		[10, 0, []],
	])('%i columns, %i rows', (width, most, expected) => {
		expect(sentences(text, width, most, '…')).toEqual(expected);
	});
});

describe('the panel', () => {
	test.each([
		[80, 24],
		[50, 12],
		[120, 40],
	])('%i×%i: what a command means ends with a sentence', async (columns, rows) => {
		const ui = mount({columns, rows});
		ui.session.append(...connectedTo(), commandProposal('ehlo', 'EHLO client.example'));
		const screen = await ui.until(/→ EHLO client/);
		expect(screen).toMatch(/[.…]\s*\n Enter send it/);
		expect(screen).toContain('Gives the name of the client');
		expect(screen).not.toMatch(/the list may\s*\n/);
	});

	test('after EHLO was refused it says why HELO comes', async () => {
		const ui = mount();
		ui.session.append(
			...connectedTo(),
			...sent('ehlo', 'EHLO client.example'),
			...replied('ehlo', '500 Command unrecognized\r\n'),
			commandProposal('ehlo', 'HELO client.example'),
		);
		await ui.until(/EHLO was refused; HELO is its older form, without extensions\./);
	});

	test.each([
		['mx', 'It is the first in the list, as a mail server would choose.'],
		['override', 'You named this server.'],
		['literal', 'The mail address names this server itself.'],
	] as const)('why this server, where it is known from %s', async (source, words) => {
		const ui = mount();
		ui.session.append({type: 'route', source, hosts}, connectProposal(target));
		const screen = await ui.until(/→ connect mx1\.plain\.example/);
		expect(screen).toContain(words);
		expect(screen.includes('in the list')).toBe(source === 'mx');
	});

	test('a refusal is said once, and no longer than until the next key', async () => {
		const ui = mount();
		ui.session.append(commandProposal('mail', 'MAIL FROM:<>'));
		await ui.until(/MAIL/);
		await ui.press('e\u0015DATA', /→ DATA/);
		ui.session.append({
			type: 'refused',
			code: 'data-never',
			detail: 'mxray sends no mail: DATA and BDAT never go out.',
		});
		const screen = await ui.until(/never sends DATA/);
		expect(screen.split('mxray sends no mail')).toHaveLength(2);
		const next = await ui.press('\u0015NOOP', /→ NOOP/);
		expect(next).not.toContain('sends no mail');
	});

	test('an unknown host is named', async () => {
		const ui = mount();
		ui.session.append(commandProposal('mail', 'MAIL FROM:<>'));
		ui.session.append({type: 'refused', code: 'unknown-host', detail: 'mx9\u001b.example'});
		await ui.until(/not among the mail exchangers found\. \(mx9<1B>\.example\)/);
	});
});

describe('the hints', () => {
	test('80 columns: a and d go, the way round the panes stays', async () => {
		const ui = mount();
		ui.session.append(...walkToRcpt());
		await ui.until(/VRFY/);
		const hints = ui.screen().at(-1) ?? '';
		for (const key of ['Enter', 'e edit', ': type', 's skip', 'Tab', '? help', 'q quit'])
			expect(hints).toContain(key);
		expect(hints).not.toMatch(/a auto|d DNS/);
		ui.resize(124, 40);
		await ui.until(/a auto {2}d DNS/);
	});
});

describe('the verdict', () => {
	test('the newest reply stands below its heading; what was noticed below the advice', async () => {
		const ui = mount({judge: () => outcome});
		ui.session.append(
			...walkToRcpt(),
			...sent('vrfy', 'VRFY alice@plain.example', {secure: true}),
			...replied('vrfy', '502 5.5.1 VRFY command is disabled\r\n', {secure: true}),
			commandProposal('quit', 'QUIT'),
		);
		const screen = await ui.until(/QUIT/);
		expect(screen).toMatch(/✓ Accepted for now\s*\nNewest reply, vrfy 502: [^\n]+\.\s*\nThe recip/);
		const alone = await ui.press('z', /pane 1\/3/);
		expect(alone).toMatch(/What to do[\s\S]*Noticed on the way\s*\n• mx0\.plain/);
	});

	test('no such line while the newest reply is the one that decides', async () => {
		const ui = mount({judge: () => outcome});
		ui.session.append(...walkToRcpt());
		const screen = await ui.until(/Accepted for now/);
		expect(screen).not.toContain('Newest reply');
	});
});

describe('the header', () => {
	test('50 columns: a short mark stays, however long the address', async () => {
		const ui = mount({columns: 50, rows: 12});
		ui.session.append(...walkToRcpt());
		await ui.until(/VRFY/);
		expect(ui.screen()[0]).toMatch(/alice@plain\.example +practice · TLSv1\.3$/);
		const address = 'somebody.with.a.long.name@international.example';
		const long = mount({columns: 50, rows: 12, address});
		long.session.append(lookupProposal('international.example'));
		await long.until(/Your turn/);
		expect(long.screen()[0]).toMatch(/^ mxray {2}somebody\S+… {2}practice$/);
	});

	test('TLS belongs to its connection: not said of the next one', async () => {
		const ui = mount({columns: 120, rows: 40});
		ui.session.append(...walkToRcpt());
		await ui.until(/· TLSv1\.3$/m);
		const second = {...target, host: 'mx2.plain.example'};
		ui.session.append(connectProposal(second, {why: 'clear-text'} as object));
		await ui.until(/→ connect mx2/);
		expect(ui.screen()[0]).not.toMatch(/TLS|mx1/);
		ui.session.append(
			...connectedTo(second, 2),
			...replied('banner', '220 mx2.plain.example ESMTP\r\n', {attempt: 2}),
			commandProposal('ehlo', 'EHLO client.example'),
		);
		await ui.until(/→ EHLO client/);
		expect(ui.screen()[0]).toMatch(/mx2\.plain\.example .* practice network · in the clear$/);
	});
});

describe('the mail servers', () => {
	test('the same preference is said in words, and only where it is shared', async () => {
		const ui = mount();
		ui.session.append(lookupProposal('plain.example'), ...lookedUp());
		ui.session.append({
			type: 'route',
			source: 'mx',
			hosts: [
				hostOf('east.plain.example', 10, ['192.0.2.1']),
				hostOf('west.plain.example', 10, ['192.0.2.2']),
				hostOf('last.plain.example', 20, ['192.0.2.3']),
			],
		});
		ui.session.append(connectProposal(target));
		await ui.until(/connect mx1/);
		const list = await ui.press('m', /last\.plain/);
		expect(list.match(/same preference as/g)).toHaveLength(2);
		expect(list).toMatch(/192\.0\.2\.1\s*\n +same preference as west\.plain\.example/);
		expect(list).not.toContain('group');
	});

	test.each([
		[80, 24],
		[50, 12],
	])('%i×%i: leaving an open connection is asked about, below the chosen one', async (...size) => {
		const [columns, rows] = size;
		const ui = mount({columns, rows});
		ui.session.append(...walkToRcpt());
		await ui.until(/VRFY/);
		await ui.press('m', /Mail servers/);
		await ui.press('G\r', /» +20 {2}mx2[\s\S]*This closes the connection to\s+mx1/);
		expect(ui.session.intents).toEqual([]);
		await ui.press('\u001b', /VRFY/);
		expect(ui.session.intents).toEqual([]);
		await ui.press('mG\r', /This closes/);
		ui.type('\r');
		await ui.until(() => ui.session.intents.length > 0, 'an intent');
		expect(ui.session.intents).toMatchObject([{type: 'choose-target', host: 'mx2.plain.example'}]);
	});
});

test('Ctrl-C after the end of the walk: the view says interrupted, as the exit code does', async () => {
	const ui = mount();
	ui.session.append(...walkToRcpt(), {type: 'session-ended', by: 'done'});
	await ui.until(/The conversation is over/);
	ui.type('\u0003');
	expect(await ui.result).toMatchObject({endedBy: 'signal', view: {over: {by: 'signal'}}});
});

describe('the practice addresses', () => {
	const about = 'The mailbox is full, and the server says to try again later, once it is empty.';
	const practice = [
		{
			id: 'full',
			title: 'A healthy domain',
			domain: 'plain.example',
			teaches: 'How it goes. What is full stays full until somebody empties it.',
			visits: [{address: 'a.full.mailbox@plain.example', about}],
		},
	];

	test.each([
		[120, 40],
		[80, 24],
		[80, 16],
		[50, 12],
	])('%i×%i: what the chosen one shows is said in full', async (columns, rows) => {
		const ui = mount({columns, rows, address: undefined, practice});
		await ui.until(/Whose mailbox/);
		expect(ui.screen().join(' ').replaceAll(/\s+/gu, ' ')).toContain(about);
		expect(ui.screen().at(-1)).toMatch(/Enter start {2}↑ ↓ choose .*Esc quit$/);
	});
});

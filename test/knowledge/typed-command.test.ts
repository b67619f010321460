import {describe, expect, it, test} from 'vitest';
import fc from 'fast-check';
import {completeCommand} from '../../source/knowledge/complete-command.ts';
import type {Situation} from '../../source/knowledge/situation.ts';
import {situationOf} from '../../source/knowledge/situation.ts';
import {adviseCommand, ruleText} from '../../source/knowledge/typed-command.ts';
import {checkCommand} from '../../source/protocol/command.ts';
import {fakeSession, walkToRcpt} from '../support/view.ts';

const fresh: Situation = {
	greeted: false,
	extended: false,
	secure: false,
	transaction: false,
	capabilities: [],
	names: {
		helo: 'client.example',
		sender: 'me@client.example',
		mailbox: 'alice@plain.example',
	},
};
const offer = (...keywords: readonly string[]): Situation['capabilities'] =>
	keywords.map((keyword, line) => ({keyword, parameters: [], line: line + 1}));
const greeted: Situation = {
	...fresh,
	greeted: true,
	extended: true,
	capabilities: offer('SIZE', 'STARTTLS', 'DSN', 'HELP', '8BITMIME'),
};
const inMail: Situation = {...greeted, transaction: true};

describe('rules that a typed command breaks', () => {
	it.each<[string, Situation, string, RegExp]>([
		['MAIL FROM:<a@b.example>', fresh, 'mail-before-ehlo', /RFC 5321 §4\.1\.4.*503/],
		['RCPT TO:<a@b.example>', greeted, 'rcpt-before-mail', /RFC 5321 §3\.3.*503/],
		['mail from:<>', inMail, 'nested-mail', /503/],
		['STARTTLS', {...greeted, secure: true}, 'already-encrypted', /RFC 3207/],
		['STARTTLS', {...greeted, capabilities: []}, 'starttls-not-offered', /502/],
		['STARTTLS now', greeted, 'argument-too-much', /501/],
		['HELO', greeted, 'name-missing', /501/],
		['EHLO what is this', fresh, 'name-malformed', /501/],
		['MAIL FROM: <a@b.example>', greeted, 'space-behind-colon', /501/],
		['MAIL a@b.example', greeted, 'mail-syntax', /501/],
		['RCPT TO:<>', inMail, 'rcpt-syntax', /501/],
		['MAIL FROM:<a@b.example> SMTPUTF8', greeted, 'parameter-not-offered', /555/],
		[
			'RCPT TO:<a@b.example> NOTIFY=NEVER',
			{...inMail, capabilities: []},
			'parameter-not-offered',
			/555/,
		],
		['VRFY', greeted, 'argument-missing', /501/],
		['XYZZY', greeted, 'unknown-command', /500 or 502/],
		['TURN', greeted, 'dead-command', /must not be used/],
		['ETRN a.example', greeted, 'not-offered', /502/],
		['LHLO a.example', fresh, 'lmtp', /LMTP/],
		[' NOOP', greeted, 'no-verb', /500/],
		[`NOOP ${'x'.repeat(600)}`, greeted, 'line-too-long', /512/],
		['NOOP a\tb', greeted, 'control-characters', /501/],
		['VRFY müller', greeted, 'not-ascii', /ASCII/],
		['NOOP \u202Egnp.exe', greeted, 'not-ascii', /ASCII/],
	])('%s: %#', (line, now, id, words) => {
		const {broken, refusal} = adviseCommand(line, now);
		expect(refusal).toBeUndefined();
		const found = broken.find((rule) => rule.id === id);
		expect(found, broken.map((rule) => rule.id).join()).toBeDefined();
		if (found) expect(ruleText(found)).toMatch(words);
	});

	it.each<[string, Situation]>([
		['EHLO client.example', fresh],
		['ehlo [192.0.2.1]', inMail],
		['HELO client.example', fresh],
		['NOOP', fresh],
		['noop and some text', inMail],
		['RSET', inMail],
		['HELP rcpt', fresh],
		['EXPN staff', greeted],
		['VRFY alice', inMail],
		['QUIT', fresh],
		['STARTTLS', greeted],
		['MAIL FROM:<> SIZE=10 BODY=8BITMIME RET=HDRS', greeted],
		['MAIL FROM:<"a > b"@b.example>', greeted],
		['RCPT TO:<a@b.example> NOTIFY=NEVER', inMail],
	])('%s breaks none', (line, now) => {
		expect(adviseCommand(line, now)).toMatchObject({broken: [], refusal: undefined});
	});

	it.each([
		['DATA', 'data-never'],
		['bdat 1 LAST', 'data-never'],
		['BURL imap://x LAST', 'data-never'],
		['.', 'data-never'],
		['AUTH PLAIN AGEAYg==', 'auth-never'],
		['X-EXPS LOGIN', 'auth-never'],
		['', 'empty-command'],
		['NOOP\r\nDATA', 'line-break'],
	])('%j never goes out, and it is said why', (line, code) => {
		const advice = adviseCommand(line, greeted);
		expect(advice.refusal?.code).toBe(code);
		expect(advice.refusal?.text).toMatch(/\w+ \w+ \w+/);
	});

	it('the words change with the verb, also for those the walk never proposes', () => {
		const titles = ['EXPN a', 'HELP', 'rset', 'NOOP', 'TURN', 'ETRN a.example', 'DATA'].map(
			(line) => adviseCommand(line, greeted).title,
		);
		expect(new Set(titles).size).toBe(7);
		expect(titles).not.toContain(undefined);
		expect(adviseCommand('RSET', inMail).note).toMatch(/back to MAIL/);
		expect(adviseCommand('noop', inMail).remark).toMatch(/any case/);
		expect(adviseCommand('NOOP', greeted).answer).toMatch(/250/);
	});
});

describe('completion', () => {
	const texts = (head: string, now: Situation): readonly string[] =>
		completeCommand(head, now).candidates.map(({text}) => text);

	it('verbs, those first that the server named', () => {
		expect(texts('H', greeted)).toEqual(['HELP', 'HELO ']);
		expect(texts('h', fresh)).toEqual(['HELO ', 'HELP']);
		expect(texts('', greeted)[0]).toBe('STARTTLS');
	});

	it('STARTTLS and ETRN only where they are offered', () => {
		expect(texts('S', greeted)).toEqual(['STARTTLS']);
		expect(texts('S', fresh)).toEqual([]);
		expect(texts('S', {...greeted, secure: true})).toEqual([]);
		expect(texts('ET', greeted)).toEqual([]);
		expect(texts('ET', {...greeted, capabilities: offer('ETRN')})).toEqual(['ETRN ']);
	});

	it.each([
		['MAIL ', ['FROM:<']],
		['mail fr', ['FROM:<']],
		['MAIL FROM:<', ['me@client.example>', '>']],
		['MAIL FROM:<m', ['me@client.example>']],
		['MAIL FROM:<> ', ['SIZE=', 'BODY=8BITMIME', 'BODY=7BIT', 'RET=HDRS', 'RET=FULL', 'ENVID=']],
		['MAIL FROM:<> SIZE=10 b', ['BODY=8BITMIME', 'BODY=7BIT']],
		[
			'MAIL FROM:<>',
			[' SIZE=', ' BODY=8BITMIME', ' BODY=7BIT', ' RET=HDRS', ' RET=FULL', ' ENVID='],
		],
		['RCPT TO:<', ['alice@plain.example>', 'postmaster@plain.example>']],
		['RCPT TO:<a@b> N', ['NOTIFY=NEVER', 'NOTIFY=FAILURE', 'NOTIFY=SUCCESS,FAILURE,DELAY']],
		['EHLO ', ['client.example']],
		['VRFY ', ['alice@plain.example', 'alice', 'postmaster']],
		['NOOP ', []],
	])('%j', (head, expected) => {
		expect(texts(head, greeted)).toEqual(expected);
	});

	it('each candidate says what it is', () => {
		for (const head of ['', 'MAIL ', 'MAIL FROM:<', 'MAIL FROM:<> ', 'RCPT TO:<a@b> ', 'VRFY '])
			for (const {about} of completeCommand(head, greeted).candidates) expect(about).not.toBe('');
	});

	test('no completion is ever DATA, BDAT or AUTH, and each goes on from what was typed', () => {
		const head = fc.oneof(
			fc.string(),
			fc.constantFrom('D', 'DAT', 'b', 'AU', 'AUTH ', 'MAIL FROM:<x> A', 'RCPT'),
		);
		fc.assert(
			fc.property(head, (text) => {
				const {from, candidates} = completeCommand(text, greeted);
				expect(from).toBeLessThanOrEqual(text.length);
				for (const candidate of candidates) {
					const line = text.slice(0, from) + candidate.text;
					expect(line.toUpperCase().startsWith(text.toUpperCase())).toBe(true);
					const before = checkCommand(text, {stage: 'mail', smtputf8: false});
					if (before.ok)
						expect(checkCommand(line, {stage: 'mail', smtputf8: false})).not.toMatchObject({
							code: expect.stringMatching(/never/) as string,
						});
				}
			}),
		);
	});
});

test('situationOf reads off how far the connection has come', () => {
	const session = fakeSession();
	expect(situationOf(session.getView())).toMatchObject({greeted: false, transaction: false});
	session.append(...walkToRcpt());
	expect(situationOf(session.getView())).toMatchObject({greeted: true, transaction: true});
});

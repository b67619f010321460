import {describe, expect, it} from 'vitest';
import {asksFor, verbOf} from '../../source/protocol/typed.ts';
import {planFor} from '../support/playbook.ts';

const {mailbox} = planFor('Alice@bücher.example');

describe('verbOf', () => {
	it.each([
		['NOOP', 'NOOP'],
		['  rcpt to:<a@b>', 'RCPT'],
		['X-EXPS LOGIN', 'X-EXPS'],
		['<>', ''],
		['', ''],
	])('%j is %j', (line, verb) => {
		expect(verbOf(line)).toBe(verb);
	});
});

describe('asksFor: only what is about this mailbox is an answer about it', () => {
	it.each([
		'RCPT TO:<Alice@xn--bcher-kva.example>',
		'rcpt to: <Alice@XN--BCHER-KVA.example> NOTIFY=NEVER',
		'RCPT TO:<Alice@bücher.example>',
		'RCPT TO:Alice@xn--bcher-kva.example',
		'RCPT TO:<@relay.example:Alice@xn--bcher-kva.example>',
	])('%s', (line) => {
		expect(asksFor(line, 'rcpt', mailbox)).toBe(true);
	});

	it.each([
		'RCPT TO:<alice@xn--bcher-kva.example>',
		'RCPT TO:<Alice@xn--bcher-kva.example.org>',
		'RCPT TO:<Alice>',
		'RCPT TO:<bob@xn--bcher-kva.example>',
		'RCPT TO:<bAlice@xn--bcher-kva.example>',
		'RCPT',
		'NOOP RCPT TO:<Alice@xn--bcher-kva.example>',
	])('not %s', (line) => {
		expect(asksFor(line, 'rcpt', mailbox)).toBe(false);
	});

	it.each([
		['VRFY Alice', true],
		['VRFY Alice@xn--bcher-kva.example SMTPUTF8', true],
		['VRFY Alicea', false],
		['VRFY postmaster', false],
	])('%s: %s', (line, expected) => {
		expect(asksFor(line, 'vrfy', mailbox)).toBe(expected);
	});

	it('a verb of another stage asks for nothing here', () => {
		expect(asksFor('EHLO a', 'mail', mailbox)).toBe(false);
		expect(asksFor('helo a', 'ehlo', mailbox)).toBe(true);
		expect(asksFor('NOOP', 'quit', mailbox)).toBe(false);
	});
});

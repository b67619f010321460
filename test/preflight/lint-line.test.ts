import {describe, expect, test} from 'vitest';
import type {EventBody} from '../../source/model/event.ts';
import type {Identity} from '../../source/model/session.ts';
import {lintLine} from '../../source/preflight/lint-line.ts';
import {connectedTo, connectProposal, fakeSession, lookedUp, target} from '../support/view.ts';

const identity: Identity = {
	address: '192.0.2.99',
	helo: 'client.example',
	heloSource: 'ptr',
	sender: 'postmaster@client.example',
	senderSource: 'postmaster',
	ptr: 'client.example',
	ptrConfirmed: true,
	warnings: [],
};

function viewWith(more: Partial<Identity> = {}) {
	const session = fakeSession('alice@plain.example');
	const identified: EventBody = {
		type: 'identified',
		identity: {...identity, ...more},
		answers: [],
	};
	session.append(...lookedUp(), connectProposal(target), ...connectedTo(), identified);
	return session.getView();
}
const view = viewWith();

describe('what is said of a line before it goes out', () => {
	test.each([
		['EHLO localhost', /localhost/i],
		['EHLO gmail.com', /gmail\.com is a name of Gmail/],
		['helo mx1.plain.example', /belongs to the server or the domain/],
		['EHLO plain.example', /belongs to the server or the domain/],
		['EHLO [203.0.113.9]', /not yours/],
		['MAIL FROM:<somebody@gmail.com>', /belongs to Gmail/],
		['MAIL FROM:<alice@plain.example>', /is the recipient itself/],
		['mail from:<Alice@PLAIN.example> SIZE=1', /is the recipient itself/],
		['MAIL FROM:<bob@plain.example>', /the domain that you write to/],
	])('somebody else: %s', (line, words) => {
		const note = lintLine(line, view);
		expect(note?.text).toMatch(words);
		expect(note?.isBorrowed).toBe(true);
	});

	test.each([
		['EHLO client', /no dot/],
		['EHLO [10.0.0.7]', /private/],
		['EHLO printer.local', /means nothing on the internet/],
		['EHLO 192.0.2.99', /without brackets/],
		['MAIL FROM:<>', /empty/],
		['MAIL FROM:<root@localhost>', /means nothing on the internet/],
	])('the form: %s', (line, words) => {
		const note = lintLine(line, view);
		expect(note?.text).toMatch(words);
		expect(note?.isBorrowed).toBe(false);
	});

	test.each([
		'EHLO client.example',
		'EHLO mail.example.net',
		'MAIL FROM:<postmaster@client.example>',
		'MAIL FROM:<me@example.net>',
		'MAIL FROM:<half',
		'RCPT TO:<alice@plain.example>',
		'NOOP gmail.com',
		'STARTTLS',
		'',
	])('nothing is wrong with "%s"', (line) => {
		expect(lintLine(line, view)).toBeUndefined();
	});

	test('what a warning of the proposal says already is not said twice', () => {
		expect(lintLine('EHLO localhost', view, ['helo-is-localhost'])).toBeUndefined();
		expect(lintLine('MAIL FROM:<>', view, ['sender-null'])).toBeUndefined();
		expect(lintLine('MAIL FROM:<>', view, ['needs-smtputf8'])).toBeDefined();
	});

	test('a name that leads back to the address is one’s own, even a big one', () => {
		const google = viewWith({ptr: 'mail-1.google.com', helo: 'mail-1.google.com'});
		expect(lintLine('EHLO mail-1.google.com', google)).toBeUndefined();
		expect(lintLine('EHLO mail-2.google.com', google)).toBeDefined();
		expect(lintLine('MAIL FROM:<postmaster@mail-1.google.com>', google)).toBeUndefined();
		const unconfirmed = viewWith({ptr: 'mail-1.google.com', ptrConfirmed: false});
		expect(lintLine('EHLO mail-1.google.com', unconfirmed)).toBeDefined();
	});

	test('terminal-escape-helo: a name typed with controls is shown, not obeyed', () => {
		expect(lintLine('EHLO a\u001b[31m', view)?.text).toMatch(/a<1B>\[31m/);
	});
});

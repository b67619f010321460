import {describe, expect, test} from 'vitest';
import {endings, stages} from '../../source/model/stage.ts';
import {refusalCodes} from '../../source/model/event.ts';
import {warningIds} from '../../source/model/session.ts';
import {
	commandText,
	endedText,
	explainCode,
	explainEnhanced,
	explainKeyword,
	explainReply,
	explainStage,
	refusalText,
	replyFromText,
	warningText,
} from '../../source/knowledge/index.ts';

const explain = (text: string, stage?: (typeof stages)[number]) =>
	explainReply(replyFromText(text), {stage});

describe('texts', () => {
	test('every stage, ending, warning and refusal has its words', () => {
		for (const stage of stages) {
			expect(explainStage(stage).purpose.length).toBeGreaterThan(40);
			for (const ended of endings) expect(endedText(ended, stage).next.length).toBeGreaterThan(0);
		}
		for (const id of warningIds) expect(warningText(id).text).toMatch(/\.$/u);
		for (const code of refusalCodes) expect(refusalText(code)).toMatch(/\.$/u);
	});

	test('endings that look alike are told apart', () => {
		const titles = (['fin', 'rst', 'timeout', 'refused', 'unreachable'] as const).map(
			(ended) => endedText(ended, 'banner').title,
		);
		expect(new Set(titles).size).toBe(titles.length);
		expect(endedText('timeout', 'connect').causes[0]).toContain('port 25');
		expect(endedText('timeout', 'banner').title).not.toBe(endedText('timeout', 'rcpt').title);
	});

	test('commands, keywords, codes', () => {
		expect(commandText('rcpt to:<a@example.com>')?.verb).toBe('RCPT');
		expect(commandText('DATA')?.sent).toBe(false);
		expect(commandText('constructor')).toBeUndefined();
		expect(explainKeyword('size', ['35882577'])?.meaning).toContain('35.9 million');
		expect(explainKeyword('XXXXXXXA')?.meaning).toContain('firewall');
		expect(explainKeyword('__proto__')).toBeUndefined();
		expect(explainCode(250, 'rcpt').title).not.toBe(explainCode(250, 'mail').title);
		expect(explainCode(599).meaning).toContain('No standard');
		expect(explainEnhanced({class: 5, subject: 1, detail: 1}).code).toBe('X.1.1');
		expect(explainEnhanced({class: 5, subject: 7, detail: 606}).code).toBe('5.7.606');
	});
});

describe('one reply', () => {
	test('an unknown user', () => {
		const found = explain('550 5.1.1 <a@example.com>: User unknown', 'rcpt');
		expect(found).toMatchObject({
			reason: 'user-unknown',
			about: 'recipient',
			mailbox: 'absent',
			permanence: 'permanent',
		});
	});

	test('a refusal of the client says nothing about the mailbox', () => {
		const found = explain(
			'554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org',
			'rcpt',
		);
		expect(found).toMatchObject({reason: 'ip-blocklisted', about: 'you', mailbox: 'unknown'});
		expect(found.facts).toContainEqual({kind: 'blocklist', value: 'zen.spamhaus.org'});
	});

	test('before RCPT nothing is known about the recipient, whatever the words are', () => {
		const found = explain('550 5.1.1 User unknown', 'mail');
		expect(found.mailbox).toBe('unknown');
		expect(found.about).not.toBe('recipient');
	});

	test('250 to RCPT is no proof', () => {
		expect(explain('250 2.1.5 Ok', 'rcpt')).toMatchObject({reason: 'accepted', mailbox: 'unknown'});
	});

	test('a reply without a reason stays without one', () => {
		expect(explain('554 Transaction failed', 'rcpt').reason).toBe('unspecified');
		expect(explain('550', 'rcpt').reason).toBe('unspecified');
		expect(explain('', 'rcpt')).toMatchObject({
			reason: 'unspecified',
			rule: 'none',
			permanence: 'none',
		});
	});

	test('words that only say "by rule" leave the reason to the enhanced code', () => {
		expect(explain('550 5.7.25 Access denied by policy').reason).toBe('no-ptr');
		expect(explain('550 5.7.1 Access denied by policy').reason).toBe('policy');
	});

	test('a refusal at the greeting is about the address, nothing else is known', () => {
		expect(explain('554 5.7.1 Access denied', 'banner')).toMatchObject({
			reason: 'ip-blocklisted',
			about: 'you',
			confidence: 'low',
		});
		expect(explain('554 5.7.1 Access denied', 'rcpt').reason).toBe('policy');
	});

	test('the sender is not taken for the recipient', () => {
		expect(explain('550 5.1.8 Domain not found').reason).toBe('sender-rejected');
		expect(
			explain('550 5.1.0 <a@example.org>: Sender address rejected: User unknown', 'rcpt'),
		).toMatchObject({reason: 'sender-rejected', mailbox: 'unknown', about: 'you'});
	});

	test('a list that has ended is said to have ended', () => {
		const found = explain(
			'554 5.7.1 Client host [192.0.2.1] blocked using dnsbl.sorbs.net',
			'rcpt',
		);
		expect(found.next[0]).toContain('2024-06-05');
	});
});

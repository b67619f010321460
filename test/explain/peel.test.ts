import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {peel} from '../../source/explain/peel.ts';

describe('peel', () => {
	test.each([
		['a bare reply', '550 5.1.1 User unknown', '550 5.1.1 User unknown', undefined, undefined],
		[
			'Postfix bounce',
			'host mx.example.com[192.0.2.9] said: 550 5.1.1 User unknown (in reply to RCPT TO command)',
			'550 5.1.1 User unknown',
			'rcpt',
			'mx.example.com',
		],
		[
			'Postfix log',
			'Nov 20 12:00:00 mail postfix/smtp[123]: 4XYZ: to=<a@example.com>, relay=mx.example.com[192.0.2.9]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.com[192.0.2.9] said: 550 5.1.1 User unknown (in reply to RCPT TO command))',
			'550 5.1.1 User unknown',
			'rcpt',
			'mx.example.com',
		],
		[
			'Postfix at the greeting',
			'host mx.example.com[192.0.2.9] refused to talk to me: 554 5.7.1 Go away',
			'554 5.7.1 Go away',
			'banner',
			'mx.example.com',
		],
		[
			'Postfix, several lines on one',
			'host mx.example.com[192.0.2.9] said: 550-5.7.1 first 550-5.7.1 second 550 5.7.1 third (in reply to end of DATA command)',
			'550-5.7.1 first\n550-5.7.1 second\n550 5.7.1 third',
			undefined,
			'mx.example.com',
		],
		[
			'Exim log',
			'2026-11-20 12:00:00 1abc-0001-XY ** a@example.com R=dnslookup T=remote_smtp H=mx.example.com [192.0.2.9]: SMTP error from remote mail server after RCPT TO:<a@example.com>: 550 No such user',
			'550 No such user',
			'rcpt',
			'mx.example.com',
		],
		[
			'Exim, sender',
			'SMTP error from remote mail server after pipelined MAIL FROM:<b@example.org> SIZE=1500: 550 Sender refused',
			'550 Sender refused',
			'mail',
			undefined,
		],
		[
			'Exim, greeting',
			'SMTP error from remote mail server after initial connection: 554 no',
			'554 no',
			'banner',
			undefined,
		],
		[
			'notification',
			'Final-Recipient: rfc822; a@example.com\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; mx.example.com\nDiagnostic-Code: smtp; 550-5.1.1 one\n    550 5.1.1 two',
			'550-5.1.1 one\n550 5.1.1 two',
			undefined,
			'mx.example.com',
		],
		[
			'diagnostic code alone',
			'smtp; 550 5.1.1 User unknown',
			'550 5.1.1 User unknown',
			undefined,
			undefined,
		],
		['quoted', '> 550-first\n> 550 second', '550-first\n550 second', undefined, undefined],
		[
			'swaks',
			' -> RCPT TO:<a@example.com>\n<** 550 5.1.1 User unknown\n -> QUIT\n<-  221 bye',
			'550 5.1.1 User unknown',
			'rcpt',
			undefined,
		],
		[
			'sendmail transcript',
			'... while talking to mx.example.com.:\n>>> RCPT To:<a@example.com>\n<<< 550 5.1.1 User unknown',
			'550 5.1.1 User unknown',
			'rcpt',
			undefined,
		],
		[
			'Google bounce',
			'The response from the remote server was: 550 5.1.1 User unknown',
			'550 5.1.1 User unknown',
			undefined,
			undefined,
		],
		[
			'Microsoft bounce',
			"Remote server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found'",
			'550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found',
			undefined,
			undefined,
		],
		[
			'qmail bounce',
			'192.0.2.9 does not like recipient. Remote host said: 550 no',
			'550 no',
			'rcpt',
			undefined,
		],
	] as const)('%s', (_, text, reply, stage, mx) => {
		expect(peel(text)).toMatchObject({reply, stage, mx});
	});

	test('the inner reply of an address verification stays inside', () => {
		const text =
			'450 4.1.1 <a@example.org>: Sender address rejected: undeliverable address: host mx.example.com[192.0.2.9] said: 550 No such user';
		expect(peel(text).reply).toBe(text);
	});

	test('never throws and keeps to its time, whatever is pasted', () => {
		fc.assert(
			fc.property(fc.string({maxLength: 500}), (text) => {
				expect(peel(text).reply.length).toBeLessThanOrEqual(text.length);
			}),
		);
	});

	test.each([
		['host ', 'a'],
		['response from ', '550 '],
		['SMTP error from remote mail server after ', ' '],
		['<<< 550-x\n', ''],
		[' (in reply to', ''],
	])('64 kB of %j takes less than a second', (unit, more) => {
		const started = performance.now();
		peel((unit + more).repeat(20_000));
		expect(performance.now() - started).toBeLessThan(1000);
	});
});

import {describe, expect, test} from 'vitest';
import {explainReply, replyFromText} from '../../source/knowledge/index.ts';
import {subjectOf} from '../../source/knowledge/subject.ts';
import {withoutOthers} from '../../source/knowledge/origins.ts';

const explain = (text: string) => explainReply(replyFromText(text), {});

describe('names inside a reply are not words', () => {
	test('host names, addresses, links and IP addresses are blotted out', () => {
		const {words} = subjectOf(
			replyFromText(
				'550 mx.unknown-user.example said no to <greylist@spam.example>, see https://full.example/quota from 192.0.2.7 (2001:db8:0:0::1)',
			),
			{},
		);
		for (const name of ['unknown', 'greylist', 'spam', 'full', 'quota', '192', 'db8']) {
			expect(words).not.toContain(name);
		}
	});

	test('a sentence without a space after its full stop stays as it is', () => {
		for (const text of ['user unknown.please check', 'mailbox.full', 'access denied.sorry']) {
			expect(subjectOf(replyFromText(`550 ${text}`), {}).words).toBe(text);
		}
	});

	test.each([
		['421 4.3.2 mx.starttls.example.com Service not available', 'service-unavailable'],
		['421 greylist.example.net Service not available', 'service-unavailable'],
		['550 5.1.1 spamtrap.example.org: no such user here', 'user-unknown'],
		['452 4.2.2 mail.unknown-user.example mailbox full', 'mailbox-full'],
		['550 5.1.1 <blacklisted@example.com>: user unknown', 'user-unknown'],
		['550 5.1.1 user unknown, see https://example.com/spam/blocked', 'user-unknown'],
	])('%s', (reply, reason) => {
		expect(explain(reply).reason).toBe(reason);
	});
});

describe('who speaks', () => {
	test.each([
		'554 5.7.1 <a8-95.smtp-out.amazonses.com[203.0.113.22]>: Client host rejected: blocked using list.example',
		'554 5.7.1 Service unavailable; Client host [mail-ed1-f54.google.com] blocked using list.example',
		'550 5.7.1 mta5.am0.yahoodns.net[192.0.2.1] is not allowed to send mail for yahoo.com',
		'550 SPF check failed for domain amazonses.com',
		'550 5.7.23 SPF: mail from someone@icloud.com not permitted',
		'553 5.1.8 <me@comcast.net>: Sender address rejected: Domain not found',
		'504 5.5.2 <smtp.mail.yahoo.com>: Helo command rejected: need fully-qualified hostname',
		'550 Sender <me@yandex.ru> is blocked here',
		'554 5.7.1 Client host [192.0.2.1] blocked using b.barracudacentral.org; http://www.barracudanetworks.com/reputation/?pr=1&ip=192.0.2.1',
		'421 Error: too many unauthenticated commands',
	])('a client or sender is not the speaker: %s', (reply) => {
		expect(explain(reply).provider?.kind).not.toBe('provider');
	});

	test.each([
		["452 4.2.2 The recipient's inbox is out of storage space.", 'google'],
		[
			'550 5.7.1 The user or domain that you are sending to (or from) has a policy that prohibits the email that you sent.',
			'google',
		],
		[
			"421 4.7.23 The sending IP address for this message doesn't have a PTR record, or the PTR record's forward DNS entry doesn't match the sending IP address.",
			'google',
		],
		['550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected', 'microsoft'],
		['550 5.4.1 Recipient address rejected: Access denied', 'microsoft'],
		['550 5.4.1 [x@example.com]: Recipient address rejected: Access denied', 'microsoft'],
		['550 5.1.1 MXIN501 mailbox <x@example.com> unknown', 'virginmedia'],
		['550 5.5.0 Service refuse. LPN007_510', 'orange'],
		['550 5.1.1 Invalid recipient. OFR_416 [416]', 'orange'],
		['540 5.7.1 <x@rambler.ru>: recipient address rejected: Blocked', 'rambler'],
	])('%s', (reply, id) => {
		expect(explain(reply).provider?.id).toBe(id);
	});

	test('an MX of La Poste and one of Orange', () => {
		const reply = replyFromText('550 No');
		expect(explainReply(reply, {mx: 'smtpz4.laposte.net'}).provider?.id).toBe('orange');
		expect(explainReply(reply, {mx: 'smtp-in.orange.fr.'}).provider?.id).toBe('orange');
	});

	test('"access denied" under a name in angle brackets is Postfix, not Microsoft', () => {
		const found = explain('554 5.7.1 <x@example.com>: Recipient address rejected: Access denied');
		expect(found.provider?.id).not.toBe('microsoft');
	});

	test('names of others in 64 kB of hostile text take less than 200 ms', () => {
		for (const unit of ['a.', 'from ', '<a', 'a@', 'client a.b.c ', 'x[1.2.3.4]', '1.2.3.']) {
			const text = unit.repeat(Math.ceil(3000 / unit.length));
			const started = performance.now();
			withoutOthers(text);
			subjectOf(replyFromText(`550 ${text}`), {});
			expect(performance.now() - started, unit).toBeLessThan(200);
		}
	});
});

import {describe, expect, test} from 'vitest';
import {explainReply, replyFromText} from '../../source/knowledge/index.ts';
import {providers} from '../../source/knowledge/providers/index.ts';
import {software} from '../../source/knowledge/software/index.ts';

/** Replies about the client or the sender, whoever says them. */
const refusals = [
	'550 5.1.0 <me@example.org>: Sender address rejected: User unknown in virtual mailbox table',
	'450 4.1.1 <me@example.org>: Sender address rejected: undeliverable address: host mx.example.com[192.0.2.9] said: 550 No such user!',
	'450 4.1.1 <me@example.org>: Sender address rejected: unverified address: connect to mx.example.com[192.0.2.9]:25: Connection timed out',
	'550 Sender verify failed: no such user',
	'550 5.1.8 <me@example.org>: Sender address rejected: Domain not found',
	'550 <me@example.org>: Invalid DNS MX or A/AAAA resource record',
	'554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org',
	'550 5.7.1 Mail from your address has been blocked',
	'554 192.0.2.1 has been blocked for too many invalid recipients',
	'421 4.7.0 This message is suspicious due to its content. To protect our users from spam, the message has been blocked.',
	'554 5.7.1 Message rejected as spam',
	'554 rejected due to spam content',
	'550 5.7.26 Unauthenticated email from example.org is not accepted due to its DMARC policy',
	'450 4.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.1]',
	'504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname',
	'530 5.7.0 Must issue a STARTTLS command first',
	'451 4.7.1 Greylisting in action, please come back later',
	'552 5.3.4 Message size exceeds fixed limit',
];

describe('a refusal of the client says nothing about the mailbox, whoever speaks', () => {
	const origins = [...providers, ...software];
	test.each(origins.map((origin) => [origin.name, origin] as const))('%s', (_, origin) => {
		const mx = origin.mx[0] === undefined ? undefined : `mx1${origin.mx[0]}`;
		for (const refusal of refusals) {
			const found = explainReply(replyFromText(refusal), {
				mx,
				banner: origin.banner[0],
				stage: 'rcpt',
			});
			expect(found.about, `${refusal} (${found.rule})`).not.toBe('recipient');
			expect(found.mailbox, `${refusal} (${found.rule})`).not.toBe('absent');
		}
	});
});

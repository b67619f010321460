import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const tencentWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'tencent/user-unknown/550': {meaning: 'No such QQ mailbox.', causes: ['Typing error or cancelled number.'], next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'tencent/mailbox-temp-unavailable/550': {meaning: 'The mailbox gets too much mail in a short time; sending to it is stopped for a while.', causes: ["Flood protection for that mailbox; also used by other companies' servers as 'no such mailbox'."], next: ['Wait some hours.', "For domains outside qq.com read it as 'unknown'."]},
	'tencent/mailbox-disabled/550': {meaning: 'The mailbox is switched off.'},
	'tencent/bad-address-syntax/501': {meaning: 'The address form is wrong.', next: ['Correct the address.']},
	'tencent/message-too-big/552': {meaning: 'Too big.', causes: ['Size over the limit (SIZE 73400320 in EHLO).']},
	'tencent/ip-blocklisted/550': {meaning: 'QQ refuses this IP or session.', causes: ['IP reputation, missing PTR or bad EHLO name.'], next: ['Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.', 'Set it in the panel of whoever owns the IP.', 'Read the page named in the reply (service.mail.qq.com)', 'Bulk senders register the domain at QQ Postmaster (openmail.qq.com).']},
	'tencent/spam-content/550': {meaning: 'The message was judged as spam.', causes: ['Content seen in bulk and reported.']},
	'tencent/rate-limited/550': {meaning: 'This IP asks or sends too often.', causes: ['Secret limits per minute, hour and day.'], next: ['Per-minute limit: wait minutes.', 'Per-hour: wait an hour.', 'Per-day: wait until tomorrow.', 'Read the page named in the reply (service.mail.qq.com)', 'Bulk senders register the domain at QQ Postmaster (openmail.qq.com).']},
	'tencent/rate-limited/550-2': {meaning: 'The sender domain sends too often.', next: ['Wait minutes, an hour, or until tomorrow.', 'Read the page named in the reply (service.mail.qq.com)', 'Bulk senders register the domain at QQ Postmaster (openmail.qq.com).']},
	'tencent/rate-limited/550-3': {meaning: 'This MAIL FROM address sends too often.', next: ['Wait minutes, an hour, or until tomorrow.']},
	'tencent/rate-limited/550-4': {meaning: 'Too many connections from this IP.', next: ['Use fewer connections.']},
	'tencent/rate-limited/550-5': {meaning: 'Too many bounces (empty sender) from this IP.', causes: ['MAIL FROM:<> used too often: also hits callback verification.'], next: ['Do not probe with an empty sender.']},
	'tencent/spam-content/550-2': {meaning: 'Spam content.'},
	'tencent/ip-blocklisted/550-2': {meaning: 'QQ thinks this IP sends spam.', next: ['Read the page named in the reply (service.mail.qq.com)', 'Bulk senders register the domain at QQ Postmaster (openmail.qq.com).']},
	'tencent/spam-content/550-3': {meaning: 'QQ thinks this is spam.', next: ['Read the page named in the reply (service.mail.qq.com)', 'Bulk senders register the domain at QQ Postmaster (openmail.qq.com).']},
	'tencent/sender-auth-failed/550': {meaning: 'SPF of the sender domain does not allow this IP.', next: ['Use a MAIL FROM whose SPF includes this IP.']},
	'tencent/sender-auth-failed/550-2': {meaning: 'DMARC failed.', next: ['Publish SPF, sign with DKIM and publish DMARC for the sender domain.', 'Align them with the visible From.']},
	'tencent/recipient-refused/550': {meaning: "The recipient's own block list or rule refuses it.", next: ['Contact the recipient by another way.']},
};

import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const yandexWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'yandex/user-unknown/5.7.1': {meaning: 'No such Yandex mailbox. Yandex uses the policy code 5.7.1 for this.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'yandex/policy/5.7.1': {meaning: "The recipient's account is blocked by Yandex."},
	'yandex/spam-content/5.7.1': {meaning: 'Yandex thinks it is spam; the sender is blocked for 24 hours.', next: ['Wait 24 hours.', 'Use the link in the reply.']},
	'yandex/ip-blocklisted/any': {meaning: 'The IP is on a blocklist that Yandex uses.', next: ['Look the IP up at https://check.spamhaus.org/ and follow the removal steps there.', "A PBL listing means: use your provider's mail relay or a server IP."]},
	'yandex/bad-reputation/any': {meaning: "Yandex's statistics refuse this sender.", next: ['Send less, wait a day.']},
	'yandex/service-unavailable/4.7.1': {meaning: 'Yandex defers: acts like greylisting or a limit.', next: ['Try again after 15 minutes or more.']},
	'yandex/rate-limited/4.2.1': {meaning: 'The mailbox gets too much mail.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'yandex/mailbox-full/5.2.2': {meaning: 'The mailbox is full.', next: ['The recipient must free space.']},
	'yandex/bad-address-syntax/any': {meaning: 'Address syntax is wrong.', next: ['Correct the address.']},
	'yandex/protocol-error/any': {meaning: 'No recipient was accepted before DATA.', next: ['Look at the RCPT answers.']},
	'yandex/unspecified/5.3.0': {meaning: 'Yandex gives no reason.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'yandex/timeout/4.4.2': {meaning: 'Yandex waited too long and closes.'},
};

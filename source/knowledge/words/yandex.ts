import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const yandexWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'yandex/user-unknown/5.7.1': {meaning: 'Yandex says that it knows no such user. It uses the policy code 5.7.1 for this.', next: ['Check the spelling of the address.', 'If it is right, ask the person in another way for a current address.', 'Take the address off your mailing lists.']},
	'yandex/policy/5.7.1': {meaning: 'Yandex refuses because of the account of the recipient: Yandex has blocked it.', next: ['Reach the person in another way.']},
	'yandex/spam-content/5.7.1': {meaning: 'Yandex suspects spam and blocks the sender for 24 hours.', causes: ['The content looks like spam, or the reputation of the sender is low.'], next: ['Wait 24 hours.', 'Read the page that the reply links to.']},
	'yandex/ip-blocklisted/any': {meaning: 'This IP address is on a block list that Yandex asks.', next: ['Look your address up at the list that the reply names, or at https://check.spamhaus.org/.']},
	'yandex/bad-reputation/any': {meaning: 'The spam statistics of Yandex refuse this sender.', next: ['Wait a day, then send less.']},
	'yandex/service-unavailable/4.7.1': {meaning: 'Yandex puts this mail off. The words speak of the service, but it works like greylisting or a limit.', causes: ['It is a first contact, or you send too fast.'], next: ['Try again after 15 minutes or more.']},
	'yandex/rate-limited/4.2.1': {meaning: 'The recipient gets too much mail at the moment.', next: ['Try again later, with growing pauses.']},
	'yandex/mailbox-full/5.2.2': {meaning: 'Yandex says that the mailbox is full.', next: ['Tell the recipient in another way that the mailbox is full: only they can make room.', 'Try again in some days.']},
	'yandex/bad-address-syntax/any': {meaning: 'Yandex says that the form of the recipient address is wrong.', next: ['Correct the address.']},
	'yandex/protocol-error/any': {meaning: 'No recipient had been accepted when DATA was sent.', next: ['Look at the replies to RCPT TO: they hold the cause.']},
	'yandex/unspecified/5.3.0': {meaning: 'Yandex gives no reason.', next: ['Try again later, with growing pauses.']},
	'yandex/timeout/4.4.2': {meaning: 'Yandex waited too long for the next command and closes the connection.', next: ['Open a new connection, and make shorter pauses.']},
};

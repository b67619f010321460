import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const tencentWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'tencent/user-unknown/550': {meaning: 'QQ Mail says that it finds no such mailbox.', causes: ['There is a typing error in the address, or the number was given up.'], next: ['Check the spelling of the address.', 'If it is right, ask the person in another way for a current address.', 'Take the address off your mailing lists.']},
	'tencent/mailbox-temp-unavailable/550': {meaning: 'QQ Mail stops mail to this mailbox for a while, because it got too much in a short time. Other domains hosted at Tencent use the same words for a mailbox that is not there.', causes: ['The mailbox is protected against a flood of mail.'], next: ['Wait some hours.', 'For a domain other than qq.com, check the spelling of the address.']},
	'tencent/mailbox-disabled/550': {meaning: 'QQ Mail says that the mailbox is deactivated.', next: ['Reach the person in another way.']},
	'tencent/bad-address-syntax/501': {meaning: 'QQ Mail says that the form of the address is wrong.', next: ['Correct the address.']},
	'tencent/message-too-big/552': {meaning: 'The message is larger than QQ Mail takes.', causes: ['The message is larger than the SIZE that the server states after EHLO.']},
	'tencent/ip-blocklisted/550': {meaning: 'QQ Mail refuses this connection.', causes: ['The reputation of the IP address is low.', 'The reverse name is missing, or the EHLO name is bad.'], next: ['Give your IP address a PTR record whose name resolves back to the same address; whoever owns the address can set it.', 'Use that name in EHLO: --helo.', 'Read the page that the reply links to (service.mail.qq.com).', 'If you send in bulk, register your domain at QQ Postmaster (openmail.qq.com).']},
	'tencent/spam-content/550': {meaning: 'QQ Mail refuses the content of the message.', causes: ['The same content was seen in bulk, or users have reported it.']},
	'tencent/rate-limited/550': {meaning: 'This IP address asks or sends more often than QQ Mail allows.', causes: ['Tencent does not publish its limits by minute, hour and day.'], next: ['Wait some minutes, then an hour, then a day: the limits count by minute, hour and day.', 'Read the page that the reply links to (service.mail.qq.com).', 'If you send in bulk, register your domain at QQ Postmaster (openmail.qq.com).']},
	'tencent/rate-limited/550-2': {meaning: 'The sender domain sends more often than QQ Mail allows.', next: ['Wait some minutes, then an hour, then a day: the limits count by minute, hour and day.', 'Read the page that the reply links to (service.mail.qq.com).', 'If you send in bulk, register your domain at QQ Postmaster (openmail.qq.com).']},
	'tencent/rate-limited/550-3': {meaning: 'This sender address sends more often than QQ Mail allows.', next: ['Wait some minutes, then an hour, then a day: the limits count by minute, hour and day.']},
	'tencent/rate-limited/550-4': {meaning: 'QQ Mail counts too many connections from this IP address.', next: ['Wait, then use fewer connections.']},
	'tencent/rate-limited/550-5': {meaning: 'QQ Mail counts too many messages with an empty sender from this IP address.', causes: ['The empty sender <> is used too often, also by servers that call senders back.'], next: ['Use a sender address of your own: --from.', 'Turn callbacks with an empty sender off.']},
	'tencent/spam-content/550-2': {meaning: 'QQ Mail judged the message to hold spam.'},
	'tencent/ip-blocklisted/550-2': {meaning: 'QQ Mail suspects that this IP address sends spam.', next: ['Read the page that the reply links to (service.mail.qq.com).', 'If you send in bulk, register your domain at QQ Postmaster (openmail.qq.com).']},
	'tencent/spam-content/550-3': {meaning: 'QQ Mail suspects spam, because of the sender or of the content.', next: ['Read the page that the reply links to (service.mail.qq.com).', 'If you send in bulk, register your domain at QQ Postmaster (openmail.qq.com).']},
	'tencent/sender-auth-failed/550': {meaning: 'The SPF record of the sender domain does not allow this IP address.', next: ['Add your IP address to the SPF record of the sender domain.', 'Use a sender of a domain that allows your address: --from.']},
	'tencent/sender-auth-failed/550-2': {meaning: 'The DMARC check of QQ Mail failed.', next: ['Publish SPF and DMARC records for the sender domain, and sign its mail with DKIM.', 'Let SPF or DKIM use the domain of the visible From line.']},
	'tencent/recipient-refused/550': {meaning: 'A block list or a rule of the recipient refuses this mail.', next: ['Reach the recipient in another way, and ask to be let through.']},
};

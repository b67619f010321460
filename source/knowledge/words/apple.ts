import type {ReasonText} from '../reasons.ts';
import {askSpamhaus, authenticate, slowDown, tryLater} from './steps.ts';

const askApple = [
	'Follow the rules of Apple for senders: https://support.apple.com/102322.',
	'Then the owner of the IP address can write to icloudadmin@apple.com, with company, domain, addresses and the exact reply.',
];

// One rule a line.
// prettier-ignore
export const appleWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'apple/user-unknown/5.1.1': {meaning: 'Apple says that there is no such iCloud mailbox or alias, or that it is not in use.', causes: ['A typing error in the address.', 'The account was closed, or the alias removed.', 'A fault at Apple: on 26 April 2021 real mailboxes got this reply.']},
	'apple/system-error/5.1.1': {title: "Apple's directory gives a strange answer", meaning: 'Apple finds the user but not its record. That proves nothing about the mailbox.', causes: ['A fault in the directory of Apple, as on 26 April 2021.'], next: ['Try again on another day.']},
	'apple/user-unknown/5.1.6': {meaning: 'Apple says that the recipient is no longer on this server.', causes: ['The account was closed.'], next: ['Ask the person in another way for the right address.']},
	'apple/mailbox-full/5.2.2': {meaning: 'The mailbox exists but is full.', causes: ['Mail shares the iCloud storage of the owner, and it is full.'], next: ['Try again in some days.', 'Tell the owner in another way: only they can free iCloud storage.']},
	'apple/rate-limited/4.7.0': {title: 'Too many errors in one session', meaning: 'There were too many wrong commands or recipients, so Apple closes the connection.', causes: ['Many unknown recipients or wrong commands in one session.'], next: ['Connect again, and name fewer recipients.']},
	'apple/rate-limited/4.7.1': {meaning: 'Apple puts the mail off because there is too much of it, to this mailbox or from you.', next: slowDown},
	'apple/service-unavailable/4.7.1': {meaning: 'Apple takes no mail at the moment. One report ties this to the full hour, when load is high.', next: tryLater},
	'apple/service-unavailable/554': {meaning: 'This host of Apple takes no connections.', causes: ['The host is out of service.', 'Your IP address is refused.'], next: ['Try the next mail exchanger.', ...tryLater]},
	'apple/ip-blocklisted/5.7.1': {title: 'Listed by Spamhaus', meaning: 'Apple refuses your IP address because Spamhaus lists it.', next: askSpamhaus},
	'apple/domain-blocklisted/5.7.1': {title: 'A domain is listed by Spamhaus', meaning: 'A domain in the envelope or the message is on the Domain Blocklist of Spamhaus (DBL).', next: ['Look the domains of sender and links up at https://check.spamhaus.org/.', 'Remove links to listed domains.']},
	'apple/ip-blocklisted/5.7.0': {title: 'Blocked by Proofpoint', meaning: 'Apple uses the reputation of Proofpoint, and that blocks your IP address.', next: ['Look your IP address up at https://ipcheck.proofpoint.com/ and ask for removal there.', 'Stop the cause first: look for abused accounts and scripts.']},
	'apple/policy/5.7.1': {title: "Refused by Apple's local policy", meaning: 'Apple refuses the mail by a policy of its own (CS01 or CS02) and does not say which. It proves nothing about the mailbox.', causes: ['The reputation of your IP address or domain.', 'The content of the message.'], next: askApple},
	'apple/policy/5.7.1-2': {title: "Refused by Apple's local policy", meaning: 'Apple refuses the mail by a policy of its own (HM08). It proves nothing about the mailbox.', causes: ['The reputation of your IP address or domain; services that forward mail have met this.'], next: askApple},
	'apple/sender-auth-failed/5.7.1': {title: 'Neither SPF nor DKIM passed', meaning: 'Neither SPF nor DKIM passed for this mail, so Apple refuses it.', next: authenticate},
	'apple/sender-auth-failed/5.7.1-2': {title: 'Refused by the DMARC policy of the sender', meaning: 'The mail fails DMARC, and the policy of the sender domain asks for refusal.', next: authenticate.slice(0, 2)},
	'apple/policy/451': {title: 'Put off by a rule of Apple', meaning: 'Apple puts the mail off (BS02 or HCM1) and does not explain these codes.', causes: ['The reputation of your IP address or domain.', 'The content of the message.'], next: [...slowDown, ...askApple]},
	'apple/sender-rejected/4.1.8': {meaning: 'The domain of the sender address cannot be found in the DNS.', causes: ['The domain does not exist, or its name servers did not answer.'], next: ['Use a sender whose domain exists and accepts mail: --from.']},
	'apple/relay-denied/5.7.1': {meaning: 'Apple does not take mail for this domain.', causes: ['The domain is not one of Apple.', 'A custom domain is not yet set up in iCloud.'], next: ['Check that this host is an MX of the domain.', 'The owner of the domain can check Custom Email Domain in the iCloud settings.']},
};

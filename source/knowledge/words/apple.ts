import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const appleWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'apple/user-unknown/5.1.1': {meaning: 'No such iCloud mailbox or alias.', causes: ['Typing error or closed account. (On 2021-04-26 an outage gave this for real mailboxes.)'], next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'apple/system-error/5.1.1': {meaning: "Apple's directory gave a strange answer.", causes: ["Seen during Apple's outage of 2021-04-26."], next: ['Try again a day later before calling it absent.']},
	'apple/user-unknown/5.1.6': {meaning: 'The mailbox is gone.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'apple/mailbox-full/5.2.2': {meaning: 'The mailbox exists and is full.', next: ['The recipient must free iCloud space.']},
	'apple/rate-limited/4.7.0': {meaning: 'Too many wrong commands or recipients; Apple closes.', causes: ['Errors in one session.'], next: ['Reconnect with fewer questions.']},
	'apple/rate-limited/4.7.1': {meaning: 'Too much mail for this mailbox or from this IP.', next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'apple/service-unavailable/4.7.1': {meaning: 'Apple does not take mail now; often at full hours.', next: ['Try again away from the full hour.']},
	'apple/service-unavailable/554': {meaning: 'The Apple host takes no connections.', causes: ['Host out of service, or the IP is refused.'], next: ['Try the other MX host.']},
	'apple/ip-blocklisted/5.7.1': {meaning: 'Apple refuses because Spamhaus lists the IP.', causes: ['Spamhaus (SBL, XBL, PBL).'], next: ['Look the IP up at https://check.spamhaus.org/ and follow the removal steps there.', "A PBL listing means: use your provider's mail relay or a server IP."]},
	'apple/domain-blocklisted/5.7.1': {meaning: 'A domain in the envelope or message is on the Spamhaus DBL.', next: ['Check the domain at https://check.spamhaus.org/.']},
	'apple/ip-blocklisted/5.7.0': {meaning: "Apple uses Proofpoint's IP reputation, and it blocks this IP.", next: ['Ask for removal at https://ipcheck.proofpoint.com/?ip=<ip>.']},
	'apple/policy/5.7.1': {meaning: "Apple's local policy refuses it (no details given).", next: ['The owner of the IP may write to icloudadmin@apple.com with company, domain, IPs and the exact reply.']},
	'apple/policy/5.7.1-2': {meaning: 'Apple blocks this sender (forwarding services treat it as a block list).', next: ['The owner of the IP may write to icloudadmin@apple.com with company, domain, IPs and the exact reply.']},
	'apple/sender-auth-failed/5.7.1': {meaning: 'Neither SPF nor DKIM passed.', next: ['Publish SPF, sign with DKIM and publish DMARC for the sender domain.', 'Align them with the visible From.']},
	'apple/sender-auth-failed/5.7.1-2': {meaning: 'DMARC of the sender domain says reject.', next: ['Publish SPF, sign with DKIM and publish DMARC for the sender domain.', 'Align them with the visible From.']},
	'apple/policy/451': {meaning: 'Apple defers (BS02, HCM1: not explained by Apple).', next: ['Use one connection, pause between commands and tries, then try again in some hours.', 'The owner of the IP may write to icloudadmin@apple.com with company, domain, IPs and the exact reply.']},
	'apple/sender-rejected/4.1.8': {meaning: 'The sender domain does not resolve.', next: ['Use a sender domain that exists.']},
	'apple/relay-denied/5.7.1': {meaning: 'Not an iCloud domain, or not set up yet for custom domains.', next: ['Check the MX records.']},
};

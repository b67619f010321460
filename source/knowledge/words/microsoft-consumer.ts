import type {ReasonText} from '../reasons.ts';
import {askSpamhaus, authenticate, slowDown, useRelay} from './steps.ts';

const outlookSupport = [
	'If the IP address is yours: look at it in SNDS (Smart Network Data Services) of Outlook.com, and join JMRP, its complaint reports.',
	'Then ask for removal with the Outlook.com sender support form: https://olcsupport.office.com/.',
	'If it is not yours: ask your Internet provider or hosting company to do so.',
];
const supportForm =
	'Then ask for removal with the Outlook.com sender support form: https://olcsupport.office.com/.';

// One rule a line.
// prettier-ignore
export const microsoftConsumerWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'microsoft/ip-blocklisted/5.7.1': {title: "On Outlook.com's own block list", meaning: "Outlook.com refuses your IP address: the address or its network is on Microsoft's own list for Outlook.com and Hotmail (S3150).", causes: ['The network has a bad reputation, or none yet: a new server, or neighbours that send spam.', 'Spam, or many checks of addresses, came from your address.'], next: [...outlookSupport, 'If the answer is "not qualified for mitigation", reply to it once and ask for a review.', 'The portal sender.office.com is for another list and may say "not blocked".']},
	'microsoft/ip-blocklisted/5.7.1-2': {title: "On Outlook.com's own block list", meaning: "Outlook.com refuses your network: it is on Microsoft's own list for Outlook.com and Hotmail (S3140).", causes: ['Spam came from your network; whole networks of providers have been seen on this list.'], next: outlookSupport},
	'microsoft/ip-blocklisted/5.7.1-3': {title: "On Outlook.com's own block list", meaning: "Outlook.com refuses your IP address or its network: it is on Microsoft's own list. Microsoft does not publish what each S number means.", causes: ['Spam came from your address or its network.', 'The network has no reputation yet.'], next: outlookSupport},
	'microsoft/bad-reputation/sc-001': {meaning: 'Outlook.com refuses the mail by policy (SC-001): the content looks like spam, or your IP address or domain has a bad reputation.', next: outlookSupport},
	'microsoft/bad-reputation/sc-002': {title: 'Addresses were checked without sending', meaning: 'Outlook.com says that your IP address checks addresses without sending mail, which it calls namespace mining, and refuses it (SC-002).', causes: ['Many RCPT commands for unknown recipients came from this address.', 'A list with many addresses that do not exist.'], next: ['Stop checking addresses at Microsoft from this IP address.', supportForm]},
	'microsoft/ip-blocklisted/sc-003': {title: 'Taken for an open relay or proxy', meaning: 'Outlook.com takes your IP address for an open proxy or an open relay (SC-003).', causes: ['A proxy or mail server at this address serves everybody.', 'The address is on a list of such hosts.'], next: ['Close the relay or proxy, and look the address up at https://check.spamhaus.org/.', supportForm]},
	'microsoft/bad-reputation/sc-004': {title: 'Blocked after complaints', meaning: 'Outlook.com blocks your IP address because of complaints about mail from it (SC-004).', causes: ['Users of Outlook.com marked mail from your address as junk.'], next: ['Join JMRP, the complaint reports of Outlook.com, to learn who complains.', 'Stop sending to those who complain.', supportForm]},
	'microsoft/ip-blocklisted/dy-001': {title: 'No mail from dynamic addresses', meaning: 'Outlook.com takes no mail from dynamic IP addresses, and yours looks like one (DY-001).', causes: ['It is a home or dynamic address.', 'The reverse name looks like that of a dynamic address.'], next: useRelay},
	'microsoft/ip-blocklisted/dy-002': {title: 'Taken for an infected computer', meaning: 'Outlook.com thinks that the computer at your IP address is infected or taken over (DY-002).', causes: ['Malware, or an abused account, sends from this address.'], next: ['Clean the computer, and look the address up at https://check.spamhaus.org/.', supportForm]},
	'microsoft/ip-blocklisted/ou-001': {title: 'Listed by Spamhaus', meaning: 'Outlook.com refuses your IP address because Spamhaus lists it (OU-001).', next: askSpamhaus},
	'microsoft/bad-reputation/ou-002': {meaning: 'Outlook.com refuses the mail by policy (OU-002): the content looks like spam, or your IP address or domain has a bad reputation.', next: outlookSupport},
	'microsoft/rate-limited/rp-001': {meaning: 'Your IP address sends more than Outlook.com allows for its reputation (RP-001).', causes: ['Too much mail for an address that is new or little trusted.'], next: slowDown},
	'microsoft/rate-limited/rp-002': {meaning: 'This connection sends more than Outlook.com allows for your reputation (RP-002).', causes: ['Too much mail in one connection.'], next: ['Close the connection, wait, and do less in the next one.']},
	'microsoft/rate-limited/rp-003': {title: 'Too many connections', meaning: 'Your IP address has more connections to Outlook.com than its reputation allows (RP-003).', causes: ['Too many connections at the same time.'], next: slowDown},
	'microsoft/bad-reputation/4.7.650': {title: 'Slowed down for your reputation', meaning: 'Outlook.com takes less mail from your IP address for now because of its reputation.', causes: ['The address is new, or spam came from it.', 'Too many sessions in a short time.'], next: [...slowDown, ...outlookSupport]},
	'microsoft/bad-reputation/4.7.651': {title: 'Slowed down for your reputation', meaning: 'Outlook.com takes less mail from your IP address for now because of its reputation.', causes: ['The address is new, or spam came from it.', 'Too many sessions in a short time.'], next: [...slowDown, ...outlookSupport]},
	'microsoft/rate-limited/4.7.652': {title: 'Too many connections', meaning: 'Your IP address has more connections to Outlook.com than it allows.', causes: ['Too many connections at the same time or soon after each other.'], next: slowDown},
	'microsoft/user-unknown/5.5.0': {meaning: 'Outlook.com says that the mailbox is not available: it does not exist, or it was closed.', causes: ['A typing error in the address.', 'The account was closed, or not used for a long time.']},
	'microsoft/sender-auth-failed/5.7.515': {title: 'SPF, DKIM and DMARC are required', meaning: 'Outlook.com asks domains that send it more than 5,000 messages a day to pass SPF, DKIM and DMARC, and this mail does not.', causes: ['SPF, DKIM or DMARC of the sender domain is missing or fails.'], next: authenticate},
	'microsoft/sender-auth-failed/550': {title: 'The sender domain says that it sends no mail', meaning: 'The SPF record of the sender domain does not allow this mail.', causes: ['The SPF record of the domain is "v=spf1 -all": it never sends mail.'], next: ['Use a sender of another domain: --from.', 'If it is your domain, correct its SPF record and wait for the DNS.']},
};

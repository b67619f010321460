import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const gmxIonosWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'gmx-ionos/ip-blocklisted/554-550': {meaning: 'GMX/web.de/mail.com refuses this IP at the door.', causes: ['IP on one of their block lists (dynamic range, Spamhaus, own list).'], next: ['Open the link in the last line (…/case?c=…).', 'GMX: https://postmaster.gmx.net, web.de: https://postmaster.web.de/en/contact.']},
	'gmx-ionos/no-ptr/554-550': {meaning: 'The PTR record of the IP is missing, generic or looks dynamic.', next: ['Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.', 'Set it in the panel of whoever owns the IP.', 'Names that look like dial-up are refused too.']},
	'gmx-ionos/service-unavailable/554': {meaning: 'United Internet server takes no mail from this IP.', causes: ['Block list, PTR or overload; the last line tells which.'], next: ['Open the link in the last line (…/case?c=…).', 'GMX: https://postmaster.gmx.net, web.de: https://postmaster.web.de/en/contact.']},
	'gmx-ionos/service-unavailable/421': {meaning: 'Refused at the door for now.', causes: ['IP on a list, or overload.'], next: ['Open the link in the last line (…/case?c=…).', 'GMX: https://postmaster.gmx.net, web.de: https://postmaster.web.de/en/contact.']},
	'gmx-ionos/policy/421': {meaning: 'Too many addresses that do not exist were tried.', causes: ['Address checking or a bad list.'], next: ['Stop guessing addresses at GMX/web.de.']},
	'gmx-ionos/rate-limited/421': {meaning: 'Too much in a short time.', next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'gmx-ionos/policy/450': {meaning: 'The EHLO name changes all the time, or too many wrong recipients.', causes: ['Changing EHLO, bad recipients.'], next: ['Always greet with one name.']},
	'gmx-ionos/policy/550': {meaning: 'Refused by policy: headers, domain or IP.', causes: ['Spam source or broken headers.'], next: ['Open the link in the last line (…/case?c=…).', 'GMX: https://postmaster.gmx.net, web.de: https://postmaster.web.de/en/contact.']},
	'gmx-ionos/user-unknown/550': {meaning: 'No such mailbox, or closed for long disuse. A link that carries your IP does not change that.', causes: ['Typing error or unused mailbox.'], next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'gmx-ionos/mailbox-full/552-550': {meaning: 'The mailbox is full.', next: ['The recipient must free space.']},
	'gmx-ionos/sender-auth-failed/550': {meaning: 'SPF of the sender domain does not allow this IP.', next: ['Use a MAIL FROM whose SPF includes this IP.']},
	'gmx-ionos/sender-rejected/550': {meaning: 'The sender domain cannot receive mail (no MX or A).', next: ['Use a sender domain with MX.']},
	'gmx-ionos/protocol-error/501-550': {meaning: 'Refused for a wrong configuration of the sending server.', causes: ['Address or EHLO syntax.'], next: ['Open the link in the last line (…/case?c=…).', 'GMX: https://postmaster.gmx.net, web.de: https://postmaster.web.de/en/contact.']},
	'gmx-ionos/system-error/451': {meaning: 'Fault at the provider.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
};

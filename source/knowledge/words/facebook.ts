import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const facebookWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'facebook/user-unknown/rcp-p1': {meaning: 'Facebook RCP-P1: no such address.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'facebook/recipient-refused/rcp-p2': {meaning: 'Facebook RCP-P2: the person does not want this mail.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'facebook/recipient-refused/rcp-p3': {meaning: 'Facebook RCP-P3: privacy settings block it.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'facebook/mailbox-temp-unavailable/rcp-t4': {meaning: 'Facebook RCP-T4: the account is deactivated for now.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'facebook/sender-rejected/dns-p1': {meaning: 'Facebook DNS-P1: MAIL FROM domain does not exist.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'facebook/sender-rejected/dns-p2': {meaning: 'Facebook DNS-P2: MAIL FROM domain has no MX.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'facebook/no-ptr/dns-p3': {meaning: 'Facebook DNS-P3: the IP has no PTR.', next: ['Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.', 'Set it in the panel of whoever owns the IP.']},
	'facebook/ip-blocklisted/pol-p1': {meaning: 'Facebook POL-P1: the IP is on Spamhaus PBL.', next: ['Do not talk to mail servers directly from a home or dynamic address.', "Use your provider's relay or a server with a fixed IP and PTR."]},
	'facebook/bad-reputation/pol-p3': {meaning: 'Facebook POL-P3: refused for 4 to 8 hours.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'facebook/bad-reputation/pol-p4': {meaning: 'Facebook POL-P4: refused for 24 to 48 hours.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'facebook/bad-reputation/pol-t1': {meaning: 'Facebook POL-T1: refused for 1 to 2 hours.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'facebook/rate-limited/con-t2': {meaning: 'Facebook CON-T2: too many connections from you.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'facebook/rate-limited/con-t3': {meaning: 'Facebook CON-T3: too many new connections in a short time.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
};

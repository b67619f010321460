import type {ReasonText} from '../reasons.ts';
import {slowDown, useRelay} from './steps.ts';

const table = 'Look the code up at https://www.facebook.com/postmaster/response_codes.';

// One rule a line.
// prettier-ignore
export const facebookWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'facebook/user-unknown/rcp-p1': {meaning: 'Facebook says that the recipient address does not exist (RCP-P1).'},
	'facebook/recipient-refused/rcp-p2': {meaning: 'The preferences of the recipient keep this message out (RCP-P2).', next: ['Ask the person, in another way, to allow your address.']},
	'facebook/recipient-refused/rcp-p3': {meaning: 'The privacy settings of the recipient keep this message out (RCP-P3).', next: ['Ask the person, in another way, to allow your address.']},
	'facebook/mailbox-temp-unavailable/rcp-t4': {title: 'The account is switched off for now', meaning: 'The account of the recipient exists but is deactivated for now (RCP-T4).', causes: ['The owner has deactivated the account and can switch it on again.'], next: ['Reach the person in another way.']},
	'facebook/sender-rejected/dns-p1': {meaning: 'The domain of MAIL FROM does not exist (DNS-P1).', next: ['Use a sender whose domain exists: --from.', table]},
	'facebook/sender-rejected/dns-p2': {meaning: 'The domain of MAIL FROM has no MX record (DNS-P2).', next: ['Use a sender whose domain has an MX record: --from.', table]},
	'facebook/no-ptr/dns-p3': {meaning: 'Your IP address has no reverse name (DNS-P3).'},
	'facebook/ip-blocklisted/pol-p1': {title: 'On the PBL of Spamhaus', meaning: 'Your IP address is on the PBL of Spamhaus, which names home and dynamic addresses (POL-P1).', causes: ['It is a home or dynamic address.'], next: [...useRelay, 'Look your IP address up at https://check.spamhaus.org/.']},
	'facebook/bad-reputation/pol-p3': {title: 'Refused for some hours', meaning: 'Facebook takes no mail from your server for 4 to 8 hours (POL-P3).', next: ['Stop sending, and look for the cause.', 'Try again after eight hours.', table]},
	'facebook/bad-reputation/pol-p4': {title: 'Refused for one or two days', meaning: 'Facebook takes no mail from your server for 24 to 48 hours (POL-P4).', next: ['Stop sending, and look for the cause.', 'Try again after two days.', table]},
	'facebook/bad-reputation/pol-t1': {title: 'Put off for an hour or two', meaning: 'Facebook takes no mail from your server for one or two hours (POL-T1).', next: ['Stop sending, and look for the cause.', 'Try again after two hours.', table]},
	'facebook/rate-limited/con-t2': {title: 'Too many connections', meaning: 'Your server has too many connections to Facebook (CON-T2).', next: slowDown},
	'facebook/rate-limited/con-t3': {title: 'Too many new connections', meaning: 'Your server opened too many connections to Facebook in a short time (CON-T3).', next: slowDown},
};

import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const coxWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'cox/ip-blocklisted/aup-cxbl': {meaning: 'Cox blocks this IP.', next: ['Write to unblock.request@cox.net with the reply.']},
	'cox/ip-blocklisted/aup-cdrbl': {meaning: 'Cox blocks this IP for up to 24 hours.', next: ['Wait a day.']},
	'cox/no-ptr/aup-cxdns': {meaning: 'PTR check failed.', next: ['Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.', 'Set it in the panel of whoever owns the IP.', 'Wait 24 hours after correcting.']},
	'cox/no-ptr/any': {meaning: 'No PTR.', next: ['Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.', 'Set it in the panel of whoever owns the IP.']},
	'cox/sender-auth-failed/aup-cxsndr': {meaning: 'Sender domain failed authentication.', next: ['Publish SPF, sign with DKIM and publish DMARC for the sender domain.', 'Align them with the visible From.']},
	'cox/protocol-error/aup-cxsmtp': {meaning: 'SMTP rules broken.', next: ['Send one command at a time.']},
	'cox/rate-limited/aup-cxcnct': {meaning: 'Too many connections (limit 10; 5 in the other wording).', next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'cox/rate-limited/aup-cxmxrt': {meaning: 'Too many recipients from this sender.', next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'cox/ip-blocklisted/aup-ipbl': {meaning: 'IP is on outside lists; bits from the right: Spamhaus ZEN, Return Path, Invaluement, Cloudmark CSI.', next: ['Check the lists whose bit is 1.']},
	'cox/protocol-error/any': {meaning: 'You spoke before the greeting.', next: ['Wait for the 220 line first.']},
	'cox/rate-limited/any': {meaning: 'Too many wrong recipients: the IP is blocked.', next: ['Write to unblock.request@cox.net with the reply.']},
	'cox/user-unknown/any': {meaning: 'No such Cox mailbox.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'cox/rate-limited/any-2': {meaning: 'Too many bad commands: three-hour block.', causes: ['Protocol errors or wrong passwords.'], next: ['Wait three hours.']},
};

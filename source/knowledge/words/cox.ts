import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const coxWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'cox/ip-blocklisted/aup-cxbl': {meaning: 'Cox blocks this IP.', causes: ['Spam-like behaviour.'], next: ['Write to unblock.request@cox.net with the reply.']},
	'cox/ip-blocklisted/aup-cdrbl': {meaning: 'Cox blocks this IP for up to 24 hours.', causes: ['Spam-like behaviour.'], next: ['Wait a day.']},
	'cox/no-ptr/aup-cxdns': {meaning: 'PTR check failed.', causes: ['PTR.'], next: ['Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.', 'Set it in the panel of whoever owns the IP.', 'Wait 24 hours after correcting.']},
	'cox/no-ptr/any': {meaning: 'No PTR.', causes: ['PTR.'], next: ['Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.', 'Set it in the panel of whoever owns the IP.']},
	'cox/sender-auth-failed/aup-cxsndr': {meaning: 'Sender domain failed authentication.', causes: ['SPF/DKIM.'], next: ['Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.']},
	'cox/protocol-error/aup-cxsmtp': {meaning: 'SMTP rules broken.', causes: ['Protocol.'], next: ['Send one command at a time.']},
	'cox/rate-limited/aup-cxcnct': {meaning: 'Too many connections (limit 10; 5 in the other wording).', causes: ['Parallel connections.'], next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'cox/rate-limited/aup-cxmxrt': {meaning: 'Too many recipients from this sender.', causes: ['Rate.'], next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'cox/ip-blocklisted/aup-ipbl': {meaning: 'IP is on outside lists; bits from the right: Spamhaus ZEN, Return Path, Invaluement, Cloudmark CSI.', causes: ['DNSBL.'], next: ['Check the lists whose bit is 1.']},
	'cox/protocol-error/any': {meaning: 'We spoke before the greeting.', causes: ['Early talker.'], next: ['Wait for the 220 line first.']},
	'cox/rate-limited/any': {meaning: 'Too many wrong recipients: the IP is blocked.', causes: ['Address checking.'], next: ['Stop guessing.', 'Write to unblock.request@cox.net with the reply.']},
	'cox/user-unknown/any': {meaning: 'No such Cox mailbox.', causes: ['Typing error.'], next: ['Check spelling of the address; if it is right, the mailbox is gone.', 'Stop sending to it.']},
	'cox/rate-limited/any-2': {meaning: 'Too many bad commands: three-hour block.', causes: ['Protocol errors or wrong passwords.'], next: ['Wait three hours.']},
};

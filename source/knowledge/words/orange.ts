import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const orangeWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'orange/rate-limited/421': {meaning: 'Too many connections to Orange.', causes: ['More than about two connections.'], next: ['Use one connection, pause between commands and tries, then try again in some hours.', 'Two connections and 100 messages per connection are safe at Orange.', 'The Abuse desk (Cellule abuse) handles false blocks.']},
	'orange/ip-blocklisted/550': {meaning: 'Orange blocks this IP for spam (Cloudmark list).', causes: ['IP reputation at Cloudmark.'], next: ['Ask for a reset at https://csi.cloudmark.com/reset-request/?ip=<ip>.']},
	'orange/ip-blocklisted/550-2': {meaning: 'Blocked by Spamhaus.', next: ['Look the IP up at https://check.spamhaus.org/ and follow the removal steps there.', "A PBL listing means: use your provider's mail relay or a server IP."]},
	'orange/service-unavailable/550': {meaning: 'Service refused, try later.', next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'orange/sender-rejected/5.1.0': {meaning: 'The sender address is not acceptable (does not resolve or fails SPF).', next: ['Use a sender domain with MX and SPF.']},
	'orange/user-unknown/5.1.1': {meaning: 'No such mailbox at Orange or La Poste.', causes: ['Typing error or closed account.'], next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'orange/mailbox-full/5.1.1': {meaning: 'The mailbox is full.', next: ['The recipient must free space.']},
	'orange/service-unavailable/421': {meaning: 'Service refused for now.', next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'orange/spam-content/5.2.0': {meaning: 'Message judged as spam.'},
	'orange/sender-auth-failed/421': {meaning: 'SPF or DNS of the sender domain is wrong.'},
	'orange/sender-auth-failed/5.0.2': {meaning: 'DMARC failed.', next: ['Publish SPF, sign with DKIM and publish DMARC for the sender domain.', 'Align them with the visible From.']},
	'orange/ip-blocklisted/lpn007-102': {meaning: 'La Poste blocks this IP (Sender Score list).'},
	'orange/rate-limited/421-2': {meaning: 'Too many connections.', causes: ['More than about two.'], next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'orange/greylisted/lpn027-503': {meaning: 'La Poste defers (greylisting or rate).', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'orange/sender-rejected/lpn007-405': {meaning: 'The sender cannot receive mail.', causes: ['La Poste wants senders that can receive.'], next: ['Use a sender domain with working MX.']},
	'orange/mailbox-disabled/4.2.1': {meaning: 'The mailbox is switched off for disuse.'},
	'orange/mailbox-disabled/lpn007-420': {meaning: 'The mailbox is archived.'},
	'orange/mailbox-disabled/lpn007-426': {meaning: 'The mailbox is blocked.'},
	'orange/policy/lpn005-510': {meaning: 'La Poste refuses the message source.', next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'orange/sender-auth-failed/lpn007-517': {meaning: 'DMARC failed.', next: ['Publish SPF, sign with DKIM and publish DMARC for the sender domain.', 'Align them with the visible From.']},
	'orange/ip-blocklisted/lpn000-630': {meaning: 'The client is refused.', next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'orange/sender-auth-failed/lpn004-401': {meaning: 'SPF does not allow this IP.'},
};

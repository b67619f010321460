import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const orangeWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'orange/rate-limited/421': {meaning: 'Too many connections to Orange.', causes: ['More than about two connections.'], next: ['Use one connection, pause between commands and tries, then try again in some hours.', 'Two connections and 100 messages per connection are safe at Orange; the Abuse desk (Cellule abuse) handles false blocks.']},
	'orange/ip-blocklisted/550': {meaning: 'Orange blocks this IP for spam (Cloudmark list).', causes: ['IP reputation at Cloudmark.'], next: ['Ask for a reset at https://csi.cloudmark.com/reset-request/?ip=<ip>.']},
	'orange/ip-blocklisted/550-2': {meaning: 'Blocked by Spamhaus.', causes: ['Spamhaus listing.'], next: ['Look the IP up at https://check.spamhaus.org/ and follow the removal steps there; a PBL listing means: use your provider\'s mail relay or a server IP.']},
	'orange/service-unavailable/550': {meaning: 'Service refused, try later.', causes: ['IP reputation.'], next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'orange/sender-rejected/5.1.0': {meaning: 'The sender address is not acceptable (does not resolve or fails SPF).', causes: ['Sender domain.'], next: ['Use a sender domain with MX and SPF.']},
	'orange/user-unknown/5.1.1': {meaning: 'No such mailbox at Orange or La Poste.', causes: ['Typing error or closed account.'], next: ['Check spelling of the address; if it is right, the mailbox is gone.', 'Stop sending to it.']},
	'orange/mailbox-full/5.1.1': {meaning: 'The mailbox is full.', causes: ['Quota.'], next: ['The recipient must free space.']},
	'orange/service-unavailable/421': {meaning: 'Service refused for now.', causes: ['Reputation or fault.'], next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'orange/spam-content/5.2.0': {meaning: 'Message judged as spam.', causes: ['Content.'], next: ['Not a problem of connecting or of the address: the message itself was judged.', 'A check without DATA never sees this.']},
	'orange/sender-auth-failed/421': {meaning: 'SPF or DNS of the sender domain is wrong.', causes: ['SPF.'], next: ['Correct SPF.']},
	'orange/sender-auth-failed/5.0.2': {meaning: 'DMARC failed.', causes: ['DMARC.'], next: ['Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.']},
	'orange/ip-blocklisted/lpn007-102': {meaning: 'La Poste blocks this IP (Sender Score list).', causes: ['IP reputation.'], next: ['Check https://senderscore.org/blacklistlookup/.']},
	'orange/rate-limited/421-2': {meaning: 'Too many connections.', causes: ['More than about two.'], next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'orange/greylisted/lpn027-503': {meaning: 'La Poste defers (greylisting or rate).', causes: ['Rate.'], next: ['Try again later, with growing pauses; do not hammer.']},
	'orange/sender-rejected/lpn007-405': {meaning: 'The sender cannot receive mail.', causes: ['La Poste wants senders that can receive.'], next: ['Use a sender domain with working MX.']},
	'orange/mailbox-disabled/4.2.1': {meaning: 'The mailbox is switched off for disuse.', causes: ['Inactive account.'], next: ['Stop sending.']},
	'orange/mailbox-disabled/lpn007-420': {meaning: 'The mailbox is archived.', causes: ['Unused account.'], next: ['Stop sending.']},
	'orange/mailbox-disabled/lpn007-426': {meaning: 'The mailbox is blocked.', causes: ['Account blocked.'], next: ['Stop sending.']},
	'orange/policy/lpn005-510': {meaning: 'La Poste refuses the message source.', causes: ['Reputation.'], next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'orange/sender-auth-failed/lpn007-517': {meaning: 'DMARC failed.', causes: ['DMARC.'], next: ['Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.']},
	'orange/ip-blocklisted/lpn000-630': {meaning: 'The client is refused.', causes: ['IP policy.'], next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'orange/sender-auth-failed/lpn004-401': {meaning: 'SPF does not allow this IP.', causes: ['SPF.'], next: ['Correct SPF.']},
};

import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const sophosWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'sophos/sender-auth-failed/xgemail-0001': {meaning: 'Sophos Email: no valid DKIM signature.', causes: ['See the meaning.'], next: ['Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.']},
	'sophos/sender-auth-failed/xgemail-0002': {meaning: 'Sophos Email: SPF check failed.', causes: ['See the meaning.'], next: ['Use a sender whose SPF includes this IP.']},
	'sophos/sender-auth-failed/xgemail-0003': {meaning: 'Sophos Email: DMARC check failed.', causes: ['See the meaning.'], next: ['Publish SPF, sign with DKIM and publish DMARC for the sender domain; align them with the visible From.']},
	'sophos/ip-blocklisted/xgemail-0004': {meaning: 'Sophos Email: the IP is on a blocklist (RBL).', causes: ['See the meaning.'], next: ['Look the IP up at https://check.spamhaus.org/ and follow the removal steps there; a PBL listing means: use your provider\'s mail relay or a server IP.']},
	'sophos/domain-blocklisted/xgemail-0005': {meaning: 'Sophos Email: the sender domain is on a domain blocklist.', causes: ['See the meaning.'], next: ['Check the domain at https://check.spamhaus.org/.']},
	'sophos/tls-required/xgemail-0006': {meaning: 'Sophos Email: the TLS version does not fit the policy (also when no TLS was used).', causes: ['See the meaning.'], next: ['Repeat with STARTTLS (TLS 1.2 or newer) before MAIL FROM.']},
	'sophos/system-error/xgemail-0007': {meaning: 'Sophos Email: the Sophos licence of the recipient has run out.', causes: ['See the meaning.'], next: ['Only the recipient\'s mail administrator can lift this; contact the recipient by another way.']},
	'sophos/policy/xgemail-0008': {meaning: 'Sophos Email: a domain, IP or address is on the administrator\'s block list.', causes: ['See the meaning.'], next: ['Only the recipient\'s mail administrator can lift this; contact the recipient by another way.']},
	'sophos/recipient-refused/xgemail-0009': {meaning: 'Sophos Email: a domain, IP or address is on the user\'s block list.', causes: ['See the meaning.'], next: ['Only the recipient\'s mail administrator can lift this; contact the recipient by another way.']},
	'sophos/relay-denied/xgemail-0010': {meaning: 'Sophos Email: the recipient domain is not protected by Sophos Email here.', causes: ['See the meaning.'], next: ['Check the MX records.']},
	'sophos/user-unknown/xgemail-0011': {meaning: 'Sophos Email: the recipient address does not exist.', causes: ['See the meaning.'], next: ['Check spelling of the address; if it is right, the mailbox is gone.', 'Stop sending to it.']},
	'sophos/message-too-big/xgemail-0012': {meaning: 'Sophos Email: the message is too big.', causes: ['See the meaning.'], next: ['Send less.']},
	'sophos/too-many-recipients/xgemail-0013': {meaning: 'Sophos Email: too many recipients for a large message.', causes: ['See the meaning.'], next: ['Fewer recipients.']},
	'sophos/rate-limited/xgemail-0014': {meaning: 'Sophos Email: too much mail from this sender to this recipient.', causes: ['See the meaning.'], next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'sophos/rate-limited/xgemail-0015': {meaning: 'Sophos Email: too much mail to this recipient from everybody.', causes: ['See the meaning.'], next: ['Try again later, with growing pauses; do not hammer.']},
	'sophos/ip-blocklisted/5.7.1': {meaning: 'Sophos IP reputation blocks the client.', causes: ['IP reputation.'], next: ['Use the IP look-up page named in the reply.']},
};

import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const sophosWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'sophos/sender-auth-failed/xgemail-0001': {meaning: 'Sophos Email: no valid DKIM signature.', next: ['Publish SPF, sign with DKIM and publish DMARC for the sender domain.', 'Align them with the visible From.']},
	'sophos/sender-auth-failed/xgemail-0002': {meaning: 'Sophos Email: SPF check failed.', next: ['Use a sender whose SPF includes this IP.']},
	'sophos/sender-auth-failed/xgemail-0003': {meaning: 'Sophos Email: DMARC check failed.', next: ['Publish SPF, sign with DKIM and publish DMARC for the sender domain.', 'Align them with the visible From.']},
	'sophos/ip-blocklisted/xgemail-0004': {meaning: 'Sophos Email: the IP is on a blocklist (RBL).', next: ['Look the IP up at https://check.spamhaus.org/ and follow the removal steps there.', "A PBL listing means: use your provider's mail relay or a server IP."]},
	'sophos/domain-blocklisted/xgemail-0005': {meaning: 'Sophos Email: the sender domain is on a domain blocklist.', next: ['Check the domain at https://check.spamhaus.org/.']},
	'sophos/tls-required/xgemail-0006': {meaning: 'Sophos Email: the TLS version does not fit the policy (also when no TLS was used).', next: ['Repeat with STARTTLS (TLS 1.2 or newer) before MAIL FROM.']},
	'sophos/system-error/xgemail-0007': {meaning: 'Sophos Email: the Sophos licence of the recipient has run out.', next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'sophos/policy/xgemail-0008': {meaning: "Sophos Email: a domain, IP or address is on the administrator's block list.", next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'sophos/recipient-refused/xgemail-0009': {meaning: "Sophos Email: a domain, IP or address is on the user's block list.", next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'sophos/relay-denied/xgemail-0010': {meaning: 'Sophos Email: the recipient domain is not protected by Sophos Email here.', next: ['Check the MX records.']},
	'sophos/user-unknown/xgemail-0011': {meaning: 'Sophos Email: the recipient address does not exist.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'sophos/message-too-big/xgemail-0012': {meaning: 'Sophos Email: the message is too big.'},
	'sophos/too-many-recipients/xgemail-0013': {meaning: 'Sophos Email: too many recipients for a large message.'},
	'sophos/rate-limited/xgemail-0014': {meaning: 'Sophos Email: too much mail from this sender to this recipient.', next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'sophos/rate-limited/xgemail-0015': {meaning: 'Sophos Email: too much mail to this recipient from everybody.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'sophos/ip-blocklisted/5.7.1': {meaning: 'Sophos IP reputation blocks the client.', next: ['Use the IP look-up page named in the reply.']},
};

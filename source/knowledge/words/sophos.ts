import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const sophosWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'sophos/sender-auth-failed/xgemail-0001': {meaning: 'Sophos Email found no valid DKIM signature (XGEMAIL_0001).', next: ['Publish SPF and DMARC records for the sender domain, and sign its mail with DKIM.', 'Let SPF or DKIM use the domain of the visible From line.']},
	'sophos/sender-auth-failed/xgemail-0002': {meaning: 'The SPF check of Sophos Email failed (XGEMAIL_0002).', next: ['Add your IP address to the SPF record of the sender domain.', 'Use a sender of a domain that allows your address: --from.']},
	'sophos/sender-auth-failed/xgemail-0003': {meaning: 'The DMARC check of Sophos Email failed (XGEMAIL_0003).', next: ['Publish SPF and DMARC records for the sender domain, and sign its mail with DKIM.', 'Let SPF or DKIM use the domain of the visible From line.']},
	'sophos/ip-blocklisted/xgemail-0004': {meaning: 'This IP address is on a block list that Sophos Email asks (XGEMAIL_0004).', next: ['Look your address up at the large lists, first at https://check.spamhaus.org/.', 'If the list cannot be found, ask the postmaster of the recipient which it is.']},
	'sophos/domain-blocklisted/xgemail-0005': {meaning: 'The domain of the sender is on a domain block list that Sophos Email asks (XGEMAIL_0005).', next: ['Look the domain up at the large lists, first at https://check.spamhaus.org/.']},
	'sophos/tls-required/xgemail-0006': {meaning: 'The TLS version does not fit the policy of the recipient at Sophos Email (XGEMAIL_0006); the code also stands for no TLS at all.', next: ['Use STARTTLS with TLS 1.2 or newer before MAIL FROM.']},
	'sophos/system-error/xgemail-0007': {meaning: 'The Sophos licence of the recipient has run out (XGEMAIL_0007).', next: ['Reach the recipient in another way, and ask them to tell their mail administrator: only the administrator can change this.']},
	'sophos/policy/xgemail-0008': {meaning: "A domain, IP address or mail address is on the block list of the recipient's administrator at Sophos Email (XGEMAIL_0008).", next: ['Reach the recipient in another way, and ask them to tell their mail administrator: only the administrator can change this.']},
	'sophos/recipient-refused/xgemail-0009': {meaning: 'A domain, IP address or mail address is on the block list of the user at Sophos Email (XGEMAIL_0009).', next: ['Ask the recipient, in another way, to take you off their block list.']},
	'sophos/relay-denied/xgemail-0010': {meaning: 'The domain of the recipient is not set up at Sophos Email here (XGEMAIL_0010).', next: ['Look the MX records of the domain up, and talk to one of those hosts.', 'If this is one of them, ask the owner of the domain to have it set up there.']},
	'sophos/user-unknown/xgemail-0011': {meaning: 'Sophos Email says that it knows no such recipient (XGEMAIL_0011).', next: ['Check the spelling of the address.', 'If it is right, ask the person in another way for a current address.', 'Take the address off your mailing lists.']},
	'sophos/message-too-big/xgemail-0012': {meaning: 'The message is larger than Sophos Email takes (XGEMAIL_0012).'},
	'sophos/too-many-recipients/xgemail-0013': {meaning: 'The message is large and has too many recipients for Sophos Email (XGEMAIL_0013).', next: ['Split the recipients over several transactions.']},
	'sophos/rate-limited/xgemail-0014': {meaning: 'This sender has sent too much mail to this recipient (XGEMAIL_0014).', next: ['Wait some hours, then try again over one connection, with pauses between the commands.']},
	'sophos/rate-limited/xgemail-0015': {meaning: 'The recipient gets too much mail at the moment, from everybody together (XGEMAIL_0015).', next: ['Try again later, with growing pauses.']},
	'sophos/ip-blocklisted/5.7.1': {meaning: 'The IP reputation of Sophos blocks this address.', next: ['Look your address up on the page that the reply links to, and ask for removal there.']},
};

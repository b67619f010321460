import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const proofpointWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'proofpoint/ip-blocklisted/554': {meaning: 'Proofpoint Dynamic Reputation blocks this IP address.', next: ['Look your address up at https://ipcheck.proofpoint.com/ and ask for removal there.', 'If the page calls it clean already, try again: the list is dynamic.']},
	'proofpoint/ip-blocklisted/5.7.0': {meaning: 'Proofpoint Dynamic Reputation blocks this IP address.', next: ['Look your address up at https://ipcheck.proofpoint.com/ and ask for removal there.', 'If the page calls it clean already, try again: the list is dynamic.']},
	'proofpoint/ip-blocklisted/421': {meaning: 'Proofpoint Dynamic Reputation puts this IP address off.', next: ['Look your address up at https://ipcheck.proofpoint.com/ and ask for removal there.', 'If the page calls it clean already, try again: the list is dynamic.']},
	'proofpoint/bad-reputation/5.7.0': {meaning: 'Proofpoint refuses this IP address because of its reputation.', next: ['Look your address up at https://ipcheck.proofpoint.com/ and ask for removal there.', 'If the page calls it clean already, try again: the list is dynamic.']},
	'proofpoint/ip-blocklisted/5.7.1': {meaning: 'Proofpoint Essentials blocks this IP address.', next: ['Look your address up at https://ipcheck.proofpoint.com/ and ask for removal there.', 'If the page calls it clean already, try again: the list is dynamic.']},
	'proofpoint/ip-blocklisted/5.7.1-2': {meaning: 'Proofpoint refuses this IP address because Cloudmark lists it.', next: ['Ask for a reset at https://csi.cloudmark.com/en/reset/.']},
	'proofpoint/user-unknown/5.7.1': {meaning: 'The address is on the list of invalid addresses that Proofpoint keeps for this customer.', causes: ['The mailbox is not known behind the gateway.', 'The address was put on the list by mistake.'], next: ['Check the spelling of the address.', 'If you know that it exists, ask the recipient to have their administrator take it off the invalid list.']},
	'proofpoint/mailbox-temp-unavailable/4.1.1': {meaning: 'The gateway is just asking the mail server behind it about this address.', causes: ['The check is not finished; Postfix calls this recipient verification.'], next: ['Ask again after one minute with the same recipient.']},
	'proofpoint/mailbox-temp-unavailable/4.1.1-2': {meaning: 'The gateway asked the mail server behind it about this address and got no clear answer.', causes: ['The server behind it is down, or puts mail off itself.'], next: ['Try again later, with growing pauses.']},
	'proofpoint/user-unknown/5.1.1': {meaning: 'The mail server behind the gateway says that it knows no such user.', next: ['Check the spelling of the address.', 'If it is right, ask the person in another way for a current address.', 'Take the address off your mailing lists.']},
	'proofpoint/user-unknown/5.1.1-2': {meaning: 'The gateway says that the address is not in the directory of the customer.', next: ['Check the spelling of the address.', 'If it is right, ask the person in another way for a current address.', 'Take the address off your mailing lists.']},
	'proofpoint/relay-denied/5.7.1': {meaning: 'The domain of the recipient is not set up at this Proofpoint server.', next: ['Look the MX records of the domain up, and talk to one of those hosts.', 'If this is one of them, ask the owner of the domain to have it set up there.']},
	'proofpoint/policy/550': {meaning: 'A rule that the customer has set at Proofpoint refuses this.', next: ['Reach the recipient in another way, and ask them to tell their mail administrator: only the administrator can change this.']},
	'proofpoint/sender-rejected/5.1.8': {meaning: 'Proofpoint says that the domain of the sender does not exist.', next: ['Use a sender whose domain has a working MX: --from.']},
	'proofpoint/sender-auth-failed/5.7.0': {meaning: 'The DMARC policy of the sender domain asks for refusal, and the check failed.', next: ['Publish SPF and DMARC records for the sender domain, and sign its mail with DKIM.', 'Let SPF or DKIM use the domain of the visible From line.']},
};

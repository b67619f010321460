import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const variousSoftwareWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'coremail/user-unknown/550': {meaning: 'No such mailbox on a Coremail server.', causes: ['Typing error.'], next: ['Check spelling of the address; if it is right, the mailbox is gone.', 'Stop sending to it.']},
	'coremail/ip-blocklisted/554': {meaning: 'The Coremail server has suspended this IP.', causes: ['IP reputation or too many errors.'], next: ['Wait some hours; ask the recipient\'s administrator.']},
	'coremail/sender-rejected/553': {meaning: 'The Coremail server refuses this sender.', causes: ['Sender block list.'], next: ['Only the recipient\'s mail administrator can lift this; contact the recipient by another way.']},
	'haraka/protocol-error/554': {meaning: 'We spoke before the greeting.', causes: ['Early talker.'], next: ['Wait for the greeting.']},
	'sendmail/service-unavailable/554': {meaning: 'Sendmail refuses: we spoke before the greeting (greet_pause), or an access rule.', causes: ['Early talker or access rule.'], next: ['Wait for the greeting.']},
	'sendmail/sender-rejected/5.1.8': {meaning: 'The MAIL FROM domain does not exist.', causes: ['Sender domain.'], next: ['Use a sender domain that exists.']},
	'sendmail/no-ptr/5.7.1': {meaning: 'PTR missing or not matching.', causes: ['PTR.'], next: ['Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.', 'Set it in the panel of whoever owns the IP.']},
	'qmail/relay-denied/553': {meaning: 'qmail does not take mail for the domain.', causes: ['Wrong MX.'], next: ['Check the MX records.']},
	'qmail/user-unknown/550': {meaning: 'No such mailbox.', causes: ['Typing error.'], next: ['Check spelling of the address; if it is right, the mailbox is gone.', 'Stop sending to it.']},
};

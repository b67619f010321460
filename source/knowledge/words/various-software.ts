import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const variousSoftwareWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'coremail/user-unknown/550': {meaning: 'No such mailbox on a Coremail server.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'coremail/ip-blocklisted/554': {meaning: 'The Coremail server has suspended this IP.', causes: ['IP reputation or too many errors.'], next: ['Wait some hours.', "Ask the recipient's administrator."]},
	'coremail/sender-rejected/553': {meaning: 'The Coremail server refuses this sender.', next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'haraka/protocol-error/554': {meaning: 'You spoke before the greeting.', next: ['Wait for the greeting.']},
	'sendmail/service-unavailable/554': {meaning: 'Sendmail refuses: you spoke before the greeting (greet_pause), or an access rule.', causes: ['Early talker or access rule.'], next: ['Wait for the greeting.']},
	'sendmail/sender-rejected/5.1.8': {meaning: 'The MAIL FROM domain does not exist.', next: ['Use a sender domain that exists.']},
	'sendmail/no-ptr/5.7.1': {meaning: 'PTR missing or not matching.', next: ['Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.', 'Set it in the panel of whoever owns the IP.']},
	'qmail/relay-denied/553': {meaning: 'qmail does not take mail for the domain.', next: ['Check the MX records.']},
	'qmail/user-unknown/550': {meaning: 'No such mailbox.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
};

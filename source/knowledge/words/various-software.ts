import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const variousSoftwareWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'coremail/user-unknown/550': {meaning: 'The Coremail server says that the user does not exist.', next: ['Check the spelling of the address.', 'If it is right, ask the person in another way for a current address.', 'Take the address off your mailing lists.']},
	'coremail/ip-blocklisted/554': {meaning: 'The Coremail server has suspended this IP address.', causes: ['The reputation of the address is low, or it made too many errors.'], next: ['Wait some hours.', 'Ask the postmaster of the recipient to release the address.']},
	'coremail/sender-rejected/553': {meaning: 'The Coremail server refuses this sender.', next: ['Reach the recipient in another way, and ask them to tell their mail administrator: only the administrator can change this.']},
	'haraka/protocol-error/554': {meaning: 'You spoke before the greeting.', next: ['Wait for the greeting.']},
	'sendmail/service-unavailable/554': {meaning: 'The server says that it offers no mail service to you here.', causes: ['The host takes no mail.', 'A rule of the administrator refuses your IP address.'], next: ['Try the next mail exchanger.', 'Ask their postmaster, with the time and the exact reply.']},
	'sendmail/protocol-error/554': {meaning: 'Sendmail takes no commands from you: you spoke before the greeting, or an access rule refuses you.', causes: ['The client talked too early.', 'A rule of the administrator refuses your address.'], next: ['Wait for the greeting.', 'Ask their postmaster, with the time and the exact reply.']},
	'sendmail/sender-rejected/5.1.8': {meaning: 'The server says that the domain of the sender does not exist.', next: ['Use a sender whose domain exists: --from.']},
	'sendmail/no-ptr/5.7.1': {meaning: 'The reverse name of your IP address is missing or does not lead back to the address.', next: ['Give your IP address a PTR record whose name resolves back to the same address; whoever owns the address can set it.', 'Use that name in EHLO: --helo.']},
	'qmail/relay-denied/553': {meaning: 'The domain is not in the list of domains that this qmail server takes mail for.', causes: ['The MX record of the domain leads to the wrong server, or you talk to a server that is no MX.'], next: ['Look the MX records of the domain up, and talk to one of those hosts.', 'If this is one of them, ask the owner of the domain to have it set up there.']},
	'qmail/user-unknown/550': {meaning: 'The server says that it has no mailbox by that name.', next: ['Check the spelling of the address.', 'If it is right, ask the person in another way for a current address.', 'Take the address off your mailing lists.']},
};

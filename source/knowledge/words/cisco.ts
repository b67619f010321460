import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const ciscoWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'cisco/bad-reputation/554': {meaning: 'Cisco IronPort refuses this IP at the door for its Talos/SenderBase reputation.', causes: ['Sender reputation score too low.'], next: ['Check the IP at https://www.talosintelligence.com/reputation_center (Sender Reputation) and ask for a correction there.']},
	'cisco/bad-reputation/554-2': {meaning: 'Domain reputation.', causes: ['Domain used in the transfer.'], next: ['Check the IP at https://www.talosintelligence.com/reputation_center (Sender Reputation) and ask for a correction there.']},
	'cisco/ip-blocklisted/550': {meaning: 'Cisco refuses this client.', next: ['Check the IP at https://www.talosintelligence.com/reputation_center (Sender Reputation) and ask for a correction there.']},
	'cisco/user-unknown/550': {meaning: 'Recipient not accepted (not in the recipient table or LDAP).', causes: ['Unknown user, or domain not handled here.'], next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'cisco/rate-limited/550': {meaning: 'Directory harvest protection: too many unknown recipients from this IP in this hour (default 25). Cisco may also just drop the connection, or silently accept and drop the rest.', causes: ['Address checking or bad list.'], next: ['Stop until the next full hour.', 'Then few questions only.', 'Answers after this point prove nothing.']},
	'cisco/protocol-error/500': {meaning: 'Unknown command for the ESA.', next: ['Use only AUTH DATA EHLO HELO HELP MAIL NOOP QUIT RCPT RSET STARTTLS VRFY.']},
	'cisco/rate-limited/421': {meaning: 'Five wrong commands: closed.'},
	'cisco/rate-limited/any': {meaning: 'Recipient limit per hour for this IP.', next: ['Wait for the next hour.']},
};

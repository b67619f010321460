import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const barracudaWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'barracuda/user-unknown/550': {meaning: 'Barracuda says: no such user.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'barracuda/user-unknown/550-2': {meaning: 'No such user.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'barracuda/policy/550': {meaning: 'Blocked by content or sender policy; another message may pass.', next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'barracuda/unspecified/550': {meaning: 'One recipient was refused by the inner server; the real reason stands in brackets.', causes: ["Inner server's answer passed on."], next: ['Read the words in brackets.']},
	'barracuda/unspecified/550-2': {meaning: 'Refused by policy; no reason given.', causes: ['Barracuda policy or IP reputation.'], next: ["Ask for removal at https://www.barracudacentral.org/rbl/removal-request (or the recipient's administrator for local rules)."]},
	'barracuda/sender-auth-failed/550': {meaning: 'Looks like forged sender.'},
	'barracuda/bad-reputation/450': {meaning: 'Refused for abuse.', next: ["Ask for removal at https://www.barracudacentral.org/rbl/removal-request (or the recipient's administrator for local rules)."]},
	'barracuda/service-unavailable/421': {meaning: 'Barracuda closes: rate control or fault. (Since firmware 3.5.12 rate control answers 421.)', causes: ['Rate control or inner server problem.'], next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'barracuda/system-error/422': {meaning: "The recipient's Barracuda licence has run out.", next: ["Only the recipient's mail administrator can lift this.", 'Contact the recipient by another way.']},
	'barracuda/spam-content/420': {meaning: 'Deferred for suspect content.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'barracuda/greylisted/4.7.1': {meaning: 'Greylisting.', next: ['Try again after the time named.']},
	'barracuda/ip-blocklisted/554': {meaning: 'The IP is on the Barracuda Reputation Block List.', next: ["Ask for removal at https://www.barracudacentral.org/rbl/removal-request (or the recipient's administrator for local rules)."]},
	'barracuda/system-error/451': {meaning: 'Fault at the filter or the inner server.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'barracuda/unspecified/4.7.1': {meaning: 'Greylisting or inner server deferring.', causes: ['First contact or load.'], next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'barracuda/spam-content/554': {meaning: 'Refused by content.'},
};

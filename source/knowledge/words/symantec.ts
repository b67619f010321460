import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const symantecWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'symantec/service-unavailable/421': {meaning: 'MessageLabs slows this IP address down, or it was asked in the wrong order of the MX records.', causes: ['The reputation of your IP address is low.', 'The MX preferences of the domain are upside down.'], next: ['Look your address up at https://ipremoval.sms.symantec.com/ and ask for removal there.', 'Read article TECH246726 at https://knowledge.broadcom.com/.']},
	'symantec/user-unknown/550': {meaning: 'The address is not among the addresses that the customer has registered at MessageLabs.', next: ['Check the spelling of the address.', 'If it is right, ask the person in another way for a current address.', 'Take the address off your mailing lists.']},
	'symantec/user-unknown/542': {meaning: 'MessageLabs says that it knows no such recipient.', next: ['Check the spelling of the address.', 'If it is right, ask the person in another way for a current address.', 'Take the address off your mailing lists.']},
	'symantec/relay-denied/553': {meaning: 'This MessageLabs server does not take mail for the domain.', causes: ['The MX record of the domain leads to the wrong server, or the domain is not set up there.'], next: ['Look the MX records of the domain up, and talk to one of those hosts.', 'If this is one of them, ask the owner of the domain to have it set up there.']},
	'symantec/spam-content/553': {meaning: 'MessageLabs filtered the message because of its content.'},
	'symantec/policy/501': {meaning: 'MessageLabs refuses the connection by a rule about your IP address. The number in brackets, such as 7.3, tells which.', causes: ['The reputation of your IP address is low.'], next: ['Look your address up at https://ipremoval.sms.symantec.com/ and ask for removal there.', 'Read article TECH246726 at https://knowledge.broadcom.com/.']},
	'symantec/unspecified/450': {meaning: 'MessageLabs puts this mail off. The number in brackets tells why, but is not explained in public.', causes: ['You send too fast, or the reputation of your IP address is low.'], next: ['Look your address up at https://ipremoval.sms.symantec.com/ and ask for removal there.', 'Read article TECH246726 at https://knowledge.broadcom.com/.']},
	'symantec/ip-blocklisted/5.7.1': {meaning: 'A list of Symantec blocks this IP address.', next: ['Look your address up at https://ipremoval.sms.symantec.com/ and ask for removal there.', 'Read article TECH246726 at https://knowledge.broadcom.com/.']},
	'symantec/auth-required/550': {meaning: 'The server took you for a mail program that should log in.', causes: ['You talk to a server for its own users, or the domain is not set up there.'], next: ['Look the MX records of the domain up, and talk to one of those hosts.', 'If this is one of them, ask the owner of the domain to have it set up there.']},
};

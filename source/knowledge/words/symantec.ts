import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const symantecWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'symantec/service-unavailable/421': {meaning: "MessageLabs slows this IP down (traffic shaping), or the domain's MX order is upside down.", causes: ['Reputation, or MX preferences inverted.'], next: ['Check and ask at https://ipremoval.sms.symantec.com/.', 'The reply may name TECH246726 (knowledge.broadcom.com).']},
	'symantec/user-unknown/550': {meaning: 'Address registration says: no such address.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'symantec/user-unknown/542': {meaning: 'No such user.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'symantec/relay-denied/553': {meaning: 'The domain is not handled on this MessageLabs tower.', next: ['Check the MX records.']},
	'symantec/spam-content/553': {meaning: 'Refused by content.'},
	'symantec/policy/501': {meaning: 'MessageLabs refuses the connection by IP policy (number in brackets, for example 7.3 or 7.7).', next: ['Check and ask at https://ipremoval.sms.symantec.com/.', 'The reply may name TECH246726 (knowledge.broadcom.com).']},
	'symantec/unspecified/450': {meaning: 'MessageLabs defers (number in brackets).', next: ['Check and ask at https://ipremoval.sms.symantec.com/.', 'The reply may name TECH246726 (knowledge.broadcom.com).']},
	'symantec/ip-blocklisted/5.7.1': {meaning: 'Symantec list blocks the IP.', next: ['Check and ask at https://ipremoval.sms.symantec.com/.', 'The reply may name TECH246726 (knowledge.broadcom.com).']},
	'symantec/auth-required/550': {meaning: 'The server took you for a client program.', causes: ['Hosting rule, or the domain is not handled.'], next: ['Check the MX records.']},
};

import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const aliyunWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'aliyun/bad-reputation/454': {meaning: 'Aliyun mail holds this IP back for its behaviour.', causes: ['Too much or unexpected sending.'], next: ['It clears by itself.']},
	'aliyun/sender-auth-failed/554': {meaning: 'Aliyun refuses: SPF of MAIL FROM does not fit the IP.', next: ['Use a MAIL FROM whose SPF includes this IP.']},
	'aliyun/rate-limited/554': {meaning: 'Too frequent.', next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'aliyun/bad-reputation/554': {meaning: "Aliyun's filter refuses this IP.", next: ["Write to the recipient's administrator if it stays."]},
	'aliyun/user-unknown/550': {meaning: "No such mailbox (the spelling fault 'dosn't' is Aliyun's).", next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'aliyun/user-unknown/559': {meaning: 'No such recipient.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
};

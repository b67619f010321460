import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const eximWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'exim/protocol-error/554': {meaning: 'Exim: you sent something before the greeting or before its answer.', causes: ['Early talker or pipelining.'], next: ['Wait for each answer.']},
	'exim/sender-rejected/550': {meaning: 'Exim could not verify your sender address.', causes: ['Sender callout: your MX refused, or your domain does not resolve.'], next: ['Use a MAIL FROM whose MX answers 250 for it.']},
	'exim/sender-rejected/451': {meaning: "Exim called your sender domain's MX and got no answer.", causes: ['Your MX is down or firewalled.'], next: ['Use a sender domain with a working MX.']},
	'exim/sender-rejected/550-2': {meaning: "Exim's call-back to your sender domain was refused (it often asks with an empty sender).", causes: ['Your MX refuses MAIL FROM:<> or the address.'], next: ["Accept bounces (empty sender) on the sender domain's MX."]},
	'exim/user-unknown/550': {meaning: 'Exim has no route: no such user or domain here.', causes: ['Unknown user or domain.'], next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'exim/relay-denied/550': {meaning: 'Exim does not take mail for the domain.', next: ['Check the MX records.']},
	'exim/user-unknown/550-2': {meaning: 'No such mailbox (cPanel and others).', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'exim/ip-blocklisted/550': {meaning: 'The IP is on a blocklist.', next: ['Look the IP up at the list named.']},
};

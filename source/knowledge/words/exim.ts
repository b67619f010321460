import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const eximWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'exim/protocol-error/554': {meaning: 'You sent something before the greeting or before an answer, and Exim does not take that.', causes: ['The client talks too early, or sends several commands at once.'], next: ['Wait for each answer.']},
	'exim/sender-rejected/550': {meaning: 'Exim could not verify your sender address.', causes: ['The domain of the sender does not resolve.', 'Exim asked the mail host of the sender, which refused the address.'], next: ['Use a sender address that its own mail host accepts: --from.']},
	'exim/sender-rejected/451': {meaning: 'Exim asked the mail host of your sender domain about your sender address and got no clear answer.', causes: ['That host is down, or a firewall keeps the question out.'], next: ['Use a sender whose domain has a working MX: --from.']},
	'exim/sender-rejected/550-2': {meaning: 'Exim asked the mail host of your sender domain about your sender address, and was refused.', causes: ['That host refuses the address, or every question with an empty sender.'], next: ['Let the mail host of the sender domain accept bounces (MAIL FROM:<>).', 'Use another sender: --from.']},
	'exim/user-unknown/550': {meaning: 'Exim knows no way to deliver to this address: the user, or the domain, is not known to it.', causes: ['The user is not known here.', 'The domain is not set up here, or does not exist.'], next: ['Check the spelling of the address.', 'If it is right, ask the person in another way for a current address.', 'Take the address off your mailing lists.']},
	'exim/relay-denied/550': {meaning: 'The server does not take mail for this domain from you.', next: ['Look the MX records of the domain up, and talk to one of those hosts.', 'If this is one of them, ask the owner of the domain to have it set up there.']},
	'exim/user-unknown/550-2': {meaning: 'The server says that it knows no such user. cPanel servers use these words.', next: ['Check the spelling of the address.', 'If it is right, ask the person in another way for a current address.', 'Take the address off your mailing lists.']},
	'exim/ip-blocklisted/550': {meaning: 'This IP address is on a block list that the server asks; the reply names it.', next: ['Look your address up at the list that the reply names, and ask for removal there.']},
};

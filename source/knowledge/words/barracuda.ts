import type {ReasonText} from '../reasons.ts';
import {askTheirAdmin, mendMessage, slowDown, tryLater} from './steps.ts';

const removal =
	'Look your IP address up and ask for removal at https://www.barracudacentral.org/rbl/removal-request.';

// One rule a line.
// prettier-ignore
export const barracudaWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'barracuda/user-unknown/550': {meaning: 'The Barracuda filter says that there is no such user.'},
	'barracuda/user-unknown/550-2': {meaning: 'The Barracuda filter says that there is no such user.'},
	'barracuda/policy/550': {title: 'Blocked by the filter', meaning: 'The Barracuda filter blocked this message for the recipient. It proves nothing about the mailbox; another message may pass.', causes: ['A rule about the content or the sender.'], next: askTheirAdmin},
	'barracuda/unspecified/550': {title: 'Refused behind the filter', meaning: 'The server behind the Barracuda filter refused a recipient. If it gave a reason, it stands in the brackets.', causes: ['The reply of the inner server was passed on.'], next: ['Read the words in the brackets: they are the reply of the inner server.', 'Ask their postmaster if there are none.']},
	'barracuda/unspecified/550-2': {title: 'Blocked, without a reason', meaning: 'The Barracuda filter refuses the mail and gives no reason.', causes: ['A rule of the operator.', 'The reputation of your IP address.'], next: [removal, ...askTheirAdmin]},
	'barracuda/sender-auth-failed/550': {title: 'Taken for a forged sender', meaning: 'The Barracuda filter takes the sender of this message for forged.', causes: ['The sender is of the domain of the recipient, but the mail comes from outside.', 'SPF of the sender domain does not allow your IP address.']},
	'barracuda/bad-reputation/450': {title: 'Put off for abuse', meaning: 'The Barracuda service puts you off because of abuse.', causes: ['Spam, or too many unknown recipients, came from your IP address.'], next: [removal, ...askTheirAdmin]},
	'barracuda/service-unavailable/421': {meaning: 'The Barracuda filter takes no mail from you at the moment.', causes: ['Its rate control: too many connections from your IP address.', 'The server behind the filter has a fault.'], next: slowDown},
	'barracuda/system-error/422': {title: 'The licence of the filter has expired', meaning: 'The licence of the Barracuda filter has expired.', causes: ['The operator did not renew it.'], next: ['Tell the recipient in another way: their mail administrator must renew the licence.']},
	'barracuda/spam-content/420': {title: 'Put off as suspect', meaning: 'The Barracuda filter finds the content suspect and puts the message off.', next: tryLater},
	'barracuda/greylisted/4.7.1': {meaning: 'The Barracuda filter does not know you yet and asks you to come back after the time that the reply names.', next: ['Try again with the same address, sender and recipient after that time.']},
	'barracuda/ip-blocklisted/554': {title: 'On the Barracuda block list', meaning: 'Your IP address is on the Barracuda Reputation Block List.', next: [removal, 'Stop the cause first: look for abused accounts and scripts.']},
	'barracuda/system-error/451': {meaning: 'The Barracuda filter, or the server behind it, has a fault at the moment.', next: tryLater},
	'barracuda/unspecified/4.7.1': {meaning: 'The Barracuda filter puts you off and gives no reason.', causes: ['Greylisting, because it does not know you yet.', 'The server behind the filter is busy.'], next: tryLater},
	'barracuda/content-rejected/554': {title: 'Banned content', meaning: 'The Barracuda filter refuses the message for a kind of content that the operator has banned.', causes: ['An attachment, a word or a header that the operator does not allow.'], next: ['Leave out the attachment, or send a link to the file.', ...askTheirAdmin]},
	'barracuda/spam-content/554': {title: 'A link in the message is taken for spam', meaning: 'The Barracuda filter refuses the message for a link in it.', causes: ['The link leads to a domain with a bad reputation.'], next: ['Remove links to doubtful sites.', ...mendMessage]},
};

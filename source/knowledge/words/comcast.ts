import type {ReasonText} from '../reasons.ts';
import {askCloudmark, askSpamhaus, authenticate, slowDown, tryLater, useRelay} from './steps.ts';

const senderScore = 'Look your IP address up at https://senderscore.org/.';

// One rule a line.
// prettier-ignore
export const comcastWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'comcast/ip-blocklisted/bl000000': {title: 'Blocked by Comcast', meaning: 'Comcast blocks your IP address because mail from it looked like spam.', next: ['Open the link in the reply: it leads to the page of Comcast for this block.', 'Stop the cause first: look for abused accounts and scripts.', 'If it is not your address, ask your provider.']},
	'comcast/ip-blocklisted/bl000001': {title: 'Listed by Spamhaus', meaning: 'Comcast refuses your IP address because Spamhaus lists it (ZEN).', next: askSpamhaus},
	'comcast/ip-blocklisted/bl000010': {title: 'Listed by Cloudmark', meaning: 'Comcast refuses your IP address because Cloudmark lists it (CSI).', next: askCloudmark},
	'comcast/ip-blocklisted/bl000100': {title: 'Listed by Sender Score', meaning: 'Comcast refuses your IP address because it is on the Sender Score block list.', next: [senderScore, 'Stop the cause first: look for abused accounts and scripts.']},
	'comcast/ip-blocklisted/bl000011': {title: 'On several block lists', meaning: 'Comcast refuses your IP address because it is on several lists. The digits of the code tell which, from the right: Spamhaus, Cloudmark, Sender Score.', next: [...askSpamhaus.slice(0, 1), ...askCloudmark, senderScore]},
	'comcast/ip-blocklisted/554': {title: 'No mail from home or dynamic addresses', meaning: 'Comcast takes no mail from home or dynamic addresses, and takes yours for one.', causes: ['It is a home or dynamic address.', 'The reverse name looks like that of a dynamic address.'], next: useRelay},
	'comcast/rate-limited/any': {meaning: 'Comcast limits the mail that it takes from your IP address, according to its reputation.', next: slowDown},
	'comcast/rate-limited/421': {title: 'Too many connections', meaning: 'Your IP address has more sessions with Comcast than it allows; Comcast names 25 as the limit.', next: slowDown},
	'comcast/no-ptr/421': {title: 'The reverse name could not be looked up', meaning: 'Comcast could not look up the reverse name of your IP address at the moment.', causes: ['The name servers for the reverse zone of your address did not answer.', 'Your address has no PTR record.'], next: ['Try again later.', 'Look the PTR record up from another network; if it fails there, tell your provider.']},
	'comcast/no-ptr/554': {meaning: 'Comcast wants every mail server to have a PTR record, and your IP address has none that is valid.'},
	'comcast/user-unknown/5.1.1': {meaning: 'Comcast says that the recipient is not one of its customers.'},
	'comcast/mailbox-disabled/550': {title: 'The account is closed', meaning: 'Comcast says that the account of this recipient is closed.', causes: ['The customer has left, or the mailbox was given up.'], next: ['Ask the person in another way for the right address.', 'Remove the address from your list.']},
	'comcast/rate-limited/4.1.1': {title: 'The mailbox gets too much mail', meaning: 'The mailbox exists but got too many messages a short time ago.', causes: ['A flood of mail to this mailbox.'], next: tryLater},
	'comcast/sender-auth-failed/5.2.0': {title: 'DMARC fails', meaning: 'The mail fails DMARC, so Comcast refuses it.', next: authenticate.slice(0, 2)},
	'comcast/mailbox-temp-unavailable/4.2.0': {meaning: 'Comcast says that it cannot use this mailbox at the moment.', next: tryLater},
	'comcast/user-unknown/5.2.0': {title: 'The recipient is not available', meaning: 'Comcast says that the recipient is not available, and does not say why.', causes: ['The mailbox does not exist, or is closed.'], next: ['Ask the person in another way.']},
	'comcast/mailbox-full/452-552': {meaning: 'The mailbox exists but is full.'},
};

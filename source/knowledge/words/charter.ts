import type {ReasonText} from '../reasons.ts';
import {askCloudmark, askSpamhaus, slowDown, tryLater} from './steps.ts';

// One rule a line.
// prettier-ignore
export const charterWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'charter/ip-blocklisted/any': {title: 'Blocked by Spectrum for a time', meaning: 'Spectrum blocks your IP address for a time because of suspicious activity.', causes: ['Spam, or many unknown recipients, came from your address.'], next: ['Mend the cause and wait until the block ends.', 'If the address is not yours, tell your Internet provider.']},
	'charter/system-error/aup-i': {meaning: 'Spectrum cannot handle the mail at the moment.', next: tryLater},
	'charter/no-ptr/any': {meaning: 'Spectrum wants your IP address to have a PTR record whose name leads back to it, and it does not.'},
	'charter/policy/any': {title: 'A policy of the sender domain', meaning: 'Spectrum refuses the mail because of a policy of the sender domain.', causes: ['The domain of the sender publishes a policy that this mail does not meet.'], next: ['Check SPF, DKIM and DMARC of the sender domain, or ask its administrator.']},
	'charter/ip-blocklisted/any-2': {title: 'Listed by Cloudmark', meaning: 'Spectrum refuses your IP address because Cloudmark lists it.', next: askCloudmark},
	'charter/ip-blocklisted/any-3': {title: 'Listed by Spamhaus', meaning: 'Spectrum refuses your IP address because Spamhaus lists it.', next: askSpamhaus},
	'charter/policy/any-2': {title: 'No mail over IPv6', meaning: 'Spectrum takes no mail over IPv6.', causes: ['The connection was made over IPv6.'], next: ['Try --ipv4.']},
	'charter/rate-limited/any': {title: 'Too many connections', meaning: 'Your IP address has more connections than Spectrum allows for its reputation.', next: slowDown},
	'charter/rate-limited/any-2': {meaning: 'Your IP address has reached a limit of Spectrum: messages, recipients, spam or wrong recipients.', next: slowDown},
	'charter/message-too-big/any': {meaning: 'The message is larger than Spectrum takes, which is 20 MB.'},
	'charter/rate-limited/any-3': {title: 'Too many wrong recipients', meaning: 'Your IP address named too many recipients that do not exist.', causes: ['Checking of addresses, or a list with many wrong ones.'], next: ['Stop trying addresses, and remove the wrong ones from your list.', ...slowDown]},
	'charter/rate-limited/any-4': {meaning: 'There are more recipients or messages in this session, message or time than Spectrum takes.', next: slowDown},
};

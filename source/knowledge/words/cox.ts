import type {ReasonText} from '../reasons.ts';
import {authenticate, askSpamhaus, askCloudmark, slowDown} from './steps.ts';

const askCox = ['Write to unblock.request@cox.net with the exact reply.'];

// One rule a line.
// prettier-ignore
export const coxWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'cox/ip-blocklisted/aup-cxbl': {title: 'Blocked by Cox', meaning: 'Cox blocks your IP address because its mail looked like spam (CXBL).', next: [...askCox, 'Stop the cause first: look for abused accounts and scripts.']},
	'cox/ip-blocklisted/aup-cdrbl': {title: 'Blocked by Cox for up to a day', meaning: 'Cox blocks your IP address for a time, at most 24 hours, because its mail looked like spam (CDRBL).', next: ['Look for spam in what you send, then try again after a day.']},
	'cox/no-ptr/aup-cxdns': {meaning: 'The reverse name of your IP address did not pass the check of Cox.', next: ['Ask your provider to set a PTR record for your address.', 'Let that name resolve to the same address.', 'Try again 24 hours after the correction.']},
	'cox/no-ptr/any': {meaning: 'Your IP address has no reverse name, so Cox refuses it.'},
	'cox/sender-auth-failed/aup-cxsndr': {meaning: 'The sender domain could not be authenticated, so Cox refuses the mail (CXSNDR).', next: authenticate},
	'cox/protocol-error/aup-cxsmtp': {meaning: 'The session broke the rules of SMTP (CXSMTP).', next: ['Send one command at a time and read each reply first.']},
	'cox/rate-limited/aup-cxcnct': {title: 'Too many connections', meaning: 'Your IP address has more connections to Cox than it allows.', next: slowDown},
	'cox/rate-limited/aup-cxmxrt': {title: 'Too much mail from this sender', meaning: 'This sender has reached a limit of Cox for mail or recipients (CXMXRT).', next: slowDown},
	'cox/ip-blocklisted/aup-ipbl': {title: 'On block lists that Cox uses', meaning: 'Cox refuses your IP address because other lists name it. The digits after IPBL tell which, from the right: Spamhaus ZEN, Return Path, Invaluement, Cloudmark.', next: ['See which digits after IPBL are 1, and ask those lists for removal.', ...askSpamhaus.slice(0, 1), ...askCloudmark]},
	'cox/protocol-error/any': {title: 'You spoke before the greeting', meaning: 'Something was sent before the server had greeted.', causes: ['The client does not wait for the 220 line.'], next: ['Wait for the 220 line before you send EHLO.']},
	'cox/rate-limited/any': {title: 'Too many wrong recipients', meaning: 'Your IP address named too many recipients that do not exist, so Cox blocks it.', causes: ['Checking of addresses, or a list with many wrong ones.'], next: ['Stop trying addresses, and remove the wrong ones from your list.', ...askCox]},
	'cox/user-unknown/any': {meaning: 'Cox does not accept this recipient: it knows no such mailbox.'},
	'cox/rate-limited/any-2': {title: 'Too many wrong commands', meaning: 'There were too many wrong commands, so Cox blocks your IP address for three hours.', causes: ['Wrong commands, or logins with a wrong password.'], next: ['Wait three hours, and check each command.']},
};

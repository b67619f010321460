import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const iuaWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'iua/relay-denied/any': {meaning: 'i.ua error page 1: Relaying is not allowed.', next: ['Open the mail.i.ua/err/1 page.']},
	'iua/user-unknown/any': {meaning: 'i.ua error page 2: No such user.', next: ['Open the mail.i.ua/err/2 page.']},
	'iua/mailbox-disabled/any': {meaning: 'i.ua error page 3: Mailbox unused for more than three months.', next: ['Open the mail.i.ua/err/3 page.']},
	'iua/mailbox-full/any': {meaning: 'i.ua error page 4: Mailbox full.', next: ['Open the mail.i.ua/err/4 page.']},
	'iua/rate-limited/any': {meaning: 'i.ua error page 5: Limit of letters reached.', next: ['Open the mail.i.ua/err/5 page.']},
	'iua/helo-rejected/any': {meaning: 'i.ua error page 7: Wrong EHLO name.', next: ['Open the mail.i.ua/err/7 page.']},
	'iua/sender-rejected/any': {meaning: 'i.ua error page 8: The sender address could not be checked.', next: ['Open the mail.i.ua/err/8 page.']},
	'iua/ip-blocklisted/any': {meaning: 'i.ua error page 9: The IP is on their blacklist.', next: ['Open the mail.i.ua/err/9 page.']},
};

import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const sfrWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'sfr/ip-blocklisted/4.7.1': {meaning: 'SFR holds the IP back for spam (2-hour block).', next: ['Wait two hours.']},
	'sfr/virus/4.7.1': {meaning: 'Virus (2-hour block).', next: ['Wait two hours.']},
	'sfr/rate-limited/4.7.1': {meaning: 'Too many SMTP errors (2-hour block).', next: ['Wait two hours.', 'Correct the session.']},
	'sfr/rate-limited/4.7.1-2': {meaning: 'Too many unknown users (2-hour block).', causes: ['Address checking or bad list.'], next: ['Wait two hours.']},
	'sfr/rate-limited/4.7.1-3': {meaning: 'Too much volume (2-hour block).', next: ['Wait two hours.']},
	'sfr/rate-limited/4.7.0': {meaning: 'Too many errors in the session.', next: ['Reconnect with fewer questions.']},
	'sfr/user-unknown/5.7.1': {meaning: 'No such mailbox (5.7.1 is used for it).', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
};

import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const sfrWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'sfr/ip-blocklisted/4.7.1': {meaning: 'SFR holds this IP address back for two hours because of spam (SFR_IN_101).', next: ['Wait two hours.']},
	'sfr/virus/4.7.1': {meaning: 'SFR holds this IP address back for two hours because of a virus (SFR_IN_102).', next: ['Clean the machine that sent it, then wait two hours.']},
	'sfr/rate-limited/4.7.1': {meaning: 'SFR holds this IP address back for two hours because of too many SMTP errors (SFR_IN_103).', next: ['Correct the commands, then wait two hours.']},
	'sfr/rate-limited/4.7.1-2': {meaning: 'SFR holds this IP address back for two hours because it asked for too many unknown users (SFR_IN_104).', causes: ['You check addresses, or your list is old.'], next: ['Stop guessing addresses, then wait two hours.']},
	'sfr/rate-limited/4.7.1-3': {meaning: 'SFR holds this IP address back for two hours because of too much mail (SFR_IN_105).', next: ['Wait two hours, then send more slowly.']},
	'sfr/rate-limited/4.7.0': {meaning: 'SFR closes the session after too many errors.', next: ['Open a new connection and ask less in one session.']},
	'sfr/user-unknown/5.7.1': {meaning: 'SFR says that it knows no such user. It uses the policy code 5.7.1 for this.', next: ['Check the spelling of the address.', 'If it is right, ask the person in another way for a current address.', 'Take the address off your mailing lists.']},
};

import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const freeWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'free/user-unknown/5.1.1': {meaning: 'No such Free mailbox.', causes: ['Typing error.'], next: ['Check spelling of the address; if it is right, the mailbox is gone.', 'Stop sending to it.']},
	'free/mailbox-disabled/5.2.1': {meaning: 'The mailbox is switched off for disuse.', causes: ['Inactive.'], next: ['Stop sending.']},
	'free/mailbox-full/5.2.2': {meaning: 'The mailbox is full.', causes: ['Quota.'], next: ['The recipient must free space.']},
	'free/spam-content/550': {meaning: 'Free thinks it is spam.', causes: ['Content.'], next: ['Check the IP at https://postmaster.free.fr; blocks last at most 24 hours and come back while the cause stays.']},
	'free/virus/550': {meaning: 'Virus found.', causes: ['Content.'], next: ['Not a problem of connecting or of the address: the message itself was judged.', 'A check without DATA never sees this.']},
	'free/rate-limited/421': {meaning: 'Free blocks this IP for a time for spam or for too many errors (that Free answers 421 for this is sourced; the exact words are not).', causes: ['Spam or unknown recipients.'], next: ['Check the IP at https://postmaster.free.fr; blocks last at most 24 hours and come back while the cause stays.']},
};

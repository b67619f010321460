import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const freeWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'free/user-unknown/5.1.1': {meaning: 'No such Free mailbox.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'free/mailbox-disabled/5.2.1': {meaning: 'The mailbox is switched off for disuse.'},
	'free/mailbox-full/5.2.2': {meaning: 'The mailbox is full.', next: ['The recipient must free space.']},
	'free/spam-content/550': {meaning: 'Free thinks it is spam.', next: ['Check the IP at https://postmaster.free.fr.', 'Blocks last at most 24 hours and come back while the cause stays.']},
	'free/virus/550': {meaning: 'Virus found.'},
	'free/rate-limited/421': {meaning: 'Free blocks this IP for a time for spam or for too many errors (that Free answers 421 for this is sourced; the exact words are not).', causes: ['Spam or unknown recipients.'], next: ['Check the IP at https://postmaster.free.fr.', 'Blocks last at most 24 hours and come back while the cause stays.']},
};

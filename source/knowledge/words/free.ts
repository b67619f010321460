import type {ReasonText} from '../reasons.ts';

const askFree = [
	'Look your IP address up at https://postmaster.free.fr/.',
	'Mend the cause: a block ends within 24 hours, and comes back if the cause stays.',
];

// One rule a line.
// prettier-ignore
export const freeWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'free/user-unknown/5.1.1': {meaning: 'Free says that it knows no such user.'},
	'free/mailbox-disabled/5.2.1': {meaning: 'Free has switched the mailbox off because nobody used it.', causes: ['Nobody has used the mailbox for a long time.']},
	'free/mailbox-full/5.2.2': {meaning: 'The mailbox exists but is full.'},
	'free/spam-content/550': {meaning: 'Free takes this message for spam.', next: ['Change the text and remove links.', ...askFree.slice(0, 1)]},
	'free/virus/550': {meaning: 'Free found a virus in the message.'},
	'free/rate-limited/421': {title: 'Blocked for a time', meaning: 'Free blocks your IP address for a time because of spam or too many errors.', causes: ['Spam from your address.', 'Too many unknown recipients.'], next: askFree},
};

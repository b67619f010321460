import type {ReasonText} from '../reasons.ts';

const openPage = 'Open the page that the reply names: it explains the refusal.';

// One rule a line.
// prettier-ignore
export const iuaWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'iua/relay-denied/any': {meaning: 'The server of i.ua does not pass mail on for this domain.'},
	'iua/user-unknown/any': {meaning: 'The server of i.ua says that there is no such user.'},
	'iua/mailbox-disabled/any': {meaning: 'Nobody has used the mailbox for more than three months, so i.ua takes no mail for it.', causes: ['Nobody has used the mailbox for more than three months.']},
	'iua/mailbox-full/any': {meaning: 'The mailbox exists but is full.'},
	'iua/rate-limited/any': {meaning: 'A limit of i.ua on the number of messages is reached.', next: ['Wait, then try again more slowly.', openPage]},
	'iua/helo-rejected/any': {meaning: 'The server of i.ua does not accept your EHLO name.'},
	'iua/sender-rejected/any': {meaning: 'The server of i.ua could not check the sender address.', next: ['Use a sender that exists and whose domain accepts mail: --from.', openPage]},
	'iua/ip-blocklisted/any': {meaning: 'Your IP address is on the block list of i.ua.', next: [openPage, 'Stop the cause first: look for abused accounts and scripts.', 'If it is not your address, ask your provider.']},
};

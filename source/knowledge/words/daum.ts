import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const daumWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'daum/user-unknown/5.1.1': {meaning: 'No such Daum/Hanmail mailbox.', next: ['Check spelling of the address.', 'If it is right, the mailbox is gone.', 'Stop sending to it.']},
	'daum/mailbox-disabled/5.2.1': {meaning: 'The mailbox sleeps.'},
	'daum/service-unavailable/4.4.1': {meaning: 'Busy.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'daum/rate-limited/4.4.5': {meaning: 'Connection refused: too busy for this IP (rate).', next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'daum/spam-content/5.7.1': {meaning: "Daum's spam system blocks it.", next: ["Ask Daum's help desk with the code (E06 and others)."]},
};

import type {ReasonText} from '../reasons.ts';
import {slowDown, tryLater} from './steps.ts';

// One rule a line.
// prettier-ignore
export const daumWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'daum/user-unknown/5.1.1': {meaning: 'Daum says that there is no such user (RUSR).'},
	'daum/mailbox-disabled/5.2.1': {meaning: 'The mailbox exists but is inactive (RACT).', causes: ['Nobody has used the account for a long time.']},
	'daum/service-unavailable/4.4.1': {meaning: 'Daum says that its network is busy (CHIC).', next: tryLater},
	'daum/rate-limited/4.4.5': {title: 'Too many connections', meaning: 'Daum refuses the connection because there are too many at the moment (CCRT).', next: slowDown},
	'daum/spam-content/5.7.1': {meaning: 'The spam filter of Daum blocked the message.', causes: ['Words, links or form of the message resemble spam.', 'The reputation of your IP address.'], next: ['Change the text and remove links.', 'Ask the help desk of Daum, with the code in the reply (such as E06).']},
};

import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const freeRules = originRules([
	['free/user-unknown/5.1.1', 'user-unknown', 'user unknown', 'user unknown', 'field-manual', '550 5.1.1 user unknown (UserSearch)', {code: '550', enhanced: '1.1', except: 'sender'}],
	['free/mailbox-disabled/5.2.1', 'mailbox-disabled', 'blocked due to inactivity', 'blocked due to inactivity', 'field-manual', '550 5.2.1 This mailbox has been blocked due to inactivity (UserSearch)', {code: '550', enhanced: '2.1'}],
	['free/mailbox-full/5.2.2', 'mailbox-full', 'user quota exceeded|quota exceeded (mailbox for user is full)', 'user quota exceeded|quota exceeded \\(mailbox for user is full\\)', 'field-manual', '552 5.2.2 user quota exceeded (UserSearch)', {code: '552|550|554', enhanced: '2.2'}],
	['free/spam-content/550', 'spam-content', 'spam detected', '^spam detected', 'field-manual', '550 spam detected', {code: '550'}],
	['free/virus/550', 'virus', 'virus detected', '^virus detected', 'field-manual', '550 virus detected', {code: '550'}],
	['free/rate-limited/421', 'rate-limited', 'too many', '(too many (spams|errors) from your ip|too many errors)', 'field-manual captures experience', '421 Too many spams from your IP (192.0.2.1), please visit http://postmaster.free.fr/', {code: '421', confidence: 'low'}],
]);

import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const zohoRules = originRules([
	['zoho/user-unknown/5.1.1', 'user-unknown', 'user does not exist - <|user unknown', 'user does not exist - <|user unknown', 'captures field-manual', '550 5.1.1 User does not exist - <x@zoho.com>', {code: '550', enhanced: '1.1'}],
	['zoho/policy/5.4.1', 'policy', 'mail rejected by destination domain', 'mail rejected by destination domain', 'field-manual', '541 5.4.1 Mail rejected by destination domain', {code: '541', enhanced: '4.1'}],
	['zoho/policy/452', 'policy', 'mailbox delivery restricted by policy error', 'mailbox delivery restricted by policy error', 'field-manual', '452 <x@zoho.com> Mailbox delivery restricted by policy error', {code: '452'}],
	['zoho/system-error/4.3.1', 'system-error', 'temporary system error', 'temporary system error', 'field-manual', '452 4.3.1 Temporary System Error', {code: '452', enhanced: '3.1'}],
	['zoho/spam-content/5.7.1', 'spam-content', 'flagged as spam', 'email (cannot be delivered\\. reason: email )?flagged as spam', 'field-manual', '554 5.7.1 Email cannot be delivered. Reason: Email flagged as Spam.', {code: '554', enhanced: '7.1'}],
	['zoho/policy/5.7.7', 'policy', 'policy violation', 'policy violation', 'field-manual', '554 5.7.7 Email policy violation detected', {code: '554', enhanced: '7.7'}],
	['zoho/sender-auth-failed/5.7.1', 'sender-auth-failed', 'rejected per dmarc policy', 'rejected per dmarc policy', 'field-manual', '550 5.7.1 Email rejected per DMARC policy for example.com', {code: '550', enhanced: '7.1'}],
	['zoho/policy/5.1.1', 'policy', 'mailbox delivery failure policy error', 'mailbox delivery failure policy error', 'field-manual', '552 5.1.1 <x@zoho.com> Mailbox delivery failure policy error', {code: '552', enhanced: '1.1'}],
	['zoho/virus/5.7.1', 'virus', 'detected by zoho', 'virus .{0,200}detected by zoho', 'field-manual', '552 5.7.1 virus [name] detected by Zoho Mail', {code: '552', enhanced: '7.1'}],
	['zoho/policy/5.2.3', 'policy', 'mailpolicy violation', 'mailpolicy violation', 'field-manual', '554 5.2.3 MailPolicy violation Error delivering to mailboxes', {code: '554', enhanced: '2.3'}],
	['zoho/relay-denied/553', 'relay-denied', 'relaying disallowed', 'relaying disallowed', 'field-manual', '553 Relaying disallowed', {code: '553'}],
]);

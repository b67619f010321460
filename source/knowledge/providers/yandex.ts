import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const yandexRules = originRules([
	['yandex/user-unknown/5.7.1', 'user-unknown', 'no such user', 'no such user', 'field-manual captures', '550 5.7.1 No such user!', {code: '550', enhanced: '7.1'}],
	['yandex/policy/5.7.1', 'policy', 'policy rejection on the target address', 'policy rejection on the target address', 'field-manual', '550 5.7.1 Policy rejection on the target address', {code: '550', enhanced: '7.1', about: 'recipient'}],
	['yandex/spam-content/5.7.1', 'spam-content', 'message rejected under suspicion of spam', 'message rejected under suspicion of spam', 'field-manual', '554 5.7.1 [1] Message rejected under suspicion of SPAM; https://ya.cc/1IrBc abc', {code: '554', enhanced: '7.1'}],
	['yandex/ip-blocklisted/any', 'ip-blocklisted', 'blocked using', 'client host (\\[\\S+\\] )?blocked using', 'field-manual', '550 Service unavailable; Client host [192.0.2.1] blocked using dnsbl.example'],
	['yandex/bad-reputation/any', 'bad-reputation', 'blocked by spam statistics', 'blocked by spam statistics', 'field-manual', '550 Blocked by spam statistics - see http://help.yandex.ru/mail/spam/sending-limits.xml'],
	['yandex/service-unavailable/4.7.1', 'service-unavailable', 'service is currently unavailable', 'service is currently unavailable', 'field-manual zone-mta', '451 4.7.1 Sorry, the service is currently unavailable. Please come back later.', {code: '451', enhanced: '7.1', about: 'you'}],
	['yandex/rate-limited/4.2.1', 'rate-limited', 'exceeded message rate limit', 'exceeded message rate limit', 'field-manual', '450 4.2.1 The recipient has exceeded message rate limit. Try again later.', {code: '450', enhanced: '2.1', mailbox: 'exists', about: 'server', confidence: 'medium'}],
	['yandex/mailbox-full/5.2.2', 'mailbox-full', 'mailbox size limit exceeded', 'mailbox size limit exceeded', 'field-manual', '552 5.2.2 Mailbox size limit exceeded', {code: '552', enhanced: '2.2'}],
	['yandex/bad-address-syntax/any', 'bad-address-syntax', 'address', 'bad (recipient )?address (mailbox )?syntax', 'field-manual', '550 Bad recipient address syntax', {about: 'recipient'}],
	['yandex/protocol-error/any', 'protocol-error', 'no valid recipients|no correct recipients', '(no valid recipients|no correct recipients)', 'field-manual', '550 Error: No correct recipients'],
	['yandex/unspecified/5.3.0', 'unspecified', 'unknown error', 'unknown error', 'field-manual', '551 5.3.0 Unknown error', {code: '551', enhanced: '3.0', confidence: 'medium'}],
	['yandex/timeout/4.4.2', 'timeout', 'timeout exceeded', 'timeout exceeded', 'field-manual', '421 4.4.2 mxfront1.mail.yandex.net Error: timeout exceeded', {code: '421', enhanced: '4.2', confidence: 'medium'}],
]);

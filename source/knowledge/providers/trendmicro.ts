import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const trendmicroRules = originRules([
	['trendmicro/ip-blocklisted/550', 'ip-blocklisted', 'blocked using trend micro rbl+', 'blocked using trend micro rbl\\+', 'field-manual zone-mta', '550 Service unavailable; Client host [192.0.2.1] blocked using Trend Micro RBL+. Please see http://www.mail-abuse.com/cgi-bin/lookup?ip_address=192.0.2.1', {code: '550'}],
	['trendmicro/ip-blocklisted/450', 'ip-blocklisted', 'trend micro email reputation', 'trend micro email reputation', 'field-manual', '450 Service temporarily unavailable; Client host [192.0.2.1] deferred using Trend Micro Email Reputation database', {code: '450'}],
	['trendmicro/user-unknown/5.7.1', 'user-unknown', 'recipient address rejected: invalid-recipient', 'recipient address rejected: invalid-recipient', 'field-manual', '554 5.7.1 <x@example.com>: Recipient address rejected: Invalid-Recipient.', {code: '554', enhanced: '7.1'}],
	['trendmicro/sender-rejected/5.7.1', 'sender-rejected', 'recipient address rejected: block-send-er', 'recipient address rejected: block-send-er', 'field-manual', '554 5.7.1 <x@example.com>: Recipient address rejected: BLOCK-SEND-ER.', {code: '554', enhanced: '7.1'}],
	['trendmicro/recipient-refused/5.7.1', 'recipient-refused', 'recipient address rejected: block-rcpt', 'recipient address rejected: block-rcpt', 'field-manual', '554 5.7.1 <x@example.com>: Recipient address rejected: BLOCK-RCPT.', {code: '554', enhanced: '7.1'}],
	['trendmicro/relay-denied/5.7.1', 'relay-denied', 'recipient address rejected: no-domain', 'recipient address rejected: no-domain', 'field-manual', '554 5.7.1 <x@example.com>: Recipient address rejected: NO-DOMAIN.', {code: '554', enhanced: '7.1'}],
	['trendmicro/ip-blocklisted/5.7.1', 'ip-blocklisted', 'ers-customized-block', 'ers-customized-block', 'field-manual', '550 5.7.1 <x@example.com>: Recipient address rejected: ERS-Customized-Block.', {code: '550', enhanced: '7.1'}],
]);

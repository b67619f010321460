import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const proofpointRules = originRules([
	['proofpoint/ip-blocklisted/554', 'ip-blocklisted', 'blocked - see http', 'blocked - see https?://\\S*proofpoint\\.com', 'field-manual zone-mta', '554 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.1', {code: '554'}],
	['proofpoint/ip-blocklisted/5.7.0', 'ip-blocklisted', 'blocked - see http', 'blocked - see https?://\\S*proofpoint\\.com', 'field-manual zone-mta', '550 5.7.0 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.1', {code: '550', enhanced: '7.0'}],
	['proofpoint/ip-blocklisted/421', 'ip-blocklisted', 'deferred - see http', 'deferred - see https?://\\S*proofpoint\\.com', 'field-manual', '421 Deferred - see https://ipcheck.proofpoint.com/?ip=192.0.2.1', {code: '421'}],
	['proofpoint/bad-reputation/5.7.0', 'bad-reputation', 'refused by proofpoint reputation services', 'refused by proofpoint reputation services', 'field-manual', '550 5.7.0 Mail from 192.0.2.1 refused by Proofpoint Reputation Services', {code: '550', enhanced: '7.0'}],
	['proofpoint/ip-blocklisted/5.7.1', 'ip-blocklisted', 'blocked using prs.proofpoint.com', 'blocked using prs\\.proofpoint\\.com', 'field-manual', '550 5.7.1 Service unavailable; client [192.0.2.1] blocked using prs.proofpoint.com', {code: '550', enhanced: '7.1'}],
	['proofpoint/ip-blocklisted/5.7.1-2', 'ip-blocklisted', 'blocked using cloudmark sender intelligence', 'blocked using cloudmark sender intelligence', 'field-manual', '550 5.7.1 Service unavailable; client [192.0.2.1] blocked using Cloudmark Sender Intelligence (Visit http://csi.cloudmark.com/reset-request/ if you feel this is in error)', {code: '550', enhanced: '7.1'}],
	['proofpoint/user-unknown/5.7.1', 'user-unknown', 'user email address is marked as invalid', 'user email address is marked as invalid', 'field-manual captures', '550 5.7.1 <x@example.com>: Recipient address rejected: User email address is marked as invalid.', {code: '550', enhanced: '7.1'}],
	['proofpoint/mailbox-temp-unavailable/4.1.1', 'mailbox-temp-unavailable', 'unverified address: address verification in progress', 'unverified address: address verification in progress', 'field-manual', '421 4.1.1 <x@example.com>: Recipient address rejected: unverified address: Address verification in progress', {code: '421', enhanced: '1.1'}],
	['proofpoint/mailbox-temp-unavailable/4.1.1-2', 'mailbox-temp-unavailable', 'unverified address: host', 'unverified address: host', 'field-manual', '421 4.1.1 <x@example.com>: Recipient address rejected: unverified address: host example.com[192.0.2.1] said: 450 4.1.1', {code: '421', enhanced: '1.1'}],
	['proofpoint/user-unknown/5.1.1', 'user-unknown', 'undeliverable address: host', 'undeliverable address: host \\S+ said', 'field-manual', '550 5.1.1 <x@example.com>: Recipient address rejected: undeliverable address: host example.com[192.0.2.1] said: 550 5.1.1 user unknown', {code: '550', enhanced: '1.1'}],
	['proofpoint/user-unknown/5.1.1-2', 'user-unknown', 'user unknown|this is not a valid email address', 'user unknown|this is not a valid email address', 'field-manual', '550 5.1.1 User Unknown', {code: '550', enhanced: '1.1'}],
	['proofpoint/relay-denied/5.7.1', 'relay-denied', 'denied', 'relay(ing)? (access )?denied', 'field-manual', '550 5.7.1 Relaying denied', {code: '550|554', enhanced: '7.1'}],
	['proofpoint/policy/550', 'policy', 'local policy violation', 'local policy violation', 'field-manual', '550 5.7.0 Local Policy Violation', {code: '550'}],
	['proofpoint/sender-rejected/5.1.8', 'sender-rejected', 'domain of sender address|sender address rejected: domain not found', '(domain of sender address|sender address rejected: domain not found)', 'field-manual', '550 5.1.8 Domain of sender address does not exist', {code: '550', enhanced: '1.8'}],
	['proofpoint/sender-auth-failed/5.7.0', 'sender-auth-failed', 'rejected per sender\'s dmarc policy', 'rejected per sender\'s dmarc policy', 'field-manual', '550 5.7.0 Email rejected per sender\'s DMARC policy', {code: '550', enhanced: '7.0'}],
]);

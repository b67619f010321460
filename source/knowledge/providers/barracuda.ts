import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const barracudaRules = originRules([
	['barracuda/user-unknown/550', 'user-unknown', 'cuda_nsu', '^cuda_nsu.{0,200}(user unknown|5\\.1\\.1)', 'field-manual', '550 cuda_nsu 5.1.1 <x@example.com>... User unknown', {code: '550'}],
	['barracuda/user-unknown/550-2', 'user-unknown', 'no such user (', '^no such user \\(', 'field-manual', '550 No such user (x@example.com)', {code: '550'}],
	['barracuda/policy/550', 'policy', 'permanent failure for one or more recipients (', 'permanent failure for one or more recipients \\(\\S+:blocked\\)', 'field-manual', '550 permanent failure for one or more recipients (x@example.com:blocked)', {code: '550'}],
	['barracuda/unspecified/550', 'unspecified', 'permanent failure for one or more recipients', 'permanent failure for one or more recipients', 'field-manual', '550 permanent failure for one or more recipients (x@example.com:550 5.4.1 Recipient address rejected)', {code: '550'}],
	['barracuda/unspecified/550-2', 'unspecified', 'blocked', '^blocked$', 'field-manual', '550 Blocked', {code: '550'}],
	['barracuda/sender-auth-failed/550', 'sender-auth-failed', 'rejecting spoofed message', 'rejecting spoofed message', 'field-manual', '550 rejecting spoofed message', {code: '550'}],
	['barracuda/bad-reputation/450', 'bad-reputation', 'policy rejection- abuse', 'policy rejection- abuse', 'field-manual', '450 cuda_nsu 4.7.1 <x@example.com>: Recipient address rejected: Policy Rejection- Abuse. Go away.', {code: '450'}],
	['barracuda/service-unavailable/421', 'service-unavailable', 'temporary failure, please try again later|service temporarily unavailable', '(temporary failure, please try again later|service temporarily unavailable)', 'field-manual barracuda-codes', '421 Temporary failure, please try again later.', {code: '421'}],
	['barracuda/system-error/422', 'system-error', 'license expired', 'license expired', 'field-manual', '422 License Expired', {code: '422'}],
	['barracuda/spam-content/420', 'spam-content', 'suspect content|message deferred', 'suspect content|message deferred', 'barracuda-codes', '420 Message deferred due to suspect content', {code: '420'}],
	['barracuda/greylisted/4.7.1', 'greylisted', 'greylisted for', 'greylisted for \\d+ minutes', 'field-manual', '451 4.7.1 <x@example.com>: Recipient address rejected: Greylisted for 5 minutes', {code: '451', enhanced: '7.1'}],
	['barracuda/ip-blocklisted/554', 'ip-blocklisted', 'blocked using barracuda reputation|barracudanetworks.com/reputation', '(blocked using barracuda reputation|barracudanetworks\\.com/reputation)', 'zone-mta', '554 Service unavailable; Client host [mta.example.com] blocked using Barracuda Reputation; http://www.barracudanetworks.com/reputation/?r=1&ip=192.0.2.1', {code: '554'}],
	['barracuda/system-error/451', 'system-error', 'temporary server error', '^(cuda_nsu 4\\.4\\.3 )?temporary server error', 'field-manual', '451 cuda_nsu 4.4.3 Temporary server error. Please try again later', {code: '451'}],
	['barracuda/unspecified/4.7.1', 'unspecified', 'try again later', '^try again later', 'field-manual', '451 4.7.1 Try again later', {code: '451', enhanced: '7.1'}],
	['barracuda/content-rejected/554', 'content-rejected', 'rejecting banned content', 'rejecting banned content', 'field-manual', '554 rejecting banned content', {code: '554'}],
	['barracuda/spam-content/554', 'spam-content', 'rejected due to spam url in content', 'rejected due to spam url in content', 'field-manual', '554 rejected due to spam URL in content', {code: '554'}],
]);

import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const comcastRules = originRules([
	['comcast/ip-blocklisted/bl000000', 'ip-blocklisted', 'bl000000', 'bl000000', 'comcast-codes field-manual', '554 resimta-po-11v.sys.comcast.net comcast 192.0.2.1 Comcast block for spam. Please see http://postmaster.comcast.net/smtp-error-codes.php#BL000000', {code: '554'}],
	['comcast/ip-blocklisted/bl000001', 'ip-blocklisted', 'bl000001', 'bl000001\\b', 'comcast-codes', '554 resimta found on one or more DNSBLs, see http://postmaster.comcast.net/smtp-error-codes.php#BL000001', {code: '554'}],
	['comcast/ip-blocklisted/bl000010', 'ip-blocklisted', 'bl000010', 'bl000010\\b', 'comcast-codes zone-mta', '554 resimta-po-11v.sys.comcast.net 192.0.2.1 found on one or more DNSBLs, see http://postmaster.comcast.net/smtp-error-codes.php#BL000010', {code: '554'}],
	['comcast/ip-blocklisted/bl000100', 'ip-blocklisted', 'bl000100', 'bl000100\\b', 'comcast-codes', '554 192.0.2.1 found on one or more DNSBLs, see http://postmaster.comcast.net/smtp-error-codes.php#BL000100', {code: '554'}],
	['comcast/ip-blocklisted/bl000011', 'ip-blocklisted', 'bl000|bl000011', 'bl0001?(01|10|11)\\b|bl000011', 'comcast-codes', '554 192.0.2.1 found on one or more DNSBLs, see http://postmaster.comcast.net/smtp-error-codes.php#BL000011', {code: '554'}],
	['comcast/ip-blocklisted/554', 'ip-blocklisted', 'es0000', 'es0000(01|10)', 'comcast-codes', '554 comcast 192.0.2.1 http://postmaster.comcast.net/smtp-error-codes.php#ES000001', {code: '554'}],
	['comcast/rate-limited/any', 'rate-limited', 'rl0000', 'rl0000(00|01|10)', 'comcast-codes kumomta', '550 4.1.0 192.0.2.1 Throttled - try again later. Please see http://postmaster.comcast.net/smtp-error-codes.php#RL000001'],
	['comcast/rate-limited/421', 'rate-limited', 'too many sessions opened', 'too many sessions opened', 'comcast-codes', '421 Too many sessions opened', {code: '421'}],
	['comcast/no-ptr/421', 'no-ptr', 'reverse dns failure', 'reverse dns failure', 'comcast-codes', '421 Reverse DNS failure: Try again later.', {code: '421'}],
	['comcast/no-ptr/554', 'no-ptr', 'must have a ptr record', 'must have a ptr record', 'comcast-codes field-manual', '554 comcast 192.0.2.1 Comcast requires that all mail servers must have a PTR record with a valid Reverse DNS entry.', {code: '554'}],
	['comcast/user-unknown/5.1.1', 'user-unknown', 'not our customer', 'not our customer', 'comcast-codes field-manual', '550 5.1.1 Not our Customer', {code: '550', enhanced: '1.1'}],
	['comcast/mailbox-disabled/550', 'mailbox-disabled', 'account closed|recipient mailbox unallocated', 'account closed|recipient mailbox unallocated', 'comcast-codes field-manual', '550 Account Closed, Please Remove', {code: '550', mailbox: 'absent'}],
	['comcast/rate-limited/4.1.1', 'rate-limited', 'too many recent messages', 'too many recent messages', 'field-manual', '452 4.1.1 <x@comcast.net> too many recent messages; Try again later', {code: '452', enhanced: '1.1', mailbox: 'exists', about: 'server', confidence: 'medium'}],
	['comcast/sender-auth-failed/5.2.0', 'sender-auth-failed', 'dm000001', 'dmarc.{0,200}dm000001', 'field-manual', '550 5.2.0 Message rejected due to DMARC. Please see http://postmaster.comcast.net/smtp-error-codes.php#DM000001', {code: '550', enhanced: '2.0', confidence: 'medium'}],
	['comcast/mailbox-temp-unavailable/4.2.0', 'mailbox-temp-unavailable', 'recipient temporarily unavailable', 'recipient temporarily unavailable', 'field-manual', '450 4.2.0 <x@comcast.net> - Recipient temporarily unavailable', {code: '450', enhanced: '2.0', confidence: 'medium'}],
	['comcast/user-unknown/5.2.0', 'user-unknown', '- recipient unavailable', '- recipient unavailable', 'field-manual', '550 5.2.0 <x@comcast.net> - Recipient unavailable', {code: '550', enhanced: '2.0', mailbox: 'unknown', confidence: 'medium'}],
	['comcast/mailbox-full/452-552', 'mailbox-full', 'user over quota|extended quota violation', 'user over quota|extended quota violation', 'field-manual', '452 <x@comcast.net> user over quota', {code: '452|552', confidence: 'medium'}],
]);

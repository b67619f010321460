import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const sophosRules = originRules([
	['sophos/sender-auth-failed/xgemail-0001', 'sender-auth-failed', 'xgemail_0001', 'xgemail_0001', 'sophos-codes', '550 XGEMAIL_0001 Command rejected'],
	['sophos/sender-auth-failed/xgemail-0002', 'sender-auth-failed', 'xgemail_0002', 'xgemail_0002', 'sophos-codes', '550 XGEMAIL_0002 Command rejected'],
	['sophos/sender-auth-failed/xgemail-0003', 'sender-auth-failed', 'xgemail_0003', 'xgemail_0003', 'sophos-codes', '550 XGEMAIL_0003 Command rejected'],
	['sophos/ip-blocklisted/xgemail-0004', 'ip-blocklisted', 'xgemail_0004', 'xgemail_0004', 'sophos-codes', '550 XGEMAIL_0004 Command rejected'],
	['sophos/domain-blocklisted/xgemail-0005', 'domain-blocklisted', 'xgemail_0005', 'xgemail_0005', 'sophos-codes', '550 XGEMAIL_0005 Command rejected'],
	['sophos/tls-required/xgemail-0006', 'tls-required', 'xgemail_0006', 'xgemail_0006', 'sophos-codes captures', '550 5.7.4 XGEMAIL_0006 Command rejected', {code: '550', enhanced: '7.4'}],
	['sophos/system-error/xgemail-0007', 'system-error', 'xgemail_0007', 'xgemail_0007', 'sophos-codes', '550 XGEMAIL_0007 Command rejected'],
	['sophos/policy/xgemail-0008', 'policy', 'xgemail_0008', 'xgemail_0008', 'sophos-codes', '550 5.7.1 XGEMAIL_0008 Command rejected', {code: '550', enhanced: '7.1'}],
	['sophos/recipient-refused/xgemail-0009', 'recipient-refused', 'xgemail_0009', 'xgemail_0009', 'sophos-codes', '550 XGEMAIL_0009 Command rejected', {mailbox: 'exists'}],
	['sophos/relay-denied/xgemail-0010', 'relay-denied', 'xgemail_0010', 'xgemail_0010', 'sophos-codes', '550 XGEMAIL_0010 Command rejected'],
	['sophos/user-unknown/xgemail-0011', 'user-unknown', 'xgemail_0011', 'xgemail_0011', 'sophos-codes captures', '550 5.7.1 XGEMAIL_0011 Command rejected', {code: '550', enhanced: '7.1'}],
	['sophos/message-too-big/xgemail-0012', 'message-too-big', 'xgemail_0012', 'xgemail_0012', 'sophos-codes', '550 XGEMAIL_0012 Command rejected'],
	['sophos/too-many-recipients/xgemail-0013', 'too-many-recipients', 'xgemail_0013', 'xgemail_0013', 'sophos-codes', '550 XGEMAIL_0013 Command rejected'],
	['sophos/rate-limited/xgemail-0014', 'rate-limited', 'xgemail_0014', 'xgemail_0014', 'sophos-codes', '550 XGEMAIL_0014 Command rejected', {mailbox: 'exists'}],
	['sophos/rate-limited/xgemail-0015', 'rate-limited', 'xgemail_0015', 'xgemail_0015', 'sophos-codes', '550 XGEMAIL_0015 Command rejected', {mailbox: 'exists', about: 'server'}],
	['sophos/ip-blocklisted/5.7.1', 'ip-blocklisted', 'client host is blacklisted. visit http', 'client host is blacklisted\\. visit https?://www\\.sophos\\.com', 'captures', '550 5.7.1 Service unavailable; Client host is blacklisted. Visit https://www.sophos.com/en-us/threat-center/ip-lookup.aspx', {code: '550', enhanced: '7.1', confidence: 'medium'}],
]);

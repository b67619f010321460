import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const daumRules = originRules([
	['daum/user-unknown/5.1.1', 'user-unknown', ': no such user', 'rusr \\S+: no such user', 'daum-codes', '550 5.1.1 RUSR 192.0.2.1: No such user', {code: '550', enhanced: '1.1'}],
	['daum/mailbox-disabled/5.2.1', 'mailbox-disabled', ': mailbox is inactive', 'ract \\S+: mailbox is inactive', 'daum-codes', '550 5.2.1 RACT 192.0.2.1: Mailbox is inactive', {code: '550', enhanced: '2.1'}],
	['daum/service-unavailable/4.4.1', 'service-unavailable', 'chic: network is busy', 'chic: network is busy', 'daum-codes', '421 4.4.1 CHIC: Network is busy', {code: '421', enhanced: '4.1'}],
	['daum/rate-limited/4.4.5', 'rate-limited', 'ccrt: connection refused', 'ccrt: connection refused', 'daum-codes', '421 4.4.5 CCRT: Connection refused. Server is busy(RT)', {code: '421', enhanced: '4.5'}],
	['daum/spam-content/5.7.1', 'spam-content', 'blocked automatically by anti-spam system', 'das\\d\\d .{0,200}blocked automatically by anti-spam system', 'daum-codes', '554 5.7.1 DAS51 192.0.2.1: The message was blocked automatically by anti-spam system (E06)', {code: '554', enhanced: '7.1'}],
]);

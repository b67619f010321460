import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const facebookRules = originRules([
	['facebook/user-unknown/rcp-p1', 'user-unknown', 'rcp-p1', '\\brcp-p1\\b', 'facebook-codes', '550 5.1.1 RCP-P1 http://postmaster.facebook.com/response_codes?ip=192.0.2.1', {code: '5xx'}],
	['facebook/recipient-refused/rcp-p2', 'recipient-refused', 'rcp-p2', '\\brcp-p2\\b', 'facebook-codes', '550 5.1.1 RCP-P2 http://postmaster.facebook.com/response_codes?ip=192.0.2.1', {code: '5xx', mailbox: 'exists'}],
	['facebook/recipient-refused/rcp-p3', 'recipient-refused', 'rcp-p3', '\\brcp-p3\\b', 'facebook-codes', '550 5.1.1 RCP-P3 http://postmaster.facebook.com/response_codes?ip=192.0.2.1', {code: '5xx', mailbox: 'exists'}],
	['facebook/mailbox-temp-unavailable/rcp-t4', 'mailbox-temp-unavailable', 'rcp-t4', '\\brcp-t4\\b', 'facebook-codes', '450 5.1.1 RCP-T4 http://postmaster.facebook.com/response_codes?ip=192.0.2.1', {code: '4xx', mailbox: 'exists'}],
	['facebook/sender-rejected/dns-p1', 'sender-rejected', 'dns-p1', '\\bdns-p1\\b', 'facebook-codes', '550 5.1.1 DNS-P1 http://postmaster.facebook.com/response_codes?ip=192.0.2.1', {code: '5xx'}],
	['facebook/sender-rejected/dns-p2', 'sender-rejected', 'dns-p2', '\\bdns-p2\\b', 'facebook-codes', '550 5.1.1 DNS-P2 http://postmaster.facebook.com/response_codes?ip=192.0.2.1', {code: '5xx'}],
	['facebook/no-ptr/dns-p3', 'no-ptr', 'dns-p3', '\\bdns-p3\\b', 'facebook-codes', '550 5.1.1 DNS-P3 http://postmaster.facebook.com/response_codes?ip=192.0.2.1', {code: '5xx'}],
	['facebook/ip-blocklisted/pol-p1', 'ip-blocklisted', 'pol-p1', '\\bpol-p1\\b', 'facebook-codes', '550 5.1.1 POL-P1 http://postmaster.facebook.com/response_codes?ip=192.0.2.1', {code: '5xx'}],
	['facebook/bad-reputation/pol-p3', 'bad-reputation', 'pol-p3', '\\bpol-p3\\b', 'facebook-codes', '550 5.1.1 POL-P3 http://postmaster.facebook.com/response_codes?ip=192.0.2.1', {code: '5xx'}],
	['facebook/bad-reputation/pol-p4', 'bad-reputation', 'pol-p4', '\\bpol-p4\\b', 'facebook-codes', '550 5.1.1 POL-P4 http://postmaster.facebook.com/response_codes?ip=192.0.2.1', {code: '5xx'}],
	['facebook/bad-reputation/pol-t1', 'bad-reputation', 'pol-t1', '\\bpol-t1\\b', 'facebook-codes', '450 5.1.1 POL-T1 http://postmaster.facebook.com/response_codes?ip=192.0.2.1', {code: '4xx'}],
	['facebook/rate-limited/con-t2', 'rate-limited', 'con-t2', '\\bcon-t2\\b', 'facebook-codes', '450 5.1.1 CON-T2 http://postmaster.facebook.com/response_codes?ip=192.0.2.1', {code: '4xx'}],
	['facebook/rate-limited/con-t3', 'rate-limited', 'con-t3', '\\bcon-t3\\b', 'facebook-codes', '450 5.1.1 CON-T3 http://postmaster.facebook.com/response_codes?ip=192.0.2.1', {code: '4xx'}],
]);

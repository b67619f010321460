import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const coxRules = originRules([
	['cox/ip-blocklisted/aup-cxbl', 'ip-blocklisted', 'aup#cxbl', 'aup#cxbl', 'cox-codes', '550 cox 192.0.2.1 blocked. Error Code: AUP#CXBL'],
	['cox/ip-blocklisted/aup-cdrbl', 'ip-blocklisted', 'aup#cdrbl', 'aup#cdrbl', 'cox-codes', '550 cox 192.0.2.1 blocked. AUP#CDRBL'],
	['cox/no-ptr/aup-cxdns', 'no-ptr', 'aup#cxdns|dns check failure', 'aup#cxdns|dns check failure', 'cox-codes', '550 cox 192.0.2.1 AUP#CXDNS'],
	['cox/no-ptr/any', 'no-ptr', 'rejected - no rdns', 'rejected - no rdns', 'cox-codes', '550 192.0.2.1 rejected - no rDNS'],
	['cox/sender-auth-failed/aup-cxsndr', 'sender-auth-failed', 'aup#cxsndr', 'aup#cxsndr', 'cox-codes', '550 AUP#CXSNDR'],
	['cox/protocol-error/aup-cxsmtp', 'protocol-error', 'aup#cxsmtp', 'aup#cxsmtp', 'cox-codes', '550 AUP#CXSMTP'],
	['cox/rate-limited/aup-cxcnct', 'rate-limited', 'aup#cxcnct|too many sessions from', 'aup#cxcnct|too many sessions from', 'cox-codes', '550 AUP#CXCNCT too many sessions from 192.0.2.1'],
	['cox/rate-limited/aup-cxmxrt', 'rate-limited', 'aup#cxmxrt', 'aup#cxmxrt', 'cox-codes', '550 AUP#CXMXRT'],
	['cox/ip-blocklisted/aup-ipbl', 'ip-blocklisted', 'aup#ipbl', 'aup#ipbl[01]{4,8}\\b', 'cox-codes', '550 AUP#IPBL0001'],
	['cox/protocol-error/any', 'protocol-error', 'esmtp no data before greeting', 'esmtp no data before greeting', 'cox-codes', '550 ESMTP no data before greeting'],
	['cox/rate-limited/any', 'rate-limited', 'too many invalid recipients', 'too many invalid recipients', 'cox-codes', '550 too many invalid recipients'],
	['cox/user-unknown/any', 'user-unknown', 'recipient rejected', 'recipient rejected', 'cox-codes', '550 <x@cox.net> recipient rejected', {except: 'quota'}],
	['cox/rate-limited/any-2', 'rate-limited', 'cox too many bad commands from', 'cox too many bad commands from', 'cox-codes', '550 cox too many bad commands from 192.0.2.1'],
]);

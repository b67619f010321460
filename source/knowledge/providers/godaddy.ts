import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const godaddyRules = originRules([
	['godaddy/rate-limited/ib007', 'rate-limited', 'ib007', '\\bib007\\b', 'godaddy-codes', '421 mx.example.com bizsmtp IB007. Refused', {code: '421'}],
	['godaddy/service-unavailable/ib101', 'service-unavailable', 'ib101', '\\bib101\\b', 'godaddy-codes', '421 mx.example.com bizsmtp IB101. Refused', {code: '421'}],
	['godaddy/bad-reputation/ib103', 'bad-reputation', 'ib103', '\\bib103\\b', 'godaddy-codes', '554 mx.example.com bizsmtp IB103. Refused', {code: '554'}],
	['godaddy/ip-blocklisted/ib104', 'ip-blocklisted', 'ib104', '\\bib104\\b', 'godaddy-codes', '554 mx.example.com bizsmtp IB104. Refused', {code: '554'}],
	['godaddy/ip-blocklisted/ib105', 'ip-blocklisted', 'ib105', '\\bib105\\b', 'godaddy-codes', '554 mx.example.com bizsmtp IB105. Refused', {code: '554'}],
	['godaddy/ip-blocklisted/ib106', 'ip-blocklisted', 'ib106', '\\bib106\\b', 'godaddy-codes', '554 mx.example.com bizsmtp IB106. Refused', {code: '554'}],
	['godaddy/no-ptr/ib108', 'no-ptr', 'ib108', '\\bib108\\b', 'godaddy-codes', '421 mx.example.com bizsmtp IB108. Refused', {code: '421'}],
	['godaddy/ip-blocklisted/ib110', 'ip-blocklisted', 'ib110', '\\bib110\\b', 'godaddy-codes', '554 mx.example.com bizsmtp IB110. Refused', {code: '554'}],
	['godaddy/ip-blocklisted/ib111', 'ip-blocklisted', 'ib111', '\\bib111\\b', 'godaddy-codes', '554 mx.example.com bizsmtp IB111. Refused', {code: '554'}],
	['godaddy/rate-limited/ib112', 'rate-limited', 'ib112', '\\bib112\\b', 'godaddy-codes', '554 mx.example.com bizsmtp IB112. Refused', {code: '554'}],
	['godaddy/rate-limited/ib113', 'rate-limited', 'ib113', '\\bib113\\b', 'godaddy-codes', '554 mx.example.com bizsmtp IB113. Refused', {code: '554'}],
	['godaddy/auth-required/ib401', 'auth-required', 'ib401', '\\bib401\\b', 'godaddy-codes', '535 mx.example.com bizsmtp IB401. Refused', {code: '535'}],
	['godaddy/sender-rejected/ib501', 'sender-rejected', 'ib501', '\\bib501\\b', 'godaddy-codes', '550 mx.example.com bizsmtp IB501. Refused', {code: '550'}],
	['godaddy/bad-address-syntax/ib502', 'bad-address-syntax', 'ib502', '\\bib502\\b', 'godaddy-codes', '550 mx.example.com bizsmtp IB502. Refused', {code: '550', about: 'you'}],
	['godaddy/rate-limited/ib504', 'rate-limited', 'ib504', '\\bib504\\b', 'godaddy-codes', '550 mx.example.com bizsmtp IB504. Refused', {code: '550'}],
	['godaddy/sender-rejected/ib506', 'sender-rejected', 'ib506', '\\bib506\\b', 'godaddy-codes', '550 mx.example.com bizsmtp IB506. Refused', {code: '550'}],
	['godaddy/sender-auth-failed/ib508', 'sender-auth-failed', 'ib508', '\\bib508\\b', 'godaddy-codes', '550 mx.example.com bizsmtp IB508. Refused', {code: '550'}],
	['godaddy/rate-limited/ib510', 'rate-limited', 'ib510', '\\bib510\\b', 'godaddy-codes', '550 mx.example.com bizsmtp IB510. Refused', {code: '550'}],
	['godaddy/too-many-recipients/ib605', 'too-many-recipients', 'ib605', '\\bib605\\b', 'godaddy-codes', '452 mx.example.com bizsmtp IB605. Refused', {code: '452'}],
	['godaddy/too-many-recipients/ib607', 'too-many-recipients', 'ib607', '\\bib607\\b', 'godaddy-codes', '550 mx.example.com bizsmtp IB607. Refused', {code: '550'}],
	['godaddy/user-unknown/5.1.1', 'user-unknown', 'recipient not found', 'recipient not found', 'captures', '550 5.1.1 <x@example.com> Recipient not found.', {code: '550', enhanced: '1.1'}],
]);

import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const symantecRules = originRules([
	['symantec/service-unavailable/421', 'service-unavailable', 'service temporarily unavailable', '^service temporarily unavailable', 'field-manual', '421 Service Temporarily Unavailable', {code: '421', about: 'unknown'}],
	['symantec/user-unknown/550', 'user-unknown', 'invalid recipient <', 'invalid recipient <\\S+> \\(#5\\.1\\.1\\)', 'field-manual', '550 Invalid recipient <x@example.com> (#5.1.1)', {code: '550'}],
	['symantec/user-unknown/542', 'user-unknown', 'rejected', '^<?\\S{1,200}@\\S{1,200}>? rejected\\.?$', 'broadcom-codes', '542 x@example.com Rejected', {code: '542'}],
	['symantec/relay-denied/553', 'relay-denied', 'trying to use me', 'trying to use me .{0,200} as a relay', 'field-manual', '553 you are trying to use me [server-1.messagelabs.com] as a relay, but I have not been configured to let you [192.0.2.1, example.com] do this. (#5.7.1)', {code: '553'}],
	['symantec/spam-content/553', 'spam-content', 'message filtered', 'message filtered', 'field-manual', '553 Message filtered. Refer to the Troubleshooting page at http://www.symanteccloud.com/troubleshooting for more information. (#5.7.1)', {code: '553'}],
	['symantec/policy/501', 'policy', 'connection rejected by policy [', 'connection rejected by policy \\[\\d', 'field-manual', '501 Connection rejected by policy [7.3] 38206, please visit support.symantec.com TECH246726', {code: '501', about: 'you'}],
	['symantec/unspecified/450', 'unspecified', 'requested action aborted [', 'requested action aborted \\[\\d', 'field-manual', '450 Requested action aborted [9] 16, please visit https://knowledge.broadcom.com/external/article?legacyId=TECH246726', {code: '450'}],
	['symantec/ip-blocklisted/5.7.1', 'ip-blocklisted', 'symantec zodiac', 'symantec zodiac', 'zone-mta', '500 5.7.1 Symantec Zodiac', {code: '500', enhanced: '7.1', confidence: 'medium'}],
	['symantec/auth-required/550', 'auth-required', 'please turn on smtp authentication in your mail client', 'please turn on smtp authentication in your mail client', 'broadcom-codes', '550 Please turn on SMTP Authentication in your mail client', {code: '550'}],
]);

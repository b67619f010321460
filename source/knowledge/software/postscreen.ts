import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const postscreenRules = originRules([
	['postscreen/protocol-error/5.5.1', 'protocol-error', 'protocol error', '^protocol error', 'postfix-postscreen', '521 5.5.1 Protocol error', {code: '521', enhanced: '5.1'}],
	['postscreen/protocol-error/5.5.1-2', 'protocol-error', 'protocol error', '^protocol error', 'postfix-postscreen', '550 5.5.1 Protocol error', {code: '550', enhanced: '5.1'}],
	['postscreen/protocol-error/5.7.0', 'protocol-error', 'i can break rules, too', 'i can break rules, too', 'postfix-postscreen', '521 5.7.0 Error: I can break rules, too. Goodbye.', {code: '521', enhanced: '7.0'}],
	['postscreen/service-unavailable/5.3.2', 'service-unavailable', 'service currently unavailable', 'service currently unavailable', 'postfix-postscreen', '521 5.3.2 Service currently unavailable', {code: '521', enhanced: '3.2', about: 'you'}],
	['postscreen/service-unavailable/5.3.2-2', 'service-unavailable', 'service currently unavailable', 'service currently unavailable', 'postfix-postscreen', '550 5.3.2 Service currently unavailable', {code: '550', enhanced: '3.2', about: 'you'}],
	['postscreen/service-unavailable/4.3.2', 'service-unavailable', 'service currently unavailable', 'service currently unavailable', 'postfix-postscreen', '450 4.3.2 Service currently unavailable', {code: '450', enhanced: '3.2', about: 'you'}],
	['postscreen/service-unavailable/4.3.2-2', 'service-unavailable', 'all server ports are busy', 'all server ports are busy', 'postfix-postscreen', '421 4.3.2 All server ports are busy', {code: '421', enhanced: '3.2'}],
	['postscreen/system-error/4.3.2', 'system-error', 'no system resources', 'no system resources', 'postfix-postscreen', '421 4.3.2 No system resources', {code: '421', enhanced: '3.2'}],
	['postscreen/rate-limited/4.7.0', 'rate-limited', 'error: too many connections from', 'error: too many connections from', 'postfix-postscreen postfix-smtpd', '421 4.7.0 mail.example.com Error: too many connections from 192.0.2.1', {code: '421', enhanced: '7.0'}],
	['postscreen/ip-blocklisted/5.7.1', 'ip-blocklisted', 'service unavailable; client [', 'service unavailable; client \\[\\S+\\] blocked using', 'postfix-postscreen', '550 5.7.1 Service unavailable; client [192.0.2.1] blocked using zen.spamhaus.org', {code: '550', enhanced: '7.1', except: 'gr[ae]y-?list|uribl|surbl|dbl\\.|rhsbl'}],
	['postscreen/ip-blocklisted/5.7.1-2', 'ip-blocklisted', 'service unavailable; client [', 'service unavailable; client \\[\\S+\\] blocked using', 'postfix-postscreen zone-mta', '521 5.7.1 Service unavailable; client [192.0.2.1] blocked using zen.spamhaus.org', {code: '521', enhanced: '7.1', except: 'gr[ae]y-?list|uribl|surbl|dbl\\.|rhsbl'}],
]);

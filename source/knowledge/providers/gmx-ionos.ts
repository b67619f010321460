import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const gmxIonosRules = originRules([
	['gmx-ionos/ip-blocklisted/554-550', 'ip-blocklisted', 'ip address is block', 'ip address is block[ -]?listed', 'gmx-errors captures', '554 gmx.net (mxgmx104) Nemesis ESMTP Service not available No SMTP service IP address is block listed. For explanation visit https://postmaster.gmx.net/en/case?c=r0303&i=ip&v=192.0.2.1&r=xyz', {code: '554|550'}],
	['gmx-ionos/no-ptr/554-550', 'no-ptr', 'bad dns ptr resource record', 'bad dns ptr resource record', 'gmx-errors field-manual', '554 gmx.net (mxgmx104) Nemesis ESMTP Service not available No SMTP service Bad DNS PTR resource record. For explanation visit https://postmaster.gmx.net/en/case?c=rdns', {code: '554|550'}],
	['gmx-ionos/service-unavailable/554', 'service-unavailable', 'nemesis esmtp service not available', 'nemesis esmtp service not available', 'gmx-errors', '554 gmx.net (mxgmx104) Nemesis ESMTP Service not available No SMTP service', {code: '554', about: 'you'}],
	['gmx-ionos/service-unavailable/421', 'service-unavailable', 'service not available', '(nemesis esmtp )?service not available', 'captures', '421 gmx.net (mxgmx114) Nemesis ESMTP Service not available', {code: '421', about: 'you', confidence: 'medium'}],
	['gmx-ionos/policy/421', 'policy', 'reject due to policy violation', 'reject due to policy violations?', 'gmx-errors', '421 Reject due to policy violations', {code: '421', about: 'you'}],
	['gmx-ionos/rate-limited/421', 'rate-limited', 'rate limit reached', 'rate limit reached', 'gmx-errors', '421 Rate limit reached', {code: '421'}],
	['gmx-ionos/policy/450', 'policy', 'reject due to policy violation', 'reject due to policy violations?', 'gmx-errors', '450 Reject due to policy violations', {code: '450', about: 'you'}],
	['gmx-ionos/policy/550', 'policy', 'reject due to policy restrictions', 'reject due to policy restrictions', 'field-manual', '550 Requested action not taken: mailbox unavailable Reject due to policy restrictions.', {code: '550'}],
	['gmx-ionos/user-unknown/550', 'user-unknown', 'mailbox unavailable', 'mailbox unavailable', 'gmx-errors field-manual captures', '550 Requested action not taken: mailbox unavailable For explanation visit https://postmaster.ionos.de/case?c=r1601&i=ip&v=192.0.2.1', {code: '550'}],
	['gmx-ionos/mailbox-full/552-550', 'mailbox-full', 'exceeded storage allocation', 'exceeded storage allocation', 'gmx-errors field-manual', '552 Requested mail action aborted: exceeded storage allocation Quota exceeded.', {code: '552|550'}],
	['gmx-ionos/sender-auth-failed/550', 'sender-auth-failed', 'reject due to spf policy', 'reject due to spf policy', 'field-manual', '550 Reject due to SPF policy. The originating IP of the message is not permitted by the domain owner', {code: '550'}],
	['gmx-ionos/sender-rejected/550', 'sender-rejected', 'invalid dns mx or a/aaaa resource record', 'invalid dns mx or a/aaaa resource record', 'field-manual', '550 Invalid DNS MX or A/AAAA resource record', {code: '550'}],
	['gmx-ionos/protocol-error/501-550', 'protocol-error', 'syntax error in parameters or arguments', 'syntax error in parameters or arguments', 'field-manual', '501 Syntax error in parameters or arguments', {code: '501|550'}],
	['gmx-ionos/system-error/451', 'system-error', 'local error in processing', 'local error in processing', 'gmx-errors', '451 Requested action aborted: local error in processing', {code: '451'}],
]);

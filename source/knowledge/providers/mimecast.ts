import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const mimecastRules = originRules([
	['mimecast/greylisted/451', 'greylisted', 'temporarily unavailable', 'internal resources? (is |are )?temporarily unavailable', 'mimecast-codes field-manual captures', '451 Internal resource temporarily unavailable - https://community.mimecast.com/docs/DOC-1369#451 [abc.us32]', {code: '451'}],
	['mimecast/mailbox-temp-unavailable/451', 'mailbox-temp-unavailable', 'recipient temporarily unavailable', 'recipient temporarily unavailable', 'mimecast-codes', '451 Recipient temporarily unavailable', {code: '451', about: 'unknown'}],
	['mimecast/ip-blocklisted/451', 'ip-blocklisted', 'ip temporarily blacklisted', 'ip temporarily blacklisted', 'mimecast-codes', '451 IP temporarily blacklisted', {code: '451'}],
	['mimecast/sender-rejected/421', 'sender-rejected', 'sender address blocked', 'sender address blocked', 'mimecast-codes', '421 Sender address blocked', {code: '421'}],
	['mimecast/service-unavailable/421', 'service-unavailable', 'unable to process connection at this time', 'unable to process connection at this time', 'captures', '421 Unable to process connection at this time', {code: '421'}],
	['mimecast/service-unavailable/451', 'service-unavailable', 'account inbounds disabled', 'account inbounds disabled', 'mimecast-codes', '451 Account inbounds disabled', {code: '451'}],
	['mimecast/relay-denied/451', 'relay-denied', 'open relay', 'open relay (is )?not allowed', 'mimecast-codes field-manual', '451 Open relay not allowed - https://community.mimecast.com/docs/DOC-1369#451', {code: '451'}],
	['mimecast/relay-denied/451-2', 'relay-denied', 'incorrect hostname used for inbounds|hostname is not authorized', '(incorrect hostname used for inbounds|hostname is not authorized)', 'mimecast-codes', '451 The incorrect hostname used for inbounds', {code: '451'}],
	['mimecast/user-unknown/550', 'user-unknown', 'invalid recipient', 'invalid recipient', 'field-manual kumomta', '550 Invalid Recipient - https://community.mimecast.com/docs/DOC-1369#550 [abc]', {code: '550', except: 'too many'}],
	['mimecast/user-unknown/451', 'user-unknown', 'invalid recipient', 'invalid recipient', 'field-manual', '451 Invalid Recipient - https://community.mimecast.com/docs/DOC-1369#451 [abc]', {code: '451', mailbox: 'unknown', except: 'too many', confidence: 'medium'}],
	['mimecast/policy/550', 'policy', 'administrative prohibition', 'administrative prohibition', 'mimecast-codes field-manual', '550 Administrative prohibition - envelope blocked - https://community.mimecast.com/docs/DOC-1369#550 [abc]', {code: '550'}],
	['mimecast/recipient-refused/550', 'recipient-refused', 'envelope blocked - user', 'envelope blocked - user (domain )?entry', 'mimecast-codes field-manual', '550 Envelope blocked - User Entry - https://community.mimecast.com/docs/DOC-1369#550 [abc]', {code: '550', mailbox: 'exists'}],
	['mimecast/bad-reputation/550', 'bad-reputation', 'local ct ip reputation', 'local ct ip reputation', 'mimecast-codes', '550 Local CT IP Reputation - (reject)', {code: '550'}],
	['mimecast/bad-reputation/550-2', 'bad-reputation', 'csi.mimecast.org poor reputation sender', 'csi\\.mimecast\\.org poor reputation sender', 'zone-mta', '550 csi.mimecast.org Poor Reputation Sender. - https://community.mimecast.com/docs/DOC-1369#550 [abc.us149]', {code: '550', confidence: 'medium'}],
	['mimecast/sender-rejected/550', 'sender-rejected', 'manually blocked senders|blocked senders - block policy|block policy for envelope', 'manually blocked senders|blocked senders - block policy|block policy for envelope', 'mimecast-codes field-manual', '550 Rejected by header based manually Blocked Senders: x@example.com - https://community.mimecast.com/docs/DOC-1369#550 [abc]', {code: '550'}],
	['mimecast/sender-auth-failed/550', 'sender-auth-failed', 'sender invalid', '(spf|dkim|dmarc) sender invalid', 'mimecast-codes field-manual', '550 DMARC Sender Invalid - envelope rejected - https://community.mimecast.com/docs/DOC-1369#550 [abc]', {code: '550'}],
	['mimecast/sender-auth-failed/550-2', 'sender-auth-failed', 'anti-spoofing policy', 'anti-spoofing policy', 'mimecast-codes field-manual zone-mta', '550 Rejected by header based Anti-Spoofing policy: x@example.com - https://community.mimecast.com/docs/DOC-1369#550 [abc]', {code: '550'}],
	['mimecast/ip-blocklisted/554', 'ip-blocklisted', 'host network', 'host network,? not allowed', 'mimecast-codes', '554 Host network not allowed', {code: '554'}],
	['mimecast/tls-required/553', 'tls-required', 'this route requires', 'this route requires (encryption|tls)', 'mimecast-codes', '553 This route requires encryption (TLS)', {code: '553'}],
	['mimecast/policy/554', 'policy', 'email rejected due to security policies', 'email rejected due to security policies', 'field-manual', '554 Email rejected due to security policies - https://community.mimecast.com/docs/DOC-1369#554 [abc]', {code: '554', confidence: 'medium'}],
]);

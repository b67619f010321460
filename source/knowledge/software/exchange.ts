import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const exchangeRules = originRules([
	['exchange/timeout/4.4.1', 'timeout', 'connection timed out', 'connection timed out', 'sisimai', '421 4.4.1 Connection timed out', {code: '421', enhanced: '4.1'}],
	['exchange/rate-limited/4.7.0', 'rate-limited', 'too many errors on this connection', 'too many errors on this connection', 'experience', '421 4.7.0 Too many errors on this connection, closing transmission channel', {code: '421', enhanced: '7.0', confidence: 'low'}],
	['exchange/user-unknown/5.1.1', 'user-unknown', 'user unknown', 'user unknown', 'sisimai', '550 5.1.1 User unknown', {code: '550', enhanced: '1.1'}],
	['exchange/relay-denied/5.7.1', 'relay-denied', 'unable to relay', 'unable to relay', 'microsoft-ndr sisimai', '550 5.7.1 Unable to relay', {code: '550', enhanced: '7.1'}],
	['exchange/auth-required/5.7.1', 'auth-required', 'client was not authenticated', 'client was not authenticated', 'microsoft-ndr barracuda-codes', '530 5.7.1 Client was not authenticated', {code: '530', enhanced: '7.1'}],
	['exchange/recipient-refused/5.7.12', 'recipient-refused', 'sender was not authenticated by organization', 'sender was not authenticated by organization', 'microsoft-ndr sisimai', '550 5.7.12 sender was not authenticated by organization', {code: '550', enhanced: '7.12', mailbox: 'exists'}],
	['exchange/recipient-refused/5.7.124', 'recipient-refused', 'sender not in allowed-senders list', 'sender not in allowed-senders list', 'microsoft-ndr sisimai', '550 5.7.124 sender not in allowed-senders list', {code: '550', enhanced: '7.124', mailbox: 'exists'}],
	['exchange/recipient-refused/5.7.133', 'recipient-refused', 'sender not authenticated for group', 'sender not authenticated for group', 'microsoft-ndr sisimai', '550 5.7.133 sender not authenticated for group', {code: '550', enhanced: '7.133', mailbox: 'exists'}],
	['exchange/recipient-refused/5.7.134', 'recipient-refused', 'sender was not authenticated for mailbox', 'sender was not authenticated for mailbox', 'microsoft-ndr sisimai', '550 5.7.134 sender was not authenticated for mailbox', {code: '550', enhanced: '7.134', mailbox: 'exists'}],
	['exchange/tls-required/5.7.3', 'tls-required', 'starttls is required to send mail', 'starttls is required to send mail', 'sisimai', '451 5.7.3 STARTTLS is required to send mail', {code: '451', enhanced: '7.3'}],
	['exchange/policy/5.7.51', 'policy', 'restrictdomainsto', 'restrictdomainsto(ipaddresses|certificate)', 'sisimai', '550 5.7.51 TenantInboundAttribution; There is a partner connector configured that matched the message\'s recipient domain. The connector had either the RestrictDomainsToIPAddresses or RestrictDomainsToCertificate set', {code: '550', enhanced: '7.51'}],
	['exchange/mailbox-disabled/5.2.1', 'mailbox-disabled', 'mailbox cannot be accessed', 'mailbox cannot be accessed', 'sisimai', '550 5.2.1 mailbox cannot be accessed', {code: '550', enhanced: '2.1'}],
	['exchange/mailbox-full/5.2.2', 'mailbox-full', 'mailbox', 'mailbox (is )?full', 'sisimai', '550 5.2.2 mailbox full', {code: '550', enhanced: '2.2'}],
]);

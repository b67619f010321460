import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const variousSoftwareRules = originRules([
	['coremail/user-unknown/550', 'user-unknown', 'user not exist', 'user not exist', 'captures', '550 user not exist', {code: '550'}],
	['coremail/ip-blocklisted/554', 'ip-blocklisted', 'ip is hangup', 'ip is hangup', 'captures', '554 IP is Hangup', {code: '554'}],
	['coremail/sender-rejected/553', 'sender-rejected', 'sender is rejected', 'sender is rejected', 'captures', '553 sender is rejected', {code: '553'}],
	['haraka/protocol-error/554', 'protocol-error', 'you talk too soon|connecting host started transmitting before smtp greeting', 'you talk too soon|connecting host started transmitting before smtp greeting', 'captures', '554 You talk too soon', {code: '554'}],
	['sendmail/service-unavailable/554', 'service-unavailable', 'no smtp service here', 'no smtp service here', 'experience', '554 mail.example.com No SMTP service here', {code: '554', confidence: 'low'}],
	['sendmail/protocol-error/554', 'protocol-error', 'rejecting commands from', 'rejecting commands from', 'experience', '554 rejecting commands from [192.0.2.1] due to pre-greeting traffic', {code: '554', confidence: 'low'}],
	['sendmail/sender-rejected/5.1.8', 'sender-rejected', 'domain of sender address', 'domain of sender address \\S+ does not exist', 'kumomta', '553 5.1.8 Domain of sender address a@nx.example does not exist', {code: '553', enhanced: '1.8'}],
	['sendmail/no-ptr/5.7.1', 'no-ptr', 'fix reverse dns for|ip name', 'fix reverse dns for|ip name (is )?(possibly forged|lookup failed)', 'field-manual', '550 5.7.1 Fix reverse DNS for 192.0.2.1', {code: '550', enhanced: '7.1'}],
	['qmail/relay-denied/553', 'relay-denied', 'sorry, that domain isn\'t in my list of allowed rcpthosts', 'sorry, that domain isn\'t in my list of allowed rcpthosts', 'kumomta', '553 sorry, that domain isn\'t in my list of allowed rcpthosts (#5.7.1)', {code: '553'}],
	['qmail/user-unknown/550', 'user-unknown', 'sorry, no mailbox', 'sorry, no mailbox (here by that name)?', 'kumomta', '550 sorry, no mailbox here by that name (#5.1.1)', {code: '550'}],
]);

import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const aliyunRules = originRules([
	['aliyun/bad-reputation/454', 'bad-reputation', 'transient reject by behaviour spam', 'transient reject by behaviour spam', 'aliyun-help', '454 Transient reject by behaviour spam at DATA State(Connection IP address:192.0.2.1)ANTISPAM_BAT[01201311R1]: currently unexpected sending', {code: '454', confidence: 'medium'}],
	['aliyun/sender-auth-failed/554', 'sender-auth-failed', 'reject by behaviour spam at', 'reject by behaviour spam at \\w+ state.{0,200}spf check failed', 'captures', '554 Reject by behaviour spam at Rcpt State(Connection IP address:192.0.2.1)ANTISPAM_BAT[01201311R1]: spf check failedCONTINUE', {code: '554', confidence: 'medium'}],
	['aliyun/rate-limited/554', 'rate-limited', 'reject by behaviour spam at', 'reject by behaviour spam at \\w+ state.{0,200}too frequently', 'aliyun-help', '554 Reject by behaviour spam at Rcpt State(Connection IP address:192.0.2.1)ANTISPAM_BAT[01201311R1]: too frequently sending', {code: '554', confidence: 'medium'}],
	['aliyun/bad-reputation/554', 'bad-reputation', 'reject by behaviour spam', 'reject by behaviour spam', 'aliyun-help', '554 Reject by behaviour spam at Mail State(Connection IP address:192.0.2.1)', {code: '554', confidence: 'medium'}],
	['aliyun/user-unknown/550', 'user-unknown', 'dosn\'t exist', 'rcpt \\(?\\S+\\)? dosn\'t exist', 'captures', '550 RCPT (x@example.com) dosn\'t exist', {code: '550', confidence: 'medium'}],
	['aliyun/user-unknown/559', 'user-unknown', 'invalid rcptto', 'invalid rcptto', 'aliyun-help', '559 Invalid rcptto [@sm070102]', {code: '559', confidence: 'medium'}],
]);

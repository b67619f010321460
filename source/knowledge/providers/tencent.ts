import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const tencentRules = originRules([
	['tencent/user-unknown/550', 'user-unknown', 'mailbox not found', 'mailbox not found', 'tencent-help captures', '550 Mailbox not found [token IP: 192.0.2.1]. https://service.mail.qq.com/detail/122/169.', {code: '550'}],
	['tencent/mailbox-temp-unavailable/550', 'mailbox-temp-unavailable', 'mailbox unavailable or access den', 'mailbox unavailable or access den(in)?ied', 'tencent-help', '550 Mailbox unavailable or access denied. https://service.mail.qq.com/detail/122/166.', {code: '550', mailbox: 'exists'}],
	['tencent/mailbox-disabled/550', 'mailbox-disabled', 'is a deactivated mailbox', 'is a deactivated mailbox', 'sisimai', '550 x@qq.com is a deactivated mailbox. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000742', {code: '550'}],
	['tencent/bad-address-syntax/501', 'bad-address-syntax', 'bad address syntax', 'bad address syntax', 'tencent-help field-manual', '501 Bad address syntax. https://service.mail.qq.com/detail/122/167.', {code: '501', about: 'recipient'}],
	['tencent/message-too-big/552', 'message-too-big', 'message too large', 'message too large', 'tencent-help', '552 Message too large. https://service.mail.qq.com/detail/122/168.', {code: '552'}],
	['tencent/ip-blocklisted/550', 'ip-blocklisted', 'connection denied', 'connection denied', 'tencent-help', '550 Connection denied. https://service.mail.qq.com/detail/122/170.', {code: '550'}],
	['tencent/spam-content/550', 'spam-content', 'mail content denied', 'mail content denied', 'tencent-help field-manual', '550 Mail content denied. https://service.mail.qq.com/detail/122/171.', {code: '550'}],
	['tencent/rate-limited/550', 'rate-limited', 'ip frequency limited', 'ip frequency limited', 'tencent-help', '550 Ip frequency limited [token IP: 192.0.2.1]. https://service.mail.qq.com/detail/122/172.', {code: '550'}],
	['tencent/rate-limited/550-2', 'rate-limited', 'domain frequency limited', 'domain frequency limited', 'tencent-help', '550 Domain frequency limited. https://service.mail.qq.com/detail/122/173.', {code: '550'}],
	['tencent/rate-limited/550-3', 'rate-limited', 'sender frequency limited', 'sender frequency limited', 'tencent-help field-manual', '550 Sender frequency limited. https://service.mail.qq.com/detail/122/174.', {code: '550'}],
	['tencent/rate-limited/550-4', 'rate-limited', 'connection frequency limited', 'connection frequency limited', 'tencent-help', '550 Connection frequency limited. https://service.mail.qq.com/detail/122/175.', {code: '550'}],
	['tencent/rate-limited/550-5', 'rate-limited', 'suspected bounce attacks', 'suspected bounce attacks', 'tencent-help', '550 Suspected bounce attacks. https://service.mail.qq.com/detail/122/57.', {code: '550'}],
	['tencent/spam-content/550-2', 'spam-content', 'spam is embedded in the email', 'spam is embedded in the email', 'tencent-help', '550 Spam is embedded in the email. https://service.mail.qq.com/detail/122/59.', {code: '550'}],
	['tencent/ip-blocklisted/550-2', 'ip-blocklisted', 'suspected spam ip', 'suspected spam ip', 'tencent-help', '550 Suspected spam ip. https://service.mail.qq.com/detail/122/66.', {code: '550'}],
	['tencent/spam-content/550-3', 'spam-content', 'suspected spam', 'suspected spam( sender)?\\b', 'tencent-help field-manual', '550 Suspected spam. https://service.mail.qq.com/detail/122/71.', {code: '550'}],
	['tencent/sender-auth-failed/550', 'sender-auth-failed', 'spf check failed', 'spf check failed', 'tencent-help', '550 SPF check failed. https://service.mail.qq.com/detail/122/72.', {code: '550'}],
	['tencent/sender-auth-failed/550-2', 'sender-auth-failed', 'dmarc check failed', 'dmarc check failed', 'tencent-help field-manual', '550 DMARC check failed. https://service.mail.qq.com/detail/122/1001508.', {code: '550'}],
	['tencent/recipient-refused/550', 'recipient-refused', 'mail is rejected by recipients', 'mail is rejected by recipients', 'tencent-help field-manual', '550 Mail is rejected by recipients. https://service.mail.qq.com/detail/122/92.', {code: '550', mailbox: 'exists'}],
]);

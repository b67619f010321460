import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const tOnlineRules = originRules([
	['t-online/ip-blocklisted/554', 'ip-blocklisted', '(bl)', '\\(bl\\)', 'zone-mta', '554 IP=192.0.2.1 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.) (BL)', {code: '554'}],
	['t-online/bad-reputation/554', 'bad-reputation', 'none/bad reputation|nowl', '(none/bad reputation|nowl)', 'zone-mta', '554 IP=192.0.2.1 - None/bad reputation. (Ask your postmaster for help or to contact tobr@rx.t-online.de for reset.) (NOWL)', {code: '554'}],
	['t-online/ip-blocklisted/554-2', 'ip-blocklisted', 'dial', '(dialup/transient ip not allowed|\\(dial\\))', 'zone-mta', '554 IP=192.0.2.1 - Dialup/transient IP not allowed. (Use a mailgateway or contact toda@rx.t-online.de) (DIAL)', {code: '554'}],
	['t-online/ip-blocklisted/554-3', 'ip-blocklisted', '- a problem occurred', 'ip[=:]\\S+ - a problem occurred', 'zone-mta', '554 IP:192.0.2.1 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.)', {code: '554'}],
	['t-online/spam-content/550', 'spam-content', 'rejected due to spam or virus classification', 'rejected due to spam or virus classification', 'kumomta', '550 message rejected due to spam or virus classification', {code: '550', confidence: 'medium'}],
]);

import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const ciscoRules = originRules([
	['cisco/bad-reputation/554', 'bad-reputation', 'rejected due to the sending mta\'s poor reputation', 'rejected due to the sending mta\'s poor reputation', 'cisco-esa', '554 Your access to this mail system has been rejected due to the sending MTA\'s poor reputation. If you believe that this failure is in error, please contact the intended recipient via alternate means.', {code: '554'}],
	['cisco/bad-reputation/554-2', 'bad-reputation', 'rejected due to poor reputation of a domain used in message transfer', 'rejected due to poor reputation of a domain used in message transfer', 'kumomta', '554 Your access to this mail system has been rejected due to poor reputation of a domain used in message transfer', {code: '554', confidence: 'medium'}],
	['cisco/ip-blocklisted/550', 'ip-blocklisted', '#5.7.1 your access to submit messages', '#5\\.7\\.1 your access to submit messages', 'cisco-esa', '550 #5.7.1 Your access to submit messages to this e-mail system has been rejected.', {code: '550'}],
	['cisco/user-unknown/550', 'user-unknown', '#5.1.0 address rejected', '#5\\.1\\.0 address rejected', 'captures cisco-esa', '550 #5.1.0 Address rejected.', {code: '550'}],
	['cisco/rate-limited/550', 'rate-limited', 'too many invalid recipients', 'too many invalid recipients', 'cisco-esa', '550 Too many invalid recipients', {code: '550'}],
	['cisco/protocol-error/500', 'protocol-error', '#5.5.1 command not recognized', '#5\\.5\\.1 command not recognized', 'cisco-esa', '500 #5.5.1 command not recognized', {code: '500'}],
	['cisco/rate-limited/421', 'rate-limited', 'exceeded bad smtp command limit', 'exceeded bad smtp command limit', 'cisco-esa', '421 Exceeded bad SMTP command limit, disconnecting.', {code: '421'}],
	['cisco/rate-limited/any', 'rate-limited', 'too many recipients', 'too many recipients (received |for )?this hour', 'cisco-esa', '550 Too many recipients received this hour', {confidence: 'medium'}],
]);

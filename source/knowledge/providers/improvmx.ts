import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const improvmxRules = originRules([
	['improvmx/greylisted/4.2.1', 'greylisted', 'please try again later. (#id-5.9.4)', 'please try again later\\. \\(#id-5\\.9\\.4\\)', 'field-manual', '450 4.2.1 Please try again later. (#id-5.9.4)', {code: '450|451', enhanced: '2.1', confidence: 'medium'}],
	['improvmx/relay-denied/5.7.1', 'relay-denied', '(#id-5.9.2)', '\\(#id-5\\.9\\.2\\)', 'field-manual', '551 5.7.1 Domain not found (#id-5.9.2)', {code: '551', enhanced: '7.1', confidence: 'medium'}],
	['improvmx/bad-reputation/5.7.1', 'bad-reputation', 'very low reputation of the sending domain', 'very low reputation of the sending domain.{0,200}code 2', 'field-manual', '551 5.7.1 Due to the very low reputation of the sending domain, this message has been blocked (Code 2).', {code: '551', enhanced: '7.1', confidence: 'medium'}],
	['improvmx/system-error/5.7.1', 'system-error', 'loop detected|(#id-5.9.|invalid pieces of information about the requested|unable to correctly read the forwarding recipient', 'loop detected|\\(#id-5\\.9\\.[035]\\)|invalid pieces of information about the requested|unable to correctly read the forwarding recipient', 'field-manual', '551 5.7.1 Loop detected: Email is sent and forwarded from/to improvmx.com. (#id-5.9.0)', {code: '551', enhanced: '7.1', confidence: 'medium'}],
	['improvmx/spam-content/5.7.1', 'spam-content', 'message considered as spam', 'message considered as spam', 'field-manual', '550 5.7.1 Message considered as SPAM', {code: '550', enhanced: '7.1', confidence: 'medium'}],
]);

import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const charterRules = originRules([
	['charter/ip-blocklisted/any', 'ip-blocklisted', 'aup#i', 'aup#in?-1000', 'spectrum-codes', '550 AUP#In-1000'],
	['charter/system-error/aup-i', 'system-error', 'aup#i', 'aup#i[n-]*-?(1090)', 'spectrum-codes', '550 AUP#I-1090'],
	['charter/no-ptr/any', 'no-ptr', 'aup#i', 'aup#in?-11[0-5]0', 'spectrum-codes', '550 AUP#In-1100'],
	['charter/policy/any', 'policy', 'aup#i', 'aup#in?-1(16|17|18|19)0', 'spectrum-codes', '550 AUP#In-1160', {about: 'you'}],
	['charter/ip-blocklisted/any-2', 'ip-blocklisted', 'aup#i', 'aup#in?-12[01]0', 'spectrum-codes', '550 AUP#In-1210'],
	['charter/ip-blocklisted/any-3', 'ip-blocklisted', 'aup#i', 'aup#in?-12[2-5]0', 'spectrum-codes', '550 AUP#In-1220'],
	['charter/policy/any-2', 'policy', 'aup#i', 'aup#in?-1260', 'spectrum-codes', '550 AUP#In-1260', {about: 'you'}],
	['charter/rate-limited/any', 'rate-limited', 'aup#i', 'aup#in?-13[0-4]0', 'spectrum-codes', '550 AUP#In-1310'],
	['charter/rate-limited/any-2', 'rate-limited', 'aup#i', 'aup#in?-1(35|36|37|38|39|40|41|42|43|44|45|46|47|48|49)0', 'spectrum-codes', '550 AUP#In-1380'],
	['charter/message-too-big/any', 'message-too-big', 'aup#i', 'aup#in?-1530', 'spectrum-codes', '550 AUP#In-1530'],
	['charter/rate-limited/any-3', 'rate-limited', 'aup#i', 'aup#in?-1560', 'spectrum-codes', '550 AUP#In-1560'],
	['charter/rate-limited/any-4', 'rate-limited', 'aup#i', 'aup#in?-15[458]0', 'spectrum-codes', '550 AUP#In-1580'],
]);

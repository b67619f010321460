import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const sfrRules = originRules([
	['sfr/ip-blocklisted/4.7.1', 'ip-blocklisted', 'sfr_in_', 'sfr_in_\\d?01', 'sfr-codes', '450 4.7.1 Service unavailable SFR_IN_101', {code: '450', enhanced: '7.1', confidence: 'medium'}],
	['sfr/virus/4.7.1', 'virus', 'sfr_in_', 'sfr_in_\\d?02', 'sfr-codes', '450 4.7.1 Service unavailable SFR_IN_102', {code: '450', enhanced: '7.1', confidence: 'medium'}],
	['sfr/rate-limited/4.7.1', 'rate-limited', 'sfr_in_', 'sfr_in_\\d?03', 'sfr-codes', '450 4.7.1 Service unavailable SFR_IN_103', {code: '450', enhanced: '7.1', confidence: 'medium'}],
	['sfr/rate-limited/4.7.1-2', 'rate-limited', 'sfr_in_', 'sfr_in_\\d?04', 'sfr-codes', '450 4.7.1 Service unavailable SFR_IN_104', {code: '450', enhanced: '7.1', confidence: 'medium'}],
	['sfr/rate-limited/4.7.1-3', 'rate-limited', 'sfr_in_', 'sfr_in_\\d?05', 'sfr-codes', '450 4.7.1 Service unavailable SFR_IN_105', {code: '450', enhanced: '7.1', confidence: 'medium'}],
	['sfr/rate-limited/4.7.0', 'rate-limited', 'too many errors', 'too many errors', 'sfr-codes', '421 4.7.0 Error: too many errors', {code: '421', enhanced: '7.0', confidence: 'medium'}],
	['sfr/user-unknown/5.7.1', 'user-unknown', 'user unknown', 'user unknown', 'sfr-codes', '550 5.7.1 User unknown', {code: '550', enhanced: '7.1', confidence: 'medium'}],
]);

import type {Rule} from '../rule.ts';
import {textRule as rule} from './text-rule.ts';

/**
 * Tags that one provider prints and nobody else: they mean the same whatever
 * the words around them, also when these were cut off or reworded.
 */
// One rule a line.
// prettier-ignore
export const tagRules: readonly Rule[] = [
	rule('bad-reputation/yahoo-tag', 'bad-reputation', '[ts|[ipts', '\\[(?:ip)?tss?\\d{1,2}\\]', ['421 [TSS04]', '553 Message refused [TSS09]', '421 4.7.0 [TS01] deferred'], {confidence: 'high', text: {meaning: 'The tag that begins with TS is Yahoo\'s: it refuses or puts off this IP address because of its reputation.', next: ['Wait some hours, then send less and only with SPF and DKIM.', 'Remove the cause, then file a Sender Support Request at https://senders.yahooinc.com/contact.']}}),
	rule('ip-blocklisted/yahoo-tag', 'ip-blocklisted', '[bl2', '\\[bl2\\d\\]', ['553 5.7.1 [BL21] Not accepted'], {confidence: 'high', text: {meaning: 'The tag that begins with BL2 is Yahoo\'s: it refuses this IP address because Spamhaus lists it.', next: ['Look your address up at https://check.spamhaus.org/ and follow the removal steps there.']}}),
	rule('greylisted/yahoo-tag', 'greylisted', '[gl0', '\\[gl\\d\\d\\]', ['421 [GL01]'], {codes: '4xx'}),
	rule('sender-auth-failed/yahoo-tag', 'sender-auth-failed', '(au0', '\\(au\\d\\d\\)', ['554 (AU01)']),
	rule('ip-blocklisted/aol-tag', 'ip-blocklisted', 'rtr:|con:b', '\\b(?:rtr:(?:bl|du|bb|gu|sc)|con:b\\d)\\b', ['554 RTR:BL', '421 CON:B1']),
	rule('no-ptr/aol-tag', 'no-ptr', 'rtr:rd', '\\brtr:rd\\b', ['554 RTR:RD']),
	rule('bad-reputation/aol-tag', 'bad-reputation', 'rly:', '\\brly:[a-z]\\d\\b', ['554 (RLY:B1)']),
	rule('domain-blocklisted/aol-tag', 'domain-blocklisted', 'hvu:', '\\bhvu:[a-z]\\d\\b', ['554 HVU:B2']),
	rule('rate-limited/aol-tag', 'rate-limited', 'dyn:t', '\\bdyn:t\\d\\b', ['421 DYN:T1']),
	rule('ip-blocklisted/outlook-tag', 'ip-blocklisted', 's3140|s3150|sc-003|dy-00|ou-001|as1601260|as16012611', '\\ba?s31[45]0\\b|\\b(?:sc-003|dy-00[12]|ou-001)\\b|\\bas160126(?:0[79]|11)\\b', ['550 5.7.1 (S3150)', '550 Message refused (AS3140)', '550 OU-001'], {confidence: 'high', text: {meaning: 'The tag is Microsoft\'s: it refuses this IP address or its network.', next: ['If the address is yours, ask for removal: with the sender support form for Outlook.com (https://olcsupport.office.com/), or for Microsoft 365 at https://sender.office.com/.', 'If it is not yours, ask your provider to do so.']}}),
	rule('bad-reputation/outlook-tag', 'bad-reputation', 'sc-00|ou-002|s775|s843|s3113|s3114', '\\b(?:sc-00[124]|ou-002)\\b|\\((?:s775|s843|s311[34])\\)', ['550 SC-001', '451 (S3114)'], {confidence: 'medium'}),
	rule('rate-limited/outlook-tag', 'rate-limited', 'rp-00|s3115|s3355', '\\brp-00[123]\\b|\\(s(?:3115|3355)\\)', ['421 RP-001', '451 (S3115)']),
	rule('user-unknown/outlook-tag', 'user-unknown', 's2017062302', '\\(s2017062302\\)', ['550 (S2017062302)']),
	rule('domain-blocklisted/outlook-tag', 'domain-blocklisted', 's800', '\\(s800[12]\\)', ['550 5.7.1 (S8002)']),
	rule('too-many-recipients/microsoft-tag', 'too-many-recipients', 'attr38', '\\battr38\\b', ['452 ATTR38']),
	rule('system-error/microsoft-tag', 'system-error', 'prx|attr', '\\bprx\\d\\b|\\battr\\d{1,2}\\b', ['451 PRX4'], {codes: '4xx', except: 'attr38'}),
	rule('ip-blocklisted/comcast-tag', 'ip-blocklisted', 'bl000', '\\bbl000[0-2]\\d\\d\\b', ['554 BL000100']),
	rule('rate-limited/comcast-tag', 'rate-limited', 'rl00', '\\brl000[0-9]\\d\\d\\b', ['421 RL000003']),
	rule('policy/apple-tag', 'policy', '[cs0|[hm0', '\\[(?:cs|hm)\\d\\d\\]', ['550 [CS01]'], {about: 'you', text: {meaning: 'The tag is Apple\'s and stands for a local policy. Apple does not publish which.', next: ['Read the page of Apple for postmasters: https://support.apple.com/en-us/102322.', 'Write to icloudadmin@apple.com, with the exact reply.']}}),
];

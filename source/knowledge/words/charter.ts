import type {ReasonText} from '../reasons.ts';

// One rule a line.
// prettier-ignore
export const charterWords: Readonly<Record<string, Partial<ReasonText>>> = {
	'charter/ip-blocklisted/any': {meaning: 'Spectrum blocks this IP until the block runs out.', next: ['Ask the ISP.']},
	'charter/system-error/aup-i': {meaning: 'Cannot be processed now.', next: ['Try again later, with growing pauses.', 'Do not hammer.']},
	'charter/no-ptr/any': {meaning: 'PTR and forward name must agree.', next: ['Give the sending IP a PTR record whose name resolves back to the same IP, and greet (EHLO) with that name.', 'Set it in the panel of whoever owns the IP.']},
	'charter/policy/any': {meaning: "Your own domain's policy.", next: ["Ask the sender domain's administrator."]},
	'charter/ip-blocklisted/any-2': {meaning: 'Cloudmark CSI lists the IP.', next: ['Ask for a reset at https://csi.cloudmark.com/reset-request/.']},
	'charter/ip-blocklisted/any-3': {meaning: 'Spamhaus lists the IP.', next: ['Look the IP up at https://check.spamhaus.org/ and follow the removal steps there.', "A PBL listing means: use your provider's mail relay or a server IP."]},
	'charter/policy/any-2': {meaning: 'Spectrum does not take IPv6.', next: ['Connect over IPv4.']},
	'charter/rate-limited/any': {meaning: 'Too many connections for this reputation.', next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'charter/rate-limited/any-2': {meaning: 'Rate limit: messages, recipients, spam or wrong recipients.', next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
	'charter/message-too-big/any': {meaning: 'Bigger than 20 MB.'},
	'charter/rate-limited/any-3': {meaning: 'Too many wrong recipients.', causes: ['Address checking or bad list.']},
	'charter/rate-limited/any-4': {meaning: 'Too many in this session, message or time.', next: ['Use one connection, pause between commands and tries, then try again in some hours.']},
};

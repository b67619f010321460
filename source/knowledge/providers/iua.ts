import {originRules} from '../origin-rule.ts';

// One rule a line.
// prettier-ignore
export const iuaRules = originRules([
	['iua/relay-denied/any', 'relay-denied', '.i.ua/err/1', '\\.i\\.ua/err/1(/|\\b)', 'iua-codes', '550 http://mail.i.ua/err/1/'],
	['iua/user-unknown/any', 'user-unknown', '.i.ua/err/2', '\\.i\\.ua/err/2(/|\\b)', 'iua-codes', '550 http://mail.i.ua/err/2/'],
	['iua/mailbox-disabled/any', 'mailbox-disabled', '.i.ua/err/3', '\\.i\\.ua/err/3(/|\\b)', 'iua-codes', '550 http://mail.i.ua/err/3/'],
	['iua/mailbox-full/any', 'mailbox-full', '.i.ua/err/4', '\\.i\\.ua/err/4(/|\\b)', 'iua-codes', '550 http://mail.i.ua/err/4/'],
	['iua/rate-limited/any', 'rate-limited', '.i.ua/err/5', '\\.i\\.ua/err/5(/|\\b)', 'iua-codes', '550 http://mail.i.ua/err/5/'],
	['iua/helo-rejected/any', 'helo-rejected', '.i.ua/err/7', '\\.i\\.ua/err/7(/|\\b)', 'iua-codes', '550 http://mail.i.ua/err/7/'],
	['iua/sender-rejected/any', 'sender-rejected', '.i.ua/err/8', '\\.i\\.ua/err/8(/|\\b)', 'iua-codes', '550 http://mail.i.ua/err/8/'],
	['iua/ip-blocklisted/any', 'ip-blocklisted', '.i.ua/err/9', '\\.i\\.ua/err/9(/|\\b)', 'iua-codes', '550 http://mail.i.ua/err/9/'],
]);

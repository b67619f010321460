import {commandLineOctets} from '../protocol/bounds.ts';
import {encodeUtf8} from '../protocol/bytes.ts';
import {parseHeloName} from '../protocol/address.ts';
import {hasCapability} from '../protocol/ehlo.ts';
import {commandVerbs} from './commands.ts';
import {mailParameters, rcptParameters} from './parameters.ts';
import type {Situation} from './situation.ts';

/** A rule that a typed command breaks. All strings are safe to show. */
export type BrokenRule = {
	/** Stable id. */
	readonly id: string;
	/** 'RFC 5321 §4.1.4' */
	readonly rule: string;
	/** What is wrong, one sentence. */
	readonly text: string;
	/** What will probably come back: codes, in words. */
	readonly expect: string;
};

/** A command line taken apart. */
export type TypedLine = {
	readonly line: string;
	/** Upper case; '' without one. */
	readonly verb: string;
	/** All behind the verb. */
	readonly rest: string;
};

type Check = BrokenRule & {readonly breaks: (typed: TypedLine, now: Situation) => boolean};

const isMailOrRcpt = (verb: string): boolean => verb === 'MAIL' || verb === 'RCPT';
const isEmpty = (rest: string): boolean => rest.trim() === '';
const offers = (now: Situation, keyword: string): boolean =>
	hasCapability(now.capabilities, keyword);

/** `<…>` in which a quoted local part may hold anything (RFC 5321 §4.1.2). */
const path = /^<(?:[^<>"]|"(?:[^"\\]|\\.)*")*>(?: |$)/u;

function isMisspelt(rest: string, word: 'FROM' | 'TO'): boolean {
	const start = ` ${word}:`;
	if (rest.slice(0, start.length).toUpperCase() !== start) return true;
	return !path.test(rest.slice(start.length));
}

/** Parameters behind the path, upper case, without values. */
function parametersOf(rest: string): readonly string[] {
	const behind = /^ *(?:FROM|TO): *<(?:[^<>"]|"(?:[^"\\]|\\.)*")*>(.*)$/iu.exec(rest)?.[1] ?? '';
	return behind
		.split(' ')
		.filter((word) => word !== '')
		.map((word) => (word.split('=', 1)[0] ?? '').toUpperCase());
}

function hasForeignParameter({verb, rest}: TypedLine, now: Situation): boolean {
	const known = verb === 'MAIL' ? mailParameters : rcptParameters;
	return parametersOf(rest).some((name) => {
		const keywords = known.find((each) => each.name === name)?.keywords ?? [name];
		return !keywords.some((keyword) => offers(now, keyword));
	});
}

const dead: ReadonlySet<string> = new Set(['TURN', 'SEND', 'SOML', 'SAML']);
const ofExtension: ReadonlySet<string> = new Set(['ETRN', 'ATRN', 'XCLIENT', 'XFORWARD']);
const bare: ReadonlySet<string> = new Set(['RSET', 'QUIT', 'STARTTLS']);

// prettier-ignore
/** What can be wrong with a command, the most telling first. */
const checks: readonly Check[] = [
	{id: 'no-verb', rule: 'RFC 5321 §4.1.1', text: 'The line does not begin with a command word.', expect: '500', breaks: ({verb, line}) => verb === '' || /^[ \t]/u.test(line)},
	{id: 'mail-before-ehlo', rule: 'RFC 5321 §4.1.4', text: 'MAIL and RCPT come after EHLO.', expect: '503; lenient servers say 250', breaks: ({verb}, {greeted}) => isMailOrRcpt(verb) && !greeted},
	{id: 'rcpt-before-mail', rule: 'RFC 5321 §3.3', text: 'RCPT comes after MAIL: no sender was named yet.', expect: '503', breaks: ({verb}, {greeted, transaction}) => verb === 'RCPT' && greeted && !transaction},
	{id: 'nested-mail', rule: 'RFC 5321 §4.1.4', text: 'A sender was named already; a second MAIL comes after RSET or EHLO.', expect: '503', breaks: ({verb}, {transaction}) => verb === 'MAIL' && transaction},
	{id: 'already-encrypted', rule: 'RFC 3207 §4.2', text: 'The connection is encrypted already.', expect: '503 or 502', breaks: ({verb}, {secure}) => verb === 'STARTTLS' && secure},
	{id: 'starttls-before-ehlo', rule: 'RFC 3207 §4', text: 'Whether STARTTLS is offered is known only after EHLO.', expect: '503, or 220 from a lenient server', breaks: ({verb}, {greeted, secure}) => verb === 'STARTTLS' && !greeted && !secure},
	{id: 'starttls-not-offered', rule: 'RFC 5321 §2.2', text: 'The server does not offer STARTTLS.', expect: '500 or 502', breaks: ({verb}, now) => verb === 'STARTTLS' && now.greeted && !now.secure && !offers(now, 'STARTTLS')},
	{id: 'name-missing', rule: 'RFC 5321 §4.1.1.1', text: 'EHLO and HELO need the name of the client.', expect: '501', breaks: ({verb, rest}) => isGreeting(verb) && isEmpty(rest)},
	{id: 'name-malformed', rule: 'RFC 5321 §4.1.1.1', text: 'This is neither a host name nor an address in brackets.', expect: '501, or 250 from a server that does not look', breaks: ({verb, rest}) => isGreeting(verb) && !isEmpty(rest) && !parseHeloName(rest.trim()).ok},
	{id: 'space-behind-colon', rule: 'RFC 5321 §3.3', text: 'No space may stand beside the colon.', expect: '501; many servers put up with it', breaks: ({verb, rest}) => isMailOrRcpt(verb) && /^ *(?:FROM|TO)(?: +:|: )/iu.test(rest)},
	{id: 'mail-syntax', rule: 'RFC 5321 §4.1.1.2', text: 'It is written MAIL FROM:<address>.', expect: '501', breaks: ({verb, rest}) => verb === 'MAIL' && isMisspelt(rest.replace(/ *: */u, ':'), 'FROM')},
	{id: 'rcpt-syntax', rule: 'RFC 5321 §4.1.1.3', text: 'It is written RCPT TO:<address>.', expect: '501', breaks: ({verb, rest}) => verb === 'RCPT' && (isMisspelt(rest.replace(/ *: */u, ':'), 'TO') || /^ TO: *<>/iu.test(rest))},
	{id: 'parameter-not-offered', rule: 'RFC 5321 §4.1.1.11', text: 'The server offered no extension for a parameter of this.', expect: '555 or 501', breaks: (typed, now) => isMailOrRcpt(typed.verb) && hasForeignParameter(typed, now)},
	{id: 'argument-missing', rule: 'RFC 5321 §4.1.1.6', text: 'It needs a name to ask for.', expect: '501', breaks: ({verb, rest}) => (verb === 'VRFY' || verb === 'EXPN') && isEmpty(rest)},
	{id: 'argument-too-much', rule: 'RFC 5321 §4.1.1', text: 'This command stands alone, without anything behind it.', expect: '501', breaks: ({verb, rest}) => bare.has(verb) && !isEmpty(rest)},
	{id: 'lmtp', rule: 'RFC 2033 §4.1', text: 'LHLO belongs to LMTP, the protocol for local delivery.', expect: '500 or 502', breaks: ({verb}) => verb === 'LHLO'},
	{id: 'dead-command', rule: 'RFC 5321 appendix F', text: 'This command must not be used any more.', expect: '502 or 500', breaks: ({verb}) => dead.has(verb)},
	{id: 'not-offered', rule: 'RFC 5321 §2.2', text: 'The server does not offer this command.', expect: '500, 502 or 550', breaks: ({verb}, now) => ofExtension.has(verb) && !offers(now, verb)},
	{id: 'unknown-command', rule: 'RFC 5321 §4.1.1', text: 'No standard knows this command.', expect: '500 or 502', breaks: ({verb}, now) => verb !== '' && !commandVerbs.includes(verb) && !offers(now, verb)},
	{id: 'line-too-long', rule: 'RFC 5321 §4.5.3.1.4', text: 'A command line has at most 512 bytes with its line end.', expect: '500, or a hang-up', breaks: ({line}) => encodeUtf8(line).length + 2 > commandLineOctets},
	// oxlint-disable-next-line no-control-regex -- these are the characters meant
	{id: 'control-characters', rule: 'RFC 5321 §4.1.2', text: 'There is a control character in the line.', expect: '500 or 501', breaks: ({line}) => /[\u0000-\u001f\u007f]/u.test(line)},
	// oxlint-disable-next-line no-control-regex -- the whole ASCII range is meant
	{id: 'not-ascii', rule: 'RFC 5321 §2.4', text: 'Commands are ASCII, unless the server offers SMTPUTF8.', expect: '500, 501 or 553', breaks: ({line}, now) => !/^[\u0000-\u007f]*$/u.test(line) && !offers(now, 'SMTPUTF8')},
];

function isGreeting(verb: string): boolean {
	return verb === 'EHLO' || verb === 'HELO';
}

/** Every rule that the line breaks, the most telling first. */
export function brokenRules(typed: TypedLine, now: Situation): readonly BrokenRule[] {
	return checks
		.filter((check) => check.breaks(typed, now))
		.map(({id, rule, text, expect}) => ({id, rule, text, expect}));
}

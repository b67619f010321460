import type {RefusalCode} from '../model/event.ts';
import {checkCommand} from '../protocol/command.ts';
import {hasCapability} from '../protocol/ehlo.ts';
import {loginOf, verbOf} from '../protocol/typed.ts';
import {type BrokenRule, brokenRules} from './broken-rules.ts';
import {commandText} from './commands.ts';
import {refusalText} from './notices.ts';
import type {Situation} from './situation.ts';

/** What is to be said of a command line before it is sent. All strings are safe to show. */
export type Advice = {
	/** Upper case; '' without one. */
	readonly verb: string;
	/** What the verb is for, in a few words; undefined if nobody knows it. */
	readonly title: string | undefined;
	/** What it does: sentences. */
	readonly meaning: string | undefined;
	/** What a good answer is: a sentence. */
	readonly answer: string | undefined;
	/** It never goes out: why. */
	readonly refusal: {readonly code: RefusalCode; readonly text: string} | undefined;
	/** It goes out only after it was asked for twice. */
	readonly broken: readonly BrokenRule[];
	/** What it does to this walk. */
	readonly note: string | undefined;
	/** What is allowed, and good to know. */
	readonly remark: string | undefined;
};

const answers: Readonly<Record<string, string>> = {
	EHLO: '250, and one keyword a line',
	HELO: '250',
	STARTTLS: '220, then the handshake',
	MAIL: '250',
	RCPT: '250 or 251; 550 says no, 450 not now',
	VRFY: '252, which says neither yes nor no',
	EXPN: '250 with the members; mostly 502 or 550',
	HELP: '214 or 211 with some text',
	NOOP: '250',
	RSET: '250',
	QUIT: '221, and the connection closes',
	AUTH: '334 for each part of the login, then 235; 535 says no',
	ETRN: '250 to 253; 458 or 459 says no',
	ATRN: '250; 530 asks for a login first',
	TURN: '502',
	SEND: '502',
	SOML: '502',
	SAML: '502',
	XCLIENT: '220 for trusted clients only; 550 for strangers',
	XFORWARD: '250 for trusted clients only; 550 for strangers',
};

/** Advice on a line as it stands, also a half-written one. Pure; cheap enough for each key. */
export function adviseCommand(line: string, now: Situation): Advice {
	const verb = verbOf(line);
	const known = commandText(verb);
	const smtputf8 = hasCapability(now.capabilities, 'SMTPUTF8');
	const checked = checkCommand(line, {stage: 'quit', smtputf8});
	const login = loginOf(line);
	// It does not go out as it is typed, but it goes out.
	const isLogin = login?.isKnown === true && !login.hasMore;
	const refusal =
		checked.ok || isLogin ? undefined : {code: checked.code, text: refusalText(checked.code)};
	const at = line.toUpperCase().indexOf(verb);
	const typed = {line, verb, rest: line.slice(at + verb.length)};
	const answer = Object.hasOwn(answers, verb) ? answers[verb] : undefined;
	return {
		verb,
		title: known?.title,
		meaning: known?.meaning,
		answer: answer === undefined ? undefined : `A good answer: ${answer}.`,
		refusal,
		broken: refusal === undefined ? brokenRules(typed, now) : [],
		note: isLogin ? loginNote : noteOn(verb, now),
		remark: verb === '' || line.trimStart().startsWith(verb) ? undefined : anyCase,
	};
}

const loginNote = 'Behind Enter, name and password are asked for apart; they are written nowhere.';

const anyCase =
	'Verbs may be written in any case (RFC 5321 §2.4); a few old servers want capitals.';

function noteOn(verb: string, now: Situation): string | undefined {
	if (verb === 'RSET' && now.transaction)
		return 'It drops the sender and the recipients; the walk then goes back to MAIL.';
	if ((verb === 'EHLO' || verb === 'HELO') && now.greeted)
		return 'Said again, it drops the sender and the recipients, and the walk goes on from here.';
	return undefined;
}

/** One broken rule in words: what is wrong, where it is written, what to expect. */
export function ruleText({text, rule, expect}: BrokenRule): string {
	return `${text} (${rule}) Expect ${expect}.`;
}

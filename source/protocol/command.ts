import type {RefusalCode} from '../model/event.ts';
import type {Mailbox, WarningId} from '../model/session.ts';
import type {Stage} from '../model/stage.ts';
import {formatForMail} from './address.ts';
import {commandLineOctets, maxCommandBytes} from './bounds.ts';
import {encodeUtf8} from './bytes.ts';
import {verbOf} from './typed.ts';

/*
 * Every builder gives one line without CR LF, and passes it through
 * `checkCommand` itself: arguments that would make a second line are a bug of
 * the caller and throw, they never reach the wire.
 */

/** EHLO with the name we go by (RFC 5321 §4.1.1.1): a domain or an address literal in brackets. */
export function ehlo(name: string): string {
	return built(`EHLO ${name}`);
}

/** HELO, for servers that do not know EHLO. */
export function helo(name: string): string {
	return built(`HELO ${name}`);
}

/** STARTTLS (RFC 3207 §4). */
export function starttls(): string {
	return 'STARTTLS';
}

/** MAIL FROM (RFC 5321 §4.1.1.2). `sender` stands without brackets, '' is the null sender; `size` in bytes (RFC 1870). */
export function mailFrom(
	sender: string,
	options: {readonly smtputf8?: boolean; readonly size?: number} = {},
): string {
	const size = options.size === undefined ? '' : ` SIZE=${options.size}`;
	const smtputf8 = options.smtputf8 ? ' SMTPUTF8' : '';
	return built(`MAIL FROM:<${sender}>${size}${smtputf8}`);
}

/** RCPT TO (RFC 5321 §4.1.1.3); the domain goes out as A-labels. */
export function rcptTo(mailbox: Mailbox): string {
	return built(`RCPT TO:<${formatForMail(mailbox)}>`);
}

/** VRFY (RFC 5321 §4.1.1.6; the parameter: RFC 6531 §3.7.4.2). */
export function vrfy(mailbox: Mailbox, options: {readonly smtputf8?: boolean} = {}): string {
	return built(`VRFY ${formatForMail(mailbox)}${options.smtputf8 ? ' SMTPUTF8' : ''}`);
}

/** QUIT (RFC 5321 §4.1.1.10). */
export function quit(): string {
	return 'QUIT';
}

/** What became of a command line, typed or built. */
export type CheckedCommand =
	| {
			readonly ok: true;
			/** What goes over the wire, CR LF included. */
			readonly bytes: Uint8Array;
			/** The first word, upper case; '' if the line begins with none. */
			readonly verb: string;
			readonly warnings: readonly WarningId[];
	  }
	/** `detail` is a sentence for the person. */
	| {readonly ok: false; readonly code: RefusalCode; readonly detail: string};

/** What the line is checked against: the stage it is for, and whether the server offered SMTPUTF8. */
export type CommandContext = {readonly stage: Stage; readonly smtputf8: boolean};

/**
 * The only gate to the wire: one line that carries neither a message (DATA,
 * BDAT, BURL, the dot that ends one) nor a login as it was typed (AUTH: only
 * the engine makes it, from what was asked for apart), and can be written as UTF-8. Wrong or odd commands are allowed, with warnings: seeing
 * what a server makes of them is what this program is for.
 */
export function checkCommand(line: string, context: CommandContext): CheckedCommand {
	const refusal = refuse(line);
	if (refusal) return {ok: false, ...refusal};
	const bytes = encodeUtf8(`${line}\r\n`);
	if (bytes.length > maxCommandBytes) {
		return {
			ok: false,
			code: 'command-too-long',
			detail: `The command has ${bytes.length} bytes; ${maxCommandBytes} is the most that is sent.`,
		};
	}
	const verb = verbOf(line);
	const warnings: WarningId[] = [];
	if (bytes.length > commandLineOctets) warnings.push('line-too-long');
	if (bytes.length !== line.length + 2 && !context.smtputf8) warnings.push('not-ascii');
	if (!knownVerbs.has(verb)) warnings.push('unknown-command');
	else if (!anyTime.has(verb) && !inOrder[context.stage].includes(verb)) {
		warnings.push('command-out-of-order');
	}
	return {ok: true, bytes, verb, warnings};
}

type Refusal = {readonly code: RefusalCode; readonly detail: string};

/** Not only at the start and not only whole words: servers differ in what they skip and how many letters they compare. */
const dataVerb = /^[^A-Za-z]*(?:DATA|BDAT|BURL|XEXCH50)/i;
/** X-EXPS is the login of Exchange servers among each other. */
const authVerb = /^[^A-Za-z]*(?:AUTH|X-EXPS)/i;
/** RFC 5321 §4.5.2: after DATA a line with a single dot ends the message. */
const endOfMessage = /^[ \t]*\.[ \t]*$/;

function refuse(line: string): Refusal | undefined {
	// oxlint-disable-next-line no-control-regex -- these are the characters to be refused
	if (/[\r\n\0]/.test(line)) {
		return {
			code: 'line-break',
			detail:
				'The command contains a line break or a NUL. It would become two commands; send one line at a time.',
		};
	}
	if (/^[ \t]*$/.test(line)) {
		return {code: 'empty-command', detail: 'The command is empty. Type one, or skip the step.'};
	}
	if (dataVerb.test(line) || endOfMessage.test(line)) {
		return {
			code: 'data-never',
			detail:
				'mxray sends no mail: DATA, BDAT and BURL never go out, nor the dot that ends a message.',
		};
	}
	if (authVerb.test(line)) {
		return {
			code: 'auth-never',
			detail:
				'A login never goes out as it is typed, so that no password ends up in a record: AUTH and the mechanism alone ask for it apart.',
		};
	}
	if (!line.isWellFormed()) {
		return {
			code: 'not-encodable',
			detail:
				'The command contains half a character (an unpaired surrogate). Delete and retype it.',
		};
	}
	return undefined;
}

/** Allowed at any time in a session (RFC 5321 §4.1.4). */
const anyTime: ReadonlySet<string> = new Set(['NOOP', 'HELP', 'RSET', 'VRFY', 'EXPN', 'QUIT']);

const greetings = ['EHLO', 'HELO'];
const idle = [...greetings, 'STARTTLS', 'MAIL', 'ETRN'];
const inMail = [...greetings, 'RCPT'];

/** What the order of RFC 5321 §4.1.4 allows once a stage is reached. */
const inOrder: Readonly<Record<Stage, readonly string[]>> = {
	mx: [],
	connect: [],
	banner: [],
	ehlo: greetings,
	starttls: idle,
	mail: idle,
	rcpt: inMail,
	vrfy: inMail,
	quit: inMail,
};

const knownVerbs: ReadonlySet<string> = new Set([...anyTime, ...idle, ...inMail]);

function built(line: string): string {
	// An empty name leaves no space behind.
	const trimmed = line.replace(/ $/, '');
	const refusal = refuse(trimmed);
	if (refusal) throw new RangeError(`${refusal.code}: not a command line`);
	return trimmed;
}

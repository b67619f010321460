import type {Mailbox} from '../model/session.ts';
import type {Stage} from '../model/stage.ts';
import {formatForMail} from './address.ts';

/** A typed line that begins a login. */
export type TypedLogin = {
	/** What stands behind AUTH, upper case; '' without it. */
	readonly mechanism: string;
	/** It has more behind the mechanism, which may be a password. */
	readonly hasMore: boolean;
	/** False: X-EXPS, the login of Exchange servers among each other. */
	readonly isKnown: boolean;
};

/** What a line that begins a login consists of; undefined for any other line. */
export function loginOf(line: string): TypedLogin | undefined {
	const [, verb = '', glued = '', mechanism = '', rest = ''] =
		/^[^A-Za-z]*(AUTH|X-EXPS)(\S*)\s*(\S*)\s*([\s\S]*)$/i.exec(line) ?? [];
	if (verb === '') return undefined;
	const isKnown = verb.toUpperCase() === 'AUTH' && glued === '' && /^\s*auth/i.test(line);
	const hasMore = rest.trim() !== '' || (!isKnown && glued !== '');
	return {mechanism: mechanism.toUpperCase(), hasMore, isKnown};
}

/** The first word of a command line, upper case; '' if it begins with none. */
export function verbOf(line: string): string {
	return (/^[ \t]*([A-Za-z0-9-]+)/.exec(line)?.[1] ?? '').toUpperCase();
}

const stages: Readonly<Record<string, Stage>> = {
	EHLO: 'ehlo',
	HELO: 'ehlo',
	STARTTLS: 'starttls',
	MAIL: 'mail',
	RCPT: 'rcpt',
	VRFY: 'vrfy',
	QUIT: 'quit',
};

/** The stage of the walk that a verb belongs to; undefined for one that belongs to none (NOOP, RSET, …). */
export function stageOfVerb(verb: string): Stage | undefined {
	return Object.hasOwn(stages, verb) ? stages[verb] : undefined;
}

/**
 * Whether a command asks what its stage of the walk is there to find out: its
 * verb belongs to the stage, and RCPT and VRFY are about this very mailbox. Any
 * other command is an aside: what the server answers says nothing about the
 * address under investigation.
 */
export function asksFor(line: string, stage: Stage, mailbox: Mailbox): boolean {
	const verb = verbOf(line);
	if (stageOfVerb(verb) !== stage) return false;
	if (verb === 'RCPT') return names(line.replace(/^[ \t]*RCPT[ \t]+TO:[ \t]*/i, ''), mailbox);
	if (verb === 'VRFY') {
		const argument = line.replace(/^[ \t]*VRFY[ \t]+/i, '');
		return names(argument, mailbox) || isWord(argument, mailbox.localPart);
	}
	return true;
}

/** The domain in any case and in either script; the local part as it is (RFC 5321 §2.4). */
function names(argument: string, mailbox: Mailbox): boolean {
	// A source route may stand before the address (RFC 5321 §4.1.2).
	const path = argument.replace(/^<(?:@[^:>]*:)?/, '');
	const local = `${mailbox.localPart}@`;
	if (!path.startsWith(local)) return false;
	const domain = path.slice(local.length).toLowerCase();
	const own = formatForMail(mailbox).slice(local.length);
	return [own, mailbox.domain].some((name) => isWord(domain, name.toLowerCase()));
}

/** The text begins with this word, and the word ends there. */
function isWord(text: string, word: string): boolean {
	return text.startsWith(word) && /^(?:[> \t]|$)/.test(text.slice(word.length));
}

import type {Mailbox} from '../model/session.ts';
import {localPartOctets, pathOctets} from './bounds.ts';
import {encodeUtf8} from './bytes.ts';
import {findInvisible, formatLiteral, type Mistake, mistake, parseDomain} from './domain.ts';
import {formatIp, parseIp} from './ip.ts';
import {visible} from './visible.ts';

export type ParsedMailbox = {readonly ok: true; readonly mailbox: Mailbox} | Mistake;
/** `sender` stands without brackets, ready for MAIL FROM; '' is the null sender, which has no mailbox. */
export type ParsedSender =
	{readonly ok: true; readonly sender: string; readonly mailbox: Mailbox | undefined} | Mistake;
/** `host`: an A-label name, or the bare IP address if `isLiteral`. */
export type ParsedHost =
	| {
			readonly ok: true;
			readonly host: string;
			readonly isLiteral: boolean;
			readonly port: number | undefined;
	  }
	| Mistake;
export type ParsedName = {readonly ok: true; readonly name: string} | Mistake;

/**
 * The address of a mailbox (RFC 5321 §4.1.2, RFC 6531 §3.3) as a person types
 * or pastes it: spaces around it, one pair of angle brackets and `mailto:` are
 * taken off. Messages say what is wrong and how it should look.
 */
export function parseMailbox(input: string): ParsedMailbox {
	const text = unwrap(input);
	if (typeof text !== 'string') return text;
	if (text === '') return mistake('The address is empty. It looks like alice@example.com.');
	if (/<[^<>]*>$/.test(text)) {
		return mistake('Give only the address, without the name: alice@example.com.');
	}
	const odd = foreignMistake(text);
	if (odd) return odd;
	const at = findAt(text);
	if (at === -1) {
		return mistake(`${visible(text)} has no @. An address looks like alice@example.com.`);
	}
	const localPart = text.slice(0, at);
	const problem = localPartMistake(localPart);
	if (problem) return problem;
	const domain = parseDomain(text.slice(at + 1));
	if (!domain.ok) return domain;
	const mailbox: Mailbox = {
		text,
		localPart,
		domain: text.slice(at + 1),
		asciiDomain: domain.ascii,
		isLiteral: domain.isLiteral,
		needsSmtpUtf8: !isAscii(localPart),
	};
	// The path has the two brackets more.
	const octets = encodeUtf8(formatForMail(mailbox)).length + 2;
	if (octets > pathOctets) {
		return mistake(`The address has ${octets - 2} bytes; ${pathOctets - 2} is the most.`);
	}
	return {ok: true, mailbox};
}

/** The same for the envelope sender, where '' and '<>' are the null sender (RFC 5321 §4.5.5). */
export function parseSender(input: string): ParsedSender {
	if (/^[ \t]*(?:<[ \t]*>)?[ \t]*$/.test(input)) return {ok: true, sender: '', mailbox: undefined};
	const parsed = parseMailbox(input);
	if (!parsed.ok) return parsed;
	return {ok: true, sender: formatForMail(parsed.mailbox), mailbox: parsed.mailbox};
}

/** `local-part@domain` as it travels, without brackets: the domain in A-labels or as a literal, the local part unchanged. */
export function formatForMail(mailbox: Mailbox): string {
	const ip = mailbox.isLiteral ? parseIp(mailbox.asciiDomain) : undefined;
	return `${mailbox.localPart}@${ip ? formatLiteral(ip) : mailbox.asciiDomain}`;
}

/** A host to connect to: `name`, `name:port`, `192.0.2.1:port`, `2001:db8::1`, `[2001:db8::1]:port`. */
export function parseHost(input: string): ParsedHost {
	const text = trim(input);
	const invisible = findInvisible(text);
	if (invisible) return invisible;
	const whole = parseIp(text);
	if (whole) return {ok: true, host: formatIp(whole), isLiteral: true, port: undefined};
	const parts = /^(\[[^\]]*\]|[^:[\]]*)(?::(.*))?$/.exec(text);
	if (!parts) {
		return mistake(
			`${visible(text)} is no host. It looks like mx.example.com, mx.example.com:2525 or [2001:db8::1]:25.`,
		);
	}
	const port = parts[2] === undefined ? undefined : readPort(parts[2]);
	if (parts[2] !== undefined && port === undefined) {
		return mistake(`${visible(parts[2])} is no port. It is a number from 1 to 65535.`);
	}
	const name = parts[1] ?? '';
	const ip = parseIp(name.replace(/^\[(?:IPv6:)?(.*)\]$/i, '$1'));
	if (ip) return {ok: true, host: formatIp(ip), isLiteral: true, port};
	// `dig` writes names with a dot at the end, and people paste them.
	const domain = parseDomain(name.length > 1 ? name.replace(/\.$/, '') : name);
	return domain.ok ? {ok: true, host: domain.ascii, isLiteral: false, port} : domain;
}

/** A name for EHLO (RFC 5321 §4.1.1.1): a domain, given back as A-labels, or an address literal in brackets. */
export function parseHeloName(input: string): ParsedName {
	const domain = parseDomain(trim(input));
	if (!domain.ok) return domain;
	const ip = domain.isLiteral ? parseIp(domain.ascii) : undefined;
	return {ok: true, name: ip ? formatLiteral(ip) : domain.ascii};
}

/** Only spaces and tabs: `String.trim` would take off a line break before anybody saw it. */
function trim(text: string): string {
	let start = 0;
	let end = text.length;
	const isBlank = (index: number) => text[index] === ' ' || text[index] === '\t';
	while (start < end && isBlank(start)) start++;
	while (end > start && isBlank(end - 1)) end--;
	return text.slice(start, end);
}

function unwrap(input: string): string | Mistake {
	let text = trim(input);
	if (/^<.*>$/s.test(text)) text = trim(text.slice(1, -1));
	if (/^mailto:/i.test(text)) {
		try {
			text = decodeURIComponent(text.slice('mailto:'.length).replace(/\?.*$/s, ''));
		} catch {
			return mistake('The mailto: link has a % that is no code. Give only the address.');
		}
	}
	return findInvisible(text) ?? text;
}

/** What stands in other notations of an address, and never in SMTP. */
function foreignMistake(text: string): Mistake | undefined {
	// RFC 5321 §4.1.2 (A-d-l): a route of hosts before the address; servers ignore it, most refuse it.
	const route = /^@[^:@]*(?:,@[^:@]*)*:(?=.*@)/su.exec(text)?.[0];
	if (route !== undefined) {
		return mistake(`Leave out the route ${visible(route)} in front: give only alice@example.com.`);
	}
	// RFC 5322 §3.2.2: comments stand in the header of a mail; RFC 5321 has none.
	const unquoted = text.replace(/^"(?:\\.|[^"\\])*"/su, '');
	const comment = /\([^()]*\)/u.exec(unquoted)?.[0];
	if (comment !== undefined) {
		return mistake(
			`Leave out the comment ${visible(comment)}: SMTP has none (RFC 5321). It looks like alice@example.com.`,
		);
	}
	if (!text.includes('@') && /[\uff20\ufe6b]/u.test(text)) {
		return mistake('The @ is a wide one of another script. Type an ordinary @.');
	}
	return undefined;
}

/** Where the local part ends: at the @ behind the closing quote, else at the last @. */
function findAt(text: string): number {
	const quoted = /^"(?:\\.|[^"\\])*"(?=@)/su.exec(text);
	return quoted ? quoted[0].length : text.lastIndexOf('@');
}

function localPartMistake(local: string): Mistake | undefined {
	if (local === '') return mistake('Nothing stands before the @. It looks like alice@example.com.');
	const octets = encodeUtf8(local).length;
	if (octets > localPartOctets) {
		return mistake(
			`The part before the @ has ${octets} bytes; ${localPartOctets} is the most (RFC 5321).`,
		);
	}
	if (local.startsWith('"')) {
		if (/^"(?:\\[ -~]|[^"\\])*"$/u.test(local)) return undefined;
		return mistake(
			'The quotes before the @ do not match. It looks like "any text"@example.com, with \\" for a quote inside.',
		);
	}
	if (local.includes('@')) {
		return mistake('There is more than one @. Give one address: alice@example.com.');
	}
	if (/^\.|\.\.|\.$/.test(local)) {
		return mistake(
			`A dot before the @ stands between two characters, not at the start, the end or twice. If the mailbox has that name, quote it: "${visible(local)}"@….`,
		);
	}
	const wrong = /[^A-Za-z0-9!#$%&'*+/=?^_`{|}~.\-\u0080-\u{10ffff}]|\p{Zs}/u.exec(local)?.[0];
	if (wrong === undefined) return undefined;
	const name = /\p{Zs}/u.test(wrong) ? 'a space' : `the character ${visible(wrong)}`;
	return mistake(
		`The part before the @ contains ${name}. If the mailbox really has that name, quote it: "a b"@example.com.`,
	);
}

function readPort(text: string): number | undefined {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	return port >= 1 && port <= 65535 ? port : undefined;
}

function isAscii(text: string): boolean {
	return /^[\x20-\x7e]*$/.test(text);
}

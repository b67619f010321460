import {domainToASCII} from 'node:url';
import {domainOctets} from './bounds.ts';
import {formatIp, type Ip, parseIp} from './ip.ts';
import {visible} from './visible.ts';

/** A user's mistake: what is wrong and how it should look, safe to show. */
export type Mistake = {readonly ok: false; readonly message: string};

/** A domain name, or the bare IP address of a literal. */
export type ParsedDomain = {readonly ok: true; readonly ascii: string; readonly isLiteral: boolean};

/** A mistake with this message. */
export function mistake(message: string): Mistake {
	return {ok: false, message};
}

/**
 * Characters that stand in no address, host or name: controls, line breaks,
 * format characters, half characters and what else cannot be seen.
 */
export function findInvisible(text: string): Mistake | undefined {
	if (/[\r\n]/.test(text)) {
		return mistake('It contains a line break. Give one address or name, on one line.');
	}
	const found = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.exec(text)?.[0];
	if (found === undefined) return undefined;
	return mistake(`It contains an invisible character, ${visible(found)}. Type it again by hand.`);
}

/** A domain (RFC 5321 §2.3.5, IDN through UTS 46) or an address literal in brackets (§4.1.3). */
export function parseDomain(text: string): ParsedDomain | Mistake {
	const invisible = findInvisible(text);
	if (invisible) return invisible;
	if (text.startsWith('[') || text.endsWith(']')) return parseLiteral(text);
	const ascii = toAlabels(text);
	return typeof ascii === 'string' ? {ok: true, ascii, isLiteral: false} : ascii;
}

/** `[192.0.2.1]` or `[IPv6:2001:db8::1]`. */
export function formatLiteral(ip: Ip): string {
	return ip.family === 4 ? `[${formatIp(ip)}]` : `[IPv6:${formatIp(ip)}]`;
}

function parseLiteral(text: string): ParsedDomain | Mistake {
	const inner = /^\[(?:(IPv6):)?([^[\]]*)\]$/i.exec(text);
	const ip = inner && parseIp(inner[2] ?? '');
	// RFC 5321 §4.1.3, General-address-literal: no other tag was ever registered.
	const tag = /^\[([a-z0-9-]*[a-z0-9]):[!-Z^-~]+\]$/i.exec(text)?.[1];
	if (!ip && tag !== undefined && !/^(?:ipv6|[0-9a-f]{1,4})$/i.test(tag)) {
		return mistake(
			`${visible(text)} is an address literal of the kind ${visible(tag)}, and nobody can connect to that. It looks like [192.0.2.1] or [IPv6:2001:db8::1].`,
		);
	}
	if (!ip || (inner[1] !== undefined && ip.family === 4)) {
		return mistake(
			`${visible(text)} is no address literal. It looks like [192.0.2.1] or [IPv6:2001:db8::1].`,
		);
	}
	if (ip.family === 6 && inner[1] === undefined) {
		return mistake(`An IPv6 address needs its tag: ${formatLiteral(ip)}.`);
	}
	return {ok: true, ascii: formatIp(ip), isLiteral: true};
}

function toAlabels(text: string): string | Mistake {
	if (text === '') return mistake('The domain is missing: it looks like example.com.');
	const ip = parseIp(text);
	if (ip) return mistake(`An IP address stands in brackets there: ${formatLiteral(ip)}.`);
	const wrong = /[^A-Za-z0-9._\-\u0080-\u{10ffff}]/u.exec(text)?.[0];
	if (wrong !== undefined) {
		const name = wrong === ' ' ? 'a space' : `the character ${visible(wrong)}`;
		return mistake(`The domain contains ${name}. It looks like example.com.`);
	}
	// Ideographic full stops separate labels too (UTS 46).
	const labels = text.split(/[.\u3002\uff0e\uff61]/u);
	const problem = labelsMistake(labels);
	if (problem) return problem;
	// `domainToASCII` reads more into ASCII than a name (percent signs, numbers), so it sees only IDN.
	const ascii = /^[\x20-\x7e]*$/.test(text) ? text.toLowerCase() : domainToASCII(text);
	if (!/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/.test(ascii) || parseIp(ascii)) {
		return mistake(`${visible(text)} is no domain name that could be written in ASCII (IDNA).`);
	}
	if (ascii.length > domainOctets) {
		return mistake(`The domain has ${ascii.length} characters; ${domainOctets} is the most.`);
	}
	const long = ascii.split('.').find((label) => label.length > 63);
	if (long !== undefined) {
		return mistake(
			`The part ${visible(long)} of the domain has ${long.length} characters; 63 is the most.`,
		);
	}
	if (/^\d+$/.test(ascii.slice(ascii.lastIndexOf('.') + 1))) {
		return mistake(`${visible(text)} ends in a number: neither a domain nor a whole IP address.`);
	}
	return ascii;
}

/** Underscores pass: no host name may carry one (RFC 952), but DNS does, and real mail domains have them. */
function labelsMistake(labels: readonly string[]): Mistake | undefined {
	if (labels.indexOf('') === labels.length - 1) {
		return mistake('Leave out the dot at the end of the domain.');
	}
	if (labels.includes('')) {
		return mistake('The domain has an empty part: two dots in a row, or one at the start.');
	}
	const hyphen = labels.find((label) => label.startsWith('-') || label.endsWith('-'));
	if (hyphen === undefined) return undefined;
	return mistake(`The part ${visible(hyphen)} of the domain begins or ends with a hyphen.`);
}

import {type Check, type CheckId, type CheckState, weights} from '../model/check.ts';
import type {Attempt, SessionView} from '../model/view.ts';
import {decodeUtf8} from '../protocol/bytes.ts';
import {parseIp} from '../protocol/ip.ts';
import {addressScope} from '../protocol/scope.ts';

/** The findings about ourselves that are about what the server saw on one connection. */
export type OwnFindings = {
	readonly all: readonly Check[];
	/** Is there such a finding? */
	readonly has: (id: CheckId, state: CheckState) => boolean;
	readonly of: (id: CheckId, state: CheckState) => readonly Check[];
	/** Other addresses of ours have this finding, and the one of this connection does not. */
	readonly elsewhere: (id: CheckId, state: CheckState) => boolean;
};

/**
 * Keep the findings that count for this connection: about the address that it
 * came from, the name that was said and the sender that was named. A check of
 * another address says nothing about this one.
 */
export function checksOfConnection(
	checks: readonly Check[],
	view: SessionView,
	attempt: Attempt | undefined,
): OwnFindings {
	const seen = seenOf(view, attempt);
	const all = checks.filter((check) => isAbout(check, seen)).toSorted(byWeight);
	const of = (id: CheckId, state: CheckState) =>
		all.filter((check) => check.id === id && check.state === state);
	return {
		all,
		of,
		has: (id, state) => of(id, state).length > 0,
		elsewhere: (id, state) =>
			of(id, state).length === 0 &&
			checks.some((check) => check.id === id && check.state === state && !all.includes(check)),
	};
}

/** What receivers care about most goes first; the order in which findings came must not matter. */
function byWeight(one: Check, other: Check): number {
	const key = ({weight, subject, found}: Check) =>
		`${weights.indexOf(weight)} ${subject}\n${found}`;
	return key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0;
}

/** What a server sees of us on a connection, lower case; undefined: it did not come to that. */
type Seen = {
	readonly family: 4 | 6 | undefined;
	/** Known only where no router on the way puts its own in its place. */
	readonly address: string | undefined;
	readonly helo: string | undefined;
	readonly sender: string | undefined;
};

function seenOf({identity}: SessionView, attempt: Attempt | undefined): Seen {
	const own = attempt?.local?.address;
	const family = attempt?.target.address.family;
	const other = identity?.address;
	const address = own ?? (other && parseIp(other)?.family === family ? other : undefined);
	return {
		family,
		address: address !== undefined && addressScope(address) === 'public' ? address : undefined,
		helo: saidOf(attempt, 'ehlo', /^(?:EHLO|HELO)\s+(\S+)/iu),
		sender: saidOf(attempt, 'mail', /<([^<>]*)>/u),
	};
}

function saidOf(
	attempt: Attempt | undefined,
	stage: 'ehlo' | 'mail',
	pattern: RegExp,
): string | undefined {
	const exchange = attempt?.exchanges.findLast((each) => each.stage === stage && each.sent);
	const text = exchange?.sent && decodeUtf8(exchange.sent.raw).slice(0, 600);
	return text === undefined ? undefined : (pattern.exec(text)?.[1] ?? '').toLowerCase();
}

const ofHelo: ReadonlySet<CheckId> = new Set<CheckId>([
	'helo-name',
	'helo-resolves',
	'helo-matches',
	'spf-helo',
]);
const ofSender: ReadonlySet<CheckId> = new Set<CheckId>([
	'sender-name',
	'sender-domain',
	'callback',
	'postmaster',
	'abuse',
	'spf-mail',
	'dmarc',
	'mta-sts',
	'tls-rpt',
]);

function isAbout({id, subject}: Check, seen: Seen): boolean {
	// 'ADDRESS in ZONE', 'SENDER from ADDRESS': the zone is theirs.
	const words = (subject.toLowerCase().split(' in ')[0] ?? '').split(/[\s,;()<>[\]]+/u);
	const addresses = words
		.map((word) => word.replace(/^ipv6:/u, ''))
		.filter((word) => parseIp(word));
	if (!addresses.every((address) => isTheirs(address, seen))) return false;
	// 'port 25 over IPv6'
	if (seen.family !== undefined && words.includes(seen.family === 4 ? 'ipv6' : 'ipv4'))
		return false;
	const names = words.filter((word) => word.includes('.') && !addresses.includes(word));
	if (ofHelo.has(id)) return seen.helo !== undefined && isSaid(names, [seen.helo]);
	if (ofSender.has(id)) return seen.sender !== undefined && isSaid(names, namesOf(seen));
	if (id === 'blocklist-domain') return isSaid(names, [...namesOf(seen), seen.helo ?? '']);
	return true;
}

/** A finding that names nothing is about whatever was said. */
function isSaid(names: readonly string[], said: readonly string[]): boolean {
	return names.every((name) => said.some((each) => each === name || each.endsWith(`.${name}`)));
}

/** The sender, its domain, and, for the null sender, the EHLO name in its place (RFC 7208 §2.4). */
function namesOf({sender, helo}: Seen): readonly string[] {
	if (sender === undefined) return [];
	const domain = sender === '' ? (helo ?? '') : sender.slice(sender.lastIndexOf('@') + 1);
	return [sender, domain, `postmaster@${domain}`, `abuse@${domain}`];
}

function isTheirs(address: string, {family, address: own}: Seen): boolean {
	const parsed = parseIp(address);
	if (family !== undefined && parsed?.family !== family) return false;
	return own === undefined || sameBytes(parsed?.bytes, parseIp(own)?.bytes);
}

function sameBytes(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
	return (
		one !== undefined &&
		one.length === other?.length &&
		one.every((byte, index) => byte === other[index])
	);
}

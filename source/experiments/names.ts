import type {Mailbox} from '../model/session.ts';
import {formatForMail, parseMailbox} from '../protocol/address.ts';
import {formatLiteral} from '../protocol/domain.ts';
import {parseIp} from '../protocol/ip.ts';
import {addressScope} from '../protocol/scope.ts';
import {checkedHelo, checkedSender, type Subject} from './subject.ts';

/** Most values that one experiment is made with. */
const maxHelos = 3;
const maxSenders = 3;

/** EHLO names worth trying, what the person asked for first: our own, never one of the other side, never localhost (rule 8 of truth). */
export function otherHelos(subject: Subject, given: readonly string[]): readonly string[] {
	const theirs = theirNames(subject);
	const used = subject.helo?.toLowerCase();
	const candidates = [...given, ownName(subject), ownLiteral(subject)].flatMap(
		(name) => checkedHelo(name) ?? [],
	);
	return distinct(candidates)
		.filter((name) => name.toLowerCase() !== used)
		.filter((name) => !theirs.has(name.toLowerCase()) && !isLocalhost(name))
		.slice(0, maxHelos);
}

/** Senders worth trying, what the person asked for first; '' is the null sender. Never the recipient itself. */
export function otherSenders(subject: Subject, given: readonly string[]): readonly string[] {
	const own = ownName(subject);
	const recipient = formatForMail(subject.mailbox).toLowerCase();
	const postmaster = own === undefined ? [] : [`postmaster@${own}`];
	const candidates = [...given, '', ...postmaster].flatMap((sender) => checkedSender(sender) ?? []);
	return distinct(candidates)
		.filter((sender) => sender.toLowerCase() !== subject.sender?.toLowerCase())
		.filter((sender) => sender.toLowerCase() !== recipient)
		.slice(0, maxSenders);
}

/** The name that our address has in DNS, if it leads back to it; else a host name that we already went by. */
function ownName({view}: Subject): string | undefined {
	const {identity} = view;
	if (identity?.ptrConfirmed) return checkedHelo(identity.ptr);
	return identity?.heloSource === 'hostname' ? checkedHelo(identity.helo) : undefined;
}

function ownLiteral({address, attempt, view}: Subject): string | undefined {
	const ip = parseIp(view.identity?.address ?? attempt.local?.address ?? '');
	// Who we are was asked last for another connection, maybe of the other family.
	if (ip?.family !== address.family) return undefined;
	const literal = formatLiteral(ip);
	const bare = literal.replace(/^\[(?:IPv6:)?(.*)\]$/u, '$1');
	// A private address means nothing to the other side.
	return addressScope(bare) === 'public' ? literal : undefined;
}

function theirNames({view, mailbox}: Subject): ReadonlySet<string> {
	const hosts = view.route?.hosts.map(({host}) => host.toLowerCase()) ?? [];
	return new Set([mailbox.asciiDomain.toLowerCase(), ...hosts]);
}

function isLocalhost(name: string): boolean {
	return (
		/^(?:.*\.)?localhost(?:\.localdomain)?$/iu.test(name) || /^\[(?:127\.|IPv6:::1\])/iu.test(name)
	);
}

function distinct(names: readonly string[]): readonly string[] {
	const seen = new Set<string>();
	return names.filter((name) => {
		const key = name.toLowerCase();
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}

/** `postmaster` at the domain of the mailbox; every domain that takes mail must have it (RFC 5321 §4.5.1). Undefined if it is that already. */
export function postmasterOf(mailbox: Mailbox): Mailbox | undefined {
	return mailbox.localPart.toLowerCase() === 'postmaster'
		? undefined
		: sibling(mailbox, 'postmaster');
}

const onsets = ['b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'br', 'st', 'tr'];
const nuclei = ['a', 'e', 'i', 'o', 'u', 'ar', 'en', 'il', 'or', 'es'];
const syllables = 7;

/**
 * A mailbox that nobody has, but that looks as if somebody could: what a server
 * says to it shows whether it takes everything. At least 14 letters; about one in
 * 10^15 of being a name that exists.
 */
export function madeUpMailbox(mailbox: Mailbox, random: () => number): Mailbox | undefined {
	const pick = (list: readonly string[]): string =>
		list[Math.min(list.length - 1, Math.max(0, Math.floor(random() * list.length)))] ?? '';
	const parts = Array.from({length: syllables}, () => pick(onsets) + pick(nuclei));
	const name = [...parts.slice(0, 3), '.', ...parts.slice(3)].join('');
	const isTheirs = name === mailbox.localPart.toLowerCase();
	return sibling(mailbox, isTheirs ? `${name}en` : name);
}

/** Another local part at the same domain; undefined if that makes no address. */
function sibling(mailbox: Mailbox, localPart: string): Mailbox | undefined {
	const {domain, asciiDomain, isLiteral} = mailbox;
	const text = isLiteral ? `${localPart}@${domain}` : `${localPart}@${asciiDomain}`;
	const parsed = parseMailbox(text);
	return parsed.ok ? parsed.mailbox : undefined;
}

/** `postmaster` at somebody else's domain, host or address. */
export function postmasterAt(destination: string): Mailbox | undefined {
	const ip = parseIp(destination);
	const parsed = parseMailbox(`postmaster@${ip ? formatLiteral(ip) : destination}`);
	return parsed.ok ? parsed.mailbox : undefined;
}

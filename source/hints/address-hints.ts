import type {Mailbox} from '../model/session.ts';
import {visible} from '../protocol/visible.ts';
import {bigDomains, nobody, realDomains, roles} from './domains.ts';
import {slips} from './near.ts';

/** Something worth knowing about an address before anybody is asked. It never stands in the way. */
export type Hint = {
	readonly kind: 'typo' | 'role' | 'disposable';
	/** One or two sentences, safe to show. */
	readonly text: string;
};

/** What the address itself lets one see: from lists inside mxray, nobody is asked. */
export async function addressHints(mailbox: Mailbox): Promise<readonly Hint[]> {
	const hints: Hint[] = [];
	const meant = likelyMeant(mailbox);
	if (meant !== undefined) {
		const text = `Did you mean ${visible(`${mailbox.localPart}@${meant}`)}?`;
		hints.push({kind: 'typo', text});
	}
	const role = roleHint(mailbox.localPart);
	if (role) hints.push(role);
	if (!mailbox.isLiteral && (await isDisposable(mailbox.asciiDomain))) {
		const text = `${visible(mailbox.domain)} gives mailboxes to throw away: one that answers today may be gone tomorrow.`;
		hints.push({kind: 'disposable', text});
	}
	return hints;
}

/** The large domain that this one is a slip away from; undefined for what is real or like none. */
function likelyMeant({asciiDomain, isLiteral}: Mailbox): string | undefined {
	if (isLiteral || realDomains.has(asciiDomain)) return undefined;
	const [name, rest] = halves(asciiDomain);
	let best: {readonly domain: string; readonly distance: number} | undefined;
	for (const domain of bigDomains) {
		const [bigName, bigRest] = halves(domain);
		// Large providers have their name in many countries.
		if (name === bigName && isOfCountry(rest)) continue;
		const nameSlips = slips(name, bigName, 1);
		// Another first letter makes another name: ymail, email, fmail are real.
		const isOther = nameSlips === 1 && name.length === bigName.length && name[0] !== bigName[0];
		const isSwapped = name[0] === bigName[1] && name[1] === bigName[0];
		if (nameSlips > 1 || (isOther && !isSwapped)) continue;
		const restSlips = slips(rest, bigRest, 1);
		if (restSlips > 1) continue;
		const distance = nameSlips + restSlips;
		if (!best || distance < best.distance) best = {domain, distance};
	}
	return best?.domain;
}

/** The first label, and what stands behind its dot. */
function halves(domain: string): readonly [name: string, rest: string] {
	const dot = domain.indexOf('.');
	return dot === -1 ? [domain, ''] : [domain.slice(0, dot), domain.slice(dot + 1)];
}

/** 'be', 'co.id', 'com.tr'; but not 'co', 'cm' and 'om', which are half of 'com' far more often. */
function isOfCountry(rest: string): boolean {
	return /^(?:(?:com?|ne|or)\.)?[a-z]{2}$/.test(rest) && !['co', 'cm', 'om'].includes(rest);
}

function roleHint(localPart: string): Hint | undefined {
	const name = localPart.toLowerCase().replace(/\+.*$/s, '');
	if (nobody.has(name)) {
		const text = `${visible(name)} is usually a mailbox that only sends: what comes in, nobody reads, and some servers refuse it.`;
		return {kind: 'role', text};
	}
	if (!roles.has(name)) return undefined;
	const text = `${visible(name)} stands for a task and not for a person: several people may read it, or a program.`;
	return {kind: 'role', text};
}

/** The domain, or one above it, is on the list of domains for throw-away addresses. */
async function isDisposable(domain: string): Promise<boolean> {
	disposable ??= loadDisposable();
	const listed = await disposable;
	const labels = domain.split('.');
	return labels.some((_, index) => listed.has(labels.slice(index).join('.')));
}

/** Loaded when it is asked for the first time. */
let disposable: Promise<ReadonlySet<string>> | undefined;

async function loadDisposable(): Promise<ReadonlySet<string>> {
	// It is CommonJS: what it exports is the default, the same in Node and in a bundle.
	const module: unknown = await import('disposable-email-domains-js');
	const {disposableEmailBlocklist} = (module as {readonly default: DisposableList}).default;
	return new Set(disposableEmailBlocklist());
}

/** What we need of disposable-email-domains-js. */
type DisposableList = {readonly disposableEmailBlocklist: () => readonly string[]};

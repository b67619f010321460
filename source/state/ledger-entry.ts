import {type LedgerEntry, ledgerKinds} from '../model/ledger.ts';
import {factors} from '../model/trial.ts';
import {visible} from '../protocol/visible.ts';

/** An entry as its line in the book, the line feed included. */
export function lineOf(entry: LedgerEntry): string {
	return `${JSON.stringify(withoutPeople(entry))}\n`;
}

const kinds: readonly unknown[] = ledgerKinds;
const whys: readonly unknown[] = ['walk', 'experiment', 'resume', 'preflight'];
const knownFactors: readonly unknown[] = factors;

/** The entry in this line; undefined if it was torn or is something else. */
export function entryOf(line: string): LedgerEntry | undefined {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch {
		return undefined;
	}
	return isEntry(value) ? withoutPeople(value) : undefined;
}

function isEntry(value: unknown): value is LedgerEntry {
	if (typeof value !== 'object' || value === null) return false;
	const entry = value as Readonly<Record<string, unknown>>;
	const isText = (key: string) => typeof entry[key] === 'string';
	const isTextOrNull = (key: string) => isText(key) || entry[key] === null;
	return (
		['at', 'domain', 'host', 'address'].every((key) => isText(key)) &&
		['provider', 'ownAddress'].every((key) => isTextOrNull(key)) &&
		kinds.includes(entry['what']) &&
		whys.includes(entry['why']) &&
		(entry['factor'] === null || knownFactors.includes(entry['factor'])) &&
		typeof entry['port'] === 'number' &&
		typeof entry['practice'] === 'boolean' &&
		!Number.isNaN(Date.parse(String(entry['at'])))
	);
}

/** The fields of an entry and no others, and no name with an @ in it whole. */
function withoutPeople(entry: LedgerEntry): LedgerEntry {
	const {at, what, why, factor, domain, host, address, port, provider, ownAddress, practice} =
		entry;
	return {
		at,
		what,
		why,
		factor,
		domain: nameOnly(domain),
		host: nameOnly(host),
		address: nameOnly(address),
		port,
		provider: provider === null ? null : nameOnly(provider),
		ownAddress: ownAddress === null ? null : nameOnly(ownAddress),
		practice,
	};
}

/** Longer than any name that DNS can carry, even escaped. */
const maxName = 300;

/** What stands behind the last @, safe to show and of bounded length. */
function nameOnly(name: string): string {
	return visible(name.slice(name.lastIndexOf('@') + 1)).slice(0, maxName);
}

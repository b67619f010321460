import type {DnsAnswer} from '../model/dns.ts';
import type {BlocklistZone} from '../knowledge/blocklists.ts';
import {addressesIn, isFailed} from './answers.ts';

/** What an answer of a block list says by itself. Addresses are numbers: safe to show. */
export type BlocklistAnswer =
	| {readonly kind: 'listed'; readonly codes: readonly Code[]}
	| {readonly kind: 'not-listed'}
	/** It answers, but not to us; `code` is its way to say so. */
	| {readonly kind: 'refused'; readonly code: Code}
	/** An answer of a form that only lists give, but none of this list's. */
	| {readonly kind: 'unknown-code'; readonly addresses: readonly string[]}
	/** No list gives such an answer (RFC 5782 §2.1). */
	| {readonly kind: 'no-list'; readonly addresses: readonly string[]}
	/** DNS gave none. */
	| {readonly kind: 'failed'};

/** One address of the answer, and what it means at that list; '' if that is not known. */
export type Code = {readonly address: string; readonly meaning: string};

/** Read the answer to an A question; `zone` is what is known of the list. */
export function readBlocklistAnswer(
	answer: DnsAnswer,
	zone: BlocklistZone | undefined,
): BlocklistAnswer {
	if (isFailed(answer)) return {kind: 'failed'};
	if (answer.status !== 'answer') return {kind: 'not-listed'};
	const addresses = addressesIn(answer);
	if (addresses.some((address) => !address.startsWith('127.'))) return {kind: 'no-list', addresses};
	const codes = addresses.map((address) => ({address, meaning: meaningOf(address, zone)}));
	const refusal = codes.find(isRefusal);
	if (refusal) return {kind: 'refused', code: refusal};
	// Of a list that is not known any code of the form counts.
	const isKnown =
		zone !== undefined && (Object.keys(zone.codes).length > 0 || zone.bits !== undefined);
	const listings = isKnown ? codes.filter(({meaning}) => meaning !== '') : codes;
	return listings.length > 0
		? {kind: 'listed', codes: listings}
		: {kind: 'unknown-code', addresses};
}

/** 127.0.0.1 is listed nowhere (RFC 5782 §5); some lists use it to refuse. 127.255.255.x is Spamhaus's way, and others'. */
function isRefusal({address, meaning}: Code): boolean {
	return (
		address === '127.0.0.1' || address.startsWith('127.255.255.') || meaning.startsWith('error: ')
	);
}

function meaningOf(address: string, zone: BlocklistZone | undefined): string {
	if (!zone) return '';
	const plain = Object.entries(zone.codes).find(([code]) => isCode(address, code))?.[1];
	if (plain !== undefined) return plain;
	const last = Number(address.slice(address.lastIndexOf('.') + 1));
	const bits = Object.entries(zone.bits ?? {}).filter(([bit]) => (last & Number(bit)) !== 0);
	return bits.map(([, meaning]) => meaning).join(', ');
}

/** '127.0.0.4-7': a number may be a range. */
function isCode(address: string, code: string): boolean {
	const numbers = address.split('.').map(Number);
	return code.split('.').every((part, index) => {
		const [from = '', to = from] = part.split('-');
		const number = numbers[index] ?? -1;
		return number >= Number(from) && number <= Number(to);
	});
}

import {canonical} from '../../protocol/aliases.ts';
import type {SpfLibrary, SpfResult, SpfSubject} from './library.ts';
import {type Asked, failure, type Questions, type SpfResolver} from './questions.ts';

/** What the library makes of one term by itself. */
export type Trial = {
	readonly result: SpfResult;
	readonly lookups: number;
	readonly voids: number;
	/** In order; each question once. */
	readonly asked: readonly Asked[];
};

/** What the TXT records of a name come to. NOT safe to show. */
export type Selection =
	| {readonly kind: 'record'; readonly text: string}
	| {readonly kind: 'none'}
	| {readonly kind: 'several'; readonly count: number}
	| {readonly kind: 'characters'};

/**
 * Questions to the library about parts of a record. All that SPF means stays
 * its business; here records are only made up and put in front of it.
 */
export type Trials = {
	/** `terms` as the whole record of `domain`, in an evaluation for our subject over the answers of the real DNS. */
	evaluate(domain: string, terms: string): Promise<Trial>;
	/** Which of these TXT records is the record for SPF. */
	select(rows: readonly (readonly string[])[]): Promise<Selection>;
	/** Where the first term stands that is no SPF, or one too many of its kind; −1 if all are well. */
	firstMistake(terms: readonly string[]): Promise<number>;
	/** Where the first of these terms stands that matches; −1 if none does. They must not need DNS. */
	firstMatch(terms: readonly string[]): Promise<number>;
};

/** A name that nobody has (RFC 6761): its records are what we make up. */
const nowhere = 'record.invalid';

export function createTrials(
	library: SpfLibrary,
	subject: SpfSubject,
	questions: Questions,
): Trials {
	const top = domainOf(subject);

	async function evaluate(domain: string, terms: string): Promise<Trial> {
		const asked: Asked[] = [];
		const real = questions.known((question) => asked.push(question));
		const isTop = canonical(domain) === top;
		const verdict = await library(subject, (name, type) => {
			const place = type === 'TXT' ? canonical(name) : undefined;
			if (place === canonical(domain)) return Promise.resolve([[`v=spf1 ${terms}`]]);
			// The sender stays who it is, so the way to another domain leads through a redirect.
			if (place === top) return Promise.resolve([[`v=spf1 redirect=${asMacroString(domain)}`]]);
			return real(name, type);
		});
		const {result, voids} = verdict;
		return {result, lookups: verdict.lookups - (isTop ? 0 : 1), voids, asked};
	}

	/** These TXT records, and nothing else in the whole of DNS. */
	function alone(rows: readonly (readonly string[])[]) {
		const resolver: SpfResolver = (name, type) =>
			type === 'TXT' && name === nowhere && rows.length > 0
				? Promise.resolve([...rows])
				: Promise.reject(failure('ENOTFOUND', name, type));
		return library({ip: subject.ip, sender: `postmaster@${nowhere}`, helo: nowhere}, resolver);
	}

	const result = async (record: string) => (await alone([[record]])).result;
	const isMistaken = async (terms: readonly string[]) =>
		// The syntax of a record is looked at as a whole before its first term is tried.
		(await result(`v=spf1 +all ${terms.join(' ')}`)) === 'permerror';
	const matches = async (terms: readonly string[]) =>
		(await result(`v=spf1 ${terms.map(asPass).join(' ')} ?all`)) === 'pass';

	return {
		evaluate,
		async select(rows) {
			const {result: whole, record} = await alone(rows);
			if (record !== undefined) return {kind: 'record', text: record};
			if (whole === 'none') return {kind: 'none'};
			// It does not name a record that it could not read.
			const results = await Promise.all(rows.map((row) => alone([row])));
			const records = rows.filter((_, index) => results[index]?.result !== 'none');
			if (records.length > 1) return {kind: 'several', count: records.length};
			const text = (records[0] ?? []).join('');
			return /[^ -~]/.test(text) ? {kind: 'characters'} : {kind: 'record', text};
		},
		firstMistake: (terms) => firstPrefix(terms, isMistaken),
		firstMatch: (terms) => firstPrefix(terms, matches),
	};
}

/** The domain whose record is looked at, as the library takes it from the subject. */
export function domainOf({sender, helo}: SpfSubject): string {
	const whole = sender === '' ? helo : sender;
	return whole.slice(whole.lastIndexOf('@') + 1).toLowerCase();
}

/** The term with the qualifier `+`: so it tells whether it matches. */
export function asPass(term: string): string {
	return term.replace(/^[-+?~]?/, '+');
}

/** The last term of the shortest beginning for which this holds, as it does for every longer one. */
async function firstPrefix(
	terms: readonly string[],
	holds: (terms: readonly string[]) => Promise<boolean>,
): Promise<number> {
	if (!(await holds(terms))) return -1;
	let low = 0;
	let high = terms.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (await holds(terms.slice(0, middle))) high = middle;
		else low = middle + 1;
	}
	return low - 1;
}

/** A name written so that it expands to itself (RFC 7208 §7.1). */
function asMacroString(name: string): string {
	return name.replaceAll('%', '%%').replaceAll(' ', '%_');
}

import {parseIp} from '../../protocol/ip.ts';
import type {Evaluation} from './evaluate.ts';
import type {SpfLibrary, SpfSubject} from './library.ts';
import type {Questions} from './questions.ts';
import {createTrials, domainOf} from './trial.ts';

const ttl = 3600;
/** RFC 1035 §3.3: octets of one string of a TXT record. */
const stringOctets = 255;
/** More than that fits into few answers, and nobody wants to read it. */
const mostOctets = 4096;

/**
 * The record to publish so that all of these addresses pass, as a line of a
 * zone file: what stands there already with the addresses added before the
 * term that decided, or a new one; either ends in `ending` where it has no end. Undefined if there is
 * none that helps: the library has to say pass to each. All evaluations are of
 * one name.
 */
export async function recordToPublish(
	library: SpfLibrary,
	questions: Questions,
	evaluations: readonly Evaluation[],
	ending: '-all' | '~all',
): Promise<string | undefined> {
	const missing = evaluations.filter(({verdict}) => verdict.result !== 'pass');
	const subjects = missing.map(({subject}) => subject);
	const [first] = subjects;
	if (!first) return undefined;
	const record = missing[0]?.verdict.record;
	const added = subjects.map(networkOf);
	const terms =
		record === undefined ? [...added, ending] : withTerms(record, missing, added, ending);
	const text = ['v=spf1', ...terms].join(' ');
	if (text.length > mostOctets) return undefined;
	for (const subject of subjects) {
		if (!(await passes(library, questions, subject, terms.join(' ')))) return undefined;
	}
	return txtLine(domainOf(first), text);
}

/** A TXT record as a line of a zone file (RFC 1035 §5.1): strings of at most 255 octets. `text` is ASCII. */
export function txtLine(domain: string, text: string): string {
	const strings: string[] = [];
	for (let start = 0; start < text.length; start += stringOctets) {
		strings.push(text.slice(start, start + stringOctets));
	}
	const quoted = strings.map((string) => `"${string.replaceAll(/["\\]/g, '\\$&')}"`);
	return `${domain}. ${ttl} IN TXT ${quoted.join(' ')}`;
}

function networkOf({ip}: SpfSubject): string {
	return `ip${parseIp(ip)?.family ?? 4}:${ip}`;
}

/** The terms of the record with these before the first that decided for one of the subjects. */
function withTerms(
	record: string,
	evaluations: readonly Evaluation[],
	added: readonly string[],
	ending: '-all' | '~all',
): readonly string[] {
	const terms = record
		.split(' ')
		.filter((term) => term !== '')
		.slice(1);
	const places = evaluations.map(
		({story}) => story?.path[0]?.index ?? terms.findLastIndex((term) => !/^[^:/]+=/.test(term)) + 1,
	);
	const place = Math.min(...places);
	// Without an end the record says nothing about all others.
	const hasEnd = terms.some((term) => /^(?:[-+~?]?all$|redirect=)/iu.test(term));
	const rest = terms.slice(place);
	const end = hasEnd ? [] : [ending];
	return [...terms.slice(0, place), ...added, ...end, ...rest];
}

async function passes(
	library: SpfLibrary,
	questions: Questions,
	subject: SpfSubject,
	terms: string,
): Promise<boolean> {
	const trial = await createTrials(library, subject, questions).evaluate(domainOf(subject), terms);
	return trial.result === 'pass';
}

import type {CheckStep} from '../../model/check.ts';
import type {DnsAnswer} from '../../model/dns.ts';
import {canonical, followAliases} from '../../protocol/aliases.ts';
import {visible} from '../../protocol/visible.ts';
import {whyCut} from '../answers.ts';
import {lookupLimit, type SpfResult, voidLimit} from './library.ts';
import type {Asked} from './questions.ts';

const shownCharacters = 300;

/** Text of others, safe to show and not endless. */
export function shown(text: string, characters = shownCharacters): string {
	// Cut before: `visible` makes one character into up to ten.
	if (text.length <= characters) return visible(text);
	return `${visible(text.slice(0, characters))}…`;
}

/** A question and its answer. */
export function questionSteps({name, type, answer}: Asked): readonly CheckStep[] {
	return [
		{kind: 'asked', text: `${type} ${shown(name)}`},
		{kind: 'answered', text: answerWords(answer)},
	];
}

/** What came back, in a line. */
export function answerWords(answer: DnsAnswer): string {
	if (answer.status !== 'answer') return whyCut(answer) ?? statusWords[answer.status];
	const {names, end} = followAliases(answer);
	const values = answer.answers.flatMap((record) => {
		if (!names.has(canonical(record.name))) return [];
		if (record.type === 'A' || record.type === 'AAAA') return [record.address];
		if (record.type === 'PTR') return [shown(record.target)];
		if (record.type === 'MX') return [`${record.preference} ${shown(record.exchange) || '.'}`];
		if (record.type === 'TXT') return [`"${shown(record.strings.join(''), shownOfText)}"`];
		return [];
	});
	const via = names.size > 1 ? `an alias of ${shown(end)}: ` : '';
	const kept = values.slice(0, shownValues);
	const more = values.length > kept.length ? ` and ${values.length - kept.length} more` : '';
	return `${via}${kept.join(', ')}${more}`;
}

const shownValues = 10;
const shownOfText = 1000;

/** What an answer without a record says. */
export const statusWords: Readonly<Record<Exclude<DnsAnswer['status'], 'answer'>, string>> = {
	nodata: 'no such record',
	nxdomain: 'no such name',
	servfail: 'the DNS server failed (SERVFAIL)',
	refused: 'the DNS server refused to answer',
	timeout: 'no answer in time',
	malformed: 'an answer that cannot be read',
	unreachable: 'the DNS server cannot be reached',
};

/** How much of the limits is used up (RFC 7208 §4.6.4). */
export function countWords({lookups, voids}: {lookups: number; voids: number}): string {
	return `Lookups so far: ${lookups} of ${lookupLimit}, without a record: ${voids} of ${voidLimit}.`;
}

/** What a qualifier makes of a match (RFC 7208 §4.6.2). */
export const resultOfQualifier = {
	'+': 'pass',
	'-': 'fail',
	'~': 'softfail',
	'?': 'neutral',
} as const satisfies Record<string, SpfResult>;
export type Qualifier = keyof typeof resultOfQualifier;

/** What the owner of the domain says with it. */
export const qualifierWords: Readonly<Record<Qualifier, string>> = {
	'+': 'the domain allows it',
	'-': 'the domain forbids it',
	'~': 'the domain does not expect it',
	'?': 'the domain says neither yes nor no',
};

/** The qualifier of a term; without one it is `+`. */
export function qualifierOf(term: string): Qualifier {
	const first = term.charAt(0);
	return first === '-' || first === '~' || first === '?' ? first : '+';
}

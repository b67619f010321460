import type {SpfFinding} from '../../knowledge/check-words/spf-words.ts';
import type {CheckState} from '../../model/check.ts';
import {heloForm} from '../../protocol/own-name.ts';
import type {Evaluation} from './evaluate.ts';
import type {SpfResult} from './library.ts';
import {shown, statusWords} from './step-words.ts';
import type {Decision, Trouble} from './story.ts';
import {domainOf} from './trial.ts';

/** What an evaluation comes to. */
export type SpfConclusion = {
	readonly state: CheckState;
	readonly finding: SpfFinding;
	/** Safe to show. */
	readonly found: string;
};

/** One address that others see, in the eyes of SPF. */
export function concludeSpf(evaluation: Evaluation): SpfConclusion {
	const {subject, verdict, story} = evaluation;
	const domain = shown(domainOf(subject));
	if (!story) {
		return {state: 'unknown', finding: 'no-domain', found: noDomainWords(domainOf(subject))};
	}
	const {result} = verdict;
	const {trouble} = story;
	switch (result) {
		case 'temperror':
			return {state: 'unknown', finding: 'dns-failed', found: failureWords(domain, trouble)};
		case 'permerror':
			return {
				state: 'bad',
				finding: trouble ? findingOf[trouble.kind] : 'permerror',
				found: troubleWords(domain, trouble),
			};
		case 'none':
			return {state: 'bad', finding: 'none', found: `${domain} has no record for SPF.`};
		default: {
			const found = resultWords(evaluation, domain, result);
			if (result !== 'pass') return {state: 'bad', finding: result, found};
			const open = isOpenToAll(evaluation)
				? ` By +all anybody else may send for ${domain}, too: end the record in ~all or -all.`
				: '';
			return {state: 'good', finding: result, found: `${found}${open}`};
		}
	}
}

/** Why there is nothing to look up; `domain` is NOT safe to show. */
export function noDomainWords(domain: string): string {
	switch (heloForm(domain).kind) {
		case 'underscore':
			return `SPF of ${shown(domain)} was not looked at: with its underscore it is no valid host name, and receivers differ in what they make of it.`;
		case 'local-name':
		case 'localhost':
			return `${shown(domain)} means nothing outside of your own network, so no receiver finds a record for SPF there.`;
		default:
			return `${shown(domain)} is no name that a record for SPF could stand at.`;
	}
}

/** Does the record let the whole world pass, itself or where it led to? */
function isOpenToAll({verdict, story}: Evaluation): boolean {
	const own = verdict.record?.split(' ').slice(1) ?? [];
	return [...own, story?.path.at(-1)?.term ?? ''].some((term) => /^\+?all$/iu.test(term));
}

const findingOf: Readonly<Record<Trouble['kind'], SpfFinding>> = {
	syntax: 'syntax',
	characters: 'syntax',
	lookups: 'too-many-lookups',
	voids: 'too-many-voids',
	hosts: 'too-many-hosts',
	several: 'several-records',
	'no-record': 'no-such-record',
	'too-long': 'permerror',
	other: 'permerror',
	dns: 'permerror',
};

function resultWords(
	{decided, story, subject}: Evaluation,
	domain: string,
	result: SpfResult,
): string {
	const head = `SPF of ${domain} says ${result} for ${subject.ip}`;
	if (decided) return `${head}, by ${pathWords(story?.path ?? [decided])}.`;
	return story?.path.length === 0 && result === 'neutral'
		? `${head}: no term matches, and there is no all at the end.`
		: `${head}.`;
}

/** 'include:_spf.example.net → ip4:192.0.2.0/24': from the record of the domain inwards. */
function pathWords(path: readonly Decision[]): string {
	return path.map(({term}) => shown(term)).join(' → ');
}

function failureWords(domain: string, trouble: Trouble | undefined): string {
	if (trouble?.kind !== 'dns' || trouble.status === 'answer') {
		return `SPF of ${domain} could not be evaluated in the time for it.`;
	}
	return `The question ${shown(trouble.question)} could not be answered: ${trouble.why ?? statusWords[trouble.status]}.`;
}

function troubleWords(domain: string, trouble: Trouble | undefined): string {
	if (!trouble) return `The record of ${domain} leads to a permanent error.`;
	const name = shown(trouble.domain);
	switch (trouble.kind) {
		case 'syntax':
			return `In the record of ${name}, ${shown(trouble.term)} is no term of SPF, or one too many.`;
		case 'characters':
			return `The record of ${name} contains a character that is not printable ASCII.`;
		case 'lookups':
			return `At ${shown(trouble.term)} in the record of ${name} the eleventh lookup would begin.`;
		case 'voids':
			return `${shown(trouble.term)} in the record of ${name} asks the third question that finds nothing.`;
		case 'hosts':
			return `${shown(trouble.term)} in the record of ${name} leads to more than ten hosts.`;
		case 'several':
			return `${name} has ${trouble.count} records that begin with v=spf1.`;
		case 'no-record':
			return `${shown(trouble.term)} leads to ${name}, which has no record for SPF.`;
		case 'other':
			return `${shown(trouble.term)} in the record of ${name} leads to a permanent error.`;
		case 'dns':
		case 'too-long':
			return `The record of ${name} leads to a permanent error.`;
		default:
			return trouble satisfies never;
	}
}

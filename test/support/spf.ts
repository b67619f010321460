import type {Evaluation} from '../../source/preflight/spf/evaluate.ts';
import type {SpfSubject} from '../../source/preflight/spf/library.ts';
import {resultOfQualifier} from '../../source/preflight/spf/step-words.ts';
import type {SpfCase} from '../preflight/spf-cases.ts';

export function subjectOf({ip, sender, helo}: SpfCase): SpfSubject {
	return {
		ip: ip ?? '192.0.2.10',
		sender: sender ?? 'ada@shop.example',
		helo: helo ?? 'mail.shop.example',
	};
}

/** The trouble in the words of the cases: its kind and what it is about. */
export function troubleOf({story}: Evaluation): string | undefined {
	const trouble = story?.trouble;
	if (!trouble) return undefined;
	if ('term' in trouble) return `${trouble.kind} ${trouble.term}`;
	return `${trouble.kind} ${trouble.kind === 'dns' ? trouble.question : trouble.domain}`;
}

/**
 * What the explanation says that the result is: the qualifier of the term that
 * it names, or what follows where it names none.
 */
export function toldResult({story}: Evaluation): string {
	const found = story?.path.find(({qualifier}) => qualifier !== undefined);
	if (found?.qualifier) return resultOfQualifier[found.qualifier];
	if (!story || story.steps.some(({text}) => text.endsWith(' has no record for SPF.'))) {
		return story?.trouble ? 'permerror' : 'none';
	}
	if (!story.trouble) return 'neutral';
	return story.trouble.kind === 'dns' ? 'temperror' : 'permerror';
}

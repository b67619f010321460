import type {CheckStep} from '../../model/check.ts';
import {explainSpf} from './explain.ts';
import type {SpfLibrary, SpfResult, SpfSubject, SpfVerdict} from './library.ts';
import type {Questions} from './questions.ts';
import {type Qualifier, qualifierWords, resultOfQualifier, shown} from './step-words.ts';
import type {Decision, Story} from './story.ts';

/** SPF of one subject: the result, and how it came about. */
export type Evaluation = {
	readonly subject: SpfSubject;
	readonly verdict: SpfVerdict;
	/** Undefined if there is nothing to look up: no domain that DNS could have. */
	readonly story: Story | undefined;
	readonly steps: readonly CheckStep[];
	/** The term that decided: its qualifier is the result. */
	readonly decided: Decision | undefined;
};

/** Ask the library, and then how it came to that. */
export async function evaluateSpf(
	library: SpfLibrary,
	subject: SpfSubject,
	questions: Questions,
): Promise<Evaluation> {
	let asked = 0;
	const verdict = await library(
		subject,
		questions.resolver(() => asked++),
	);
	if (asked === 0 && verdict.result === 'none') {
		return {subject, verdict, story: undefined, steps: [], decided: undefined};
	}
	const story = await explainSpf(library, subject, questions);
	const found = story.path.find(({qualifier}) => qualifier !== undefined);
	// The result is the library's. A story that says something else is worth nothing.
	const decided = found && resultOf(found) === verdict.result ? found : undefined;
	return {
		subject,
		verdict,
		story,
		decided,
		steps: [...(found && !decided ? [] : story.steps), ...lastSteps(verdict, story, decided)],
	};
}

function byWords({term, domain}: Decision, qualifier: Qualifier): string {
	return `, by ${shown(term)} in the record of ${shown(domain)}: ${qualifierWords[qualifier]}`;
}

/** What this term makes of a match. */
export function resultOf({qualifier}: Decision): SpfResult | undefined {
	return qualifier && resultOfQualifier[qualifier];
}

function lastSteps(
	{result, explanation}: SpfVerdict,
	{trouble}: Story,
	decided: Decision | undefined,
): readonly CheckStep[] {
	const texts = [
		`The result is ${result}${decided?.qualifier ? byWords(decided, decided.qualifier) : ''}.`,
	];
	if (trouble?.kind === 'too-long') texts.push('The record has too many terms to tell of each.');
	if (explanation !== undefined) {
		texts.push(`What the domain says to those whom it refuses: “${shown(explanation)}”`);
	}
	return texts.map((text) => ({kind: 'note', text}));
}

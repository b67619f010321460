import {causeText} from '../knowledge/index.ts';
import type {Evidence, Hypothesis} from '../model/cause.ts';
import type {Outcome} from '../model/verdict.ts';
import {visible} from '../protocol/visible.ts';
import {wrap} from './layout.ts';

/** Did the server name the likeliest cause itself? */
export function isToldOutright({hypotheses: [first], reason}: Outcome): boolean {
	return first === undefined || first.id === reason;
}

/** The server named the cause, nothing else is in question, and nothing was learned beside. */
function isSaidAlready(outcome: Outcome): boolean {
	const [first, ...others] = outcome.hypotheses;
	if (first === undefined) return true;
	const isOpen = others.length > 0 || first.confidence !== 'high';
	const evidence = [...first.for, ...first.against];
	return isToldOutright(outcome) && !isOpen && evidence.every(({trial}) => trial === null);
}

/** What speaks for or against a cause, at most, unless everything is wanted. */
const maxEvidence = 3;

/** The causes that may be behind it, each with what speaks for and against it, and those that are ruled out. */
export function hypothesesLines(outcome: Outcome, verbose: boolean): string[] {
	const {hypotheses, ruledOut} = outcome;
	const lines: string[] = [];
	if (hypotheses.length > 0 && (verbose || !isSaidAlready(outcome))) {
		const title =
			hypotheses.length === 1 ? 'What is behind it' : 'What may be behind it, likeliest first';
		lines.push('', `    ${title}`);
		for (const [index, each] of hypotheses.entries()) {
			lines.push(...hypothesisLines(each, index + 1, verbose));
		}
	}
	if (ruledOut.length > 0) {
		lines.push('', '    Ruled out');
		for (const {id, text} of ruledOut) {
			lines.push(...wrap(`- ${id}: ${visible(text)}`, '      ', '        '));
		}
	}
	return lines;
}

function hypothesisLines(hypothesis: Hypothesis, number: number, verbose: boolean): string[] {
	const {id, text, confidence, test, next} = hypothesis;
	return [
		...wrap(
			`${number}. ${visible(text)} (${id}, ${likelihood[confidence]})`,
			'      ',
			'         ',
		),
		...evidenceLines(hypothesis.for, '+', verbose),
		...evidenceLines(hypothesis.against, '−', verbose),
		...(test === null ? [] : wrap(`To tell: ${visible(test.text)}`, '         ', '           ')),
		...(verbose
			? next.flatMap((step) => wrap(`> ${visible(step)}`, '         ', '           '))
			: []),
	];
}

/** The likeliest cause in a few words; undefined where the server said it itself, or all is guessing. */
export function causeRow(outcome: Outcome): string | undefined {
	const [first] = outcome.hypotheses;
	if (first === undefined || isToldOutright(outcome)) return undefined;
	if (first.confidence === 'low') return undefined;
	return `${causeText(first.id).title} (${first.id}, ${likelihood[first.confidence]})`;
}

const likelihood = {
	high: 'likely',
	medium: 'possible',
	low: 'a guess',
} as const;

function evidenceLines(evidence: readonly Evidence[], sign: string, verbose: boolean): string[] {
	const shown = verbose ? evidence : evidence.slice(0, maxEvidence);
	return shown.flatMap(({text, trial}) => {
		const where = trial === null ? '' : ` (experiment ${trial})`;
		return wrap(`${sign} ${visible(text)}${where}`, '         ', '           ');
	});
}

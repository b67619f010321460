import type {EnhancedCode} from '../model/wire.ts';
import type {Rule} from './rule.ts';
import type {Subject} from './subject.ts';
import {expand} from './vocabulary.ts';

type Compiled = {readonly pattern: RegExp | undefined; readonly except: RegExp | undefined};

// Compiled when an anchor is found for the first time: most rules never are.
const compiled = new WeakMap<Rule, Compiled>();

function compile(rule: Rule): Compiled {
	let found = compiled.get(rule);
	if (found === undefined) {
		const regExp = (source: string | undefined): RegExp | undefined =>
			source === undefined ? undefined : new RegExp(expand(source), 'u');
		found = {pattern: regExp(rule.pattern), except: regExp(rule.except)};
		compiled.set(rule, found);
	}
	return found;
}

/** True if a basic code fits a list such as '550|4xx|5xx'. */
export function codeFits(list: string, code: number | undefined): boolean {
	if (code === undefined) return false;
	const text = String(code);
	return list
		.split('|')
		.some((item) => [...item].every((char, index) => char === 'x' || char === text[index]));
}

/** True if an enhanced code fits a list such as '7.1|7.606-649'; the class does not count. */
export function enhancedFits(list: string, code: EnhancedCode | undefined): boolean {
	if (code === undefined) return false;
	return list.split('|').some((item) => {
		const [subject, detail = ''] = item.split('.');
		const [low, high = low] = detail.split('-');
		return (
			Number(subject) === code.subject && code.detail >= Number(low) && code.detail <= Number(high)
		);
	});
}

/** True if all conditions of the rule hold. `words` is the text its pattern is meant for. */
export function ruleMatches(rule: Rule, subject: Subject, words: string): boolean {
	if (rule.anchors.length > 0 && !rule.anchors.some((anchor) => words.includes(anchor))) {
		return false;
	}
	if (rule.codes !== undefined && !codeFits(rule.codes, subject.code)) return false;
	if (rule.enhanced !== undefined && !enhancedFits(rule.enhanced, subject.enhanced)) return false;
	const {pattern, except} = compile(rule);
	if (pattern !== undefined && !pattern.test(words)) return false;
	return except === undefined || !except.test(words);
}

/** How well the usual codes of a rule fit: a rule whose codes fit stands before one whose do not. */
export function likelihood(rule: Rule, subject: Subject): number {
	let points = 0;
	if (rule.likelyEnhanced !== undefined) {
		points += enhancedFits(rule.likelyEnhanced, subject.enhanced)
			? 4
			: subject.enhanced === undefined
				? 0
				: -1;
	}
	if (rule.likelyCode !== undefined) points += codeFits(rule.likelyCode, subject.code) ? 2 : 0;
	return points;
}

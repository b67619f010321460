import type {Rule} from './rule.ts';
import type {Subject} from './subject.ts';
import {expand} from './vocabulary.ts';

const compiled = new WeakMap<
	Rule,
	{pattern: RegExp | undefined; except: RegExp | undefined; enhanced: RegExp | undefined}
>();

function compile(rule: Rule): {
	pattern: RegExp | undefined;
	except: RegExp | undefined;
	enhanced: RegExp | undefined;
} {
	let found = compiled.get(rule);
	if (found === undefined) {
		found = {
			pattern: rule.pattern === undefined ? undefined : new RegExp(expand(rule.pattern), 'u'),
			except: rule.except === undefined ? undefined : new RegExp(expand(rule.except), 'u'),
			enhanced: rule.enhanced === undefined ? undefined : new RegExp(`^(?:${rule.enhanced})$`, 'u'),
		};
		compiled.set(rule, found);
	}
	return found;
}

/** True if a basic code fits a list such as '550|4xx'. */
export function codeFits(list: string, code: number | undefined): boolean {
	if (code === undefined) return false;
	const text = String(code);
	return list
		.split('|')
		.some((item) => [...item].every((char, index) => char === 'x' || char === text[index]));
}

/** True if all conditions of the rule hold. `words` is the text its pattern is meant for. */
export function ruleMatches(rule: Rule, subject: Subject, words: string): boolean {
	if (rule.anchors.length > 0 && !rule.anchors.some((anchor) => words.includes(anchor)))
		return false;
	if (rule.codes !== undefined && !codeFits(rule.codes, subject.code)) return false;
	const {pattern, except, enhanced} = compile(rule);
	if (enhanced !== undefined) {
		const code = subject.enhanced;
		if (code === undefined || !enhanced.test(`${code.subject}.${code.detail}`)) return false;
	}
	if (pattern !== undefined && !pattern.test(words)) return false;
	return except === undefined || !except.test(words);
}

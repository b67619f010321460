import {stages} from '../model/stage.ts';
import {reasons} from '../model/verdict.ts';
import {codeNumbers} from './codes.ts';
import {commandText, commandVerbs} from './commands.ts';
import {enhancedNames, explainEnhanced} from './enhanced.ts';
import {explainCode, explainKeyword, explainStage} from './index.ts';
import {keywordNames} from './keywords.ts';
import {providers} from './providers/index.ts';
import {rcptFacts} from './rcpt-facts.ts';
import {reasonFacts} from './reasons.ts';
import {reasonTexts} from './reason-texts.ts';
import type {Rule} from './rule.ts';
import {textRules} from './rules/index.ts';
import {silentPatterns} from './silent.ts';
import {software} from './software/index.ts';
import {wordsOf} from './words/index.ts';

/**
 * The whole knowledge as one plain document, for others to reuse: the build
 * writes it to `dist/knowledge.json`. What a rule does not say itself, its
 * reason says.
 */
export function published(): Readonly<Record<string, unknown>> {
	const withRules = <T extends {readonly rules: readonly Rule[]}>(origins: readonly T[]) =>
		origins.map((origin) => ({...origin, rules: origin.rules.map((rule) => ruleDocument(rule))}));
	return {
		schema: 'mxray.knowledge/1',
		stages: stages.map((stage) => explainStage(stage)),
		codes: codeNumbers.map((code) => explainCode(code)),
		enhanced: enhancedNames.map((name) => {
			const [subject = 0, detail = 0] = name.split('.').map(Number);
			return explainEnhanced({class: 5, subject, detail});
		}),
		keywords: keywordNames.map((name) => explainKeyword(name)),
		commands: commandVerbs.map((verb) => commandText(verb)),
		reasons: reasons.map((reason) => ({reason, ...reasonFacts[reason], ...reasonTexts[reason]})),
		silent: silentPatterns,
		rcpt: rcptFacts,
		providers: withRules(providers),
		software: withRules(software),
		text: textRules.map((rule) => ruleDocument(rule)),
	};
}

function ruleDocument(rule: Rule): Readonly<Record<string, unknown>> {
	const text = {...rule.text, ...wordsOf(rule.id)};
	return {...rule, ...(Object.keys(text).length > 0 && {text})};
}

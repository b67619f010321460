/**
 * All texts of the knowledge for one reading: `npm run catalog`. With `--json`
 * the whole knowledge as one document, for others to reuse.
 */
import {stages} from '../source/model/stage.ts';
import {reasons} from '../source/model/verdict.ts';
import {checkWordIds, wordsOfCheck} from '../source/knowledge/check-words/index.ts';
import {codeNumbers} from '../source/knowledge/codes.ts';
import {commandText, commandVerbs} from '../source/knowledge/commands.ts';
import {endedText} from '../source/knowledge/endings.ts';
import {enhancedNames, explainEnhanced} from '../source/knowledge/enhanced.ts';
import {
	explainCode,
	explainKeyword,
	explainStage,
	refusalText,
	warningText,
} from '../source/knowledge/index.ts';
import {keywordNames} from '../source/knowledge/keywords.ts';
import {published} from '../source/knowledge/publish.ts';
import {providers} from '../source/knowledge/providers/index.ts';
import {rcptFacts} from '../source/knowledge/rcpt-facts.ts';
import {reasonTexts} from '../source/knowledge/reason-texts.ts';
import type {Rule} from '../source/knowledge/rule.ts';
import {textRules} from '../source/knowledge/rules/index.ts';
import {silentPatterns} from '../source/knowledge/silent.ts';
import {software} from '../source/knowledge/software/index.ts';
import {wordsOf} from '../source/knowledge/words/index.ts';
import type {CheckId} from '../source/model/check.ts';
import {refusalCodes} from '../source/model/event.ts';
import {warningIds} from '../source/model/session.ts';
import {endings} from '../source/model/stage.ts';

const enhanced = enhancedNames.map((name) => {
	const [subject = 0, detail = 0] = name.split('.').map(Number);
	return explainEnhanced({class: 5, subject, detail});
});

const lines: string[] = [];
const heading = (title: string): void => {
	lines.push('', `== ${title} ==`, '');
};
const entry = (title: string, ...texts: readonly string[]): void => {
	lines.push(title, ...texts.filter((text) => text !== '').map((text) => `  ${text}`));
};
const itemized = (name: string, items: readonly string[] | undefined): string =>
	items === undefined || items.length === 0 ? '' : `${name}: ${items.join(' | ')}`;

function rulesText(rules: readonly Rule[]): void {
	for (const rule of rules) {
		const words = wordsOf(rule.id) ?? {};
		const text = {...rule.text, ...words};
		entry(
			`${rule.id} [${rule.reason}${rule.confidence === undefined ? '' : `, ${rule.confidence}`}]`,
			text.meaning ?? '',
			itemized('causes', text.causes),
			itemized('next', text.next),
			itemized('wins', rule.examples),
			itemized(
				'sources',
				rule.sources?.map(({title}) => title),
			),
		);
	}
}

const titles = (sources: readonly {readonly title: string}[]): string =>
	itemized(
		'sources',
		sources.map(({title}) => title),
	);

function silentText(): void {
	heading('Ends without a word');
	for (const pattern of silentPatterns) {
		entry(
			`${pattern.id} [about ${pattern.about}, ${pattern.confidence}]`,
			itemized('stages', pattern.stages),
			itemized('ends', pattern.ends),
			itemized('providers', pattern.providers),
			`looks like: ${pattern.looksLike}`,
			`cause: ${pattern.cause}`,
			`how to tell: ${pattern.howToTell}`,
			itemized('next', pattern.next),
			titles(pattern.sources),
		);
	}
}

function rcptText(): void {
	heading('What a reply to RCPT is worth');
	for (const fact of rcptFacts) {
		const enhanced = fact.enhanced === undefined ? '' : ` x.${fact.enhanced}`;
		entry(
			`${fact.id} [${fact.provider}, ${fact.codes}${enhanced}, ${fact.confidence}]`,
			fact.when === undefined ? '' : `when: ${fact.when}`,
			`proves: ${fact.proves}`,
			fact.doesNotProve === undefined ? '' : `does not prove: ${fact.doesNotProve}`,
			titles(fact.sources),
		);
	}
}

function checksText(): void {
	heading('What a receiver sees of you');
	for (const id of checkWordIds) {
		const [check, finding] = id.split('/') as [CheckId, string];
		const words = wordsOfCheck(check, finding);
		entry(
			`${id}: ${words.title} [${words.weight}${words.who === null ? '' : `, ${words.who}`}]`,
			words.concludes,
			itemized('next', words.next),
			titles(words.sources),
		);
	}
}

function asText(): string {
	heading('Stages');
	for (const stage of stages) {
		const text = explainStage(stage);
		entry(
			`${stage}: ${text.title}`,
			text.purpose,
			`healthy: ${text.healthy}`,
			itemized('trouble', text.trouble),
		);
	}
	heading('Endings');
	for (const ended of endings) {
		for (const stage of ended === 'fin' || ended === 'rst' || ended === 'timeout'
			? stages
			: (['connect'] as const)) {
			const text = endedText(ended, stage);
			entry(
				`${ended} at ${stage}: ${text.title} [about ${text.about}]`,
				text.meaning,
				itemized('causes', text.causes),
				itemized('next', text.next),
			);
		}
	}
	silentText();
	rcptText();
	heading('Warnings and refusals');
	for (const id of warningIds) entry(`${id}: ${warningText(id).title}`, warningText(id).text);
	for (const code of refusalCodes) entry(code, refusalText(code));
	checksText();
	heading('Reasons');
	for (const reason of reasons) {
		const text = reasonTexts[reason];
		entry(
			`${reason}: ${text.title}`,
			text.meaning,
			itemized('causes', text.causes),
			itemized('next', text.next),
		);
	}
	heading('Basic codes');
	for (const code of codeNumbers) {
		const plain = explainCode(code);
		entry(`${code}: ${plain.title}`, plain.meaning);
		for (const stage of stages) {
			const text = explainCode(code, stage);
			if (text.meaning !== plain.meaning) entry(`${code} at ${stage}: ${text.title}`, text.meaning);
		}
	}
	heading('Enhanced codes');
	for (const {code, title, meaning} of enhanced) entry(`${code}: ${title}`, meaning);
	heading('Keywords of EHLO');
	for (const name of keywordNames) {
		const text = explainKeyword(name);
		if (text !== undefined) entry(`${text.keyword}: ${text.title}`, text.meaning);
	}
	heading('Commands');
	for (const verb of commandVerbs) {
		const text = commandText(verb);
		if (text !== undefined) entry(`${verb}: ${text.title}`, text.meaning, text.syntax);
	}
	heading('General wording');
	rulesText(textRules);
	const seen = new Set<readonly Rule[]>();
	for (const {name, mx, rules} of [...providers, ...software]) {
		heading(name);
		entry(itemized('MX', mx));
		if (!seen.has(rules)) rulesText(rules);
		seen.add(rules);
	}
	return lines.join('\n');
}

process.stdout.write(
	`${process.argv.includes('--json') ? JSON.stringify(published(), null, '\t') : asText()}\n`,
);

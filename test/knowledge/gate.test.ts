import {clientReasons} from '../../scripts/client-reasons.ts';
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {reasons} from '../../source/model/verdict.ts';
import type {Source} from '../../source/model/explanation.ts';
import {
	anomalyText,
	explainCode,
	explainEnhanced,
	explainKeyword,
	explainReply,
	explainStage,
	replyFromText,
} from '../../source/knowledge/index.ts';
import {blocklists} from '../../source/knowledge/blocklists.ts';
import {codeNumbers} from '../../source/knowledge/codes.ts';
import {commandText, commandVerbs} from '../../source/knowledge/commands.ts';
import {enhancedNames, enhancedReason} from '../../source/knowledge/enhanced.ts';
import {keywordNames} from '../../source/knowledge/keywords.ts';
import {ruleMatches} from '../../source/knowledge/match.ts';
import {providers} from '../../source/knowledge/providers/index.ts';
import {reasonTexts} from '../../source/knowledge/reason-texts.ts';
import type {Origin, Rule} from '../../source/knowledge/rule.ts';
import {textRules} from '../../source/knowledge/rules/index.ts';
import {software} from '../../source/knowledge/software/index.ts';
import {subjectOf} from '../../source/knowledge/subject.ts';
import {expand} from '../../source/knowledge/vocabulary.ts';
import {wordIds, wordsOf} from '../../source/knowledge/words/index.ts';
import {stages} from '../../source/model/stage.ts';

const origins: readonly Origin[] = [...providers, ...software];
/** Both Microsoft entries share their rules, so rules are counted once. */
const originRules: readonly Rule[] = [...new Set(origins.flatMap(({rules}) => rules))];
const allRules: readonly Rule[] = [...originRules, ...textRules];
// oxlint-disable-next-line no-control-regex -- it is what must not be there
const controls = /[\u0000-\u001F\u007F-\u009F]/u;

function checkSources(sources: readonly Source[]): void {
	expect(sources.length).toBeGreaterThan(0);
	for (const {title, url, checked} of sources) {
		expect(title.length).toBeGreaterThan(2);
		expect(title.length).toBeLessThanOrEqual(120);
		expect(checked).toMatch(/^20\d\d-\d\d-\d\d$/u);
		if (url !== undefined) expect(url).toMatch(/^https:\/\//u);
	}
}

function checkWords(text: {
	title?: string;
	meaning?: string;
	causes?: readonly string[];
	next?: readonly string[];
}): void {
	if (text.title !== undefined) expect(text.title.length).toBeLessThanOrEqual(60);
	for (const sentence of [text.meaning ?? 'x.', ...(text.causes ?? []), ...(text.next ?? [])]) {
		expect(sentence).not.toMatch(controls);
		expect(sentence.length).toBeGreaterThan(1);
		expect(sentence.length).toBeLessThanOrEqual(600);
		expect(sentence).toMatch(/[.!?)]$/u);
	}
	expect((text.causes ?? []).length).toBeLessThanOrEqual(6);
	expect((text.next ?? []).length).toBeLessThanOrEqual(6);
}

describe('rules', () => {
	test('ids are unique and path-shaped', () => {
		const ids = allRules.map(({id}) => id);
		expect(new Set(ids).size).toBe(ids.length);
		for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+(?:\/[a-z0-9.-]+){2}$/u);
	});

	test('every text rule says which reason it gives, in its id', () => {
		for (const {id, reason} of textRules) expect(id.startsWith(`text/${reason}/`)).toBe(true);
	});

	test('every rule has an example, sources, bounded words and a pattern that compiles', () => {
		for (const rule of allRules) {
			expect(rule.examples.length, rule.id).toBeGreaterThan(0);
			expect(rule.pattern !== undefined || rule.anchors.length > 0, rule.id).toBe(true);
			for (const anchor of rule.anchors) expect(anchor, rule.id).toBe(anchor.toLowerCase());
			for (const pattern of [rule.pattern, rule.except]) {
				if (pattern !== undefined)
					expect(() => new RegExp(expand(pattern), 'u'), rule.id).not.toThrow();
			}
			if (rule.sources !== undefined) checkSources(rule.sources);
			checkWords({...rule.text, ...wordsOf(rule.id)});
		}
	});

	test('words belong to rules, each origin dates its sources', () => {
		const ids = new Set(allRules.map(({id}) => id));
		expect(wordIds().filter((id) => !ids.has(id))).toEqual([]);
		expect(new Set(wordIds()).size).toBe(wordIds().length);
		for (const {sources, mx, banner, tokens} of origins) {
			checkSources(sources);
			expect(mx.length + banner.length + tokens.length).toBeGreaterThan(0);
			for (const suffix of mx) expect(suffix).toMatch(/^\.[a-z0-9.-]+$/u);
			for (const part of [...banner, ...tokens]) expect(part).toBe(part.toLowerCase());
		}
	});

	test.each(textRules.map((rule) => [rule.id, rule] as const))(
		'%s wins its examples',
		(_, rule) => {
			for (const example of rule.examples) {
				const subject = subjectOf(replyFromText(example), {});
				const winner = textRules.find((other) =>
					ruleMatches(other, subject, other.full === true ? subject.full : subject.words),
				);
				expect(winner?.id, example).toBe(rule.id);
			}
		},
	);

	test.each(origins.map((origin) => [origin.name, origin] as const))(
		'%s: each rule wins its examples',
		(_, origin) => {
			for (const rule of origin.rules) {
				for (const example of rule.examples) {
					const mx = origin.mx[0] === undefined ? undefined : `mx${origin.mx[0]}`;
					const found = explainReply(replyFromText(example), {mx, banner: origin.banner[0]});
					expect(found.rule, example).toBe(rule.id);
					expect(found.reason, rule.id).toBe(rule.reason);
				}
			}
		},
	);
});

describe('completeness', () => {
	test('every basic code of RFC 5321 and its extensions', () => {
		const known = [
			211, 214, 220, 221, 235, 250, 251, 252, 253, 334, 354, 421, 422, 430, 432, 450, 451, 452, 453,
			454, 455, 458, 459, 500, 501, 502, 503, 504, 521, 523, 524, 525, 530, 533, 534, 535, 538, 550,
			551, 552, 553, 554, 555, 556,
		];
		for (const code of known) expect(codeNumbers).toContain(code);
		for (const code of codeNumbers) {
			for (const stage of [undefined, ...stages]) {
				const text = explainCode(code, stage);
				checkWords(text);
				checkSources(text.sources);
			}
		}
	});

	test('every enhanced code of the IANA registry', () => {
		const registry: Readonly<Record<number, number>> = {
			0: 0,
			1: 10,
			2: 4,
			3: 6,
			4: 7,
			5: 6,
			6: 10,
			7: 30,
		};
		for (const [subject, last] of Object.entries(registry)) {
			for (let detail = 0; detail <= last; detail++)
				expect(enhancedNames).toContain(`${subject}.${detail}`);
		}
		for (const name of enhancedNames) {
			const [subject = 0, detail = 0] = name.split('.').map(Number);
			for (const digit of [2, 4, 5] as const) {
				const code = {class: digit, subject, detail};
				const text = explainEnhanced(code);
				checkWords(text);
				checkSources(text.sources);
				expect(reasons).toContain(enhancedReason(code));
			}
		}
	});

	test('every EHLO keyword of the IANA registry, every command, stage and reason', () => {
		const registry = [
			'SEND',
			'SOML',
			'SAML',
			'VRFY',
			'EXPN',
			'HELP',
			'TURN',
			'8BITMIME',
			'SIZE',
			'VERB',
			'ONEX',
			'CHUNKING',
			'BINARYMIME',
			'CHECKPOINT',
			'DELIVERBY',
			'PIPELINING',
			'DSN',
			'ETRN',
			'ENHANCEDSTATUSCODES',
			'STARTTLS',
			'NO-SOLICITING',
			'MTRK',
			'SUBMITTER',
			'ATRN',
			'AUTH',
			'FUTURERELEASE',
			'BURL',
			'CONPERM',
			'CONNEG',
			'SMTPUTF8',
			'UTF8SMTP',
			'MT-PRIORITY',
			'RRVS',
			'REQUIRETLS',
			'LIMITS',
		];
		for (const keyword of registry) expect(keywordNames).toContain(keyword);
		for (const keyword of keywordNames) {
			const text = explainKeyword(keyword.toLowerCase());
			checkWords(text ?? {});
			checkSources(text?.sources ?? []);
		}
		for (const verb of commandVerbs) {
			const text = commandText(verb);
			checkWords(text ?? {});
			checkSources(text?.sources ?? []);
		}
		for (const stage of stages) checkSources(explainStage(stage).sources);
		for (const reason of reasons) checkWords(reasonTexts[reason]);
	});

	test('block lists: unique, dated, with words, and used', () => {
		expect(new Set(blocklists.map(({id}) => id)).size).toBe(blocklists.length);
		for (const {name, names, meaning, sources, lookup, ended} of blocklists) {
			checkWords({meaning});
			checkSources(sources);
			if (lookup !== undefined) expect(lookup).toMatch(/^https:\/\//u);
			expect(lookup === undefined).toBe(ended !== undefined);
			const reply = replyFromText(
				`554 5.7.1 Client host [192.0.2.1] blocked using ${names[0] ?? ''}`,
			);
			const found = explainReply(reply, {stage: 'rcpt'});
			expect(found.meaning, name).toContain(meaning);
			expect(found.next[0], name).toContain(name);
		}
	});

	test('every anomaly has words', () => {
		expect(anomalyText({kind: 'mixed-codes', codes: [250, 550]}).text).toContain('250, 550');
		expect(anomalyText({kind: 'plaintext-after-starttls', bytes: 7}).text).toContain('7 bytes');
	});
});

describe('wording', () => {
	const file = fileURLToPath(new URL('fixtures/wordings.txt', import.meta.url));
	const lines = readFileSync(file, 'utf8')
		.split('\n')
		.filter((line) => line !== '' && !line.startsWith('#'));

	test.each(lines)('%s', (line) => {
		const [reason = '', reply = ''] = line.split(' | ');
		expect(explainReply(replyFromText(reply.replaceAll(String.raw`\n`, '\n')), {}).reason).toBe(
			reason,
		);
	});
});

describe('safety', () => {
	test('no rule turns a refusal of the client into a statement about the mailbox', () => {
		for (const rule of allRules) {
			if (!clientReasons.has(rule.reason)) continue;
			expect(rule.about, rule.id).not.toBe('recipient');
			expect(rule.mailbox, rule.id).not.toBe('absent');
		}
	});

	test('before RCPT no reply says anything about a mailbox', () => {
		for (const rule of allRules) {
			for (const stage of ['banner', 'ehlo', 'starttls', 'mail'] as const) {
				const found = explainReply(replyFromText(rule.examples[0] ?? ''), {stage});
				expect(found.mailbox, rule.id).toBe('unknown');
				expect(found.about, rule.id).not.toBe('recipient');
			}
		}
	});

	test('any reply is explained, in bounded words without control characters', () => {
		fc.assert(
			fc.property(
				fc.string({unit: 'binary', maxLength: 400}),
				fc.constantFrom(undefined, ...stages),
				(text, stage) => {
					const found = explainReply(replyFromText(`550 ${text}`), {stage, mx: text, banner: text});
					expect(reasons).toContain(found.reason);
					for (const {value} of found.facts) expect(value).not.toMatch(controls);
					expect(JSON.stringify(found).length).toBeLessThan(20_000);
				},
			),
		);
	});

	const hostile = [
		'a',
		' ',
		'user ',
		'not ',
		'too many ',
		'sender address ',
		'ip 192.0.2.1 blocked ',
		'192.0.2.1 ',
		'a@b.example ',
		'<',
		'[',
		'http://a/',
		'aaaa:bbbb:',
		'relay ',
		'1.',
		'mailbox full ',
		'x.',
		'host dns ',
		'Ж',
		'用户',
		'é',
		'4.7.',
	];
	test.each(hostile)('64 kB of %j takes less than 200 ms', (unit) => {
		const text = `550 5.7.1 ${unit.repeat(Math.ceil(65_536 / unit.length))}`;
		const reply = replyFromText(text);
		explainReply(reply, {mx: unit.repeat(1000), banner: text});
		const started = performance.now();
		explainReply(reply, {mx: unit.repeat(1000), banner: text});
		expect(performance.now() - started).toBeLessThan(200);
	});
});

import {describe, expect, test} from 'vitest';
import type {Source} from '../../source/model/explanation.ts';
import {published} from '../../source/knowledge/publish.ts';
import {providers} from '../../source/knowledge/providers/index.ts';
import {rcptFact, rcptFacts} from '../../source/knowledge/rcpt-facts.ts';
import {providerOf, silentCauses, silentPatterns} from '../../source/knowledge/silent.ts';
import {software} from '../../source/knowledge/software/index.ts';
import {codeFits} from '../../source/knowledge/match.ts';

const originIds = new Set([...providers, ...software].map(({id}) => id));

function checkSentences(...sentences: readonly string[]): void {
	for (const sentence of sentences) {
		expect(sentence).toMatch(/^[A-Z“]/u);
		expect(sentence).toMatch(/[.!?]$/u);
		expect(sentence.length, sentence).toBeLessThanOrEqual(220);
		// oxlint-disable-next-line no-control-regex -- it is what must not be there
		expect(sentence).not.toMatch(/[\u0000-\u001F\u007F-\u009F]/u);
	}
}

function checkSources(sources: readonly Source[]): void {
	expect(sources.length).toBeGreaterThan(0);
	for (const {title, url, checked} of sources) {
		expect(title.length).toBeGreaterThan(2);
		expect(title.length).toBeLessThanOrEqual(120);
		expect(checked).toBe('2026-11-20');
		if (url !== undefined) expect(url).toMatch(/^https:\/\//u);
	}
}

describe('silent patterns', () => {
	test('ids are unique and path-shaped', () => {
		const ids = silentPatterns.map(({id}) => id);
		expect(new Set(ids).size).toBe(ids.length);
		for (const id of ids) expect(id).toMatch(/^silent\/[a-z0-9-]+$/u);
	});

	test.each(silentPatterns.map((pattern) => [pattern.id, pattern] as const))(
		'%s is dated, bounded and reached by each of its own endings',
		(_, pattern) => {
			const {stages, ends, looksLike, cause, howToTell, next, sources} = pattern;
			checkSentences(looksLike, cause, howToTell, ...next);
			checkSources(sources);
			expect(next.length).toBeGreaterThan(0);
			for (const id of pattern.providers ?? []) expect(originIds).toContain(id);
			for (const provider of pattern.providers ?? [undefined]) {
				for (const stage of stages) {
					for (const ended of ends) {
						expect(silentCauses(ended, stage, {provider})).toContain(pattern);
					}
				}
			}
		},
	);

	test('a known provider comes first, and what others do is left out', () => {
		const ids = (provider?: string) => silentCauses('fin', 'ehlo', {provider}).map(({id}) => id);
		expect(ids('tencent')[0]).toBe('silent/qq-helo-drop');
		expect(ids('tencent')).not.toContain('silent/yahoo-close');
		expect(ids('yahoo')[0]).toBe('silent/yahoo-close');
		expect(ids()).not.toContain('silent/qq-helo-drop');
		expect(ids().length).toBeGreaterThan(0);
	});

	test('a connection that is ignored is first of all a blocked port', () => {
		expect(silentCauses('timeout', 'connect')[0]?.id).toBe('silent/port25-isp');
	});

	test('DNS and what was not done have no silent causes', () => {
		expect(silentCauses('timeout', 'mx')).toEqual([]);
		expect(silentCauses('skipped', 'mail')).toEqual([]);
		expect(silentCauses('stopped', 'rcpt')).toEqual([]);
		expect(silentCauses('fin', 'quit')).toEqual([]);
	});

	test('the provider is recognised without a reply', () => {
		expect(providerOf({mx: 'mx3.qq.com'})).toBe('tencent');
		expect(providerOf({mx: 'mx.example', banner: 'mail.yahoo.com ESMTP ready'})).toBe('yahoo');
		expect(providerOf({mx: 'mx.example'})).toBeUndefined();
	});
});

describe('facts about RCPT', () => {
	test('ids are unique and path-shaped, providers are known', () => {
		const ids = rcptFacts.map(({id}) => id);
		expect(new Set(ids).size).toBe(ids.length);
		for (const {id, provider} of rcptFacts) {
			expect(id).toMatch(/^rcpt\/[a-z0-9-]+$/u);
			expect(provider === 'any' || originIds.has(provider), provider).toBe(true);
		}
	});

	test.each(rcptFacts.map((fact) => [fact.id, fact] as const))(
		'%s is dated, bounded and reached by its own reply',
		(_, fact) => {
			const {provider, codes, enhanced, when, proves, doesNotProve, sources} = fact;
			checkSentences(proves, doesNotProve ?? 'None.', when ?? 'None.');
			checkSources(sources);
			if (when !== undefined) return;
			const [subject = 0, detail = 0] = (enhanced ?? '')
				.split('.')
				.map((part) => parseInt(part, 10));
			const code = [250, 251, 252, 450, 452, 550, 552].find((each) => codeFits(codes, each)) ?? 0;
			const given = enhanced === undefined ? undefined : {class: 5 as const, subject, detail};
			expect(rcptFact(provider, code, given)?.id).toBe(fact.id);
		},
	);

	test('a fact that needs an enhanced code is not chosen without it', () => {
		expect(rcptFact('google', 550)).toBeUndefined();
		expect(rcptFact('google', 550, {class: 5, subject: 7, detail: 26})?.id).toBe('rcpt/any-57x');
		expect(rcptFact('google', 550, {class: 5, subject: 1, detail: 1})?.id).toBe('rcpt/google-550');
	});

	test('what is unknown of a provider is what holds everywhere', () => {
		expect(rcptFact(undefined, 250)?.id).toBe('rcpt/any-250');
		expect(rcptFact('proton', 421)?.id).toBe('rcpt/any-4xx');
		expect(rcptFact('yahoo', 354)).toBeUndefined();
	});

	test('no fact about an acceptance claims more than a probable mailbox', () => {
		for (const {codes, doesNotProve} of rcptFacts) {
			if (codes.startsWith('2')) expect(doesNotProve).toBeDefined();
		}
	});
});

test('the published knowledge carries both', () => {
	expect(published()).toMatchObject({silent: silentPatterns, rcpt: rcptFacts});
});

import {describe, expect, it} from 'vitest';
import {causeText} from '../../source/knowledge/index.ts';
import {causes} from '../../source/model/cause.ts';

describe('the words of a cause', () => {
	it.each(causes)('%s', (id) => {
		const {title, text, howToTell, next, sources} = causeText(id);
		expect(title.length).toBeLessThanOrEqual(60);
		expect(title).not.toMatch(/[.!]$/u);
		for (const sentence of [text, howToTell, ...next]) {
			expect(sentence).toMatch(/^[\p{Lu}“].*[.!?]$/u);
			expect(sentence.length).toBeLessThanOrEqual(260);
		}
		expect(next.length).toBeGreaterThan(0);
		expect(sources.length).toBeGreaterThan(0);
	});

	it('are told apart by their titles', () => {
		expect(new Set(causes.map((id) => causeText(id).title)).size).toBe(causes.length);
	});
});

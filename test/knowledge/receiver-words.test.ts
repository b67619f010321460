import {describe, expect, it} from 'vitest';
import {
	checkGroup,
	checkGroupName,
	checkGroups,
	checkName,
} from '../../source/knowledge/check-names.ts';
import {
	receiverLines,
	receiverLineText,
	receiverLooks,
	receiverLookText,
} from '../../source/knowledge/receiver-words.ts';
import {checkIds} from '../../source/model/check.ts';

/** Sentences that hold for every server would be a lie: nobody can see what one checks. */
const careful = /\b(?:may|some|many|would|It looks whether)\b/iu;

describe('the words about what a receiver looks at', () => {
	it.each(receiverLooks)('%s', (id) => {
		const {title, text, sources} = receiverLookText(id);
		expect(title.length).toBeLessThanOrEqual(40);
		expect(title).not.toMatch(/[.!?]$/u);
		expect(text).toMatch(/^[\p{Lu}“].*[.]$/u);
		expect(text.length).toBeLessThanOrEqual(200);
		expect(text).toMatch(careful);
		expect(sources.length).toBeGreaterThan(0);
	});

	it.each(receiverLines)('the line %s', (id) => {
		const {title, learns} = receiverLineText(id);
		expect(title.length).toBeLessThanOrEqual(40);
		expect(learns).toMatch(/^\p{L}.*[.]$/u);
		expect(learns.length).toBeLessThanOrEqual(200);
	});

	it('are told apart by their titles', () => {
		const titles = receiverLooks.map((id) => receiverLookText(id).title);
		expect(new Set(titles).size).toBe(titles.length);
	});
});

describe('the names of checks', () => {
	it.each(checkIds)('%s', (id) => {
		expect(checkName(id).length).toBeLessThanOrEqual(28);
		expect(checkGroups).toContain(checkGroup(id));
	});

	it('are told apart inside their group, and the groups follow the order of the ids', () => {
		const full = checkIds.map((id) => `${checkGroup(id)} ${checkName(id)}`);
		expect(new Set(full).size).toBe(full.length);
		const order = checkIds.map((id) => checkGroups.indexOf(checkGroup(id)));
		expect(order).toEqual(order.toSorted((a, b) => a - b));
		for (const group of checkGroups) expect(checkGroupName(group)).toMatch(/^\p{Lu}/u);
	});
});

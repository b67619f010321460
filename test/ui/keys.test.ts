import {expect, test} from 'vitest';
import {keyTable} from '../../source/ui/key-table.ts';
import {commandFor, hintsFor} from '../../source/ui/keymap.ts';
import {looksPasted, plainStrokes} from '../../source/ui/keys.ts';
import type {Context} from '../../source/ui/ui-state.ts';
import {update} from '../../source/ui/update.ts';
import {contexts, factsIn, stateIn, viewIn} from '../support/contexts.ts';

test('a run of characters is one press each, also behind a slow line', () => {
	expect(plainStrokes('jj\t\r')).toEqual(['j', 'j', 'tab', 'enter']);
	expect(plainStrokes('\u0001x\u007f\u0005')).toEqual(['ctrl-a', 'x', 'backspace', 'ctrl-e']);
	expect(plainStrokes('a\r\n')).toEqual(['a', 'enter']);
});

test('text with line breaks is taken for a paste, single keys are not', () => {
	expect(looksPasted(plainStrokes('EHLO a\r\nQUIT'))).toBe(true);
	expect(looksPasted(plainStrokes('EHLO a\r'))).toBe(false);
	expect(looksPasted(plainStrokes('\r\r\r\r'))).toBe(false);
	expect(looksPasted(plainStrokes('jj\rjjj'))).toBe(false);
});

test('no key means two things in one context', () => {
	const seen = new Set<string>();
	for (const row of keyTable)
		for (const context of row.contexts)
			for (const key of row.keys) {
				expect(seen).not.toContain(`${context} ${key}`);
				seen.add(`${context} ${key}`);
			}
});

test.each(contexts)('in %s there is a way out and at most twelve hints', (context) => {
	expect(commandFor('ctrl-c', context)).toBe('interrupt');
	const hints = hintsFor(context, viewIn('ready'));
	expect(hints.length).toBeGreaterThan(0);
	expect(hints.length).toBeLessThanOrEqual(12);
});

// The help promises something for each row: pressing the key must do something.
const promises = keyTable
	.filter(({help}) => help !== undefined)
	// The screens before a walk have a test of their own: other-keys.test.tsx.
	.filter(({contexts}) => !/^(?:start|resume|explain-)/u.test(contexts[0] ?? ''))
	.flatMap((row) => row.keys.map((key) => ({row, key, context: row.contexts[0] as Context})));

test.each(promises)('$key in $context does something: $row.help', ({row, key, context}) => {
	const facts = factsIn(context);
	let state = stateIn(context, facts.view.proposal?.id ?? 0);
	const press = (stroke: string) => update(state, {type: 'stroke', stroke}, facts);
	if (context === 'edit')
		state = press(/(?:right|end|delete)/.test(row.command) ? 'home' : 'left').state;
	if (context === 'search' && row.command !== 'search-cancel') {
		for (const letter of 'line x') state = press(letter).state;
		state = press('left').state;
		if (/(?:right|end|delete)/.test(row.command)) state = press('home').state;
	}
	if (row.command === 'line-end' || row.command === 'line-right') state = press('home').state;
	if (row.command === 'line-yank' || row.command === 'line-undo') state = press('ctrl-w').state;
	if (row.command === 'line-newer') state = press('up').state;
	if (row.command === 'line-kill-to-end') state = press('home').state;
	const pressed = press(key);
	expect(pressed.effects.length > 0 || pressed.state !== state).toBe(true);
	expect(commandFor(key, context)).toBe(row.command);
});

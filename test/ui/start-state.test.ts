import {describe, expect, test} from 'vitest';
import {startReducer, startState, type StartState} from '../../source/ui/start-state.ts';

const withText = (typed: string): StartState => ({
	...startState({typed, index: -1, error: undefined}),
});
const paste = (typed: string, text: string): StartState =>
	startReducer(withText(typed), {type: 'paste', text});

describe('a paste into the address field', () => {
	test('into the empty field: no words', () => {
		expect(paste('', ' alice@a.example ')).toMatchObject({
			typed: 'alice@a.example',
			notice: undefined,
		});
	});

	test('a whole address takes the place of what was there, and says so', () => {
		const {typed, notice} = paste('bob@b.example', 'alice@a.example');
		expect(typed).toBe('alice@a.example');
		expect(notice).toMatch(/took the place/);
	});

	test('a whole reply does, too', () => {
		const {offer, notice} = paste('bob@b.example', '550 5.1.1 No such user\r\n');
		expect(offer).toBe('550 5.1.1 No such user');
		expect(notice).toMatch(/took the place.*Enter/);
	});

	test('a part goes behind, and says so', () => {
		const {typed, notice} = paste('alice@', 'a.example');
		expect(typed).toBe('alice@a.example');
		expect(notice).toMatch(/behind what was there/);
		expect(paste('alice', '@a.example').typed).toBe('alice@a.example');
	});

	test('nothing but blanks changes nothing', () => {
		expect(paste('alice@a.example', ' \r\n').typed).toBe('alice@a.example');
	});
});

describe('a hint', () => {
	const hinted = (state: StartState, typed: string) =>
		startReducer(state, {type: 'hinted', typed, hint: 'Did you mean …?'});

	test('belongs to the text that it was made for', () => {
		const state = withText('ada@gmial.com');
		expect(hinted(state, 'ada@gmial.com').hint).toBe('Did you mean …?');
		expect(hinted(state, 'ada@gmial.co')).toBe(state);
	});

	test('goes with the next change of the text', () => {
		const state = hinted(withText('ada@gmial.com'), 'ada@gmial.com');
		expect(startReducer(state, {type: 'edit', action: {type: 'backspace'}}).hint).toBeUndefined();
		expect(startReducer(state, {type: 'paste', text: 'x'}).hint).toBeUndefined();
	});
});

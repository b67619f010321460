import {isDeepStrictEqual} from 'node:util';
import {describe, expect, test} from 'vitest';
import type {SessionView} from '../../source/model/view.ts';
import {bindKeys} from '../../source/ui/bind-keys.ts';
import type {Command} from '../../source/ui/key-commands.ts';
import {keyTable, type Binding} from '../../source/ui/key-table.ts';
import {commandFor} from '../../source/ui/keymap.ts';
import {noText} from '../../source/ui/search-text.ts';
import type {Facts} from '../../source/ui/ui-events.ts';
import {contextOf, initialState, type Context, type UiState} from '../../source/ui/ui-state.ts';
import {update} from '../../source/ui/update.ts';
import {noFindings} from '../../source/ui/why-update.ts';
import {contexts, factsIn, stateIn, viewIn} from '../support/contexts.ts';
import {fakeSession, lookupProposal} from '../support/view.ts';

/** Every key of the help. */
const listed = [...new Set(keyTable.flatMap(({help, keys}) => (help === undefined ? [] : keys)))];

/** At an end these show by standing still that there is no further, as in any program; so does the cursor of a field. */
const moving: ReadonlySet<Command> = new Set<Command>([
	'up',
	'down',
	'page-up',
	'page-down',
	'top',
	'bottom',
	'search-next',
	'search-previous',
]);

/** Keys that bring about nothing: no word, no other state, nothing for the outside to do. */
function silentKeys(
	state: UiState,
	facts: Facts,
	isExcused: (command: Command) => boolean,
): readonly string[] {
	const context = contextOf(state, facts.view, facts.findings);
	return listed.filter((stroke) => {
		const command = commandFor(stroke, context);
		if (command !== undefined && isExcused(command)) return false;
		const next = update(state, {type: 'stroke', stroke}, facts);
		return next.effects.length === 0 && isDeepStrictEqual(next.state, state);
	});
}

describe.each(contexts)('in %s', (context) => {
	test('no key of the help is silent', () => {
		const facts = factsIn(context);
		const state = stateIn(context, facts.view.proposal?.id ?? 0);
		expect(contextOf(state, facts.view, facts.findings)).toBe(context);
		// Nothing was typed to be looked for, and of whom else to ask the last is chosen.
		const isAtEnd = context === 'search' || context === 'agree';
		const isExcused = (command: Command): boolean =>
			command.startsWith('line-') || (isAtEnd && moving.has(command));
		expect(silentKeys(state, facts, isExcused)).toEqual([]);
	});
});

/** Nothing is known, nothing was said, and nothing can be scrolled. */
const bare: Omit<Facts, 'view'> = {
	findings: noFindings,
	metrics: {
		transcript: {rows: 0, height: 10, rowOf: () => undefined, top: 0, blocks: []},
		isOnePane: false,
		search: {text: noText, line: 0},
		plain: () => '',
		explanation: {rows: 5, height: 10, key: 'k', anchors: []},
		overlay: {rows: 5, height: 10},
	},
};

/** The first moments of a walk: the first proposal, a moment behind it, DNS, and an end at once. */
function beginning(context: 'ready' | 'idle' | 'waiting' | 'over'): SessionView {
	const session = fakeSession();
	session.append(lookupProposal('plain.example'));
	const proposalId = session.getView().proposal?.id ?? 0;
	if (context === 'over') session.append({type: 'session-ended', by: 'person'});
	if (context === 'idle' || context === 'waiting')
		session.append({type: 'approved', proposalId, by: 'person', edited: false});
	if (context === 'waiting')
		session.append({type: 'stage-started', stage: 'mx', attempt: 0, timeoutMs: 5000});
	return session.getView();
}

describe.each(['ready', 'idle', 'waiting', 'over'] as const)('at the very beginning, %s', (at) => {
	const view = beginning(at);
	const isExcused = (command: Command): boolean => moving.has(command);

	test('no key of the help is silent', () => {
		expect(contextOf(initialState, view)).toBe(at);
		expect(silentKeys(initialState, {...bare, view}, isExcused)).toEqual([]);
	});

	test.each(['help', 'ways'] as const)('nor below the overlay %s', (kind) => {
		const overlay = kind === 'help' ? ({kind, top: 0} as const) : ({kind, index: 0} as const);
		expect(silentKeys({...initialState, overlay}, {...bare, view}, isExcused)).toEqual([]);
	});
});

/** What is said of a key. */
function told(
	stroke: string,
	context: Context,
	view = viewIn(context),
	keys?: readonly Binding[],
): string | undefined {
	const state = stateIn(context, view.proposal?.id ?? 0);
	const facts = {...factsIn(context), view, keys};
	return update(state, {type: 'stroke', stroke}, facts).state.notice;
}

describe('what is said', () => {
	test.each(['e', 's', 'a', '+', '=', '-', 'y'])('%s after the end: the way to go on', (key) => {
		expect(told(key, 'over')).toBe('The conversation is over; t goes another way.');
	});

	test.each(['enter', 'e', 's', 'y'])(
		'%s while the server has to answer: whose turn it is',
		(key) => {
			expect(told(key, 'waiting')).toMatch(/^It is the server's turn: /);
			expect(told(key, 'waiting', beginning('waiting'))).toMatch(/^It is the turn of DNS/);
			expect(told(key, 'idle')).toMatch(/^One moment/);
		},
	);

	test.each([
		['y', 'ready', 'y does nothing here; ? lists the keys.'],
		['n', 'ready', 'n does nothing here; ? lists the keys.'],
		['ctrl-w', 'over', 'Ctrl-W does nothing here; ? lists the keys.'],
		['e', 'help', 'e does nothing here; Esc goes back.'],
		[' ', 'check', undefined],
		['tab', 'login', 'Tab does nothing here; Esc goes back.'],
		['e', 'check', 'e does nothing here; Esc goes back.'],
		['e', 'greetings-done', 'e does nothing here; Esc goes back.'],
		['e', 'greetings-run', 'e does nothing here.'],
		['pageup', 'edit', 'PgUp does nothing here; Esc goes back.'],
	] as const)('%s in %s: %s', (key, context, words) => {
		expect(told(key, context)).toBe(words);
	});

	test('Esc takes what was said away, and says something only where there is nothing to do', () => {
		const facts = factsIn('ready');
		const press = (state: UiState, stroke: string): UiState =>
			update(state, {type: 'stroke', stroke}, facts).state;
		const asked = press(initialState, 'y');
		expect(asked.notice).toBeDefined();
		expect(press(asked, 'esc').notice).toBeUndefined();
		expect(press(initialState, 'esc').notice).toMatch(/present step/);
	});

	test('a key that no help lists is nobody’s business', () => {
		for (const key of ['ctrl-g', 'alt-q'])
			for (const context of contexts.filter((each) => each === 'ready' || each === 'help'))
				expect(told(key, context)).toBeUndefined();
	});

	test('keys of one’s own are named', () => {
		const {table, problems} = bindKeys(keyTable, {edit: ['C'], ways: ['W'], help: ['F']});
		expect(problems).toEqual([]);
		expect(told('C', 'over', undefined, table)).toBe(
			'The conversation is over; W goes another way.',
		);
		expect(told('y', 'ready', undefined, table)).toBe('y does nothing here; F lists the keys.');
		// It has lost its meaning in a walk, but not on the page that explains a text.
		expect(told('e', 'over', undefined, table)).toBe('e does nothing here; F lists the keys.');
	});

	test.each([
		['left', 'page', 'This is the first reply.'],
		['right', 'page', 'This is the last reply.'],
	] as const)('%s at an end', (key, context, words) => {
		const state: UiState = {
			...initialState,
			overlay: {kind: 'page', index: key === 'left' ? 0 : 4, top: 0},
		};
		const facts = factsIn(context);
		expect(update(state, {type: 'stroke', stroke: key}, facts).state.notice).toBe(words);
	});
});

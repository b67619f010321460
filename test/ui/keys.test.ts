import {expect, test} from 'vitest';
import {keyTable} from '../../source/ui/key-table.ts';
import {commandFor, hintsFor} from '../../source/ui/keymap.ts';
import {looksPasted, plainStrokes} from '../../source/ui/keys.ts';
import {keepSearch, openSearch, typeSearch} from '../../source/ui/search-state.ts';
import {searchRows} from '../../source/ui/search-text.ts';
import type {Metrics} from '../../source/ui/ui-events.ts';
import {noSecret} from '../../source/protocol/secret.ts';
import {formOf, moveInForm} from '../../source/ui/restart-form.ts';
import {initialState, type Context, type UiState} from '../../source/ui/ui-state.ts';
import {update} from '../../source/ui/update.ts';
import type {Findings} from '../../source/ui/why-update.ts';
import {consentTo} from '../../source/ui/consent.ts';
import {createEditor} from '../../source/ui/line-editor.ts';
import {keyOfCheck} from '../../source/ui/self-state.ts';
import {allChecks, fakePreflight, someConsents} from '../support/panel.ts';
import {commandProposal, fakeSession, target, walkToRcpt} from '../support/view.ts';
import {fakeInvestigation, offerFor, outcomeOf, resultOf, someTrials} from '../support/why.ts';

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

const contexts: readonly Context[] = [
	'ready',
	'confirm',
	'edit',
	'waiting',
	'idle',
	'over',
	'mx',
	'dns',
	'page',
	'words',
	'help',
	'consent',
	'control',
	'matrix',
	'series',
	'trial',
	'self',
	'self-run',
	'check',
	'side',
	'agree',
	'wait',
	'search',
];

test.each(contexts)('in %s there is a way out and at most twelve hints', (context) => {
	expect(commandFor('ctrl-c', context)).toBe('interrupt');
	const session = fakeSession();
	session.append(...walkToRcpt());
	const hints = hintsFor(context, session.getView());
	expect(hints.length).toBeGreaterThan(0);
	expect(hints.length).toBeLessThanOrEqual(12);
});

const typed5 = {type: 'insert', text: 'line'} as const;
const searchable = searchRows(Array.from({length: 100}, (_, at) => [{text: `line ${at}`}]));

/** What is on the screen: a long text, and two exchanges, one of them refused and folded. */
function metricsOf(): Metrics {
	const block = {stage: 'mail', attempt: 1, rows: 5, isRefusal: true, fold: 'folded'} as const;
	return {
		transcript: {
			rows: 100,
			height: 10,
			rowOf: () => 3,
			top: 50,
			blocks: [
				{...block, id: 3, key: '#3', row: 20},
				{...block, id: 5, key: '#5', row: 40},
				{...block, id: 7, key: '#7', row: 90},
			],
		},
		search: {text: searchable, line: 5},
		plain: () => 'all of it',
		explanation: {
			rows: 100,
			height: 10,
			key: 'k',
			anchors: [{row: 6, height: 1, events: [1], trial: null}],
		},
		overlay: {rows: 100, height: 10},
	};
}

const known = allChecks(['ptr']);

/** A state in which each context is the present one. */
function stateIn(context: Context, proposalId: number): UiState {
	if (context === 'edit')
		return {
			...initialState,
			editing: {
				connection: 1,
				proposalId,
				sentAs: undefined,
				editor: createEditor('EHLO a b', ['NOOP']),
				free: false,
				warned: undefined,
				completion: undefined,
			},
		};
	if (context === 'ways') return {...initialState, overlay: {kind: 'ways', index: 1}};
	if (context === 'login' || context === 'login-risk') {
		const step = context === 'login' ? 'name' : 'risk';
		const secret = noSecret;
		const form = {
			proposalId,
			mechanism: 'PLAIN',
			risk: 'in-clear',
			step,
			user: 'a',
			secret,
		} as const;
		return {...initialState, overlay: {kind: 'login', form}};
	}
	if (context === 'form') {
		const form = moveInForm(formOf(fakeSession().getView(), true), 2);
		return {...initialState, overlay: {kind: 'form', form}};
	}
	if (context === 'greetings')
		return {...initialState, overlay: {kind: 'greetings', step: 'asked', top: 5}};
	if (context === 'greetings-run' || context === 'greetings-done') {
		const step = context === 'greetings-run' ? 'run' : 'done';
		return {...initialState, overlay: {kind: 'greetings', step, top: 5}};
	}
	if (context === 'mx') return {...initialState, overlay: {kind: 'mx', index: 1}};
	if (context === 'words') return {...initialState, overlay: {kind: 'words', index: 1}};
	if (context === 'page') return {...initialState, overlay: {kind: 'page', index: 1, top: 5}};
	if (context === 'dns' || context === 'help')
		return {...initialState, overlay: {kind: context, top: 5}};
	if (context === 'consent' || context === 'control') {
		const consent = {...consentTo(offerFor(), []), index: 1};
		const field = createEditor('example org');
		const asked = context === 'control' ? {...consent, field} : consent;
		return {...initialState, overlay: {kind: 'consent', consent: asked}};
	}
	if (context === 'matrix' || context === 'series')
		return {...initialState, overlay: {kind: 'matrix', index: 1}};
	if (context === 'self' || context === 'self-run')
		return {...initialState, overlay: {kind: 'self', at: keyOfCheck(known[1]!), folded: false}};
	if (context === 'check') {
		const at = keyOfCheck(known[1]!);
		return {
			...initialState,
			overlay: {kind: 'check', at, top: 5, folded: false, listFolded: false},
		};
	}
	if (context === 'side') return {...initialState, overlay: {kind: 'side', top: 5}};
	if (context === 'agree')
		return {...initialState, overlay: {kind: 'agree', index: 1, ticked: [], error: undefined}};
	if (context === 'trial')
		return {...initialState, overlay: {kind: 'trial', number: 1, top: 5, lit: [], index: 1}};
	if (context === 'wait') return {...initialState, overlay: {kind: 'wait', asked: false}};
	if (context === 'search') return openSearch(initialState, metricsOf());
	if (context === 'found') {
		const typed = typeSearch(openSearch(initialState, metricsOf()), typed5, metricsOf());
		return keepSearch(typed, metricsOf());
	}
	return {...initialState, explanationTop: {key: 'k', top: 5}, selected: 'ehlo', transcriptTop: 3};
}

// The help promises something for each row: pressing the key must do something.
const promises = keyTable
	.filter(({help}) => help !== undefined)
	// The screens before a walk have a test of their own: other-keys.test.tsx.
	.filter(({contexts}) => !/^(?:start|resume|explain-)/u.test(contexts[0] ?? ''))
	.flatMap((row) => row.keys.map((key) => ({row, key, context: row.contexts[0] as Context})));

test.each(promises)('$key in $context does something: $row.help', ({row, key, context}) => {
	const session = fakeSession();
	session.append(...walkToRcpt());
	if (context === 'confirm')
		session.append(commandProposal('mail', 'MAIL FROM:<>', {needsConfirmation: true}));
	if (context === 'waiting')
		session.append(
			{type: 'approved', proposalId: 1, by: 'person', edited: false},
			{type: 'stage-started', stage: 'vrfy', attempt: 1, timeoutMs: 1000},
		);
	if (context === 'over') session.append({type: 'session-ended', by: 'done'});
	const view = session.getView();
	let state = stateIn(context, view.proposal?.id ?? 0);
	const offer = offerFor();
	const series = fakeInvestigation(offer, outcomeOf()).getState();
	const result = resultOf(someTrials[1]!, '250 Ok\r\n', outcomeOf());
	const ended = context === 'matrix' ? 'exhausted' : undefined;
	const isSeries = context === 'matrix' || context === 'series';
	const visit = {
		at: '2026-01-02T03:04:05.000Z',
		stage: 'rcpt',
		code: 451,
		enhanced: null,
		text: 'Later',
		reason: 'greylisted',
	} as const;
	const deferral = {
		kind: 'greylist',
		waitMs: 1000,
		source: 'server',
		confidence: 'high',
		text: 'Later.',
	} as const;
	const metrics = metricsOf();
	const phase = context === 'self-run' ? 'looking' : 'asking';
	const findings: Findings = {
		canAsk: true,
		canLook: true,
		self: fakePreflight({phase, checks: known, consents: someConsents}).getState(),
		series: isSeries ? {...series, results: [result], ended} : undefined,
		appointment: {dueAtMs: 1000, target, visit, deferral},
		nowMs: 0,
	};
	const press = (stroke: string) =>
		update(state, {type: 'stroke', stroke}, {view, metrics, findings});
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

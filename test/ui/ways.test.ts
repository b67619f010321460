import {describe, expect, test} from 'vitest';
import type {SessionView} from '../../source/model/view.ts';
import {
	editForm,
	formOf,
	moveInForm,
	readForm,
	type RestartForm,
} from '../../source/ui/restart-form.ts';
import {formFields} from '../../source/render/change.ts';
import {firstIndex, startItems, ago, chosenItem} from '../../source/ui/start-items.ts';
import {startState} from '../../source/ui/start-state.ts';
import {initialState, type UiState} from '../../source/ui/ui-state.ts';
import type {UiEffect} from '../../source/ui/ui-events.ts';
import {update} from '../../source/ui/update.ts';
import {consentTo} from '../../source/ui/consent.ts';
import {runWhy} from '../../source/ui/why-update.ts';
import type {Offer} from '../../source/experiments/investigation.ts';
import {repeatable, waysFrom} from '../../source/render/ways.ts';
import {idleNote, idleWarning, quietKey} from '../../source/ui/use-idle.ts';
import {autoMark, paceAfter, pauseOf} from '../../source/ui/auto-pace.ts';
import {greetingsOf, contactsOf} from '../../source/engine/greetings.ts';
import type {Greeting} from '../../source/model/greeting.ts';
import {usualKind} from '../../source/render/greetings.ts';
import {noFindings, type Findings} from '../../source/ui/why-update.ts';
import {fakeSession, walkToRcpt} from '../support/view.ts';

const atVrfy = (): SessionView => {
	const session = fakeSession();
	session.append(...walkToRcpt());
	return session.getView();
};

function play(
	view: SessionView,
	strokes: readonly string[],
	findings: Findings = noFindings,
): {state: UiState; effects: UiEffect[]} {
	const metrics = {
		transcript: {rows: 0, height: 0, rowOf: () => undefined, top: 0, blocks: []},
		explanation: {rows: 0, height: 0, key: '', anchors: []},
		overlay: {rows: 0, height: 0},
		search: {text: [], line: 0},
		plain: () => '',
	} as never;
	let state = initialState;
	const effects: UiEffect[] = [];
	for (const stroke of strokes) {
		const result = update(state, {type: 'stroke', stroke}, {view, metrics, findings});
		state = result.state;
		effects.push(...result.effects);
	}
	return {state, effects};
}

const ids = (view: SessionView) => waysFrom(view, {at: 0, said: [undefined]}).map(({id}) => id);
const to = (view: SessionView, id: string): string[] =>
	Array<string>(ids(view).indexOf(id as never)).fill('down');

describe('another way', () => {
	test('the command sent last goes out again, as the answer to the present proposal', () => {
		const view = atVrfy();
		expect(repeatable(view)).toMatch(/^RCPT TO:/);
		const {effects} = play(view, ['t', ...to(view, 'repeat'), 'enter']);
		expect(effects).toMatchObject([
			{
				type: 'intend',
				intent: {type: 'approve', line: repeatable(view), proposalId: view.proposal?.id},
			},
		]);
	});

	test('connecting again closes what is open: it takes a second Enter', () => {
		const view = atVrfy();
		const keys = ['t', ...to(view, 'reconnect'), 'enter'];
		expect(play(view, keys).effects).toEqual([]);
		expect(play(view, [...keys, 'enter']).effects).toMatchObject([
			{intent: {type: 'choose-target', host: view.attempts.at(-1)?.target.host}},
		]);
	});

	test('the walk before can be looked at', () => {
		const view = atVrfy();
		const walks = {at: 1, said: [undefined, 'EHLO x']};
		const at = waysFrom(view, walks).findIndex(({id}) => id === 'walk-0');
		const keys = ['t', ...Array<string>(at).fill('down'), 'enter'];
		expect(play(view, keys, {...noFindings, walks}).effects).toEqual([{type: 'show-walk', at: 0}]);
	});

	test('one thing changed: the form, the plan, and what the header says', () => {
		const view = atVrfy();
		const {effects} = play(view, ['t', ...to(view, 'change'), 'enter', ...'mx.a.example', 'enter']);
		expect(effects).toMatchObject([
			{
				type: 'restart',
				change: {
					plan: {helo: 'mx.a.example', from: view.plan.from},
					tls: true,
					said: 'EHLO mx.a.example',
				},
			},
		]);
	});

	test('q, t and s are letters in the form; Esc leaves it', () => {
		const view = atVrfy();
		const {state, effects} = play(view, ['t', ...to(view, 'change'), 'enter', 'q', 't', 's']);
		expect(effects).toEqual([]);
		expect(state.overlay?.kind === 'form' && state.overlay.form.editors.helo.text.join('')).toBe(
			'qts',
		);
		expect(
			play(view, ['t', ...to(view, 'change'), 'enter', 'q', 'esc']).state.overlay,
		).toBeUndefined();
	});
});

describe('the form', () => {
	const filled = (field: (typeof formFields)[number], text: string): RestartForm => {
		const form = moveInForm(formOf(atVrfy(), true), formFields.indexOf(field));
		return editForm(editForm(form, {type: 'kill-to-start'}), {type: 'paste', text});
	};
	test.each([
		['helo', 'a b', /./],
		['sender', 'nobody', /./],
		['recipient', 'nobody', /./],
		['port', '0', /65535/],
		['port', '70000', /65535/],
		['timeout', '0', /300/],
		['timeout', '301', /300/],
	] as const)('%s %j is refused, and the field is named', (field, text, error) => {
		expect(readForm(filled(field, text), atVrfy())).toMatchObject({
			field,
			error: expect.stringMatching(error) as string,
		});
	});
	test('injection: a pasted line break cannot reach the plan', () => {
		const read = readForm(filled('helo', 'a.example\r\nRCPT TO:<x@y.example>'), atVrfy());
		expect(JSON.stringify(read)).not.toMatch(/\\r|\\n/);
		expect(read).toHaveProperty('error');
	});
	test('TLS and family turn over by Space; the null sender is kept apart from none', () => {
		const view = atVrfy();
		let form = moveInForm(formOf(view, true), formFields.indexOf('tls'));
		form = editForm(form, {type: 'insert', text: ' '});
		form = editForm(moveInForm(form, -1), {type: 'left'});
		expect(readForm(form, view)).toMatchObject({
			tls: false,
			plan: {family: 6},
			said: 'IPv6 only, without TLS',
		});
		expect(readForm(filled('sender', '<>'), view)).toMatchObject({plan: {from: ''}});
	});
});

test('the silence counts on an open connection, at our turn, from the last word', () => {
	const view = atVrfy();
	expect(quietKey(view)).toMatch(/^1\//);
	expect(quietKey({...view, proposal: undefined})).toBeUndefined();
	expect(idleNote(29_000)).toBe('');
	expect(idleNote(82_000)).toBe('quiet for 1:20');
	expect(idleWarning(239_000)).toBeUndefined();
	expect(idleWarning(241_000)).toMatch(/5 minutes/);
});

test('auto: faster, slower, and never beyond the ends', () => {
	expect(pauseOf(paceAfter(1, 1))).toBeLessThan(pauseOf(1));
	expect(paceAfter(0, 1)).toBe(0);
	expect(pauseOf(paceAfter(99, -1))).toBe(10_000);
	expect(autoMark(1, false)).toBe('auto');
	expect(autoMark(2, true)).toMatch(/paused/);
});

describe('greetings and experiments never at once', () => {
	const going = {ended: undefined} as unknown as Findings['series'];
	test('while experiments go on, nobody is asked for a greeting, and it is said why', () => {
		const {state, effects} = play(atVrfy(), ['m', 'c', 'enter'], {...noFindings, series: going});
		expect(effects).toEqual([]);
		expect(state.notice).toMatch(/Experiments are going on: f shows them, and Esc stops them/);
		expect(play(atVrfy(), ['m', 'c', 'enter']).effects).toEqual([{type: 'ask-greetings'}]);
	});
	test('while greetings come in, no experiment is offered or begun', () => {
		const running = {...noFindings, canAsk: true, greetings: 'run'} as const;
		const {state, effects} = play(atVrfy(), ['f'], running);
		expect(effects).toEqual([]);
		expect(state.notice).toMatch(/greetings .* are coming in: m, then c shows them, and Esc/);
		const offer = {agenda: [{number: 1}], announced: 1} as unknown as Offer;
		const consent = consentTo(offer, []);
		const open: UiState = {...initialState, overlay: {kind: 'consent', consent}};
		const begun = runWhy(open, 'begin-series', {
			metrics: undefined as never,
			findings: running,
			isOpen: true,
		});
		expect(begun.effects).toEqual([]);
		expect(begun.state.overlay).toMatchObject({
			consent: {error: expect.stringMatching(/greetings/) as string},
		});
	});
});

test('greetings: what greeted in the walk is left alone; the odd one is found', () => {
	const view = atVrfy();
	const all = greetingsOf(view);
	expect(all.length).toBeGreaterThan(0);
	expect(contactsOf(all)).toBe(all.filter(({status}) => status === 'waiting').length);
	const one = {
		...(all[0] as Greeting),
		status: 'done',
		code: 220,
		text: 'x ESMTP Postfix',
		ended: undefined,
	} as const;
	expect(usualKind([{...one, code: 554}, one, one])).toBe('220 Postfix');
});

describe('the start screen', () => {
	const recents = [{address: 'bob@b.example', at: '2026-01-02T03:00:00Z', outcome: 'x'}];
	const waits = [
		{
			id: '1',
			who: 'as a at b',
			address: 'w@w.example',
			dueAt: '2026-01-02T03:00:00Z',
			text: '451 later',
		},
	];
	const sources = {practice: [], waits, recents};
	test('waits, then recent walks; letters search the latter', () => {
		expect(startItems(sources, {typed: '', unfolded: false}).map(({kind}) => kind)).toEqual([
			'wait',
			'recent',
		]);
		expect(startItems(sources, {typed: 'bo', unfolded: false}).map(({address}) => address)).toEqual(
			['bob@b.example'],
		);
		expect(startItems(sources, {typed: 'zz', unfolded: false})).toEqual([]);
		expect(firstIndex(sources, '')).toBe(-1);
		const typed = startState({typed: 'bo', index: -1, error: undefined});
		expect(chosenItem(typed, startItems(sources, {typed: 'bo', unfolded: false}))).toBe(0);
		const address = startState({typed: 'bo@b.example', index: -1, error: undefined});
		expect(chosenItem(address, startItems(sources, {typed: 'bo@b.example', unfolded: false}))).toBe(
			-1,
		);
	});
	test.each([
		[0, 'just now'],
		[5, '5 min ago'],
		[120, '2 h ago'],
		[1500, 'yesterday'],
		[5000, '3 days ago'],
		[-5, 'just now'],
	])('%i minutes: %s', (minutes, words) => {
		expect(ago('2026-01-02T03:00:00Z', Date.parse('2026-01-02T03:00:00Z') + minutes * 60_000)).toBe(
			words,
		);
	});
});

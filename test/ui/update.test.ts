import {describe, expect, test} from 'vitest';
import type {Restraint} from '../../source/model/limit.ts';
import type {WarningId} from '../../source/model/session.ts';
import type {SessionView} from '../../source/model/view.ts';
import {noText} from '../../source/ui/search-text.ts';
import {lineOf} from '../../source/ui/line-editor.ts';
import {initialState, type UiState} from '../../source/ui/ui-state.ts';
import {update} from '../../source/ui/update.ts';
import {noFindings} from '../../source/ui/why-update.ts';
import type {Metrics, UiEffect, UiEvent} from '../../source/ui/ui-events.ts';
import {
	commandProposal,
	connectedTo,
	connectProposal,
	fakeSession,
	lookedUp,
	lookupProposal,
	replied,
	sent,
	target,
	walkToRcpt,
} from '../support/view.ts';

const metrics: Metrics = {
	transcript: {rows: 100, height: 10, rowOf: () => undefined, top: 90, blocks: []},
	search: {text: noText, line: 0},
	isOnePane: false,
	plain: () => 'all of it',
	explanation: {rows: 30, height: 10, key: 'k', anchors: []},
	overlay: {rows: 50, height: 10},
};

/** Feed events, one after the other, to one view. */
function play(
	view: SessionView,
	events: readonly (string | UiEvent)[],
	from: UiState = initialState,
): {state: UiState; effects: UiEffect[]} {
	const effects: UiEffect[] = [];
	let state = from;
	for (const event of events) {
		const full: UiEvent = typeof event === 'string' ? {type: 'stroke', stroke: event} : event;
		const result = update(state, full, {view, metrics, findings: noFindings});
		state = result.state;
		effects.push(...result.effects);
	}
	return {state, effects};
}

const atRcpt = (): SessionView => {
	const session = fakeSession();
	session.append(...walkToRcpt());
	return session.getView();
};

const atEhlo = (): SessionView => {
	const session = fakeSession();
	session.append(commandProposal('ehlo', 'EHLO client.example'));
	return session.getView();
};

describe('approving', () => {
	test('Enter approves the proposal on the screen, by its number', () => {
		const view = atEhlo();
		const {effects} = play(view, ['enter']);
		expect(effects).toEqual([
			{
				type: 'intend',
				intent: {type: 'approve', by: 'person', proposalId: view.proposal?.id},
			},
		]);
	});

	test('several Enters in one piece approve once', () => {
		expect(play(atEhlo(), ['enter', 'enter', 'enter']).effects).toHaveLength(1);
	});

	test('a private address needs y; Enter says so', () => {
		const session = fakeSession();
		session.append(connectProposal(target, {needsConfirmation: true}));
		const view = session.getView();
		const asked = play(view, ['enter']);
		expect(asked.effects).toEqual([]);
		expect(asked.state.notice).toMatch(/press y/);
		expect(play(view, ['y']).effects).toMatchObject([{intent: {type: 'approve', confirmed: true}}]);
	});

	test('y means nothing where no yes is asked for', () => {
		expect(play(atEhlo(), ['y']).effects).toEqual([]);
	});

	test('auto approves after its pause, the same proposal only, and only while it is on', () => {
		const view = atEhlo();
		const id = view.proposal?.id ?? 0;
		const due: UiEvent = {type: 'auto-due', proposalId: id};
		expect(play(view, [due]).effects).toEqual([]);
		expect(play(view, ['a', due]).effects).toMatchObject([{intent: {by: 'auto'}}]);
		expect(play(view, ['a', {type: 'auto-due', proposalId: id - 1}]).effects).toEqual([]);
		expect(play(view, ['a', 'a', due]).effects).toEqual([]);
	});
});

describe('editing', () => {
	test('e, keys, Enter: the edited line goes out', () => {
		const {effects, state} = play(atEhlo(), ['e', 'ctrl-w', 'm', 'q', 'enter']);
		expect(effects).toMatchObject([{intent: {type: 'approve', by: 'person', line: 'EHLO mq'}}]);
		expect(state.history).toEqual(['EHLO mq']);
	});

	test('a refused line is kept, and can be sent again after a change', () => {
		const session = fakeSession();
		session.append(commandProposal('ehlo', 'EHLO client.example'));
		const first = play(session.getView(), ['e', 'ctrl-u', 'D', 'enter']);
		session.append({type: 'refused', code: 'data-never', detail: ''});
		const second = play(session.getView(), ['X', 'enter', 'enter'], first.state);
		expect(second.effects).toMatchObject([{intent: {line: 'DX'}}]);
	});

	test('what was typed with a password is in no history, and in no intent', () => {
		const {state, effects} = play(atEhlo(), [':', ...'AUTH PLAIN AGEAYg==', 'enter']);
		expect(effects).toEqual([]);
		expect(state.history).toEqual([]);
		expect(JSON.stringify(state)).not.toMatch(/AGEA|GEAYg/);
		expect(play(atEhlo(), [':', ...'DATA', 'enter']).state.history).toEqual(['DATA']);
	});

	test('s passes over the proposal on the screen, by its number', () => {
		const view = atEhlo();
		expect(play(view, ['s']).effects).toEqual([
			{type: 'intend', intent: {type: 'skip', by: 'person', proposalId: view.proposal?.id}},
		]);
	});

	test('the words of a refusal go with the next key, and come again with the next refusal', () => {
		const session = fakeSession();
		session.append(commandProposal('ehlo', 'EHLO client.example'));
		session.append({type: 'refused', code: 'data-never', detail: ''});
		const view = session.getView();
		expect(play(view, []).state.dismissed).toBeUndefined();
		expect(play(view, ['e', 'X']).state.dismissed).toBe(view.refused?.seq);
		session.append({type: 'refused', code: 'data-never', detail: ''});
		const typed = play(view, ['e', 'X']).state;
		expect(typed.dismissed).not.toBe(session.getView().refused?.seq);
	});

	test('Esc brings the proposal back', () => {
		const {state, effects} = play(atEhlo(), ['e', 'x', 'esc', 'enter']);
		expect(state.editing).toBeUndefined();
		expect(effects).not.toMatchObject([{intent: {line: expect.anything() as unknown}}]);
	});

	test('a line that was taken is gone with its proposal, and its keys are keys again', () => {
		const session = fakeSession();
		session.append(commandProposal('ehlo', 'EHLO client.example'));
		const {state} = play(session.getView(), [':', ...'NOOP', 'enter']);
		session.append(commandProposal('quit', 'QUIT'));
		const proposalId = session.getView().proposal?.id;
		expect(play(session.getView(), ['enter'], state).effects).toEqual([
			{type: 'intend', intent: {type: 'approve', by: 'person', proposalId}},
		]);
	});

	test('a proposal that comes under an open line is answered with it only after it was seen', () => {
		const session = fakeSession();
		session.append(...connectedTo(), commandProposal('ehlo', 'EHLO client.example'));
		const {state} = play(session.getView(), [':', ...'NOOP']);
		session.append(commandProposal('quit', 'QUIT'));
		const view = session.getView();
		const proposalId = view.proposal?.id ?? 0;
		const sent = [{intent: {type: 'approve', line: 'NOOP', proposalId}}];
		const blind = play(view, ['enter'], state);
		expect(blind.effects).toEqual([]);
		expect(blind.state.notice).toMatch(/your turn again/);
		expect(play(view, ['enter'], blind.state).effects).toMatchObject(sent);
		expect(play(view, [{type: 'seen', proposalId}, 'enter'], state).effects).toMatchObject(sent);
	});

	test('a line is sent on no other connection, whatever is proposed there', () => {
		const session = fakeSession();
		session.append(...connectedTo(), commandProposal('ehlo', 'EHLO client.example'));
		const {state} = play(session.getView(), [':', ...'NOOP']);
		session.append(...connectedTo(target, 2), commandProposal('ehlo', 'EHLO client.example'));
		const seen: UiEvent = {type: 'seen', proposalId: session.getView().proposal?.id ?? 0};
		const later = play(session.getView(), [seen, 'enter', 'q', 'enter'], state);
		expect(later.effects).toEqual([]);
		expect(lineOf(later.state.editing!.editor)).toBe('NOOPq');
		const away = play(session.getView(), ['esc', ':', 'up'], later.state);
		expect(lineOf(away.state.editing!.editor)).toBe('NOOPq');
	});

	test('what is typed where no line can be does nothing until a pause of a second', () => {
		const session = fakeSession();
		session.append(lookupProposal('plain.example'));
		const view = session.getView();
		const at = (state: UiState, nowMs: number, stroke: string): UiState => {
			const findings = {...noFindings, nowMs};
			return update(state, {type: 'stroke', stroke}, {view, metrics, findings}).state;
		};
		const begun = at(at(initialState, 0, ':'), 900, 'a');
		expect(begun.auto).toBe(false);
		expect(at(begun, 1800, 'a').auto).toBe(false);
		expect(at(begun, 1900, 'a').auto).toBe(true);
		// A paste is of the same breath, and what is no letter is a key at any time.
		expect(play(view, [':', {type: 'paste', text: 'x'}, 'a']).state.auto).toBe(false);
		expect(play(view, [':', 'ctrl-c']).effects).toEqual([{type: 'leave', by: 'signal'}]);
		expect(play(view, [':', 'x', 'enter', 'enter']).effects).toHaveLength(1);
	});

	test('smuggled-newline: a paste stays one line', () => {
		const {state} = play(atEhlo(), ['e', 'ctrl-u', {type: 'paste', text: 'EHLO a\r\nQUIT\r\n'}]);
		expect(state.editing && lineOf(state.editing.editor)).toBe('EHLO a QUIT');
		expect(state.notice).toMatch(/Line breaks/);
	});

	test('a paste outside the editor does nothing but say so', () => {
		const {state, effects} = play(atEhlo(), [{type: 'paste', text: 'q\rq\r'}]);
		expect(effects).toEqual([]);
		expect(state.notice).toMatch(/press e/i);
	});

	test('where no command can be written, a paste names no key for it', () => {
		const session = fakeSession();
		session.append(...walkToRcpt(), {type: 'session-ended', by: 'done'});
		const paste: UiEvent = {type: 'paste', text: 'NOOP'};
		for (const [view, keys] of [
			[session.getView(), []],
			[atEhlo(), ['?']],
		] as const)
			expect(play(view, [...keys, paste]).state.notice).toMatch(
				/no line to paste into|nothing can be sent any more/,
			);
	});

	test('a step without a command cannot be edited', () => {
		const session = fakeSession();
		session.append(lookupProposal('plain.example'));
		expect(play(session.getView(), ['e']).state.notice).toMatch(/nothing to edit/);
	});
});

describe('other servers', () => {
	test('with an open connection Enter asks first, a second one chooses', () => {
		const asked = play(atRcpt(), ['m', 'end', 'enter']);
		expect(asked.effects).toEqual([]);
		expect(asked.state.overlay).toEqual({kind: 'mx', index: 3, asked: true});
		const {effects, state} = play(atRcpt(), ['enter'], asked.state);
		expect(effects).toEqual([
			{
				type: 'intend',
				intent: {type: 'choose-target', host: 'mx2.plain.example', address: '192.0.2.2'},
			},
		]);
		expect(state.overlay).toBeUndefined();
	});

	test('one address of a server with two', () => {
		const {effects} = play(atRcpt(), ['m', 'g', 'down', 'down', 'enter', 'enter']);
		expect(effects).toMatchObject([{intent: {host: 'mx1.plain.example', address: '2001:db8::1'}}]);
	});

	test('the question is about one server: after a move it is asked again', () => {
		const {effects, state} = play(atRcpt(), ['m', 'end', 'enter', 'g', 'enter']);
		expect(effects).toEqual([]);
		expect(state.overlay).toMatchObject({index: 0, asked: true});
		expect(play(atRcpt(), ['m', 'enter', 'esc', 'm', 'enter']).effects).toEqual([]);
	});

	test('without an open connection one Enter chooses', () => {
		const session = fakeSession();
		session.append(lookupProposal('plain.example'), ...lookedUp(), connectProposal(target));
		expect(play(session.getView(), ['m', 'end', 'enter']).effects).toHaveLength(1);
	});

	test('before DNS was asked there is nothing to choose', () => {
		expect(play(atEhlo(), ['m']).state.notice).toMatch(/DNS comes first/);
	});
});

describe('leaving', () => {
	const open = (): SessionView => {
		const session = fakeSession();
		session.append(lookupProposal('plain.example'), ...lookedUp(), connectProposal(target));
		session.append(...connectedTo());
		return session.getView();
	};

	test('with an open connection the first q warns, the second leaves', () => {
		const {effects, state} = play(open(), ['q']);
		expect(effects).toEqual([]);
		expect(state.notice).toMatch(/q again/);
		expect(play(open(), ['q', 'q']).effects).toEqual([{type: 'leave', by: 'person'}]);
	});

	test('any other key between stays', () => {
		expect(play(open(), ['q', 'j', 'q']).effects).toEqual([]);
	});

	test('before the first packet, and after the end, one q is enough', () => {
		expect(play(atEhlo(), ['q']).effects).toEqual([{type: 'leave', by: 'person'}]);
		const session = fakeSession();
		session.append(...walkToRcpt(), {type: 'session-ended', by: 'done'});
		expect(play(session.getView(), ['q']).effects).toEqual([{type: 'leave', by: 'done'}]);
	});

	test.each(['ctrl-c', 'e ctrl-c', 'm ctrl-c', '? ctrl-c'])('%s leaves at once', (keys) => {
		expect(play(atRcpt(), keys.split(' ')).effects).toEqual([{type: 'leave', by: 'signal'}]);
	});
});

describe('looking around', () => {
	test('the transcript follows until one scrolls, and again from the end', () => {
		const up = play(atRcpt(), ['tab', 'up']);
		expect(up.state.transcriptTop).toBe(89);
		expect(play(atRcpt(), ['down'], up.state).state.transcriptTop).toBeUndefined();
		expect(play(atRcpt(), ['g'], up.state).state.transcriptTop).toBe(0);
		expect(play(atRcpt(), ['g', 'G'], up.state).state.transcriptTop).toBeUndefined();
	});

	test('the explanation stops at its ends', () => {
		expect(play(atRcpt(), ['up']).state.explanationTop.top).toBe(0);
		expect(play(atRcpt(), ['end', 'down']).state.explanationTop).toEqual({key: 'k', top: 20});
	});

	test('a stage can be looked at, and Esc comes back', () => {
		const looked = play(atRcpt(), ['tab', 'tab', 'up', 'up']);
		expect(looked.state.selected).toBe('mail');
		expect(play(atRcpt(), ['esc'], looked.state).state.selected).toBeUndefined();
	});

	const stop = {type: 'intend', intent: {type: 'stop-waiting'}};

	test('one Esc too many costs no connection: the first asks, the second stops', () => {
		const session = fakeSession();
		session.append(...connectedTo());
		const view = session.getView();
		const asked = play(view, ['esc']);
		expect(asked.effects).toEqual([]);
		expect(asked.state.notice).toMatch(/Esc again stops waiting and hangs up/);
		expect(play(view, ['esc'], asked.state).effects).toEqual([stop]);
		expect(play(view, ['j', 'esc'], asked.state).effects).toEqual([]);
		expect(play(atEhlo(), ['esc']).effects).toEqual([]);
	});

	test('what was asked about one wait is no yes for the next one', () => {
		const session = fakeSession();
		session.append(...connectedTo());
		const {state} = play(session.getView(), ['esc']);
		session.append(...replied('banner', '220 mx1.plain.example\r\n'));
		session.append(commandProposal('ehlo', 'EHLO client.example'));
		session.append(...sent('ehlo', 'EHLO client.example'));
		expect(play(session.getView(), ['esc'], state).effects).toEqual([]);
		expect(play(session.getView(), ['esc', 'esc'], state).effects).toEqual([stop]);
	});

	test.each([
		['DNS', [lookupProposal('plain.example'), lookedUp()[0]!, lookedUp()[1]!]],
		['the connection', [connectProposal(target), ...connectedTo().slice(0, 3)]],
		['the goodbye', [...connectedTo(), ...replied('banner', '220 x\r\n'), ...sent('quit', 'QUIT')]],
	])('where nothing is lost one Esc stops: %s', (_, events) => {
		const session = fakeSession();
		session.append(...events);
		expect(session.getView().running).toBeDefined();
		expect(play(session.getView(), ['esc']).effects).toEqual([stop]);
	});
});

describe('a limit that is reached', () => {
	const over: Restraint = {
		level: 'over',
		name: 'x',
		until: '2026-01-01T00:00:00.000Z',
		text: 'Two.',
	};
	const paused = (warnings: readonly WarningId[]) => {
		const session = fakeSession();
		session.append(
			connectProposal(target, {
				needsConfirmation: true,
				warnings,
				restraint: over,
			}),
		);
		return session.getView();
	};

	test('Enter asks the session, which knows whether the pause is over; y overrides', () => {
		const view = paused(['limit-reached']);
		expect(play(view, ['enter']).effects).toEqual([
			{type: 'intend', intent: {type: 'approve', by: 'person', proposalId: view.proposal?.id}},
		]);
		expect(play(view, ['y']).effects).toMatchObject([{intent: {confirmed: true}}]);
	});

	test('at a private address only y goes on', () => {
		expect(play(paused(['private-address', 'limit-reached']), ['enter']).effects).toEqual([]);
	});
});

describe('the help', () => {
	const at = (overlay: UiState['overlay']): UiState => ({...initialState, overlay});

	test.each<NonNullable<UiState['overlay']>>([
		{kind: 'ways', index: 2},
		{kind: 'wait', asked: false},
		{kind: 'mx', index: 1},
		{kind: 'greetings', step: 'done', top: 3},
		{kind: 'matrix', index: 1},
	])('lies over $kind, and closes to it', (overlay) => {
		const opened = play(atRcpt(), ['?'], at(overlay)).state;
		expect(opened.overlay).toEqual({kind: 'help', top: 0, under: overlay});
		expect(play(atRcpt(), ['down', '?'], opened).state.overlay).toEqual(overlay);
		expect(play(atRcpt(), ['esc'], opened).state.overlay).toEqual(overlay);
	});

	test('greetings that come to their end below it are over when it closes', () => {
		const run = at({kind: 'greetings', step: 'run', top: 0});
		const {state} = play(atRcpt(), ['?', {type: 'greetings-over'}, 'esc'], run);
		expect(state.overlay).toMatchObject({kind: 'greetings', step: 'done'});
	});
});

test('after the end Enter says what it is for, and what else there is', () => {
	const session = fakeSession();
	session.append(...walkToRcpt(), {type: 'session-ended', by: 'done'});
	const anchor = {row: 3, height: 1, events: [4], trial: null};
	const explanation = {...metrics.explanation, anchors: [anchor]};
	const {state} = update(
		initialState,
		{type: 'stroke', stroke: 'enter'},
		{view: session.getView(), metrics: {...metrics, explanation}, findings: noFindings},
	);
	expect(state.notice).toMatch(/^Enter and v show .* ↓ first.* t goes another way, q leaves/);
});

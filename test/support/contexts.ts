import type {EventBody} from '../../source/model/event.ts';
import type {SessionView} from '../../source/model/view.ts';
import {noSecret} from '../../source/protocol/secret.ts';
import {consentTo} from '../../source/ui/consent.ts';
import {createEditor} from '../../source/ui/line-editor.ts';
import {formOf, moveInForm} from '../../source/ui/restart-form.ts';
import {keepSearch, openSearch, typeSearch} from '../../source/ui/search-state.ts';
import {searchRows} from '../../source/ui/search-text.ts';
import {keyOfCheck} from '../../source/ui/self-state.ts';
import type {Facts, Metrics} from '../../source/ui/ui-events.ts';
import {initialState, type Context, type UiState} from '../../source/ui/ui-state.ts';
import type {Findings} from '../../source/ui/why-update.ts';
import {allChecks, fakePreflight, someConsents} from './panel.ts';
import {commandProposal, fakeSession, target, walkToRcpt} from './view.ts';
import {fakeInvestigation, offerFor, outcomeOf, resultOf, someTrials} from './why.ts';

/** The places in the app while a walk is on the screen. */
export const contexts: readonly Context[] = [
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
	'ways',
	'form',
	'login',
	'login-risk',
	'greetings',
	'greetings-run',
	'greetings-done',
];

const typed5 = {type: 'insert', text: 'line'} as const;
const searchable = searchRows(Array.from({length: 100}, (_, at) => [{text: `line ${at}`}]));

/** What is on the screen: a long text, and two exchanges, one of them refused and folded. */
export function metricsOf(): Metrics {
	const about = {stage: 'mail', attempt: 1, isAnswered: true, isRefusal: true} as const;
	const block = {...about, rows: 5, fold: 'folded'} as const;
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
		isOnePane: false,
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
export function stateIn(context: Context, proposalId: number): UiState {
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

/** What happens behind a whole walk so that each context is the present one. */
const behind: Partial<Readonly<Record<Context, readonly EventBody[]>>> = {
	confirm: [commandProposal('mail', 'MAIL FROM:<>', {needsConfirmation: true})],
	waiting: [
		{type: 'approved', proposalId: 1, by: 'person', edited: false},
		{type: 'stage-started', stage: 'vrfy', attempt: 1, timeoutMs: 1000},
	],
	idle: [{type: 'approved', proposalId: 1, by: 'person', edited: false}],
	over: [{type: 'session-ended', by: 'done'}],
};

/** The walk up to RCPT, where each context can be the present one. */
export function viewIn(context: Context): SessionView {
	const session = fakeSession();
	session.append(...walkToRcpt(), ...(behind[context] ?? []));
	return session.getView();
}

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

/** All that can be known in a context is known. */
export function factsIn(context: Context): Facts {
	const series = fakeInvestigation(offerFor(), outcomeOf()).getState();
	const result = resultOf(someTrials[1]!, '250 Ok\r\n', outcomeOf());
	const ended = context === 'matrix' ? 'exhausted' : undefined;
	const isSeries = context === 'matrix' || context === 'series';
	const phase = context === 'self-run' ? 'looking' : 'asking';
	const findings: Findings = {
		canAsk: true,
		canLook: true,
		self: fakePreflight({phase, checks: known, consents: someConsents}).getState(),
		series: isSeries ? {...series, results: [result], ended} : undefined,
		appointment: {dueAtMs: 1000, target, visit, deferral},
		nowMs: 0,
	};
	return {view: viewIn(context), metrics: metricsOf(), findings};
}

import type {LoginRisk, Mechanism, Secret} from '../model/login.ts';
import type {SessionView} from '../model/view.ts';
import {isEmptySecret, noSecret, withMore, withoutLast} from '../protocol/secret.ts';
import {loginOf} from '../protocol/typed.ts';
import {loginRisk, readLogin, wrongName} from '../render/login.ts';
import {graphemes} from './cells.ts';
import {createEditor, lineOf, oneLine} from './line-editor.ts';
import {typingOf} from './command-line.ts';
import {standingOf} from './line-standing.ts';
import type {UiState} from './ui-state.ts';
import type {Update} from './ui-events.ts';

/**
 * Where name and password are typed. It has no history, nothing to be undone
 * or put back, and the password in it cannot be looked into.
 */
export type LoginForm = {
	/** The proposal that stood when it was opened. */
	readonly proposalId: number;
	readonly mechanism: Mechanism;
	readonly risk: LoginRisk | undefined;
	/**
	 * `away`: what was typed behind the mechanism is thrown away, and so is what
	 * still comes of it. `risk`: whether to go on in spite of the danger.
	 */
	readonly step: 'away' | 'risk' | 'name' | 'secret';
	readonly user: string;
	readonly secret: Secret;
};

const stay = (state: UiState): Update => ({state, effects: []});
const maxName = 512;

/** The commands that this file carries out. */
export type LoginCommand = 'login-next' | 'login-anyway';

/** Open the fields for a typed line that begins a login, or say what is wrong with it. */
export function openLogin(state: UiState, view: SessionView, line: string): UiState {
	const typed = loginOf(line);
	if (typed === undefined) return state;
	const clean = withoutLine(state, view);
	const mechanism = readLogin(typed, view);
	if (typeof mechanism === 'object') return {...clean, notice: mechanism.error};
	if (view.proposal?.kind !== 'command' || !isSendable(state, view))
		return {...withoutLine(state, view, `AUTH ${mechanism} `), notice: notKept};
	const risk = loginRisk(view);
	const form: LoginForm = {
		proposalId: view.proposal.id,
		mechanism,
		risk,
		step: typed.hasMore ? 'away' : firstStep(risk),
		user: '',
		secret: noSecret,
	};
	return {...clean, editing: undefined, overlay: {kind: 'login', form}};
}

const notKept =
	'Nothing is kept behind the mechanism: it may be a password. Name and password are asked for apart, when it is your turn.';

function isSendable(state: UiState, view: SessionView): boolean {
	const typing = typingOf(state, view);
	return typing !== undefined && standingOf(typing.connection, view) === 'ready';
}

const firstStep = (risk: LoginRisk | undefined): LoginForm['step'] =>
	risk === undefined ? 'name' : 'risk';

/**
 * The command line after a key: as soon as something stands behind the
 * mechanism of AUTH, the line is gone, with what could bring it back.
 */
export function secretsApart(state: UiState, view: SessionView): UiState {
	const typing = typingOf(state, view);
	if (typing === undefined) return state;
	const line = lineOf(typing.editor);
	return loginOf(line)?.hasMore === true ? openLogin({...state, ring: []}, view, line) : state;
}

/** The command line, if it stays open, is empty or has this, and remembers nothing of what was in it. */
function withoutLine(state: UiState, view: SessionView, text = ''): UiState {
	const typing = typingOf(state, view);
	if (typing === undefined) return state;
	const editor = createEditor(text, typing.editor.history);
	return {...state, editing: {...typing, editor, warned: undefined, completion: undefined}};
}

/** Characters, or a paste of which one line is taken. */
export function typeLogin(state: UiState, text: string): UiState {
	const {line, notice} = oneLine(text);
	return changed(
		state,
		(form) => {
			if (form.step === 'secret') return {...form, secret: withMore(form.secret, line)};
			return {...form, user: (form.user + line).slice(0, maxName)};
		},
		notice,
	);
}

/** Delete the last character, or all. */
export function deleteInLogin(state: UiState, what: 'last' | 'all'): UiState {
	return changed(state, (form) => {
		if (form.step === 'secret')
			return {...form, secret: what === 'all' ? noSecret : withoutLast(form.secret)};
		return {...form, user: what === 'all' ? '' : graphemes(form.user).slice(0, -1).join('')};
	});
}

function changed(state: UiState, change: (form: LoginForm) => LoginForm, notice?: string): UiState {
	const {overlay} = state;
	if (overlay?.kind !== 'login') return state;
	const {step} = overlay.form;
	if (step === 'risk' || step === 'away') return state;
	return {...state, notice, overlay: {kind: 'login', form: change(overlay.form)}};
}

/** The keys that go on. */
export function runLogin(state: UiState, command: LoginCommand): Update {
	const {overlay} = state;
	if (overlay?.kind !== 'login') return stay(state);
	const {form} = overlay;
	if (command === 'login-anyway')
		return stay({...state, overlay: {kind: 'login', form: {...form, step: 'name'}}});
	if (form.step === 'away')
		return stay({...state, overlay: {kind: 'login', form: {...form, step: firstStep(form.risk)}}});
	if (form.step === 'name') return afterName(state, form);
	if (isEmptySecret(form.secret)) return stay({...state, notice: 'Nothing was typed yet.'});
	return send(state, form, {user: form.user, secret: form.secret});
}

function afterName(state: UiState, form: LoginForm): Update {
	if (form.user.trim() === '*') return send(state, form, {cancel: true});
	const wrong = form.user === '' ? 'Nothing was typed yet.' : wrongName(form.user);
	if (wrong !== undefined) return stay({...state, notice: wrong});
	return stay({...state, overlay: {kind: 'login', form: {...form, step: 'secret'}}});
}

function send(
	state: UiState,
	{mechanism, risk, proposalId}: LoginForm,
	credentials: {readonly cancel: true} | {readonly user: string; readonly secret: Secret},
): Update {
	const intent = {
		type: 'log-in',
		by: 'person',
		mechanism,
		credentials,
		despite: risk,
		proposalId,
	} as const;
	// The form goes, and the password with it; the session has it now.
	return {state: {...state, overlay: undefined}, effects: [{type: 'intend', intent}]};
}

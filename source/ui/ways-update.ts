import {contactsOf, greetingsOf} from '../engine/greetings.ts';
import type {SessionView} from '../model/view.ts';
import type {Command} from './key-commands.ts';
import type {EditAction} from './line-editor.ts';
import {openMx, target} from './overlays.ts';
import {formFields} from '../render/change.ts';
import {chosenField, editForm, formOf, moveInForm, readForm} from './restart-form.ts';
import type {UiState} from './ui-state.ts';
import type {UiEffect, Update} from './ui-events.ts';
import {oneWalk, repeatable, waysFrom, type WalkCount, type WayId} from '../render/ways.ts';
import type {Findings} from './why-update.ts';

const stay = (state: UiState): Update => ({state, effects: []});
const tell = (state: UiState, notice: string): Update => stay({...state, notice});
const perform = (state: UiState, ...effects: readonly UiEffect[]): Update => ({state, effects});

/** The commands that this file carries out. */
const wayCommands = [
	'ways',
	'choose-way',
	'restart',
	'greetings',
	'begin-greetings',
	'stop-greetings',
	'back-to-servers',
	'next-field',
	'previous-field',
] as const satisfies readonly Command[];
export type WayCommand = (typeof wayCommands)[number];

/** True for a command of this file. */
export function isWayCommand(command: Command): command is WayCommand {
	return (wayCommands as readonly Command[]).includes(command);
}

/** The keys that go on in another way than the proposed one. */
export function runWays(
	state: UiState,
	command: WayCommand,
	facts: {readonly view: SessionView; readonly findings: Findings},
): Update {
	const {overlay} = state;
	const {view, findings} = facts;
	switch (command) {
		case 'ways':
			return stay({...state, overlay: {kind: 'ways', index: 0}});
		case 'choose-way':
			return overlay?.kind === 'ways' ? chooseWay(state, overlay, facts) : stay(state);
		case 'next-field':
		case 'previous-field':
			return overlay?.kind === 'form'
				? stay({
						...state,
						overlay: {
							...overlay,
							form: moveInForm(overlay.form, command === 'next-field' ? 1 : -1),
						},
					})
				: stay(state);
		case 'greetings':
			return openGreetings(state, findings);
		case 'begin-greetings':
			// Two at once would look like a flood, and each would disturb what the other finds.
			if (isSeriesOn(findings))
				return tell(state, `${goesOn} The greetings can be asked for then.`);
			return contactsOf(greetingsOf(view)) === 0
				? tell(state, 'There is nobody left to ask.')
				: perform(
						{...state, overlay: {kind: 'greetings', step: 'run', top: 0}},
						{type: 'ask-greetings'},
					);
		case 'stop-greetings':
			return perform(state, {type: 'stop-greetings'});
		case 'back-to-servers': {
			const list = openMx(view);
			return stay({...state, overlay: typeof list === 'string' ? undefined : list});
		}
		case 'restart':
			return restart(state, facts);
	}
}

/** The list as it was, if it is known; else what it would cost. */
function openGreetings(state: UiState, {greetings}: Findings): Update {
	if (greetings === 'none') return tell(state, 'Greetings cannot be asked for here.');
	const step = greetings === undefined ? 'asked' : greetings;
	return stay({...state, overlay: {kind: 'greetings', step, top: 0}});
}

/** No more greetings will come. */
export function greetingsOver(state: UiState): UiState {
	const {overlay} = state;
	if (overlay?.kind === 'help') {
		const {overlay: under} = greetingsOver({...state, overlay: overlay.under});
		return under === overlay.under ? state : {...state, overlay: {...overlay, under}};
	}
	return overlay?.kind === 'greetings' && overlay.step === 'run'
		? {...state, overlay: {...overlay, step: 'done'}}
		: state;
}

/** A key or a paste while the form is open. */
export function typeForm(state: UiState, action: EditAction): Update {
	const {overlay} = state;
	if (overlay?.kind !== 'form') return stay(state);
	const form = editForm(overlay.form, action);
	const {notice} = form.editors[chosenField(form)];
	return stay({...state, notice, overlay: {...overlay, form}});
}

/** The list of ways after a moving key. */
export function moveInWays(
	state: UiState,
	command: Command,
	view: SessionView,
	walks: WalkCount = oneWalk,
): UiState {
	if (state.overlay?.kind !== 'ways') return state;
	const rows = waysFrom(view, walks).length;
	const index = target(state.overlay.index, command, {rows, height: 1});
	return {...state, overlay: {kind: 'ways', index}};
}

const isSeriesOn = ({series}: Findings): boolean =>
	series !== undefined && series.ended === undefined;

const goesOn = 'Experiments are going on: f shows them, and Esc stops them there.';

function chooseWay(
	state: UiState,
	overlay: {readonly index: number; readonly asked?: boolean},
	{view, findings}: {readonly view: SessionView; readonly findings: Findings},
): Update {
	const walks = findings.walks ?? oneWalk;
	const way = waysFrom(view, walks)[overlay.index];
	if (way === undefined) return stay(state);
	if (isSeriesOn(findings) && way.id !== 'servers') return tell(state, goesOn);
	if (way.closes && overlay.asked !== true)
		return stay({...state, overlay: {kind: 'ways', index: overlay.index, asked: true}});
	return goWay({...state, overlay: undefined, selected: undefined}, way.id, view, walks, findings);
}

function goWay(
	state: UiState,
	id: WayId,
	view: SessionView,
	walks: WalkCount,
	findings: Findings,
): Update {
	switch (id) {
		case 'repeat': {
			const line = repeatable(view);
			if (line === undefined || view.proposal === undefined) return stay(state);
			const proposalId = view.proposal.id;
			const history = [...state.history.filter((old) => old !== line), line];
			const intent = {type: 'approve', by: 'person', line, proposalId} as const;
			return perform({...state, history}, {type: 'intend', intent});
		}
		case 'reconnect': {
			const last = view.attempts.at(-1)?.target;
			if (last === undefined) return stay(state);
			const {host, address} = last;
			const intent = {type: 'choose-target', host, address: address.address} as const;
			return perform(state, {type: 'intend', intent});
		}
		case 'servers': {
			const list = openMx(view);
			return typeof list === 'string' ? tell(state, list) : stay({...state, overlay: list});
		}
		case 'change':
			return stay({...state, overlay: {kind: 'form', form: formOf(view, findings.tls ?? true)}});
		case 'address':
			return perform(state, {type: 'new-walk'});
		default: {
			const at = Number(id.slice('walk-'.length));
			return at === walks.at ? stay(state) : perform(state, {type: 'show-walk', at});
		}
	}
}

function restart(
	state: UiState,
	{view, findings}: {readonly view: SessionView; readonly findings: Findings},
): Update {
	const {overlay} = state;
	if (overlay?.kind !== 'form') return stay(state);
	if (isSeriesOn(findings)) return tell(state, goesOn);
	const read = readForm(overlay.form, view);
	if ('error' in read) {
		const index = formFields.indexOf(read.field);
		return stay({
			...state,
			overlay: {...overlay, form: {...overlay.form, index, error: read.error}},
		});
	}
	return perform({...state, overlay: undefined}, {type: 'restart', change: read});
}

import type {InvestigationState, Offer} from '../experiments/investigation.ts';
import type {Deferral, Visit} from '../model/deferral.ts';
import type {Target} from '../model/session.ts';
import type {PreflightState} from '../preflight/preflight.ts';
import {
	agreedOffer,
	chooseTrial,
	closeField,
	consentTo,
	editField,
	openField,
	toggleTrial,
	withOffer,
	withTyped,
	type Consent,
} from './consent.ts';
import type {EditAction} from './line-editor.ts';
import type {Command} from './key-commands.ts';
import type {Anchor} from './panes/causes.ts';
import {target} from './overlays.ts';
import type {UiState} from './ui-state.ts';
import type {Metrics, Update} from './ui-events.ts';
import {goNow, startWait} from './wait-update.ts';
import type {WalkCount} from '../render/ways.ts';

/** When to come back, and where. */
export type Appointment = {
	/** Wall clock. */
	readonly dueAtMs: number;
	readonly target: Target;
	readonly visit: Visit;
	readonly deferral: Deferral;
};

/** What is known beside the view: what can be found out, and what was. */
export type Findings = {
	/** The walk has shown what it can show, and experiments can be made. */
	readonly canAsk: boolean;
	readonly series: InvestigationState | undefined;
	readonly appointment: Appointment | undefined;
	/** Wall clock. */
	readonly nowMs: number;
	/** The walks on this screen; absent: this one only. */
	readonly walks?: WalkCount | undefined;
	/** How far the greetings of all servers are; absent: nobody was asked; `none`: they cannot be. */
	readonly greetings?: 'none' | 'run' | 'done' | undefined;
	/** False: this walk passes STARTTLS over. */
	readonly tls?: boolean | undefined;
	/** What is known of us; undefined: nobody looked. */
	readonly self?: PreflightState | undefined;
	/** We can be looked at. */
	readonly canLook?: boolean | undefined;
};

/** Nothing is known. */
export const noFindings: Findings = {
	canAsk: false,
	series: undefined,
	appointment: undefined,
	nowMs: 0,
};

const stay = (state: UiState): Update => ({state, effects: []});
const tell = (state: UiState, notice: string): Update => stay({...state, notice});

/** The commands that this file carries out. */
const whyCommands = [
	'evidence',
	'why',
	'toggle',
	'begin-series',
	'stop-series',
	'open-trial',
	'add-control',
	'submit-control',
	'cancel-control',
	'wait',
	'go-now',
] as const satisfies readonly Command[];
export type WhyCommand = (typeof whyCommands)[number];

/** True for a command of this file. */
export function isWhyCommand(command: Command): command is WhyCommand {
	return (whyCommands as readonly Command[]).includes(command);
}

/** The keys that ask why, choose experiments, look at them, and come back later. */
export function runWhy(
	state: UiState,
	command: WhyCommand,
	facts: {readonly metrics: Metrics; readonly findings: Findings; readonly isOpen: boolean},
): Update {
	const {findings, metrics} = facts;
	switch (command) {
		case 'evidence':
			return showEvidence(state, metrics);
		case 'why':
			return askWhy(state, findings);
		case 'stop-series':
			return {state, effects: [{type: 'stop-series'}]};
		case 'open-trial':
			return openTrial(state, findings.series);
		case 'wait':
			return startWait(state, findings, facts.isOpen);
		case 'go-now':
			return goNow(state, findings);
		case 'toggle':
		case 'add-control':
		case 'cancel-control':
		case 'submit-control':
		case 'begin-series':
			return state.overlay?.kind === 'consent'
				? onConsent(state, state.overlay.consent, command, findings)
				: stay(state);
	}
}

/** The offer is there, at first or with one destination more. */
export function onOffered(state: UiState, offer: Offer, controls: readonly string[]): Update {
	const consent =
		state.overlay?.kind === 'consent'
			? withOffer(state.overlay.consent, offer, controls)
			: consentTo(offer, controls);
	return stay({...state, overlay: {kind: 'consent', consent}});
}

/** A key or a paste while a destination is being typed. */
export function typeControl(state: UiState, action: EditAction): Update {
	if (state.overlay?.kind !== 'consent') return stay(state);
	return stay(asking(state, editField(state.overlay.consent, action)));
}

const asking = (state: UiState, consent: Consent): UiState => ({
	...state,
	overlay: {kind: 'consent', consent},
});

const areAsked =
	'The greetings of the servers are coming in: m, then c shows them, and Esc stops them there. Experiments can be made after that.';

function askWhy(state: UiState, {canAsk, series, greetings}: Findings): Update {
	if (series !== undefined) return stay({...state, overlay: {kind: 'matrix', index: 0}});
	if (greetings === 'run') return tell(state, areAsked);
	return canAsk
		? {state, effects: [{type: 'make-offer', controls: undefined}]}
		: tell(
				state,
				'First the walk has to come to its end: the answer to RCPT, or where it breaks off.',
			);
}

function onConsent(
	state: UiState,
	consent: Consent,
	command: 'toggle' | 'add-control' | 'cancel-control' | 'submit-control' | 'begin-series',
	{greetings}: Findings,
): Update {
	switch (command) {
		case 'toggle':
			return stay(asking(state, toggleTrial(consent)));
		case 'add-control':
			return stay(asking(state, openField(consent)));
		case 'cancel-control':
			return stay(asking(state, closeField(consent)));
		case 'submit-control': {
			const controls = withTyped(consent);
			return 'error' in controls
				? stay(asking(state, {...consent, error: controls.error}))
				: {state, effects: [{type: 'make-offer', controls}]};
		}
		case 'begin-series': {
			if (greetings === 'run') return stay(asking(state, {...consent, error: areAsked}));
			const offer = agreedOffer(consent);
			if (offer.announced === 0) {
				const error = 'Nothing is ticked, so nothing would be sent. Space ticks, Esc leaves.';
				return stay(asking(state, {...consent, error}));
			}
			return {
				state: {...state, overlay: {kind: 'matrix', index: 0}, selected: undefined, auto: false},
				effects: [{type: 'investigate', offer}],
			};
		}
	}
}

function openTrial(state: UiState, series: InvestigationState | undefined): Update {
	const {overlay} = state;
	if (overlay?.kind !== 'matrix' || series === undefined) return stay(state);
	const trial = series.offer.agenda[overlay.index];
	const isKnown =
		trial !== undefined &&
		(series.running?.trial.number === trial.number ||
			series.results.some((result) => result.trial.number === trial.number));
	if (!isKnown) return tell(state, 'Nothing was said in this one yet.');
	const {number} = trial;
	return stay({
		...state,
		overlay: {kind: 'trial', number, top: undefined, lit: [], index: overlay.index},
	});
}

const chooseFirst =
	'Enter and v show the lines that a sentence of the verdict rests on: choose one with ↓ first. t goes another way, q leaves.';

/** Go to the lines that the chosen sentence rests on; from there, back. */
function showEvidence(state: UiState, metrics: Metrics): Update {
	if (state.lit !== undefined && state.focus === 'transcript')
		return stay({
			...state,
			lit: undefined,
			focus: 'explanation',
			transcriptTop: undefined,
			aim: undefined,
			seen: undefined,
		});
	const anchor = state.mark === undefined ? undefined : metrics.explanation.anchors[state.mark];
	if (anchor === undefined)
		return tell(
			state,
			metrics.explanation.anchors.length === 0
				? 'Nothing here rests on single lines of what was said.'
				: chooseFirst,
		);
	return goTo(state, anchor, metrics);
}

function goTo(state: UiState, {events, trial}: Anchor, {transcript}: Metrics): Update {
	const [first] = events;
	if (first === undefined)
		return tell(
			state,
			'This rests on the walk as a whole or on what is known besides, not on one line of it.',
		);
	if (trial !== null)
		return stay({
			...state,
			overlay: {kind: 'trial', number: trial, top: undefined, lit: events, index: undefined},
		});
	const row = transcript.rowOf(first) ?? 0;
	const last = Math.max(0, transcript.rows - transcript.height);
	const top = Math.max(0, Math.min(row - Math.floor(transcript.height / 3), last));
	return stay({
		...state,
		lit: events,
		focus: 'transcript',
		transcriptTop: top,
		aim: undefined,
		seen: state.seen ?? transcript.blocks.length,
		selected: undefined,
		chosen: undefined,
	});
}

/** One up or down in the verdict: to the next line that can be chosen if it is in sight, else a row. */
export function moveInVerdict(state: UiState, command: Command, metrics: Metrics): UiState {
	const {key, anchors, height} = metrics.explanation;
	const top = state.explanationTop.key === key ? state.explanationTop.top : 0;
	const at = state.mark;
	const step =
		command === 'down'
			? anchors.findIndex(({row}, index) => row >= top && (at === undefined || index > at))
			: command === 'up' && at !== undefined
				? anchors.findLastIndex(({row}, index) => row <= top + height && index < at)
				: -1;
	const found = anchors[step];
	// One row beyond what is in sight is near enough: choosing it scrolls by that row.
	if (found === undefined || found.row < top - 1 || found.row > top + height)
		return {
			...state,
			explanationTop: {key, top: target(top, command, metrics.explanation)},
		};
	// A line that is longer than what is in sight comes up as far as its first row allows.
	const needed = Math.min(found.row, found.row + found.height - height);
	const next = Math.min(found.row, Math.max(top, needed));
	return {...state, mark: step, explanationTop: {key, top: next}};
}

/** Choose another experiment in either of their lists. */
export function moveInTrials(state: UiState, command: Command, findings: Findings): UiState {
	const {overlay} = state;
	const go = (index: number, rows: number): number => target(index, command, {rows, height: 1});
	if (overlay?.kind === 'consent') {
		const {consent} = overlay;
		return asking(state, chooseTrial(consent, go(consent.index, consent.offer.agenda.length)));
	}
	if (overlay?.kind !== 'matrix') return state;
	const rows = findings.series?.offer.agenda.length ?? 0;
	return {...state, overlay: {...overlay, index: go(overlay.index, rows), moved: true}};
}

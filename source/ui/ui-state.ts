import type {Stage} from '../model/stage.ts';
import type {SessionView} from '../model/view.ts';
import type {InvestigationState} from '../experiments/investigation.ts';
import type {PreflightState} from '../preflight/preflight.ts';
import {noFolds, type Folds} from './folds.ts';
import {typingOf, type Typing} from './command-line.ts';
import type {LoginForm} from './login-update.ts';
import type {Search} from './search-state.ts';
import type {Consent} from './consent.ts';
import {firstPace} from './auto-pace.ts';
import type {RestartForm} from './restart-form.ts';
import type {SelfOverlay} from './self-state.ts';
import type {DeadLine} from './dead-line.ts';

/** The panes that can have the focus, in the order of Tab. */
export const panes = ['explanation', 'transcript', 'rail'] as const;
export type Pane = (typeof panes)[number];

/** What lies over the panes. */
export type Overlay =
	/** `asked`: leaving the open connection for this one was asked about. */
	| {readonly kind: 'mx'; readonly index: number; readonly asked?: boolean}
	| {readonly kind: 'dns'; readonly top: number}
	/** The whole page about one reply, by its place among all of them. */
	| {readonly kind: 'page'; readonly index: number; readonly top: number}
	/** The keywords of EHLO, one of them unfolded. */
	| {readonly kind: 'words'; readonly index: number}
	/** `under`: what it was opened from, and closes to. */
	| {readonly kind: 'help'; readonly top: number; readonly under?: Overlay | undefined}
	/** The greetings of all servers: first what it costs, then how they come in. */
	| {readonly kind: 'greetings'; readonly step: 'asked' | 'run' | 'done'; readonly top: number}
	/** The ways to go on other than the proposed one. `asked`: closing the connection was asked about. */
	| {readonly kind: 'ways'; readonly index: number; readonly asked?: boolean}
	/** Name and password for AUTH. */
	| {readonly kind: 'login'; readonly form: LoginForm}
	/** The walk again with something changed. */
	| {readonly kind: 'form'; readonly form: RestartForm}
	/** Who we are to them: findings, one of them, their side, whom else to ask. */
	| SelfOverlay
	/** What experiments may cost, before the first of them. */
	| {readonly kind: 'consent'; readonly consent: Consent}
	/** How the experiments came out, one of them chosen; until one was moved to, what goes on stays in sight. */
	| {readonly kind: 'matrix'; readonly index: number; readonly moved?: boolean}
	/** What was said in an experiment. */
	| {
			readonly kind: 'trial';
			readonly number: number;
			/** First row shown; undefined: where the lines are that it was opened for. */
			readonly top: number | undefined;
			/** Rows to point out. */
			readonly lit: readonly number[];
			/** The list it was opened from; undefined: the verdict. */
			readonly index: number | undefined;
	  }
	/** Waiting for the time that the server asked for. `asked`: going early was asked about. */
	| {readonly kind: 'wait'; readonly asked: boolean};

/** Everything the screen knows that the session does not. */
export type UiState = {
	readonly focus: Pane;
	/** The focused pane alone, over the whole width. */
	readonly zoom: boolean;
	readonly overlay: Overlay | undefined;
	/** The command line that was opened last. */
	readonly editing: Typing | undefined;
	/** What was cut from command lines, newest first. */
	readonly ring: readonly string[];
	/** First row shown; undefined: follow the newest. */
	readonly transcriptTop: number | undefined;
	/** The line of the transcript to have in sight, by its name; it holds across folding. */
	readonly aim: string | undefined;
	/** The exchange that is looked at, by the `seq` that names it; undefined: the present one. */
	readonly chosen: number | undefined;
	/** How many exchanges there were when the transcript stopped following; undefined: it follows. */
	readonly seen: number | undefined;
	/** How many replies there were when one began to read again; undefined: the present is explained. */
	readonly since: number | undefined;
	readonly folds: Folds;
	/** What is looked for, while it is typed and as long as it stays marked. */
	readonly search: Search | undefined;
	/** What was looked for last. */
	readonly searched: string;
	/** First row shown, for the text named by `key`; another text starts at its top. */
	readonly explanationTop: {readonly key: string; readonly top: number};
	/** The stage looked at; undefined: the present one. */
	readonly selected: Stage | undefined;
	/** The line of the verdict that is chosen, by its place among those that can be. */
	readonly mark: number | undefined;
	/** Lines of the transcript that are pointed out, by the `seq` of their events. */
	readonly lit: readonly number[] | undefined;
	readonly auto: boolean;
	/** How fast auto goes: its place among the pauses. */
	readonly pace: number;
	/** Byte offsets in the transcript. */
	readonly offsets: boolean;
	/** The proposal that was approved last, and the refusal that stood then: one approval each. */
	readonly approved: string | undefined;
	/** `seq` of the newest refusal that was followed by a key: its words are gone. */
	readonly dismissed: number | undefined;
	/** q was pressed once while the conversation is open. */
	readonly leaving: boolean;
	/** Esc was pressed once in this wait, named by when it began: stopping it costs the connection. */
	readonly stopping: number | undefined;
	/** A word to the person, until the next key. */
	readonly notice: string | undefined;
	/** What is typed where no command line can be. */
	readonly dead: DeadLine | undefined;
	/** Commands that were typed, oldest first. */
	readonly history: readonly string[];
};

/** The state at the start of a walk. */
export const initialState: UiState = {
	focus: 'explanation',
	zoom: false,
	overlay: undefined,
	editing: undefined,
	ring: [],
	transcriptTop: undefined,
	aim: undefined,
	chosen: undefined,
	seen: undefined,
	since: undefined,
	folds: noFolds,
	search: undefined,
	searched: '',
	explanationTop: {key: '', top: 0},
	selected: undefined,
	mark: undefined,
	lit: undefined,
	auto: false,
	pace: firstPace,
	offsets: false,
	approved: undefined,
	dismissed: undefined,
	leaving: false,
	stopping: undefined,
	notice: undefined,
	dead: undefined,
	history: [],
};

/** Which keys mean what depends on it. */
export type Context =
	| 'ready'
	| 'confirm'
	| 'edit'
	| 'waiting'
	| 'idle'
	| 'over'
	| Overlay['kind']
	/** A destination of others is being typed. */
	| 'control'
	/** What to look for is being typed. */
	| 'search'
	/** What was found is marked: a few keys go there, all others do what they did. */
	| 'found'
	/** The matrix while experiments are going on. */
	| 'series'
	/** The findings about ourselves while more are looked for. */
	| 'self-run'
	/** Greetings that are coming in, or are all there. */
	| 'greetings-run'
	| 'greetings-done'
	/** Whether to log in in spite of a danger. */
	| 'login-risk'
	/** The screens before a walk. */
	| 'start'
	| 'resume'
	| 'explain-text'
	| 'explain-page';

/** Where the person is. `known`: what goes on beside the walk. */
export function contextOf(
	state: UiState,
	view: SessionView,
	known: {
		readonly series?: InvestigationState | undefined;
		readonly self?: PreflightState | undefined;
	} = {},
): Context {
	const {series, self} = known;
	const {overlay} = state;
	if (state.search?.field !== undefined) return 'search';
	if (overlay?.kind === 'consent' && overlay.consent.field !== undefined) return 'control';
	if (overlay?.kind === 'matrix' && series !== undefined && series.ended === undefined)
		return 'series';
	if (overlay?.kind === 'self') return contextOfSelf(overlay, self);
	if (overlay?.kind === 'greetings' && overlay.step !== 'asked')
		return overlay.step === 'run' ? 'greetings-run' : 'greetings-done';
	if (overlay?.kind === 'login' && overlay.form.step === 'risk') return 'login-risk';
	if (overlay !== undefined) return overlay.kind;
	if (typingOf(state, view) !== undefined) return 'edit';
	if (view.over !== undefined) return 'over';
	if (view.proposal !== undefined) return view.proposal.needsConfirmation ? 'confirm' : 'ready';
	return view.running === undefined ? 'idle' : 'waiting';
}

/** Where the person is in the panel. */
export function contextOfSelf(
	{kind}: SelfOverlay,
	known: PreflightState | undefined,
): SelfOverlay['kind'] | 'self-run' {
	return kind === 'self' && (known === undefined || known.phase === 'looking') ? 'self-run' : kind;
}

/** One row of the list of mail exchangers that can be chosen. */
export type MxChoice = {readonly host: string; readonly address: string | undefined};

/** Every host, and below it each of its addresses where there is more than one. */
export function mxChoices(view: SessionView): readonly MxChoice[] {
	return (view.route?.hosts ?? []).flatMap((host) => {
		const addresses = host.addresses ?? [];
		const single = addresses.length === 1 ? addresses[0]?.address : undefined;
		const own = {host: host.host, address: single};
		return addresses.length < 2
			? [own]
			: [own, ...addresses.map(({address}) => ({host: host.host, address}))];
	});
}

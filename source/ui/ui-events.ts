import type {Offer} from '../experiments/investigation.ts';
import type {Intent} from '../model/session.ts';
import type {SessionView} from '../model/view.ts';
import type {Binding} from './key-table.ts';
import type {Stroke} from './keys.ts';
import type {Extent} from './overlays.ts';
import type {Outside} from './outside.ts';
import type {Anchor} from './panes/causes.ts';
import type {Change} from '../render/change.ts';
import type {Block} from './panes/transcript-sheet.ts';
import type {SearchText} from './search-text.ts';
import type {SelfEffect} from './self-update.ts';
import type {UiState} from './ui-state.ts';
import type {Appointment, Findings} from './why-update.ts';

/** What the last frame looked like, for scrolling. */
export type Metrics = {
	/** `rowOf`: the row that an event of this walk left behind. */
	readonly transcript: Extent & {
		readonly rowOf: (seq: number) => number | undefined;
		/** The first row in sight. */
		readonly top: number;
		readonly blocks: readonly Block[];
	};
	/** The window has room for one pane only. */
	readonly isOnePane: boolean;
	/** The text that has the focus, whole, for another program. */
	readonly plain: (state: UiState) => string;
	/** The text that has the focus, and its line that was the first in sight. */
	readonly search: {readonly text: SearchText; readonly line: number};
	readonly explanation: Extent & {
		readonly key: string;
		/** The lines of the verdict that can be chosen. */
		readonly anchors: readonly Anchor[];
	};
	/** `start`: the first row in sight until one moves. */
	readonly overlay: Extent & {readonly start?: number | undefined};
};

/** What an update may look at beside the state. */
export type Facts = {
	readonly view: SessionView;
	readonly metrics: Metrics;
	readonly findings: Findings;
	/** What the keys mean; absent: as built in. */
	readonly keys?: readonly Binding[] | undefined;
};

/** Something that happened to the screen. */
export type UiEvent =
	| {readonly type: 'stroke'; readonly stroke: Stroke}
	| {readonly type: 'paste'; readonly text: string}
	/** This proposal is on the screen. */
	| {readonly type: 'seen'; readonly proposalId: number}
	/** The pause of auto mode is over for this proposal. */
	| {readonly type: 'auto-due'; readonly proposalId: number}
	/** What experiments there are, and what they cost; made with these destinations of others. */
	| {readonly type: 'offered'; readonly offer: Offer; readonly controls: readonly string[]}
	/** Something came back with a word to the person. */
	| {readonly type: 'told'; readonly notice: string}
	/** There is more to look at for the search. */
	| {readonly type: 'search-more'}
	/** All greetings are there, or no more will come. */
	| {readonly type: 'greetings-over'}
	/** The time that the server asked for is over. */
	| {readonly type: 'wait-over'};

/** Something for the outside to do. */
export type UiEffect =
	| {readonly type: 'intend'; readonly intent: Intent}
	| {readonly type: 'leave'; readonly by: 'done' | 'person' | 'signal'}
	/** Work out what can be found out; undefined: with the destinations that were agreed to before. */
	| {readonly type: 'make-offer'; readonly controls: readonly string[] | undefined}
	/** Make these experiments: the person agreed. */
	| {readonly type: 'investigate'; readonly offer: Offer}
	| {readonly type: 'stop-series'}
	/** Propose the server again that asked for time. */
	| {readonly type: 'visit-again'; readonly appointment: Appointment}
	| {readonly type: 'new-walk'}
	/** Show a text in a program of the person's. */
	| {readonly type: 'show-outside'; readonly how: Outside; readonly text: string}
	/** Make the walk again with something changed. */
	| {readonly type: 'restart'; readonly change: Change}
	/** Show another walk of this screen, by its place. */
	| {readonly type: 'show-walk'; readonly at: number}
	/** Ask all servers for their greeting: the person agreed. */
	| {readonly type: 'ask-greetings'}
	| {readonly type: 'stop-greetings'}
	| SelfEffect
	/** The tour on, or off for good. */
	| {readonly type: 'toggle-tour'}
	| {readonly type: 'suspend'};

/** The new state and what is to be done. */
export type Update = {readonly state: UiState; readonly effects: readonly UiEffect[]};

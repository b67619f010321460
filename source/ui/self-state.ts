import {checkGroup, checkGroups, type CheckGroup} from '../knowledge/check-names.ts';
import type {Check, CheckId, Consent, ConsentGroup} from '../model/check.ts';
import {exitCodes, type Outcome} from '../model/verdict.ts';
import type {PreflightState} from '../preflight/preflight.ts';
import type {Overlay} from './ui-state.ts';

/** What lies over the panes while one looks at oneself. */
export type SelfOverlay =
	/** The findings, one of them chosen. */
	| {
			readonly kind: 'self';
			/** The name of the chosen entry; undefined: the first. */
			readonly at: string | undefined;
			/** Those that are good are folded away. */
			readonly folded: boolean;
	  }
	/** All about one finding. */
	| {
			readonly kind: 'check';
			readonly at: string;
			readonly top: number;
			/** How it was found out is folded away. */
			readonly folded: boolean;
			/** The list was folded. */
			readonly listFolded: boolean;
	  }
	/** What the receiver may have thought at each line. */
	| {readonly kind: 'side'; readonly top: number}
	/** Whom else would be asked: each by name, none ticked at first. */
	| {
			readonly kind: 'agree';
			readonly index: number;
			readonly ticked: readonly ConsentGroup[];
			/** Something was to begin, and nothing was ticked. */
			readonly error: string | undefined;
	  };

/** What lies over the panes, if it is the panel. */
export function selfOverlayOf(overlay: Overlay | undefined): SelfOverlay | undefined {
	switch (overlay?.kind) {
		case 'self':
		case 'check':
		case 'side':
		case 'agree':
			return overlay;
		default:
			return undefined;
	}
}

/** The list of findings as it opens. */
export const openedSelf: SelfOverlay = {kind: 'self', at: undefined, folded: false};

/** What can be chosen in the list: a finding, or something that could be asked, too. */
export type Entry =
	| {readonly kind: 'check'; readonly key: string; readonly check: Check}
	| {readonly kind: 'consent'; readonly key: string; readonly consent: Consent};

/** A finding by its name: it keeps it while others come in. */
export const keyOfCheck = ({id, subject}: Check): string => `${id} ${subject}`;

/** A group of the list. */
export type Section = {
	readonly group: CheckGroup;
	/** Those that are shown. */
	readonly checks: readonly Check[];
	/** How many good ones are folded away. */
	readonly hidden: number;
	readonly pending: readonly CheckId[];
};

/** The findings by group; empty groups are left out. */
export function sectionsOf(state: PreflightState, folded: boolean): readonly Section[] {
	return checkGroups.flatMap((group): readonly Section[] => {
		const all = state.checks.filter(({id}) => checkGroup(id) === group);
		const checks = folded ? all.filter((each) => each.state !== 'good') : all;
		const pending = state.pending.filter((id) => checkGroup(id) === group);
		return all.length + pending.length === 0
			? []
			: [{group, checks, hidden: all.length - checks.length, pending}];
	});
}

/** What can be chosen, in the order of the screen. */
export function entriesOf(state: PreflightState, folded: boolean): readonly Entry[] {
	return [
		...sectionsOf(state, folded).flatMap(({checks}) =>
			checks.map((check): Entry => ({kind: 'check', key: keyOfCheck(check), check})),
		),
		...consentsOf(state).map((consent): Entry => ({
			kind: 'consent',
			key: `consent ${consent.group}`,
			consent,
		})),
	];
}

/** What could be agreed to now; nothing once it is over. */
export function consentsOf({consents, phase}: PreflightState): readonly Consent[] {
	return phase === 'over' ? [] : consents;
}

/** The place of the chosen entry; the first if it is gone. */
export function placeIn(entries: readonly Entry[], at: string | undefined): number {
	return Math.max(
		0,
		entries.findIndex(({key}) => key === at),
	);
}

/** What is known of us, counted. */
export function countsOf({checks}: PreflightState): {
	readonly bad: number;
	readonly good: number;
	readonly unknown: number;
} {
	const count = (state: Check['state']): number =>
		checks.filter((check) => check.state === state).length;
	return {bad: count('bad'), good: count('good'), unknown: count('unknown')};
}

/** Whether this is a case where what they see of us may be the reason: a refusal of us, a drop, no connection. */
export function helpsToLook(outcome: Outcome | undefined): boolean {
	if (outcome === undefined) return false;
	const {connectionLost, couldNotConnect, youAreRefused} = exitCodes;
	const {about, exitCode, hypotheses} = outcome;
	return (
		about === 'you' ||
		exitCode === youAreRefused ||
		exitCode === connectionLost ||
		exitCode === couldNotConnect ||
		(about !== 'recipient' && hypotheses[0]?.about === 'you')
	);
}

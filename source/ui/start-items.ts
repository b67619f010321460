import {
	allVisits,
	matchingVisits,
	type PracticeEntry,
	type StartState,
	type WaitingWalk,
} from './start-state.ts';

/** A walk that was made lately. */
export type RecentEntry = {
	readonly address: string;
	/** ISO 8601, UTC. */
	readonly at: string;
	/** What came of it, in one line. NOT safe to show. */
	readonly outcome: string;
	/** The same in a few words. NOT safe to show. */
	readonly verdict?: string | undefined;
};

/** The recent walks, and how to forget them. */
export type RecentWalks = {
	readonly list: () => readonly RecentEntry[];
	readonly forget: (address: string) => void;
	readonly forgetAll: () => void;
};

/** What the start screen has to choose from. */
export type StartSources = {
	readonly practice: readonly PracticeEntry[];
	readonly waits: readonly WaitingWalk[];
	readonly recents: readonly RecentEntry[];
};

/** Something to choose. */
export type StartItem =
	| {readonly kind: 'wait'; readonly address: string; readonly wait: WaitingWalk}
	| {
			readonly kind: 'recent';
			readonly address: string;
			readonly recent: RecentEntry;
			readonly options?: readonly string[] | undefined;
	  }
	/** Older recent walks that are out of sight: Enter brings them in. */
	| {readonly kind: 'more'; readonly address: ''; readonly count: number}
	| (ReturnType<typeof allVisits>[number] & {readonly kind: 'practice'});

/** So many of the newest recent walks stand above the practice addresses. */
const newest = 3;

/**
 * All that can be chosen, in the order of the screen: walks that wait for their
 * time, recent walks, practice addresses. What was typed searches the last two.
 * Until they are asked for, older recent walks do not push the practice
 * addresses out of sight.
 */
export function startItems(
	sources: StartSources,
	{typed, unfolded}: Pick<StartState, 'typed' | 'unfolded'>,
): readonly StartItem[] {
	const {practice, waits, recents} = sources;
	const words = typed.toLowerCase().trim().split(/\s+/u);
	const found = recents.filter(({address}) =>
		words.every((word) => address.toLowerCase().includes(word)),
	);
	const isFolded = !unfolded && typed === '' && practice.length > 0 && found.length > newest + 1;
	const inSight = isFolded ? found.slice(0, newest) : found;
	const more: StartItem = {kind: 'more', address: '', count: found.length - newest};
	return [
		...(typed === '' ? waits : []).map((wait): StartItem => ({
			kind: 'wait',
			address: wait.address,
			wait,
		})),
		...inSight.map((recent): StartItem => ({
			kind: 'recent',
			address: recent.address,
			recent,
			// On the practice network an address may bring options along.
			options: allVisits(practice).find(({address}) => address === recent.address)?.options,
		})),
		...(isFolded ? [more] : []),
		...matchingVisits(practice, typed).map((visit): StartItem => ({...visit, kind: 'practice'})),
	];
}

/**
 * Where the list begins: at the newest recent walk or the first practice
 * address, so that what is newest is in sight on any screen; or else in the field.
 */
export function firstIndex(sources: StartSources, typed: string): number {
	return sources.practice.length > 0 && typed === '' ? sources.waits.length : -1;
}

/**
 * Which item Enter takes; −1: what was typed. Letters without an @ are no
 * address, so they mean the first one they are found in.
 */
export function chosenItem(state: StartState, items: readonly StartItem[]): number {
	if (state.offer !== undefined && state.index < 0) return -1;
	const isSearch = state.index < 0 && state.typed.trim() !== '' && !state.typed.includes('@');
	return isSearch && items.length > 0 ? 0 : Math.min(state.index, items.length - 1);
}

/** '5 min ago', '3 h ago', '2 days ago'; a time ahead is 'just now'. */
export function ago(at: string, nowMs: number): string {
	const minutes = Math.floor((nowMs - Date.parse(at)) / 60_000);
	if (Number.isNaN(minutes)) return '';
	if (minutes < 1) return 'just now';
	if (minutes < 60) return `${minutes} min ago`;
	const hours = Math.floor(minutes / 60);
	if (hours < 24) return `${hours} h ago`;
	const days = Math.floor(hours / 24);
	return days === 1 ? 'yesterday' : `${days} days ago`;
}

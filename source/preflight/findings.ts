import {createStore, type Store} from '../engine/store.ts';
import {type Check, type CheckId, checkIds, type CheckStep} from '../model/check.ts';
import type {PreflightState} from './preflight.ts';

/** What is found out, kept in the state of a preflight. */
export type Findings = {
	readonly store: Store<PreflightState>;
	/** These are being looked at. */
	readonly begin: (ids: readonly CheckId[]) => void;
	/** What was found takes the place of what was found before by the same checks. */
	readonly found: (ids: readonly CheckId[], results: readonly Check[]) => void;
	/** How our address was asked for: it belongs to how that was found out. */
	readonly askedWho: (steps: readonly CheckStep[]) => void;
	/** Somebody else is contacted. Safe to show. */
	readonly contact: (name: string) => void;
	readonly connected: () => void;
};

/** Nothing is known yet. */
export function createFindings(): Findings {
	const store = createStore<PreflightState>({
		self: undefined,
		checks: [],
		pending: [],
		consents: [],
		contacted: [],
		connections: 0,
		phase: 'looking',
		ended: undefined,
	});
	let whoSteps: readonly CheckStep[] = [];

	const withSteps = (check: Check): Check =>
		check.id === 'own-address' ? {...check, steps: [...whoSteps, ...check.steps]} : check;

	function found(ids: readonly CheckId[], results: readonly Check[]): void {
		const {checks, pending} = store.get();
		const others = checks.filter(({id}) => !ids.includes(id));
		store.set({
			checks: inOrder([...others, ...results.map(withSteps)], ({id}) => id),
			pending: pending.filter((id) => !ids.includes(id)),
		});
	}

	return {
		store,
		begin(ids) {
			const pending = [...new Set([...store.get().pending, ...ids])];
			store.set({pending: inOrder(pending, (id) => id)});
		},
		found,
		askedWho(steps) {
			whoSteps = steps;
			const before = store.get().checks.filter(({id}) => id === 'own-address');
			found(['own-address'], before);
		},
		contact(name) {
			const {contacted} = store.get();
			if (!contacted.includes(name)) store.set({contacted: [...contacted, name]});
		},
		connected() {
			store.set({connections: store.get().connections + 1});
		},
	};
}

function inOrder<T>(items: readonly T[], idOf: (item: T) => CheckId): readonly T[] {
	return items.toSorted((a, b) => checkIds.indexOf(idOf(a)) - checkIds.indexOf(idOf(b)));
}

import type {Check, CheckId, CheckState, Consent, Self} from '../../source/model/check.ts';
import {checkIds} from '../../source/model/check.ts';
import type {Preflight, PreflightState} from '../../source/preflight/preflight.ts';

/** A finding about ourselves; change what the test is about. */
export function checkOf(id: CheckId, state: CheckState, more: Partial<Check> = {}): Check {
	return {
		id,
		subject: '192.0.2.99',
		state,
		finding: 'some',
		weight: 'much',
		title: `Title of ${id}`,
		found: `Found about ${id}.`,
		concludes: `A receiver concludes about ${id}.`,
		who: state === 'good' ? null : 'network',
		next: state === 'good' ? [] : [`Mend ${id}.`],
		records: [],
		steps: [],
		...more,
	};
}

/** Who we are in tests. */
export const someSelf: Self = {
	addresses: [{address: '192.0.2.99', family: 4, source: 'socket', local: undefined}],
	helo: 'client.example',
	heloSource: 'ptr',
	sender: 'postmaster@client.example',
	senderSource: 'postmaster',
};

/** What others would have to be asked. */
export const someConsents: readonly Consent[] = [
	{
		group: 'callback',
		text: 'mxray connects to the mail server of the sender’s domain, as a receiver would.',
		names: ['mx.client.example'],
		connections: 1,
	},
	{
		group: 'blocklists',
		text: 'Block lists are asked for your address; they learn it.',
		names: ['zen.lists.example', 'bl.spam.example', 'dbl.lists.example'],
		connections: 0,
	},
];

/** A preflight that goes on only as the test says. */
export type FakePreflight = Preflight & {
	readonly set: (more: Partial<PreflightState>) => void;
	/** What was agreed to. */
	readonly agreed: readonly string[];
	readonly stops: readonly string[];
};

/** A preflight that has just begun. */
export function fakePreflight(more: Partial<PreflightState> = {}): FakePreflight {
	let state: PreflightState = {
		self: someSelf,
		checks: [],
		pending: [],
		consents: [],
		contacted: [],
		connections: 0,
		phase: 'looking',
		ended: undefined,
		...more,
	};
	const listeners = new Set<() => void>();
	const agreed: string[] = [];
	const stops: string[] = [];
	const {promise, resolve} = Promise.withResolvers<PreflightState>();
	const set = (next: Partial<PreflightState>): void => {
		state = {...state, ...next};
		for (const listener of listeners) listener();
		if (state.phase === 'over') resolve(state);
	};
	return {
		getState: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		agree(groups) {
			agreed.push(...groups);
			set({
				phase: 'looking',
				consents: state.consents.filter(({group}) => !groups.includes(group)),
			});
		},
		finish() {
			set({phase: 'over', ended: 'done'});
		},
		stop(by) {
			stops.push(by);
			set({phase: 'over', ended: by, pending: []});
		},
		finished: promise,
		set,
		agreed,
		stops,
	};
}

/** One finding of each check: those named are bad, the rest good. */
export function allChecks(bad: readonly CheckId[] = []): readonly Check[] {
	return checkIds.map((id) => checkOf(id, bad.includes(id) ? 'bad' : 'good'));
}

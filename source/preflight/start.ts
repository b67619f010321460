import {type ConsentGroup, consentGroups} from '../model/check.ts';
import type {Checks} from './checks/index.ts';
import {cleanIo} from './clean-io.ts';
import {createFindings} from './findings.ts';
import {createLooks} from './look.ts';
import type {Preflight, PreflightOptions, PreflightState} from './preflight.ts';

/**
 * Look at ourselves as a receiver does. What needs no consent is begun at
 * once, all of it at the same time; the rest when it is agreed to. Once a better
 * source for our address is known, what follows from the address is done anew.
 */
export function startPreflight(
	options: PreflightOptions & {/** For tests. */ readonly checks?: Checks},
): Preflight {
	const abort = new AbortController();
	const findings = createFindings();
	const {store} = findings;
	const looks = createLooks({...options, io: cleanIo(options.io)}, findings, abort.signal);
	/** Agreed to, and not begun. */
	const agreed = new Set<ConsentGroup>();
	/** Agreed to, begun or done. */
	const settled = new Set<ConsentGroup>();
	let finishing = false;
	let stoppedBy: 'person' | 'signal' | undefined;
	let wake = (): void => {};

	async function look(): Promise<void> {
		await looks.first();
		for (;;) {
			const next = consentGroups.find((group) => agreed.delete(group));
			const consents = looks.offers(settled);
			if (next) {
				store.set({phase: 'looking', consents});
				await looks.make(next);
			} else if (finishing || consents.length === 0) {
				store.set({consents});
				return;
			} else {
				store.set({phase: 'asking', consents});
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
			}
			abort.signal.throwIfAborted();
		}
	}

	async function toTheEnd(): Promise<PreflightState> {
		try {
			if (stoppedBy === undefined) await look();
		} catch (error) {
			if (stoppedBy === undefined) throw error;
		}
		return store.set({pending: [], phase: 'over', ended: stoppedBy ?? 'done'});
	}

	return {
		getState: () => store.get(),
		subscribe: (listener) => store.subscribe(listener),
		agree(groups) {
			const {consents, phase} = store.get();
			if (phase === 'over') return;
			for (const {group} of consents) {
				if (!groups.includes(group)) continue;
				agreed.add(group);
				settled.add(group);
			}
			store.set({consents: consents.filter(({group}) => !settled.has(group))});
			if (agreed.size > 0) wake();
		},
		finish() {
			finishing = true;
			wake();
		},
		stop(by) {
			if (store.get().phase === 'over') return;
			stoppedBy ??= by;
			abort.abort(new Error('the preflight was stopped'));
			wake();
		},
		// A turn later, so that the caller can subscribe first.
		finished: Promise.resolve().then(toTheEnd),
	};
}

import type {Session} from '../engine/session.ts';
import type {Deferral} from '../model/deferral.ts';
import type {LedgerEntry} from '../model/ledger.ts';
import type {Trial} from '../model/trial.ts';
import {openLedger} from '../state/ledger.ts';
import {statePlace} from '../state/places.ts';
import {openWaits} from '../state/waits.ts';
import {keepBooks, keepWaits, settleTrial} from './bookkeeping.ts';

/** What is written down while mxray runs: what it did to others, and who asked us to come back. */
export type Books = {
	/** What was done to others lately, by any mxray of this user, as it stands in the ledger now. */
	readonly entries: () => readonly LedgerEntry[];
	/** Before the first packet of a walk. The result says what the server asked for, as soon as it has. */
	readonly walk: (session: Session, why?: LedgerEntry['why']) => () => Deferral | undefined;
	/** When the person has seen what the walks came to: what they settled is not waited for any more. */
	readonly seen: () => void;
	/** Before the first packet of a visit that only reads a greeting. */
	readonly visit: (session: Session) => void;
	/** Before the first packet of a session that only looks at ourselves: a call-back. */
	readonly preflight: (session: Session) => void;
	/** Before the first packet of an experiment. */
	readonly trial: (session: Session, trial: Trial) => void;
};

const noBooks: Books = {
	entries: () => [],
	walk: () => () => undefined,
	seen() {},
	visit() {},
	preflight() {},
	trial() {},
};

/**
 * The books of this user; those of practice are apart. Trouble with the disk
 * stops no walk: it is told in a sentence.
 */
export async function openBooks(
	practice: boolean,
	env: Readonly<Record<string, string | undefined>>,
	onTrouble: (sentence: string) => void,
): Promise<Books> {
	const folder = await statePlace(env, practice);
	if (folder === undefined) return noBooks;
	const ledger = openLedger(folder, {onTrouble});
	const waits = openWaits(folder, {onTrouble});
	const settled: (() => void)[] = [];
	return {
		entries: () => ledger.read(),
		walk(session, why = 'walk') {
			let deferral: Deferral | undefined;
			keepBooks(session, ledger, {why, factor: null});
			const settle = keepWaits(session, waits, (wait) => {
				deferral = wait?.deferral;
			});
			settled.push(settle);
			return () => deferral;
		},
		seen() {
			for (const settle of settled.splice(0)) settle();
		},
		visit(session) {
			keepBooks(session, ledger, {why: 'walk', factor: null});
		},
		preflight(session) {
			keepBooks(session, ledger, {why: 'preflight', factor: null});
		},
		trial(session, {factor}) {
			keepBooks(session, ledger, {why: 'experiment', factor});
			settled.push(() => settleTrial(session, waits));
		},
	};
}

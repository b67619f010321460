import type {LedgerEntry} from '../model/ledger.ts';
import type {Limit, Restraint} from '../model/limit.ts';
import type {Target, WalkPlan} from '../model/session.ts';
import type {SessionView} from '../model/view.ts';
import {countsText, earlierAt, type Place, restraintAt} from '../politeness/levels.ts';
import {roomAt, type Room} from '../politeness/room.ts';
import {findDecisive} from '../verdict/decisive.ts';
import {judgeWith, type Judge} from '../verdict/judge.ts';
import type {World} from './world.ts';

/** What keeps a run polite: it looks into the ledger whenever it is asked. */
export type Politeness = {
	/** The same world, whose network tells what stands against a connection by now. */
	readonly polite: World;
	/** The verdict, with what was done at the destination before the walk. */
	readonly judge: Judge;
	/** What was done there by now, in a sentence; undefined before anybody is known. Safe to show. */
	readonly countsFor: (view: SessionView) => string | undefined;
};

/** Join the ledger with the network that is walked on. */
export function politenessOf(options: {
	readonly world: World;
	/** The ledger as it is now. */
	readonly entries: () => readonly LedgerEntry[];
	/** `--ignore-limits`: what stands against it is told, and holds nothing back. */
	readonly ignore: boolean;
}): Politeness {
	const {world, entries, ignore} = options;
	const practice = world.practice !== undefined;
	const limits: readonly Limit[] = (world.practice?.scenarios ?? []).flatMap(
		(scenario) => scenario.limits ?? [],
	);
	// The past of a walk does not change any more: it is read once for each.
	let known: {readonly startedAt: string; readonly entries: readonly LedgerEntry[]} | undefined;
	const restrain = ({mailbox}: WalkPlan, {host, address}: Target): Restraint | undefined => {
		// Whoever runs a server on this machine may do with it as they like.
		if (address.scope !== 'public') return undefined;
		const now = world.io.clock.date();
		const place = {domain: mailbox.asciiDomain, host};
		const restraint = restraintAt(entries(), place, {now, limits, practice});
		return restraint?.level === 'over' && ignore ? ignored(restraint) : restraint;
	};
	const roomFor = (view: SessionView): Room | undefined => {
		const place = ignore ? undefined : placeOf(view);
		return place && roomAt(entries(), place, {now: world.io.clock.date(), limits, practice});
	};
	return {
		polite: {...world, io: {...world.io, restrain}, roomFor},
		judge: judgeWith(earlierOf),
		countsFor(view) {
			const host = view.attempts.at(-1)?.target.host ?? view.route?.hosts[0]?.host;
			const place = host === undefined ? undefined : {domain: domainOf(view), host};
			return place && countsText(entries(), place, {now: world.io.clock.date(), limits, practice});
		},
	};

	function earlierOf(view: SessionView) {
		const place = placeOf(view);
		if (place === undefined) return undefined;
		// Only the past of this walk counts, so that what it did itself is no reason for how it ended.
		return earlierAt(before(view), place, {now: new Date(view.startedAt), limits, practice});
	}

	function before({startedAt}: SessionView): readonly LedgerEntry[] {
		if (known?.startedAt !== startedAt) known = {startedAt, entries: entries()};
		return known.entries;
	}
}

/** Where the walk came to its decision; undefined for a server on this machine, and before any. */
function placeOf(view: SessionView): Place | undefined {
	const target = (findDecisive(view)?.attempt ?? view.attempts.at(-1))?.target;
	if (target === undefined || target.address.scope !== 'public') return undefined;
	return {domain: domainOf(view), host: target.host};
}

function domainOf({plan}: SessionView): string {
	return plan.mailbox.asciiDomain;
}

function ignored(restraint: Restraint): Restraint {
	return {
		...restraint,
		level: 'near',
		until: null,
		text: `${restraint.text} It goes on all the same, since you gave --ignore-limits.`,
	};
}

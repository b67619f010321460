import type {Session} from '../engine/session.ts';
import type {WalkPlan} from '../model/session.ts';
import type {Outcome} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import type {FirstSeen} from '../practice/network.ts';
import {formatForMail} from '../protocol/address.ts';
import {visible} from '../protocol/visible.ts';
import type {Wait} from '../state/wait.ts';
import {afterWait} from '../verdict/after-wait.ts';
import {visitOf} from '../verdict/deferral.ts';

/** A visit that a server asked for: what to do, when, and how to read what comes of it. */
export type ResumeOffer = {
	/** As it was before this visit. */
	readonly wait: Wait;
	/** The same visit once more. */
	readonly plan: WalkPlan;
	/** Zero or less: its time has come. */
	dueInMs(): number;
	/** The outcome of this visit with what the wait settles. */
	readonly settle: (outcome: Outcome, view: SessionView) => Outcome;
	/** Say it as soon as the system shows that we come from another address than before. */
	warnIfMoved(session: Session, say: (sentence: string) => void): void;
};

/** Servers count whole seconds, and their clock may go behind ours. */
const marginMs = 1000;

/** The visit that this wait is for. `now` is the wall clock. */
export function offerToResume(wait: Wait, now: () => Date): ResumeOffer {
	const {visits, deferral, plan} = wait;
	const last = visits.at(-1);
	return {
		wait,
		plan,
		dueInMs: () => Date.parse(wait.dueAt) + marginMs - now().getTime(),
		settle(outcome, view) {
			const ownAddress = view.attempts.at(-1)?.local?.address;
			const visit = visitOf(view, outcome);
			const at = visit?.at ?? now().toISOString();
			return afterWait(outcome, {
				earlier: visits,
				kind: deferral.kind,
				waitedMs: Date.parse(at) - Date.parse(last?.at ?? wait.firstAt),
				askedMs: deferral.waitMs,
				sameTriplet: !hasMoved(wait, ownAddress),
			});
		},
		warnIfMoved(session, say) {
			warnIfMoved(session, wait, say);
		},
	};
}

/** What practice servers have to remember of the visits in earlier processes. */
export function firstSeenOf({triplet, plan, firstAt}: Wait): FirstSeen {
	return {
		client: triplet.ownAddress ?? '',
		sender: triplet.sender,
		recipient: formatForMail(plan.mailbox),
		at: Date.parse(firstAt),
	};
}

/** Our address is known, then and now, and not the same. */
function hasMoved({triplet}: Wait, ownAddress: string | undefined): boolean {
	const before = triplet.ownAddress;
	return before !== undefined && ownAddress !== undefined && before !== ownAddress;
}

function warnIfMoved(session: Session, wait: Wait, say: (sentence: string) => void): void {
	let warned = false;
	session.log.subscribe((event) => {
		if (warned || event.type !== 'identified') return;
		const {address} = event.identity;
		if (address === undefined || !hasMoved(wait, address)) return;
		warned = true;
		say(
			`Your address was ${visible(wait.triplet.ownAddress ?? '')} at the last visit and is ${visible(address)} now: to a greylisting server you are somebody new, and its clock starts anew.`,
		);
	});
}

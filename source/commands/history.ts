import type {Session} from '../engine/session.ts';
import {visible} from '../protocol/visible.ts';
import {statePlace} from '../state/places.ts';
import {openRecent, type RecentWalk} from '../state/recent.ts';
import {isTourOver, noteTourOver} from '../state/tour.ts';
import {headingOf} from '../ui/panes/verdict-heading.ts';
import type {Judge} from '../verdict/judge.ts';

/** The recent walks, for the start screen, and whether this is somebody's first. */
export type History = {
	readonly list: () => readonly RecentWalk[];
	/** Note the walk once its first step was approved, and again when it is over. */
	readonly watch: (session: Session, judge: Judge) => void;
	readonly forget: (address: string) => void;
	readonly forgetAll: () => void;
	/** Nothing was walked before and the tour was not put away. */
	readonly isFirst: boolean;
	/** Never show the tour by itself again. */
	readonly endTour: () => void;
};

const nothing: History = {
	list: () => [],
	watch() {},
	forget() {},
	forgetAll() {},
	isFirst: false,
	endTour() {},
};

type Environment = Readonly<Record<string, string | undefined>>;

const isOff = (value: string | undefined): boolean =>
	value !== undefined && /^(?:off|no|0|false)$/iu.test(value);

/**
 * The history of this user; that of practice is apart. `MXRAY_HISTORY=off`
 * keeps none and reads none, `MXRAY_TOUR=off` never shows the tour by itself.
 */
export async function openHistory(
	practice: boolean,
	env: Environment,
	onTrouble: (sentence: string) => void,
): Promise<History> {
	const base = await statePlace(env, false);
	const place = await statePlace(env, practice);
	if (base === undefined || place === undefined) return nothing;
	const isKept = !isOff(env['MXRAY_HISTORY']);
	const recent = openRecent(place, onTrouble);
	const other = practice ? base : await statePlace(env, true);
	const hasWalked =
		isKept &&
		(recent.list().length > 0 || (other !== undefined && openRecent(other).list().length > 0));
	const tour = {
		isFirst: !isOff(env['MXRAY_TOUR']) && isKept && !hasWalked && !isTourOver(base),
		endTour: () => {
			noteTourOver(base, onTrouble);
		},
	};
	if (!isKept) return {...nothing, ...tour};
	return {
		list: recent.list,
		forget: recent.remove,
		forgetAll: recent.clear,
		watch(session, judge) {
			watch(session, recent.put, judge);
		},
		...tour,
	};
}

/** What goes into the list, and when. */
export function watch(session: Session, put: (walk: RecentWalk) => void, judge: Judge): void {
	const {plan, startedAt} = session.getView();
	const note = (what: Pick<RecentWalk, 'outcome' | 'verdict'>): void => {
		put({address: plan.mailbox.text, at: startedAt, ...what});
	};
	let begun = false;
	session.log.subscribe((event) => {
		if (event.type === 'approved' && !begun) {
			begun = true;
			note({outcome: 'not finished'});
		} else if (event.type === 'session-ended' && begun) {
			// Judging takes its time, and the last words of a server may have taken theirs: keys come first.
			setImmediate(() => note(whatCame(session, judge)));
		}
	});
}

/** What came of it: the code and the summary, and the verdict in a few words. Safe to show. */
function whatCame(session: Session, judge: Judge): Pick<RecentWalk, 'outcome' | 'verdict'> {
	const outcome = judge(session.getView());
	if (outcome === undefined) return {outcome: 'nothing was decided'};
	const code = outcome.code === null ? '' : `${outcome.code} `;
	return {
		outcome: visible(`${outcome.stage} ${code}${outcome.summary}`),
		verdict: headingOf(outcome).title,
	};
}

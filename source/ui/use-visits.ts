import {useCallback, useMemo, useState} from 'react';
import type {Visit} from '../model/deferral.ts';
import type {Outcome} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import {afterWait} from '../verdict/after-wait.ts';
import {visitOf} from '../verdict/deferral.ts';
import type {Judge} from '../verdict/judge.ts';
import type {Resumption} from './resume.tsx';
import type {Appointment} from './why-update.ts';

/** The visits before the present one, and what they make of its outcome. */
export type Visits = {
	readonly visits: readonly Visit[];
	/** The given judge, with what the waits settle. */
	readonly judge: Judge;
	/** The walk goes to the same server once more. */
	readonly goAgain: (appointment: Appointment, view: SessionView) => void;
};

/** A visit of this walk that was put off. */
type Put = {
	readonly session: unknown;
	readonly appointment: Appointment;
	readonly attempts: number;
};

/** Keep account of the visits of the walk on the screen. */
export function useVisits(
	judge: Judge,
	session: unknown,
	resumption: Resumption | undefined,
): Visits {
	const [all, setAll] = useState<readonly Put[]>([]);
	const here = useMemo(() => all.filter((each) => each.session === session), [all, session]);
	const visits = useMemo(
		() => [...(resumption?.visits ?? []), ...here.map(({appointment}) => appointment.visit)],
		[here, resumption],
	);
	return {
		visits,
		judge: useCallback(
			(view, results) => {
				const outcome = judge(view, results);
				if (outcome === undefined) return undefined;
				const last = here.at(-1);
				if (last === undefined) return resumption?.settle?.(outcome, view) ?? outcome;
				return view.attempts.length > last.attempts
					? settled(outcome, view, last.appointment, visits)
					: outcome;
			},
			[judge, here, resumption, visits],
		),
		goAgain: useCallback(
			(appointment, view) => {
				setAll((old) => [...old, {session, appointment, attempts: view.attempts.length}]);
			},
			[session],
		),
	};
}

function settled(
	outcome: Outcome,
	view: SessionView,
	{visit, deferral, target}: Appointment,
	earlier: readonly Visit[],
): Outcome {
	const at =
		visitOf(view, outcome)?.at ?? new Date(Date.parse(view.startedAt) + view.atMs).toISOString();
	const [last, before] = [view.attempts.at(-1), view.attempts.at(-2)];
	const sameTriplet =
		last?.target.host === target.host &&
		last.target.address.address === target.address.address &&
		(before?.local === undefined || last.local?.address === before.local.address);
	return afterWait(outcome, {
		earlier,
		kind: deferral.kind,
		waitedMs: Date.parse(at) - Date.parse(visit.at),
		askedMs: deferral.waitMs,
		sameTriplet,
	});
}

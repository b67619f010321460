import {useCallback, useMemo, useState} from 'react';
import type {Visit} from '../model/deferral.ts';
import type {SessionView} from '../model/view.ts';
import type {Judge} from '../verdict/judge.ts';
import type {BehindStart} from './behind-start.ts';
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
	behind: () => BehindStart,
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
					? behind().settled(outcome, view, last.appointment, visits)
					: outcome;
			},
			[judge, here, resumption, visits, behind],
		),
		goAgain: useCallback(
			(appointment, view) => {
				setAll((old) => [...old, {session, appointment, attempts: view.attempts.length}]);
			},
			[session],
		),
	};
}

import type {Visit} from '../model/deferral.ts';
import type {Outcome} from '../model/verdict.ts';
import type {SessionView} from '../model/view.ts';
import {afterWait} from '../verdict/after-wait.ts';
import {visitOf} from '../verdict/deferral.ts';
import type {Appointment} from './why-update.ts';

/** What a visit that was put off says together with those before it. */
export function settled(
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

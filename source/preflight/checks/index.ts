import type {SessionView} from '../../model/view.ts';
import type {PreflightPlan} from '../preflight.ts';
import type {CheckEntry} from '../run-check.ts';

/** All checks that a preflight makes besides the call-back. */
export type Checks = {
	/** They ask nobody but our own resolver, about our own names. */
	readonly free: readonly CheckEntry[];
	/** They read the connections that were made, and are made again after more of them. */
	readonly afterConnections: readonly CheckEntry[];
	/** With consent. */
	readonly blocklists: CheckEntry | undefined;
};

/** The checks of this plan. `views`: the walks and calls that were made so far. */
export function checksFor(_plan: PreflightPlan, _views: () => readonly SessionView[]): Checks {
	return {free: [], afterConnections: [], blocklists: undefined};
}

import type {ConsentGroup, Check, CheckId} from '../../source/model/check.ts';
import type {World} from '../../source/commands/world.ts';
import {agreeOnce} from '../../source/preflight/agree.ts';
import type {Checks} from '../../source/preflight/checks/index.ts';
import type {
	PreflightOptions,
	PreflightPlan,
	PreflightState,
} from '../../source/preflight/preflight.ts';
import {startPreflight} from '../../source/preflight/start.ts';

/** A plan for tests; anything may be replaced. */
export function preflightPlan(change: Partial<PreflightPlan> = {}): PreflightPlan {
	return {
		from: 'you@learner.example',
		helo: undefined,
		ownAddresses: [],
		mailbox: undefined,
		whoami: {
			name: 'Test',
			question: {name: 'whoami.example', type: 'A'},
			server: {address: '192.0.2.53', port: 53},
		},
		zones: [],
		allowPrivate: false,
		timeouts: {
			dnsMs: 5000,
			connectMs: 20_000,
			bannerMs: 20_000,
			commandMs: 20_000,
			tlsMs: 20_000,
			quitMs: 5000,
		},
		practice: true,
		...change,
	};
}

/** No check but the call-back. */
export const noChecks: Checks = {free: [], afterConnections: [], blocklists: undefined};

/** A whole preflight in this world that agrees to these groups and no others. */
export function lookAtUs(
	world: Pick<World, 'io'>,
	change: Partial<PreflightPlan>,
	groups: readonly ConsentGroup[],
	more: Partial<PreflightOptions & {checks: Checks}> = {},
): Promise<PreflightState> {
	const preflight = startPreflight({
		plan: preflightPlan(change),
		io: world.io,
		checks: noChecks,
		...more,
	});
	return agreeOnce(preflight, groups);
}

/** The only finding of this id; the error shows all. */
export function findingOf({checks}: PreflightState, id: CheckId): Check {
	const found = checks.filter((check) => check.id === id);
	if (found.length !== 1 || !found[0]) {
		throw new Error(`${found.length} findings of ${id} in ${JSON.stringify(checks, null, 1)}`);
	}
	return found[0];
}

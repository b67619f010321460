import {endStage} from './connection.ts';
import {isLastStage, proposeLookup} from './plan.ts';
import {finish, literalRoute, nextTarget, onlyRoute, proposeNextTarget} from './route.ts';
import type {Turn} from './state.ts';

/** The walk begins: look something up, or connect to the address that was given. */
export function onStart(turn: Turn): void {
	const {plan, seq, proposals, route} = turn.state;
	if (proposals > 0 || route || seq > 1) return;
	if (plan.only) {
		onlyRoute(turn, plan.only);
		beginAt(turn, 'no look-up: the address is known from before');
		return;
	}
	const typed = plan.mx?.isLiteral
		? {ip: plan.mx.host, source: 'override' as const}
		: !plan.mx && plan.mailbox.isLiteral
			? {ip: plan.mailbox.asciiDomain, source: 'literal' as const}
			: undefined;
	if (!typed) {
		proposeLookup(turn);
		return;
	}
	literalRoute(turn, typed.ip, typed.source);
	beginAt(turn, 'an address was given');
}

/** The route is there without a question: on to the connection, if that is wanted. */
function beginAt(turn: Turn, detail: string): void {
	const {plan} = turn.state;
	if (nextTarget(turn) === undefined) {
		endStage(turn, 'dns-no-address', {stage: 'mx', detail: `no IPv${plan.family} address`});
		finish(turn);
		return;
	}
	endStage(turn, 'skipped', {stage: 'mx', detail});
	if (isLastStage(plan, 'mx')) finish(turn);
	else proposeNextTarget(turn);
}

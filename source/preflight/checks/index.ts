import type {Self} from '../../model/check.ts';
import type {SessionView} from '../../model/view.ts';
import type {PreflightPlan} from '../preflight.ts';
import {withoutMadeUp} from '../made-up.ts';
import {blamingResolver} from '../resolver-fault.ts';
import type {CheckEntry} from '../run-check.ts';
import {blocklistChecks} from './blocklists.ts';
import {heloChecks} from './helo.ts';
import {ownAddressChecks} from './own-address.ts';
import {policyChecks} from './policies.ts';
import {port25Of} from './port-25.ts';
import {reverseChecks} from './reverse.ts';
import {senderNameChecks} from './sender-name.ts';
import {senderZoneChecks} from './sender-zone.ts';
import {checkSpfHelo, checkSpfMail} from './spf.ts';

/** All checks that a preflight makes besides the call-back. */
export type Checks = {
	/** They ask nobody but our own resolver, about our own names. */
	readonly free: readonly CheckEntry[];
	/** They read the connections that were made, and are made again after more of them. */
	readonly afterConnections: readonly CheckEntry[];
	/** With consent. */
	readonly blocklists: CheckEntry | undefined;
};

const free: readonly CheckEntry[] = [
	{ids: ['own-address'], check: ownAddressChecks},
	{ids: ['ptr', 'ptr-forward', 'ptr-generic'], check: reverseChecks},
	{ids: ['helo-name', 'helo-resolves', 'helo-matches'], check: heloChecks},
	{ids: ['sender-name'], check: senderNameChecks},
	{ids: ['sender-domain'], check: blamingResolver(senderZoneChecks)},
	{ids: ['spf-helo'], check: blamingResolver(withoutMadeUp(checkSpfHelo))},
	{ids: ['spf-mail'], check: blamingResolver(withoutMadeUp(checkSpfMail))},
	{ids: ['dmarc', 'mta-sts', 'tls-rpt'], check: blamingResolver(policyChecks)},
];

/** The checks of this plan. `views`: the walks and calls that were made so far. */
export function checksFor({zones}: PreflightPlan, views: () => readonly SessionView[]): Checks {
	return {
		free,
		afterConnections: [
			{
				ids: ['port-25'],
				check: ({self}) => Promise.resolve(port25Of(views().map((view) => outward(view, self)))),
			},
		],
		blocklists: {ids: ['blocklist-address', 'blocklist-domain'], check: blocklistChecks(zones)},
	};
}

/** A connection to our own address went nowhere, and says nothing of the way out. */
function outward(view: SessionView, {addresses}: Self): SessionView {
	const own = new Set(addresses.flatMap(({address, local}) => [address, local]));
	const attempts = view.attempts.filter(
		({target, local}) =>
			!own.has(target.address.address) && target.address.address !== local?.address,
	);
	return {...view, attempts};
}

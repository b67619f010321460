import type {Check, CheckState, CheckStep, OwnAddress, Self} from '../../model/check.ts';
import type {Mailbox, WalkPlan} from '../../model/session.ts';
import type {SessionView} from '../../model/view.ts';
import {parseMailbox} from '../../protocol/address.ts';
import {normalizeIp} from '../../protocol/ip.ts';
import {addressScope} from '../../protocol/scope.ts';
import {visible} from '../../protocol/visible.ts';
import {checkOf} from '../context.ts';
import type {PreflightPlan} from '../preflight.ts';
import {heldBackWhy} from '../held-back.ts';
import {walkPlanOf} from '../self.ts';
import type {SenderHost} from './callback-route.ts';
import type {CallBackVisit} from './callback-visit.ts';

/** The address that receivers meet: the first public one. */
export function mainAddress({addresses}: Self): OwnAddress | undefined {
	return addresses.find(({address}) => addressScope(address) === 'public');
}

/** Is this address one of the sender's mail exchangers? */
export function isOwnExchanger(own: string, hosts: readonly SenderHost[]): boolean {
	const normal = normalizeIp(own);
	return hosts.some(({addresses}) =>
		addresses.some(({address}) => normalizeIp(address) === normal),
	);
}

/** Connect to our own address and read the greeting. */
export function ownServicePlan(
	plan: PreflightPlan,
	sender: Mailbox,
	{address, family}: OwnAddress,
): WalkPlan {
	// It is a visit to ourselves, and counts as none to the domain of the sender.
	const parsed = parseMailbox(`postmaster@[${family === 6 ? 'IPv6:' : ''}${address}]`);
	return {
		...walkPlanOf(plan, parsed.ok ? parsed.mailbox : sender),
		from: '',
		stopAfter: 'banner',
		maxConnections: 1,
		only: {
			host: address,
			address: {address, family, scope: addressScope(address), ttl: undefined},
		},
	};
}

/** What was found at our own address: in the call-back itself, or by a connection of its own. */
export function judgeOwnService(
	self: Self,
	hosts: readonly SenderHost[],
	visit: CallBackVisit,
	asked: {own: OwnAddress; view: SessionView; steps: readonly CheckStep[] | undefined} | undefined,
): Check {
	const own = mainAddress(self);
	const subject = own?.address ?? self.addresses[0]?.address ?? 'your address';
	const as = (state: CheckState, finding: string, found: string): Check =>
		checkOf({id: 'own-service', subject, state, finding, found, steps: asked?.steps ?? []});
	if (asked) return tellAsked(asked.view, asked.own.address, as);
	if (!own || !isOwnExchanger(own.address, hosts)) {
		return as('unknown', 'not-told', 'No public address of yours is known that could be asked.');
	}
	const {address} = own;
	const met = visit.view.attempts.find(({target}) => target.address.address === address);
	if (met && greeted(met)) {
		return as('good', 'is-mx', `${address} is a mail exchanger of your sender, and it answered.`);
	}
	if (met?.stages.connect.ended === 'refused') {
		return as(
			'bad',
			'nobody-listens',
			`${address} is a mail exchanger of your sender, but refused the connection.`,
		);
	}
	return as(
		'unknown',
		'not-told',
		`${address} is a mail exchanger of your sender, but was not reached.`,
	);
}

function tellAsked(
	view: SessionView,
	address: string,
	as: (state: CheckState, finding: string, found: string) => Check,
): Check {
	const attempt = view.attempts[0];
	const banner = attempt && greeted(attempt);
	if (banner !== undefined) {
		return as('good', 'answers', `${address} greets with ${visible(banner).slice(0, 200)}.`);
	}
	if (attempt?.stages.connect.ended === 'refused') {
		return as('bad', 'nobody-listens', `${address} refuses connections to port 25.`);
	}
	const held = attempt && heldBackWhy(attempt);
	if (held !== undefined) {
		return as('unknown', 'held-back', `${address} was not contacted, to keep the peace. ${held}`);
	}
	return as('unknown', 'not-told', `${address} did not answer at port 25.`);
}

/** The greeting of a mail server, whatever it says; undefined: there was none. */
function greeted(attempt: SessionView['attempts'][number]): string | undefined {
	const reply = attempt.exchanges.find(({stage}) => stage === 'banner')?.reply?.reply;
	if (reply?.code === undefined || attempt.stages.banner.ended === 'protocol-error')
		return undefined;
	return `${reply.code} ${reply.lines[0]?.text ?? ''}`;
}

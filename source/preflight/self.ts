import type {Io} from '../engine/io.ts';
import type {Self} from '../model/check.ts';
import type {Identity, Mailbox, Target, WalkPlan} from '../model/session.ts';
import type {SessionView} from '../model/view.ts';
import {addressesSeenIn, ownAddressesOf, type SeenAddress} from './addresses.ts';
import type {PreflightPlan} from './preflight.ts';

/** Addresses for documentation: nobody is there, but the system says how it would go there. */
const nowhere = ['192.0.2.1', '2001:db8::1'] as const;

/** Who we are, as far as our own machine, our own resolver and a walk can say. Sends nothing to others. */
export async function findSelf(options: {
	readonly plan: PreflightPlan;
	readonly io: Pick<Io, 'identify'>;
	readonly view: SessionView | undefined;
	readonly signal: AbortSignal;
}): Promise<{readonly identity: Identity; readonly seen: readonly SeenAddress[]}> {
	const {plan, io, view, signal} = options;
	const walkPlan = walkPlanOf(plan, plan.mailbox ?? view?.plan.mailbox ?? nobody);
	const asked = await Promise.all(
		nowhere.map(async (address) => {
			const found = await io.identify(walkPlan, targetAt(address), signal);
			return {local: found.identity.address, ...found};
		}),
	);
	// What a connection really came from counts more than what the system would choose.
	const seen: readonly SeenAddress[] = [
		...asked.flatMap(({local}): SeenAddress[] =>
			local === undefined ? [] : [{address: local, source: 'socket'}],
		),
		...(view ? addressesSeenIn(view) : []),
		...plan.ownAddresses.map((address): SeenAddress => ({address, source: 'option'})),
	];
	const identity =
		view?.identity ??
		identityOf(
			asked.map(({identity}) => identity),
			plan,
		);
	if (!identity) throw new Error('nobody was asked who we are');
	return {identity, seen};
}

/** Of the family that the person named an address of, else of one that has a way out; IPv4 first. */
function identityOf(
	[four, six]: readonly Identity[],
	{ownAddresses}: PreflightPlan,
): Identity | undefined {
	const [named] = ownAddresses.toSorted(
		(a, b) => Number(a.includes(':')) - Number(b.includes(':')),
	);
	if (named !== undefined) return named.includes(':') ? six : four;
	return four?.address === undefined ? (six ?? four) : four;
}

/** Who we are by all that is known. */
export function selfOf(identity: Identity, seen: readonly SeenAddress[]): Self {
	const {helo, heloSource, sender, senderSource} = identity;
	return {addresses: ownAddressesOf(seen), helo, heloSource, sender, senderSource};
}

/** A walk of ours to this mailbox, up to RCPT, with all that the preflight's plan decides. */
export function walkPlanOf(plan: PreflightPlan, mailbox: Mailbox): WalkPlan {
	return {
		mailbox,
		from: plan.from,
		helo: plan.helo,
		mx: undefined,
		port: 25,
		family: 'any',
		allowPrivate: plan.allowPrivate,
		stopAfter: 'rcpt',
		timeouts: plan.timeouts,
		practice: plan.practice,
	};
}

const nobody: Mailbox = {
	text: 'postmaster@[192.0.2.1]',
	localPart: 'postmaster',
	domain: '[192.0.2.1]',
	asciiDomain: '192.0.2.1',
	isLiteral: true,
	needsSmtpUtf8: false,
};

function targetAt(address: string): Target {
	const family = address.includes(':') ? 6 : 4;
	return {host: address, address: {address, family, scope: 'public', ttl: undefined}, port: 25};
}

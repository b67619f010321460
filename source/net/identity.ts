import type {Io, Resolver} from '../engine/io.ts';
import type {DnsAnswer, RrType} from '../model/dns.ts';
import type {Identity, Target, WalkPlan, WarningId} from '../model/session.ts';
import {formatLiteral} from '../protocol/domain.ts';
import {parseIp, reverseName} from '../protocol/ip.ts';
import {heloForm, isPublicFqdn, isTheirName} from '../protocol/own-name.ts';
import {addressScope} from '../protocol/scope.ts';

export type IdentifyOptions = {
	readonly resolver: Resolver;
	/** The name of this machine, whatever its form. */
	readonly hostname: () => string;
	/** Our address on the way to the target. */
	readonly sourceAddress: (target: Target) => Promise<string | undefined>;
	/** Public addresses that the person says are ours, at most one of each family: behind a NAT the system knows none. */
	readonly ownAddresses?: readonly string[];
	/** True for a host name that everybody knows as somebody else's; lower case, without the last dot. */
	readonly isBorrowed?: (name: string) => boolean;
};

/** Longest wait for our own names; the other side is talking to us meanwhile. */
const patienceMs = 3000;
/** PTR names that are looked at, as many as the preflight does; more than one is rare, hundreds are a mistake of somebody. */
const maxPtrNames = 5;

/**
 * Find out who we are on the way to a target (rule: an honest name). The name
 * for EHLO is the one asked for; else the PTR name of our address, if that name
 * leads back to it; else the host name, if it is one for the internet and
 * resolves; else the address itself. The sender is the one asked for, else
 * postmaster at that name, else null; nobody's name is borrowed for it that is
 * not shown to be ours, whatever is said with EHLO. Where the person named our public address,
 * "our address" is that one, for this is what a server sees; not on the way to
 * ourselves, where nobody translates.
 *
 * PTR and host name are asked at the same time, so it takes two round trips at
 * most. Nothing is asked about loopback; a private address is asked for, since
 * a resolver answers that itself (RFC 6303) and a company may know its own.
 */
export function createIdentify(options: IdentifyOptions): Io['identify'] {
	return async (plan, target, signal) => {
		signal.throwIfAborted();
		const patience = new AbortController();
		const timer = setTimeout(
			() => patience.abort(new Error('no patience left')),
			Math.min(plan.timeouts.dnsMs, patienceMs),
		);
		const inquiry: Inquiry = {
			resolver: options.resolver,
			signal: AbortSignal.any([signal, patience.signal]),
			answers: [],
		};
		try {
			const address = await findSource(options, target);
			const seen = seenAddress(options, target, address);
			const [ptr, hostname] = await Promise.all([
				askPtr(inquiry, seen),
				askHostname(inquiry, options.hostname()),
			]);
			signal.throwIfAborted();
			const isForeign = (name: string): boolean =>
				isTheirName(name, plan.mailbox.asciiDomain, [target.host]) ||
				options.isBorrowed?.(name) === true;
			const identity = decide(plan, {address: seen, ptr, hostname, isForeign});
			const {answers} = inquiry;
			return address === seen ? {identity, answers} : {identity, local: address, answers};
		} finally {
			clearTimeout(timer);
		}
	};
}

type Inquiry = {
	readonly resolver: Resolver;
	readonly signal: AbortSignal;
	/** Every answer, in the order of arrival. */
	readonly answers: DnsAnswer[];
};

type Ptr = {readonly name: string; readonly confirmed: boolean};

type Facts = {
	readonly address: string | undefined;
	readonly ptr: Ptr | undefined;
	/** The host name, if it may be used. */
	readonly hostname: string | undefined;
	/** True for a name of the other side or of somebody whom everybody knows. */
	readonly isForeign: (name: string) => boolean;
};

async function findSource(options: IdentifyOptions, target: Target): Promise<string | undefined> {
	try {
		return await options.sourceAddress(target);
	} catch {
		return undefined;
	}
}

function seenAddress(
	{ownAddresses = []}: IdentifyOptions,
	target: Target,
	address: string | undefined,
): string | undefined {
	if (address !== undefined && addressScope(address) === 'loopback') return address;
	const {family} = target.address;
	// A private one that was given is told as a mistake elsewhere: nobody sees us by it.
	const given = ownAddresses.find(
		(own) => parseIp(own)?.family === family && addressScope(own) === 'public',
	);
	return given ?? address;
}

/** Undefined when nobody answered in time. */
async function ask(inquiry: Inquiry, name: string, type: RrType): Promise<DnsAnswer | undefined> {
	try {
		const answer = await inquiry.resolver.resolve({name, type}, inquiry.signal);
		inquiry.answers.push(answer);
		return answer;
	} catch {
		return undefined;
	}
}

async function askPtr(inquiry: Inquiry, address: string | undefined): Promise<Ptr | undefined> {
	const ip = address === undefined ? undefined : parseIp(address);
	if (address === undefined || !ip) return undefined;
	const scope = addressScope(address);
	if (scope !== 'public' && scope !== 'private') return undefined;
	const answer = await ask(inquiry, reverseName(ip), 'PTR');
	if (answer?.status !== 'answer') return undefined;
	const names = answer.answers.flatMap((record) => {
		return record.type === 'PTR' ? [record.target.toLowerCase()] : [];
	});
	const usable = names.filter((name) => isPublicFqdn(name)).slice(0, maxPtrNames);
	const type = ip.family === 4 ? 'A' : 'AAAA';
	const forward = await Promise.all(usable.map((name) => ask(inquiry, name, type)));
	const confirmed = usable.find((_, index) => addressesOf(forward[index]).includes(address));
	const name = confirmed ?? names[0];
	return name === undefined ? undefined : {name, confirmed: confirmed !== undefined};
}

async function askHostname(inquiry: Inquiry, hostname: string): Promise<string | undefined> {
	const name = hostname.toLowerCase().replace(/\.$/, '');
	if (!isPublicFqdn(name)) return undefined;
	const answers = await Promise.all([ask(inquiry, name, 'A'), ask(inquiry, name, 'AAAA')]);
	const addresses = answers.flatMap(addressesOf);
	return addresses.some((address) => addressScope(address) !== 'loopback') ? name : undefined;
}

function addressesOf(answer: DnsAnswer | undefined): readonly string[] {
	if (answer?.status !== 'answer') return [];
	return answer.answers.flatMap((record) => {
		return record.type === 'A' || record.type === 'AAAA' ? [record.address] : [];
	});
}

function decide(plan: WalkPlan, facts: Facts): Identity {
	const {address, ptr} = facts;
	const {helo, heloSource} = decideHelo(plan, facts);
	const name = senderName(helo, heloSource, facts);
	const postmaster = name === undefined ? '' : `postmaster@${name}`;
	const sender = plan.from ?? postmaster;
	return {
		address,
		helo,
		heloSource,
		sender,
		senderSource: plan.from === undefined ? (sender === '' ? 'null' : 'postmaster') : 'option',
		ptr: ptr?.name,
		ptrConfirmed: ptr?.confirmed ?? false,
		warnings: warningsOf(helo, sender),
	};
}

/** The host that the default sender is at: that of EHLO, else one that we are known to be. */
function senderName(
	helo: string,
	heloSource: Identity['heloSource'],
	{ptr, hostname, isForeign}: Facts,
): string | undefined {
	const confirmed = ptr?.confirmed ? ptr.name : undefined;
	const said = heloForm(heloSource === 'option' ? helo : '');
	const claims = [said.kind === 'host-name' ? said.name : undefined, confirmed, hostname];
	return claims.find((name) => name !== undefined && (name === confirmed || !isForeign(name)));
}

function decideHelo(plan: WalkPlan, facts: Facts): Pick<Identity, 'helo' | 'heloSource'> {
	if (plan.helo !== undefined) return {helo: plan.helo, heloSource: 'option'};
	if (facts.ptr?.confirmed) return {helo: facts.ptr.name, heloSource: 'ptr'};
	if (facts.hostname !== undefined) return {helo: facts.hostname, heloSource: 'hostname'};
	// Without a route there is no address; whoever connects all the same has to name one.
	const ip = parseIp(facts.address ?? '0.0.0.0');
	return {helo: ip ? formatLiteral(ip) : '[0.0.0.0]', heloSource: 'literal'};
}

/** Those of our own doing; what depends on the other side (a name that is theirs) belongs to the proposal. */
function warningsOf(helo: string, sender: string): readonly WarningId[] {
	const warning = heloWarning(helo);
	return [...(warning === undefined ? [] : [warning]), ...(sender === '' ? [senderNull] : [])];
}

const senderNull: WarningId = 'sender-null';

function heloWarning(helo: string): WarningId | undefined {
	switch (heloForm(helo).kind) {
		case 'host-name':
		case 'literal':
			return undefined;
		case 'literal-private':
		case 'literal-malformed':
			return 'helo-literal-private';
		case 'localhost':
			return 'helo-is-localhost';
		default:
			return 'helo-not-fqdn';
	}
}

import {type BigName, bigDomainOf, bigNameOf, isBelow} from '../knowledge/big-names.ts';
import type {OwnAddress} from '../model/check.ts';
import type {DnsAnswer} from '../model/dns.ts';
import {isTheirName} from '../protocol/own-name.ts';
import {addressScope} from '../protocol/scope.ts';
import {isFailed} from './answers.ts';
import {exchangesIn} from './checks/sender-domain.ts';
import type {CheckContext, Theirs} from './context.ts';
import {confirmedNames, leadsTo} from './ptr-names.ts';

/** Mail hosts of a domain whose addresses are compared with ours. */
const maxHosts = 5;

/** Somebody who is known to have a name: the other side of the walk, or a provider that everybody knows. */
export type Claim =
	/** `suffix`: at or below it everything is theirs. */
	| {readonly whose: 'theirs'; readonly suffix: string}
	| {readonly whose: 'big'; readonly big: BigName};

/**
 * Whose name this is, as far as the name alone tells; undefined: nobody's that
 * we know. Below a big provider's domain for addresses may be a customer's own
 * domain; host names there are the provider's.
 */
export function claimOf(
	name: string,
	theirs: Theirs | undefined,
	as: 'sender' | 'host',
): Claim | undefined {
	const plain = name.toLowerCase().replace(/\.$/u, '');
	if (theirs && isTheirName(plain, theirs.mailbox.asciiDomain, theirs.hosts)) {
		const domain = theirs.mailbox.asciiDomain.toLowerCase();
		return {whose: 'theirs', suffix: isBelow(plain, domain) ? domain : plain};
	}
	const big = as === 'host' ? bigNameOf(plain) : bigDomainOf(plain);
	return big && {whose: 'big', big};
}

/**
 * Is our address one of that name: its own, one of its mail hosts, or one
 * whose confirmed PTR name belongs to whoever has it? What was asked is added
 * to `heard`.
 */
export async function ownershipOf(
	context: Pick<CheckContext, 'ask' | 'self'>,
	domain: string,
	claim: Claim,
	heard: DnsAnswer[],
): Promise<'ours' | 'not-shown' | 'unknown'> {
	const own = context.self.addresses.filter(({address}) => addressScope(address) === 'public');
	if (own.length === 0) return 'unknown';
	const named = await Promise.all(own.map((each) => confirmedNames(context, each, heard)));
	const suffixes = claim.whose === 'big' ? claim.big.hosts : [claim.suffix];
	if (
		named.flat().some((name) => name !== undefined && suffixes.some((end) => isBelow(name, end)))
	) {
		return 'ours';
	}
	const [mx, ...direct] = await Promise.all([
		context.ask(domain, 'MX'),
		context.ask(domain, 'A'),
		context.ask(domain, 'AAAA'),
	]);
	const hosts = exchangesIn(mx).slice(0, maxHosts);
	const served = await Promise.all(
		hosts.flatMap((host) => [context.ask(host, 'A'), context.ask(host, 'AAAA')]),
	);
	heard.push(mx, ...direct, ...served);
	if ([...direct, ...served].some((answer) => holdsOwn(answer, own))) return 'ours';
	return named.includes(undefined) || heard.some(isFailed) ? 'unknown' : 'not-shown';
}

function holdsOwn(answer: DnsAnswer, own: readonly OwnAddress[]): boolean {
	return own.some(({address}) => leadsTo(answer, address));
}

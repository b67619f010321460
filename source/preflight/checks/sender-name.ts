import type {OwnAddress} from '../../model/check.ts';
import type {DnsAnswer} from '../../model/dns.ts';
import {isBelow} from '../../knowledge/big-names.ts';
import {normalizeIp} from '../../protocol/ip.ts';
import {addressScope} from '../../protocol/scope.ts';
import {addressesIn, isFailed, stepsOf} from '../answers.ts';
import {type CheckContext, type CheckFunction, checkOf} from '../context.ts';
import {type Borrowed, borrowedDomain, judgeSender, type Ownership} from '../judge-sender.ts';
import {withoutMadeUp} from '../made-up.ts';
import {confirmedNames} from './reverse.ts';
import {exchangesIn} from './sender-domain.ts';

/** Mail hosts of a domain whose addresses are compared with ours. */
const maxHosts = 5;

/** `sender-name`: its form, and whether it borrows the name of somebody else. */
export const senderNameChecks: CheckFunction = withoutMadeUp(async (context) => {
	const {self, theirs} = context;
	const dry = judgeSender(self.sender, theirs, 'unasked');
	const borrowed = borrowedDomain(self.sender, theirs);
	// What is wrong anyhow needs no question.
	if (!borrowed || (dry.finding !== 'borrowed' && dry.finding !== 'target-domain')) {
		return [checkOf(dry)];
	}
	const heard: DnsAnswer[] = [];
	const ownership = await ownershipOf(context, borrowed, heard);
	return [checkOf({...judgeSender(self.sender, theirs, ownership), steps: stepsOf(heard)})];
});

/**
 * Is our address one of that domain: its own, one of its mail hosts, or one
 * whose confirmed PTR name is theirs? What was asked is added to `heard`.
 */
async function ownershipOf(
	context: CheckContext,
	borrowed: Borrowed,
	heard: DnsAnswer[],
): Promise<Ownership> {
	const own = context.self.addresses.filter(({address}) => addressScope(address) === 'public');
	if (own.length === 0) return 'unknown';
	const named = await Promise.all(own.map((each) => confirmedNames(context, each, heard)));
	const suffixes = borrowed.whose === 'big' ? borrowed.big.hosts : [borrowed.domain];
	if (
		named.flat().some((name) => name !== undefined && suffixes.some((end) => isBelow(name, end)))
	) {
		return 'ours';
	}
	const {domain} = borrowed;
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
	const addresses = addressesIn(answer).map(normalizeIp);
	return own.some(({address}) => addresses.includes(normalizeIp(address)));
}

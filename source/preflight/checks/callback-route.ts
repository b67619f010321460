import type {Check, Self} from '../../model/check.ts';
import type {HostAddress} from '../../model/dns.ts';
import type {Mailbox} from '../../model/session.ts';
import {parseSender} from '../../protocol/address.ts';
import {parseIp} from '../../protocol/ip.ts';
import {type MxReading, readAddresses, readMx} from '../../protocol/mail-route.ts';
import {addressScope} from '../../protocol/scope.ts';
import {visible} from '../../protocol/visible.ts';
import {endWords} from '../../verdict/words.ts';
import {isMadeUp, listed, whyFailed} from '../answers.ts';
import type {Ask} from '../ask.ts';
import {checkOf} from '../context.ts';
import {doubting} from '../made-up.ts';

/** A host that takes mail for the sender's domain. The name is NOT safe to show. */
export type SenderHost = {readonly host: string; readonly addresses: readonly HostAddress[]};

/** Where a call-back would go. */
export type CallBackRoute =
	/** In the order of use; each has an address. */
	| {readonly kind: 'hosts'; readonly mailbox: Mailbox; readonly hosts: readonly SenderHost[]}
	/** There is nobody to call, and that is the finding. */
	| {readonly kind: 'nobody'; readonly checks: readonly Check[]};

/**
 * Find out where the sender takes mail. Asks nothing but our own resolver.
 * Private addresses count only where they may be contacted.
 */
export async function callBackRoute(
	self: Self,
	ask: Ask,
	allowPrivate: boolean,
): Promise<CallBackRoute> {
	const route = await findRoute(self, doubting(ask));
	if (route.kind === 'nobody' || allowPrivate) return route;
	const hosts = route.hosts
		.map(({host, addresses}) => ({
			host,
			addresses: addresses.filter(({scope}) => scope === 'public'),
		}))
		.filter(({addresses}) => addresses.length > 0);
	if (hosts.length > 0) return {...route, hosts};
	const all = route.hosts.flatMap(({addresses}) => addresses.map(({address}) => address));
	const found = `Its mail server has no public address, only ${all.slice(0, 5).join(', ')}.`;
	return nobody(visible(self.sender), 'unknown', 'private-address', found);
}

async function findRoute(self: Self, ask: Ask): Promise<CallBackRoute> {
	const parsed = parseSender(self.sender);
	const mailbox = parsed.ok ? parsed.mailbox : undefined;
	if (!mailbox) {
		return nobody('<>', 'good', 'null-sender', 'The sender is the null sender, as of a bounce.');
	}
	const shown = visible(self.sender);
	const domain = visible(mailbox.asciiDomain);
	if (mailbox.isLiteral) return literalRoute(mailbox);
	const reading = readMx(await ask(mailbox.asciiDomain, 'MX'));
	if (reading.kind === 'null-mx') {
		return nobody(shown, 'bad', 'null-mx', `${domain} publishes a null MX: "I take no mail".`);
	}
	if (reading.kind === 'failed') return failedRoute(shown, domain, reading);
	const all = reading.kind === 'none' ? [mailbox.asciiDomain] : reading.hosts.map(({host}) => host);
	// An address is no name of a host (RFC 2181 §10.3), whatever a resolver makes of it.
	const names = all.filter((host) => !parseIp(host));
	if (names.length === 0) {
		const found = `The MX record of ${domain} names ${listed(all)}: an address, where the name of a host has to be.`;
		return nobody(shown, 'bad', 'no-host', found);
	}
	const read = await Promise.all(
		names.map(async (host) => {
			const answers = await Promise.all([ask(host, 'A'), ask(host, 'AAAA')]);
			return {host, ...readAddresses(answers, addressScope), madeUp: answers.find(isMadeUp)};
		}),
	);
	const hosts = read.filter(({addresses}) => addresses.length > 0);
	if (hosts.length > 0) return {kind: 'hosts', mailbox, hosts};
	const madeUp = read.find((each) => each.madeUp)?.madeUp;
	if (madeUp) {
		const found = `DNS did not say where ${domain} takes mail: ${whyFailed(madeUp)}.`;
		return nobody(shown, 'unknown', 'dns-failed', found);
	}
	const isOpen = read.some(
		({failure}) => failure !== undefined && /servfail|refused|timeout/.test(failure),
	);
	const named = names
		.slice(0, 5)
		.map((name) => visible(name))
		.join(', ');
	return isOpen
		? nobody(shown, 'unknown', 'dns-failed', `DNS did not say which addresses ${named} has.`)
		: nobody(shown, 'bad', 'no-host', noAddress(domain, named, reading.kind === 'none'));
}

function noAddress(domain: string, named: string, isImplicit: boolean): string {
	return isImplicit
		? `${domain} has neither an MX record nor an address.`
		: `${domain} takes mail at ${named}, which has no address.`;
}

function failedRoute(
	shown: string,
	domain: string,
	{ended}: MxReading & {kind: 'failed'},
): CallBackRoute {
	return ended === 'dns-nxdomain'
		? nobody(shown, 'bad', 'no-host', `The domain ${domain} does not exist.`)
		: nobody(
				shown,
				'unknown',
				'dns-failed',
				`DNS did not say where ${domain} takes mail: ${endWords[ended]}.`,
			);
}

function literalRoute(mailbox: Mailbox): CallBackRoute {
	const address = mailbox.asciiDomain;
	const family = parseIp(address)?.family ?? 4;
	// As if DNS had named it: an address in a sender is no consent to go there.
	const at: HostAddress = {address, family, scope: addressScope(address), ttl: 0};
	return {kind: 'hosts', mailbox, hosts: [{host: address, addresses: [at]}]};
}

function nobody(
	subject: string,
	state: Check['state'],
	finding: string,
	found: string,
): CallBackRoute {
	return {kind: 'nobody', checks: [checkOf({id: 'callback', subject, state, finding, found})]};
}

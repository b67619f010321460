import type {DnsAnswer} from '../../model/dns.ts';
import {heloForm, isPublicFqdn} from '../../protocol/own-name.ts';
import {addressScope} from '../../protocol/scope.ts';
import {addressesIn, isAlias, isFailed, listed, shown, stepsOf, whyFailed} from '../answers.ts';
import {type CheckContext, type CheckFunction, checkOf, type Draft} from '../context.ts';
import {withoutMadeUp} from '../made-up.ts';
import {mailboxOf} from '../judge-sender.ts';

/** Mail hosts of the sender's domain that are looked up. */
const maxHosts = 5;

/** `sender-domain`: could an answer to the sender be delivered? */
export const senderDomainChecks: CheckFunction = withoutMadeUp(async (context) => {
	const {sender} = context.self;
	const domain = publicDomainOf(sender);
	if (domain === undefined) return [checkOf(withoutDomain(sender))];
	return [checkOf(await checkDomain(context, domain))];
});

/** The domain of a sender that DNS can be asked about. */
export function publicDomainOf(sender: string): string | undefined {
	const mailbox = mailboxOf(sender);
	if (!mailbox || mailbox.isLiteral) return undefined;
	// Underscores stand in no host name, but in real domains.
	return isPublicFqdn(mailbox.asciiDomain.replaceAll('_', 'a')) ? mailbox.asciiDomain : undefined;
}

/** Names of the mail hosts, in the order of preference, without the null MX. */
export function exchangesIn(mx: DnsAnswer): readonly string[] {
	if (mx.status !== 'answer') return [];
	const records = mx.answers.flatMap((record) => (record.type === 'MX' ? [record] : []));
	const inOrder = records.toSorted((a, b) => a.preference - b.preference);
	return [...new Set(inOrder.map(({exchange}) => exchange.toLowerCase()))].filter((host) => host);
}

function withoutDomain(sender: string): Draft {
	const base = {id: 'sender-domain', state: 'unknown'} as const;
	if (sender === '') {
		const found = 'The sender is empty (<>), so there is no domain to look at.';
		return {...base, subject: '<>', finding: 'null-sender', found};
	}
	const found = `The sender ${shown(sender)} has no domain that DNS could be asked about.`;
	return {...base, subject: shown(sender), finding: 'no-domain', found};
}

async function checkDomain(context: CheckContext, domain: string): Promise<Draft> {
	const mx = await context.ask(domain, 'MX');
	const base = {id: 'sender-domain', subject: shown(domain)} as const;
	if (isFailed(mx)) {
		const found = `Whether ${shown(domain)} takes mail could not be found out: ${whyFailed(mx)}.`;
		return {...base, state: 'unknown', finding: 'unanswered', found, steps: stepsOf([mx])};
	}
	if (mx.status === 'nxdomain') {
		const found = `The domain ${shown(domain)} does not exist (NXDOMAIN).`;
		return {...base, state: 'bad', finding: 'nxdomain', found, steps: stepsOf([mx])};
	}
	if (mx.status === 'nodata') return {...base, ...(await implicit(context, domain, mx))};
	const hosts = exchangesIn(mx);
	if (hosts.length === 0) {
		const found = `${shown(domain)} says by a null MX that it takes no mail.`;
		return {...base, state: 'bad', finding: 'null-mx', found, steps: stepsOf([mx])};
	}
	return {...base, ...(await served(context, domain, mx, hosts))};
}

type Judgement = Omit<Draft, 'id' | 'subject'>;

/** No MX: the domain's own host takes the mail (RFC 5321 §5.1). */
async function implicit(context: CheckContext, domain: string, mx: DnsAnswer): Promise<Judgement> {
	const answers = await Promise.all([context.ask(domain, 'A'), context.ask(domain, 'AAAA')]);
	const steps = stepsOf([mx, ...answers]);
	const addresses = answers.flatMap(addressesIn);
	const records = [`${shown(domain)}. 3600 IN MX 10 mail.${shown(domain)}.`];
	if (addresses.some((address) => addressScope(address) === 'public')) {
		const found = `${shown(domain)} has no MX record; its own address, ${listed(addresses)}, would take the mail.`;
		return {state: 'good', finding: 'implicit', found, steps, records};
	}
	if (addresses.length > 0) {
		const found = `${shown(domain)} has no MX record, and leads to ${listed(addresses)}: nothing that can be reached from outside.`;
		return {state: 'bad', finding: 'private', found, steps, records};
	}
	const failed = answers.find(isFailed);
	if (failed) {
		const found = `${shown(domain)} has no MX record. Whether it has an address could not be found out: ${whyFailed(failed)}.`;
		return {state: 'unknown', finding: 'unanswered', found, steps};
	}
	const found = `${shown(domain)} has neither an MX record nor an address: no answer could reach you.`;
	return {state: 'bad', finding: 'no-records', found, steps, records};
}

async function served(
	context: CheckContext,
	domain: string,
	mx: DnsAnswer,
	hosts: readonly string[],
): Promise<Judgement> {
	const useless = hosts.filter((host) => whyUseless(host) !== undefined);
	const named = hosts.filter((host) => !useless.includes(host));
	const asked = await Promise.all(
		named.slice(0, maxHosts).map(async (host) => ({
			host,
			answers: await Promise.all([context.ask(host, 'A'), context.ask(host, 'AAAA')]),
		})),
	);
	const all = asked.flatMap(({answers}) => answers);
	const alias = asked.find(({answers}) => answers.some(isAlias))?.host;
	const seen: Served = {domain, hosts, useless, named, mx, all, alias};
	const isReached = all.flatMap(addressesIn).some((address) => addressScope(address) === 'public');
	const judged = isReached ? reached(seen) : unreached(seen);
	return {...judged, steps: stepsOf([mx, ...all])};
}

/** The mail hosts of a domain, and what DNS says of them. Names are NOT safe to show. */
type Served = {
	readonly domain: string;
	readonly hosts: readonly string[];
	/** Those that cannot be a host of the internet by their form; they were not asked for. */
	readonly useless: readonly string[];
	readonly named: readonly string[];
	readonly mx: DnsAnswer;
	readonly all: readonly DnsAnswer[];
	/** One that is an alias. */
	readonly alias: string | undefined;
};

/** Why a name in an MX record leads nobody anywhere, by its form alone. */
function whyUseless(host: string): 'address' | 'local' | undefined {
	switch (heloForm(host).kind) {
		case 'bare-address':
		case 'literal':
		case 'literal-private':
		case 'literal-malformed':
			return 'address';
		case 'localhost':
		case 'local-name':
			return 'local';
		default:
			// RFC 6761 §6.2: each network has its own names there.
			return /(?:^|\.)test$/u.test(host) ? 'local' : undefined;
	}
}

/** Some host can be reached: what is wrong beside it. */
function reached({domain, hosts, useless, mx, alias}: Served): Judgement {
	if (mx.answers.some((record) => record.type === 'MX' && record.exchange === '')) {
		const found = `${shown(domain)} has a null MX, which says that it takes no mail, and beside it names ${listed(hosts)}.`;
		return {state: 'bad', finding: 'null-mx-beside', found};
	}
	if (useless.length > 0) {
		const found = `Mail for ${shown(domain)} goes to ${listed(hosts)}. ${listed(useless)} is no host that anybody outside can find.`;
		return {state: 'bad', finding: 'mx-useless', found};
	}
	if (alias !== undefined) {
		const found = `The MX record of ${shown(domain)} names ${shown(alias)}, which is an alias (CNAME).`;
		return {state: 'bad', finding: 'mx-alias', found};
	}
	return {
		state: 'good',
		finding: 'mx',
		found: `Mail for ${shown(domain)} goes to ${listed(hosts)}.`,
	};
}

function unreached({domain, hosts, named, all, alias}: Served): Judgement {
	const [first = ''] = named;
	if (named.length === 0) return useless(domain, hosts);
	const mailHosts = listed(hosts);
	const addresses = all.flatMap(addressesIn);
	const failed = all.find(isFailed);
	if (addresses.length > 0) {
		const found = `Mail for ${shown(domain)} would go to ${mailHosts}, at ${listed(addresses)}: nothing that can be reached from outside.`;
		return {state: 'bad', finding: 'private', found};
	}
	if (failed) {
		const found = `Mail for ${shown(domain)} goes to ${mailHosts}. Whether that has an address could not be found out: ${whyFailed(failed)}.`;
		return {state: 'unknown', finding: 'unanswered', found};
	}
	if (alias !== undefined) {
		const found = `Mail for ${shown(domain)} would go to ${mailHosts}, but ${shown(alias)} is an alias (CNAME) that leads to no address.`;
		return {state: 'bad', finding: 'mx-nowhere', found};
	}
	// Into another zone, or as a host name without a dot, nothing can be published.
	const isOurs = first === domain || first.endsWith(`.${domain}`);
	const records = isOurs ? [`${shown(first)}. 3600 IN A YOUR-ADDRESS`] : [];
	const found = `Mail for ${shown(domain)} would go to ${mailHosts}, which has no address.`;
	return {state: 'bad', finding: 'mx-nowhere', found, records};
}

/** No record names a host: nothing can be published at such names. */
function useless(domain: string, hosts: readonly string[]): Judgement {
	if (hosts.some((host) => whyUseless(host) === 'address')) {
		const found = `The MX record of ${shown(domain)} names ${listed(hosts)}: an address, where the name of a host has to be.`;
		return {state: 'bad', finding: 'mx-address', found};
	}
	const found = `The MX record of ${shown(domain)} names ${listed(hosts)}, a name that leads nowhere outside of a network of its own.`;
	return {state: 'bad', finding: 'mx-local', found};
}

import type {DnsAnswer} from '../../model/dns.ts';
import {isPublicFqdn} from '../../protocol/own-name.ts';
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
	const asked = await Promise.all(
		hosts.slice(0, maxHosts).map(async (host) => ({
			host,
			answers: await Promise.all([context.ask(host, 'A'), context.ask(host, 'AAAA')]),
		})),
	);
	const all = asked.flatMap(({answers}) => answers);
	const steps = stepsOf([mx, ...all]);
	const addresses = all.flatMap(addressesIn);
	const mailHosts = listed(hosts);
	const [first = ''] = hosts;
	if (addresses.some((address) => addressScope(address) === 'public')) {
		const alias = asked.find(({answers}) => answers.some(isAlias));
		if (alias) {
			const found = `The MX record of ${shown(domain)} names ${shown(alias.host)}, which is an alias (CNAME).`;
			return {state: 'bad', finding: 'mx-alias', found, steps};
		}
		const found = `Mail for ${shown(domain)} goes to ${mailHosts}.`;
		return {state: 'good', finding: 'mx', found, steps};
	}
	if (addresses.length > 0) {
		const found = `Mail for ${shown(domain)} would go to ${mailHosts}, at ${listed(addresses)}: nothing that can be reached from outside.`;
		return {state: 'bad', finding: 'private', found, steps};
	}
	const failed = all.find(isFailed);
	if (failed) {
		const found = `Mail for ${shown(domain)} goes to ${mailHosts}. Whether that has an address could not be found out: ${whyFailed(failed)}.`;
		return {state: 'unknown', finding: 'unanswered', found, steps};
	}
	const records = [`${shown(first)}. 3600 IN A YOUR-ADDRESS`];
	const found = `Mail for ${shown(domain)} would go to ${mailHosts}, which has no address.`;
	return {state: 'bad', finding: 'mx-nowhere', found, steps, records};
}

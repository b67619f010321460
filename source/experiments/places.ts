import type {HostAddress, MailHost} from '../model/dns.ts';
import type {Subject} from './subject.ts';

/** An address of a mail exchanger that the first walk did not connect to. */
export type Place = {readonly host: string; readonly address: HostAddress};

const maxHosts = 3;
const maxAddresses = 2;

/**
 * Other mail exchangers, each with the address to use: the next one, the last
 * one (often somebody else's), then the others in the order of preference.
 */
export function otherHosts(subject: Subject): readonly Place[] {
	const [next, ...rest] = (subject.view.route?.hosts ?? [])
		.filter(({host}) => host !== subject.host)
		.flatMap((host) => placeOf(subject, host, subject.address.family) ?? []);
	const last = rest.at(-1);
	const inTurn = [next, last, ...rest.slice(0, -1)];
	return inTurn.flatMap((place) => place ?? []).slice(0, maxHosts);
}

/** Other addresses of the same host and family. */
export function otherAddresses(subject: Subject): readonly Place[] {
	const host = subject.view.route?.hosts.find((each) => each.host === subject.host);
	return freshAddresses(subject, host)
		.filter(({family}) => family === subject.address.family)
		.map((address) => ({host: subject.host, address}))
		.slice(0, maxAddresses);
}

/** The other family: of the same host, or else of the first host that has it. */
export function otherFamily(subject: Subject): Place | undefined {
	const family = subject.address.family === 4 ? 6 : 4;
	const hosts = subject.view.route?.hosts ?? [];
	const same = hosts.filter(({host}) => host === subject.host);
	const others = hosts.filter(({host}) => host !== subject.host);
	for (const host of [...same, ...others]) {
		const address = freshAddresses(subject, host).find((each) => each.family === family);
		if (address) return {host: host.host, address};
	}
	return undefined;
}

function placeOf(subject: Subject, host: MailHost, family: 4 | 6): Place | undefined {
	const fresh = freshAddresses(subject, host);
	const address = fresh.find((each) => each.family === family) ?? fresh[0];
	return address && {host: host.host, address};
}

/** What was tried already is known; and nothing private is contacted that the person was not asked about. */
function freshAddresses(
	{view, contacted}: Subject,
	host: MailHost | undefined,
): readonly HostAddress[] {
	return (host?.addresses ?? []).filter(
		({address, scope}) => !contacted.has(address) && (scope === 'public' || view.plan.allowPrivate),
	);
}

import {knownZone} from '../knowledge/blocklists.ts';
import type {Consent, ConsentGroup, Self} from '../model/check.ts';
import {addressScope} from '../protocol/scope.ts';
import {visible} from '../protocol/visible.ts';
import {listedNamesOf} from './checks/blocklists.ts';
import {maxConnections, ownServiceAt} from './checks/callback.ts';
import type {CallBackRoute} from './checks/callback-route.ts';
import type {PreflightPlan} from './preflight.ts';
import {shownZone} from './zone-name.ts';

/** Hosts of one domain that are named one by one; the call-back never gets to a later one. */
const maxHosts = maxConnections;

/** What can be asked of others, each with all whom it would contact. */
export function consentsFor(options: {
	readonly plan: PreflightPlan;
	readonly self: Self;
	readonly route: CallBackRoute;
	/** Those that are done, or agreed to. */
	readonly without: ReadonlySet<ConsentGroup>;
}): readonly Consent[] {
	const {plan, self, route, without} = options;
	const all = [whoamiConsent(plan, self), callBackConsent(self, route), listsConsent(plan, self)];
	return all.filter((consent) => consent !== undefined && !without.has(consent.group)) as Consent[];
}

/** Only while nobody better told us. */
function whoamiConsent({whoami}: PreflightPlan, self: Self): Consent | undefined {
	const {name, question, server} = whoami;
	const family = server.address.includes(':') ? 6 : 4;
	const known = self.addresses.find((own) => own.family === family);
	if (known && known.source !== 'socket') return undefined;
	const shown = visible(question.name);
	return {
		group: 'whoami',
		text: `Ask ${visible(name)} which address you come from. It learns that address, and that somebody asked.`,
		names: [`${shown} at ${server.address}`],
		connections: 0,
	};
}

function callBackConsent(self: Self, route: CallBackRoute): Consent | undefined {
	if (route.kind === 'nobody') return undefined;
	const hosts = route.hosts.slice(0, maxHosts).map(({host, addresses}) => {
		const shown = addresses.map(({address}) => address).join(', ');
		return host === shown ? `[${shown}]` : `${visible(host)} [${shown}]`;
	});
	const own = ownServiceAt(self, route);
	return {
		group: 'callback',
		text: `Call back ${visible(self.sender)} as a receiver does: connect to its mail server, say MAIL FROM:<> and ask for it, postmaster@ and abuse@ with RCPT. Nothing is delivered. That server learns your address.`,
		names: own ? [...hosts, `your own address, port 25 [${own.address}]`] : hosts,
		connections: maxConnections,
	};
}

function listsConsent({zones}: PreflightPlan, self: Self): Consent | undefined {
	if (zones.length === 0) return undefined;
	const own = self.addresses.filter(({address}) => addressScope(address) === 'public');
	const addresses = own.map(({address}) => address);
	const domains = listedNamesOf(self).map((name) => visible(name));
	const subjects = [...addresses, ...domains];
	if (subjects.length === 0) return undefined;
	return {
		group: 'blocklists',
		text: `Ask block lists for ${subjects.join(' and ')}, each for what it lists, through your own DNS server. Their keepers learn that somebody asked for that.`,
		names: zones.map((zone) => `${shownZone(zone)} (${whatIsAsked(zone)})`),
		connections: 0,
	};
}

/** Of a list that is not known, its own test entries tell what it lists. */
function whatIsAsked(zone: string): string {
	const known = knownZone(zone);
	if (known?.list.ended !== undefined) return 'it has ended, and is not asked';
	if (!known) return 'for your address, or your domains, whichever it lists';
	return known.list.lists === 'domains' ? 'for your domains' : 'for your address';
}

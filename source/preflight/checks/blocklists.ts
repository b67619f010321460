import type {CheckId, Self} from '../../model/check.ts';
import {knownZone} from '../../knowledge/blocklists.ts';
import {type Ip, parseIp, reverseName} from '../../protocol/ip.ts';
import {heloForm} from '../../protocol/own-name.ts';
import {addressScope} from '../../protocol/scope.ts';
import {shown} from '../answers.ts';
import {type CheckContext, type CheckFunction, checkOf, type Draft} from '../context.ts';
import {shownZone, zoneName} from '../zone-name.ts';
import {createInquiry, type Subject, type Zone} from './blocklist-inquiry.ts';
import {judgeSubjects} from './blocklist-judge.ts';
import {unknownAddress} from './own-address.ts';
import {publicDomainOf} from './sender-domain.ts';

/**
 * `blocklist-address` and `blocklist-domain`, in these zones and no others:
 * whoever calls this has consent for every one of them. Lists that have ended
 * are not asked.
 */
export function blocklistChecks(zones: readonly string[]): CheckFunction {
	return async (context) => {
		const names = [...new Set(zones.map((zone) => zoneName(zone)))];
		const drafts = await Promise.all(names.map((name) => checkZone(context, name)));
		return drafts.flat().map(checkOf);
	};
}

async function checkZone(context: CheckContext, name: string): Promise<readonly Draft[]> {
	const known = knownZone(name);
	const zone: Zone = {name, shown: shownZone(name), known};
	if (known?.list.ended !== undefined) {
		// Only lists of addresses have ended so far; a test of the words says so when that changes.
		const id = 'blocklist-address';
		const found = `${known.list.name} was ended on ${known.list.ended}. ${zone.shown} was not asked.`;
		return [{id, subject: zone.shown, state: 'unknown', finding: 'ended', found}];
	}
	const kinds = await kindsOf(context, zone);
	const drafts = await Promise.all(kinds.map((kind) => checkKind(context, zone, kind, kinds)));
	return drafts.flat();
}

type Kind = 'blocklist-address' | 'blocklist-domain';

const subjectsOf: Readonly<
	Record<Kind, (context: CheckContext) => readonly (Subject | Unasked)[]>
> = {
	'blocklist-address': addressesOf,
	'blocklist-domain': domainsOf,
};

/** All our names of one kind in one zone. */
async function checkKind(
	context: CheckContext,
	zone: Zone,
	id: Kind,
	kinds: readonly Kind[],
): Promise<readonly Draft[]> {
	const all = subjectsOf[id](context);
	const subjects = all.filter(isAsked);
	const judged = await judgeSubjects(context.ask, zone, subjects, kinds.length > 1);
	const other = id === 'blocklist-address' ? 'blocklist-domain' : 'blocklist-address';
	const isHalf = !zone.known && !kinds.includes(other) && subjectsOf[other](context).some(isAsked);
	return [
		...judged.map(({subject, judgement}): Draft => {
			const draft = {id, subject: `${subject.text} in ${zone.shown}`, ...judgement};
			return isHalf && tellsOfList.has(draft.finding)
				? {...draft, found: `${draft.found} ${othersUnasked[other]}`}
				: draft;
		}),
		...all.flatMap((each) => (isAsked(each) ? [] : [notAsked(id, zone, each)])),
	];
}

const isAsked = (each: Subject | Unasked): each is Subject => !('finding' in each);

/** Findings that could be taken for all that the zone has to say. */
const tellsOfList: ReadonlySet<string> = new Set(['listed', 'not-listed', 'no-data']);
const othersUnasked: Readonly<Record<Kind, string>> = {
	'blocklist-domain': 'Whether it lists domains, too, is not known: yours were not asked for.',
	'blocklist-address': 'Whether it lists addresses, too, is not known: yours were not asked for.',
};

/** What a zone lists. Of one that is not known, its test entries tell; lists of domains may have both. */
async function kindsOf({ask}: CheckContext, zone: Zone): Promise<readonly Kind[]> {
	if (zone.known) {
		return [zone.known.list.lists === 'domains' ? 'blocklist-domain' : 'blocklist-address'];
	}
	const {read} = createInquiry(ask, zone);
	const [address, domain] = await Promise.all([
		read(ipv4Entries.listedEntry),
		read(domainEntries.listedEntry),
	]);
	if (domain.kind !== 'listed') return ['blocklist-address'];
	return address.kind === 'listed'
		? ['blocklist-address', 'blocklist-domain']
		: ['blocklist-domain'];
}

const ipv4Entries = {listedEntry: '2.0.0.127', unlistedEntry: '1.0.0.127'} as const;
const domainEntries = {listedEntry: 'test', unlistedEntry: 'invalid'} as const;
const ipv6Entries = {
	listedEntry: prefixOf(parseIp('::ffff:7f00:2')),
	unlistedEntry: prefixOf(parseIp('::ffff:7f00:1')),
} as const;

/** RFC 5782 §2.1 and §2.4: the address backwards, without the arpa. */
function prefixOf(ip: Ip | undefined): string {
	return ip ? reverseName(ip).replace(/\.(?:in-addr|ip6)\.arpa$/u, '') : '';
}

type Unasked = {readonly text: string; readonly finding: string; readonly found: string};

function addressesOf({self}: CheckContext): readonly (Subject | Unasked)[] {
	if (self.addresses.length === 0) {
		return [{text: unknownAddress, finding: 'no-address', found: 'Your address is not known.'}];
	}
	return self.addresses.map(({address, family}) => {
		const ip = parseIp(address);
		if (!ip || addressScope(address) !== 'public') {
			const found = `${address} is a private address, which no list holds. Receivers see another one.`;
			return {text: address, finding: 'private', found};
		}
		const entries = family === 4 ? ipv4Entries : ipv6Entries;
		return {text: address, prefix: prefixOf(ip), ...entries, isIpv6: family === 6};
	});
}

/** The domain of the sender, the EHLO name, and the domain above that name. */
export function listedNamesOf(self: Self): readonly string[] {
	const form = heloForm(self.helo);
	const helo = form.kind === 'host-name' ? form.name : undefined;
	const above = helo?.replace(/^[^.]+\./u, '');
	const names = [publicDomainOf(self.sender), helo, above?.includes('.') ? above : undefined];
	return [...new Set(names.flatMap((name) => (name === undefined ? [] : [name])))];
}

function domainsOf({self}: CheckContext): readonly (Subject | Unasked)[] {
	const unique = listedNamesOf(self);
	if (unique.length === 0) {
		const found = 'Neither the sender nor the EHLO name has a domain that could be looked up.';
		return [{text: 'your domain', finding: 'no-domain', found}];
	}
	return unique.map((name) => {
		return {text: shown(name), prefix: name, ...domainEntries, isIpv6: false};
	});
}

function notAsked(id: CheckId, zone: Zone, {text, finding, found}: Unasked): Draft {
	return {id, subject: `${text} in ${zone.shown}`, state: 'unknown', finding, found};
}

import type {CheckId, CheckStep, Self} from '../../model/check.ts';
import type {DnsAnswer, RrType} from '../../model/dns.ts';
import {type KnownZone, knownZone} from '../../knowledge/blocklists.ts';
import {type Ip, parseIp, reverseName} from '../../protocol/ip.ts';
import {heloForm} from '../../protocol/own-name.ts';
import {addressScope} from '../../protocol/scope.ts';
import {listed, note, shown, stepsOf, textsIn, whyFailed} from '../answers.ts';
import {type Code, readBlocklistAnswer} from '../blocklist-answer.ts';
import {type CheckContext, type CheckFunction, checkOf, type Draft} from '../context.ts';
import {noSuchName} from '../made-up.ts';
import {unknownAddress} from './own-address.ts';
import {shownZone, withoutKey, zoneName} from '../zone-name.ts';
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

/** A zone to ask, and how its names look: a key in front of it is a secret. */
type Zone = {
	readonly name: string;
	readonly shown: string;
	readonly known: KnownZone | undefined;
};

/** What is looked up: safe to show, and what stands in front of the zone. */
type Subject = {
	readonly text: string;
	readonly prefix: string;
	/** An entry that every such list has, and one that none has (RFC 5782 §5). */
	readonly listedEntry: string;
	readonly unlistedEntry: string;
	readonly isIpv6: boolean;
};

async function checkZone(context: CheckContext, name: string): Promise<readonly Draft[]> {
	const known = knownZone(name);
	const zone: Zone = {name, shown: shownZone(name), known};
	if (known?.list.ended !== undefined) {
		// Only lists of addresses have ended so far; a test of the words says so when that changes.
		const id = 'blocklist-address';
		const found = `${known.list.name} was ended on ${known.list.ended}. ${zone.shown} was not asked.`;
		return [{id, subject: zone.shown, state: 'unknown', finding: 'ended', found}];
	}
	const ids = await kindsOf(context, zone);
	const drafts = ids.flatMap((id) => {
		const subjects = id === 'blocklist-domain' ? domainsOf(context) : addressesOf(context);
		return subjects.map(async (each) => {
			if ('finding' in each) return unasked(id, zone, each);
			const draft = await checkSubject(context, id, zone, each);
			return ids.length > 1 ? unlessGood(draft, each, zone) : draft;
		});
	});
	return Promise.all(drafts);
}

/** What a zone lists. Of one that is not known, its test entries tell; lists of domains may have both. */
async function kindsOf(
	{ask}: CheckContext,
	{name, known}: Zone,
): Promise<readonly ('blocklist-address' | 'blocklist-domain')[]> {
	if (known) {
		return [known.list.lists === 'domains' ? 'blocklist-domain' : 'blocklist-address'];
	}
	const [address, domain] = await Promise.all([
		ask(`${ipv4Entries.listedEntry}.${name}`, 'A'),
		ask(`${domainEntries.listedEntry}.${name}`, 'A'),
	]);
	const isOf = (answer: DnsAnswer) => readBlocklistAnswer(answer, undefined).kind === 'listed';
	if (!isOf(domain)) return ['blocklist-address'];
	return isOf(address) ? ['blocklist-address', 'blocklist-domain'] : ['blocklist-domain'];
}

/** Of which kind the entries are is not known: that there is none is worth nothing. */
function unlessGood(draft: Draft, {text}: Subject, zone: Zone): Draft {
	if (draft.state !== 'good') return draft;
	const found = `${zone.shown} has no entry for ${text}, but which kind it lists, addresses or domains, is not known: it has test entries of both.`;
	return {...draft, state: 'unknown', finding: 'no-data', found};
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

function unasked(id: CheckId, zone: Zone, {text, finding, found}: Unasked): Draft {
	return {id, subject: `${text} in ${zone.shown}`, state: 'unknown', finding, found};
}

/** One subject in one zone, and what the answer is worth. */
async function checkSubject(
	{ask}: CheckContext,
	id: CheckId,
	zone: Zone,
	subject: Subject,
): Promise<Draft> {
	const heard: DnsAnswer[] = [];
	const question = async (name: string, type: RrType): Promise<DnsAnswer> => {
		const answer = await ask(name, type);
		heard.push(answer);
		return answer;
	};
	const inZone = (prefix: string, type: RrType) => question(`${prefix}.${zone.name}`, type);
	const base = {id, subject: `${subject.text} in ${zone.shown}`} as const;
	const answer = await inZone(subject.prefix, 'A');
	const judged = await judge(answer, {zone, subject, inZone, question});
	return {...base, ...judged, steps: [...hiding(zone, stepsOf(heard)), ...(judged.steps ?? [])]};
}

type Judgement = Omit<Draft, 'id' | 'subject'>;
type Asking = {
	readonly zone: Zone;
	readonly subject: Subject;
	readonly inZone: (prefix: string, type: RrType) => Promise<DnsAnswer>;
	readonly question: (name: string, type: RrType) => Promise<DnsAnswer>;
};

async function judge(answer: DnsAnswer, asking: Asking): Promise<Judgement> {
	const read = readBlocklistAnswer(answer, asking.zone.known?.zone);
	switch (read.kind) {
		case 'failed':
			return noAnswer(asking, answer);
		case 'refused':
			return refused(asking, read.code);
		case 'unknown-code': {
			const found = `${asking.zone.shown} answered ${listed(read.addresses)}, which is none of its codes. It is no listing.`;
			return {state: 'unknown', finding: 'unknown-code', found};
		}
		case 'no-list':
			return notOfAList(asking, read.addresses);
		case 'not-listed':
			return notListed(asking);
		case 'listed':
			return onList(asking, read.codes);
	}
}

/** Who failed, the list or the resolver, a failure does not tell. */
function noAnswer({zone}: Asking, answer: DnsAnswer): Judgement {
	const found = `${zone.shown} was not answered: ${whyFailed(answer)}. It is no listing.`;
	return {state: 'unknown', finding: 'no-answer', found};
}

function refused({zone}: Asking, {address, meaning}: Code): Judgement {
	const why = meaning.replace(/^error: /u, '');
	const found = `${zone.shown} answered ${address}: it refuses the question${why === '' ? '' : ` (${why})`}. It is no listing.`;
	return {state: 'unknown', finding: 'query-refused', found};
}

async function notOfAList(
	{zone, subject, inZone, question}: Asking,
	addresses: readonly string[],
): Promise<Judgement> {
	const proof = await question(noSuchName, 'A');
	if (proof.status === 'answer') {
		const found = `Your resolver answers ${listed(addresses)} where there is nothing: it does so for ${noSuchName}, too, which cannot exist. It is no listing.`;
		return {state: 'unknown', finding: 'rewritten', found};
	}
	const other = await inZone(subject.unlistedEntry, 'A');
	const found =
		other.status === 'answer'
			? `${zone.shown} answers ${listed(addresses)}, and something of the kind for every name. No block list does that: the zone may have a new owner.`
			: `${zone.shown} answers ${listed(addresses)}. No block list answers so.`;
	return {state: 'unknown', finding: 'no-list', found};
}

async function notListed(asking: Asking): Promise<Judgement> {
	const {zone, subject, inZone} = asking;
	const entry = zone.known?.zone.testEntry ?? subject.listedEntry;
	const test = await inZone(entry, 'A');
	const read = readBlocklistAnswer(test, zone.known?.zone);
	switch (read.kind) {
		case 'listed':
		case 'unknown-code': {
			const found = `${subject.text} is not in ${zone.shown}. The list answers: its test entry is there.`;
			return {state: 'good', finding: 'not-listed', found};
		}
		case 'refused':
			return refused(asking, read.code);
		case 'failed':
			return noAnswer(asking, test);
		case 'no-list':
		case 'not-listed': {
			const found = subject.isIpv6
				? `${zone.shown} has no entry for ${subject.text}, but its test entry for IPv6 is missing, too: perhaps it holds no IPv6 addresses.`
				: `${zone.shown} has no entry for ${subject.text}, but its test entry is missing, too: it does not answer you, or it is empty.`;
			return {state: 'unknown', finding: 'no-data', found};
		}
	}
}

async function onList(asking: Asking, codes: readonly Code[]): Promise<Judgement> {
	const {zone, subject, inZone} = asking;
	const known = zone.known;
	const other = await inZone(subject.unlistedEntry, 'A');
	if (readBlocklistAnswer(other, undefined).kind === 'listed') {
		const found = `${zone.shown} lists everything, even what no list may list. It is dead, and its answer means nothing.`;
		return {state: 'unknown', finding: 'lists-all', found};
	}
	const text = await inZone(subject.prefix, 'TXT');
	const reason = withoutKey(zone.name, textsIn(text).join(' '));
	const words = codes.map(({address, meaning}) => (meaning ? `${address}: ${meaning}` : address));
	const said = reason === '' ? '' : ` It says: ${shown(reason)}`;
	const found = `${subject.text} is in ${zone.shown} (${listed(words)}).${said}`;
	const policy = known?.zone.policy ?? [];
	const steps: readonly CheckStep[] = known ? [note(known.list.meaning)] : [];
	const next =
		known?.list.lookup === undefined
			? [`Look up who keeps ${zone.shown}, and how to be taken off.`]
			: [`Look it up and ask for removal at ${known.list.lookup}.`];
	if (codes.every(({address}) => policy.includes(address))) {
		return {state: 'bad', finding: 'listed-policy', found, steps, next};
	}
	return {state: 'bad', finding: 'listed', found, steps, next};
}

function hiding({name}: Zone, steps: readonly CheckStep[]): readonly CheckStep[] {
	return steps.map((step) => ({...step, text: withoutKey(name, step.text)}));
}

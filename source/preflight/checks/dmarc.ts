import type {DnsAnswer} from '../../model/dns.ts';
import {isFailed, shown, stepsOf, textsIn, whyFailed} from '../answers.ts';
import type {CheckContext, Draft} from '../context.ts';
import {
	type DmarcPolicy,
	type DmarcRecord,
	dmarcRecordsIn,
	mendedReports,
	treeWalk,
} from '../dmarc-record.ts';
import {mendTags, recordLine} from '../mend-record.ts';

/** What one name of the walk has. */
type Place = {
	readonly name: string;
	readonly answer: DnsAnswer;
	readonly records: readonly DmarcRecord[];
	/** What only wants to be a record. NOT safe to show. */
	readonly broken: string | undefined;
};

/** A name with exactly one record. */
type Single = {readonly name: string; readonly record: DmarcRecord};

/** A finding, but for whom it is about. */
type Told = Omit<Draft, 'id' | 'subject' | 'steps'>;

/** `dmarc`: the record of this domain, or of one above it. */
export async function checkDmarc({ask}: CheckContext, domain: string): Promise<Draft> {
	const places: Place[] = [];
	for (const name of treeWalk(domain)) {
		const answer = await ask(`_dmarc.${name}`, 'TXT');
		const place = {name, answer, ...dmarcRecordsIn(textsIn(answer))};
		places.push(place);
		// What the domain says itself settles it.
		if (name === domain && (isFailed(answer) || isTry(place))) break;
		if (place.records.length === 1 && place.records[0]?.psd !== 'u') break;
	}
	const [own] = places;
	const told = (own && atDomain(own)) ?? aboveDomain(domain, places);
	const steps = stepsOf(places.map(({answer}) => answer));
	return {id: 'dmarc', subject: shown(domain), ...told, steps};
}

function isTry({records, broken}: Place): boolean {
	return records.length > 0 || broken !== undefined;
}

/** What the domain's own records say; undefined where those above hold. */
function atDomain(place: Place): Told | undefined {
	const {name, answer, records} = place;
	if (isFailed(answer)) {
		const found = `Whether ${shown(name)} has a DMARC record could not be found out: ${whyFailed(answer)}.`;
		return {state: 'unknown', finding: 'unanswered', found};
	}
	const [record] = records;
	if (records.length > 1) return several(place, '');
	if (!record) return notARecord(place);
	return (
		faultOf(name, record, '') ?? {
			state: 'good',
			finding: 'present',
			found: `${shown(name)} has a DMARC record. It ${wishes[policyOf(record)]}.`,
		}
	);
}

/** Several are as good as none (RFC 7489 §6.6.3, RFC 9989 §4.10); `above`: what it is above of. */
function several({name, records}: Place, above: string): Told {
	const found = `${shown(name)}${above} has ${records.length} DMARC records. Receivers ignore them all.`;
	return {state: 'bad', finding: 'several', found};
}

function notARecord({name, broken}: Place, above = ''): Told | undefined {
	if (broken === undefined) return undefined;
	const found = `The record of _dmarc.${shown(name)}${above} does not begin as a DMARC record has to: ${shown(broken)}`;
	const [fixed] = dmarcRecordsIn([mendTags(broken, 'DMARC1', {}) ?? '']).records;
	const records = fixed ? mended(name, fixed) : [];
	return {state: 'bad', finding: 'invalid', found, records};
}

const wishes: Readonly<Record<DmarcPolicy, string>> = {
	none: 'asks for nothing but reports (p=none)',
	quarantine: 'asks that mail which fails be treated with suspicion (quarantine)',
	reject: 'asks that mail which fails be refused (reject)',
};

function policyOf({policy}: DmarcRecord): DmarcPolicy {
	return policy === 'absent' || policy === 'invalid' ? 'none' : policy;
}

/**
 * What is wrong with a record. Without a valid policy it counts as p=none if
 * it names where reports go, and else not at all (RFC 7489 §6.6.3 step 6,
 * RFC 9989 §4.10.1). `more`: for whom it holds besides.
 */
function faultOf(name: string, record: DmarcRecord, more: string): Told | undefined {
	const {text, policy, badTags, reports} = record;
	const whose = `The DMARC record of ${shown(name)}${more}`;
	const records = mended(name, record);
	const [tag] = badTags;
	if (tag !== undefined) {
		const found = `${whose} names no policy that exists (${tag}=): ${shown(text)}`;
		const finding = reports === 'valid' ? 'counts-as-none' : 'invalid';
		return {state: 'bad', finding, found, records};
	}
	if (policy === 'absent') {
		const isRead = reports === 'valid';
		const found = `${whose} has no p tag${isRead ? '' : ', and names nobody who gets reports'}: ${shown(text)}`;
		return {state: 'bad', finding: isRead ? 'no-policy' : 'no-policy-no-rua', found, records};
	}
	const [wrong] = record.wrongReports;
	if (wrong === undefined) return undefined;
	const found = `${whose} wants its reports at ${shown(wrong)}, which is no URI: it has to begin with mailto:. None comes there.`;
	return {state: 'bad', finding: 'bad-rua', found, records};
}

/** RFC 9989 §4.10: the organisation's record, else that of the public suffix above it. */
function aboveDomain(domain: string, places: readonly Place[]): Told {
	const single = places.flatMap(({name, records: [record, ...others]}) =>
		record && others.length === 0 ? [{name, record}] : [],
	);
	const last = single.at(-1);
	const crowded = places.findLast(({records}) => records.length > 1);
	const more = `, which holds for ${shown(domain)}, too,`;
	const above = `, above ${shown(domain)},`;
	// Older receivers look at the organisation only: what is above the record that holds may be it.
	if (crowded && (!last || crowded.name.length < last.name.length)) return several(crowded, above);
	if (!last) return notAtAll(domain, places, above);
	const {name, record} = organisationOf(domain, single, last);
	const fault = faultOf(name, record, more);
	if (fault) return fault;
	const wish = record.subdomains ?? policyOf(record);
	const found = `The DMARC record of ${shown(name)} holds for ${shown(domain)}, too. It ${wishes[wish]}.`;
	return {state: 'good', finding: 'inherited', found};
}

function notAtAll(domain: string, places: readonly Place[], above: string): Told {
	const failed = places.find(({answer}) => isFailed(answer))?.answer;
	if (failed) {
		const found = `${shown(domain)} has no DMARC record itself, and about ${shown(failed.question.name)} nothing could be found out: ${whyFailed(failed)}.`;
		return {state: 'unknown', finding: 'unanswered', found};
	}
	const tried = places.findLast(({broken}) => broken !== undefined);
	const told = tried && notARecord(tried, above);
	if (told) return told;
	const found = `Neither ${shown(domain)} nor a domain above it has a DMARC record.`;
	return {state: 'bad', finding: 'missing', found, records: [proposal(domain)]};
}

/** Below a public suffix the organisation is one label longer; its record, if any, was found before. */
function organisationOf(domain: string, single: readonly Single[], last: Single): Single {
	if (last.record.psd !== 'y') return last;
	const count = last.name.split('.').length + 1;
	const name = domain.split('.').slice(-count).join('.');
	return single.find((each) => each.name === name) ?? last;
}

/** The record with a policy that changes nothing, where it has none; the rest is its owner's. */
function mended(name: string, record: DmarcRecord): readonly string[] {
	const tags = [...record.badTags, ...(record.policy === 'absent' ? ['p'] : [])];
	const change = Object.fromEntries(tags.map((tag) => [tag, 'none']));
	const rua = mendedReports(record);
	const all = rua === undefined ? change : {...change, rua};
	return recordLine(`_dmarc.${shown(name)}`, mendTags(record.text, 'DMARC1', all));
}

function proposal(domain: string): string {
	return `_dmarc.${shown(domain)}. 3600 IN TXT "v=DMARC1; p=none; rua=mailto:postmaster@${shown(domain)}"`;
}

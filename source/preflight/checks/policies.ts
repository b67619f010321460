import type {CheckId} from '../../model/check.ts';
import type {DnsAnswer} from '../../model/dns.ts';
import {isFailed, shown, stepsOf, textsIn, whyFailed} from '../answers.ts';
import {type CheckContext, type CheckFunction, checkOf, type Draft} from '../context.ts';
import {
	type DmarcPolicy,
	type DmarcRecord,
	dmarcRecordsIn,
	tagsOf,
	treeWalk,
} from '../dmarc-record.ts';
import {mendTags, recordLine} from '../mend-record.ts';
import {notYours} from '../not-yours.ts';
import {publicDomainOf} from './sender-domain.ts';

/** `dmarc`, `mta-sts` and `tls-rpt` of the domain of the sender. */
export const policyChecks: CheckFunction = async (context) => {
	const {sender} = context.self;
	const domain = publicDomainOf(sender);
	if (domain === undefined) {
		return (['dmarc', 'mta-sts', 'tls-rpt'] as const).map((id) => checkOf(noDomain(id, sender)));
	}
	const drafts = await Promise.all([
		checkDmarc(context, domain),
		checkText(context, domain, mtaSts),
		checkText(context, domain, tlsRpt),
	]);
	const why = await notYours(context, domain);
	return drafts.map((draft) =>
		why !== undefined && draft.state === 'bad'
			? checkOf({...draft, state: 'unknown', finding: why.finding, found: why.found, records: []})
			: checkOf(draft),
	);
};

function noDomain(id: CheckId, sender: string): Draft {
	const subject = sender === '' ? '<>' : shown(sender);
	const found =
		sender === ''
			? 'The sender is empty (<>), so there is no domain to look at.'
			: `The sender ${subject} has no domain that DNS could be asked about.`;
	return {id, subject, state: 'unknown', finding: 'no-domain', found};
}

type FoundRecord = {readonly name: string; readonly record: DmarcRecord};

async function checkDmarc({ask}: CheckContext, domain: string): Promise<Draft> {
	const heard: DnsAnswer[] = [];
	const found: FoundRecord[] = [];
	for (const name of treeWalk(domain)) {
		const answer = await ask(`_dmarc.${name}`, 'TXT');
		heard.push(answer);
		const {records, broken} = dmarcRecordsIn(textsIn(answer));
		const [record, ...more] = records;
		if (name === domain) {
			const settled = atDomain(domain, answer, records, broken);
			if (settled) return {...settled, steps: stepsOf(heard)};
		}
		// Several records are as good as none (RFC 9989 §4.10).
		if (!record || more.length > 0) continue;
		found.push({name, record});
		if (record.psd !== 'u') break;
	}
	return {...aboveDomain(domain, found, heard), steps: stepsOf(heard)};
}

/** What the domain's own records say; undefined where the names above have to be asked. */
function atDomain(
	domain: string,
	answer: DnsAnswer,
	records: readonly DmarcRecord[],
	broken: string | undefined,
): Draft | undefined {
	const base = {id: 'dmarc', subject: shown(domain)} as const;
	const [record] = records;
	if (isFailed(answer)) {
		const found = `Whether ${shown(domain)} has a DMARC record could not be found out: ${whyFailed(answer)}.`;
		return {...base, state: 'unknown', finding: 'unanswered', found};
	}
	if (records.length > 1) {
		const found = `${shown(domain)} has ${records.length} DMARC records. Receivers ignore them all.`;
		return {...base, state: 'bad', finding: 'several', found};
	}
	if (!record) {
		if (broken === undefined) return undefined;
		const found = `The record of _dmarc.${shown(domain)} does not begin as a DMARC record has to: ${shown(broken)}`;
		const [fixed] = dmarcRecordsIn([mendTags(broken, 'DMARC1', {}) ?? '']).records;
		const records = fixed ? mended(domain, fixed) : [];
		return {...base, state: 'bad', finding: 'invalid', found, records};
	}
	if (record.policy === 'invalid') {
		const found = `The DMARC record of ${shown(domain)} names no policy that exists: ${shown(record.text)}`;
		return {...base, state: 'bad', finding: 'invalid', found, records: mended(domain, record)};
	}
	if (record.policy === 'absent') {
		const found = `The DMARC record of ${shown(domain)} has no p tag: ${shown(record.text)}`;
		return {...base, state: 'bad', finding: 'no-policy', found, records: mended(domain, record)};
	}
	const found = `${shown(domain)} has a DMARC record. It ${wishes[record.policy]}.`;
	return {...base, state: 'good', finding: 'present', found};
}

const wishes: Readonly<Record<DmarcPolicy, string>> = {
	none: 'asks for nothing but reports (p=none)',
	quarantine: 'asks that mail which fails be treated with suspicion (quarantine)',
	reject: 'asks that mail which fails be refused (reject)',
};

/** RFC 9989 §4.10: the organisation's record, else that of the public suffix above it. */
function aboveDomain(
	domain: string,
	found: readonly FoundRecord[],
	heard: readonly DnsAnswer[],
): Draft {
	const base = {id: 'dmarc', subject: shown(domain)} as const;
	const last = found.at(-1);
	if (!last) {
		const failed = heard.find(isFailed);
		if (failed) {
			const why = `${shown(domain)} has no DMARC record itself, and about ${shown(failed.question.name)} nothing could be found out: ${whyFailed(failed)}.`;
			return {...base, state: 'unknown', finding: 'unanswered', found: why};
		}
		const why = `Neither ${shown(domain)} nor a domain above it has a DMARC record.`;
		return {...base, state: 'bad', finding: 'missing', found: why, records: [proposal(domain)]};
	}
	// Below a public suffix the organisation is one label longer; its record, if any, was found before.
	const organisation = last.record.psd === 'y' ? organisationBelow(domain, last.name) : last.name;
	const {name, record} = found.find((each) => each.name === organisation) ?? last;
	const policy = record.subdomains ?? record.policy;
	if (policy === 'invalid' || policy === 'absent') {
		const why = `The DMARC record of ${shown(name)}, which holds for ${shown(domain)}, too, names no policy: ${shown(record.text)}`;
		return {...base, state: 'bad', finding: 'invalid', found: why, records: mended(name, record)};
	}
	const why = `The DMARC record of ${shown(name)} holds for ${shown(domain)}, too. It ${wishes[policy]}.`;
	return {...base, state: 'good', finding: 'inherited', found: why};
}

function organisationBelow(domain: string, suffix: string): string {
	const count = suffix.split('.').length + 1;
	return domain.split('.').slice(-count).join('.');
}

/** The record with a policy that changes nothing, where it has none; the rest is its owner's. */
function mended(domain: string, {text, policy}: DmarcRecord): readonly string[] {
	const change = policy === 'absent' || policy === 'invalid' ? {p: 'none'} : {};
	return recordLine(`_dmarc.${shown(domain)}`, mendTags(text, 'DMARC1', change));
}

function proposal(domain: string): string {
	return `_dmarc.${shown(domain)}. 3600 IN TXT "v=DMARC1; p=none; rua=mailto:postmaster@${shown(domain)}"`;
}

/** A policy that is one TXT record. */
type TextPolicy = {
	readonly id: CheckId;
	/** For people. */
	readonly name: string;
	/** In front of the domain. */
	readonly label: string;
	readonly begin: RegExp;
	/** What is wrong with a record, as the end of a sentence; undefined if nothing is. */
	readonly fault: (tags: ReadonlyMap<string, string>) => string | undefined;
	/** The tag that has to be right, as it is proposed; `old`: what stands there. */
	readonly tag: (domain: string, old: string) => Readonly<Record<string, string>>;
	readonly version: string;
};

const mtaSts: TextPolicy = {
	id: 'mta-sts',
	name: 'MTA-STS',
	label: '_mta-sts',
	begin: /^v\s*=\s*STSv1\s*(?:;|$)/u,
	fault: (tags) =>
		/^[a-z\d]{1,32}$/u.test(tags.get('id') ?? '')
			? undefined
			: 'its id has to be 1 to 32 letters and digits',
	version: 'STSv1',
	tag: (_, old) => ({id: old.replaceAll(/[^a-z\d]/gu, '').slice(0, 32) || '1'}),
};

const tlsRpt: TextPolicy = {
	id: 'tls-rpt',
	name: 'TLS-RPT',
	label: '_smtp._tls',
	begin: /^v\s*=\s*TLSRPTv1\s*(?:;|$)/u,
	fault: (tags) =>
		/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)/u.test(tags.get('rua') ?? '')
			? undefined
			: 'rua has to name a mailto: or https: address',
	version: 'TLSRPTv1',
	tag: (domain) => ({rua: `mailto:postmaster@${shown(domain)}`}),
};

async function checkText({ask}: CheckContext, domain: string, policy: TextPolicy): Promise<Draft> {
	const {id, name, label} = policy;
	const answer = await ask(`${label}.${domain}`, 'TXT');
	const base = {id, subject: shown(domain), steps: stepsOf([answer])} as const;
	const place = `${label}.${shown(domain)}`;
	const {version} = policy;
	if (isFailed(answer)) {
		const found = `Whether ${shown(domain)} has a record for ${name} could not be found out: ${whyFailed(answer)}.`;
		return {...base, state: 'unknown', finding: 'unanswered', found};
	}
	const texts = textsIn(answer).filter((text) => policy.begin.test(text));
	const [text] = texts;
	if (text === undefined) {
		const found = `${shown(domain)} has no ${name} record.`;
		return {
			...base,
			state: 'bad',
			finding: 'missing',
			found,
			records: recordLine(place, mendTags('', version, policy.tag(domain, ''))),
		};
	}
	if (texts.length > 1) {
		const found = `${shown(domain)} has ${texts.length} ${name} records, which counts as none.`;
		return {...base, state: 'bad', finding: 'several', found};
	}
	const fault = policy.fault(tagsOf(text));
	if (fault !== undefined) {
		const found = `The ${name} record of ${shown(domain)} is not valid: ${fault}.`;
		const old = tagsOf(text).get('id') ?? '';
		const records = recordLine(place, mendTags(text, version, policy.tag(domain, old)));
		return {...base, state: 'bad', finding: 'invalid', found, records};
	}
	const found = `${shown(domain)} has this ${name} record: ${shown(text)}`;
	return {...base, state: 'good', finding: 'present', found};
}

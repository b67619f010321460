import type {CheckId} from '../../model/check.ts';
import {isFailed, shown, stepsOf, textsIn, whyFailed} from '../answers.ts';
import {type CheckContext, type CheckFunction, checkOf, type Draft} from '../context.ts';
import {tagsOf} from '../dmarc-record.ts';
import {mendTags, recordLine} from '../mend-record.ts';
import {notYours} from '../not-yours.ts';
import {checkDmarc} from './dmarc.ts';
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

import type {CheckStep} from '../model/check.ts';
import type {DnsAnswer, DnsRecord} from '../model/dns.ts';
import {visible} from '../protocol/visible.ts';

/** Records of one answer that are shown; a hostile one has thousands. */
const shownRecords = 5;
/** Characters of one record that are shown. */
const shownCharacters = 200;

/** True where DNS did not say what there is: nothing may be concluded from it. */
export function isFailed({status}: DnsAnswer): boolean {
	return status !== 'answer' && status !== 'nodata' && status !== 'nxdomain';
}

/** How the detail of an answer begins that is worth nothing, since the resolver makes it up. */
export const madeUpDetail = 'your resolver answers ';

/** The resolver makes the answer up, so it counts as none. */
export const isMadeUp = ({detail}: DnsAnswer): boolean => detail?.startsWith(madeUpDetail) === true;

/** Why there is no answer, as the end of a sentence. */
export function whyFailed(answer: DnsAnswer): string {
	if (isMadeUp(answer)) return shown(answer.detail ?? '');
	const cut = whyCut(answer);
	if (cut !== undefined) return cut;
	switch (answer.status) {
		case 'servfail':
			return 'the DNS servers failed (SERVFAIL)';
		case 'refused':
			return 'your resolver refused the question (REFUSED)';
		case 'timeout':
			return 'no answer came in time';
		case 'malformed':
			return 'what came back could not be read';
		case 'unreachable':
			return 'no DNS server could be reached';
		default:
			return 'there is no such record';
	}
}

/** Where the resolver answered over UDP, with less than there is, and the rest could not be had over TCP. */
export function whyCut({status, truncated}: DnsAnswer): string | undefined {
	if (!truncated) return undefined;
	const asked = 'the answer was too long for UDP, and over TCP (port 53)';
	switch (status) {
		case 'timeout':
			return `${asked} none came in time`;
		case 'unreachable':
			return `${asked} your resolver could not be reached`;
		case 'malformed':
			return `${asked} it could not be read`;
		default:
			return undefined;
	}
}

/** Addresses in an answer to A or AAAA. */
export function addressesIn(answer: DnsAnswer): readonly string[] {
	if (answer.status !== 'answer') return [];
	return answer.answers.flatMap((record) =>
		record.type === 'A' || record.type === 'AAAA' ? [record.address] : [],
	);
}

/** Texts in an answer to TXT, the strings of each joined without a space (RFC 7208 §3.3). NOT safe to show. */
export function textsIn(answer: DnsAnswer): readonly string[] {
	if (answer.status !== 'answer') return [];
	return answer.answers.flatMap((record) =>
		record.type === 'TXT' ? [record.strings.join('')] : [],
	);
}

/** True if the name that was asked for is an alias. */
export function isAlias({question, answers}: DnsAnswer): boolean {
	const name = question.name.toLowerCase();
	return answers.some((record) => record.type === 'CNAME' && record.name.toLowerCase() === name);
}

/** What has to be done before a record can stand at the name that was asked for: none may stand beside an alias (RFC 1034 §3.6.2). */
export function aliasAdvice(answers: readonly DnsAnswer[]): readonly string[] {
	const alias = answers.find(isAlias);
	if (!alias) return [];
	return [
		`Remove the alias (CNAME) of ${shown(alias.question.name)} first: no other record may stand beside it.`,
	];
}

/** Text of others, safe to show and bounded. */
export function shown(text: string): string {
	const safe = visible(text.slice(0, shownCharacters));
	return text.length > shownCharacters ? `${safe}…` : safe;
}

/** 'a', 'a and b', 'a, b and 7 more'. Safe to show. */
export function listed(items: readonly string[], most = shownRecords): string {
	const first = items.slice(0, most).map(shown);
	const more = items.length - first.length;
	const all = more > 0 ? [...first, `${more} more`] : first;
	const last = all.at(-1) ?? '';
	return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
}

/** Questions and answers, in the order given. */
export function stepsOf(answers: readonly DnsAnswer[]): readonly CheckStep[] {
	return answers.flatMap((answer): CheckStep[] => [
		{kind: 'asked', text: `${answer.question.type} ${shown(answer.question.name) || '.'}`},
		{kind: 'answered', text: answerText(answer)},
	]);
}

/** A step that says what follows. */
export function note(text: string): CheckStep {
	return {kind: 'note', text};
}

function answerText(answer: DnsAnswer): string {
	switch (answer.status) {
		case 'answer': {
			const wanted = answer.answers.filter(({type}) => type === answer.question.type);
			const aliases = answer.answers.filter(({type}) => type === 'CNAME');
			return listed([...aliases, ...wanted].map(recordText));
		}
		case 'nodata':
			return `${aliasText(answer)}NODATA: the name exists, but has no such record`;
		case 'nxdomain':
			return `${aliasText(answer)}NXDOMAIN: there is no such name`;
		default:
			return `no answer: ${whyFailed(answer)}`;
	}
}

/** The way to a name that has nothing: what is missing is missing at its end. */
function aliasText({answers}: DnsAnswer): string {
	const aliases = answers.filter(({type}) => type === 'CNAME');
	return aliases.length === 0 ? '' : `${listed(aliases.map(recordText))}; `;
}

function recordText(record: DnsRecord): string {
	switch (record.type) {
		case 'MX':
			return `${record.preference} ${record.exchange === '' ? '.' : record.exchange}`;
		case 'A':
		case 'AAAA':
			return record.address;
		case 'CNAME':
			return `alias of ${record.target}`;
		case 'PTR':
		case 'NS':
			return record.target;
		case 'TXT':
			return `"${record.strings.join('')}"`;
		case 'SOA':
			return record.primary;
		default:
			return record.rrtype;
	}
}

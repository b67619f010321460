import {listed, note, shown, whyFailed} from '../answers.ts';
import type {DnsAnswer} from '../../model/dns.ts';
import type {Ask} from '../ask.ts';
import type {Code} from '../blocklist-answer.ts';
import type {Draft} from '../context.ts';
import {noSuchName} from '../made-up.ts';
import {withoutKey} from '../zone-name.ts';
import {createInquiry, type Inquiry, type Subject, type Zone} from './blocklist-inquiry.ts';

/** A finding about a subject, but for its id. */
export type Judgement = Omit<Draft, 'id' | 'subject'>;
export type Judged = {readonly subject: Subject; readonly judgement: Judgement};

type Asking = {readonly zone: Zone; readonly subject: Subject; readonly inquiry: Inquiry};

/** What may be told from the first answer; `absent`: that there is no entry has to be proven yet. */
type First = Asking & {readonly judgement: Judgement | 'absent'};

/**
 * These subjects, all of one kind, in one zone. `isMixed`: the zone may hold
 * entries of another kind, so that a missing one proves nothing by itself.
 */
export async function judgeSubjects(
	ask: Ask,
	zone: Zone,
	subjects: readonly Subject[],
	isMixed: boolean,
): Promise<readonly Judged[]> {
	const first = await Promise.all(
		subjects.map(async (subject): Promise<First> => {
			const asking = {zone, subject, inquiry: createInquiry(ask, zone)};
			return {...asking, judgement: await judge(asking)};
		}),
	);
	return Promise.all(
		first.map(async ({judgement, ...asking}): Promise<Judged> => {
			const {subject, inquiry} = asking;
			const told =
				judgement === 'absent'
					? await notListed(asking, listedBeside(first, subject), isMixed)
					: judgement;
			return {subject, judgement: {...told, steps: [...inquiry.steps(), ...(told.steps ?? [])]}};
		}),
	);
}

/** Another subject of the kind that is on the list: it proves that the list answers. */
function listedBeside(all: readonly First[], {isIpv6}: Subject): Subject | undefined {
	return all.find(
		({subject, judgement}) =>
			subject.isIpv6 === isIpv6 && judgement !== 'absent' && onLists.has(judgement.finding),
	)?.subject;
}

const onLists: ReadonlySet<string> = new Set(['listed', 'listed-policy', 'allow-listed']);

async function judge(asking: Asking): Promise<Judgement | 'absent'> {
	const {zone, subject, inquiry} = asking;
	const entry = await inquiry.read(subject.prefix);
	switch (entry.kind) {
		case 'failed':
			return noAnswer(zone, entry.answer);
		case 'made-up':
			return madeUp(
				entry.addresses,
				`Whether ${subject.text} is in ${zone.shown}, it does not tell.`,
			);
		case 'refused':
			return refused(zone, entry.code);
		case 'unknown-code': {
			const found = `${zone.shown} answered ${listed(entry.addresses)}, which is none of its codes. It is no listing.`;
			return {state: 'unknown', finding: 'unknown-code', found};
		}
		case 'no-list':
			return notOfAList(asking, entry.addresses);
		case 'not-listed':
			return 'absent';
		case 'listed':
			return onList(asking, entry.codes);
	}
}

/** Who failed, the list or the resolver, a failure does not tell. */
function noAnswer(zone: Zone, answer: DnsAnswer): Judgement {
	const found = `${zone.shown} was not answered: ${whyFailed(answer)}. It is no listing.`;
	return {state: 'unknown', finding: 'no-answer', found};
}

function madeUp(addresses: readonly string[], follows: string): Judgement {
	const found = `Your resolver answers ${listed(addresses)} where there is nothing: it does so for ${noSuchName}, too, which cannot exist. ${follows}`;
	return {state: 'unknown', finding: 'rewritten', found};
}

function refused(zone: Zone, {address, meaning}: Code): Judgement {
	const why = meaning.replace(/^error: /u, '');
	const found = `${zone.shown} answered ${address}: it refuses the question${why === '' ? '' : ` (${why})`}. It is no listing.`;
	return {state: 'unknown', finding: 'query-refused', found};
}

async function notOfAList(
	{zone, subject, inquiry}: Asking,
	addresses: readonly string[],
): Promise<Judgement> {
	const other = await inquiry.read(subject.unlistedEntry);
	const found =
		other.answer.status === 'answer'
			? `${zone.shown} answers ${listed(addresses)}, and something of the kind for every name. No block list does that: the zone may have a new owner.`
			: `${zone.shown} answers ${listed(addresses)}. No block list answers so.`;
	return {state: 'unknown', finding: 'no-list', found};
}

/** There is no entry. It counts only if something else shows that the list answers. */
async function notListed(
	{zone, subject, inquiry}: Asking,
	beside: Subject | undefined,
	isMixed: boolean,
): Promise<Judgement> {
	if (beside) return absent(zone, subject, `The list answers: ${beside.text} is there.`);
	const entry = zone.known?.zone.testEntry ?? subject.listedEntry;
	const test = await inquiry.read(entry);
	switch (test.kind) {
		case 'listed':
		case 'unknown-code': {
			if (!isMixed) return absent(zone, subject, 'The list answers: its test entry is there.');
			const found = `${zone.shown} has no entry for ${subject.text}, but which kind it lists, addresses or domains, is not known: it has test entries of both.`;
			return {state: 'unknown', finding: 'no-data', found};
		}
		case 'made-up':
			return madeUp(
				test.addresses,
				`So the test entry of ${zone.shown} does not prove that the list answers.`,
			);
		case 'refused':
			return refused(zone, test.code);
		case 'failed':
			return noAnswer(zone, test.answer);
		case 'no-list':
		case 'not-listed': {
			const found = subject.isIpv6
				? `${zone.shown} has no entry for ${subject.text}, but its test entry for IPv6 is missing, too: perhaps it holds no IPv6 addresses.`
				: `${zone.shown} has no entry for ${subject.text}, but its test entry is missing, too: it does not answer you, or it is empty.`;
			return {state: 'unknown', finding: 'no-data', found};
		}
	}
}

function absent(zone: Zone, subject: Subject, proof: string): Judgement {
	const found = `${subject.text} is not in ${zone.shown}. ${proof}`;
	const finding = zone.known?.list.allows ? 'not-allow-listed' : 'not-listed';
	return {state: 'good', finding, found};
}

async function onList(asking: Asking, codes: readonly Code[]): Promise<Judgement> {
	const {zone, subject, inquiry} = asking;
	const other = await inquiry.read(subject.unlistedEntry);
	if (other.kind === 'listed' || other.kind === 'unknown-code') return everything(zone);
	const reason = withoutKey(zone.name, await inquiry.reason(subject.prefix));
	const words = codes.map(({address, meaning}) => (meaning ? `${address}: ${meaning}` : address));
	const said = reason === '' ? '' : ` It says: ${shown(reason)}`;
	const found = `${subject.text} is in ${zone.shown} (${listed(words)}).${said}`;
	const list = zone.known?.list;
	const steps = list ? [note(list.meaning)] : [];
	if (list?.allows) return {state: 'good', finding: 'allow-listed', found, steps};
	const policy = zone.known?.zone.policy ?? [];
	const next =
		list?.lookup === undefined
			? [`Look up who keeps ${zone.shown}, and how to be taken off.`]
			: [`Look it up and ask for removal at ${list.lookup}.`];
	const isPolicy = codes.every(({address}) => policy.includes(address));
	return {state: 'bad', finding: isPolicy ? 'listed-policy' : 'listed', found, steps, next};
}

/** RFC 5782 §5: the entry that no list may have is there. */
function everything({shown: name, known}: Zone): Judgement {
	if (known?.list.allows) {
		const found = `${name} has an entry for everything, even for what no list may hold. That is how it answers those who ask too much: it means nothing.`;
		return {state: 'unknown', finding: 'query-refused', found};
	}
	const found = `${name} lists everything, even what no list may list. It is dead, and its answer means nothing.`;
	return {state: 'unknown', finding: 'lists-all', found};
}

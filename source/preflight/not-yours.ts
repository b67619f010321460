import type {Check, CheckStep} from '../model/check.ts';
import type {DnsAnswer} from '../model/dns.ts';
import {shown, stepsOf} from './answers.ts';
import type {CheckContext} from './context.ts';
import {doubting} from './made-up.ts';
import {claimOf, ownershipOf} from './ownership.ts';

/** Why nobody can be told to publish anything at a name. Texts are safe to show. */
export type NotYours = {
	readonly finding: 'not-yours' | 'no-such-domain';
	readonly found: string;
	/** How that was found out. */
	readonly steps: readonly CheckStep[];
};

/**
 * The one place that decides whether the person can write to a name's zone. A
 * name is not theirs to mend if it belongs to a large provider or to those whom
 * the walk is to, unless it is shown to be ours; nor if its domain does not
 * exist. Undefined for every other, as far as DNS tells.
 */
export async function notYours(
	{ask, self, theirs}: Pick<CheckContext, 'ask' | 'self' | 'theirs'>,
	domain: string,
	as: 'sender' | 'host' = 'sender',
): Promise<NotYours | undefined> {
	const claim = claimOf(domain, theirs, as);
	if (claim) {
		const heard: DnsAnswer[] = [];
		// An address that the resolver makes up would make every name ours.
		const ownership = await ownershipOf({ask: doubting(ask), self}, domain, claim, heard);
		if (ownership === 'ours') return undefined;
		const whose = claim.whose === 'big' ? claim.big.name : 'those whom you write to';
		const found = `${shown(domain)} belongs to ${whose}: what it publishes is not yours to mend.`;
		return {finding: 'not-yours', found, steps: stepsOf(heard)};
	}
	// A host name that is ours may be published yet, with its address.
	if (as === 'host') return undefined;
	const answer = await ask(domain, 'TXT');
	if (answer.status !== 'nxdomain') return undefined;
	const found = `The domain ${shown(domain)} does not exist (NXDOMAIN), so nothing can be published there.`;
	return {finding: 'no-such-domain', found, steps: stepsOf([answer])};
}

/** What is to be mended at a name that is not ours: nothing there, and this instead. */
export function mendElsewhere(
	check: Check,
	{found, steps}: NotYours,
	instead: Pick<Check, 'who' | 'next'>,
): Check {
	return {
		...check,
		...(check.state === 'good' ? {next: []} : instead),
		found: `${check.found} ${found}`,
		records: [],
		steps: [...check.steps, ...steps],
	};
}

/** True for a finding that something is to be published for, or mended by whoever keeps the zone. */
export function isForZone({state, who, records}: Check): boolean {
	return records.length > 0 || (state === 'bad' && who === 'dns');
}

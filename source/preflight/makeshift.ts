import type {DnsAnswer} from '../model/dns.ts';
import {isFailed} from './answers.ts';
import type {CheckContext} from './context.ts';
import {confirmedNames, ptrAnswers} from './ptr-names.ts';

/**
 * mxray took a literal for a name itself, since it could not find out whether
 * our addresses have one: nothing can be held against anybody for it, nor for
 * the null sender that comes of it. What was asked is added to `heard`.
 */
export async function isMakeshift(
	context: Pick<CheckContext, 'ask' | 'self'>,
	heard: DnsAnswer[],
): Promise<boolean> {
	const {addresses, heloSource} = context.self;
	if (heloSource !== 'literal') return false;
	const named = await Promise.all(addresses.map((own) => confirmedNames(context, own, heard)));
	// A closed network may know a name for an address of its own.
	const ptrs = await ptrAnswers(context, addresses);
	heard.push(...ptrs.filter((answer) => !heard.includes(answer)));
	return addresses.length === 0 || named.includes(undefined) || ptrs.some(isFailed);
}

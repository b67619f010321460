import {bigDomainOf, bigNameOf} from '../knowledge/big-names.ts';
import {shown} from './answers.ts';
import type {CheckContext} from './context.ts';

/** Why nobody can be told to publish anything at a name. Texts are safe to show. */
export type NotYours = {
	readonly finding: 'not-yours' | 'no-such-domain';
	readonly found: string;
};

/**
 * A domain into whose zone the person cannot write: that of a large provider,
 * or one that does not exist. Undefined for every other, as far as DNS tells.
 */
export async function notYours(
	{ask}: Pick<CheckContext, 'ask'>,
	domain: string,
	as: 'sender' | 'host' = 'sender',
): Promise<NotYours | undefined> {
	const name = domain.toLowerCase();
	// Below a domain for addresses there may be a customer's own; host names there are the provider's.
	const big = as === 'host' ? bigNameOf(name) : bigDomainOf(name);
	if (big) {
		const found = `${shown(domain)} belongs to ${big.name}: what it publishes is not yours to mend.`;
		return {finding: 'not-yours', found};
	}
	// A host name that is ours may be published yet, with its address.
	if (as === 'host') return undefined;
	const {status} = await ask(domain, 'TXT');
	if (status !== 'nxdomain') return undefined;
	const found = `The domain ${shown(domain)} does not exist (NXDOMAIN), so nothing can be published there.`;
	return {finding: 'no-such-domain', found};
}

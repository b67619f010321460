import type {DnsAnswer} from '../model/dns.ts';
import {addressesIn, listed, madeUpDetail} from './answers.ts';
import type {Ask} from './ask.ts';
import type {CheckFunction} from './context.ts';

/** Nothing exists below `.invalid` (RFC 6761 §6.4): whoever finds something there makes it up. */
export const noSuchName = 'no-such-name.invalid';

/**
 * A check for which an address that the resolver gives where there is nothing
 * counts as no answer: whether the name has it cannot be told. Our own
 * resolver is asked for a name that cannot exist, and only where there is an
 * address to be doubted.
 */
export function withoutMadeUp(check: CheckFunction): CheckFunction {
	return (context) => check({...context, ask: doubting(context.ask)});
}

/** Answers as before, but a made-up one is none: its detail says why. */
export function doubting(ask: Ask): Ask {
	return async (name, type) => {
		const answer = await ask(name, type);
		const found = addressesIn(answer);
		if (found.length === 0) return answer;
		const madeUp = new Set(addressesIn(await ask(noSuchName, type)));
		const doubted = found.filter((address) => madeUp.has(address));
		return doubted.length === 0 ? answer : unanswered(answer, doubted);
	};
}

function unanswered(answer: DnsAnswer, addresses: readonly string[]): DnsAnswer {
	const detail = `${madeUpDetail}${listed(addresses)} also for ${noSuchName}, which cannot exist`;
	return {...answer, status: 'malformed', answers: [], detail};
}

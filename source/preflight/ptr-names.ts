import type {OwnAddress} from '../model/check.ts';
import type {DnsAnswer} from '../model/dns.ts';
import {normalizeIp, parseIp, reverseName} from '../protocol/ip.ts';
import {isLookable} from '../protocol/own-name.ts';
import {addressScope} from '../protocol/scope.ts';
import {addressesIn, isFailed} from './answers.ts';
import type {Ask} from './ask.ts';

/** PTR names of one address that are followed; more are a mistake of somebody, or a trap. */
export const maxNames = 5;

/** The PTR names in an answer, lower case, without repetition. NOT safe to show. */
export function ptrNamesIn(answer: DnsAnswer): readonly string[] {
	if (answer.status !== 'answer') return [];
	const names = answer.answers.flatMap((record) =>
		record.type === 'PTR' ? [record.target.toLowerCase().replace(/\.$/u, '')] : [],
	);
	return [...new Set(names)];
}

/** The answers about the reverse names of these addresses. */
export function ptrAnswers(
	{ask}: {readonly ask: Ask},
	own: readonly OwnAddress[],
): Promise<readonly DnsAnswer[]> {
	return Promise.all(
		own.flatMap(({address}) => {
			const ip = parseIp(address);
			return ip ? [ask(reverseName(ip), 'PTR')] : [];
		}),
	);
}

/** The PTR names of an address of ours that lead back to it; undefined where DNS did not say. Answers go to `heard`. */
export async function confirmedNames(
	{ask}: {readonly ask: Ask},
	own: OwnAddress,
	heard: DnsAnswer[],
): Promise<readonly string[] | undefined> {
	const ip = parseIp(own.address);
	if (!ip || addressScope(own.address) !== 'public') return [];
	const answer = await ask(reverseName(ip), 'PTR');
	heard.push(answer);
	if (isFailed(answer)) return undefined;
	const usable = ptrNamesIn(answer).filter(isLookable);
	const names = usable.slice(0, maxNames);
	const forward = await Promise.all(names.map((name) => ask(name, typeOf(own))));
	heard.push(...forward);
	const confirmed = names.filter((_, index) => leadsTo(forward[index], own.address));
	const isOpen = forward.some(isFailed) || usable.length > names.length;
	return confirmed.length === 0 && isOpen ? undefined : confirmed;
}

/** Does this answer hold the address? */
export function leadsTo(answer: DnsAnswer | undefined, address: string): boolean {
	const wanted = normalizeIp(address);
	return answer !== undefined && addressesIn(answer).some((other) => normalizeIp(other) === wanted);
}

/** The type of record that holds such an address. */
export function typeOf({family}: Pick<OwnAddress, 'family'>): 'A' | 'AAAA' {
	return family === 4 ? 'A' : 'AAAA';
}

import type {Check, CheckId, OwnAddress} from '../../model/check.ts';
import type {DnsAnswer} from '../../model/dns.ts';
import {normalizeIp, parseIp, reverseName} from '../../protocol/ip.ts';
import {isPublicFqdn} from '../../protocol/own-name.ts';
import {addressScope} from '../../protocol/scope.ts';
import {addressesIn, isFailed, listed, shown, stepsOf, whyFailed} from '../answers.ts';
import {type CheckContext, type CheckFunction, checkOf, type Draft} from '../context.ts';
import {withoutMadeUp} from '../made-up.ts';
import {lookOf} from '../generic-name.ts';
import {unknownAddress} from './own-address.ts';

/** PTR names of one address that are followed; more are a mistake of somebody, or a trap. */
const maxNames = 5;
/** What stands in a record that somebody else has to fill in. */
const placeholder = 'mail.YOUR-DOMAIN';

/** `ptr`, `ptr-forward` and `ptr-generic` of each of our addresses. */
export const reverseChecks: CheckFunction = withoutMadeUp(async (context) => {
	const {addresses} = context.self;
	if (addresses.length === 0) {
		return cannot(unknownAddress, 'no-address', 'Your address is not known.', undefined);
	}
	return (await Promise.all(addresses.map((own) => checkAddress(context, own)))).flat();
});

/** The PTR names in an answer, lower case, without repetition. NOT safe to show. */
export function ptrNamesIn(answer: DnsAnswer): readonly string[] {
	if (answer.status !== 'answer') return [];
	const names = answer.answers.flatMap((record) =>
		record.type === 'PTR' ? [record.target.toLowerCase().replace(/\.$/u, '')] : [],
	);
	return [...new Set(names)];
}

/** The PTR names of an address of ours that lead back to it; undefined where DNS did not say. Answers go to `heard`. */
export async function confirmedNames(
	{ask}: CheckContext,
	own: OwnAddress,
	heard: DnsAnswer[],
): Promise<readonly string[] | undefined> {
	const ip = parseIp(own.address);
	if (!ip || addressScope(own.address) !== 'public') return [];
	const answer = await ask(reverseName(ip), 'PTR');
	heard.push(answer);
	if (isFailed(answer)) return undefined;
	const usable = ptrNamesIn(answer).filter(isPublicFqdn);
	const names = usable.slice(0, maxNames);
	const forward = await Promise.all(names.map((name) => ask(name, typeOf(own))));
	heard.push(...forward);
	const confirmed = names.filter((_, index) => leadsTo(forward[index], own.address));
	const isOpen = forward.some(isFailed) || usable.length > names.length;
	return confirmed.length === 0 && isOpen ? undefined : confirmed;
}

async function checkAddress(context: CheckContext, own: OwnAddress): Promise<readonly Check[]> {
	const {address} = own;
	const ip = parseIp(address);
	if (!ip || addressScope(address) !== 'public') {
		const found = `${address} is a private address. Receivers see another one, and look up the name of that.`;
		return cannot(address, 'private', found, undefined);
	}
	const answer = await context.ask(reverseName(ip), 'PTR');
	if (isFailed(answer)) {
		const found = `Whether ${address} has a PTR record could not be found out: ${whyFailed(answer)}.`;
		return cannot(address, 'unanswered', found, answer);
	}
	const all = ptrNamesIn(answer);
	const usable = all.filter(isPublicFqdn);
	const ptr = checkOf({...judgePtr(own, all, usable, answer), steps: stepsOf([answer])});
	const first = usable[0];
	if (first === undefined) {
		const found =
			all.length === 0
				? `${address} has no PTR record, so there is no name to look at.`
				: `The PTR record of ${address} holds no valid host name, so there is none to look at.`;
		return [ptr, ...cannot(address, 'no-name', found, answer, ['ptr-forward', 'ptr-generic'])];
	}
	const names = usable.slice(0, maxNames);
	const forward = await Promise.all(names.map((name) => context.ask(name, typeOf(own))));
	return [
		ptr,
		checkOf({...judgeForward(own, usable, forward), steps: stepsOf([answer, ...forward])}),
		checkOf({...judgeLook(own, usable), steps: stepsOf([answer])}),
	];
}

function judgePtr(
	{address}: OwnAddress,
	all: readonly string[],
	usable: readonly string[],
	answer: DnsAnswer,
): Draft {
	const base = {id: 'ptr', subject: address} as const;
	const records = [`${answer.question.name}. 3600 IN PTR ${placeholder}.`];
	if (all.length === 0) {
		const found = `${address} has no PTR record (${answer.status === 'nxdomain' ? 'NXDOMAIN' : 'NODATA'} for ${answer.question.name}).`;
		return {...base, state: 'bad', finding: 'missing', found, records};
	}
	if (usable.length === 0) {
		const found = `The PTR record of ${address} says ${listed(all)}, which is no host name of the internet.`;
		return {...base, state: 'bad', finding: 'no-host-name', found, records};
	}
	if (all.length > 1) {
		const found = `${address} has ${all.length} PTR records: ${listed(all)}.`;
		return {...base, state: 'bad', finding: 'several', found};
	}
	return {...base, state: 'good', finding: 'present', found: `${address} is ${listed(all)}.`};
}

/** `forward` holds the answers about the first names; the others were not asked for. */
function judgeForward(
	own: OwnAddress,
	all: readonly string[],
	forward: readonly DnsAnswer[],
): Draft {
	const names = all.slice(0, forward.length);
	const {address} = own;
	const base = {id: 'ptr-forward', subject: address} as const;
	const confirmed = names.filter((_, index) => leadsTo(forward[index], address));
	if (confirmed.length > 0) {
		const found = `${listed(confirmed)} ${leads(confirmed)} back to ${address}.`;
		return {...base, state: 'good', finding: 'confirmed', found};
	}
	const failed = forward.find(isFailed);
	if (failed) {
		const found = `Whether ${shown(failed.question.name)} leads back to ${address} could not be found out: ${whyFailed(failed)}.`;
		return {...base, state: 'unknown', finding: 'unanswered', found};
	}
	if (all.length > names.length) {
		const found = `${names.length} of ${all.length} names of ${address} were looked at, and none of these leads back to it. Whether another does is not known.`;
		return {...base, state: 'unknown', finding: 'not-all', found};
	}
	const records = names
		.slice(0, 1)
		.map((name) => `${shown(name)}. 3600 IN ${typeOf(own)} ${address}`);
	const others = [...new Set(forward.flatMap(addressesIn))];
	if (others.length > 0) {
		const found = `${listed(names)} ${leads(names)} to ${listed(others)}, not back to ${address}.`;
		return {...base, state: 'bad', finding: 'other-address', found, records};
	}
	const found =
		names.length > 1
			? `${listed(names)} have no ${typeOf(own)} record, so they do not lead back to ${address}.`
			: `${listed(names)} has no ${typeOf(own)} record, so it does not lead back to ${address}.`;
	return {...base, state: 'bad', finding: 'no-way-back', found, records};
}

function judgeLook({address}: OwnAddress, names: readonly string[]): Draft {
	const base = {id: 'ptr-generic', subject: address} as const;
	const ip = parseIp(address);
	const looks = names.map((name) => ({name, look: ip ? lookOf(name, ip) : undefined}));
	// The receiver picks one of several, and not the one that we would like.
	const worst =
		looks.find(({look}) => look?.kind === 'dynamic') ??
		looks.find(({look}) => look?.kind === 'generic');
	if (!worst?.look || worst.look.kind === 'own') {
		const found =
			names.length > 1
				? `${listed(names)} look like names that somebody chose.`
				: `${listed(names)} looks like a name that somebody chose.`;
		return {...base, state: 'good', finding: 'own-name', found};
	}
	const {kind, why} = worst.look;
	const found = `${shown(worst.name)} looks like the name of a line, not of a mail server: ${why}.`;
	return {...base, state: 'bad', finding: kind, found};
}

/** All three, or these, where nothing can be told of any. */
function cannot(
	subject: string,
	finding: string,
	found: string,
	answer: DnsAnswer | undefined,
	ids: readonly CheckId[] = ['ptr', 'ptr-forward', 'ptr-generic'],
): readonly Check[] {
	const steps = answer ? stepsOf([answer]) : [];
	return ids.map((id) => checkOf({id, subject, state: 'unknown', finding, found, steps}));
}

/** The verb that belongs to these names. */
function leads(names: readonly string[]): 'lead' | 'leads' {
	return names.length > 1 ? 'lead' : 'leads';
}

function leadsTo(answer: DnsAnswer | undefined, address: string): boolean {
	const wanted = normalizeIp(address);
	return answer !== undefined && addressesIn(answer).some((other) => normalizeIp(other) === wanted);
}

function typeOf({family}: OwnAddress): 'A' | 'AAAA' {
	return family === 4 ? 'A' : 'AAAA';
}
